//! Journal files and commit frames, read back as recovery does.
//!
//! Input: what the rest is (1), the rest. The rest is a journal file or one frame, as it is or with its checksums put
//! right; a frame is padded with zeros to whole blocks.
//!
//! Properties: nothing panics; memory is a small multiple of the input; a chain that is walked holds whole frames, and
//! what lies loose behind it does not overlap.

use bytes::Bytes;
use ringspool_engine::fuzz;

use crate::allocation::bounded;
use crate::records::repair_batch;
use crate::selector::Selector;

/// The first byte: a file, not a frame.
pub const FILE_BIT: u8 = 1;
/// The first byte: checksums are put right.
pub const REPAIR_BIT: u8 = 2;

/// The first byte: frames of a file that is put right get its journal, its incarnation and consecutive LSNs, too.
pub const CHAIN_BIT: u8 = 4;

const BLOCK_BYTES: usize = 4096;
const FILE_HEADER_CRC: usize = 40;
const FRAME_HEADER_BYTES: usize = 64;
const ENTRY_BYTES: usize = 64;

/// The target.
pub fn run(input: &[u8]) -> bool {
    let mut selector = Selector::new(input);
    let kind = selector.byte();
    let mut bytes = selector.rest().to_vec();
    if kind & FILE_BIT != 0 {
        if kind & REPAIR_BIT != 0 {
            repair_file(&mut bytes, kind & CHAIN_BIT != 0);
        }
        let file = Bytes::from(bytes);
        let found = bounded(file.len(), || fuzz::journal_file(&file));
        return found.is_some_and(|found| found.frame_count + found.loose_count > 0);
    }
    bytes.resize(bytes.len().next_multiple_of(BLOCK_BYTES), 0);
    if kind & REPAIR_BIT != 0 {
        repair_frame(&mut bytes, None);
    }
    bounded(bytes.len(), || fuzz::frame(&bytes)).is_some()
}

/// Makes a file whose frames stand where the last one ended carry the checksums and the chain that replay wants.
fn repair_file(file: &mut [u8], is_chained: bool) {
    let Some((header, frames)) = file.split_at_mut_checked(BLOCK_BYTES) else {
        return;
    };
    let file_crc = crc32c::crc32c(&header[..FILE_HEADER_CRC]);
    header[FILE_HEADER_CRC..FILE_HEADER_CRC + 4].copy_from_slice(&file_crc.to_le_bytes());
    // The first frame of an incarnation carries the CRC of the file header, a later one that of the frame before.
    let mut predecessor_crc = match header[36..FILE_HEADER_CRC] {
        [0, 0, 0, 0] => file_crc,
        _ => u32_at(header, 36),
    };
    let (identity, mut lsn) = (header[8..24].to_vec(), u64_at(header, 24));
    let mut start = 0;
    while let Some((_, rest)) = frames.split_at_mut_checked(start)
        && rest.len() >= BLOCK_BYTES
    {
        if is_chained {
            rest[8..24].copy_from_slice(&identity);
            rest[24..32].copy_from_slice(&lsn.to_le_bytes());
            lsn = lsn.wrapping_add(1);
        }
        predecessor_crc = repair_frame(rest, Some(predecessor_crc));
        let frame_bytes = u32_at(rest, 40) as usize;
        start += frame_bytes
            .clamp(BLOCK_BYTES, rest.len())
            .next_multiple_of(BLOCK_BYTES);
    }
}

/// Puts the checksums of one frame right, from the bodies outward; returns that of its header.
fn repair_frame(frame: &mut [u8], predecessor_crc: Option<u32>) -> u32 {
    if frame.len() < FRAME_HEADER_BYTES {
        return 0;
    }
    let table_start = u32_at(frame, 44) as usize;
    let table_bytes = u32_at(frame, 48) as usize * ENTRY_BYTES;
    let table = table_start..table_start.saturating_add(table_bytes);
    if table_start >= FRAME_HEADER_BYTES && frame.get(table.clone()).is_some() {
        for row in table.clone().step_by(ENTRY_BYTES) {
            repair_body(frame, row, table_start);
        }
        let table_crc = crc32c::crc32c(&frame[table]);
        frame[56..60].copy_from_slice(&table_crc.to_le_bytes());
    }
    if let Some(crc) = predecessor_crc {
        frame[52..56].copy_from_slice(&crc.to_le_bytes());
    }
    let header_crc = crc32c::crc32c(&frame[..60]);
    frame[60..64].copy_from_slice(&header_crc.to_le_bytes());
    header_crc
}

/// Makes a body that lies before the table a batch whose checksum its row names.
fn repair_body(frame: &mut [u8], row: usize, table_start: usize) {
    let body_start = u32_at(frame, row + 52) as usize;
    let body_end = body_start.saturating_add(u32_at(frame, row + 56) as usize);
    if body_start < FRAME_HEADER_BYTES || body_end > table_start {
        return;
    }
    let Some(body) = frame.get_mut(body_start..body_end) else {
        return;
    };
    repair_batch(body);
    if let Some(crc) = body.get(17..21) {
        let crc: Vec<u8> = crc.iter().rev().copied().collect();
        frame[row + 60..row + 64].copy_from_slice(&crc);
    }
}

fn u32_at(bytes: &[u8], offset: usize) -> u32 {
    let field = bytes
        .get(offset..offset + 4)
        .and_then(|field| field.try_into().ok());
    u32::from_le_bytes(field.unwrap_or_default())
}

fn u64_at(bytes: &[u8], offset: usize) -> u64 {
    let field = bytes
        .get(offset..offset + 8)
        .and_then(|field| field.try_into().ok());
    u64::from_le_bytes(field.unwrap_or_default())
}
