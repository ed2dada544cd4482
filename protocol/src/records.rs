//! Record batches as the protocol carries them: opaque bytes that are never copied.

use bytes::{Bytes, BytesMut};

/// What a `records` field holds: batches back to back, cut into any number of pieces.
///
/// Encoding appends every piece to the output as it is, so a fetch response can be gathered from
/// several buffers. Decoding yields exactly one piece that borrows from the input.
/// Equality compares the content, not where it is cut.
#[derive(Clone, Default)]
pub struct Records(Vec<Bytes>);

impl Records {
    /// No bytes at all; on the wire this is length 0, not null.
    pub const fn empty() -> Records {
        Records(Vec::new())
    }

    /// Sum of the pieces' lengths.
    pub fn len_bytes(&self) -> usize {
        self.0.iter().map(Bytes::len).sum()
    }

    /// Whether there is no byte in any piece.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Bytes::is_empty)
    }

    /// The pieces in order.
    pub fn chunks(&self) -> &[Bytes] {
        &self.0
    }

    /// All bytes as one piece; copies only if there is more than one.
    pub fn into_single(self) -> Bytes {
        match <[Bytes; 1]>::try_from(self.0) {
            Ok([only]) => only,
            Err(pieces) => concatenate(&pieces),
        }
    }

    fn bytes(&self) -> impl Iterator<Item = &u8> {
        self.0.iter().flatten()
    }
}

/// Joins `pieces` into one buffer of exactly their length.
pub(crate) fn concatenate(pieces: &[Bytes]) -> Bytes {
    let mut joined = BytesMut::with_capacity(pieces.iter().map(Bytes::len).sum());
    for piece in pieces {
        joined.extend_from_slice(piece);
    }
    joined.freeze()
}

impl From<Bytes> for Records {
    fn from(batches: Bytes) -> Records {
        Records(vec![batches])
    }
}

impl From<Vec<Bytes>> for Records {
    fn from(pieces: Vec<Bytes>) -> Records {
        Records(pieces)
    }
}

impl PartialEq for Records {
    fn eq(&self, other: &Records) -> bool {
        self.len_bytes() == other.len_bytes() && self.bytes().eq(other.bytes())
    }
}

impl Eq for Records {}

impl std::fmt::Debug for Records {
    /// Names the sizes only: the content may be large and may be secret.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Records")
            .field("len_bytes", &self.len_bytes())
            .field("chunks", &self.0.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_ignores_where_the_content_is_cut() {
        let whole = Records::from(Bytes::from_static(b"abcdef"));
        let cut = Records::from(vec![
            Bytes::from_static(b"ab"),
            Bytes::new(),
            Bytes::from_static(b"cdef"),
        ]);
        assert_eq!(whole, cut);
        assert_ne!(whole, Records::from(Bytes::from_static(b"abcdeg")));
        assert_eq!(Records::empty(), Records::from(Bytes::new()));
    }

    #[test]
    fn a_single_piece_is_handed_over_uncopied() {
        let piece = Bytes::from(vec![1, 2, 3]);
        let address = piece.as_ptr();
        assert_eq!(Records::from(piece).into_single().as_ptr(), address);
    }

    #[test]
    fn several_pieces_are_joined_in_order() {
        let records = Records::from(vec![Bytes::from_static(b"ab"), Bytes::from_static(b"c")]);
        assert_eq!(records.into_single(), Bytes::from_static(b"abc"));
        assert_eq!(Records::empty().into_single(), Bytes::new());
    }
}
