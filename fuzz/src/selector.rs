//! The first bytes of an input choose what the others are.

/// Takes choices off the front of an input; an input without them chooses 0.
pub struct Selector<'input> {
    rest: &'input [u8],
}

impl<'input> Selector<'input> {
    /// Starts at the first byte.
    pub fn new(input: &'input [u8]) -> Selector<'input> {
        Selector { rest: input }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let (byte, rest) = self.rest.split_first().unwrap_or((&0, &[]));
        self.rest = rest;
        *byte
    }

    /// The next two bytes, big-endian.
    pub fn pair(&mut self) -> u16 {
        u16::from_be_bytes([self.byte(), self.byte()])
    }

    /// At most so many of the bytes that are left.
    pub fn bytes(&mut self, length: usize) -> &'input [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Everything that is left.
    pub fn rest(self) -> &'input [u8] {
        self.rest
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}
