//! Cuts request frames out of a socket.
//!
//! Small frames share one receive buffer. A large one gets a buffer of exactly its size, and credits of
//! the process's budget are reserved before its body is read, so that under pressure only those who
//! bring large frames wait. The credits return with the last slice of the buffer.

use std::cell::Cell;
use std::io;
use std::time::Duration;

use bytes::buf::Limit;
use bytes::{Buf, BufMut, Bytes, BytesMut};
use ringspool_engine::Budget;
use ringspool_protocol::frame::LENGTH_BYTES;
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::patience::Progress;

/// Frames up to this size share a buffer and need no credits: heartbeats and commits never wait for them.
const SHARED_FRAME_BYTES_MAX: usize = 32 * 1024;
/// What is read at once while frames are small.
const READ_AHEAD_BYTES: usize = 32 * 1024;
/// What is read at once after a large frame: the rest of the next one should go straight to its own buffer.
const READ_AHEAD_BYTES_AFTER_LARGE: usize = 4 * 1024;
/// A large frame holds credits that others wait for; so long may it bring no byte.
const BODY_STALL_LIMIT: Duration = Duration::from_secs(30);

/// Why no further frame can be read from a connection.
#[derive(Debug, thiserror::Error)]
pub enum FrameProblem {
    /// The socket failed.
    #[error("reading failed: {0}")]
    Io(#[from] io::Error),
    /// The length is zero or negative.
    #[error("frame length {length} is not positive")]
    NotPositive {
        /// The four bytes as found.
        length: i32,
    },
    /// The length is above `socket.request.max.bytes`.
    #[error("frame of {length} bytes is larger than socket.request.max.bytes = {limit}")]
    TooLarge {
        /// The four bytes as found.
        length: i32,
        /// The setting.
        limit: i32,
    },
    /// The body of a large frame does not come.
    #[error("no byte of a frame's body for {0:?}")]
    Stalled(Duration),
    /// The client closed its side within a frame.
    #[error("the connection ended within a frame")]
    Truncated,
}

/// Reads the frames of one socket.
pub struct FrameReader<'a> {
    stream: &'a TcpStream,
    budget: &'a Budget,
    length_max: i32,
    activity: &'a Cell<Instant>,
    buffer: BytesMut,
    read_ahead_bytes: usize,
    read_time: Option<Duration>,
}

/// The part of a frame that no credits stand for.
pub fn uncredited_bytes(frame: &Bytes) -> usize {
    match frame.len() {
        small if small <= SHARED_FRAME_BYTES_MAX => small,
        _ => 0,
    }
}

impl<'a> FrameReader<'a> {
    /// A reader at the beginning of a frame; `activity` follows every byte that comes.
    pub fn new(
        stream: &'a TcpStream,
        budget: &'a Budget,
        length_max: i32,
        activity: &'a Cell<Instant>,
    ) -> FrameReader<'a> {
        FrameReader {
            stream,
            budget,
            length_max,
            activity,
            buffer: BytesMut::new(),
            read_ahead_bytes: READ_AHEAD_BYTES,
            read_time: None,
        }
    }

    /// The next frame without its length; None = the client closed its side between two frames.
    ///
    /// Not to be called again after an error, nor after the future was dropped halfway.
    pub async fn next(&mut self) -> Result<Option<Bytes>, FrameProblem> {
        while self.buffer.len() < LENGTH_BYTES {
            if self.fill(LENGTH_BYTES).await? == 0 {
                return if self.buffer.is_empty() {
                    Ok(None)
                } else {
                    Err(FrameProblem::Truncated)
                };
            }
        }
        let length = self.buffer.get_i32();
        let length = self.check_length(length)?;
        // Most small frames are here already: they cost no look at the clock.
        let begin = (self.buffer.len() < length).then(Instant::now);
        let frame = if length <= SHARED_FRAME_BYTES_MAX {
            self.shared_frame(length).await?
        } else {
            self.large_frame(length).await?
        };
        self.read_time = begin.map(|begin| begin.elapsed());
        Ok(Some(frame))
    }

    /// How long the last frame's body took to come; None = it was there already.
    pub fn read_time(&self) -> Option<Duration> {
        self.read_time
    }

    fn check_length(&self, length: i32) -> Result<usize, FrameProblem> {
        if length > self.length_max {
            let limit = self.length_max;
            return Err(FrameProblem::TooLarge { length, limit });
        }
        match usize::try_from(length) {
            Ok(0) | Err(_) => Err(FrameProblem::NotPositive { length }),
            Ok(length) => Ok(length),
        }
    }

    async fn shared_frame(&mut self, length: usize) -> Result<Bytes, FrameProblem> {
        self.read_ahead_bytes = READ_AHEAD_BYTES;
        while self.buffer.len() < length {
            if self.fill(length).await? == 0 {
                return Err(FrameProblem::Truncated);
            }
        }
        Ok(self.buffer.split_to(length).freeze())
    }

    async fn large_frame(&mut self, length: usize) -> Result<Bytes, FrameProblem> {
        self.read_ahead_bytes = READ_AHEAD_BYTES_AFTER_LARGE;
        let reservation = self.budget.reserve(length).await;
        let mut body = BytesMut::with_capacity(length);
        let already_read = self.buffer.len().min(length);
        body.extend_from_slice(&self.buffer.split_to(already_read));
        let progress = Progress::begin(self.activity);
        tokio::select! {
            biased;
            read = read_body(self.stream, &mut body, length, &progress) => read?,
            limit = progress.stalled_for(Some(BODY_STALL_LIMIT)) => {
                return Err(FrameProblem::Stalled(limit));
            }
        }
        Ok(reservation.hold_with(body))
    }

    /// Reads once into the shared buffer, which gets room for at least `needed_bytes` in total.
    async fn fill(&mut self, needed_bytes: usize) -> io::Result<usize> {
        let missing = needed_bytes.saturating_sub(self.buffer.len());
        let wanted = missing.max(self.read_ahead_bytes);
        if self.buffer.capacity() - self.buffer.len() < missing.max(MIN_FREE_BYTES) {
            self.buffer.reserve(wanted);
        }
        let mut target = (&mut self.buffer).limit(wanted);
        let read = read_some(self.stream, &mut target).await?;
        self.activity.set(Instant::now());
        Ok(read)
    }
}

/// Reads until `body` has `length` bytes.
async fn read_body(
    stream: &TcpStream,
    body: &mut BytesMut,
    length: usize,
    progress: &Progress<'_>,
) -> Result<(), FrameProblem> {
    while body.len() < length {
        let missing = length - body.len();
        let mut rest: Limit<&mut BytesMut> = (&mut *body).limit(missing);
        if read_some(stream, &mut rest).await? == 0 {
            return Err(FrameProblem::Truncated);
        }
        progress.made();
    }
    Ok(())
}

async fn read_some(stream: &TcpStream, target: &mut impl BufMut) -> io::Result<usize> {
    loop {
        stream.readable().await?;
        match stream.try_read_buf(target) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            result => return result,
        }
    }
}

/// With less room than this in the shared buffer a new one is taken: tiny reads cost more than memory.
const MIN_FREE_BYTES: usize = 1024;

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;

    use super::*;
    use crate::net::patience::stalled_for;
    use crate::net::test_sockets::sockets;

    const BODY_BYTES: usize = 100_000;

    #[tokio::test(start_paused = true)]
    async fn a_large_frame_whose_body_does_not_come_gives_its_credits_back() {
        let (stream, mut client) = sockets().await;
        let budget = Budget::new(1 << 20);
        client.write_i32(BODY_BYTES as i32).await.unwrap();
        client.write_all(&[7; BODY_BYTES / 2]).await.unwrap();
        let activity = Cell::new(Instant::now());
        let mut reader = FrameReader::new(&stream, &budget, i32::MAX, &activity);
        let read = reader.next().await;
        assert!(
            matches!(read, Err(FrameProblem::Stalled(BODY_STALL_LIMIT))),
            "{read:?}"
        );
        assert_eq!(budget.available_bytes(), 1 << 20);
    }

    #[tokio::test]
    async fn a_frame_is_counted_by_its_connection_or_by_the_budget() {
        for length in [1, SHARED_FRAME_BYTES_MAX, SHARED_FRAME_BYTES_MAX + 1] {
            let (stream, mut client) = sockets().await;
            let budget = Budget::new(1 << 20);
            client.write_i32(length as i32).await.unwrap();
            client.write_all(&vec![7; length]).await.unwrap();
            let activity = Cell::new(Instant::now());
            let mut reader = FrameReader::new(&stream, &budget, i32::MAX, &activity);
            let frame = reader.next().await.unwrap().unwrap();
            let is_credited = budget.available_bytes() < 1 << 20;
            let expected = if is_credited { 0 } else { length };
            assert_eq!(uncredited_bytes(&frame), expected);
            assert_eq!(is_credited, length > SHARED_FRAME_BYTES_MAX);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_large_frame_may_come_slowly() {
        let (stream, mut client) = sockets().await;
        let budget = Budget::new(1 << 20);
        let writing = async {
            client.write_i32(BODY_BYTES as i32).await.unwrap();
            for _ in 0..20 {
                tokio::time::sleep(BODY_STALL_LIMIT / 10).await;
                client.write_all(&[7; BODY_BYTES / 20]).await.unwrap();
            }
        };
        let activity = Cell::new(Instant::now());
        let mut reader = FrameReader::new(&stream, &budget, i32::MAX, &activity);
        let reading = async {
            tokio::select! {
                biased;
                read = reader.next() => read,
                _ = stalled_for(&activity, Some(BODY_STALL_LIMIT)) => unreachable!("bytes come"),
            }
        };
        let (read, ()) = tokio::join!(reading, writing);
        assert_eq!(read.unwrap().unwrap(), vec![7; BODY_BYTES]);
    }
}
