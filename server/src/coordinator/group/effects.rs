//! What a plan asks its caller to do.

use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;

use super::records::GroupRecord;

/// Names a JoinGroup request whose answer is parked; chosen by the caller, unique per machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JoinWaiter(pub u64);

/// Names a SyncGroup request whose answer is parked; chosen by the caller, unique per machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SyncWaiter(pub u64);

/// Records to append, and answers to give once they are committed.
///
/// The caller replays `records` at once and appends them as one batch. The answers wait until
/// every record staged so far, these included, is committed.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Effects {
    /// In order; all or none of them become durable.
    pub records: Vec<GroupRecord>,
    /// Answers to parked JoinGroup requests.
    pub joins: Vec<(JoinWaiter, JoinGroupResponse)>,
    /// Answers to parked SyncGroup requests.
    pub syncs: Vec<(SyncWaiter, SyncGroupResponse)>,
}

impl Effects {
    /// Whether there is nothing to append and nobody to answer.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.joins.is_empty() && self.syncs.is_empty()
    }
}
