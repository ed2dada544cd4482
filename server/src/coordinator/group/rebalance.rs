//! From one generation to the next: asking members to rejoin, waiting for them, going on without.

use ringspool_protocol::ErrorCode;

use super::classic::{Planner, join_key, join_response, sync_key};
use super::classic_group::{ClassicGroup, GroupState, InitialDelay};

impl Planner<'_> {
    /// Begins a rebalance if there is none, else ends it if nobody is missing any more.
    pub(super) fn rebalance_or_complete_join(&mut self, group: &mut ClassicGroup) {
        if group.can_rebalance() {
            self.prepare_rebalance(group);
        } else {
            self.complete_join_if_all_joined(group);
        }
    }

    /// Ends the join phase if nobody is missing; the first one of a group always lasts its delay.
    pub(super) fn complete_join_if_all_joined(&mut self, group: &mut ClassicGroup) {
        if group.state() == GroupState::PreparingRebalance
            && group.initial_delay.is_none()
            && group.all_members_joined()
        {
            self.complete_join(group);
        }
    }

    /// As [`Self::complete_join_if_all_joined`], also for the first generation.
    pub(super) fn complete_join_after_loss(&mut self, group: &mut ClassicGroup) {
        if group.state() == GroupState::PreparingRebalance && group.all_members_joined() {
            self.complete_join(group);
        }
    }

    /// The time for rejoining is over.
    pub(super) fn join_deadline(&mut self, group: &mut ClassicGroup) {
        if group.state() != GroupState::PreparingRebalance {
            return;
        }
        match group.initial_delay {
            Some(InitialDelay {
                delay_ms,
                remaining_ms,
            }) if group.new_member_added && remaining_ms > 0 => {
                // Somebody came meanwhile, others may follow: wait again, up to the rebalance timeout.
                group.new_member_added = false;
                let next_delay_ms = self.config.initial_rebalance_delay_ms.min(remaining_ms);
                group.initial_delay = Some(InitialDelay {
                    delay_ms: next_delay_ms,
                    remaining_ms: (remaining_ms - delay_ms).max(0),
                });
                self.schedule_join_deadline(group, next_delay_ms);
            }
            _ => self.complete_join(group),
        }
    }

    /// Asks every member to rejoin.
    pub(super) fn prepare_rebalance(&mut self, group: &mut ClassicGroup) {
        if group.state() == GroupState::CompletingRebalance {
            self.reset_assignments(group, ErrorCode::RebalanceInProgress);
        }
        group.pending_sync_members.clear();
        self.timers.cancel(&sync_key(group));
        let is_initial = group.state() == GroupState::Empty;
        group.transition(GroupState::PreparingRebalance, self.now_ms);
        let delay_ms = self.config.initial_rebalance_delay_ms;
        if is_initial && delay_ms > 0 {
            group.initial_delay = Some(InitialDelay {
                delay_ms,
                remaining_ms: group.rebalance_timeout_ms().saturating_sub(delay_ms).max(0),
            });
            self.schedule_join_deadline(group, delay_ms);
        } else if group.all_members_joined() || is_initial {
            self.complete_join(group);
        } else {
            self.schedule_join_deadline(group, group.rebalance_timeout_ms());
        }
    }

    fn complete_join(&mut self, group: &mut ClassicGroup) {
        self.timers.cancel(&join_key(group));
        let missing: Vec<_> = group
            .members()
            .filter(|it| it.awaiting_join.is_none() && it.group_instance_id.is_none())
            .map(|it| it.member_id.clone())
            .collect();
        for member_id in missing {
            self.drop_member(group, &member_id);
        }
        if !group.elect_joined_leader() && group.member_count() > 0 {
            // Only static members are left and none is here: wait for them or their sessions.
            self.schedule_join_deadline(group, group.rebalance_timeout_ms());
            return;
        }
        group.start_next_generation(self.now_ms);
        if group.state() == GroupState::Empty {
            self.store(group);
            return;
        }
        let member_ids: Vec<_> = group.members().map(|it| it.member_id.clone()).collect();
        for member_id in member_ids {
            let response = join_response(group, &member_id);
            self.answer_join_of(group, &member_id, response);
            self.renew_session(group, &member_id);
            if let Some(member) = group.member_mut(&member_id) {
                member.is_new = false;
            }
            group.pending_sync_members.insert(member_id);
        }
        self.schedule_in(sync_key(group), group.rebalance_timeout_ms());
    }

    fn schedule_join_deadline(&mut self, group: &ClassicGroup, delay_ms: i32) {
        self.schedule_in(join_key(group), delay_ms);
    }
}
