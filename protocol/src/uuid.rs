//! The 16-byte identifier of topics, directories and clusters, in Kafka's text form.

use std::fmt;
use std::str::FromStr;

/// Digits of URL-safe base64 (RFC 4648, section 5), which Kafka writes without padding.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// 16 bytes are 128 bits: 21 digits of 6 bits and one that carries 2.
const TEXT_CHARS: usize = 22;

/// A 128-bit identifier; [`Uuid::ZERO`] stands for "none" on the wire.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// The identifier Kafka uses where none is known.
    pub const ZERO: Uuid = Uuid([0; 16]);

    /// The identifier whose big-endian value is `value`.
    pub const fn from_u128(value: u128) -> Uuid {
        Uuid(value.to_be_bytes())
    }

    /// The big-endian value of the 16 bytes.
    pub const fn as_u128(self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// Whether this is [`Uuid::ZERO`].
    pub fn is_zero(self) -> bool {
        self == Uuid::ZERO
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.as_u128();
        let mut text = String::with_capacity(TEXT_CHARS);
        for position in 0..TEXT_CHARS - 1 {
            let digit = (value >> (122 - 6 * position)) & 0x3f;
            text.push(char::from(ALPHABET[digit as usize]));
        }
        text.push(char::from(ALPHABET[((value & 0x3) << 4) as usize]));
        formatter.write_str(&text)
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Why a text is no [`Uuid`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UuidParseError {
    /// Not 22 characters.
    #[error("expected 22 characters, found {found}")]
    Length {
        /// Bytes of the text.
        found: usize,
    },
    /// A character outside the URL-safe base64 alphabet.
    #[error("character {position} is not URL-safe base64")]
    Digit {
        /// 0-based place of the character.
        position: usize,
    },
    /// The last character carries more than the two bits that are left.
    #[error("the last character carries bits beyond 128")]
    TrailingBits,
}

impl FromStr for Uuid {
    type Err = UuidParseError;

    fn from_str(text: &str) -> Result<Uuid, UuidParseError> {
        if text.len() != TEXT_CHARS {
            return Err(UuidParseError::Length { found: text.len() });
        }
        let mut value = 0_u128;
        for (position, byte) in text.bytes().enumerate() {
            let digit = ALPHABET
                .iter()
                .position(|known| *known == byte)
                .ok_or(UuidParseError::Digit { position })? as u128;
            if position + 1 < TEXT_CHARS {
                value = (value << 6) | digit;
            } else if digit & 0xf == 0 {
                value = (value << 2) | (digit >> 4);
            } else {
                return Err(UuidParseError::TrailingBits);
            }
        }
        Ok(Uuid::from_u128(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_is_the_one_of_kafka() {
        assert_eq!(Uuid::ZERO.to_string(), "AAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(Uuid::from_u128(1).to_string(), "AAAAAAAAAAAAAAAAAAAAAQ");
        assert_eq!(Uuid([0xff; 16]).to_string(), "_____________________w");
    }

    #[test]
    fn text_form_reads_back() {
        for value in [0, 1, 0x0123_4567_89ab_cdef_0011_2233_4455_6677, u128::MAX] {
            let uuid = Uuid::from_u128(value);
            assert_eq!(uuid.to_string().parse(), Ok(uuid));
        }
    }

    #[test]
    fn texts_that_are_no_uuid_are_refused() {
        let refused = |text: &str| text.parse::<Uuid>().unwrap_err();
        assert_eq!(refused("AAAA"), UuidParseError::Length { found: 4 });
        assert_eq!(
            refused("AAAA+AAAAAAAAAAAAAAAAA"),
            UuidParseError::Digit { position: 4 }
        );
        assert_eq!(
            refused("AAAAAAAAAAAAAAAAAAAAAB"),
            UuidParseError::TrailingBits
        );
    }
}
