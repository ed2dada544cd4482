//! Gathers response pieces and writes them to a socket with few system calls.

use std::collections::VecDeque;
use std::io::{self, IoSlice};

use bytes::{Buf, Bytes, BytesMut};
use tokio::net::TcpStream;

use super::patience::Progress;

/// Pieces up to this size are copied together; larger ones are sent from where they are.
const COPIED_PIECE_BYTES_MAX: usize = 2 * 1024;
/// Pieces in one system call.
const SLICES_MAX: usize = 64;
/// Bytes in one system call, which copies them: the shard's commits are not to wait while a large answer leaves.
const WRITE_BYTES_MAX: usize = 1024 * 1024;

/// Pieces of responses, in order.
#[derive(Debug, Default)]
pub struct Gather {
    pieces: VecDeque<Bytes>,
    small: BytesMut,
    len_bytes: usize,
}

impl Gather {
    /// Adds one piece at the end.
    pub fn push(&mut self, piece: Bytes) {
        self.len_bytes += piece.len();
        if piece.len() <= COPIED_PIECE_BYTES_MAX {
            self.small.extend_from_slice(&piece);
        } else {
            self.flush_small();
            self.pieces.push_back(piece);
        }
    }

    /// Bytes that are not written yet.
    pub fn len_bytes(&self) -> usize {
        self.len_bytes
    }

    /// Writes everything; `progress` follows each write that took bytes.
    pub async fn write_to(
        &mut self,
        stream: &TcpStream,
        progress: &Progress<'_>,
    ) -> io::Result<()> {
        self.flush_small();
        while !self.pieces.is_empty() {
            let written = write_some(stream, &self.slices()).await?;
            self.consume(written);
            progress.made();
            if !self.pieces.is_empty() {
                tokio::task::yield_now().await;
            }
        }
        Ok(())
    }

    fn flush_small(&mut self) {
        if !self.small.is_empty() {
            self.pieces.push_back(self.small.split().freeze());
        }
    }

    /// What the next system call takes.
    fn slices(&self) -> Vec<IoSlice<'_>> {
        let mut room = WRITE_BYTES_MAX;
        let pieces = self.pieces.iter().take(SLICES_MAX);
        let cut = pieces.map_while(|piece| {
            let taken = piece.len().min(room);
            room -= taken;
            (taken > 0).then(|| IoSlice::new(&piece[..taken]))
        });
        cut.collect()
    }

    fn consume(&mut self, mut written: usize) {
        self.len_bytes -= written;
        while let Some(first) = self.pieces.front_mut() {
            if written < first.len() {
                first.advance(written);
                return;
            }
            written -= first.len();
            self.pieces.pop_front();
        }
    }
}

async fn write_some(stream: &TcpStream, slices: &[IoSlice<'_>]) -> io::Result<usize> {
    loop {
        stream.writable().await?;
        match stream.try_write_vectored(slices) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(gather: &mut Gather) -> Vec<u8> {
        gather.flush_small();
        gather.pieces.iter().flatten().copied().collect()
    }

    #[test]
    fn order_is_kept_and_only_large_pieces_stay_where_they_are() {
        let large = Bytes::from(vec![7u8; COPIED_PIECE_BYTES_MAX + 1]);
        let mut gather = Gather::default();
        for piece in [
            Bytes::from_static(b"ab"),
            Bytes::from_static(b"c"),
            large.clone(),
        ] {
            gather.push(piece);
        }
        gather.push(Bytes::from_static(b"d"));
        assert_eq!(gather.len_bytes(), 4 + large.len());
        let mut expected = b"abc".to_vec();
        expected.extend_from_slice(&large);
        expected.extend_from_slice(b"d");
        assert_eq!(content(&mut gather), expected);
        assert_eq!(gather.pieces.len(), 3);
        assert_eq!(gather.pieces[1].as_ptr(), large.as_ptr());
    }

    #[test]
    fn one_system_call_takes_a_bounded_part() {
        let mut gather = Gather::default();
        for size_bytes in [100 * 1024, 2 * WRITE_BYTES_MAX, 100 * 1024] {
            gather.push(Bytes::from(vec![7u8; size_bytes]));
        }
        let lengths: Vec<usize> = gather.slices().iter().map(|slice| slice.len()).collect();
        assert_eq!(lengths, [100 * 1024, WRITE_BYTES_MAX - 100 * 1024]);
    }

    #[test]
    fn a_short_write_leaves_exactly_the_rest() {
        for written in 0..=9 {
            let mut gather = Gather {
                pieces: ["abc", "de", "fghi"].map(Bytes::from).into(),
                len_bytes: 9,
                ..Gather::default()
            };
            gather.consume(written);
            assert_eq!(content(&mut gather), b"abcdefghi"[written..].to_vec());
            assert_eq!(gather.len_bytes(), 9 - written);
        }
    }
}
