//! One classic group as it lives in memory: members, votes and who still waits.
//!
//! Everything here is soft: after a restart it is built from the stored group, and what was
//! waiting has lost its connection anyway. Decides nothing about time or replies.

use std::collections::{BTreeMap, BTreeSet};

use bytestring::ByteString;
use ringspool_protocol::internal_records::decode_version_prefix;
use ringspool_protocol::internal_records::group_metadata_value::GroupMetadataValue;
use ringspool_protocol::messages::consumer_protocol_subscription::ConsumerProtocolSubscription;
use ringspool_protocol::messages::join_group_request::JoinGroupRequestProtocol;
use ringspool_protocol::messages::join_group_response::JoinGroupResponseMember;
use ringspool_protocol::{ErrorCode, Message};

use super::member::Member;

/// Where a group stands between two generations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupState {
    /// No members; may still have offsets.
    Empty,
    /// Members are asked to rejoin.
    PreparingRebalance,
    /// The generation is decided, its assignments are not.
    CompletingRebalance,
    /// Every member can have its assignment.
    Stable,
    /// The group does not exist; only ever told to clients.
    Dead,
}

impl GroupState {
    /// The name on the wire.
    pub(super) fn name(self) -> &'static str {
        match self {
            GroupState::Empty => "Empty",
            GroupState::PreparingRebalance => "PreparingRebalance",
            GroupState::CompletingRebalance => "CompletingRebalance",
            GroupState::Stable => "Stable",
            GroupState::Dead => "Dead",
        }
    }
}

/// How the wait before a group's first generation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InitialDelay {
    /// The delay that is running.
    pub(super) delay_ms: i32,
    /// How much it may still be prolonged.
    pub(super) remaining_ms: i32,
}

/// A classic group.
#[derive(Debug)]
pub(super) struct ClassicGroup {
    pub(super) group_id: ByteString,
    state: GroupState,
    /// Unknown where the stored form does not say.
    state_since_ms: Option<i64>,
    /// Set while the first members of an empty group are gathered.
    pub(super) initial_delay: Option<InitialDelay>,
    /// A member came while `initial_delay` ran.
    pub(super) new_member_added: bool,
    pub(super) generation_id: i32,
    pub(super) protocol_type: Option<ByteString>,
    pub(super) protocol_name: Option<ByteString>,
    leader_id: Option<ByteString>,
    members: BTreeMap<ByteString, Member>,
    /// Member id by instance id.
    static_members: BTreeMap<ByteString, ByteString>,
    /// Ids that were handed out and not yet used (KIP-394).
    pub(super) pending_join_members: BTreeSet<ByteString>,
    /// Members of this generation that did not ask for their assignment yet.
    pub(super) pending_sync_members: BTreeSet<ByteString>,
    /// What consumers subscribe to; None if unknown. Used for the expiry of offsets alone.
    subscribed_topics: Option<BTreeSet<ByteString>>,
}

impl ClassicGroup {
    /// A group without members, seen for the first time.
    pub(super) fn empty(group_id: ByteString) -> ClassicGroup {
        ClassicGroup {
            group_id,
            state: GroupState::Empty,
            state_since_ms: None,
            initial_delay: None,
            new_member_added: false,
            generation_id: 0,
            protocol_type: None,
            protocol_name: None,
            leader_id: None,
            members: BTreeMap::new(),
            static_members: BTreeMap::new(),
            pending_join_members: BTreeSet::new(),
            pending_sync_members: BTreeSet::new(),
            subscribed_topics: None,
        }
    }

    /// The group as it was stored.
    pub(super) fn from_stored(group_id: ByteString, stored: &GroupMetadataValue) -> ClassicGroup {
        let mut group = ClassicGroup::empty(group_id);
        group.generation_id = stored.generation;
        group.protocol_type =
            (!stored.protocol_type.is_empty()).then(|| stored.protocol_type.clone());
        group.protocol_name = stored.protocol.clone();
        group.state_since_ms =
            (stored.current_state_timestamp >= 0).then_some(stored.current_state_timestamp);
        for member in &stored.members {
            group.insert(Member::from_stored(member, stored.protocol.as_ref()));
        }
        if let Some(leader) = &stored.leader
            && group.members.contains_key(leader)
        {
            group.leader_id = Some(leader.clone());
        }
        if !group.members.is_empty() {
            group.state = GroupState::Stable;
        }
        group.subscribed_topics = group.parse_subscribed_topics();
        group
    }

    /// The form that is stored, once the members have their assignments.
    pub(super) fn to_stored(&self) -> GroupMetadataValue {
        let members = self.members.values();
        GroupMetadataValue {
            protocol_type: self.protocol_type.clone().unwrap_or_default(),
            generation: self.generation_id,
            protocol: self.protocol_name.clone(),
            leader: self.leader_id.clone(),
            current_state_timestamp: self.state_since_ms.unwrap_or(-1),
            members: members
                .map(|member| member.to_stored(self.protocol_name.as_ref()))
                .collect(),
        }
    }

    /// Moves to `state`.
    pub(super) fn transition(&mut self, state: GroupState, now_ms: i64) {
        let allowed = match state {
            GroupState::Empty | GroupState::CompletingRebalance => {
                self.state == GroupState::PreparingRebalance
            }
            GroupState::PreparingRebalance => self.can_rebalance(),
            GroupState::Stable => self.state == GroupState::CompletingRebalance,
            GroupState::Dead => false,
        };
        assert!(allowed, "group moved from {:?} to {state:?}", self.state);
        self.state = state;
        self.state_since_ms = Some(now_ms);
    }

    /// Adds a member that is not there yet; the first one becomes the leader.
    pub(super) fn insert(&mut self, member: Member) {
        if let Some(instance_id) = &member.group_instance_id {
            self.static_members
                .insert(instance_id.clone(), member.member_id.clone());
        }
        if self.leader_id.is_none() {
            self.leader_id = Some(member.member_id.clone());
        }
        self.pending_join_members.remove(&member.member_id);
        let replaced = self.members.insert(member.member_id.clone(), member);
        assert!(replaced.is_none(), "a member id was used twice");
    }

    /// Takes a member, or an id that was only handed out, from the group.
    pub(super) fn remove(&mut self, member_id: &ByteString) -> Option<Member> {
        self.pending_join_members.remove(member_id);
        self.pending_sync_members.remove(member_id);
        let removed = self.members.remove(member_id);
        if let Some(instance_id) = removed
            .as_ref()
            .and_then(|it| it.group_instance_id.as_ref())
        {
            self.static_members.remove(instance_id);
        }
        if self.leader_id.as_ref() == Some(member_id) {
            self.leader_id = self.members.keys().next().cloned();
        }
        removed
    }

    /// Gives a static member's place to a new id; returns the member as it was.
    pub(super) fn replace_static(
        &mut self,
        old_member_id: &ByteString,
        new_member_id: ByteString,
    ) -> Option<Member> {
        let was_leader = self.is_leader(old_member_id);
        let was_pending_sync = self.pending_sync_members.contains(old_member_id);
        let old = self.remove(old_member_id)?;
        if was_leader {
            self.leader_id = Some(new_member_id.clone());
        }
        if was_pending_sync {
            self.pending_sync_members.insert(new_member_id.clone());
        }
        self.insert(Member {
            member_id: new_member_id,
            group_instance_id: old.group_instance_id.clone(),
            client_id: old.client_id.clone(),
            client_host: old.client_host.clone(),
            rebalance_timeout_ms: old.rebalance_timeout_ms,
            session_timeout_ms: old.session_timeout_ms,
            protocols: old.protocols.clone(),
            assignment: old.assignment.clone(),
            is_new: false,
            awaiting_join: None,
            awaiting_sync: None,
        });
        Some(old)
    }

    /// Makes sure that the leader is among those that rejoined.
    ///
    /// Returns whether there is such a leader.
    pub(super) fn elect_joined_leader(&mut self) -> bool {
        let Some(leader) = self.leader_id.as_ref().and_then(|id| self.members.get(id)) else {
            return false;
        };
        if leader.awaiting_join.is_some() {
            return true;
        }
        let joined = self.members.values().find(|it| it.awaiting_join.is_some());
        match joined.map(|member| member.member_id.clone()) {
            Some(member_id) => {
                self.leader_id = Some(member_id);
                true
            }
            None => false,
        }
    }

    /// Starts the next generation out of the members that are left.
    pub(super) fn start_next_generation(&mut self, now_ms: i64) {
        self.generation_id = self.generation_id.wrapping_add(1);
        self.protocol_name = self.select_protocol();
        let state = if self.members.is_empty() {
            GroupState::Empty
        } else {
            GroupState::CompletingRebalance
        };
        self.transition(state, now_ms);
        self.subscribed_topics = self.parse_subscribed_topics();
        self.pending_sync_members.clear();
        self.initial_delay = None;
        self.new_member_added = false;
    }

    /// A member, to be changed.
    pub(super) fn member_mut(&mut self, member_id: &str) -> Option<&mut Member> {
        self.members.get_mut(member_id)
    }

    /// All members, to be changed.
    pub(super) fn members_mut(&mut self) -> impl Iterator<Item = &mut Member> {
        self.members.values_mut()
    }

    /// Where the group stands.
    pub(super) fn state(&self) -> GroupState {
        self.state
    }

    /// Since when it stands there, in milliseconds since the Unix epoch, if that is known.
    pub(super) fn state_since_ms(&self) -> Option<i64> {
        self.state_since_ms
    }

    /// Whether a rebalance may begin now.
    pub(super) fn can_rebalance(&self) -> bool {
        matches!(
            self.state,
            GroupState::Empty | GroupState::CompletingRebalance | GroupState::Stable
        )
    }

    /// A member.
    pub(super) fn member(&self, member_id: &str) -> Option<&Member> {
        self.members.get(member_id)
    }

    /// All members, ordered by id.
    pub(super) fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// How many members there are.
    pub(super) fn member_count(&self) -> usize {
        self.members.len()
    }

    /// The id behind an instance id.
    pub(super) fn static_member_id(&self, group_instance_id: &str) -> Option<&ByteString> {
        self.static_members.get(group_instance_id)
    }

    /// The leader's id, empty if there is none.
    pub(super) fn leader_id(&self) -> ByteString {
        self.leader_id.clone().unwrap_or_default()
    }

    /// Whether this member leads the group.
    pub(super) fn is_leader(&self, member_id: &str) -> bool {
        self.leader_id
            .as_ref()
            .is_some_and(|leader_id| leader_id == member_id)
    }

    /// How many members wait for the next generation.
    pub(super) fn awaiting_join_count(&self) -> usize {
        self.members
            .values()
            .filter(|member| member.awaiting_join.is_some())
            .count()
    }

    /// Whether nobody is missing any more.
    pub(super) fn all_members_joined(&self) -> bool {
        self.pending_join_members.is_empty()
            && self
                .members
                .values()
                .all(|member| member.awaiting_join.is_some())
    }

    /// The longest time a member wants to have for rejoining.
    pub(super) fn rebalance_timeout_ms(&self) -> i32 {
        self.members
            .values()
            .map(|member| member.rebalance_timeout_ms)
            .max()
            .unwrap_or(0)
    }

    /// Whether a member with these protocols fits to the others.
    pub(super) fn supports_protocols(
        &self,
        protocol_type: &str,
        protocols: &[JoinGroupRequestProtocol],
    ) -> bool {
        if self.state == GroupState::Empty {
            return !protocol_type.is_empty() && !protocols.is_empty();
        }
        let same_type = self
            .protocol_type
            .as_ref()
            .is_some_and(|own| own == protocol_type);
        same_type
            && protocols
                .iter()
                .any(|protocol| self.is_supported_by_all(&protocol.name))
    }

    /// The protocol with most votes among those that all members speak.
    ///
    /// Every member votes for the first of its list that all speak; of equals the first name wins.
    pub(super) fn select_protocol(&self) -> Option<ByteString> {
        let first = self.members.values().next()?;
        let candidates: Vec<&ByteString> = first
            .protocols
            .iter()
            .map(|protocol| &protocol.name)
            .filter(|name| self.is_supported_by_all(name))
            .collect();
        let mut votes: BTreeMap<&ByteString, usize> = BTreeMap::new();
        for member in self.members.values() {
            let mut names = member.protocols.iter().map(|protocol| &protocol.name);
            if let Some(choice) = names.find(|name| candidates.contains(name)) {
                *votes.entry(choice).or_default() += 1;
            }
        }
        let most = votes.values().max().copied()?;
        votes
            .into_iter()
            .find(|(_, count)| *count == most)
            .map(|(name, _)| name.clone())
    }

    /// Whether this member may act for the group (KIP-345 fencing included).
    pub(super) fn validate_member(
        &self,
        member_id: &str,
        group_instance_id: Option<&ByteString>,
    ) -> Result<(), ErrorCode> {
        if let Some(instance_id) = group_instance_id {
            match self.static_members.get(instance_id) {
                None => return Err(ErrorCode::UnknownMemberId),
                Some(existing) if existing != member_id => return Err(ErrorCode::FencedInstanceId),
                Some(_) => {}
            }
        }
        if self.members.contains_key(member_id) {
            Ok(())
        } else {
            Err(ErrorCode::UnknownMemberId)
        }
    }

    /// What the leader needs for its assignment.
    pub(super) fn members_for_leader(&self) -> Vec<JoinGroupResponseMember> {
        self.members
            .values()
            .map(|member| JoinGroupResponseMember {
                member_id: member.member_id.clone(),
                group_instance_id: member.group_instance_id.clone(),
                metadata: member.metadata(self.protocol_name.as_ref()),
            })
            .collect()
    }

    /// Whether the members read this topic, as far as that is known; a consumer group whose
    /// subscriptions cannot be read counts as reading everything.
    pub(super) fn is_subscribed_to(&self, topic: &str) -> bool {
        match &self.subscribed_topics {
            Some(topics) => topics.contains(topic),
            None => self.uses_consumer_protocol(),
        }
    }

    /// Whether the subscriptions of the members are known.
    pub(super) fn subscriptions_are_known(&self) -> bool {
        self.subscribed_topics.is_some()
    }

    /// Whether the members are consumers, whose metadata has a known form.
    pub(super) fn uses_consumer_protocol(&self) -> bool {
        self.protocol_type
            .as_ref()
            .is_some_and(|protocol_type| protocol_type == CONSUMER_PROTOCOL_TYPE)
    }

    fn is_supported_by_all(&self, protocol: &ByteString) -> bool {
        self.members
            .values()
            .all(|member| member.protocols.iter().any(|own| own.name == *protocol))
    }

    /// Metadata is opaque (KIP-559): a failure to read it changes nothing but the expiry.
    fn parse_subscribed_topics(&self) -> Option<BTreeSet<ByteString>> {
        if !self.uses_consumer_protocol() {
            return None;
        }
        let mut topics = BTreeSet::new();
        for member in self.members.values() {
            let metadata = member.metadata(self.protocol_name.as_ref());
            let (_, mut body) = decode_version_prefix(&metadata).ok()?;
            // Newer versions only add to the end of version 0.
            let subscription = ConsumerProtocolSubscription::decode(&mut body, 0).ok()?;
            topics.extend(subscription.topics);
        }
        Some(topics)
    }
}

const CONSUMER_PROTOCOL_TYPE: &str = "consumer";
