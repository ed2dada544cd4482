// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `GetTelemetrySubscriptionsResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `GetTelemetrySubscriptionsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetTelemetrySubscriptionsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ClientInstanceId`: `uuid 0+`.
    pub client_instance_id: Uuid,
    /// `SubscriptionId`: `int32 0+`.
    pub subscription_id: i32,
    /// `AcceptedCompressionTypes`: `[]int8 0+`.
    pub accepted_compression_types: Vec<i8>,
    /// `PushIntervalMs`: `int32 0+`.
    pub push_interval_ms: i32,
    /// `TelemetryMaxBytes`: `int32 0+`.
    pub telemetry_max_bytes: i32,
    /// `DeltaTemporality`: `bool 0+`.
    pub delta_temporality: bool,
    /// `RequestedMetrics`: `[]string 0+`.
    pub requested_metrics: Vec<ByteString>,
}

impl WireStruct for GetTelemetrySubscriptionsResponse {}

impl Wire for GetTelemetrySubscriptionsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            client_instance_id: Wire::read(decoder, at)?,
            subscription_id: Wire::read(decoder, at)?,
            accepted_compression_types: Wire::read(decoder, at)?,
            push_interval_ms: Wire::read(decoder, at)?,
            telemetry_max_bytes: Wire::read(decoder, at)?,
            delta_temporality: Wire::read(decoder, at)?,
            requested_metrics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.client_instance_id, encoder, at)?;
        Wire::write(&self.subscription_id, encoder, at)?;
        Wire::write(&self.accepted_compression_types, encoder, at)?;
        Wire::write(&self.push_interval_ms, encoder, at)?;
        Wire::write(&self.telemetry_max_bytes, encoder, at)?;
        Wire::write(&self.delta_temporality, encoder, at)?;
        Wire::write(&self.requested_metrics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        38
    }
}

impl Message for GetTelemetrySubscriptionsResponse {
    const NAME: &'static str = "GetTelemetrySubscriptionsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
