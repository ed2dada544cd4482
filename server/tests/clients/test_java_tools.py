"""Kafka's own command-line tools, as documentation tells people to use them."""

import re

import pytest

from harness.tools import kafka_tool
from harness.waiting import wait_until

CREATE_PARTITIONS = pytest.mark.requires_api(37, "CreatePartitions")
INCREMENTAL_ALTER_CONFIGS = pytest.mark.requires_api(44, "IncrementalAlterConfigs")
DELETE_GROUPS = pytest.mark.requires_api(42, "DeleteGroups")
DELETE_RECORDS = pytest.mark.requires_api(21, "DeleteRecords")


@pytest.fixture
def topic(broker, name):
    out = kafka_tool("topics", broker, "--create", "--topic", name, "--partitions", 2, "--config", "retention.ms=3600000").out
    assert f"Created topic {name}." in out
    return name


def produce(broker, topic, lines, *arguments):
    kafka_tool("console-producer", broker, "--topic", topic, *arguments, stdin=lines)


def consume(broker, topic, count, *arguments):
    """The lines of `count` messages, sorted: the order of partitions is nobody's promise."""
    told = kafka_tool(
        "console-consumer", broker, "--topic", topic, "--from-beginning", "--max-messages", count, "--timeout-ms", 30000,
        *arguments,
    )  # fmt: skip
    assert f"Processed a total of {count} messages" in told.err
    return sorted(told.out.splitlines())


def described_group(broker, group):
    """Partition -> (current offset, end offset, lag), as the tool prints them."""
    out = kafka_tool("consumer-groups", broker, "--describe", "--group", group).out
    rows = (line.split() for line in out.splitlines() if line.startswith(group))
    return {int(row[2]): tuple(row[3:6]) for row in rows}


def test_topics_lists_and_describes(broker, topic):
    assert topic in kafka_tool("topics", broker, "--list").out.splitlines()
    out = kafka_tool("topics", broker, "--describe", "--topic", topic).out
    first, *partitions = out.splitlines()
    assert re.search(r"TopicId: [A-Za-z0-9_-]{22}\tPartitionCount: 2\tReplicationFactor: 1\tConfigs: .*retention.ms=3600000", first)
    assert [re.search(r"Partition: (\d+)\tLeader: (\d+)\tReplicas: \2\tIsr: \2", line)[1] for line in partitions] == ["0", "1"]


def test_topics_deletes(broker, topic):
    kafka_tool("topics", broker, "--delete", "--topic", topic)
    wait_until(lambda: topic not in kafka_tool("topics", broker, "--list").out.splitlines(), "the topic is gone")


def test_topics_refuses_a_second_topic_of_the_name(broker, topic):
    refused = kafka_tool("topics", broker, "--create", "--topic", topic, check=False)
    assert refused.returncode != 0
    assert "already exists" in refused.out + refused.err


@CREATE_PARTITIONS
def test_topics_adds_partitions(broker, topic):
    kafka_tool("topics", broker, "--alter", "--topic", topic, "--partitions", 5)
    assert "PartitionCount: 5" in kafka_tool("topics", broker, "--describe", "--topic", topic).out


def test_console_producer_and_consumer_carry_keys(broker, topic):
    lines = b"".join(b"key%d:value %d\n" % (n % 5, n) for n in range(50))
    produce(broker, topic, lines, "--reader-property", "parse.key=true", "--reader-property", "key.separator=:")
    got = consume(broker, topic, 50, "--formatter-property", "print.key=true", "--formatter-property", "key.separator=:")
    assert got == sorted(lines.decode().splitlines())


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_the_java_client_reads_back_each_codec(broker, topic, codec):
    lines = b"".join(b"a line that repeats itself, repeats itself %d\n" % n for n in range(100))
    produce(broker, topic, lines, "--compression-codec", codec)
    assert consume(broker, topic, 100) == sorted(lines.decode().splitlines())


def test_the_java_client_reads_back_committed_only(broker, topic):
    produce(broker, topic, b"one\ntwo\n")
    assert consume(broker, topic, 2, "--isolation-level", "read_committed") == ["one", "two"]


def test_consumer_groups_lists_describes_and_resets(broker, topic):
    group = f"group.{topic}"
    produce(broker, topic, b"".join(b"%d\n" % n for n in range(20)))
    consume(broker, topic, 20, "--group", group)
    assert group in kafka_tool("consumer-groups", broker, "--list").out.splitlines()
    rows = described_group(broker, group)
    assert sum(int(current) for current, _, _ in rows.values()) == 20
    assert all(current == end and lag == "0" for current, end, lag in rows.values())
    state = kafka_tool("consumer-groups", broker, "--describe", "--group", group, "--state").out
    assert re.search(rf"^{re.escape(group)}\s.*\sEmpty\s+0", state, re.MULTILINE)

    reset = ["--reset-offsets", "--group", group, "--topic", topic]
    kafka_tool("consumer-groups", broker, *reset, "--to-earliest", "--execute")
    rows = described_group(broker, group)
    assert all(current == "0" for current, _, _ in rows.values())
    assert sum(int(lag) for _, _, lag in rows.values()) == 20
    assert len(consume(broker, topic, 20, "--group", group)) == 20, "the group reads everything again"
    kafka_tool("consumer-groups", broker, *reset, "--shift-by", "-1000", "--execute")
    assert all(current == "0" for current, _, _ in described_group(broker, group).values()), "held at the beginning"


@DELETE_GROUPS
def test_consumer_groups_deletes(broker, topic):
    group = f"group.{topic}"
    produce(broker, topic, b"one\n")
    consume(broker, topic, 1, "--group", group)
    out = kafka_tool("consumer-groups", broker, "--delete", "--group", group).out
    assert "was successful" in out
    assert group not in kafka_tool("consumer-groups", broker, "--list").out.splitlines()


def test_configs_describes_a_topic(broker, topic):
    changed = kafka_tool("configs", broker, "--describe", "--topic", topic).out
    assert "retention.ms=3600000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=3600000" in changed
    everything = kafka_tool("configs", broker, "--describe", "--topic", topic, "--all").out
    for config in ("cleanup.policy=delete", "compression.type=producer", "min.insync.replicas=1", "max.message.bytes="):
        assert f"  {config}" in everything


@INCREMENTAL_ALTER_CONFIGS
def test_configs_alters_a_topic(broker, topic):
    kafka_tool("configs", broker, "--alter", "--topic", topic, "--add-config", "retention.ms=7200000,max.message.bytes=2000000")
    changed = kafka_tool("configs", broker, "--describe", "--topic", topic).out
    assert "retention.ms=7200000" in changed and "max.message.bytes=2000000" in changed
    kafka_tool("configs", broker, "--alter", "--topic", topic, "--delete-config", "retention.ms")
    assert "retention.ms" not in kafka_tool("configs", broker, "--describe", "--topic", topic).out


def test_get_offsets_by_time(broker, topic):
    produce(broker, topic, b"one\ntwo\nthree\n")

    def told(*arguments):
        out = kafka_tool("get-offsets", broker, "--topic", topic, *arguments).out
        return sorted(map(int, re.findall(rf"^{re.escape(topic)}:\d+:(\d+)$", out, re.MULTILINE)))

    assert sum(told()) == 3 and len(told()) == 2
    assert told("--time", "earliest") == [0, 0]
    # A partition where no record is that young is left out: its offset is -1.
    assert set(told("--time", "1")) == {0}
    assert told("--time", "99999999999999") == []


@DELETE_RECORDS
def test_delete_records_moves_the_log_start(broker, topic, folder):
    produce(broker, topic, b"one\ntwo\nthree\n")
    (partition,) = [each for each in (0, 1) if f":{each}:3" in kafka_tool("get-offsets", broker, "--topic", topic).out]
    wanted = folder / "offsets.json"
    wanted.write_text('{"version":1,"partitions":[{"topic":"%s","partition":%d,"offset":2}]}' % (topic, partition))
    assert "low_watermark: 2" in kafka_tool("delete-records", broker, "--offset-json-file", wanted).out
    assert consume(broker, topic, 1) == ["three"]


def test_broker_api_versions_names_every_api_of_the_course(broker):
    out = kafka_tool("broker-api-versions", broker).out
    assert f"{broker.address} (id: " in out
    for api in ("Produce(0): 0 to", "Fetch(1): 4 to", "ListOffsets(2): 1 to", "Metadata(3): 0 to", "OffsetCommit(8): 2 to",
                "OffsetFetch(9): 1 to", "FindCoordinator(10): 0 to", "JoinGroup(11): 0 to", "Heartbeat(12): 0 to",
                "LeaveGroup(13): 0 to", "SyncGroup(14): 0 to", "DescribeGroups(15): 0 to", "ListGroups(16): 0 to",
                "ApiVersions(18): 0 to", "CreateTopics(19): 2 to", "DeleteTopics(20): 1 to", "InitProducerId(22): 0 to",
                "DescribeConfigs(32): 1 to", "DescribeCluster(60): 0 to", "DescribeTopicPartitions(75): 0"):  # fmt: skip
        assert api in out, api
    assert "UNSUPPORTED [" not in out.split("Produce(0)")[1].split("\n")[0]


def test_cluster_id_is_told(broker):
    assert re.search(r"^Cluster ID: [A-Za-z0-9_-]{22}$", kafka_tool("cluster", broker, "cluster-id").out, re.MULTILINE)


def test_perf_tools_move_every_record(broker, topic):
    told = kafka_tool(
        "producer-perf-test", broker, "--topic", topic, "--num-records", 50000, "--record-size", 500, "--throughput", -1
    ).out
    assert "50000 records sent" in told
    told = kafka_tool("consumer-perf-test", broker, "--topic", topic, "--num-records", 50000, "--timeout", 30000).out
    row = told.strip().splitlines()[-1].split(", ")
    assert int(row[4]) >= 50000
