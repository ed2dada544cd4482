// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `PushTelemetryRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `PushTelemetryRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PushTelemetryRequest {
    /// `ClientInstanceId`: `uuid 0+`.
    pub client_instance_id: Uuid,
    /// `SubscriptionId`: `int32 0+`.
    pub subscription_id: i32,
    /// `Terminating`: `bool 0+`.
    pub terminating: bool,
    /// `CompressionType`: `int8 0+`.
    pub compression_type: i8,
    /// `Metrics`: `bytes 0+`.
    pub metrics: Bytes,
}

impl WireStruct for PushTelemetryRequest {}

impl Wire for PushTelemetryRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            client_instance_id: Wire::read(decoder, at)?,
            subscription_id: Wire::read(decoder, at)?,
            terminating: Wire::read(decoder, at)?,
            compression_type: Wire::read(decoder, at)?,
            metrics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.client_instance_id, encoder, at)?;
        Wire::write(&self.subscription_id, encoder, at)?;
        Wire::write(&self.terminating, encoder, at)?;
        Wire::write(&self.compression_type, encoder, at)?;
        Wire::write(&self.metrics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        24
    }
}

impl Message for PushTelemetryRequest {
    const NAME: &'static str = "PushTelemetryRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for PushTelemetryRequest {
    const API_KEY: ApiKey = ApiKey::PushTelemetry;
    type Response = super::push_telemetry_response::PushTelemetryResponse;
}
