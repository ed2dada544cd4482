//! Black-box tests of the `ringspool` binary, and tests that read the repository itself.

mod broker;
mod client;
mod configs;
mod durabilities;
mod fetch;
mod fetch_sessions;
mod frames;
mod generated_docs;
mod list_offsets;
mod metadata;
mod metrics;
mod produce;
mod producers;
mod records;
mod retention;
mod startup;
mod tidy;
mod topic_command;
mod topics;
mod torture;
mod versions;
