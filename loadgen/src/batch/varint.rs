//! Zigzag varints of the record format.

/// Appends `value`.
pub fn push(target: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    while rest >= 0x80 {
        target.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    target.push(rest as u8);
}

/// Takes a varint from the front of `source`; None if it is cut off or longer than ten bytes.
pub fn take(source: &mut &[u8]) -> Option<i64> {
    let mut value = 0_u64;
    for position in 0..10 {
        let (byte, rest) = source.split_first()?;
        *source = rest;
        value |= u64::from(byte & 0x7f) << (7 * position);
        if byte & 0x80 == 0 {
            return Some((value >> 1) as i64 ^ -((value & 1) as i64));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn varints_read_back(value: i64) {
            let mut bytes = Vec::new();
            push(&mut bytes, value);
            let mut rest = bytes.as_slice();
            prop_assert_eq!(take(&mut rest), Some(value));
            prop_assert!(rest.is_empty());
        }
    }

    #[test]
    fn a_cut_or_endless_varint_is_refused() {
        assert_eq!(take(&mut [0x80_u8].as_slice()), None);
        assert_eq!(take(&mut [0xff_u8; 11].as_slice()), None);
    }
}
