//! Which API a request is for, its versions and the versions of its headers.

use std::ops::RangeInclusive;

pub use crate::generated::api_key::ApiKey;
use crate::generated::api_key::{API_FACTS, ApiFacts};

impl ApiKey {
    /// The key with this number, if there is one.
    pub fn from_code(code: i16) -> Option<ApiKey> {
        ApiKey::ALL.get(usize::try_from(code).ok()?).copied()
    }

    /// The number on the wire.
    pub const fn code(self) -> i16 {
        self as i16
    }

    /// Kafka's name, such as `OffsetCommit`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// Versions that the schema defines; empty for keys that were removed.
    pub fn valid_versions(self) -> RangeInclusive<i16> {
        self.facts().lowest..=self.facts().highest
    }

    /// Whether the last of [`ApiKey::valid_versions`] is not released and should not be advertised.
    pub fn latest_version_is_unstable(self) -> bool {
        self.facts().unstable
    }

    /// Whether `version` has varint lengths and tagged fields (KIP-482).
    pub fn is_flexible(self, version: i16) -> bool {
        self.facts()
            .flexible_from
            .is_some_and(|from| version >= from)
    }

    /// Version of the header in front of a request of `version`.
    pub fn request_header_version(self, version: i16) -> i16 {
        if self.is_flexible(version) { 2 } else { 1 }
    }

    /// Version of the header in front of a response of `version`.
    ///
    /// Always 0 for ApiVersions: its reader may not know the version yet (KIP-511).
    pub fn response_header_version(self, version: i16) -> i16 {
        match self {
            ApiKey::ApiVersions => 0,
            _ => i16::from(self.is_flexible(version)),
        }
    }

    fn facts(self) -> &'static ApiFacts {
        // The table has one row per variant, by code; the generator refuses gaps.
        &API_FACTS[self as usize]
    }
}

impl std::fmt::Display for ApiKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back_and_unknown_ones_do_not() {
        for (index, api_key) in ApiKey::ALL.iter().enumerate() {
            assert_eq!(usize::try_from(api_key.code()), Ok(index));
            assert_eq!(ApiKey::from_code(api_key.code()), Some(*api_key));
        }
        assert_eq!(ApiKey::from_code(-1), None);
        assert_eq!(ApiKey::from_code(95), None);
    }

    #[test]
    fn removed_keys_have_no_version() {
        for api_key in [
            ApiKey::LeaderAndIsr,
            ApiKey::StopReplica,
            ApiKey::UpdateMetadata,
            ApiKey::ControlledShutdown,
        ] {
            assert!(api_key.valid_versions().is_empty());
        }
        assert_eq!(ApiKey::Fetch.valid_versions(), 4..=18);
    }

    #[test]
    fn header_versions_follow_flexibility_except_for_api_versions() {
        assert_eq!(ApiKey::ApiVersions.request_header_version(3), 2);
        assert!((0..=5).all(|version| ApiKey::ApiVersions.response_header_version(version) == 0));
        for never_flexible in [ApiKey::SaslHandshake, ApiKey::OffsetDelete] {
            assert_eq!(never_flexible.request_header_version(i16::MAX), 1);
            assert_eq!(never_flexible.response_header_version(i16::MAX), 0);
        }
        assert_eq!(ApiKey::Produce.request_header_version(8), 1);
        assert_eq!(ApiKey::Produce.response_header_version(9), 1);
    }
}
