//! Time: the monotonic clock in nanoseconds and an alarm that is exact to microseconds.
//!
//! The runtime's own timers tick in whole milliseconds. An open loop that used them would send late
//! and charge the delay to the broker, so the alarm is a `timerfd`. Used on worker threads.

use std::io;
use std::os::fd::OwnedFd;
use std::time::{SystemTime, UNIX_EPOCH};

use rustix::time::{
    ClockId, Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, clock_gettime,
    timerfd_create, timerfd_settime,
};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Nanoseconds in a second.
pub const SECOND_NS: u64 = 1_000_000_000;

/// CLOCK_MONOTONIC in nanoseconds; the same clock in every process of this machine.
pub fn monotonic_ns() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
    seconds * SECOND_NS + u64::try_from(now.tv_nsec).unwrap_or(0)
}

/// Milliseconds since the Unix epoch, as records carry them.
pub fn unix_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

/// One timer of the kernel, for one connection.
#[derive(Debug)]
pub struct Alarm {
    timer: AsyncFd<OwnedFd>,
    armed_for_ns: u64,
}

impl Alarm {
    /// Makes a timer that is not armed; needs a running runtime.
    pub fn new() -> io::Result<Alarm> {
        let timer = timerfd_create(
            TimerfdClockId::Monotonic,
            TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC,
        )?;
        // The safe constructor is deprecated for types that could hand out a wrong descriptor;
        // `OwnedFd` cannot, and its replacement is unsafe, which this crate forbids.
        #[expect(deprecated)]
        let timer = AsyncFd::with_interest(timer, Interest::READABLE)?;
        Ok(Alarm {
            timer,
            armed_for_ns: 0,
        })
    }

    /// Returns when the monotonic clock has reached `deadline_ns`; may be dropped at any time.
    pub async fn until(&mut self, deadline_ns: u64) -> io::Result<()> {
        while monotonic_ns() < deadline_ns {
            if self.armed_for_ns != deadline_ns {
                self.arm(deadline_ns)?;
            }
            let mut ready = self.timer.readable().await?;
            let mut expirations = [0_u8; 8];
            let read = ready.try_io(|timer| {
                rustix::io::read(timer.get_ref(), &mut expirations).map_err(io::Error::from)
            });
            if let Ok(outcome) = read {
                outcome?;
                self.armed_for_ns = 0;
            }
        }
        Ok(())
    }

    fn arm(&mut self, deadline_ns: u64) -> io::Result<()> {
        let deadline = Itimerspec {
            it_interval: Timespec {
                tv_sec: 0,
                tv_nsec: 0,
            },
            it_value: Timespec {
                tv_sec: i64::try_from(deadline_ns / SECOND_NS).unwrap_or(i64::MAX),
                tv_nsec: i64::try_from(deadline_ns % SECOND_NS).unwrap_or(0),
            },
        };
        timerfd_settime(&self.timer, TimerfdTimerFlags::ABSTIME, &deadline)?;
        self.armed_for_ns = deadline_ns;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_never_rings_early_and_can_be_used_again() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let mut alarm = Alarm::new().unwrap();
            for delay_ns in [0, 50_000, 3_000_000, 200_000] {
                let deadline = monotonic_ns() + delay_ns;
                alarm.until(deadline).await.unwrap();
                assert!(monotonic_ns() >= deadline);
            }
        });
    }
}
