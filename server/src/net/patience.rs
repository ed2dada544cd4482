//! How long a connection may go on without progress.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::Instant;

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
