// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! Every API key and the facts that its schema states.

/// The number that says which API a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i16)]
pub enum ApiKey {
    /// `Produce` (0): versions 3 to 13.
    Produce = 0,
    /// `Fetch` (1): versions 4 to 18.
    Fetch = 1,
    /// `ListOffsets` (2): versions 1 to 11.
    ListOffsets = 2,
    /// `Metadata` (3): versions 0 to 13.
    Metadata = 3,
    /// `LeaderAndIsr` (4): removed, no version is left.
    LeaderAndIsr = 4,
    /// `StopReplica` (5): removed, no version is left.
    StopReplica = 5,
    /// `UpdateMetadata` (6): removed, no version is left.
    UpdateMetadata = 6,
    /// `ControlledShutdown` (7): removed, no version is left.
    ControlledShutdown = 7,
    /// `OffsetCommit` (8): versions 2 to 10.
    OffsetCommit = 8,
    /// `OffsetFetch` (9): versions 1 to 10.
    OffsetFetch = 9,
    /// `FindCoordinator` (10): versions 0 to 6.
    FindCoordinator = 10,
    /// `JoinGroup` (11): versions 0 to 9.
    JoinGroup = 11,
    /// `Heartbeat` (12): versions 0 to 4.
    Heartbeat = 12,
    /// `LeaveGroup` (13): versions 0 to 5.
    LeaveGroup = 13,
    /// `SyncGroup` (14): versions 0 to 5.
    SyncGroup = 14,
    /// `DescribeGroups` (15): versions 0 to 6.
    DescribeGroups = 15,
    /// `ListGroups` (16): versions 0 to 5.
    ListGroups = 16,
    /// `SaslHandshake` (17): versions 0 to 1.
    SaslHandshake = 17,
    /// `ApiVersions` (18): versions 0 to 5.
    ApiVersions = 18,
    /// `CreateTopics` (19): versions 2 to 7.
    CreateTopics = 19,
    /// `DeleteTopics` (20): versions 1 to 6.
    DeleteTopics = 20,
    /// `DeleteRecords` (21): versions 0 to 2.
    DeleteRecords = 21,
    /// `InitProducerId` (22): versions 0 to 6.
    InitProducerId = 22,
    /// `OffsetForLeaderEpoch` (23): versions 2 to 4.
    OffsetForLeaderEpoch = 23,
    /// `AddPartitionsToTxn` (24): versions 0 to 5.
    AddPartitionsToTxn = 24,
    /// `AddOffsetsToTxn` (25): versions 0 to 4.
    AddOffsetsToTxn = 25,
    /// `EndTxn` (26): versions 0 to 5.
    EndTxn = 26,
    /// `WriteTxnMarkers` (27): versions 1 to 2.
    WriteTxnMarkers = 27,
    /// `TxnOffsetCommit` (28): versions 0 to 6.
    TxnOffsetCommit = 28,
    /// `DescribeAcls` (29): versions 1 to 3.
    DescribeAcls = 29,
    /// `CreateAcls` (30): versions 1 to 3.
    CreateAcls = 30,
    /// `DeleteAcls` (31): versions 1 to 3.
    DeleteAcls = 31,
    /// `DescribeConfigs` (32): versions 1 to 4.
    DescribeConfigs = 32,
    /// `AlterConfigs` (33): versions 0 to 2.
    AlterConfigs = 33,
    /// `AlterReplicaLogDirs` (34): versions 1 to 2.
    AlterReplicaLogDirs = 34,
    /// `DescribeLogDirs` (35): versions 1 to 5.
    DescribeLogDirs = 35,
    /// `SaslAuthenticate` (36): versions 0 to 2.
    SaslAuthenticate = 36,
    /// `CreatePartitions` (37): versions 0 to 3.
    CreatePartitions = 37,
    /// `CreateDelegationToken` (38): versions 1 to 3.
    CreateDelegationToken = 38,
    /// `RenewDelegationToken` (39): versions 1 to 2.
    RenewDelegationToken = 39,
    /// `ExpireDelegationToken` (40): versions 1 to 2.
    ExpireDelegationToken = 40,
    /// `DescribeDelegationToken` (41): versions 1 to 3.
    DescribeDelegationToken = 41,
    /// `DeleteGroups` (42): versions 0 to 3.
    DeleteGroups = 42,
    /// `ElectLeaders` (43): versions 0 to 2.
    ElectLeaders = 43,
    /// `IncrementalAlterConfigs` (44): versions 0 to 1.
    IncrementalAlterConfigs = 44,
    /// `AlterPartitionReassignments` (45): versions 0 to 1.
    AlterPartitionReassignments = 45,
    /// `ListPartitionReassignments` (46): versions 0 to 0.
    ListPartitionReassignments = 46,
    /// `OffsetDelete` (47): versions 0 to 0.
    OffsetDelete = 47,
    /// `DescribeClientQuotas` (48): versions 0 to 1.
    DescribeClientQuotas = 48,
    /// `AlterClientQuotas` (49): versions 0 to 1.
    AlterClientQuotas = 49,
    /// `DescribeUserScramCredentials` (50): versions 0 to 0.
    DescribeUserScramCredentials = 50,
    /// `AlterUserScramCredentials` (51): versions 0 to 0.
    AlterUserScramCredentials = 51,
    /// `Vote` (52): versions 0 to 2.
    Vote = 52,
    /// `BeginQuorumEpoch` (53): versions 0 to 1.
    BeginQuorumEpoch = 53,
    /// `EndQuorumEpoch` (54): versions 0 to 1.
    EndQuorumEpoch = 54,
    /// `DescribeQuorum` (55): versions 0 to 2.
    DescribeQuorum = 55,
    /// `AlterPartition` (56): versions 2 to 3.
    AlterPartition = 56,
    /// `UpdateFeatures` (57): versions 0 to 2.
    UpdateFeatures = 57,
    /// `Envelope` (58): versions 0 to 0.
    Envelope = 58,
    /// `FetchSnapshot` (59): versions 0 to 1.
    FetchSnapshot = 59,
    /// `DescribeCluster` (60): versions 0 to 2.
    DescribeCluster = 60,
    /// `DescribeProducers` (61): versions 0 to 0.
    DescribeProducers = 61,
    /// `BrokerRegistration` (62): versions 0 to 4.
    BrokerRegistration = 62,
    /// `BrokerHeartbeat` (63): versions 0 to 2.
    BrokerHeartbeat = 63,
    /// `UnregisterBroker` (64): versions 0 to 0.
    UnregisterBroker = 64,
    /// `DescribeTransactions` (65): versions 0 to 0.
    DescribeTransactions = 65,
    /// `ListTransactions` (66): versions 0 to 2.
    ListTransactions = 66,
    /// `AllocateProducerIds` (67): versions 0 to 0.
    AllocateProducerIds = 67,
    /// `ConsumerGroupHeartbeat` (68): versions 0 to 1.
    ConsumerGroupHeartbeat = 68,
    /// `ConsumerGroupDescribe` (69): versions 0 to 1.
    ConsumerGroupDescribe = 69,
    /// `ControllerRegistration` (70): versions 0 to 0.
    ControllerRegistration = 70,
    /// `GetTelemetrySubscriptions` (71): versions 0 to 0.
    GetTelemetrySubscriptions = 71,
    /// `PushTelemetry` (72): versions 0 to 0.
    PushTelemetry = 72,
    /// `AssignReplicasToDirs` (73): versions 0 to 0.
    AssignReplicasToDirs = 73,
    /// `ListConfigResources` (74): versions 0 to 1.
    ListConfigResources = 74,
    /// `DescribeTopicPartitions` (75): versions 0 to 0.
    DescribeTopicPartitions = 75,
    /// `ShareGroupHeartbeat` (76): versions 1 to 1.
    ShareGroupHeartbeat = 76,
    /// `ShareGroupDescribe` (77): versions 1 to 1.
    ShareGroupDescribe = 77,
    /// `ShareFetch` (78): versions 1 to 2.
    ShareFetch = 78,
    /// `ShareAcknowledge` (79): versions 1 to 2.
    ShareAcknowledge = 79,
    /// `AddRaftVoter` (80): versions 0 to 1.
    AddRaftVoter = 80,
    /// `RemoveRaftVoter` (81): versions 0 to 0.
    RemoveRaftVoter = 81,
    /// `UpdateRaftVoter` (82): versions 0 to 0.
    UpdateRaftVoter = 82,
    /// `InitializeShareGroupState` (83): versions 0 to 0.
    InitializeShareGroupState = 83,
    /// `ReadShareGroupState` (84): versions 0 to 0.
    ReadShareGroupState = 84,
    /// `WriteShareGroupState` (85): versions 0 to 1.
    WriteShareGroupState = 85,
    /// `DeleteShareGroupState` (86): versions 0 to 0.
    DeleteShareGroupState = 86,
    /// `ReadShareGroupStateSummary` (87): versions 0 to 1.
    ReadShareGroupStateSummary = 87,
    /// `StreamsGroupHeartbeat` (88): versions 0 to 1.
    StreamsGroupHeartbeat = 88,
    /// `StreamsGroupDescribe` (89): versions 0 to 1.
    StreamsGroupDescribe = 89,
    /// `DescribeShareGroupOffsets` (90): versions 0 to 1.
    DescribeShareGroupOffsets = 90,
    /// `AlterShareGroupOffsets` (91): versions 0 to 0.
    AlterShareGroupOffsets = 91,
    /// `DeleteShareGroupOffsets` (92): versions 0 to 0.
    DeleteShareGroupOffsets = 92,
    /// `StreamsGroupTopologyDescriptionUpdate` (93): versions 0 to 0.
    StreamsGroupTopologyDescriptionUpdate = 93,
    /// `UnregisterController` (94): versions 0 to 0.
    UnregisterController = 94,
}

impl ApiKey {
    /// Every key, by code.
    pub const ALL: &[ApiKey] = &[
        ApiKey::Produce,
        ApiKey::Fetch,
        ApiKey::ListOffsets,
        ApiKey::Metadata,
        ApiKey::LeaderAndIsr,
        ApiKey::StopReplica,
        ApiKey::UpdateMetadata,
        ApiKey::ControlledShutdown,
        ApiKey::OffsetCommit,
        ApiKey::OffsetFetch,
        ApiKey::FindCoordinator,
        ApiKey::JoinGroup,
        ApiKey::Heartbeat,
        ApiKey::LeaveGroup,
        ApiKey::SyncGroup,
        ApiKey::DescribeGroups,
        ApiKey::ListGroups,
        ApiKey::SaslHandshake,
        ApiKey::ApiVersions,
        ApiKey::CreateTopics,
        ApiKey::DeleteTopics,
        ApiKey::DeleteRecords,
        ApiKey::InitProducerId,
        ApiKey::OffsetForLeaderEpoch,
        ApiKey::AddPartitionsToTxn,
        ApiKey::AddOffsetsToTxn,
        ApiKey::EndTxn,
        ApiKey::WriteTxnMarkers,
        ApiKey::TxnOffsetCommit,
        ApiKey::DescribeAcls,
        ApiKey::CreateAcls,
        ApiKey::DeleteAcls,
        ApiKey::DescribeConfigs,
        ApiKey::AlterConfigs,
        ApiKey::AlterReplicaLogDirs,
        ApiKey::DescribeLogDirs,
        ApiKey::SaslAuthenticate,
        ApiKey::CreatePartitions,
        ApiKey::CreateDelegationToken,
        ApiKey::RenewDelegationToken,
        ApiKey::ExpireDelegationToken,
        ApiKey::DescribeDelegationToken,
        ApiKey::DeleteGroups,
        ApiKey::ElectLeaders,
        ApiKey::IncrementalAlterConfigs,
        ApiKey::AlterPartitionReassignments,
        ApiKey::ListPartitionReassignments,
        ApiKey::OffsetDelete,
        ApiKey::DescribeClientQuotas,
        ApiKey::AlterClientQuotas,
        ApiKey::DescribeUserScramCredentials,
        ApiKey::AlterUserScramCredentials,
        ApiKey::Vote,
        ApiKey::BeginQuorumEpoch,
        ApiKey::EndQuorumEpoch,
        ApiKey::DescribeQuorum,
        ApiKey::AlterPartition,
        ApiKey::UpdateFeatures,
        ApiKey::Envelope,
        ApiKey::FetchSnapshot,
        ApiKey::DescribeCluster,
        ApiKey::DescribeProducers,
        ApiKey::BrokerRegistration,
        ApiKey::BrokerHeartbeat,
        ApiKey::UnregisterBroker,
        ApiKey::DescribeTransactions,
        ApiKey::ListTransactions,
        ApiKey::AllocateProducerIds,
        ApiKey::ConsumerGroupHeartbeat,
        ApiKey::ConsumerGroupDescribe,
        ApiKey::ControllerRegistration,
        ApiKey::GetTelemetrySubscriptions,
        ApiKey::PushTelemetry,
        ApiKey::AssignReplicasToDirs,
        ApiKey::ListConfigResources,
        ApiKey::DescribeTopicPartitions,
        ApiKey::ShareGroupHeartbeat,
        ApiKey::ShareGroupDescribe,
        ApiKey::ShareFetch,
        ApiKey::ShareAcknowledge,
        ApiKey::AddRaftVoter,
        ApiKey::RemoveRaftVoter,
        ApiKey::UpdateRaftVoter,
        ApiKey::InitializeShareGroupState,
        ApiKey::ReadShareGroupState,
        ApiKey::WriteShareGroupState,
        ApiKey::DeleteShareGroupState,
        ApiKey::ReadShareGroupStateSummary,
        ApiKey::StreamsGroupHeartbeat,
        ApiKey::StreamsGroupDescribe,
        ApiKey::DescribeShareGroupOffsets,
        ApiKey::AlterShareGroupOffsets,
        ApiKey::DeleteShareGroupOffsets,
        ApiKey::StreamsGroupTopologyDescriptionUpdate,
        ApiKey::UnregisterController,
    ];
}

/// What a schema says about one API.
pub(crate) struct ApiFacts {
    pub name: &'static str,
    pub lowest: i16,
    pub highest: i16,
    pub flexible_from: Option<i16>,
    pub unstable: bool,
}

/// Indexed by code.
pub(crate) static API_FACTS: [ApiFacts; 95] = [
    ApiFacts {
        name: "Produce",
        lowest: 3,
        highest: 13,
        flexible_from: Some(9),
        unstable: false,
    },
    ApiFacts {
        name: "Fetch",
        lowest: 4,
        highest: 18,
        flexible_from: Some(12),
        unstable: false,
    },
    ApiFacts {
        name: "ListOffsets",
        lowest: 1,
        highest: 11,
        flexible_from: Some(6),
        unstable: false,
    },
    ApiFacts {
        name: "Metadata",
        lowest: 0,
        highest: 13,
        flexible_from: Some(9),
        unstable: false,
    },
    ApiFacts {
        name: "LeaderAndIsr",
        lowest: 0,
        highest: -1,
        flexible_from: None,
        unstable: false,
    },
    ApiFacts {
        name: "StopReplica",
        lowest: 0,
        highest: -1,
        flexible_from: None,
        unstable: false,
    },
    ApiFacts {
        name: "UpdateMetadata",
        lowest: 0,
        highest: -1,
        flexible_from: None,
        unstable: false,
    },
    ApiFacts {
        name: "ControlledShutdown",
        lowest: 0,
        highest: -1,
        flexible_from: None,
        unstable: false,
    },
    ApiFacts {
        name: "OffsetCommit",
        lowest: 2,
        highest: 10,
        flexible_from: Some(8),
        unstable: false,
    },
    ApiFacts {
        name: "OffsetFetch",
        lowest: 1,
        highest: 10,
        flexible_from: Some(6),
        unstable: false,
    },
    ApiFacts {
        name: "FindCoordinator",
        lowest: 0,
        highest: 6,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "JoinGroup",
        lowest: 0,
        highest: 9,
        flexible_from: Some(6),
        unstable: false,
    },
    ApiFacts {
        name: "Heartbeat",
        lowest: 0,
        highest: 4,
        flexible_from: Some(4),
        unstable: false,
    },
    ApiFacts {
        name: "LeaveGroup",
        lowest: 0,
        highest: 5,
        flexible_from: Some(4),
        unstable: false,
    },
    ApiFacts {
        name: "SyncGroup",
        lowest: 0,
        highest: 5,
        flexible_from: Some(4),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeGroups",
        lowest: 0,
        highest: 6,
        flexible_from: Some(5),
        unstable: false,
    },
    ApiFacts {
        name: "ListGroups",
        lowest: 0,
        highest: 5,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "SaslHandshake",
        lowest: 0,
        highest: 1,
        flexible_from: None,
        unstable: false,
    },
    ApiFacts {
        name: "ApiVersions",
        lowest: 0,
        highest: 5,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "CreateTopics",
        lowest: 2,
        highest: 7,
        flexible_from: Some(5),
        unstable: false,
    },
    ApiFacts {
        name: "DeleteTopics",
        lowest: 1,
        highest: 6,
        flexible_from: Some(4),
        unstable: false,
    },
    ApiFacts {
        name: "DeleteRecords",
        lowest: 0,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "InitProducerId",
        lowest: 0,
        highest: 6,
        flexible_from: Some(2),
        unstable: true,
    },
    ApiFacts {
        name: "OffsetForLeaderEpoch",
        lowest: 2,
        highest: 4,
        flexible_from: Some(4),
        unstable: false,
    },
    ApiFacts {
        name: "AddPartitionsToTxn",
        lowest: 0,
        highest: 5,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "AddOffsetsToTxn",
        lowest: 0,
        highest: 4,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "EndTxn",
        lowest: 0,
        highest: 5,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "WriteTxnMarkers",
        lowest: 1,
        highest: 2,
        flexible_from: Some(1),
        unstable: false,
    },
    ApiFacts {
        name: "TxnOffsetCommit",
        lowest: 0,
        highest: 6,
        flexible_from: Some(3),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeAcls",
        lowest: 1,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "CreateAcls",
        lowest: 1,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "DeleteAcls",
        lowest: 1,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeConfigs",
        lowest: 1,
        highest: 4,
        flexible_from: Some(4),
        unstable: false,
    },
    ApiFacts {
        name: "AlterConfigs",
        lowest: 0,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "AlterReplicaLogDirs",
        lowest: 1,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeLogDirs",
        lowest: 1,
        highest: 5,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "SaslAuthenticate",
        lowest: 0,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "CreatePartitions",
        lowest: 0,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "CreateDelegationToken",
        lowest: 1,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "RenewDelegationToken",
        lowest: 1,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "ExpireDelegationToken",
        lowest: 1,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeDelegationToken",
        lowest: 1,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "DeleteGroups",
        lowest: 0,
        highest: 3,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "ElectLeaders",
        lowest: 0,
        highest: 2,
        flexible_from: Some(2),
        unstable: false,
    },
    ApiFacts {
        name: "IncrementalAlterConfigs",
        lowest: 0,
        highest: 1,
        flexible_from: Some(1),
        unstable: false,
    },
    ApiFacts {
        name: "AlterPartitionReassignments",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ListPartitionReassignments",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "OffsetDelete",
        lowest: 0,
        highest: 0,
        flexible_from: None,
        unstable: false,
    },
    ApiFacts {
        name: "DescribeClientQuotas",
        lowest: 0,
        highest: 1,
        flexible_from: Some(1),
        unstable: false,
    },
    ApiFacts {
        name: "AlterClientQuotas",
        lowest: 0,
        highest: 1,
        flexible_from: Some(1),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeUserScramCredentials",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "AlterUserScramCredentials",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "Vote",
        lowest: 0,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "BeginQuorumEpoch",
        lowest: 0,
        highest: 1,
        flexible_from: Some(1),
        unstable: false,
    },
    ApiFacts {
        name: "EndQuorumEpoch",
        lowest: 0,
        highest: 1,
        flexible_from: Some(1),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeQuorum",
        lowest: 0,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "AlterPartition",
        lowest: 2,
        highest: 3,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "UpdateFeatures",
        lowest: 0,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "Envelope",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "FetchSnapshot",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeCluster",
        lowest: 0,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeProducers",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "BrokerRegistration",
        lowest: 0,
        highest: 4,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "BrokerHeartbeat",
        lowest: 0,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "UnregisterBroker",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeTransactions",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ListTransactions",
        lowest: 0,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "AllocateProducerIds",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ConsumerGroupHeartbeat",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ConsumerGroupDescribe",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ControllerRegistration",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "GetTelemetrySubscriptions",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "PushTelemetry",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "AssignReplicasToDirs",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ListConfigResources",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeTopicPartitions",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ShareGroupHeartbeat",
        lowest: 1,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ShareGroupDescribe",
        lowest: 1,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ShareFetch",
        lowest: 1,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ShareAcknowledge",
        lowest: 1,
        highest: 2,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "AddRaftVoter",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "RemoveRaftVoter",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "UpdateRaftVoter",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "InitializeShareGroupState",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ReadShareGroupState",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "WriteShareGroupState",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DeleteShareGroupState",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "ReadShareGroupStateSummary",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "StreamsGroupHeartbeat",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "StreamsGroupDescribe",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DescribeShareGroupOffsets",
        lowest: 0,
        highest: 1,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "AlterShareGroupOffsets",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "DeleteShareGroupOffsets",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "StreamsGroupTopologyDescriptionUpdate",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
    ApiFacts {
        name: "UnregisterController",
        lowest: 0,
        highest: 0,
        flexible_from: Some(0),
        unstable: false,
    },
];
