//! A member of a classic group, as it lives in memory.

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::internal_records::group_metadata_value::MemberMetadata;
use ringspool_protocol::messages::join_group_request::JoinGroupRequestProtocol;

use super::effects::{JoinWaiter, SyncWaiter};

/// A member of a group.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) member_id: ByteString,
    /// Present for static members (KIP-345).
    pub(super) group_instance_id: Option<ByteString>,
    pub(super) client_id: ByteString,
    pub(super) client_host: ByteString,
    pub(super) rebalance_timeout_ms: i32,
    pub(super) session_timeout_ms: i32,
    /// What it can speak, most wanted first, with opaque metadata for each.
    pub(super) protocols: Vec<JoinGroupRequestProtocol>,
    pub(super) assignment: Bytes,
    /// Not yet part of any generation.
    pub(super) is_new: bool,
    pub(super) awaiting_join: Option<JoinWaiter>,
    pub(super) awaiting_sync: Option<SyncWaiter>,
}

impl Member {
    /// The member as it was stored.
    pub(super) fn from_stored(stored: &MemberMetadata, protocol: Option<&ByteString>) -> Member {
        let rebalance_timeout_ms = if stored.rebalance_timeout < 0 {
            stored.session_timeout
        } else {
            stored.rebalance_timeout
        };
        Member {
            member_id: stored.member_id.clone(),
            group_instance_id: stored.group_instance_id.clone(),
            client_id: stored.client_id.clone(),
            client_host: stored.client_host.clone(),
            rebalance_timeout_ms,
            session_timeout_ms: stored.session_timeout,
            protocols: vec![JoinGroupRequestProtocol {
                name: protocol.cloned().unwrap_or_default(),
                metadata: stored.subscription.clone(),
            }],
            assignment: stored.assignment.clone(),
            is_new: false,
            awaiting_join: None,
            awaiting_sync: None,
        }
    }

    /// The form that is stored.
    pub(super) fn to_stored(&self, protocol: Option<&ByteString>) -> MemberMetadata {
        MemberMetadata {
            member_id: self.member_id.clone(),
            group_instance_id: self.group_instance_id.clone(),
            client_id: self.client_id.clone(),
            client_host: self.client_host.clone(),
            rebalance_timeout: self.rebalance_timeout_ms,
            session_timeout: self.session_timeout_ms,
            subscription: self.metadata(protocol),
            assignment: self.assignment.clone(),
        }
    }

    /// The member's metadata for `protocol`, empty if it does not speak it.
    pub(super) fn metadata(&self, protocol: Option<&ByteString>) -> Bytes {
        self.protocols
            .iter()
            .find(|own| Some(&own.name) == protocol)
            .map(|own| own.metadata.clone())
            .unwrap_or_default()
    }

    /// Whether it sent a request that is still parked, which counts as being alive. A new member
    /// has to get into a generation before that helps it.
    pub(super) fn is_waiting(&self) -> bool {
        !self.is_new && (self.awaiting_join.is_some() || self.awaiting_sync.is_some())
    }
}
