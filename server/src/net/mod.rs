//! Sockets: accepting them, cutting frames out of them, answering on them in order.

mod backlog;
mod connection;
mod frame;
mod gather;
mod listener;
mod patience;
#[cfg(test)]
mod test_sockets;

pub use self::listener::{BindProblem, ShardQueue, accept, bind, serve_shard};
#[cfg(feature = "bench-internals")]
#[doc(hidden)]
pub use self::{frame::FrameReader, gather::Gather};
