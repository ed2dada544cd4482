//! What every API file states about itself; ApiVersions, dispatch and docs/generated/apis.md follow from it.

use std::ops::RangeInclusive;

use ringspool_protocol::ApiKey;

/// The facts of one API.
#[derive(Debug, Clone)]
pub struct ApiSpec {
    /// The key in the request header.
    pub api_key: ApiKey,
    /// Versions that are served; a request outside them is never decoded.
    pub versions: RangeInclusive<i16>,
    /// Lowest version that ApiVersions lists; below `versions` only for Produce (KAFKA-18659).
    pub lowest_advertised_version: i16,
    /// One sentence for docs/generated/apis.md: what is special, or empty.
    pub note: &'static str,
}

impl ApiSpec {
    /// An API that advertises exactly the versions it serves.
    pub const fn new(api_key: ApiKey, versions: RangeInclusive<i16>) -> ApiSpec {
        let lowest_advertised_version = *versions.start();
        ApiSpec {
            api_key,
            versions,
            lowest_advertised_version,
            note: "",
        }
    }

    /// Advertises versions from `lowest` on, although the lower ones are refused.
    pub const fn advertised_from(mut self, lowest: i16) -> ApiSpec {
        self.lowest_advertised_version = lowest;
        self
    }

    /// Adds the sentence for the generated documentation.
    pub const fn note(mut self, note: &'static str) -> ApiSpec {
        self.note = note;
        self
    }

    /// The versions that ApiVersions lists.
    pub fn advertised_versions(&self) -> RangeInclusive<i16> {
        self.lowest_advertised_version..=*self.versions.end()
    }
}
