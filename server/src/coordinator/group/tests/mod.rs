//! Scenarios on a virtual clock: every reply and every record is looked at.

mod describing;
mod expiring;
mod harness;
mod joining;
mod leaving;
mod offsets;
mod random_schedule;
mod rebalancing;
mod static_members;
