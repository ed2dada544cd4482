// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `WriteTxnMarkersRequest`, versions 1 to 2.

use crate::wire_prelude::*;

/// `WriteTxnMarkersRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WriteTxnMarkersRequest {
    /// `Markers`: `[]WritableTxnMarker 0+`.
    pub markers: Vec<WritableTxnMarker>,
}

impl WireStruct for WriteTxnMarkersRequest {}

impl Wire for WriteTxnMarkersRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            markers: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.markers, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

/// `WritableTxnMarker` of [`WriteTxnMarkersRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarker {
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 0+`.
    pub producer_epoch: i16,
    /// `TransactionResult`: `bool 0+`.
    pub transaction_result: bool,
    /// `Topics`: `[]WritableTxnMarkerTopic 0+`.
    pub topics: Vec<WritableTxnMarkerTopic>,
    /// `CoordinatorEpoch`: `int32 0+`.
    pub coordinator_epoch: i32,
    /// `TransactionVersion`: `int8 2+ ignorable`.
    pub transaction_version: i8,
}

impl WireStruct for WritableTxnMarker {}

impl Wire for WritableTxnMarker {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            transaction_result: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            coordinator_epoch: Wire::read(decoder, at)?,
            transaction_version: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                0
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        Wire::write(&self.transaction_result, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.coordinator_epoch, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.transaction_version, encoder, at)?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 17,
            _ => 18,
        }
    }
}

/// `WritableTxnMarkerTopic` of [`WriteTxnMarkersRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WritableTxnMarkerTopic {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `PartitionIndexes`: `[]int32 0+`.
    pub partition_indexes: Vec<i32>,
}

impl WireStruct for WritableTxnMarkerTopic {}

impl Wire for WritableTxnMarkerTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partition_indexes: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partition_indexes, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

impl Message for WriteTxnMarkersRequest {
    const NAME: &'static str = "WriteTxnMarkersRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}

impl Request for WriteTxnMarkersRequest {
    const API_KEY: ApiKey = ApiKey::WriteTxnMarkers;
    type Response = super::write_txn_markers_response::WriteTxnMarkersResponse;
}
