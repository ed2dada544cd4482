//! Deterministic values for every type of field, and one entry per message to drive the tests.

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::wire::{WireStruct, WireVersion};
use ringspool_protocol::{DecodeError, Decoder, EncodeError, Encoder, Message, Records, Uuid};

/// The version to fill for; whether it is flexible makes no difference to values.
#[derive(Debug, Clone, Copy)]
pub struct At {
    pub version: i16,
}

/// How values are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Null, empty and zero wherever possible.
    Sparse,
    /// Never null, never empty.
    Full,
    /// Anything.
    Random,
}

/// A small generator (SplitMix64), so that a seed names a value for ever.
#[derive(Debug, Clone)]
pub struct Source {
    state: u64,
    style: Style,
    depth: usize,
}

impl Source {
    pub fn new(seed: u64, style: Style) -> Source {
        Source {
            state: seed,
            style,
            depth: 0,
        }
    }

    pub fn next_bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next_bits() % bound as u64) as usize
    }

    pub fn fill<T: Sample>(&mut self, at: At) -> T {
        T::sample(self, at)
    }

    /// Null only where this version has a null.
    pub fn fill_nullable_if<T: Sample>(&mut self, nullable: bool, at: At) -> Option<T> {
        if nullable {
            self.fill(at)
        } else {
            Some(self.fill(at))
        }
    }

    /// A number of `bits` bits: mostly small, sometimes extreme.
    fn bits(&mut self, bits: u32) -> u64 {
        match (self.style, self.below(4)) {
            (Style::Sparse, _) => 0,
            (Style::Full, _) => 1 + self.next_bits() % 100,
            (Style::Random, 0) => self.next_bits() >> (64 - bits),
            (Style::Random, 1) => u64::MAX >> (65 - bits),
            (Style::Random, 2) => 0,
            (Style::Random, _) => self.next_bits() % 300,
        }
    }

    /// Bytes or elements: longer than one length byte can say only now and then.
    fn length(&mut self) -> usize {
        match (self.style, self.below(40)) {
            (Style::Sparse, _) => 0,
            (Style::Full, choice) => 1 + choice % 9,
            (Style::Random, 0) => 120 + self.below(200),
            (Style::Random, choice) => choice % 12,
        }
    }

    fn absent(&mut self) -> bool {
        match self.style {
            Style::Sparse => true,
            Style::Full => false,
            Style::Random => self.below(3) == 0,
        }
    }
}

/// Something that can be filled.
pub trait Sample: Sized {
    fn sample(source: &mut Source, at: At) -> Self;
}

macro_rules! sample_number {
    ($($number:ty, $bits:literal;)*) => {$(
        impl Sample for $number {
            fn sample(source: &mut Source, _at: At) -> Self {
                source.bits($bits) as $number
            }
        }
    )*};
}

sample_number! { i8, 8; i16, 16; u16, 16; i32, 32; u32, 32; i64, 64; f64, 52; }

impl Sample for bool {
    fn sample(source: &mut Source, _at: At) -> Self {
        !source.absent()
    }
}

impl Sample for Uuid {
    fn sample(source: &mut Source, _at: At) -> Self {
        let (high, low) = (source.bits(64), source.bits(64));
        Uuid::from_u128(u128::from(high) << 64 | u128::from(low))
    }
}

impl Sample for ByteString {
    fn sample(source: &mut Source, _at: At) -> Self {
        let letters = ['a', 'Z', '0', '-', 'ä', '漢'];
        let length = source.length();
        (0..length)
            .map(|_| letters[source.below(letters.len())])
            .collect::<String>()
            .into()
    }
}

impl Sample for Bytes {
    fn sample(source: &mut Source, _at: At) -> Self {
        let length = source.length();
        (0..length).map(|_| source.next_bits() as u8).collect()
    }
}

impl Sample for Records {
    fn sample(source: &mut Source, at: At) -> Self {
        (0..source.below(3))
            .map(|_| source.fill(at))
            .collect::<Vec<Bytes>>()
            .into()
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(source: &mut Source, at: At) -> Self {
        let length = match source.depth {
            0 => source.length().min(9),
            _ => source.length().min(3),
        };
        source.depth += 1;
        let elements = (0..length).map(|_| source.fill(at)).collect();
        source.depth -= 1;
        elements
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(source: &mut Source, at: At) -> Self {
        match source.absent() {
            true => None,
            false => Some(source.fill(at)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseKind {
    Request,
    Response,
    Header,
    Data,
    Key,
    Value,
}

/// One message behind functions without its type.
pub struct Case {
    pub name: &'static str,
    pub kind: CaseKind,
    /// API key of requests and responses, else -1.
    pub code: i16,
    pub versions: std::ops::RangeInclusive<i16>,
    /// Fills, encodes, decodes and compares; returns the bytes.
    pub round_trip: fn(Source, i16) -> Bytes,
    /// Decodes and drops.
    pub decode: fn(Bytes, i16) -> Result<usize, DecodeError>,
    /// Decodes all bytes and encodes again.
    pub recode: fn(Bytes, i16) -> Result<Bytes, DecodeError>,
}

impl Case {
    pub fn of<M: Message + WireStruct + Sample>(kind: CaseKind, code: i16) -> Case {
        Case {
            name: M::NAME,
            kind,
            code,
            versions: M::VALID_VERSIONS,
            round_trip: round_trip::<M>,
            decode: |bytes, version| {
                let mut decoder = Decoder::new(bytes);
                M::decode(&mut decoder, version).map(|_| decoder.remaining())
            },
            recode: |bytes, version| {
                let mut decoder = Decoder::new(bytes);
                let message = M::decode(&mut decoder, version)?;
                assert!(
                    decoder.is_empty(),
                    "{} v{version}: {} bytes left",
                    M::NAME,
                    decoder.remaining()
                );
                Ok(encode(&message, version)
                    .unwrap_or_else(|error| panic!("{} v{version}: {error}", M::NAME)))
            },
        }
    }
}

/// A structure that stands in arrays.
pub struct Element {
    pub name: &'static str,
    pub versions: std::ops::RangeInclusive<i16>,
    /// First flexible version, or `i16::MAX`.
    pub flexible_from: i16,
    /// Bytes it takes in memory, without what it owns.
    pub memory_bytes: usize,
    /// Fewest bytes it takes on the wire.
    pub wire_bytes_min: fn(WireVersion) -> usize,
    /// Bytes that the structure of defaults takes on the wire.
    pub default_bytes: fn(WireVersion) -> usize,
}

impl Element {
    pub fn of<T: WireStruct + Default>(
        name: &'static str,
        versions: std::ops::RangeInclusive<i16>,
        flexible_from: i16,
    ) -> Element {
        Element {
            name,
            versions,
            flexible_from,
            memory_bytes: size_of::<T>(),
            wire_bytes_min: T::min_bytes,
            default_bytes: default_bytes::<T>,
        }
    }
}

fn default_bytes<T: WireStruct + Default>(at: WireVersion) -> usize {
    let mut encoder = Encoder::new();
    match T::default().write(&mut encoder, at) {
        Ok(()) => encoder.len(),
        Err(error) => panic!("defaults in {at:?}: {error}"),
    }
}

pub fn encode(message: &impl Message, version: i16) -> Result<Bytes, EncodeError> {
    let mut encoder = Encoder::new();
    message.encode(&mut encoder, version)?;
    let length = encoder.len();
    let bytes = encoder.finish_contiguous();
    assert_eq!(bytes.len(), length);
    Ok(bytes)
}

fn round_trip<M: Message + Sample>(mut source: Source, version: i16) -> Bytes {
    let message: M = source.fill(At { version });
    let bytes =
        encode(&message, version).unwrap_or_else(|error| panic!("{} v{version}: {error}", M::NAME));
    let mut decoder = Decoder::new(bytes.clone());
    let decoded = M::decode(&mut decoder, version);
    assert_eq!(decoded.as_ref(), Ok(&message), "{} v{version}", M::NAME);
    assert!(
        decoder.is_empty(),
        "{} v{version}: {} bytes left",
        M::NAME,
        decoder.remaining()
    );
    bytes
}
