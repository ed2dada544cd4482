// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupDescribeResponse`, versions 1 to 1.

use crate::wire_prelude::*;

/// `ShareGroupDescribeResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupDescribeResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `Groups`: `[]DescribedGroup 0+`.
    pub groups: Vec<DescribedGroup>,
}

impl WireStruct for ShareGroupDescribeResponse {}

impl Wire for ShareGroupDescribeResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            groups: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.groups, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `DescribedGroup` of [`ShareGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribedGroup {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `GroupState`: `string 0+`.
    pub group_state: ByteString,
    /// `GroupEpoch`: `int32 0+`.
    pub group_epoch: i32,
    /// `AssignmentEpoch`: `int32 0+`.
    pub assignment_epoch: i32,
    /// `AssignorName`: `string 0+`.
    pub assignor_name: ByteString,
    /// `Members`: `[]Member 0+`.
    pub members: Vec<Member>,
    /// `AuthorizedOperations`: `int32 0+ default -2147483648`.
    pub authorized_operations: i32,
}

impl Default for DescribedGroup {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: None,
            group_id: Default::default(),
            group_state: Default::default(),
            group_epoch: 0,
            assignment_epoch: 0,
            assignor_name: Default::default(),
            members: Default::default(),
            authorized_operations: -2147483648,
        }
    }
}

impl WireStruct for DescribedGroup {}

impl Wire for DescribedGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            group_id: Wire::read(decoder, at)?,
            group_state: Wire::read(decoder, at)?,
            group_epoch: Wire::read(decoder, at)?,
            assignment_epoch: Wire::read(decoder, at)?,
            assignor_name: Wire::read(decoder, at)?,
            members: Wire::read(decoder, at)?,
            authorized_operations: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.group_state, encoder, at)?;
        Wire::write(&self.group_epoch, encoder, at)?;
        Wire::write(&self.assignment_epoch, encoder, at)?;
        Wire::write(&self.assignor_name, encoder, at)?;
        Wire::write(&self.members, encoder, at)?;
        Wire::write(&self.authorized_operations, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        20
    }
}

/// `Member` of [`ShareGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Member {
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `RackId`: `string 0+ nullable 0+ default null`.
    pub rack_id: Option<ByteString>,
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `ClientId`: `string 0+`.
    pub client_id: ByteString,
    /// `ClientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `SubscribedTopicNames`: `[]string 0+`.
    pub subscribed_topic_names: Vec<ByteString>,
    /// `Assignment`: `Assignment 0+`.
    pub assignment: Assignment,
}

impl WireStruct for Member {}

impl Wire for Member {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            member_epoch: Wire::read(decoder, at)?,
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            subscribed_topic_names: Wire::read(decoder, at)?,
            assignment: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        Wire::write(&self.subscribed_topic_names, encoder, at)?;
        Wire::write(&self.assignment, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        12
    }
}

/// `TopicPartitions` of [`ShareGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `TopicName`: `string 0+`.
    pub topic_name: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartitions {}

impl Wire for TopicPartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            topic_name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.topic_name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        19
    }
}

/// `Assignment` of [`ShareGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assignment {
    /// `TopicPartitions`: `[]TopicPartitions 0+`.
    pub topic_partitions: Vec<TopicPartitions>,
}

impl WireStruct for Assignment {}

impl Wire for Assignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for ShareGroupDescribeResponse {
    const NAME: &'static str = "ShareGroupDescribeResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
