//! Committing and fetching offsets.

use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;
use ringspool_protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use ringspool_protocol::messages::offset_commit_response::{
    OffsetCommitResponse, OffsetCommitResponsePartition, OffsetCommitResponseTopic,
};
use ringspool_protocol::messages::offset_fetch_request::{
    OffsetFetchRequestGroup, OffsetFetchRequestTopics,
};
use ringspool_protocol::messages::offset_fetch_response::{
    OffsetFetchResponseGroup, OffsetFetchResponsePartitions, OffsetFetchResponseTopics,
};

use super::classic_group::{ClassicGroup, GroupState};
use super::durable::CommittedOffset;
use super::effects::Effects;
use super::machine::{GroupMachine, OffsetCommitContext};
use super::records::{GroupRecord, NO_EXPIRE_TIMESTAMP, encoded_size_bytes};

impl GroupMachine {
    /// Stores offsets for a group.
    ///
    /// Shape: every topic of `request` has its name; its id too where the caller knows it.
    /// After: the answer holds for all partitions that carry no error once the records are committed.
    pub fn commit_offsets(
        &mut self,
        context: OffsetCommitContext,
        request: &OffsetCommitRequest,
    ) -> (OffsetCommitResponse, Effects) {
        if let Err(error) = self.check_commit(context, request) {
            return (commit_error(request, error), Effects::default());
        }
        let now_ms = context.now_ms;
        let mut effects = Effects::default();
        let mut response = OffsetCommitResponse::default();
        for topic in &request.topics {
            let mut answers = Vec::with_capacity(topic.partitions.len());
            for partition in &topic.partitions {
                let error = match self.commit_record(request, topic, partition, now_ms) {
                    Ok(record) => {
                        effects.records.push(record);
                        ErrorCode::None
                    }
                    Err(error) => error,
                };
                answers.push(commit_answer(partition.partition_index, error));
            }
            response.topics.push(OffsetCommitResponseTopic {
                name: topic.name.clone(),
                topic_id: topic.topic_id,
                partitions: answers,
            });
        }
        let size = encoded_size_bytes(&effects.records);
        if !size.is_ok_and(|size_bytes| size_bytes <= self.config.records_bytes_max) {
            let error = ErrorCode::InvalidCommitOffsetSize;
            return (commit_error(request, error), Effects::default());
        }
        self.renew_session_of_committer(request, now_ms);
        if !effects.records.is_empty() {
            self.create_if_absent(&request.group_id);
        }
        (response, effects)
    }

    /// The offsets that a group asks for; with `topics` = None all it has.
    ///
    /// Shape: every topic of `request` has its name; its id too where the caller knows it.
    pub fn fetch_offsets(
        &self,
        request: &OffsetFetchRequestGroup,
        stability: OffsetStability,
    ) -> OffsetFetchResponseGroup {
        let group_id = &request.group_id;
        let topics = match &request.topics {
            Some(topics) => topics
                .iter()
                .map(|topic| OffsetFetchResponseTopics {
                    name: topic.name.clone(),
                    topic_id: topic.topic_id,
                    partitions: topic
                        .partition_indexes
                        .iter()
                        .map(|index| self.fetch_offset(group_id, topic, *index, stability))
                        .collect(),
                })
                .collect(),
            None => self.fetch_all_offsets(group_id, stability),
        };
        OffsetFetchResponseGroup {
            group_id: group_id.clone(),
            topics,
            ..OffsetFetchResponseGroup::default()
        }
    }

    fn fetch_all_offsets(
        &self,
        group_id: &str,
        stability: OffsetStability,
    ) -> Vec<OffsetFetchResponseTopics> {
        let stored = self.durable.offsets(group_id).into_iter().flatten();
        stored
            .map(|(name, partitions)| {
                let topic = OffsetFetchRequestTopics {
                    name: name.clone(),
                    ..OffsetFetchRequestTopics::default()
                };
                OffsetFetchResponseTopics {
                    name: name.clone(),
                    partitions: partitions
                        .keys()
                        .map(|index| self.fetch_offset(group_id, &topic, *index, stability))
                        .collect(),
                    ..OffsetFetchResponseTopics::default()
                }
            })
            .collect()
    }

    fn check_commit(
        &self,
        context: OffsetCommitContext,
        request: &OffsetCommitRequest,
    ) -> Result<(), ErrorCode> {
        // The empty group id is allowed here and in OffsetFetch: clients before 0.11 used it.
        match self.groups.get(&request.group_id) {
            Some(group) => group.validate_offset_commit(request),
            // A commit without a generation makes a simple group that only stores offsets.
            None if request.generation_id_or_member_epoch < 0 => Ok(()),
            None if context.api_version >= GROUP_ID_NOT_FOUND_FROM => {
                Err(ErrorCode::GroupIdNotFound)
            }
            None => Err(ErrorCode::IllegalGeneration),
        }
    }

    fn commit_record(
        &self,
        request: &OffsetCommitRequest,
        topic: &OffsetCommitRequestTopic,
        partition: &OffsetCommitRequestPartition,
        now_ms: i64,
    ) -> Result<GroupRecord, ErrorCode> {
        let metadata = partition.committed_metadata.clone().unwrap_or_default();
        if metadata.len() > self.config.offset_metadata_bytes_max {
            return Err(ErrorCode::OffsetMetadataTooLarge);
        }
        let expire_timestamp = if request.retention_time_ms < 0 {
            NO_EXPIRE_TIMESTAMP
        } else {
            now_ms.saturating_add(request.retention_time_ms)
        };
        Ok(GroupRecord::OffsetCommitted {
            key: OffsetCommitKey {
                group: request.group_id.clone(),
                topic: topic.name.clone(),
                partition: partition.partition_index,
            },
            value: OffsetCommitValue {
                offset: partition.committed_offset,
                leader_epoch: partition.committed_leader_epoch,
                metadata,
                commit_timestamp: now_ms,
                expire_timestamp,
                topic_id: topic.topic_id,
            },
        })
    }

    /// A commit shows that the member lives; while assignments are missing it must sync instead.
    fn renew_session_of_committer(&mut self, request: &OffsetCommitRequest, now_ms: i64) {
        let effects = self.plan(&request.group_id, now_ms, |planner, group| {
            if matches!(
                group.state(),
                GroupState::Stable | GroupState::PreparingRebalance
            ) {
                planner.renew_session(group, &request.member_id);
            }
        });
        debug_assert!(effects.is_none_or(|effects| effects.is_empty()));
    }

    /// An offset that was committed for an earlier topic of the same name does not count.
    fn fetch_offset(
        &self,
        group_id: &str,
        topic: &OffsetFetchRequestTopics,
        partition_index: i32,
        stability: OffsetStability,
    ) -> OffsetFetchResponsePartitions {
        let is_unstable = stability == OffsetStability::Required
            && self
                .durable
                .has_pending_offset(group_id, &topic.name, partition_index);
        if is_unstable {
            return OffsetFetchResponsePartitions {
                error_code: ErrorCode::UnstableOffsetCommit.code(),
                ..no_offset(partition_index)
            };
        }
        let committed = self.durable.offset(group_id, &topic.name, partition_index);
        let of_this_topic = committed.filter(|committed| {
            topic.topic_id.is_zero()
                || committed.topic_id.is_zero()
                || committed.topic_id == topic.topic_id
        });
        match of_this_topic {
            Some(committed) => found_offset(partition_index, committed),
            None => no_offset(partition_index),
        }
    }
}

/// Whether a fetched offset may be about to change by an open transaction (KIP-447).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetStability {
    /// The last committed offset will do.
    Any,
    /// Partitions with an offset in an open transaction answer UNSTABLE_OFFSET_COMMIT.
    Required,
}

impl ClassicGroup {
    /// Whether this commit comes from the current generation.
    fn validate_offset_commit(&self, request: &OffsetCommitRequest) -> Result<(), ErrorCode> {
        let generation_id = request.generation_id_or_member_epoch;
        if generation_id < 0 && self.state() == GroupState::Empty {
            return Ok(());
        }
        let instance_id = request.group_instance_id.as_ref();
        if generation_id < 0 && request.member_id.is_empty() && instance_id.is_none() {
            // Somebody who is no member must not move the offsets under those who are.
            return Err(ErrorCode::UnknownMemberId);
        }
        self.validate_member(&request.member_id, instance_id)?;
        if generation_id != self.generation_id {
            return Err(ErrorCode::IllegalGeneration);
        }
        if self.state() == GroupState::CompletingRebalance {
            return Err(ErrorCode::RebalanceInProgress);
        }
        Ok(())
    }
}

/// The answer that carries one error for every partition.
pub(crate) fn commit_error(
    request: &OffsetCommitRequest,
    error: ErrorCode,
) -> OffsetCommitResponse {
    let topics = request.topics.iter().map(|topic| {
        let partitions = topic.partitions.iter();
        OffsetCommitResponseTopic {
            name: topic.name.clone(),
            topic_id: topic.topic_id,
            partitions: partitions
                .map(|partition| commit_answer(partition.partition_index, error))
                .collect(),
        }
    });
    OffsetCommitResponse {
        topics: topics.collect(),
        ..OffsetCommitResponse::default()
    }
}

fn commit_answer(partition_index: i32, error: ErrorCode) -> OffsetCommitResponsePartition {
    OffsetCommitResponsePartition {
        partition_index,
        error_code: error.code(),
    }
}

fn found_offset(
    partition_index: i32,
    committed: &CommittedOffset,
) -> OffsetFetchResponsePartitions {
    OffsetFetchResponsePartitions {
        partition_index,
        committed_offset: committed.offset,
        committed_leader_epoch: committed.leader_epoch,
        metadata: Some(committed.metadata.clone()),
        error_code: ErrorCode::None.code(),
    }
}

/// Kafka's answer for "nothing committed": no error, offset -1, empty text.
fn no_offset(partition_index: i32) -> OffsetFetchResponsePartitions {
    OffsetFetchResponsePartitions {
        partition_index,
        committed_offset: -1,
        committed_leader_epoch: -1,
        metadata: Some(ByteString::new()),
        error_code: ErrorCode::None.code(),
    }
}

/// OffsetCommit versions from here on say GROUP_ID_NOT_FOUND (KIP-848).
const GROUP_ID_NOT_FOUND_FROM: i16 = 9;
