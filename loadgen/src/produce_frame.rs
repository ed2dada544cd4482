//! A Produce request that is encoded once and patched for every send.
//!
//! The generated encoder decides the form, for whatever version is in use; this module finds the
//! places of the correlation id and the partition indexes in its output. Batches are never copied
//! into the frame: it is sent as `head, batch, head, batch, …, tail`.

use std::io::IoSlice;

use bytes::Bytes;
use ringspool_protocol::messages::produce_request::{
    PartitionProduceData, ProduceRequest, TopicProduceData,
};
use ringspool_protocol::{ApiKey, EncodeError, Records, frame};

use crate::client::Topic;
use crate::client::connection::CLIENT_ID;
use crate::error::{Error, Result};

/// What stays the same in all produce requests of a connection.
#[derive(Debug, Clone)]
pub struct ProduceForm {
    /// Version of the request.
    pub version: i16,
    /// Topic that all batches go to.
    pub topic: Topic,
    /// Acks as in the request: 0, 1 or -1.
    pub acks: i16,
    /// How long the broker may wait for replicas.
    pub timeout_ms: i32,
}

/// The bytes around the batches of one request.
#[derive(Debug)]
pub struct ProduceFrame {
    /// One in front of each batch and one behind the last; the last may be empty.
    heads: Vec<Vec<u8>>,
    /// Where in its head the index of each partition stands.
    index_positions: Vec<usize>,
    length: usize,
}

/// Length, API key and API version stand in front of the correlation id.
const CORRELATION_ID_AT: usize = 8;
/// First version of Produce that names topics by id alone.
pub const PRODUCE_BY_TOPIC_ID: i16 = 13;
/// Stands in for a partition index until one is patched in.
const INDEX_MARK: i32 = 0x5a3c_91e7;
/// An index is followed by the length of its batch, at most five bytes.
const INDEX_TO_END_MAX: usize = 4 + 5;
const SLICES_MAX: usize = 64;

impl ProduceFrame {
    /// Encodes a request with batches of these lengths.
    pub fn new(form: &ProduceForm, batch_lengths: &[usize]) -> Result<ProduceFrame> {
        let placeholders: Vec<Bytes> = batch_lengths
            .iter()
            .map(|length| Bytes::from(vec![0; *length]))
            .collect();
        let pieces = encode(form, &placeholders).map_err(|source| Error::Encode {
            request: ApiKey::Produce.name(),
            version: form.version,
            source,
        })?;
        let length = pieces.iter().map(Bytes::len).sum();
        let mut heads = Vec::with_capacity(batch_lengths.len() + 1);
        let mut batches = placeholders.iter();
        let mut next_batch = batches.next();
        for piece in pieces {
            match next_batch {
                Some(batch) if batch.as_ptr() == piece.as_ptr() => next_batch = batches.next(),
                _ => heads.push(piece.to_vec()),
            }
        }
        // Before flexible versions nothing follows the last batch.
        heads.resize(batch_lengths.len() + 1, Vec::new());
        let index_positions = heads
            .iter()
            .take(batch_lengths.len())
            .map(|head| find_mark(head))
            .collect();
        Ok(ProduceFrame {
            heads,
            index_positions,
            length,
        })
    }

    /// Bytes of the whole request.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Sets the number that the broker repeats.
    pub fn set_correlation_id(&mut self, correlation_id: i32) {
        if let Some(first) = self.heads.first_mut() {
            first[CORRELATION_ID_AT..CORRELATION_ID_AT + 4]
                .copy_from_slice(&correlation_id.to_be_bytes());
        }
    }

    /// Sets where batch number `slot` goes.
    pub fn set_partition(&mut self, slot: usize, partition_index: i32) {
        let position = self.index_positions[slot];
        self.heads[slot][position..position + 4].copy_from_slice(&partition_index.to_be_bytes());
    }

    /// Hands the bytes from `offset` on to `send`, as many slices as one call takes.
    pub fn with_rest<'a, T>(
        &'a self,
        batch: impl Fn(usize) -> &'a [u8],
        offset: usize,
        send: impl FnOnce(&[IoSlice<'_>]) -> T,
    ) -> T {
        let mut slices = [IoSlice::new(&[]); SLICES_MAX];
        let (mut used, mut skip) = (0, offset);
        let pieces = self.heads.iter().enumerate().flat_map(|(slot, head)| {
            let is_batch = slot < self.index_positions.len();
            [Some(head.as_slice()), is_batch.then(|| batch(slot))]
        });
        for piece in pieces.flatten() {
            if skip >= piece.len() {
                skip -= piece.len();
                continue;
            }
            if used == SLICES_MAX {
                break;
            }
            slices[used] = IoSlice::new(&piece[skip..]);
            skip = 0;
            used += 1;
        }
        send(&slices[..used])
    }
}

fn encode(form: &ProduceForm, batches: &[Bytes]) -> std::result::Result<Vec<Bytes>, EncodeError> {
    let partition_data = batches
        .iter()
        .map(|batch| PartitionProduceData {
            index: INDEX_MARK,
            records: Some(Records::from(batch.clone())),
        })
        .collect();
    let request = ProduceRequest {
        acks: form.acks,
        timeout_ms: form.timeout_ms,
        topic_data: vec![TopicProduceData {
            name: form.topic.name.as_str().into(),
            topic_id: form.topic.topic_id,
            partition_data,
        }],
        ..ProduceRequest::default()
    };
    frame::request_frame(0, Some(CLIENT_ID), form.version, &request)
}

fn find_mark(head: &[u8]) -> usize {
    let mark = INDEX_MARK.to_be_bytes();
    (head.len().saturating_sub(INDEX_TO_END_MAX)..head.len())
        .rev()
        .find(|position| head[*position..].starts_with(&mark))
        .unwrap_or_else(|| unreachable!("the encoder writes the index just before its batch"))
}

#[cfg(test)]
mod tests {
    use ringspool_protocol::{Decoder, Message, Uuid};

    use super::*;

    fn form(version: i16) -> ProduceForm {
        ProduceForm {
            version,
            topic: Topic {
                name: "bench".to_owned(),
                topic_id: Uuid([7; 16]),
                leaders: [(0, 1)].into(),
            },
            acks: -1,
            timeout_ms: 1_500,
        }
    }

    /// In every version the patched frame decodes to the request that was meant.
    #[test]
    fn a_patched_frame_is_the_request_in_every_version() {
        for version in 3..=PRODUCE_BY_TOPIC_ID {
            for lengths in [vec![100], vec![70, 3_000, 200_000]] {
                let mut frame = ProduceFrame::new(&form(version), &lengths).unwrap();
                frame.set_correlation_id(4_711);
                for slot in 0..lengths.len() {
                    frame.set_partition(slot, 1_000 + slot as i32);
                }
                let batches: Vec<Vec<u8>> = lengths.iter().map(|length| vec![9; *length]).collect();
                let sent = frame.with_rest(
                    |slot| &batches[slot],
                    0,
                    |slices| {
                        slices
                            .iter()
                            .flat_map(|slice| slice.to_vec())
                            .collect::<Vec<u8>>()
                    },
                );
                assert_eq!(sent.len(), frame.len());
                let mut decoder = Decoder::new(Bytes::from(sent));
                let length = decoder.read_i32().unwrap();
                assert_eq!(usize::try_from(length).unwrap(), decoder.remaining());
                let head = frame::decode_request_header(&mut decoder).unwrap();
                assert_eq!((head.correlation_id, head.api_version), (4_711, version));
                let request = ProduceRequest::decode(&mut decoder, version).unwrap();
                assert!(decoder.is_empty());
                assert_eq!((request.acks, request.timeout_ms), (-1, 1_500));
                let topic = &request.topic_data[0];
                assert_eq!(topic.name.is_empty(), version >= PRODUCE_BY_TOPIC_ID);
                for (slot, partition) in topic.partition_data.iter().enumerate() {
                    assert_eq!(partition.index, 1_000 + slot as i32);
                    let records = partition.records.clone().unwrap().into_single();
                    assert_eq!(records, batches[slot]);
                }
            }
        }
    }

    /// Many batches need several calls; whatever a call took, the rest follows without a gap.
    #[test]
    fn sending_piece_by_piece_leaves_out_nothing() {
        let lengths = vec![33; 100];
        let frame = ProduceFrame::new(&form(11), &lengths).unwrap();
        let batches: Vec<Vec<u8>> = (0..100).map(|slot| vec![slot as u8; 33]).collect();
        let collect = |step: usize| {
            let mut sent: Vec<u8> = Vec::new();
            while sent.len() < frame.len() {
                let piece: Vec<u8> = frame.with_rest(
                    |slot| &batches[slot],
                    sent.len(),
                    |slices| slices.iter().flat_map(|slice| slice.to_vec()).collect(),
                );
                assert!(!piece.is_empty());
                sent.extend_from_slice(&piece[..piece.len().min(step)]);
            }
            sent
        };
        assert_eq!(collect(usize::MAX), collect(7));
    }
}
