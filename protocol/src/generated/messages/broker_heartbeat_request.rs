// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `BrokerHeartbeatRequest`, versions 0 to 2.

use crate::wire_prelude::*;

/// `BrokerHeartbeatRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokerHeartbeatRequest {
    /// `BrokerId`: `int32 0+`.
    pub broker_id: i32,
    /// `BrokerEpoch`: `int64 0+ default -1`.
    pub broker_epoch: i64,
    /// `CurrentMetadataOffset`: `int64 0+`.
    pub current_metadata_offset: i64,
    /// `WantFence`: `bool 0+`.
    pub want_fence: bool,
    /// `WantShutDown`: `bool 0+`.
    pub want_shut_down: bool,
    /// `OfflineLogDirs`: `[]uuid 1+ tag 0`.
    pub offline_log_dirs: Vec<Uuid>,
    /// `CordonedLogDirs`: `[]uuid 2+ nullable 2+ tag 1 default null`.
    pub cordoned_log_dirs: Option<Vec<Uuid>>,
}

impl Default for BrokerHeartbeatRequest {
    fn default() -> Self {
        Self {
            broker_id: 0,
            broker_epoch: -1,
            current_metadata_offset: 0,
            want_fence: false,
            want_shut_down: false,
            offline_log_dirs: Default::default(),
            cordoned_log_dirs: None,
        }
    }
}

impl WireStruct for BrokerHeartbeatRequest {}

impl Wire for BrokerHeartbeatRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            broker_id: Wire::read(decoder, at)?,
            broker_epoch: Wire::read(decoder, at)?,
            current_metadata_offset: Wire::read(decoder, at)?,
            want_fence: Wire::read(decoder, at)?,
            want_shut_down: Wire::read(decoder, at)?,
            offline_log_dirs: Default::default(),
            cordoned_log_dirs: None,
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 if at.version >= 1 => value.offline_log_dirs = Wire::read(decoder, at)?,
                1 if at.version == 2 => value.cordoned_log_dirs = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.broker_id, encoder, at)?;
        Wire::write(&self.broker_epoch, encoder, at)?;
        Wire::write(&self.current_metadata_offset, encoder, at)?;
        Wire::write(&self.want_fence, encoder, at)?;
        Wire::write(&self.want_shut_down, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if at.version >= 1 {
            if !self.offline_log_dirs.is_empty() {
                encoder.write_tagged_field(&mut fields, 0, &self.offline_log_dirs, at)?;
            }
        } else {
            at.require_default(
                self.offline_log_dirs.is_empty(),
                "BrokerHeartbeatRequest.offline_log_dirs",
            )?;
        }
        if at.version == 2 {
            if self.cordoned_log_dirs.is_some() {
                encoder.write_tagged_field(&mut fields, 1, &self.cordoned_log_dirs, at)?;
            }
        } else {
            at.require_default(
                self.cordoned_log_dirs.is_none(),
                "BrokerHeartbeatRequest.cordoned_log_dirs",
            )?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        23
    }
}

impl Message for BrokerHeartbeatRequest {
    const NAME: &'static str = "BrokerHeartbeatRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for BrokerHeartbeatRequest {
    const API_KEY: ApiKey = ApiKey::BrokerHeartbeat;
    type Response = super::broker_heartbeat_response::BrokerHeartbeatResponse;
}
