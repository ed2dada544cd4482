//! How long a connection may go on without progress.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::Instant;

/// The last progress of one step, such as writing a response; it is activity of its connection too.
pub struct Progress<'a> {
    last: Cell<Instant>,
    activity: &'a Cell<Instant>,
}

impl<'a> Progress<'a> {
    /// A step that begins now.
    pub fn begin(activity: &'a Cell<Instant>) -> Progress<'a> {
        Progress {
            last: Cell::new(Instant::now()),
            activity,
        }
    }

    /// Bytes went through.
    pub fn made(&self) {
        let now = Instant::now();
        self.last.set(now);
        self.activity.set(now);
    }

    /// Resolves once the step made no progress for `limit`; None = never.
    pub async fn stalled_for(&self, limit: Option<Duration>) -> Duration {
        stalled_for(&self.last, limit).await
    }
}

/// Resolves once `last_progress` lies `limit` back; None = never. One timer serves many steps of progress.
pub async fn stalled_for(last_progress: &Cell<Instant>, limit: Option<Duration>) -> Duration {
    let Some(limit) = limit else {
        return std::future::pending().await;
    };
    loop {
        let end = last_progress.get() + limit;
        if end <= Instant::now() {
            return limit;
        }
        tokio::time::sleep_until(end).await;
    }
}
