// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! Fills every structure with what its version can carry.

use super::sample::*;

impl Sample for ringspool_protocol::messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            group_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactions: if at.version >= 4 {
                source.fill(at)
            } else {
                Default::default()
            },
            v3_and_below_transactional_id: if at.version <= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            v3_and_below_producer_id: if at.version <= 3 { source.fill(at) } else { 0 },
            v3_and_below_producer_epoch: if at.version <= 3 { source.fill(at) } else { 0 },
            v3_and_below_topics: if at.version <= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample
    for ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnTransaction
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            verify_only: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnTopic
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: if at.version >= 4 { source.fill(at) } else { 0 },
            results_by_transaction: if at.version >= 4 {
                source.fill(at)
            } else {
                Default::default()
            },
            results_by_topic_v3_and_below: if at.version <= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample
    for ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            topic_results: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnTopicResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            results_by_partition: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnPartitionResult {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
partition_error_code: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::add_raft_voter_request::AddRaftVoterRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            timeout_ms: source.fill(at),
            voter_id: source.fill(at),
            voter_directory_id: source.fill(at),
            listeners: source.fill(at),
            ack_when_committed: if at.version == 1 {
                source.fill(at)
            } else {
                true
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::add_raft_voter_request::Listener {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::add_raft_voter_response::AddRaftVoterResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::allocate_producer_ids_request::AllocateProducerIdsRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            broker_epoch: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::allocate_producer_ids_response::AllocateProducerIdsResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            producer_id_start: source.fill(at),
            producer_id_len: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entries: source.fill(at),
            validate_only: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_client_quotas_request::EntryData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entity: source.fill(at),
            ops: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_client_quotas_request::EntityData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entity_type: source.fill(at),
            entity_name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_client_quotas_request::OpData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
            remove: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_client_quotas_response::AlterClientQuotasResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            entries: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_client_quotas_response::EntryData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            entity: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_client_quotas_response::EntityData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entity_type: source.fill(at),
            entity_name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_configs_request::AlterConfigsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resources: source.fill(at),
            validate_only: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_configs_request::AlterConfigsResource {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            configs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_configs_request::AlterableConfig {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_configs_response::AlterConfigsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            responses: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_configs_response::AlterConfigsResourceResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            resource_type: source.fill(at),
            resource_name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_request::AlterPartitionRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            broker_epoch: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_request::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            leader_epoch: source.fill(at),
            new_isr: if at.version == 2 {
                source.fill(at)
            } else {
                Default::default()
            },
            new_isr_with_epochs: if at.version == 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            leader_recovery_state: source.fill(at),
            partition_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_request::BrokerState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            broker_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_response::AlterPartitionResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
            isr: source.fill(at),
            leader_recovery_state: source.fill(at),
            partition_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
timeout_ms: source.fill(at),
allow_replication_factor_change: if at.version == 1 { source.fill(at) } else { true },
topics: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::alter_partition_reassignments_request::ReassignableTopic
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_partition_reassignments_request::ReassignablePartition
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            replicas: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
allow_replication_factor_change: if at.version == 1 { source.fill(at) } else { true },
error_code: source.fill(at),
error_message: source.fill(at),
responses: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_partition_reassignments_response::ReassignableTopicResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
name: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_partition_reassignments_response::ReassignablePartitionResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            dirs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDir {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            path: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirTopic
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            results: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirTopicResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirPartitionResult {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
error_code: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequestTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_name: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequestPartition {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
start_offset: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
responses: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponseTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_name: source.fill(at),
topic_id: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponsePartition {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
deletions: source.fill(at),
upsertions: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::alter_user_scram_credentials_request::ScramCredentialDeletion
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            mechanism: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::alter_user_scram_credentials_request::ScramCredentialUpsertion
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            mechanism: source.fill(at),
            iterations: source.fill(at),
            salt: source.fill(at),
            salted_password: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
results: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResult {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
user: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::api_versions_request::ApiVersionsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            client_software_name: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            client_software_version: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            cluster_id: if at.version == 5 {
                source.fill(at)
            } else {
                None
            },
            node_id: if at.version == 5 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::api_versions_response::ApiVersionsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            api_keys: source.fill(at),
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            supported_features: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            finalized_features_epoch: if at.version >= 3 { source.fill(at) } else { -1 },
            finalized_features: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            zk_migration_ready: if at.version >= 3 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::api_versions_response::ApiVersion {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            api_key: source.fill(at),
            min_version: source.fill(at),
            max_version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::api_versions_response::SupportedFeatureKey {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            min_version: source.fill(at),
            max_version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::api_versions_response::FinalizedFeatureKey {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            max_version_level: source.fill(at),
            min_version_level: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            broker_epoch: source.fill(at),
            directories: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::assign_replicas_to_dirs_request::DirectoryData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::assign_replicas_to_dirs_request::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::assign_replicas_to_dirs_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            directories: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::assign_replicas_to_dirs_response::DirectoryData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::assign_replicas_to_dirs_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::assign_replicas_to_dirs_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_request::BeginQuorumEpochRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            voter_id: if at.version == 1 { source.fill(at) } else { -1 },
            topics: source.fill(at),
            leader_endpoints: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_request::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            voter_directory_id: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_request::LeaderEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::begin_quorum_epoch_response::BeginQuorumEpochResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            topics: source.fill(at),
            node_endpoints: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::begin_quorum_epoch_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::broker_heartbeat_request::BrokerHeartbeatRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            broker_epoch: source.fill(at),
            current_metadata_offset: source.fill(at),
            want_fence: source.fill(at),
            want_shut_down: source.fill(at),
            offline_log_dirs: if at.version >= 1 {
                source.fill(at)
            } else {
                Default::default()
            },
            cordoned_log_dirs: if at.version == 2 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::broker_heartbeat_response::BrokerHeartbeatResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            is_caught_up: source.fill(at),
            is_fenced: source.fill(at),
            should_shut_down: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::broker_registration_request::BrokerRegistrationRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            cluster_id: source.fill(at),
            incarnation_id: source.fill(at),
            listeners: source.fill(at),
            features: source.fill(at),
            rack: source.fill(at),
            is_migrating_zk_broker: if at.version >= 1 {
                source.fill(at)
            } else {
                false
            },
            log_dirs: if at.version >= 2 {
                source.fill(at)
            } else {
                Default::default()
            },
            previous_broker_epoch: if at.version >= 3 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::broker_registration_request::Listener {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            security_protocol: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::broker_registration_request::Feature {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            min_supported_version: source.fill(at),
            max_supported_version: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::broker_registration_response::BrokerRegistrationResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            broker_epoch: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_ids: source.fill(at),
            include_authorized_operations: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_describe_response::ConsumerGroupDescribeResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
groups: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::consumer_group_describe_response::DescribedGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            group_id: source.fill(at),
            group_state: source.fill(at),
            group_epoch: source.fill(at),
            assignment_epoch: source.fill(at),
            assignor_name: source.fill(at),
            members: source.fill(at),
            authorized_operations: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_describe_response::Member {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            instance_id: source.fill(at),
            rack_id: source.fill(at),
            member_epoch: source.fill(at),
            client_id: source.fill(at),
            client_host: source.fill(at),
            subscribed_topic_names: source.fill(at),
            subscribed_topic_regex: source.fill(at),
            assignment: source.fill(at),
            target_assignment: source.fill(at),
            member_type: if at.version == 1 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_describe_response::TopicPartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_describe_response::Assignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
member_epoch: source.fill(at),
instance_id: source.fill(at),
rack_id: source.fill(at),
rebalance_timeout_ms: source.fill(at),
subscribed_topic_names: source.fill(at),
subscribed_topic_regex: if at.version == 1 { source.fill(at) } else { None },
server_assignor: source.fill(at),
topic_partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::consumer_group_heartbeat_request::TopicPartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
member_id: source.fill(at),
member_epoch: source.fill(at),
heartbeat_interval_ms: source.fill(at),
assignment: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::consumer_group_heartbeat_response::Assignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_group_heartbeat_response::TopicPartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::controller_registration_request::ControllerRegistrationRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            controller_id: source.fill(at),
            incarnation_id: source.fill(at),
            zk_migration_ready: source.fill(at),
            listeners: source.fill(at),
            features: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::controller_registration_request::Listener {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            security_protocol: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::controller_registration_request::Feature {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            min_supported_version: source.fill(at),
            max_supported_version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::controller_registration_response::ControllerRegistrationResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::create_acls_request::CreateAclsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            creations: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_acls_request::AclCreation {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            resource_pattern_type: source.fill(at),
            principal: source.fill(at),
            host: source.fill(at),
            operation: source.fill(at),
            permission_type: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_acls_response::CreateAclsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_acls_response::AclCreationResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::create_delegation_token_request::CreateDelegationTokenRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            owner_principal_type: if at.version == 3 {
                source.fill(at)
            } else {
                Some(Default::default())
            },
            owner_principal_name: if at.version == 3 {
                source.fill(at)
            } else {
                Some(Default::default())
            },
            renewers: source.fill(at),
            max_lifetime_ms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_delegation_token_request::CreatableRenewers {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            principal_type: source.fill(at),
            principal_name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_delegation_token_response::CreateDelegationTokenResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
error_code: source.fill(at),
principal_type: source.fill(at),
principal_name: source.fill(at),
token_requester_principal_type: if at.version == 3 { source.fill(at) } else { Default::default() },
token_requester_principal_name: if at.version == 3 { source.fill(at) } else { Default::default() },
issue_timestamp_ms: source.fill(at),
expiry_timestamp_ms: source.fill(at),
max_timestamp_ms: source.fill(at),
token_id: source.fill(at),
hmac: source.fill(at),
throttle_time_ms: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::create_partitions_request::CreatePartitionsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
            timeout_ms: source.fill(at),
            validate_only: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_partitions_request::CreatePartitionsTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            count: source.fill(at),
            assignments: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::create_partitions_request::CreatePartitionsAssignment
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_ids: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_partitions_response::CreatePartitionsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            results: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::create_partitions_response::CreatePartitionsTopicResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_request::CreateTopicsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
            timeout_ms: source.fill(at),
            validate_only: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_request::CreatableTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            num_partitions: source.fill(at),
            replication_factor: source.fill(at),
            assignments: source.fill(at),
            configs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_request::CreatableReplicaAssignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            broker_ids: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_request::CreatableTopicConfig {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_response::CreateTopicsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_response::CreatableTopicResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            topic_id: if at.version == 7 {
                source.fill(at)
            } else {
                Default::default()
            },
            error_code: source.fill(at),
            error_message: source.fill(at),
            topic_config_error_code: if at.version >= 5 { source.fill(at) } else { 0 },
            num_partitions: if at.version >= 5 { source.fill(at) } else { -1 },
            replication_factor: if at.version >= 5 { source.fill(at) } else { -1 },
            configs: if at.version >= 5 {
                source.fill(at)
            } else {
                Some(Default::default())
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::create_topics_response::CreatableTopicConfigs {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            value: source.fill(at),
            read_only: source.fill(at),
            config_source: source.fill(at),
            is_sensitive: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_acls_request::DeleteAclsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            filters: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_acls_request::DeleteAclsFilter {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type_filter: source.fill(at),
            resource_name_filter: source.fill(at),
            pattern_type_filter: source.fill(at),
            principal_filter: source.fill(at),
            host_filter: source.fill(at),
            operation: source.fill(at),
            permission_type: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_acls_response::DeleteAclsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            filter_results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_acls_response::DeleteAclsFilterResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            matching_acls: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_acls_response::DeleteAclsMatchingAcl {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            pattern_type: source.fill(at),
            principal: source.fill(at),
            host: source.fill(at),
            operation: source.fill(at),
            permission_type: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_groups_request::DeleteGroupsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            groups_names: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_groups_response::DeleteGroupsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_groups_response::DeletableGroupResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            error_code: source.fill(at),
            error_message: if at.version == 3 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_records_request::DeleteRecordsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
            timeout_ms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_records_request::DeleteRecordsTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_records_request::DeleteRecordsPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_records_response::DeleteRecordsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_records_response::DeleteRecordsTopicResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::delete_records_response::DeleteRecordsPartitionResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            low_watermark: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequestTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_name: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
responses: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponseTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_name: source.fill(at),
topic_id: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::delete_share_group_state_request::DeleteShareGroupStateRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_share_group_state_request::DeleteStateData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_share_group_state_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_share_group_state_response::DeleteShareGroupStateResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
results: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::delete_share_group_state_response::DeleteStateResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_share_group_state_response::PartitionResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_topics_request::DeleteTopicsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: if at.version == 6 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_names: if at.version <= 5 {
                source.fill(at)
            } else {
                Default::default()
            },
            timeout_ms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_topics_request::DeleteTopicState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            topic_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_topics_response::DeleteTopicsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            responses: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::delete_topics_response::DeletableTopicResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill_nullable_if(at.version == 6, at),
            topic_id: if at.version == 6 {
                source.fill(at)
            } else {
                Default::default()
            },
            error_code: source.fill(at),
            error_message: if at.version >= 5 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_acls_request::DescribeAclsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type_filter: source.fill(at),
            resource_name_filter: source.fill(at),
            pattern_type_filter: source.fill(at),
            principal_filter: source.fill(at),
            host_filter: source.fill(at),
            operation: source.fill(at),
            permission_type: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_acls_response::DescribeAclsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            resources: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_acls_response::DescribeAclsResource {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            pattern_type: source.fill(at),
            acls: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_acls_response::AclDescription {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            principal: source.fill(at),
            host: source.fill(at),
            operation: source.fill(at),
            permission_type: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            components: source.fill(at),
            strict: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_client_quotas_request::ComponentData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entity_type: source.fill(at),
            match_type: source.fill(at),
            r#match: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::describe_client_quotas_response::DescribeClientQuotasResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            entries: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_client_quotas_response::EntryData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entity: source.fill(at),
            values: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_client_quotas_response::EntityData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            entity_type: source.fill(at),
            entity_name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_client_quotas_response::ValueData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_cluster_request::DescribeClusterRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            include_cluster_authorized_operations: source.fill(at),
            endpoint_type: if at.version >= 1 { source.fill(at) } else { 1 },
            include_fenced_brokers: if at.version == 2 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_cluster_response::DescribeClusterResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            endpoint_type: if at.version >= 1 { source.fill(at) } else { 1 },
            cluster_id: source.fill(at),
            controller_id: source.fill(at),
            brokers: source.fill(at),
            cluster_authorized_operations: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_cluster_response::DescribeClusterBroker {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            rack: source.fill(at),
            is_fenced: if at.version == 2 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_configs_request::DescribeConfigsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resources: source.fill(at),
            include_synonyms: source.fill(at),
            include_documentation: if at.version >= 3 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_configs_request::DescribeConfigsResource {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            configuration_keys: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_configs_response::DescribeConfigsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_configs_response::DescribeConfigsResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            configs: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::describe_configs_response::DescribeConfigsResourceResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            value: source.fill(at),
            read_only: source.fill(at),
            config_source: source.fill(at),
            is_sensitive: source.fill(at),
            synonyms: source.fill(at),
            config_type: if at.version >= 3 { source.fill(at) } else { 0 },
            documentation: if at.version >= 3 {
                source.fill(at)
            } else {
                Some(Default::default())
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_configs_response::DescribeConfigsSynonym {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            value: source.fill(at),
            source: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
owners: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenOwner {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
principal_type: source.fill(at),
principal_name: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_delegation_token_response::DescribeDelegationTokenResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
error_code: source.fill(at),
tokens: source.fill(at),
throttle_time_ms: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::describe_delegation_token_response::DescribedDelegationToken
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            principal_type: source.fill(at),
            principal_name: source.fill(at),
            token_requester_principal_type: if at.version == 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            token_requester_principal_name: if at.version == 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            issue_timestamp: source.fill(at),
            expiry_timestamp: source.fill(at),
            max_timestamp: source.fill(at),
            token_id: source.fill(at),
            hmac: source.fill(at),
            renewers: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_delegation_token_response::DescribedDelegationTokenRenewer {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
principal_type: source.fill(at),
principal_name: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_groups_request::DescribeGroupsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            groups: source.fill(at),
            include_authorized_operations: if at.version >= 3 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_groups_response::DescribeGroupsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            groups: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_groups_response::DescribedGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: if at.version == 6 {
                source.fill(at)
            } else {
                None
            },
            group_id: source.fill(at),
            group_state: source.fill(at),
            protocol_type: source.fill(at),
            protocol_data: source.fill(at),
            members: source.fill(at),
            authorized_operations: if at.version >= 3 {
                source.fill(at)
            } else {
                -2147483648
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_groups_response::DescribedGroupMember {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            group_instance_id: if at.version >= 4 {
                source.fill(at)
            } else {
                None
            },
            client_id: source.fill(at),
            client_host: source.fill(at),
            member_metadata: source.fill(at),
            member_assignment: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_log_dirs_request::DescribableLogDirTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: if at.version >= 3 { source.fill(at) } else { 0 },
            results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            log_dir: source.fill(at),
            topics: source.fill(at),
            total_bytes: if at.version >= 4 { source.fill(at) } else { -1 },
            usable_bytes: if at.version >= 4 { source.fill(at) } else { -1 },
            is_cordoned: if at.version == 5 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            partition_size: source.fill(at),
            offset_lag: source.fill(at),
            is_future_key: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_producers_request::DescribeProducersRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_producers_request::TopicRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partition_indexes: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::describe_producers_response::DescribeProducersResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_producers_response::TopicResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_producers_response::PartitionResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            active_producers: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_producers_response::ProducerState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            last_sequence: source.fill(at),
            last_timestamp: source.fill(at),
            coordinator_epoch: source.fill(at),
            current_txn_start_offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_request::DescribeQuorumRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_request::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_response::DescribeQuorumResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: if at.version == 2 {
                source.fill(at)
            } else {
                Some(Default::default())
            },
            topics: source.fill(at),
            nodes: if at.version == 2 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            error_message: if at.version == 2 {
                source.fill(at)
            } else {
                Some(Default::default())
            },
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
            high_watermark: source.fill(at),
            current_voters: source.fill(at),
            observers: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_response::Node {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            listeners: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_response::Listener {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_quorum_response::ReplicaState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            replica_id: source.fill(at),
            replica_directory_id: if at.version == 2 {
                source.fill(at)
            } else {
                Default::default()
            },
            log_end_offset: source.fill(at),
            last_fetch_timestamp: if at.version >= 1 { source.fill(at) } else { -1 },
            last_caught_up_timestamp: if at.version >= 1 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
groups: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequestGroup {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequestTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_name: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
groups: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponseGroup {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
topics: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponseTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_name: source.fill(at),
topic_id: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponsePartition {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
start_offset: source.fill(at),
leader_epoch: source.fill(at),
lag: if at.version == 1 { source.fill(at) } else { -1 },
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topics: source.fill(at),
response_partition_limit: source.fill(at),
cursor: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_request::TopicRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_request::Cursor {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partition_index: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
topics: source.fill(at),
next_cursor: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponseTopic {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
error_code: source.fill(at),
name: source.fill(at),
topic_id: source.fill(at),
is_internal: source.fill(at),
partitions: source.fill(at),
topic_authorized_operations: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponsePartition {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
error_code: source.fill(at),
partition_index: source.fill(at),
leader_id: source.fill(at),
leader_epoch: source.fill(at),
replica_nodes: source.fill(at),
isr_nodes: source.fill(at),
eligible_leader_replicas: source.fill(at),
last_known_elr: source.fill(at),
offline_replicas: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_topic_partitions_response::Cursor {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partition_index: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::describe_transactions_request::DescribeTransactionsRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_ids: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::describe_transactions_response::DescribeTransactionsResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            transaction_states: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_transactions_response::TransactionState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            transactional_id: source.fill(at),
            transaction_state: source.fill(at),
            transaction_timeout_ms: source.fill(at),
            transaction_start_time_ms: source.fill(at),
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_transactions_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
users: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_user_scram_credentials_request::UserName {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
results: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResult {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
user: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
credential_infos: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::describe_user_scram_credentials_response::CredentialInfo
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            mechanism: source.fill(at),
            iterations: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::elect_leaders_request::ElectLeadersRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            election_type: if at.version >= 1 { source.fill(at) } else { 0 },
            topic_partitions: source.fill(at),
            timeout_ms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::elect_leaders_request::TopicPartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::elect_leaders_response::ElectLeadersResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: if at.version >= 1 { source.fill(at) } else { 0 },
            replica_election_results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::elect_leaders_response::ReplicaElectionResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partition_result: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::elect_leaders_response::PartitionResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_id: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_request::EndQuorumEpochRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            topics: source.fill(at),
            leader_endpoints: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_request::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
            preferred_successors: if at.version == 0 {
                source.fill(at)
            } else {
                Default::default()
            },
            preferred_candidates: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_request::ReplicaInfo {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            candidate_id: source.fill(at),
            candidate_directory_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_request::LeaderEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_response::EndQuorumEpochResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            topics: source.fill(at),
            node_endpoints: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_quorum_epoch_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_txn_request::EndTxnRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            committed: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_txn_response::EndTxnResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            producer_id: if at.version == 5 { source.fill(at) } else { -1 },
            producer_epoch: if at.version == 5 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::envelope_request::EnvelopeRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            request_data: source.fill(at),
            request_principal: source.fill(at),
            client_host_address: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::envelope_response::EnvelopeResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            response_data: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::expire_delegation_token_request::ExpireDelegationTokenRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            hmac: source.fill(at),
            expiry_time_period_ms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::expire_delegation_token_response::ExpireDelegationTokenResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
error_code: source.fill(at),
expiry_timestamp_ms: source.fill(at),
throttle_time_ms: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::fetch_request::FetchRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: if at.version >= 12 {
                source.fill(at)
            } else {
                None
            },
            replica_id: if at.version <= 14 {
                source.fill(at)
            } else {
                -1
            },
            replica_state: if at.version >= 15 {
                source.fill(at)
            } else {
                Default::default()
            },
            max_wait_ms: source.fill(at),
            min_bytes: source.fill(at),
            max_bytes: source.fill(at),
            isolation_level: source.fill(at),
            session_id: if at.version >= 7 { source.fill(at) } else { 0 },
            session_epoch: if at.version >= 7 { source.fill(at) } else { -1 },
            topics: source.fill(at),
            forgotten_topics_data: if at.version >= 7 {
                source.fill(at)
            } else {
                Default::default()
            },
            rack_id: if at.version >= 11 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_request::ReplicaState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            replica_id: source.fill(at),
            replica_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_request::FetchTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: if at.version <= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version >= 13 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_request::FetchPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            current_leader_epoch: if at.version >= 9 { source.fill(at) } else { -1 },
            fetch_offset: source.fill(at),
            last_fetched_epoch: if at.version >= 12 {
                source.fill(at)
            } else {
                -1
            },
            log_start_offset: if at.version >= 5 { source.fill(at) } else { -1 },
            partition_max_bytes: source.fill(at),
            replica_directory_id: if at.version >= 17 {
                source.fill(at)
            } else {
                Default::default()
            },
            high_watermark: if at.version == 18 {
                source.fill(at)
            } else {
                9223372036854775807
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_request::ForgottenTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: if at.version <= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version >= 13 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::FetchResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: if at.version >= 7 { source.fill(at) } else { 0 },
            session_id: if at.version >= 7 { source.fill(at) } else { 0 },
            responses: source.fill(at),
            node_endpoints: if at.version >= 16 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::FetchableTopicResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: if at.version <= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version >= 13 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            high_watermark: source.fill(at),
            last_stable_offset: source.fill(at),
            log_start_offset: if at.version >= 5 { source.fill(at) } else { -1 },
            diverging_epoch: if at.version >= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            current_leader: if at.version >= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            snapshot_id: if at.version >= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            aborted_transactions: source.fill(at),
            preferred_read_replica: if at.version >= 11 {
                source.fill(at)
            } else {
                -1
            },
            records: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::EpochEndOffset {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            epoch: source.fill(at),
            end_offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::LeaderIdAndEpoch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::SnapshotId {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            end_offset: source.fill(at),
            epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::AbortedTransaction {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            producer_id: source.fill(at),
            first_offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            rack: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_request::FetchSnapshotRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            replica_id: source.fill(at),
            max_bytes: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_request::TopicSnapshot {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_request::PartitionSnapshot {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            current_leader_epoch: source.fill(at),
            snapshot_id: source.fill(at),
            position: source.fill(at),
            replica_directory_id: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_request::SnapshotId {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            end_offset: source.fill(at),
            epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_response::FetchSnapshotResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            topics: source.fill(at),
            node_endpoints: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_response::TopicSnapshot {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_response::PartitionSnapshot {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            index: source.fill(at),
            error_code: source.fill(at),
            snapshot_id: source.fill(at),
            current_leader: source.fill(at),
            size: source.fill(at),
            position: source.fill(at),
            unaligned_records: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_response::SnapshotId {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            end_offset: source.fill(at),
            epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_response::LeaderIdAndEpoch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::fetch_snapshot_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::find_coordinator_request::FindCoordinatorRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: if at.version <= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            key_type: if at.version >= 1 { source.fill(at) } else { 0 },
            coordinator_keys: if at.version >= 4 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::find_coordinator_response::FindCoordinatorResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            error_code: if at.version <= 3 { source.fill(at) } else { 0 },
            error_message: if (1..=3).contains(&at.version) {
                source.fill(at)
            } else {
                Some(Default::default())
            },
            node_id: if at.version <= 3 { source.fill(at) } else { 0 },
            host: if at.version <= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            port: if at.version <= 3 { source.fill(at) } else { 0 },
            coordinators: if at.version >= 4 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::find_coordinator_response::Coordinator {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
client_instance_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
client_instance_id: source.fill(at),
subscription_id: source.fill(at),
accepted_compression_types: source.fill(at),
push_interval_ms: source.fill(at),
telemetry_max_bytes: source.fill(at),
delta_temporality: source.fill(at),
requested_metrics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::heartbeat_request::HeartbeatRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            generation_id: source.fill(at),
            member_id: source.fill(at),
            group_instance_id: if at.version >= 3 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::heartbeat_response::HeartbeatResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
resources: source.fill(at),
validate_only: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::incremental_alter_configs_request::AlterConfigsResource
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_type: source.fill(at),
            resource_name: source.fill(at),
            configs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::incremental_alter_configs_request::AlterableConfig {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            config_operation: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
responses: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::incremental_alter_configs_response::AlterConfigsResourceResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
error_code: source.fill(at),
error_message: source.fill(at),
resource_type: source.fill(at),
resource_name: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::init_producer_id_request::InitProducerIdRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            transaction_timeout_ms: source.fill(at),
            producer_id: if at.version >= 3 { source.fill(at) } else { -1 },
            producer_epoch: if at.version >= 3 { source.fill(at) } else { -1 },
            enable2_pc: if at.version == 6 {
                source.fill(at)
            } else {
                false
            },
            keep_prepared_txn: if at.version == 6 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::init_producer_id_response::InitProducerIdResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            ongoing_txn_producer_id: if at.version == 6 { source.fill(at) } else { -1 },
            ongoing_txn_producer_epoch: if at.version == 6 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::initialize_share_group_state_request::InitializeShareGroupStateRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::initialize_share_group_state_request::InitializeStateData
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::initialize_share_group_state_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            state_epoch: source.fill(at),
            start_offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::initialize_share_group_state_response::InitializeShareGroupStateResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
results: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::initialize_share_group_state_response::InitializeStateResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::initialize_share_group_state_response::PartitionResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::join_group_request::JoinGroupRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            session_timeout_ms: source.fill(at),
            rebalance_timeout_ms: if at.version >= 1 { source.fill(at) } else { -1 },
            member_id: source.fill(at),
            group_instance_id: if at.version >= 5 {
                source.fill(at)
            } else {
                None
            },
            protocol_type: source.fill(at),
            protocols: source.fill(at),
            reason: if at.version >= 8 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::join_group_request::JoinGroupRequestProtocol {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            metadata: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::join_group_response::JoinGroupResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 2 { source.fill(at) } else { 0 },
            error_code: source.fill(at),
            generation_id: source.fill(at),
            protocol_type: if at.version >= 7 {
                source.fill(at)
            } else {
                None
            },
            protocol_name: source.fill_nullable_if(at.version >= 7, at),
            leader: source.fill(at),
            skip_assignment: if at.version == 9 {
                source.fill(at)
            } else {
                false
            },
            member_id: source.fill(at),
            members: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::join_group_response::JoinGroupResponseMember {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            group_instance_id: if at.version >= 5 {
                source.fill(at)
            } else {
                None
            },
            metadata: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::leave_group_request::LeaveGroupRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            member_id: if at.version <= 2 {
                source.fill(at)
            } else {
                Default::default()
            },
            members: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::leave_group_request::MemberIdentity {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            group_instance_id: source.fill(at),
            reason: if at.version == 5 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::leave_group_response::LeaveGroupResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            error_code: source.fill(at),
            members: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::leave_group_response::MemberResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            group_instance_id: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::list_config_resources_request::ListConfigResourcesRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_types: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample
    for ringspool_protocol::messages::list_config_resources_response::ListConfigResourcesResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            config_resources: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_config_resources_response::ConfigResource {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            resource_name: source.fill(at),
            resource_type: if at.version == 1 { source.fill(at) } else { 16 },
        }
    }
}

impl Sample for ringspool_protocol::messages::list_groups_request::ListGroupsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            states_filter: if at.version >= 4 {
                source.fill(at)
            } else {
                Default::default()
            },
            types_filter: if at.version == 5 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::list_groups_response::ListGroupsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            error_code: source.fill(at),
            groups: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_groups_response::ListedGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            protocol_type: source.fill(at),
            group_state: if at.version >= 4 {
                source.fill(at)
            } else {
                Default::default()
            },
            group_type: if at.version == 5 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::list_offsets_request::ListOffsetsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            replica_id: source.fill(at),
            isolation_level: if at.version >= 2 { source.fill(at) } else { 0 },
            topics: source.fill(at),
            timeout_ms: if at.version >= 10 { source.fill(at) } else { 0 },
        }
    }
}

impl Sample for ringspool_protocol::messages::list_offsets_request::ListOffsetsTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_offsets_request::ListOffsetsPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            current_leader_epoch: if at.version >= 4 { source.fill(at) } else { -1 },
            timestamp: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_offsets_response::ListOffsetsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 2 { source.fill(at) } else { 0 },
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_offsets_response::ListOffsetsTopicResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_offsets_response::ListOffsetsPartitionResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            timestamp: source.fill(at),
            offset: source.fill(at),
            leader_epoch: if at.version >= 4 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
timeout_ms: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsTopics {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
name: source.fill(at),
partition_indexes: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::list_partition_reassignments_response::OngoingTopicReassignment {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
name: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::list_partition_reassignments_response::OngoingPartitionReassignment {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition_index: source.fill(at),
replicas: source.fill(at),
adding_replicas: source.fill(at),
removing_replicas: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::list_transactions_request::ListTransactionsRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            state_filters: source.fill(at),
            producer_id_filters: source.fill(at),
            duration_filter: if at.version >= 1 { source.fill(at) } else { -1 },
            transactional_id_pattern: if at.version == 2 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::list_transactions_response::ListTransactionsResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            unknown_state_filters: source.fill(at),
            transaction_states: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::list_transactions_response::TransactionState {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            producer_id: source.fill(at),
            transaction_state: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::metadata_request::MetadataRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill_nullable_if(at.version >= 1, at),
            allow_auto_topic_creation: if at.version >= 4 {
                source.fill(at)
            } else {
                true
            },
            include_cluster_authorized_operations: if (8..=10).contains(&at.version) {
                source.fill(at)
            } else {
                false
            },
            include_topic_authorized_operations: if at.version >= 8 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::metadata_request::MetadataRequestTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: if at.version >= 10 {
                source.fill(at)
            } else {
                Default::default()
            },
            name: source.fill_nullable_if(at.version >= 10, at),
        }
    }
}

impl Sample for ringspool_protocol::messages::metadata_response::MetadataResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 3 { source.fill(at) } else { 0 },
            brokers: source.fill(at),
            cluster_id: if at.version >= 2 {
                source.fill(at)
            } else {
                None
            },
            controller_id: if at.version >= 1 { source.fill(at) } else { -1 },
            topics: source.fill(at),
            cluster_authorized_operations: if (8..=10).contains(&at.version) {
                source.fill(at)
            } else {
                -2147483648
            },
            error_code: if at.version == 13 { source.fill(at) } else { 0 },
        }
    }
}

impl Sample for ringspool_protocol::messages::metadata_response::MetadataResponseBroker {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            rack: if at.version >= 1 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::metadata_response::MetadataResponseTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            name: source.fill_nullable_if(at.version >= 12, at),
            topic_id: if at.version >= 10 {
                source.fill(at)
            } else {
                Default::default()
            },
            is_internal: if at.version >= 1 {
                source.fill(at)
            } else {
                false
            },
            partitions: source.fill(at),
            topic_authorized_operations: if at.version >= 8 {
                source.fill(at)
            } else {
                -2147483648
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::metadata_response::MetadataResponsePartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            partition_index: source.fill(at),
            leader_id: source.fill(at),
            leader_epoch: if at.version >= 7 { source.fill(at) } else { -1 },
            replica_nodes: source.fill(at),
            isr_nodes: source.fill(at),
            offline_replicas: if at.version >= 5 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_commit_request::OffsetCommitRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            generation_id_or_member_epoch: source.fill(at),
            member_id: source.fill(at),
            group_instance_id: if at.version >= 7 {
                source.fill(at)
            } else {
                None
            },
            retention_time_ms: if at.version <= 4 { source.fill(at) } else { -1 },
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_commit_request::OffsetCommitRequestTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 9 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 10 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_commit_request::OffsetCommitRequestPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            committed_offset: source.fill(at),
            committed_leader_epoch: if at.version >= 6 { source.fill(at) } else { -1 },
            committed_metadata: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_commit_response::OffsetCommitResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 3 { source.fill(at) } else { 0 },
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_commit_response::OffsetCommitResponseTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 9 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 10 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_commit_response::OffsetCommitResponsePartition
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequestTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequestPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_delete_response::OffsetDeleteResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            throttle_time_ms: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_delete_response::OffsetDeleteResponseTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_delete_response::OffsetDeleteResponsePartition
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: if at.version <= 7 {
                source.fill(at)
            } else {
                Default::default()
            },
            topics: if at.version <= 7 {
                source.fill_nullable_if(at.version >= 2, at)
            } else {
                Some(Default::default())
            },
            groups: if at.version >= 8 {
                source.fill(at)
            } else {
                Default::default()
            },
            require_stable: if at.version >= 7 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partition_indexes: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            member_id: if at.version >= 9 {
                source.fill(at)
            } else {
                None
            },
            member_epoch: if at.version >= 9 { source.fill(at) } else { -1 },
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestTopics {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 9 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 10 {
                source.fill(at)
            } else {
                Default::default()
            },
            partition_indexes: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 3 { source.fill(at) } else { 0 },
            topics: if at.version <= 7 {
                source.fill(at)
            } else {
                Default::default()
            },
            error_code: if (2..=7).contains(&at.version) {
                source.fill(at)
            } else {
                0
            },
            groups: if at.version >= 8 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponsePartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            committed_offset: source.fill(at),
            committed_leader_epoch: if at.version >= 5 { source.fill(at) } else { -1 },
            metadata: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            topics: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseTopics {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 9 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 10 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponsePartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            committed_offset: source.fill(at),
            committed_leader_epoch: source.fill(at),
            metadata: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            replica_id: if at.version >= 3 { source.fill(at) } else { -2 },
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderTopic
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderPartition
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            current_leader_epoch: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderTopicResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::offset_for_leader_epoch_response::EpochEndOffset {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            partition: source.fill(at),
            leader_epoch: source.fill(at),
            end_offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_request::ProduceRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            acks: source.fill(at),
            timeout_ms: source.fill(at),
            topic_data: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_request::TopicProduceData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 13 {
                source.fill(at)
            } else {
                Default::default()
            },
            partition_data: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_request::PartitionProduceData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            index: source.fill(at),
            records: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_response::ProduceResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            responses: source.fill(at),
            throttle_time_ms: source.fill(at),
            node_endpoints: if at.version >= 10 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_response::TopicProduceResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 12 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 13 {
                source.fill(at)
            } else {
                Default::default()
            },
            partition_responses: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_response::PartitionProduceResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            index: source.fill(at),
            error_code: source.fill(at),
            base_offset: source.fill(at),
            log_append_time_ms: source.fill(at),
            log_start_offset: if at.version >= 5 { source.fill(at) } else { -1 },
            record_errors: if at.version >= 8 {
                source.fill(at)
            } else {
                Default::default()
            },
            error_message: if at.version >= 8 {
                source.fill(at)
            } else {
                None
            },
            current_leader: if at.version >= 10 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_response::BatchIndexAndErrorMessage {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            batch_index: source.fill(at),
            batch_index_error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_response::LeaderIdAndEpoch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::produce_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            rack: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::push_telemetry_request::PushTelemetryRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            client_instance_id: source.fill(at),
            subscription_id: source.fill(at),
            terminating: source.fill(at),
            compression_type: source.fill(at),
            metrics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::push_telemetry_response::PushTelemetryResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::read_share_group_state_request::ReadShareGroupStateRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_request::ReadStateData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::read_share_group_state_response::ReadShareGroupStateResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_response::ReadStateResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_response::PartitionResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            state_epoch: source.fill(at),
            start_offset: source.fill(at),
            state_batches: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_response::StateBatch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            first_offset: source.fill(at),
            last_offset: source.fill(at),
            delivery_state: source.fill(at),
            delivery_count: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
topics: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::read_share_group_state_summary_request::ReadStateSummaryData
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::read_share_group_state_summary_request::PartitionData
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
results: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::read_share_group_state_summary_response::ReadStateSummaryResult {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_id: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::read_share_group_state_summary_response::PartitionResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            state_epoch: source.fill(at),
            leader_epoch: source.fill(at),
            start_offset: source.fill(at),
            delivery_complete_count: if at.version == 1 { source.fill(at) } else { -1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::remove_raft_voter_request::RemoveRaftVoterRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            voter_id: source.fill(at),
            voter_directory_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::remove_raft_voter_response::RemoveRaftVoterResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::renew_delegation_token_request::RenewDelegationTokenRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            hmac: source.fill(at),
            renew_period_ms: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::renew_delegation_token_response::RenewDelegationTokenResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            expiry_timestamp_ms: source.fill(at),
            throttle_time_ms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::sasl_authenticate_request::SaslAuthenticateRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            auth_bytes: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::sasl_authenticate_response::SaslAuthenticateResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            auth_bytes: source.fill(at),
            session_lifetime_ms: if at.version >= 1 { source.fill(at) } else { 0 },
        }
    }
}

impl Sample for ringspool_protocol::messages::sasl_handshake_request::SaslHandshakeRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            mechanism: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::sasl_handshake_response::SaslHandshakeResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            mechanisms: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_request::ShareAcknowledgeRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            member_id: source.fill(at),
            share_session_epoch: source.fill(at),
            is_renew_ack: if at.version == 2 {
                source.fill(at)
            } else {
                false
            },
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_request::AcknowledgeTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_request::AcknowledgePartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            acknowledgement_batches: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_request::AcknowledgementBatch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            first_offset: source.fill(at),
            last_offset: source.fill(at),
            acknowledge_types: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_response::ShareAcknowledgeResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            acquisition_lock_timeout_ms: if at.version == 2 { source.fill(at) } else { 0 },
            responses: source.fill(at),
            node_endpoints: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::share_acknowledge_response::ShareAcknowledgeTopicResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            current_leader: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_response::LeaderIdAndEpoch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_acknowledge_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            rack: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_request::ShareFetchRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            member_id: source.fill(at),
            share_session_epoch: source.fill(at),
            max_wait_ms: source.fill(at),
            min_bytes: source.fill(at),
            max_bytes: source.fill(at),
            max_records: source.fill(at),
            batch_size: source.fill(at),
            share_acquire_mode: if at.version == 2 { source.fill(at) } else { 0 },
            is_renew_ack: if at.version == 2 {
                source.fill(at)
            } else {
                false
            },
            topics: source.fill(at),
            forgotten_topics_data: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_request::FetchTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_request::FetchPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            acknowledgement_batches: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_request::AcknowledgementBatch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            first_offset: source.fill(at),
            last_offset: source.fill(at),
            acknowledge_types: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_request::ForgottenTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_response::ShareFetchResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            acquisition_lock_timeout_ms: source.fill(at),
            responses: source.fill(at),
            node_endpoints: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_response::ShareFetchableTopicResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            acknowledge_error_code: source.fill(at),
            acknowledge_error_message: source.fill(at),
            current_leader: source.fill(at),
            records: source.fill(at),
            acquired_records: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_response::LeaderIdAndEpoch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_response::AcquiredRecords {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            first_offset: source.fill(at),
            last_offset: source.fill(at),
            delivery_count: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_fetch_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
            rack: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::share_group_describe_request::ShareGroupDescribeRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_ids: source.fill(at),
            include_authorized_operations: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::share_group_describe_response::ShareGroupDescribeResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            groups: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_group_describe_response::DescribedGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            group_id: source.fill(at),
            group_state: source.fill(at),
            group_epoch: source.fill(at),
            assignment_epoch: source.fill(at),
            assignor_name: source.fill(at),
            members: source.fill(at),
            authorized_operations: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_group_describe_response::Member {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            rack_id: source.fill(at),
            member_epoch: source.fill(at),
            client_id: source.fill(at),
            client_host: source.fill(at),
            subscribed_topic_names: source.fill(at),
            assignment: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_group_describe_response::TopicPartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_group_describe_response::Assignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            member_id: source.fill(at),
            member_epoch: source.fill(at),
            rack_id: source.fill(at),
            subscribed_topic_names: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            member_id: source.fill(at),
            member_epoch: source.fill(at),
            heartbeat_interval_ms: source.fill(at),
            assignment: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_group_heartbeat_response::Assignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::share_group_heartbeat_response::TopicPartitions {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::streams_group_describe_request::StreamsGroupDescribeRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_ids: source.fill(at),
            include_authorized_operations: source.fill(at),
            include_topology_description: if at.version == 1 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample
    for ringspool_protocol::messages::streams_group_describe_response::StreamsGroupDescribeResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            groups: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::DescribedGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            error_message: source.fill(at),
            group_id: source.fill(at),
            group_state: source.fill(at),
            group_epoch: source.fill(at),
            assignment_epoch: source.fill(at),
            topology: source.fill(at),
            members: source.fill(at),
            authorized_operations: source.fill(at),
            topology_description: if at.version == 1 {
                source.fill(at)
            } else {
                None
            },
            topology_description_status: if at.version == 1 { source.fill(at) } else { 0 },
            assignor_name: if at.version == 1 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::Topology {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            epoch: source.fill(at),
            subtopologies: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::Subtopology {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            source_topics: source.fill(at),
            repartition_sink_topics: source.fill(at),
            state_changelog_topics: source.fill(at),
            repartition_source_topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::Member {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            member_epoch: source.fill(at),
            instance_id: source.fill(at),
            rack_id: source.fill(at),
            client_id: source.fill(at),
            client_host: source.fill(at),
            topology_epoch: source.fill(at),
            process_id: source.fill(at),
            user_endpoint: source.fill(at),
            client_tags: source.fill(at),
            task_offsets: source.fill(at),
            task_end_offsets: source.fill(at),
            assignment: source.fill(at),
            target_assignment: source.fill(at),
            is_classic: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::Endpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::TaskOffset {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partition: source.fill(at),
            offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::Assignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            active_tasks: source.fill(at),
            standby_tasks: source.fill(at),
            warmup_tasks: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::TaskIds {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::KeyValue {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::TopicInfo {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
            replication_factor: source.fill(at),
            topic_configs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::TopologyDescription {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopologies: source.fill(at),
            global_stores: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::TopologyDescriptionSubtopology {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
subtopology_id: source.fill(at),
nodes: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::streams_group_describe_response::TopologyDescriptionNode
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            node_type: source.fill(at),
            source_topics: source.fill(at),
            sink_topic: source.fill(at),
            stores: source.fill(at),
            successors: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_describe_response::TopologyDescriptionGlobalStore {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
source: source.fill(at),
processor: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            member_id: source.fill(at),
            member_epoch: source.fill(at),
            endpoint_information_epoch: source.fill(at),
            instance_id: source.fill(at),
            rack_id: source.fill(at),
            rebalance_timeout_ms: source.fill(at),
            topology: source.fill(at),
            active_tasks: source.fill(at),
            standby_tasks: source.fill(at),
            warmup_tasks: source.fill(at),
            process_id: source.fill(at),
            user_endpoint: source.fill(at),
            client_tags: source.fill(at),
            task_offsets: source.fill(at),
            task_end_offsets: source.fill(at),
            shutdown_application: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::Topology {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            epoch: source.fill(at),
            subtopologies: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::Subtopology {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            source_topics: source.fill(at),
            source_topic_regex: source.fill(at),
            state_changelog_topics: source.fill(at),
            repartition_sink_topics: source.fill(at),
            repartition_source_topics: source.fill(at),
            copartition_groups: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::CopartitionGroup {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            source_topics: source.fill(at),
            source_topic_regex: source.fill(at),
            repartition_source_topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::KeyValue {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::TopicInfo {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
            replication_factor: source.fill(at),
            topic_configs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::Endpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::TaskOffset {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partition: source.fill(at),
            offset: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_request::TaskIds {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
member_id: source.fill(at),
member_epoch: source.fill(at),
heartbeat_interval_ms: source.fill(at),
acceptable_recovery_lag_legacy: if at.version == 0 { source.fill(at) } else { 0 },
task_offset_interval_ms: source.fill(at),
acceptable_recovery_lag: if at.version == 1 { source.fill(at) } else { -1 },
status: source.fill(at),
active_tasks: source.fill(at),
standby_tasks: source.fill(at),
warmup_tasks: source.fill(at),
topology_description_required: if at.version == 1 { source.fill(at) } else { false },
endpoint_information_epoch: source.fill(at),
partitions_by_user_endpoint: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::messages::streams_group_heartbeat_response::EndpointToPartitions
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            user_endpoint: source.fill(at),
            active_partitions: source.fill(at),
            standby_partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_response::Status {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            status_code: source.fill(at),
            status_detail: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_response::TopicPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_response::TaskIds {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_heartbeat_response::Endpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::streams_group_topology_description_update_request::StreamsGroupTopologyDescriptionUpdateRequest {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
topology_epoch: source.fill(at),
topology_description: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescription {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
subtopologies: source.fill(at),
global_stores: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescriptionSubtopology {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
subtopology_id: source.fill(at),
nodes: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescriptionNode {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
name: source.fill(at),
node_type: source.fill(at),
source_topics: source.fill(at),
sink_topic: source.fill(at),
stores: source.fill(at),
successors: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescriptionGlobalStore {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
source: source.fill(at),
processor: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::streams_group_topology_description_update_response::StreamsGroupTopologyDescriptionUpdateResponse {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
throttle_time_ms: source.fill(at),
error_code: source.fill(at),
error_message: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::messages::sync_group_request::SyncGroupRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            generation_id: source.fill(at),
            member_id: source.fill(at),
            group_instance_id: if at.version >= 3 {
                source.fill(at)
            } else {
                None
            },
            protocol_type: if at.version == 5 {
                source.fill(at)
            } else {
                None
            },
            protocol_name: if at.version == 5 {
                source.fill(at)
            } else {
                None
            },
            assignments: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::sync_group_request::SyncGroupRequestAssignment {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            assignment: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::sync_group_response::SyncGroupResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: if at.version >= 1 { source.fill(at) } else { 0 },
            error_code: source.fill(at),
            protocol_type: if at.version == 5 {
                source.fill(at)
            } else {
                None
            },
            protocol_name: if at.version == 5 {
                source.fill(at)
            } else {
                None
            },
            assignment: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
            group_id: source.fill(at),
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            generation_id_or_member_epoch: if at.version >= 3 { source.fill(at) } else { -1 },
            member_id: if at.version >= 3 {
                source.fill(at)
            } else {
                Default::default()
            },
            group_instance_id: if at.version >= 3 {
                source.fill(at)
            } else {
                None
            },
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequestTopic
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 5 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 6 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequestPartition
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            committed_offset: source.fill(at),
            committed_leader_epoch: if at.version >= 2 { source.fill(at) } else { -1 },
            committed_metadata: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponseTopic
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: if at.version <= 5 {
                source.fill(at)
            } else {
                Default::default()
            },
            topic_id: if at.version == 6 {
                source.fill(at)
            } else {
                Default::default()
            },
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponsePartition
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::unregister_broker_request::UnregisterBrokerRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            broker_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::unregister_broker_response::UnregisterBrokerResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::unregister_controller_request::UnregisterControllerRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            controller_id: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::unregister_controller_response::UnregisterControllerResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::update_features_request::UpdateFeaturesRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            timeout_ms: source.fill(at),
            feature_updates: source.fill(at),
            validate_only: if at.version >= 1 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::update_features_request::FeatureUpdateKey {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            feature: source.fill(at),
            max_version_level: source.fill(at),
            allow_downgrade: if at.version == 0 {
                source.fill(at)
            } else {
                false
            },
            upgrade_type: if at.version >= 1 { source.fill(at) } else { 1 },
        }
    }
}

impl Sample for ringspool_protocol::messages::update_features_response::UpdateFeaturesResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
            results: if at.version <= 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::update_features_response::UpdatableFeatureResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            feature: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::update_raft_voter_request::UpdateRaftVoterRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            current_leader_epoch: source.fill(at),
            voter_id: source.fill(at),
            voter_directory_id: source.fill(at),
            listeners: source.fill(at),
            k_raft_version_feature: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::update_raft_voter_request::Listener {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::update_raft_voter_request::KRaftVersionFeature {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            min_supported_version: source.fill(at),
            max_supported_version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::update_raft_voter_response::UpdateRaftVoterResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            throttle_time_ms: source.fill(at),
            error_code: source.fill(at),
            current_leader: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::update_raft_voter_response::CurrentLeader {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_request::VoteRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            cluster_id: source.fill(at),
            voter_id: if at.version >= 1 { source.fill(at) } else { -1 },
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_request::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            replica_epoch: source.fill(at),
            replica_id: source.fill(at),
            replica_directory_id: if at.version >= 1 {
                source.fill(at)
            } else {
                Default::default()
            },
            voter_directory_id: if at.version >= 1 {
                source.fill(at)
            } else {
                Default::default()
            },
            last_offset_epoch: source.fill(at),
            last_offset: source.fill(at),
            pre_vote: if at.version == 2 {
                source.fill(at)
            } else {
                false
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_response::VoteResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            error_code: source.fill(at),
            topics: source.fill(at),
            node_endpoints: if at.version >= 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_response::TopicData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_response::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
            leader_id: source.fill(at),
            leader_epoch: source.fill(at),
            vote_granted: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::vote_response::NodeEndpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            node_id: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::write_share_group_state_request::WriteShareGroupStateRequest
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_share_group_state_request::WriteStateData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_share_group_state_request::PartitionData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            state_epoch: source.fill(at),
            leader_epoch: source.fill(at),
            start_offset: source.fill(at),
            delivery_complete_count: if at.version == 1 { source.fill(at) } else { -1 },
            state_batches: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_share_group_state_request::StateBatch {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            first_offset: source.fill(at),
            last_offset: source.fill(at),
            delivery_state: source.fill(at),
            delivery_count: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::write_share_group_state_response::WriteShareGroupStateResponse
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            results: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_share_group_state_response::WriteStateResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_share_group_state_response::PartitionResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition: source.fill(at),
            error_code: source.fill(at),
            error_message: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_txn_markers_request::WriteTxnMarkersRequest {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            markers: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_txn_markers_request::WritableTxnMarker {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            producer_id: source.fill(at),
            producer_epoch: source.fill(at),
            transaction_result: source.fill(at),
            topics: source.fill(at),
            coordinator_epoch: source.fill(at),
            transaction_version: if at.version == 2 { source.fill(at) } else { 0 },
        }
    }
}

impl Sample for ringspool_protocol::messages::write_txn_markers_request::WritableTxnMarkerTopic {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partition_indexes: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_txn_markers_response::WriteTxnMarkersResponse {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            markers: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::write_txn_markers_response::WritableTxnMarkerResult {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            producer_id: source.fill(at),
            topics: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::write_txn_markers_response::WritableTxnMarkerTopicResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::write_txn_markers_response::WritableTxnMarkerPartitionResult
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            partition_index: source.fill(at),
            error_code: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
member_epoch: source.fill(at),
previous_member_epoch: source.fill(at),
state: source.fill(at),
assigned_partitions: source.fill(at),
partitions_pending_revocation: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_current_member_assignment_value::TopicPartitions {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_id: source.fill(at),
partitions: source.fill(at),
assignment_epochs: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
instance_id: source.fill(at),
rack_id: source.fill(at),
client_id: source.fill(at),
client_host: source.fill(at),
subscribed_topic_names: source.fill(at),
subscribed_topic_regex: source.fill(at),
rebalance_timeout_ms: source.fill(at),
server_assignor: source.fill(at),
classic_member_metadata: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_member_metadata_value::ClassicMemberMetadata {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
session_timeout_ms: source.fill(at),
supported_protocols: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::consumer_group_member_metadata_value::ClassicProtocol
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            metadata: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::consumer_group_metadata_key::ConsumerGroupMetadataKey
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::consumer_group_metadata_value::ConsumerGroupMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
epoch: source.fill(at),
metadata_hash: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topics: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::consumer_group_partition_metadata_value::TopicMetadata
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            topic_name: source.fill(at),
            num_partitions: source.fill(at),
            partition_metadata: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::consumer_group_partition_metadata_value::PartitionMetadata {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
partition: source.fill(at),
racks: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
regular_expression: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topics: source.fill(at),
version: source.fill(at),
timestamp: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_target_assignment_member_value::TopicPartition {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_id: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
assignment_epoch: source.fill(at),
assignment_timestamp: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::group_metadata_key::GroupMetadataKey {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::group_metadata_value::GroupMetadataValue {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            protocol_type: source.fill(at),
            generation: source.fill(at),
            protocol: source.fill(at),
            leader: source.fill(at),
            current_state_timestamp: if at.version >= 2 { source.fill(at) } else { -1 },
            members: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::group_metadata_value::MemberMetadata {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            member_id: source.fill(at),
            group_instance_id: if at.version >= 3 {
                source.fill(at)
            } else {
                None
            },
            client_id: source.fill(at),
            client_host: source.fill(at),
            rebalance_timeout: if at.version >= 1 { source.fill(at) } else { -1 },
            session_timeout: source.fill(at),
            subscription: source.fill(at),
            assignment: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::legacy_offset_commit_key::LegacyOffsetCommitKey
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group: source.fill(at),
            topic: source.fill(at),
            partition: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::legacy_offset_commit_value::LegacyOffsetCommitValue
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            offset: source.fill(at),
            metadata: source.fill(at),
            commit_timestamp: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group: source.fill(at),
            topic: source.fill(at),
            partition: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            offset: source.fill(at),
            leader_epoch: if at.version >= 3 { source.fill(at) } else { -1 },
            metadata: source.fill(at),
            commit_timestamp: source.fill(at),
            expire_timestamp: if at.version == 1 { source.fill(at) } else { -1 },
            topic_id: if at.version == 4 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::internal_records::share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
member_epoch: source.fill(at),
previous_member_epoch: source.fill(at),
state: source.fill(at),
assigned_partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_current_member_assignment_value::TopicPartitions {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_id: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_member_metadata_key::ShareGroupMemberMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_member_metadata_value::ShareGroupMemberMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
rack_id: source.fill(at),
client_id: source.fill(at),
client_host: source.fill(at),
subscribed_topic_names: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::share_group_metadata_key::ShareGroupMetadataKey
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::share_group_metadata_value::ShareGroupMetadataValue
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            epoch: source.fill(at),
            metadata_hash: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
initializing_topics: source.fill(at),
initialized_topics: source.fill(at),
deleting_topics: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_state_partition_metadata_value::TopicPartitionsInfo {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_id: source.fill(at),
topic_name: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::share_group_state_partition_metadata_value::TopicInfo
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic_id: source.fill(at),
            topic_name: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_target_assignment_member_value::TopicPartition {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
topic_id: source.fill(at),
partitions: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
assignment_epoch: source.fill(at),
assignment_timestamp: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
member_epoch: source.fill(at),
previous_member_epoch: source.fill(at),
state: source.fill(at),
active_tasks: source.fill(at),
standby_tasks: source.fill(at),
warmup_tasks: source.fill(at),
active_tasks_pending_revocation: source.fill(at),
standby_tasks_pending_revocation: source.fill(at),
warmup_tasks_pending_revocation: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_current_member_assignment_value::TaskIds
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partitions: source.fill(at),
            assignment_epochs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_member_metadata_key::StreamsGroupMemberMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::streams_group_member_metadata_value::StreamsGroupMemberMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
instance_id: source.fill(at),
rack_id: source.fill(at),
client_id: source.fill(at),
client_host: source.fill(at),
rebalance_timeout_ms: source.fill(at),
topology_epoch: source.fill(at),
process_id: source.fill(at),
user_endpoint: source.fill(at),
client_tags: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_member_metadata_value::Endpoint
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_member_metadata_value::KeyValue
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_metadata_key::StreamsGroupMetadataKey
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_metadata_value::StreamsGroupMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
epoch: source.fill(at),
metadata_hash: source.fill(at),
validated_topology_epoch: source.fill(at),
last_assignment_configs: source.fill(at),
stored_description_topology_epoch: source.fill(at),
failed_description_topology_epoch: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_metadata_value::LastAssignmentConfig
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
member_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
active_tasks: source.fill(at),
standby_tasks: source.fill(at),
warmup_tasks: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_target_assignment_member_value::TaskIds
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
group_id: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
assignment_epoch: source.fill(at),
assignment_timestamp: source.fill(at),
}
}
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_topology_key::StreamsGroupTopologyKey
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            group_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_topology_value::StreamsGroupTopologyValue {
fn sample(source: &mut Source, at: At) -> Self {
let _ = at;
Self {
epoch: source.fill(at),
subtopologies: source.fill(at),
}
}
}

impl Sample for ringspool_protocol::internal_records::streams_group_topology_value::Subtopology {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            subtopology_id: source.fill(at),
            source_topics: source.fill(at),
            source_topic_regex: source.fill(at),
            state_changelog_topics: source.fill(at),
            repartition_sink_topics: source.fill(at),
            repartition_source_topics: source.fill(at),
            copartition_groups: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::internal_records::streams_group_topology_value::CopartitionGroup
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            source_topics: source.fill(at),
            source_topic_regex: source.fill(at),
            repartition_source_topics: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_topology_value::TopicConfig {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            key: source.fill(at),
            value: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::streams_group_topology_value::TopicInfo {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            partitions: source.fill(at),
            replication_factor: source.fill(at),
            topic_configs: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::transaction_log_key::TransactionLogKey {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            transactional_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::internal_records::transaction_log_value::TransactionLogValue {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            producer_id: source.fill(at),
            previous_producer_id: if at.version == 1 { source.fill(at) } else { -1 },
            next_producer_id: if at.version == 1 { source.fill(at) } else { -1 },
            producer_epoch: source.fill(at),
            next_producer_epoch: if at.version == 1 { source.fill(at) } else { -1 },
            transaction_timeout_ms: source.fill(at),
            transaction_status: source.fill(at),
            transaction_partitions: source.fill(at),
            transaction_last_update_timestamp_ms: source.fill(at),
            transaction_start_timestamp_ms: source.fill(at),
            client_transaction_version: if at.version == 1 { source.fill(at) } else { 0 },
        }
    }
}

impl Sample for ringspool_protocol::internal_records::transaction_log_value::PartitionsSchema {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partition_ids: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::aborted_txn::AbortedTxn {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            producer_id: source.fill(at),
            first_offset: source.fill(at),
            last_offset: source.fill(at),
            last_stable_offset: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::consumer_protocol_assignment::ConsumerProtocolAssignment
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            assigned_partitions: source.fill(at),
            user_data: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_protocol_assignment::TopicPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample
    for ringspool_protocol::messages::consumer_protocol_subscription::ConsumerProtocolSubscription
{
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topics: source.fill(at),
            user_data: source.fill(at),
            owned_partitions: if at.version >= 1 {
                source.fill(at)
            } else {
                Default::default()
            },
            generation_id: if at.version >= 2 { source.fill(at) } else { -1 },
            rack_id: if at.version == 3 {
                source.fill(at)
            } else {
                None
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::consumer_protocol_subscription::TopicPartition {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            topic: source.fill(at),
            partitions: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::control_record_type_schema::ControlRecordTypeSchema {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            r#type: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::default_principal_data::DefaultPrincipalData {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            r#type: source.fill(at),
            name: source.fill(at),
            token_authenticated: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::end_txn_marker::EndTxnMarker {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            coordinator_epoch: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::k_raft_version_record::KRaftVersionRecord {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            version: source.fill(at),
            k_raft_version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::leader_change_message::LeaderChangeMessage {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            version: source.fill(at),
            leader_id: source.fill(at),
            voters: source.fill(at),
            granting_voters: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::leader_change_message::Voter {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            voter_id: source.fill(at),
            voter_directory_id: if at.version == 1 {
                source.fill(at)
            } else {
                Default::default()
            },
        }
    }
}

impl Sample for ringspool_protocol::messages::snapshot_footer_record::SnapshotFooterRecord {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::snapshot_header_record::SnapshotHeaderRecord {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            version: source.fill(at),
            last_contained_log_timestamp: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::voters_record::VotersRecord {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            version: source.fill(at),
            voters: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::voters_record::Voter {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            voter_id: source.fill(at),
            voter_directory_id: source.fill(at),
            endpoints: source.fill(at),
            k_raft_version_feature: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::voters_record::Endpoint {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            name: source.fill(at),
            host: source.fill(at),
            port: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::voters_record::KRaftVersionFeature {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            min_supported_version: source.fill(at),
            max_supported_version: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::request_header::RequestHeader {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            request_api_key: source.fill(at),
            request_api_version: source.fill(at),
            correlation_id: source.fill(at),
            client_id: source.fill(at),
        }
    }
}

impl Sample for ringspool_protocol::messages::response_header::ResponseHeader {
    fn sample(source: &mut Source, at: At) -> Self {
        let _ = at;
        Self {
            correlation_id: source.fill(at),
        }
    }
}

/// Every message.
pub fn cases() -> Vec<Case> {
    vec![
Case::of::<ringspool_protocol::messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest>(CaseKind::Request, 25),
Case::of::<ringspool_protocol::messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse>(CaseKind::Response, 25),
Case::of::<ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest>(CaseKind::Request, 24),
Case::of::<ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse>(CaseKind::Response, 24),
Case::of::<ringspool_protocol::messages::add_raft_voter_request::AddRaftVoterRequest>(CaseKind::Request, 80),
Case::of::<ringspool_protocol::messages::add_raft_voter_response::AddRaftVoterResponse>(CaseKind::Response, 80),
Case::of::<ringspool_protocol::messages::allocate_producer_ids_request::AllocateProducerIdsRequest>(CaseKind::Request, 67),
Case::of::<ringspool_protocol::messages::allocate_producer_ids_response::AllocateProducerIdsResponse>(CaseKind::Response, 67),
Case::of::<ringspool_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest>(CaseKind::Request, 49),
Case::of::<ringspool_protocol::messages::alter_client_quotas_response::AlterClientQuotasResponse>(CaseKind::Response, 49),
Case::of::<ringspool_protocol::messages::alter_configs_request::AlterConfigsRequest>(CaseKind::Request, 33),
Case::of::<ringspool_protocol::messages::alter_configs_response::AlterConfigsResponse>(CaseKind::Response, 33),
Case::of::<ringspool_protocol::messages::alter_partition_request::AlterPartitionRequest>(CaseKind::Request, 56),
Case::of::<ringspool_protocol::messages::alter_partition_response::AlterPartitionResponse>(CaseKind::Response, 56),
Case::of::<ringspool_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest>(CaseKind::Request, 45),
Case::of::<ringspool_protocol::messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse>(CaseKind::Response, 45),
Case::of::<ringspool_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest>(CaseKind::Request, 34),
Case::of::<ringspool_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse>(CaseKind::Response, 34),
Case::of::<ringspool_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest>(CaseKind::Request, 91),
Case::of::<ringspool_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse>(CaseKind::Response, 91),
Case::of::<ringspool_protocol::messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest>(CaseKind::Request, 51),
Case::of::<ringspool_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse>(CaseKind::Response, 51),
Case::of::<ringspool_protocol::messages::api_versions_request::ApiVersionsRequest>(CaseKind::Request, 18),
Case::of::<ringspool_protocol::messages::api_versions_response::ApiVersionsResponse>(CaseKind::Response, 18),
Case::of::<ringspool_protocol::messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest>(CaseKind::Request, 73),
Case::of::<ringspool_protocol::messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse>(CaseKind::Response, 73),
Case::of::<ringspool_protocol::messages::begin_quorum_epoch_request::BeginQuorumEpochRequest>(CaseKind::Request, 53),
Case::of::<ringspool_protocol::messages::begin_quorum_epoch_response::BeginQuorumEpochResponse>(CaseKind::Response, 53),
Case::of::<ringspool_protocol::messages::broker_heartbeat_request::BrokerHeartbeatRequest>(CaseKind::Request, 63),
Case::of::<ringspool_protocol::messages::broker_heartbeat_response::BrokerHeartbeatResponse>(CaseKind::Response, 63),
Case::of::<ringspool_protocol::messages::broker_registration_request::BrokerRegistrationRequest>(CaseKind::Request, 62),
Case::of::<ringspool_protocol::messages::broker_registration_response::BrokerRegistrationResponse>(CaseKind::Response, 62),
Case::of::<ringspool_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest>(CaseKind::Request, 69),
Case::of::<ringspool_protocol::messages::consumer_group_describe_response::ConsumerGroupDescribeResponse>(CaseKind::Response, 69),
Case::of::<ringspool_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest>(CaseKind::Request, 68),
Case::of::<ringspool_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse>(CaseKind::Response, 68),
Case::of::<ringspool_protocol::messages::controller_registration_request::ControllerRegistrationRequest>(CaseKind::Request, 70),
Case::of::<ringspool_protocol::messages::controller_registration_response::ControllerRegistrationResponse>(CaseKind::Response, 70),
Case::of::<ringspool_protocol::messages::create_acls_request::CreateAclsRequest>(CaseKind::Request, 30),
Case::of::<ringspool_protocol::messages::create_acls_response::CreateAclsResponse>(CaseKind::Response, 30),
Case::of::<ringspool_protocol::messages::create_delegation_token_request::CreateDelegationTokenRequest>(CaseKind::Request, 38),
Case::of::<ringspool_protocol::messages::create_delegation_token_response::CreateDelegationTokenResponse>(CaseKind::Response, 38),
Case::of::<ringspool_protocol::messages::create_partitions_request::CreatePartitionsRequest>(CaseKind::Request, 37),
Case::of::<ringspool_protocol::messages::create_partitions_response::CreatePartitionsResponse>(CaseKind::Response, 37),
Case::of::<ringspool_protocol::messages::create_topics_request::CreateTopicsRequest>(CaseKind::Request, 19),
Case::of::<ringspool_protocol::messages::create_topics_response::CreateTopicsResponse>(CaseKind::Response, 19),
Case::of::<ringspool_protocol::messages::delete_acls_request::DeleteAclsRequest>(CaseKind::Request, 31),
Case::of::<ringspool_protocol::messages::delete_acls_response::DeleteAclsResponse>(CaseKind::Response, 31),
Case::of::<ringspool_protocol::messages::delete_groups_request::DeleteGroupsRequest>(CaseKind::Request, 42),
Case::of::<ringspool_protocol::messages::delete_groups_response::DeleteGroupsResponse>(CaseKind::Response, 42),
Case::of::<ringspool_protocol::messages::delete_records_request::DeleteRecordsRequest>(CaseKind::Request, 21),
Case::of::<ringspool_protocol::messages::delete_records_response::DeleteRecordsResponse>(CaseKind::Response, 21),
Case::of::<ringspool_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest>(CaseKind::Request, 92),
Case::of::<ringspool_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse>(CaseKind::Response, 92),
Case::of::<ringspool_protocol::messages::delete_share_group_state_request::DeleteShareGroupStateRequest>(CaseKind::Request, 86),
Case::of::<ringspool_protocol::messages::delete_share_group_state_response::DeleteShareGroupStateResponse>(CaseKind::Response, 86),
Case::of::<ringspool_protocol::messages::delete_topics_request::DeleteTopicsRequest>(CaseKind::Request, 20),
Case::of::<ringspool_protocol::messages::delete_topics_response::DeleteTopicsResponse>(CaseKind::Response, 20),
Case::of::<ringspool_protocol::messages::describe_acls_request::DescribeAclsRequest>(CaseKind::Request, 29),
Case::of::<ringspool_protocol::messages::describe_acls_response::DescribeAclsResponse>(CaseKind::Response, 29),
Case::of::<ringspool_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest>(CaseKind::Request, 48),
Case::of::<ringspool_protocol::messages::describe_client_quotas_response::DescribeClientQuotasResponse>(CaseKind::Response, 48),
Case::of::<ringspool_protocol::messages::describe_cluster_request::DescribeClusterRequest>(CaseKind::Request, 60),
Case::of::<ringspool_protocol::messages::describe_cluster_response::DescribeClusterResponse>(CaseKind::Response, 60),
Case::of::<ringspool_protocol::messages::describe_configs_request::DescribeConfigsRequest>(CaseKind::Request, 32),
Case::of::<ringspool_protocol::messages::describe_configs_response::DescribeConfigsResponse>(CaseKind::Response, 32),
Case::of::<ringspool_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenRequest>(CaseKind::Request, 41),
Case::of::<ringspool_protocol::messages::describe_delegation_token_response::DescribeDelegationTokenResponse>(CaseKind::Response, 41),
Case::of::<ringspool_protocol::messages::describe_groups_request::DescribeGroupsRequest>(CaseKind::Request, 15),
Case::of::<ringspool_protocol::messages::describe_groups_response::DescribeGroupsResponse>(CaseKind::Response, 15),
Case::of::<ringspool_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest>(CaseKind::Request, 35),
Case::of::<ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse>(CaseKind::Response, 35),
Case::of::<ringspool_protocol::messages::describe_producers_request::DescribeProducersRequest>(CaseKind::Request, 61),
Case::of::<ringspool_protocol::messages::describe_producers_response::DescribeProducersResponse>(CaseKind::Response, 61),
Case::of::<ringspool_protocol::messages::describe_quorum_request::DescribeQuorumRequest>(CaseKind::Request, 55),
Case::of::<ringspool_protocol::messages::describe_quorum_response::DescribeQuorumResponse>(CaseKind::Response, 55),
Case::of::<ringspool_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest>(CaseKind::Request, 90),
Case::of::<ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse>(CaseKind::Response, 90),
Case::of::<ringspool_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest>(CaseKind::Request, 75),
Case::of::<ringspool_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse>(CaseKind::Response, 75),
Case::of::<ringspool_protocol::messages::describe_transactions_request::DescribeTransactionsRequest>(CaseKind::Request, 65),
Case::of::<ringspool_protocol::messages::describe_transactions_response::DescribeTransactionsResponse>(CaseKind::Response, 65),
Case::of::<ringspool_protocol::messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest>(CaseKind::Request, 50),
Case::of::<ringspool_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse>(CaseKind::Response, 50),
Case::of::<ringspool_protocol::messages::elect_leaders_request::ElectLeadersRequest>(CaseKind::Request, 43),
Case::of::<ringspool_protocol::messages::elect_leaders_response::ElectLeadersResponse>(CaseKind::Response, 43),
Case::of::<ringspool_protocol::messages::end_quorum_epoch_request::EndQuorumEpochRequest>(CaseKind::Request, 54),
Case::of::<ringspool_protocol::messages::end_quorum_epoch_response::EndQuorumEpochResponse>(CaseKind::Response, 54),
Case::of::<ringspool_protocol::messages::end_txn_request::EndTxnRequest>(CaseKind::Request, 26),
Case::of::<ringspool_protocol::messages::end_txn_response::EndTxnResponse>(CaseKind::Response, 26),
Case::of::<ringspool_protocol::messages::envelope_request::EnvelopeRequest>(CaseKind::Request, 58),
Case::of::<ringspool_protocol::messages::envelope_response::EnvelopeResponse>(CaseKind::Response, 58),
Case::of::<ringspool_protocol::messages::expire_delegation_token_request::ExpireDelegationTokenRequest>(CaseKind::Request, 40),
Case::of::<ringspool_protocol::messages::expire_delegation_token_response::ExpireDelegationTokenResponse>(CaseKind::Response, 40),
Case::of::<ringspool_protocol::messages::fetch_request::FetchRequest>(CaseKind::Request, 1),
Case::of::<ringspool_protocol::messages::fetch_response::FetchResponse>(CaseKind::Response, 1),
Case::of::<ringspool_protocol::messages::fetch_snapshot_request::FetchSnapshotRequest>(CaseKind::Request, 59),
Case::of::<ringspool_protocol::messages::fetch_snapshot_response::FetchSnapshotResponse>(CaseKind::Response, 59),
Case::of::<ringspool_protocol::messages::find_coordinator_request::FindCoordinatorRequest>(CaseKind::Request, 10),
Case::of::<ringspool_protocol::messages::find_coordinator_response::FindCoordinatorResponse>(CaseKind::Response, 10),
Case::of::<ringspool_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest>(CaseKind::Request, 71),
Case::of::<ringspool_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse>(CaseKind::Response, 71),
Case::of::<ringspool_protocol::messages::heartbeat_request::HeartbeatRequest>(CaseKind::Request, 12),
Case::of::<ringspool_protocol::messages::heartbeat_response::HeartbeatResponse>(CaseKind::Response, 12),
Case::of::<ringspool_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest>(CaseKind::Request, 44),
Case::of::<ringspool_protocol::messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse>(CaseKind::Response, 44),
Case::of::<ringspool_protocol::messages::init_producer_id_request::InitProducerIdRequest>(CaseKind::Request, 22),
Case::of::<ringspool_protocol::messages::init_producer_id_response::InitProducerIdResponse>(CaseKind::Response, 22),
Case::of::<ringspool_protocol::messages::initialize_share_group_state_request::InitializeShareGroupStateRequest>(CaseKind::Request, 83),
Case::of::<ringspool_protocol::messages::initialize_share_group_state_response::InitializeShareGroupStateResponse>(CaseKind::Response, 83),
Case::of::<ringspool_protocol::messages::join_group_request::JoinGroupRequest>(CaseKind::Request, 11),
Case::of::<ringspool_protocol::messages::join_group_response::JoinGroupResponse>(CaseKind::Response, 11),
Case::of::<ringspool_protocol::messages::leave_group_request::LeaveGroupRequest>(CaseKind::Request, 13),
Case::of::<ringspool_protocol::messages::leave_group_response::LeaveGroupResponse>(CaseKind::Response, 13),
Case::of::<ringspool_protocol::messages::list_config_resources_request::ListConfigResourcesRequest>(CaseKind::Request, 74),
Case::of::<ringspool_protocol::messages::list_config_resources_response::ListConfigResourcesResponse>(CaseKind::Response, 74),
Case::of::<ringspool_protocol::messages::list_groups_request::ListGroupsRequest>(CaseKind::Request, 16),
Case::of::<ringspool_protocol::messages::list_groups_response::ListGroupsResponse>(CaseKind::Response, 16),
Case::of::<ringspool_protocol::messages::list_offsets_request::ListOffsetsRequest>(CaseKind::Request, 2),
Case::of::<ringspool_protocol::messages::list_offsets_response::ListOffsetsResponse>(CaseKind::Response, 2),
Case::of::<ringspool_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest>(CaseKind::Request, 46),
Case::of::<ringspool_protocol::messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse>(CaseKind::Response, 46),
Case::of::<ringspool_protocol::messages::list_transactions_request::ListTransactionsRequest>(CaseKind::Request, 66),
Case::of::<ringspool_protocol::messages::list_transactions_response::ListTransactionsResponse>(CaseKind::Response, 66),
Case::of::<ringspool_protocol::messages::metadata_request::MetadataRequest>(CaseKind::Request, 3),
Case::of::<ringspool_protocol::messages::metadata_response::MetadataResponse>(CaseKind::Response, 3),
Case::of::<ringspool_protocol::messages::offset_commit_request::OffsetCommitRequest>(CaseKind::Request, 8),
Case::of::<ringspool_protocol::messages::offset_commit_response::OffsetCommitResponse>(CaseKind::Response, 8),
Case::of::<ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequest>(CaseKind::Request, 47),
Case::of::<ringspool_protocol::messages::offset_delete_response::OffsetDeleteResponse>(CaseKind::Response, 47),
Case::of::<ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequest>(CaseKind::Request, 9),
Case::of::<ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponse>(CaseKind::Response, 9),
Case::of::<ringspool_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest>(CaseKind::Request, 23),
Case::of::<ringspool_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse>(CaseKind::Response, 23),
Case::of::<ringspool_protocol::messages::produce_request::ProduceRequest>(CaseKind::Request, 0),
Case::of::<ringspool_protocol::messages::produce_response::ProduceResponse>(CaseKind::Response, 0),
Case::of::<ringspool_protocol::messages::push_telemetry_request::PushTelemetryRequest>(CaseKind::Request, 72),
Case::of::<ringspool_protocol::messages::push_telemetry_response::PushTelemetryResponse>(CaseKind::Response, 72),
Case::of::<ringspool_protocol::messages::read_share_group_state_request::ReadShareGroupStateRequest>(CaseKind::Request, 84),
Case::of::<ringspool_protocol::messages::read_share_group_state_response::ReadShareGroupStateResponse>(CaseKind::Response, 84),
Case::of::<ringspool_protocol::messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest>(CaseKind::Request, 87),
Case::of::<ringspool_protocol::messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse>(CaseKind::Response, 87),
Case::of::<ringspool_protocol::messages::remove_raft_voter_request::RemoveRaftVoterRequest>(CaseKind::Request, 81),
Case::of::<ringspool_protocol::messages::remove_raft_voter_response::RemoveRaftVoterResponse>(CaseKind::Response, 81),
Case::of::<ringspool_protocol::messages::renew_delegation_token_request::RenewDelegationTokenRequest>(CaseKind::Request, 39),
Case::of::<ringspool_protocol::messages::renew_delegation_token_response::RenewDelegationTokenResponse>(CaseKind::Response, 39),
Case::of::<ringspool_protocol::messages::sasl_authenticate_request::SaslAuthenticateRequest>(CaseKind::Request, 36),
Case::of::<ringspool_protocol::messages::sasl_authenticate_response::SaslAuthenticateResponse>(CaseKind::Response, 36),
Case::of::<ringspool_protocol::messages::sasl_handshake_request::SaslHandshakeRequest>(CaseKind::Request, 17),
Case::of::<ringspool_protocol::messages::sasl_handshake_response::SaslHandshakeResponse>(CaseKind::Response, 17),
Case::of::<ringspool_protocol::messages::share_acknowledge_request::ShareAcknowledgeRequest>(CaseKind::Request, 79),
Case::of::<ringspool_protocol::messages::share_acknowledge_response::ShareAcknowledgeResponse>(CaseKind::Response, 79),
Case::of::<ringspool_protocol::messages::share_fetch_request::ShareFetchRequest>(CaseKind::Request, 78),
Case::of::<ringspool_protocol::messages::share_fetch_response::ShareFetchResponse>(CaseKind::Response, 78),
Case::of::<ringspool_protocol::messages::share_group_describe_request::ShareGroupDescribeRequest>(CaseKind::Request, 77),
Case::of::<ringspool_protocol::messages::share_group_describe_response::ShareGroupDescribeResponse>(CaseKind::Response, 77),
Case::of::<ringspool_protocol::messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest>(CaseKind::Request, 76),
Case::of::<ringspool_protocol::messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse>(CaseKind::Response, 76),
Case::of::<ringspool_protocol::messages::streams_group_describe_request::StreamsGroupDescribeRequest>(CaseKind::Request, 89),
Case::of::<ringspool_protocol::messages::streams_group_describe_response::StreamsGroupDescribeResponse>(CaseKind::Response, 89),
Case::of::<ringspool_protocol::messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest>(CaseKind::Request, 88),
Case::of::<ringspool_protocol::messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse>(CaseKind::Response, 88),
Case::of::<ringspool_protocol::messages::streams_group_topology_description_update_request::StreamsGroupTopologyDescriptionUpdateRequest>(CaseKind::Request, 93),
Case::of::<ringspool_protocol::messages::streams_group_topology_description_update_response::StreamsGroupTopologyDescriptionUpdateResponse>(CaseKind::Response, 93),
Case::of::<ringspool_protocol::messages::sync_group_request::SyncGroupRequest>(CaseKind::Request, 14),
Case::of::<ringspool_protocol::messages::sync_group_response::SyncGroupResponse>(CaseKind::Response, 14),
Case::of::<ringspool_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequest>(CaseKind::Request, 28),
Case::of::<ringspool_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponse>(CaseKind::Response, 28),
Case::of::<ringspool_protocol::messages::unregister_broker_request::UnregisterBrokerRequest>(CaseKind::Request, 64),
Case::of::<ringspool_protocol::messages::unregister_broker_response::UnregisterBrokerResponse>(CaseKind::Response, 64),
Case::of::<ringspool_protocol::messages::unregister_controller_request::UnregisterControllerRequest>(CaseKind::Request, 94),
Case::of::<ringspool_protocol::messages::unregister_controller_response::UnregisterControllerResponse>(CaseKind::Response, 94),
Case::of::<ringspool_protocol::messages::update_features_request::UpdateFeaturesRequest>(CaseKind::Request, 57),
Case::of::<ringspool_protocol::messages::update_features_response::UpdateFeaturesResponse>(CaseKind::Response, 57),
Case::of::<ringspool_protocol::messages::update_raft_voter_request::UpdateRaftVoterRequest>(CaseKind::Request, 82),
Case::of::<ringspool_protocol::messages::update_raft_voter_response::UpdateRaftVoterResponse>(CaseKind::Response, 82),
Case::of::<ringspool_protocol::messages::vote_request::VoteRequest>(CaseKind::Request, 52),
Case::of::<ringspool_protocol::messages::vote_response::VoteResponse>(CaseKind::Response, 52),
Case::of::<ringspool_protocol::messages::write_share_group_state_request::WriteShareGroupStateRequest>(CaseKind::Request, 85),
Case::of::<ringspool_protocol::messages::write_share_group_state_response::WriteShareGroupStateResponse>(CaseKind::Response, 85),
Case::of::<ringspool_protocol::messages::write_txn_markers_request::WriteTxnMarkersRequest>(CaseKind::Request, 27),
Case::of::<ringspool_protocol::messages::write_txn_markers_response::WriteTxnMarkersResponse>(CaseKind::Response, 27),
Case::of::<ringspool_protocol::internal_records::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_metadata_key::ConsumerGroupMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_metadata_value::ConsumerGroupMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::group_metadata_key::GroupMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::group_metadata_value::GroupMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::legacy_offset_commit_key::LegacyOffsetCommitKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::legacy_offset_commit_value::LegacyOffsetCommitValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::share_group_member_metadata_key::ShareGroupMemberMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::share_group_member_metadata_value::ShareGroupMemberMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::share_group_metadata_key::ShareGroupMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::share_group_metadata_value::ShareGroupMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_member_metadata_key::StreamsGroupMemberMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_member_metadata_value::StreamsGroupMemberMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_metadata_key::StreamsGroupMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_metadata_value::StreamsGroupMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_topology_key::StreamsGroupTopologyKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::streams_group_topology_value::StreamsGroupTopologyValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::internal_records::transaction_log_key::TransactionLogKey>(CaseKind::Key, -1),
Case::of::<ringspool_protocol::internal_records::transaction_log_value::TransactionLogValue>(CaseKind::Value, -1),
Case::of::<ringspool_protocol::messages::aborted_txn::AbortedTxn>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::consumer_protocol_assignment::ConsumerProtocolAssignment>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::consumer_protocol_subscription::ConsumerProtocolSubscription>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::control_record_type_schema::ControlRecordTypeSchema>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::default_principal_data::DefaultPrincipalData>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::end_txn_marker::EndTxnMarker>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::k_raft_version_record::KRaftVersionRecord>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::leader_change_message::LeaderChangeMessage>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::snapshot_footer_record::SnapshotFooterRecord>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::snapshot_header_record::SnapshotHeaderRecord>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::voters_record::VotersRecord>(CaseKind::Data, -1),
Case::of::<ringspool_protocol::messages::request_header::RequestHeader>(CaseKind::Header, -1),
Case::of::<ringspool_protocol::messages::response_header::ResponseHeader>(CaseKind::Header, -1),
]
}

/// Every structure that stands in an array.
pub fn elements() -> Vec<Element> {
    vec![
Element::of::<ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnTransaction>("AddPartitionsToTxnRequest.AddPartitionsToTxnTransaction", 4..=5, 3),
Element::of::<ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnTopic>("AddPartitionsToTxnRequest.AddPartitionsToTxnTopic", 0..=5, 3),
Element::of::<ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResult>("AddPartitionsToTxnResponse.AddPartitionsToTxnResult", 4..=5, 3),
Element::of::<ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnTopicResult>("AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult", 0..=5, 3),
Element::of::<ringspool_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnPartitionResult>("AddPartitionsToTxnResponse.AddPartitionsToTxnPartitionResult", 0..=5, 3),
Element::of::<ringspool_protocol::messages::add_raft_voter_request::Listener>("AddRaftVoterRequest.Listener", 0..=1, 0),
Element::of::<ringspool_protocol::messages::alter_client_quotas_request::EntryData>("AlterClientQuotasRequest.EntryData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::alter_client_quotas_request::EntityData>("AlterClientQuotasRequest.EntityData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::alter_client_quotas_request::OpData>("AlterClientQuotasRequest.OpData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::alter_client_quotas_response::EntryData>("AlterClientQuotasResponse.EntryData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::alter_client_quotas_response::EntityData>("AlterClientQuotasResponse.EntityData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::alter_configs_request::AlterConfigsResource>("AlterConfigsRequest.AlterConfigsResource", 0..=2, 2),
Element::of::<ringspool_protocol::messages::alter_configs_request::AlterableConfig>("AlterConfigsRequest.AlterableConfig", 0..=2, 2),
Element::of::<ringspool_protocol::messages::alter_configs_response::AlterConfigsResourceResponse>("AlterConfigsResponse.AlterConfigsResourceResponse", 0..=2, 2),
Element::of::<ringspool_protocol::messages::alter_partition_request::TopicData>("AlterPartitionRequest.TopicData", 2..=3, 0),
Element::of::<ringspool_protocol::messages::alter_partition_request::PartitionData>("AlterPartitionRequest.PartitionData", 2..=3, 0),
Element::of::<ringspool_protocol::messages::alter_partition_request::BrokerState>("AlterPartitionRequest.BrokerState", 3..=3, 0),
Element::of::<ringspool_protocol::messages::alter_partition_response::TopicData>("AlterPartitionResponse.TopicData", 2..=3, 0),
Element::of::<ringspool_protocol::messages::alter_partition_response::PartitionData>("AlterPartitionResponse.PartitionData", 2..=3, 0),
Element::of::<ringspool_protocol::messages::alter_partition_reassignments_request::ReassignableTopic>("AlterPartitionReassignmentsRequest.ReassignableTopic", 0..=1, 0),
Element::of::<ringspool_protocol::messages::alter_partition_reassignments_request::ReassignablePartition>("AlterPartitionReassignmentsRequest.ReassignablePartition", 0..=1, 0),
Element::of::<ringspool_protocol::messages::alter_partition_reassignments_response::ReassignableTopicResponse>("AlterPartitionReassignmentsResponse.ReassignableTopicResponse", 0..=1, 0),
Element::of::<ringspool_protocol::messages::alter_partition_reassignments_response::ReassignablePartitionResponse>("AlterPartitionReassignmentsResponse.ReassignablePartitionResponse", 0..=1, 0),
Element::of::<ringspool_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDir>("AlterReplicaLogDirsRequest.AlterReplicaLogDir", 1..=2, 2),
Element::of::<ringspool_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirTopic>("AlterReplicaLogDirsRequest.AlterReplicaLogDirTopic", 1..=2, 2),
Element::of::<ringspool_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirTopicResult>("AlterReplicaLogDirsResponse.AlterReplicaLogDirTopicResult", 1..=2, 2),
Element::of::<ringspool_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirPartitionResult>("AlterReplicaLogDirsResponse.AlterReplicaLogDirPartitionResult", 1..=2, 2),
Element::of::<ringspool_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequestTopic>("AlterShareGroupOffsetsRequest.AlterShareGroupOffsetsRequestTopic", 0..=0, 0),
Element::of::<ringspool_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequestPartition>("AlterShareGroupOffsetsRequest.AlterShareGroupOffsetsRequestPartition", 0..=0, 0),
Element::of::<ringspool_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponseTopic>("AlterShareGroupOffsetsResponse.AlterShareGroupOffsetsResponseTopic", 0..=0, 0),
Element::of::<ringspool_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponsePartition>("AlterShareGroupOffsetsResponse.AlterShareGroupOffsetsResponsePartition", 0..=0, 0),
Element::of::<ringspool_protocol::messages::alter_user_scram_credentials_request::ScramCredentialDeletion>("AlterUserScramCredentialsRequest.ScramCredentialDeletion", 0..=0, 0),
Element::of::<ringspool_protocol::messages::alter_user_scram_credentials_request::ScramCredentialUpsertion>("AlterUserScramCredentialsRequest.ScramCredentialUpsertion", 0..=0, 0),
Element::of::<ringspool_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResult>("AlterUserScramCredentialsResponse.AlterUserScramCredentialsResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::api_versions_response::ApiVersion>("ApiVersionsResponse.ApiVersion", 0..=5, 3),
Element::of::<ringspool_protocol::messages::api_versions_response::SupportedFeatureKey>("ApiVersionsResponse.SupportedFeatureKey", 3..=5, 3),
Element::of::<ringspool_protocol::messages::api_versions_response::FinalizedFeatureKey>("ApiVersionsResponse.FinalizedFeatureKey", 3..=5, 3),
Element::of::<ringspool_protocol::messages::assign_replicas_to_dirs_request::DirectoryData>("AssignReplicasToDirsRequest.DirectoryData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::assign_replicas_to_dirs_request::TopicData>("AssignReplicasToDirsRequest.TopicData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::assign_replicas_to_dirs_request::PartitionData>("AssignReplicasToDirsRequest.PartitionData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::assign_replicas_to_dirs_response::DirectoryData>("AssignReplicasToDirsResponse.DirectoryData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::assign_replicas_to_dirs_response::TopicData>("AssignReplicasToDirsResponse.TopicData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::assign_replicas_to_dirs_response::PartitionData>("AssignReplicasToDirsResponse.PartitionData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::begin_quorum_epoch_request::TopicData>("BeginQuorumEpochRequest.TopicData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::begin_quorum_epoch_request::PartitionData>("BeginQuorumEpochRequest.PartitionData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::begin_quorum_epoch_request::LeaderEndpoint>("BeginQuorumEpochRequest.LeaderEndpoint", 1..=1, 1),
Element::of::<ringspool_protocol::messages::begin_quorum_epoch_response::TopicData>("BeginQuorumEpochResponse.TopicData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::begin_quorum_epoch_response::PartitionData>("BeginQuorumEpochResponse.PartitionData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::begin_quorum_epoch_response::NodeEndpoint>("BeginQuorumEpochResponse.NodeEndpoint", 1..=1, 1),
Element::of::<ringspool_protocol::messages::broker_registration_request::Listener>("BrokerRegistrationRequest.Listener", 0..=4, 0),
Element::of::<ringspool_protocol::messages::broker_registration_request::Feature>("BrokerRegistrationRequest.Feature", 0..=4, 0),
Element::of::<ringspool_protocol::messages::consumer_group_describe_response::DescribedGroup>("ConsumerGroupDescribeResponse.DescribedGroup", 0..=1, 0),
Element::of::<ringspool_protocol::messages::consumer_group_describe_response::Member>("ConsumerGroupDescribeResponse.Member", 0..=1, 0),
Element::of::<ringspool_protocol::messages::consumer_group_describe_response::TopicPartitions>("ConsumerGroupDescribeResponse.TopicPartitions", 0..=1, 0),
Element::of::<ringspool_protocol::messages::consumer_group_heartbeat_request::TopicPartitions>("ConsumerGroupHeartbeatRequest.TopicPartitions", 0..=1, 0),
Element::of::<ringspool_protocol::messages::consumer_group_heartbeat_response::TopicPartitions>("ConsumerGroupHeartbeatResponse.TopicPartitions", 0..=1, 0),
Element::of::<ringspool_protocol::messages::controller_registration_request::Listener>("ControllerRegistrationRequest.Listener", 0..=0, 0),
Element::of::<ringspool_protocol::messages::controller_registration_request::Feature>("ControllerRegistrationRequest.Feature", 0..=0, 0),
Element::of::<ringspool_protocol::messages::create_acls_request::AclCreation>("CreateAclsRequest.AclCreation", 1..=3, 2),
Element::of::<ringspool_protocol::messages::create_acls_response::AclCreationResult>("CreateAclsResponse.AclCreationResult", 1..=3, 2),
Element::of::<ringspool_protocol::messages::create_delegation_token_request::CreatableRenewers>("CreateDelegationTokenRequest.CreatableRenewers", 1..=3, 2),
Element::of::<ringspool_protocol::messages::create_partitions_request::CreatePartitionsTopic>("CreatePartitionsRequest.CreatePartitionsTopic", 0..=3, 2),
Element::of::<ringspool_protocol::messages::create_partitions_request::CreatePartitionsAssignment>("CreatePartitionsRequest.CreatePartitionsAssignment", 0..=3, 2),
Element::of::<ringspool_protocol::messages::create_partitions_response::CreatePartitionsTopicResult>("CreatePartitionsResponse.CreatePartitionsTopicResult", 0..=3, 2),
Element::of::<ringspool_protocol::messages::create_topics_request::CreatableTopic>("CreateTopicsRequest.CreatableTopic", 2..=7, 5),
Element::of::<ringspool_protocol::messages::create_topics_request::CreatableReplicaAssignment>("CreateTopicsRequest.CreatableReplicaAssignment", 2..=7, 5),
Element::of::<ringspool_protocol::messages::create_topics_request::CreatableTopicConfig>("CreateTopicsRequest.CreatableTopicConfig", 2..=7, 5),
Element::of::<ringspool_protocol::messages::create_topics_response::CreatableTopicResult>("CreateTopicsResponse.CreatableTopicResult", 2..=7, 5),
Element::of::<ringspool_protocol::messages::create_topics_response::CreatableTopicConfigs>("CreateTopicsResponse.CreatableTopicConfigs", 5..=7, 5),
Element::of::<ringspool_protocol::messages::delete_acls_request::DeleteAclsFilter>("DeleteAclsRequest.DeleteAclsFilter", 1..=3, 2),
Element::of::<ringspool_protocol::messages::delete_acls_response::DeleteAclsFilterResult>("DeleteAclsResponse.DeleteAclsFilterResult", 1..=3, 2),
Element::of::<ringspool_protocol::messages::delete_acls_response::DeleteAclsMatchingAcl>("DeleteAclsResponse.DeleteAclsMatchingAcl", 1..=3, 2),
Element::of::<ringspool_protocol::messages::delete_groups_response::DeletableGroupResult>("DeleteGroupsResponse.DeletableGroupResult", 0..=3, 2),
Element::of::<ringspool_protocol::messages::delete_records_request::DeleteRecordsTopic>("DeleteRecordsRequest.DeleteRecordsTopic", 0..=2, 2),
Element::of::<ringspool_protocol::messages::delete_records_request::DeleteRecordsPartition>("DeleteRecordsRequest.DeleteRecordsPartition", 0..=2, 2),
Element::of::<ringspool_protocol::messages::delete_records_response::DeleteRecordsTopicResult>("DeleteRecordsResponse.DeleteRecordsTopicResult", 0..=2, 2),
Element::of::<ringspool_protocol::messages::delete_records_response::DeleteRecordsPartitionResult>("DeleteRecordsResponse.DeleteRecordsPartitionResult", 0..=2, 2),
Element::of::<ringspool_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequestTopic>("DeleteShareGroupOffsetsRequest.DeleteShareGroupOffsetsRequestTopic", 0..=0, 0),
Element::of::<ringspool_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponseTopic>("DeleteShareGroupOffsetsResponse.DeleteShareGroupOffsetsResponseTopic", 0..=0, 0),
Element::of::<ringspool_protocol::messages::delete_share_group_state_request::DeleteStateData>("DeleteShareGroupStateRequest.DeleteStateData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::delete_share_group_state_request::PartitionData>("DeleteShareGroupStateRequest.PartitionData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::delete_share_group_state_response::DeleteStateResult>("DeleteShareGroupStateResponse.DeleteStateResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::delete_share_group_state_response::PartitionResult>("DeleteShareGroupStateResponse.PartitionResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::delete_topics_request::DeleteTopicState>("DeleteTopicsRequest.DeleteTopicState", 6..=6, 4),
Element::of::<ringspool_protocol::messages::delete_topics_response::DeletableTopicResult>("DeleteTopicsResponse.DeletableTopicResult", 1..=6, 4),
Element::of::<ringspool_protocol::messages::describe_acls_response::DescribeAclsResource>("DescribeAclsResponse.DescribeAclsResource", 1..=3, 2),
Element::of::<ringspool_protocol::messages::describe_acls_response::AclDescription>("DescribeAclsResponse.AclDescription", 1..=3, 2),
Element::of::<ringspool_protocol::messages::describe_client_quotas_request::ComponentData>("DescribeClientQuotasRequest.ComponentData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::describe_client_quotas_response::EntryData>("DescribeClientQuotasResponse.EntryData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::describe_client_quotas_response::EntityData>("DescribeClientQuotasResponse.EntityData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::describe_client_quotas_response::ValueData>("DescribeClientQuotasResponse.ValueData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::describe_cluster_response::DescribeClusterBroker>("DescribeClusterResponse.DescribeClusterBroker", 0..=2, 0),
Element::of::<ringspool_protocol::messages::describe_configs_request::DescribeConfigsResource>("DescribeConfigsRequest.DescribeConfigsResource", 1..=4, 4),
Element::of::<ringspool_protocol::messages::describe_configs_response::DescribeConfigsResult>("DescribeConfigsResponse.DescribeConfigsResult", 1..=4, 4),
Element::of::<ringspool_protocol::messages::describe_configs_response::DescribeConfigsResourceResult>("DescribeConfigsResponse.DescribeConfigsResourceResult", 1..=4, 4),
Element::of::<ringspool_protocol::messages::describe_configs_response::DescribeConfigsSynonym>("DescribeConfigsResponse.DescribeConfigsSynonym", 1..=4, 4),
Element::of::<ringspool_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenOwner>("DescribeDelegationTokenRequest.DescribeDelegationTokenOwner", 1..=3, 2),
Element::of::<ringspool_protocol::messages::describe_delegation_token_response::DescribedDelegationToken>("DescribeDelegationTokenResponse.DescribedDelegationToken", 1..=3, 2),
Element::of::<ringspool_protocol::messages::describe_delegation_token_response::DescribedDelegationTokenRenewer>("DescribeDelegationTokenResponse.DescribedDelegationTokenRenewer", 1..=3, 2),
Element::of::<ringspool_protocol::messages::describe_groups_response::DescribedGroup>("DescribeGroupsResponse.DescribedGroup", 0..=6, 5),
Element::of::<ringspool_protocol::messages::describe_groups_response::DescribedGroupMember>("DescribeGroupsResponse.DescribedGroupMember", 0..=6, 5),
Element::of::<ringspool_protocol::messages::describe_log_dirs_request::DescribableLogDirTopic>("DescribeLogDirsRequest.DescribableLogDirTopic", 1..=5, 2),
Element::of::<ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsResult>("DescribeLogDirsResponse.DescribeLogDirsResult", 1..=5, 2),
Element::of::<ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsTopic>("DescribeLogDirsResponse.DescribeLogDirsTopic", 1..=5, 2),
Element::of::<ringspool_protocol::messages::describe_log_dirs_response::DescribeLogDirsPartition>("DescribeLogDirsResponse.DescribeLogDirsPartition", 1..=5, 2),
Element::of::<ringspool_protocol::messages::describe_producers_request::TopicRequest>("DescribeProducersRequest.TopicRequest", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_producers_response::TopicResponse>("DescribeProducersResponse.TopicResponse", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_producers_response::PartitionResponse>("DescribeProducersResponse.PartitionResponse", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_producers_response::ProducerState>("DescribeProducersResponse.ProducerState", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_request::TopicData>("DescribeQuorumRequest.TopicData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_request::PartitionData>("DescribeQuorumRequest.PartitionData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_response::TopicData>("DescribeQuorumResponse.TopicData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_response::PartitionData>("DescribeQuorumResponse.PartitionData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_response::Node>("DescribeQuorumResponse.Node", 2..=2, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_response::Listener>("DescribeQuorumResponse.Listener", 2..=2, 0),
Element::of::<ringspool_protocol::messages::describe_quorum_response::ReplicaState>("DescribeQuorumResponse.ReplicaState", 0..=2, 0),
Element::of::<ringspool_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequestGroup>("DescribeShareGroupOffsetsRequest.DescribeShareGroupOffsetsRequestGroup", 0..=1, 0),
Element::of::<ringspool_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequestTopic>("DescribeShareGroupOffsetsRequest.DescribeShareGroupOffsetsRequestTopic", 0..=1, 0),
Element::of::<ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponseGroup>("DescribeShareGroupOffsetsResponse.DescribeShareGroupOffsetsResponseGroup", 0..=1, 0),
Element::of::<ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponseTopic>("DescribeShareGroupOffsetsResponse.DescribeShareGroupOffsetsResponseTopic", 0..=1, 0),
Element::of::<ringspool_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponsePartition>("DescribeShareGroupOffsetsResponse.DescribeShareGroupOffsetsResponsePartition", 0..=1, 0),
Element::of::<ringspool_protocol::messages::describe_topic_partitions_request::TopicRequest>("DescribeTopicPartitionsRequest.TopicRequest", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponseTopic>("DescribeTopicPartitionsResponse.DescribeTopicPartitionsResponseTopic", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponsePartition>("DescribeTopicPartitionsResponse.DescribeTopicPartitionsResponsePartition", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_transactions_response::TransactionState>("DescribeTransactionsResponse.TransactionState", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_transactions_response::TopicData>("DescribeTransactionsResponse.TopicData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_user_scram_credentials_request::UserName>("DescribeUserScramCredentialsRequest.UserName", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResult>("DescribeUserScramCredentialsResponse.DescribeUserScramCredentialsResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::describe_user_scram_credentials_response::CredentialInfo>("DescribeUserScramCredentialsResponse.CredentialInfo", 0..=0, 0),
Element::of::<ringspool_protocol::messages::elect_leaders_request::TopicPartitions>("ElectLeadersRequest.TopicPartitions", 0..=2, 2),
Element::of::<ringspool_protocol::messages::elect_leaders_response::ReplicaElectionResult>("ElectLeadersResponse.ReplicaElectionResult", 0..=2, 2),
Element::of::<ringspool_protocol::messages::elect_leaders_response::PartitionResult>("ElectLeadersResponse.PartitionResult", 0..=2, 2),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_request::TopicData>("EndQuorumEpochRequest.TopicData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_request::PartitionData>("EndQuorumEpochRequest.PartitionData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_request::ReplicaInfo>("EndQuorumEpochRequest.ReplicaInfo", 1..=1, 1),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_request::LeaderEndpoint>("EndQuorumEpochRequest.LeaderEndpoint", 1..=1, 1),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_response::TopicData>("EndQuorumEpochResponse.TopicData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_response::PartitionData>("EndQuorumEpochResponse.PartitionData", 0..=1, 1),
Element::of::<ringspool_protocol::messages::end_quorum_epoch_response::NodeEndpoint>("EndQuorumEpochResponse.NodeEndpoint", 1..=1, 1),
Element::of::<ringspool_protocol::messages::fetch_request::FetchTopic>("FetchRequest.FetchTopic", 4..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_request::FetchPartition>("FetchRequest.FetchPartition", 4..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_request::ForgottenTopic>("FetchRequest.ForgottenTopic", 7..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_response::FetchableTopicResponse>("FetchResponse.FetchableTopicResponse", 4..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_response::PartitionData>("FetchResponse.PartitionData", 4..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_response::AbortedTransaction>("FetchResponse.AbortedTransaction", 4..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_response::NodeEndpoint>("FetchResponse.NodeEndpoint", 16..=18, 12),
Element::of::<ringspool_protocol::messages::fetch_snapshot_request::TopicSnapshot>("FetchSnapshotRequest.TopicSnapshot", 0..=1, 0),
Element::of::<ringspool_protocol::messages::fetch_snapshot_request::PartitionSnapshot>("FetchSnapshotRequest.PartitionSnapshot", 0..=1, 0),
Element::of::<ringspool_protocol::messages::fetch_snapshot_response::TopicSnapshot>("FetchSnapshotResponse.TopicSnapshot", 0..=1, 0),
Element::of::<ringspool_protocol::messages::fetch_snapshot_response::PartitionSnapshot>("FetchSnapshotResponse.PartitionSnapshot", 0..=1, 0),
Element::of::<ringspool_protocol::messages::fetch_snapshot_response::NodeEndpoint>("FetchSnapshotResponse.NodeEndpoint", 1..=1, 0),
Element::of::<ringspool_protocol::messages::find_coordinator_response::Coordinator>("FindCoordinatorResponse.Coordinator", 4..=6, 3),
Element::of::<ringspool_protocol::messages::incremental_alter_configs_request::AlterConfigsResource>("IncrementalAlterConfigsRequest.AlterConfigsResource", 0..=1, 1),
Element::of::<ringspool_protocol::messages::incremental_alter_configs_request::AlterableConfig>("IncrementalAlterConfigsRequest.AlterableConfig", 0..=1, 1),
Element::of::<ringspool_protocol::messages::incremental_alter_configs_response::AlterConfigsResourceResponse>("IncrementalAlterConfigsResponse.AlterConfigsResourceResponse", 0..=1, 1),
Element::of::<ringspool_protocol::messages::initialize_share_group_state_request::InitializeStateData>("InitializeShareGroupStateRequest.InitializeStateData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::initialize_share_group_state_request::PartitionData>("InitializeShareGroupStateRequest.PartitionData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::initialize_share_group_state_response::InitializeStateResult>("InitializeShareGroupStateResponse.InitializeStateResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::initialize_share_group_state_response::PartitionResult>("InitializeShareGroupStateResponse.PartitionResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::join_group_request::JoinGroupRequestProtocol>("JoinGroupRequest.JoinGroupRequestProtocol", 0..=9, 6),
Element::of::<ringspool_protocol::messages::join_group_response::JoinGroupResponseMember>("JoinGroupResponse.JoinGroupResponseMember", 0..=9, 6),
Element::of::<ringspool_protocol::messages::leave_group_request::MemberIdentity>("LeaveGroupRequest.MemberIdentity", 3..=5, 4),
Element::of::<ringspool_protocol::messages::leave_group_response::MemberResponse>("LeaveGroupResponse.MemberResponse", 3..=5, 4),
Element::of::<ringspool_protocol::messages::list_config_resources_response::ConfigResource>("ListConfigResourcesResponse.ConfigResource", 0..=1, 0),
Element::of::<ringspool_protocol::messages::list_groups_response::ListedGroup>("ListGroupsResponse.ListedGroup", 0..=5, 3),
Element::of::<ringspool_protocol::messages::list_offsets_request::ListOffsetsTopic>("ListOffsetsRequest.ListOffsetsTopic", 1..=11, 6),
Element::of::<ringspool_protocol::messages::list_offsets_request::ListOffsetsPartition>("ListOffsetsRequest.ListOffsetsPartition", 1..=11, 6),
Element::of::<ringspool_protocol::messages::list_offsets_response::ListOffsetsTopicResponse>("ListOffsetsResponse.ListOffsetsTopicResponse", 1..=11, 6),
Element::of::<ringspool_protocol::messages::list_offsets_response::ListOffsetsPartitionResponse>("ListOffsetsResponse.ListOffsetsPartitionResponse", 1..=11, 6),
Element::of::<ringspool_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsTopics>("ListPartitionReassignmentsRequest.ListPartitionReassignmentsTopics", 0..=0, 0),
Element::of::<ringspool_protocol::messages::list_partition_reassignments_response::OngoingTopicReassignment>("ListPartitionReassignmentsResponse.OngoingTopicReassignment", 0..=0, 0),
Element::of::<ringspool_protocol::messages::list_partition_reassignments_response::OngoingPartitionReassignment>("ListPartitionReassignmentsResponse.OngoingPartitionReassignment", 0..=0, 0),
Element::of::<ringspool_protocol::messages::list_transactions_response::TransactionState>("ListTransactionsResponse.TransactionState", 0..=2, 0),
Element::of::<ringspool_protocol::messages::metadata_request::MetadataRequestTopic>("MetadataRequest.MetadataRequestTopic", 0..=13, 9),
Element::of::<ringspool_protocol::messages::metadata_response::MetadataResponseBroker>("MetadataResponse.MetadataResponseBroker", 0..=13, 9),
Element::of::<ringspool_protocol::messages::metadata_response::MetadataResponseTopic>("MetadataResponse.MetadataResponseTopic", 0..=13, 9),
Element::of::<ringspool_protocol::messages::metadata_response::MetadataResponsePartition>("MetadataResponse.MetadataResponsePartition", 0..=13, 9),
Element::of::<ringspool_protocol::messages::offset_commit_request::OffsetCommitRequestTopic>("OffsetCommitRequest.OffsetCommitRequestTopic", 2..=10, 8),
Element::of::<ringspool_protocol::messages::offset_commit_request::OffsetCommitRequestPartition>("OffsetCommitRequest.OffsetCommitRequestPartition", 2..=10, 8),
Element::of::<ringspool_protocol::messages::offset_commit_response::OffsetCommitResponseTopic>("OffsetCommitResponse.OffsetCommitResponseTopic", 2..=10, 8),
Element::of::<ringspool_protocol::messages::offset_commit_response::OffsetCommitResponsePartition>("OffsetCommitResponse.OffsetCommitResponsePartition", 2..=10, 8),
Element::of::<ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequestTopic>("OffsetDeleteRequest.OffsetDeleteRequestTopic", 0..=0, 32767),
Element::of::<ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequestPartition>("OffsetDeleteRequest.OffsetDeleteRequestPartition", 0..=0, 32767),
Element::of::<ringspool_protocol::messages::offset_delete_response::OffsetDeleteResponseTopic>("OffsetDeleteResponse.OffsetDeleteResponseTopic", 0..=0, 32767),
Element::of::<ringspool_protocol::messages::offset_delete_response::OffsetDeleteResponsePartition>("OffsetDeleteResponse.OffsetDeleteResponsePartition", 0..=0, 32767),
Element::of::<ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestTopic>("OffsetFetchRequest.OffsetFetchRequestTopic", 1..=7, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup>("OffsetFetchRequest.OffsetFetchRequestGroup", 8..=10, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestTopics>("OffsetFetchRequest.OffsetFetchRequestTopics", 8..=10, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseTopic>("OffsetFetchResponse.OffsetFetchResponseTopic", 1..=7, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponsePartition>("OffsetFetchResponse.OffsetFetchResponsePartition", 1..=7, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseGroup>("OffsetFetchResponse.OffsetFetchResponseGroup", 8..=10, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseTopics>("OffsetFetchResponse.OffsetFetchResponseTopics", 8..=10, 6),
Element::of::<ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponsePartitions>("OffsetFetchResponse.OffsetFetchResponsePartitions", 8..=10, 6),
Element::of::<ringspool_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderTopic>("OffsetForLeaderEpochRequest.OffsetForLeaderTopic", 2..=4, 4),
Element::of::<ringspool_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderPartition>("OffsetForLeaderEpochRequest.OffsetForLeaderPartition", 2..=4, 4),
Element::of::<ringspool_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderTopicResult>("OffsetForLeaderEpochResponse.OffsetForLeaderTopicResult", 2..=4, 4),
Element::of::<ringspool_protocol::messages::offset_for_leader_epoch_response::EpochEndOffset>("OffsetForLeaderEpochResponse.EpochEndOffset", 2..=4, 4),
Element::of::<ringspool_protocol::messages::produce_request::TopicProduceData>("ProduceRequest.TopicProduceData", 3..=13, 9),
Element::of::<ringspool_protocol::messages::produce_request::PartitionProduceData>("ProduceRequest.PartitionProduceData", 3..=13, 9),
Element::of::<ringspool_protocol::messages::produce_response::TopicProduceResponse>("ProduceResponse.TopicProduceResponse", 3..=13, 9),
Element::of::<ringspool_protocol::messages::produce_response::PartitionProduceResponse>("ProduceResponse.PartitionProduceResponse", 3..=13, 9),
Element::of::<ringspool_protocol::messages::produce_response::BatchIndexAndErrorMessage>("ProduceResponse.BatchIndexAndErrorMessage", 8..=13, 9),
Element::of::<ringspool_protocol::messages::produce_response::NodeEndpoint>("ProduceResponse.NodeEndpoint", 10..=13, 9),
Element::of::<ringspool_protocol::messages::read_share_group_state_request::ReadStateData>("ReadShareGroupStateRequest.ReadStateData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_request::PartitionData>("ReadShareGroupStateRequest.PartitionData", 0..=0, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_response::ReadStateResult>("ReadShareGroupStateResponse.ReadStateResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_response::PartitionResult>("ReadShareGroupStateResponse.PartitionResult", 0..=0, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_response::StateBatch>("ReadShareGroupStateResponse.StateBatch", 0..=0, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_summary_request::ReadStateSummaryData>("ReadShareGroupStateSummaryRequest.ReadStateSummaryData", 0..=1, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_summary_request::PartitionData>("ReadShareGroupStateSummaryRequest.PartitionData", 0..=1, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_summary_response::ReadStateSummaryResult>("ReadShareGroupStateSummaryResponse.ReadStateSummaryResult", 0..=1, 0),
Element::of::<ringspool_protocol::messages::read_share_group_state_summary_response::PartitionResult>("ReadShareGroupStateSummaryResponse.PartitionResult", 0..=1, 0),
Element::of::<ringspool_protocol::messages::share_acknowledge_request::AcknowledgeTopic>("ShareAcknowledgeRequest.AcknowledgeTopic", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_acknowledge_request::AcknowledgePartition>("ShareAcknowledgeRequest.AcknowledgePartition", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_acknowledge_request::AcknowledgementBatch>("ShareAcknowledgeRequest.AcknowledgementBatch", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_acknowledge_response::ShareAcknowledgeTopicResponse>("ShareAcknowledgeResponse.ShareAcknowledgeTopicResponse", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_acknowledge_response::PartitionData>("ShareAcknowledgeResponse.PartitionData", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_acknowledge_response::NodeEndpoint>("ShareAcknowledgeResponse.NodeEndpoint", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_request::FetchTopic>("ShareFetchRequest.FetchTopic", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_request::FetchPartition>("ShareFetchRequest.FetchPartition", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_request::AcknowledgementBatch>("ShareFetchRequest.AcknowledgementBatch", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_request::ForgottenTopic>("ShareFetchRequest.ForgottenTopic", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_response::ShareFetchableTopicResponse>("ShareFetchResponse.ShareFetchableTopicResponse", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_response::PartitionData>("ShareFetchResponse.PartitionData", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_response::AcquiredRecords>("ShareFetchResponse.AcquiredRecords", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_fetch_response::NodeEndpoint>("ShareFetchResponse.NodeEndpoint", 1..=2, 0),
Element::of::<ringspool_protocol::messages::share_group_describe_response::DescribedGroup>("ShareGroupDescribeResponse.DescribedGroup", 1..=1, 0),
Element::of::<ringspool_protocol::messages::share_group_describe_response::Member>("ShareGroupDescribeResponse.Member", 1..=1, 0),
Element::of::<ringspool_protocol::messages::share_group_describe_response::TopicPartitions>("ShareGroupDescribeResponse.TopicPartitions", 1..=1, 0),
Element::of::<ringspool_protocol::messages::share_group_heartbeat_response::TopicPartitions>("ShareGroupHeartbeatResponse.TopicPartitions", 1..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::DescribedGroup>("StreamsGroupDescribeResponse.DescribedGroup", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::Subtopology>("StreamsGroupDescribeResponse.Subtopology", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::Member>("StreamsGroupDescribeResponse.Member", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::TaskOffset>("StreamsGroupDescribeResponse.TaskOffset", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::TaskIds>("StreamsGroupDescribeResponse.TaskIds", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::KeyValue>("StreamsGroupDescribeResponse.KeyValue", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::TopicInfo>("StreamsGroupDescribeResponse.TopicInfo", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::TopologyDescriptionSubtopology>("StreamsGroupDescribeResponse.TopologyDescriptionSubtopology", 1..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::TopologyDescriptionNode>("StreamsGroupDescribeResponse.TopologyDescriptionNode", 1..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_describe_response::TopologyDescriptionGlobalStore>("StreamsGroupDescribeResponse.TopologyDescriptionGlobalStore", 1..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_request::Subtopology>("StreamsGroupHeartbeatRequest.Subtopology", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_request::CopartitionGroup>("StreamsGroupHeartbeatRequest.CopartitionGroup", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_request::KeyValue>("StreamsGroupHeartbeatRequest.KeyValue", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_request::TopicInfo>("StreamsGroupHeartbeatRequest.TopicInfo", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_request::TaskOffset>("StreamsGroupHeartbeatRequest.TaskOffset", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_request::TaskIds>("StreamsGroupHeartbeatRequest.TaskIds", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_response::EndpointToPartitions>("StreamsGroupHeartbeatResponse.EndpointToPartitions", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_response::Status>("StreamsGroupHeartbeatResponse.Status", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_response::TopicPartition>("StreamsGroupHeartbeatResponse.TopicPartition", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_heartbeat_response::TaskIds>("StreamsGroupHeartbeatResponse.TaskIds", 0..=1, 0),
Element::of::<ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescriptionSubtopology>("StreamsGroupTopologyDescriptionUpdateRequest.TopologyDescriptionSubtopology", 0..=0, 0),
Element::of::<ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescriptionNode>("StreamsGroupTopologyDescriptionUpdateRequest.TopologyDescriptionNode", 0..=0, 0),
Element::of::<ringspool_protocol::messages::streams_group_topology_description_update_request::TopologyDescriptionGlobalStore>("StreamsGroupTopologyDescriptionUpdateRequest.TopologyDescriptionGlobalStore", 0..=0, 0),
Element::of::<ringspool_protocol::messages::sync_group_request::SyncGroupRequestAssignment>("SyncGroupRequest.SyncGroupRequestAssignment", 0..=5, 4),
Element::of::<ringspool_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequestTopic>("TxnOffsetCommitRequest.TxnOffsetCommitRequestTopic", 0..=6, 3),
Element::of::<ringspool_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequestPartition>("TxnOffsetCommitRequest.TxnOffsetCommitRequestPartition", 0..=6, 3),
Element::of::<ringspool_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponseTopic>("TxnOffsetCommitResponse.TxnOffsetCommitResponseTopic", 0..=6, 3),
Element::of::<ringspool_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponsePartition>("TxnOffsetCommitResponse.TxnOffsetCommitResponsePartition", 0..=6, 3),
Element::of::<ringspool_protocol::messages::update_features_request::FeatureUpdateKey>("UpdateFeaturesRequest.FeatureUpdateKey", 0..=2, 0),
Element::of::<ringspool_protocol::messages::update_features_response::UpdatableFeatureResult>("UpdateFeaturesResponse.UpdatableFeatureResult", 0..=1, 0),
Element::of::<ringspool_protocol::messages::update_raft_voter_request::Listener>("UpdateRaftVoterRequest.Listener", 0..=0, 0),
Element::of::<ringspool_protocol::messages::vote_request::TopicData>("VoteRequest.TopicData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::vote_request::PartitionData>("VoteRequest.PartitionData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::vote_response::TopicData>("VoteResponse.TopicData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::vote_response::PartitionData>("VoteResponse.PartitionData", 0..=2, 0),
Element::of::<ringspool_protocol::messages::vote_response::NodeEndpoint>("VoteResponse.NodeEndpoint", 1..=2, 0),
Element::of::<ringspool_protocol::messages::write_share_group_state_request::WriteStateData>("WriteShareGroupStateRequest.WriteStateData", 0..=1, 0),
Element::of::<ringspool_protocol::messages::write_share_group_state_request::PartitionData>("WriteShareGroupStateRequest.PartitionData", 0..=1, 0),
Element::of::<ringspool_protocol::messages::write_share_group_state_request::StateBatch>("WriteShareGroupStateRequest.StateBatch", 0..=1, 0),
Element::of::<ringspool_protocol::messages::write_share_group_state_response::WriteStateResult>("WriteShareGroupStateResponse.WriteStateResult", 0..=1, 0),
Element::of::<ringspool_protocol::messages::write_share_group_state_response::PartitionResult>("WriteShareGroupStateResponse.PartitionResult", 0..=1, 0),
Element::of::<ringspool_protocol::messages::write_txn_markers_request::WritableTxnMarker>("WriteTxnMarkersRequest.WritableTxnMarker", 1..=2, 1),
Element::of::<ringspool_protocol::messages::write_txn_markers_request::WritableTxnMarkerTopic>("WriteTxnMarkersRequest.WritableTxnMarkerTopic", 1..=2, 1),
Element::of::<ringspool_protocol::messages::write_txn_markers_response::WritableTxnMarkerResult>("WriteTxnMarkersResponse.WritableTxnMarkerResult", 1..=2, 1),
Element::of::<ringspool_protocol::messages::write_txn_markers_response::WritableTxnMarkerTopicResult>("WriteTxnMarkersResponse.WritableTxnMarkerTopicResult", 1..=2, 1),
Element::of::<ringspool_protocol::messages::write_txn_markers_response::WritableTxnMarkerPartitionResult>("WriteTxnMarkersResponse.WritableTxnMarkerPartitionResult", 1..=2, 1),
Element::of::<ringspool_protocol::internal_records::consumer_group_current_member_assignment_value::TopicPartitions>("ConsumerGroupCurrentMemberAssignmentValue.TopicPartitions", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::consumer_group_member_metadata_value::ClassicProtocol>("ConsumerGroupMemberMetadataValue.ClassicProtocol", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::consumer_group_partition_metadata_value::TopicMetadata>("ConsumerGroupPartitionMetadataValue.TopicMetadata", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::consumer_group_partition_metadata_value::PartitionMetadata>("ConsumerGroupPartitionMetadataValue.PartitionMetadata", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::consumer_group_target_assignment_member_value::TopicPartition>("ConsumerGroupTargetAssignmentMemberValue.TopicPartition", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::group_metadata_value::MemberMetadata>("GroupMetadataValue.MemberMetadata", 0..=4, 4),
Element::of::<ringspool_protocol::internal_records::share_group_current_member_assignment_value::TopicPartitions>("ShareGroupCurrentMemberAssignmentValue.TopicPartitions", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::share_group_state_partition_metadata_value::TopicPartitionsInfo>("ShareGroupStatePartitionMetadataValue.TopicPartitionsInfo", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::share_group_state_partition_metadata_value::TopicInfo>("ShareGroupStatePartitionMetadataValue.TopicInfo", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::share_group_target_assignment_member_value::TopicPartition>("ShareGroupTargetAssignmentMemberValue.TopicPartition", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_current_member_assignment_value::TaskIds>("StreamsGroupCurrentMemberAssignmentValue.TaskIds", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_member_metadata_value::KeyValue>("StreamsGroupMemberMetadataValue.KeyValue", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_metadata_value::LastAssignmentConfig>("StreamsGroupMetadataValue.LastAssignmentConfig", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_target_assignment_member_value::TaskIds>("StreamsGroupTargetAssignmentMemberValue.TaskIds", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_topology_value::Subtopology>("StreamsGroupTopologyValue.Subtopology", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_topology_value::CopartitionGroup>("StreamsGroupTopologyValue.CopartitionGroup", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_topology_value::TopicConfig>("StreamsGroupTopologyValue.TopicConfig", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::streams_group_topology_value::TopicInfo>("StreamsGroupTopologyValue.TopicInfo", 0..=0, 0),
Element::of::<ringspool_protocol::internal_records::transaction_log_value::PartitionsSchema>("TransactionLogValue.PartitionsSchema", 0..=1, 1),
Element::of::<ringspool_protocol::messages::consumer_protocol_assignment::TopicPartition>("ConsumerProtocolAssignment.TopicPartition", 0..=3, 32767),
Element::of::<ringspool_protocol::messages::consumer_protocol_subscription::TopicPartition>("ConsumerProtocolSubscription.TopicPartition", 1..=3, 32767),
Element::of::<ringspool_protocol::messages::leader_change_message::Voter>("LeaderChangeMessage.Voter", 0..=1, 0),
Element::of::<ringspool_protocol::messages::voters_record::Voter>("VotersRecord.Voter", 0..=0, 0),
Element::of::<ringspool_protocol::messages::voters_record::Endpoint>("VotersRecord.Endpoint", 0..=0, 0),
]
}
