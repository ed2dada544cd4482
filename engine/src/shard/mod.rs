//! One shard: its partitions, its journal, and the tasks that move records from memory to the journal to segments.
//!
//! Everything here runs on the shard's own thread, which has another shard for the other durability; `thread_share` is what
//! the two have in common. `shard` owns the state, `life` its tasks, `prepare` makes journal files, `commit` writes frames,
//! `settle` moves what was written into segments, `retention` lets old segments go, `read` and `lookup` answer readers,
//! `recover` brings a directory back before shards start.

pub(crate) mod commit;
pub(crate) mod frame_builder;
pub(crate) mod journal_files;
pub(crate) mod kept_aside;
pub(crate) mod life;
pub(crate) mod lookup;
pub(crate) mod mailbox;
pub(crate) mod prepare;
pub(crate) mod read;
mod read_history;
pub(crate) mod recover;
pub(crate) mod retention;
pub(crate) mod segment_files;
pub(crate) mod segment_writer;
pub(crate) mod settle;
pub(crate) mod settle_pace;
#[expect(
    clippy::module_inception,
    reason = "the folder's main type has a file of its own"
)]
pub(crate) mod shard;
pub(crate) mod thread_share;

#[cfg(test)]
mod tests;
