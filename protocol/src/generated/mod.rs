// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! Generated from the schemas.

pub mod api_key;
pub mod internal_records;
pub mod messages;
