//! Random schedules of many clients over one machine.
//!
//! Held after every step: assignments of a generation come from its leader, no request is
//! answered twice, and reading the log gives the same durable state. Held at the end: once the
//! deadlines have passed, every parked request was answered.

use std::collections::HashMap;

use bytestring::ByteString;
use proptest::prelude::*;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;

use super::super::*;
use super::harness::*;

/// One thing that happens; `client` picks one of the simulated clients.
#[derive(Debug, Clone)]
enum Step {
    Join { client: usize, protocols: usize },
    JoinAnew { client: usize },
    Sync { client: usize },
    Heartbeat { client: usize },
    Commit { client: usize, offset: i64 },
    Leave { client: usize },
    Wait { duration_ms: i64 },
    Restart,
}

#[derive(Debug, Default)]
struct Client {
    member_id: ByteString,
    joined: Option<JoinGroupResponse>,
    join: Option<JoinWaiter>,
    sync: Option<(SyncWaiter, i32)>,
}

const CLIENTS: usize = 5;
/// Clients from here on are static members.
const FIRST_STATIC: usize = 3;
const PROTOCOLS: [&[&str]; 3] = [&["range"], &["range", "sticky"], &["sticky", "range"]];

fn step() -> impl Strategy<Value = Step> {
    let client = 0..CLIENTS;
    prop_oneof![
        6 => (client.clone(), 0..PROTOCOLS.len())
            .prop_map(|(client, protocols)| Step::Join { client, protocols }),
        1 => client.clone().prop_map(|client| Step::JoinAnew { client }),
        6 => client.clone().prop_map(|client| Step::Sync { client }),
        3 => client.clone().prop_map(|client| Step::Heartbeat { client }),
        2 => (client.clone(), 0..1000_i64)
            .prop_map(|(client, offset)| Step::Commit { client, offset }),
        1 => client.prop_map(|client| Step::Leave { client }),
        3 => (1..12_000_i64).prop_map(|duration_ms| Step::Wait { duration_ms }),
        1 => Just(Step::Restart),
    ]
}

struct World {
    harness: Harness,
    clients: Vec<Client>,
    /// Who led each generation, and what its members were given.
    leaders: HashMap<i32, ByteString>,
    joins: Vec<JoinWaiter>,
    syncs: Vec<SyncWaiter>,
}

impl World {
    fn new() -> World {
        World {
            harness: Harness::new(),
            clients: (0..CLIENTS).map(|_| Client::default()).collect(),
            leaders: HashMap::new(),
            joins: Vec::new(),
            syncs: Vec::new(),
        }
    }

    fn run(&mut self, step: &Step) {
        match step {
            Step::Join { client, protocols } => self.join(*client, PROTOCOLS[*protocols]),
            Step::JoinAnew { client } => {
                self.clients[*client] = Client::default();
                self.join(*client, PROTOCOLS[1]);
            }
            Step::Sync { client } => self.sync(*client),
            Step::Heartbeat { client } => {
                let generation = self.generation_of(*client);
                let member_id = self.clients[*client].member_id.clone();
                self.harness.heartbeat(&member_id, generation);
            }
            Step::Commit { client, offset } => self.commit(*client, *offset),
            Step::Leave { client } => {
                let member_id = self.clients[*client].member_id.clone();
                self.harness.leave_member(&member_id);
            }
            Step::Wait { duration_ms } => self.harness.advance(*duration_ms),
            Step::Restart => self.restart(),
        }
        self.take_answers();
        self.check_log();
    }

    fn join(&mut self, index: usize, names: &[&str]) {
        let client = &self.clients[index];
        let request = JoinGroupRequest {
            group_instance_id: (index >= FIRST_STATIC).then(|| format!("instance{index}").into()),
            protocols: protocols(names),
            ..join_request(&client.member_id)
        };
        let waiter = self.harness.join(9, request);
        self.joins.push(waiter);
        self.clients[index].join = Some(waiter);
    }

    fn sync(&mut self, index: usize) {
        let Some(joined) = self.clients[index].joined.clone() else {
            return;
        };
        // Everybody brings assignments for all; only those of the leader may count.
        let everybody: Vec<_> = self.clients.iter().map(|it| it.member_id.clone()).collect();
        let member_ids: Vec<&str> = everybody.iter().map(|member_id| &**member_id).collect();
        let mut request = assigning(&joined, &member_ids);
        for assignment in &mut request.assignments {
            let text = format!("{} by {}", joined.generation_id, joined.member_id);
            assignment.assignment = text.into();
        }
        let waiter = self.harness.sync(request);
        self.syncs.push(waiter);
        self.clients[index].sync = Some((waiter, joined.generation_id));
    }

    fn commit(&mut self, index: usize, offset: i64) {
        let generation = self.generation_of(index);
        let member_id = self.clients[index].member_id.clone();
        let error = self
            .harness
            .commit(commit_request(generation, &member_id, offset));
        if error == ErrorCode::None {
            assert_eq!(self.harness.fetch("topic").committed_offset, offset);
        }
    }

    /// Parked requests die with their connections; everything else comes back from the log.
    fn restart(&mut self) {
        self.harness = self.harness.restarted(GroupConfig::default());
        self.joins.clear();
        self.syncs.clear();
        for client in &mut self.clients {
            client.join = None;
            client.sync = None;
        }
        // Generations that were not stored may be counted again by others.
        let stored = self.harness.machine.durable().group(GROUP);
        let generation = stored.map_or(0, |stored| stored.generation);
        self.leaders.retain(|known, _| *known <= generation);
    }

    fn take_answers(&mut self) {
        for index in 0..CLIENTS {
            let join = self.clients[index].join;
            if let Some(answer) = join.and_then(|waiter| self.harness.join_answer(waiter)) {
                self.take_join(index, answer);
            }
            if let Some((waiter, generation)) = self.clients[index].sync
                && let Some(answer) = self.harness.sync_answer(waiter)
            {
                self.clients[index].sync = None;
                if answer.error_code == 0 && !answer.assignment.is_empty() {
                    let leader = &self.leaders[&generation];
                    let text = std::str::from_utf8(&answer.assignment).unwrap();
                    let (of, by) = text.split_once(" by ").unwrap();
                    assert_eq!(of, generation.to_string());
                    assert_eq!(leader, by);
                }
            }
        }
    }

    fn take_join(&mut self, index: usize, answer: JoinGroupResponse) {
        let client = &mut self.clients[index];
        client.join = None;
        match ErrorCode::from_code(answer.error_code).unwrap() {
            ErrorCode::None => {
                client.member_id = answer.member_id.clone();
                let generation = answer.generation_id;
                // A static leader that came back leads under a new id, without assigning anew.
                let first = self.leaders.entry(generation);
                let leader = first.or_insert_with(|| answer.leader.clone());
                let assigns = !answer.members.is_empty() && !answer.skip_assignment;
                assert!(!assigns || *leader == answer.member_id);
                client.joined = Some(answer);
            }
            ErrorCode::MemberIdRequired => client.member_id = answer.member_id,
            ErrorCode::RebalanceInProgress => {}
            _ => {
                client.member_id = ByteString::new();
                client.joined = None;
            }
        }
    }

    fn check_log(&self) {
        let replayed = self.harness.restarted(GroupConfig::default());
        assert_eq!(replayed.machine.durable(), self.harness.machine.durable());
    }

    fn generation_of(&self, index: usize) -> i32 {
        let joined = self.clients[index].joined.as_ref();
        joined.map_or(-1, |joined| joined.generation_id)
    }

    /// Longer than every session, rebalance and join timeout together, with nobody sending.
    fn let_everything_expire(&mut self) {
        self.harness.advance(20 * 60 * 1000);
        for waiter in &self.joins {
            assert!(
                self.harness.join_answer(*waiter).is_some(),
                "lost {waiter:?}"
            );
        }
        for waiter in &self.syncs {
            assert!(
                self.harness.sync_answer(*waiter).is_some(),
                "lost {waiter:?}"
            );
        }
        let state = self.harness.state();
        assert!(state == "Empty" || state == "Dead", "{state}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(0x72696e67),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_schedule_loses_a_reply_or_mixes_generations(steps in prop::collection::vec(step(), 1..80)) {
        let mut world = World::new();
        for step in &steps {
            world.run(step);
        }
        world.let_everything_expire();
    }
}
