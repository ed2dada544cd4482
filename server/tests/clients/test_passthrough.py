"""What a producer sent is what is stored and fetched, byte for byte after the stamped prefix."""

import struct
import time

import pytest
from kafka import KafkaAdminClient
from kafka.record.default_records import DefaultRecordBatchBuilder

from harness.wire import BATCH_PREFIX_BYTES, STAMPED_BYTES, Connection

CODECS = {"none": 0, "gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}


def batch_of(records, codec):
    """A version 2 batch as kafka-python builds it."""
    builder = DefaultRecordBatchBuilder(
        magic=2, compression_type=codec, is_transactional=False, producer_id=-1, producer_epoch=-1, base_sequence=-1,
        batch_size=1 << 20,
    )  # fmt: skip
    now_ms = int(time.time() * 1000)
    for delta, (key, value) in enumerate(records):
        builder.append(delta, now_ms + delta, key, value, [("header", b"\x00\xff")])
    return bytes(builder.build())


@pytest.fixture
def topic(broker, name):
    admin = KafkaAdminClient(bootstrap_servers=[broker.address])
    admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1}}, wait_for_metadata=True)
    admin.close()
    return name


@pytest.mark.parametrize("codec", CODECS)
def test_a_batch_is_fetched_byte_for_byte_as_it_was_sent(broker, topic, codec):
    sent = [batch_of([(b"k%d" % n, b"value %d " % n * 50) for n in range(size)], CODECS[codec]) for size in (1, 20, 300)]
    with Connection(broker) as connection:
        expected_offset = 0
        for batch, size in zip(sent, (1, 20, 300)):
            assert connection.produce(topic, 0, batch) == (0, expected_offset)
            expected_offset += size
        error_code, fetched = connection.fetch(topic, 0, 0)
    assert error_code == 0
    position, expected_offset = 0, 0
    for batch, size in zip(sent, (1, 20, 300)):
        got = fetched[position : position + len(batch)]
        assert struct.unpack_from(">q", got)[0] == expected_offset
        assert struct.unpack_from(">i", got, 8)[0] == len(batch) - BATCH_PREFIX_BYTES
        assert got[STAMPED_BYTES:] == batch[STAMPED_BYTES:]
        position += len(batch)
        expected_offset += size
    assert position == len(fetched)


def test_a_fetch_offset_inside_a_batch_returns_the_whole_batch(broker, topic):
    batch = batch_of([(None, b"v%d" % n) for n in range(10)], CODECS["lz4"])
    with Connection(broker) as connection:
        assert connection.produce(topic, 0, batch) == (0, 0)
        _, fetched = connection.fetch(topic, 0, 7)
    assert fetched[STAMPED_BYTES:] == batch[STAMPED_BYTES:]


def test_a_batch_with_a_flipped_bit_is_refused_and_stores_nothing(broker, topic):
    batch = bytearray(batch_of([(None, b"payload")], CODECS["none"]))
    batch[-3] ^= 0x10
    with Connection(broker) as connection:
        error_code, _ = connection.produce(topic, 0, bytes(batch))
        assert error_code == 2, "CORRUPT_MESSAGE"
        good = batch_of([(None, b"payload")], CODECS["none"])
        assert connection.produce(topic, 0, good) == (0, 0), "the refused batch took no offset"


def test_an_offset_past_the_end_is_out_of_range(broker, topic):
    with Connection(broker) as connection:
        assert connection.produce(topic, 0, batch_of([(None, b"only")], CODECS["none"])) == (0, 0)
        assert connection.fetch(topic, 0, 2)[0] == 1, "OFFSET_OUT_OF_RANGE"
