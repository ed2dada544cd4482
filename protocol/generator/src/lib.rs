//! Writes `protocol/src/generated` from `protocol/schemas`.
