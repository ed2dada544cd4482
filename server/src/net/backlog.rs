//! How many bytes one connection makes the broker hold: small requests that are not answered, responses
//! that are not written. The bytes of large requests are those of the process's budget.

use std::cell::Cell;

use tokio::sync::Notify;

/// Above this, no further request of the connection is read: a client that does not read its responses,
/// or that sends faster than its records are taken, must not pin memory without bound.
const BACKLOG_BYTES_MAX: usize = 1024 * 1024;

/// The bytes of requests that are being worked on and of finished responses that are not written yet.
#[derive(Debug, Default)]
pub struct Backlog {
    len_bytes: Cell<usize>,
    shrunk: Notify,
}

impl Backlog {
    /// Counts a request that is not answered yet, or a response that is finished.
    pub fn add(&self, bytes: usize) {
        self.len_bytes.set(self.len_bytes.get() + bytes);
    }

    /// Counts a request that was answered, or bytes that were written.
    pub fn remove(&self, bytes: usize) {
        self.len_bytes.set(self.len_bytes.get() - bytes);
        self.shrunk.notify_one();
    }

    /// Waits until a further request may be read.
    pub async fn room(&self) {
        while self.len_bytes.get() > BACKLOG_BYTES_MAX {
            self.shrunk.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Waker};

    #[test]
    fn room_is_there_again_once_enough_is_written() {
        let backlog = Backlog::default();
        backlog.add(BACKLOG_BYTES_MAX + 10);
        let mut task = Context::from_waker(Waker::noop());
        let mut room = pin!(backlog.room());
        assert!(room.as_mut().poll(&mut task).is_pending());
        backlog.remove(9);
        assert!(room.as_mut().poll(&mut task).is_pending());
        backlog.remove(1);
        assert!(room.as_mut().poll(&mut task).is_ready());
    }
}
