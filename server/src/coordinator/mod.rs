//! Coordinators: state machines that live in the partitions of internal topics.

pub mod group;
