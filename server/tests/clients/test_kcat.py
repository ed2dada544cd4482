"""kcat (librdkafka) as its users type it."""

import json
import time

import pytest

from harness.tools import kafka_tool, kcat
from harness.waiting import wait_until

CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]


@pytest.fixture
def topic(broker, name):
    """A topic with three partitions, made with Kafka's own tool."""
    kafka_tool("topics", broker, "--create", "--topic", name, "--partitions", 3, "--replication-factor", 1)
    return name


def consume(broker, topic, *arguments, form="%p|%o|%k|%s\\n"):
    """Every message from the beginning to the end, formatted."""
    return kcat(broker, "-C", "-q", "-e", "-o", "beginning", "-t", topic, "-f", form, *arguments).out


def test_metadata_lists_brokers_topics_and_partitions(broker, topic):
    metadata = json.loads(kcat(broker, "-L", "-J", "-t", topic).out)
    assert [each["name"] for each in metadata["brokers"]] == [broker.address]
    node_id = metadata["brokers"][0]["id"]
    (listed,) = metadata["topics"]
    assert listed["topic"] == topic
    assert sorted(each["partition"] for each in listed["partitions"]) == [0, 1, 2]
    for partition in listed["partitions"]:
        assert partition["leader"] == node_id
        assert partition["replicas"] == partition["isrs"] == [{"id": node_id}]


def test_metadata_of_all_topics_names_this_one(broker, topic):
    metadata = json.loads(kcat(broker, "-L", "-J").out)
    assert topic in [each["topic"] for each in metadata["topics"]]


@pytest.mark.parametrize("codec", CODECS)
def test_each_codec_comes_back_as_it_was_sent(broker, topic, codec):
    lines = "".join(f"key-{n}:a value that repeats, that repeats, {n}\n" for n in range(500))
    kcat(broker, "-P", "-t", topic, "-p", "1", "-z", codec, "-K", ":", "-X", "linger.ms=100", stdin=lines.encode())
    expected = "".join(f"1|{n}|key-{n}|a value that repeats, that repeats, {n}\n" for n in range(500))
    assert consume(broker, topic) == expected


def test_keys_choose_partitions_and_null_keys_and_values_survive(broker, topic):
    kcat(broker, "-P", "-t", topic, "-K", ":", "-Z", stdin=b"a:1\na:2\nb:\n:4\n")
    lines = consume(broker, topic, form="%p|%K|%k|%S|%s\\n").splitlines()
    assert len(lines) == 4
    partitions_of_a = {line.split("|")[0] for line in lines if "|1|a|" in line}
    assert len(partitions_of_a) == 1
    assert any(line.endswith("|1|b|-1|") for line in lines), f"a null value keeps its key: {lines}"
    assert any("|-1||1|4" in line for line in lines), f"a null key keeps its value: {lines}"


def test_headers_come_back_in_order(broker, topic):
    kcat(broker, "-P", "-t", topic, "-p", "0", "-H", "first=1", "-H", "second=two", "-H", "first=again", stdin=b"body\n")
    assert consume(broker, topic, form="%h %s\\n") == "first=1,second=two,first=again body\n"


def test_a_large_binary_message_survives(broker, topic, folder):
    content = bytes(n * 7 % 251 for n in range(900_000))
    (folder / "content").write_bytes(content)
    kcat(broker, "-P", "-t", topic, "-p", "2", folder / "content")
    assert kcat(broker, "-C", "-q", "-e", "-o", "beginning", "-t", topic, "-f", "%s").stdout == content


def test_a_message_over_the_limit_is_refused(broker, topic, folder):
    (folder / "content").write_bytes(b"x" * 1_200_000)
    refused = kcat(broker, "-P", "-t", topic, "-p", "0", "-X", "message.max.bytes=2000000", folder / "content", check=False)
    assert "Message size too large" in refused.err
    assert consume(broker, topic) == ""


def test_acks_zero_one_and_all_are_stored(broker, topic):
    for acks in ("0", "1", "all"):
        kcat(broker, "-P", "-t", topic, "-p", "0", "-X", f"acks={acks}", stdin=f"acks {acks}\n".encode())
    wait_until(
        lambda: consume(broker, topic, form="%s\\n") == "acks 0\nacks 1\nacks all\n",
        lambda: f"three messages: {consume(broker, topic)!r}",
    )


def test_offsets_are_found_by_timestamp(broker, topic):
    kcat(broker, "-P", "-t", topic, "-p", "0", stdin=b"before\n")
    # Timestamps have the grain of a millisecond; the two sends must not share one.
    between_ms = int(time.time() * 1000) + 2
    wait_until(lambda: int(time.time() * 1000) > between_ms + 2, "the clock moves")
    kcat(broker, "-P", "-t", topic, "-p", "0", stdin=b"after\n")
    query = lambda at: kcat(broker, "-Q", "-t", f"{topic}:0:{at}").out.strip().rsplit(" ", 1)[-1]  # noqa: E731
    assert query(1) == "0"
    assert query(between_ms) == "1"
    assert query(-1) == "2", "the end"
    assert query(-2) == "0", "the beginning"
    from_then = kcat(broker, "-C", "-q", "-e", "-t", topic, "-p", "0", "-o", f"s@{between_ms}", "-f", "%s\\n")
    assert from_then.out == "after\n"


def test_reading_starts_at_an_offset_and_from_the_tail(broker, topic):
    kcat(broker, "-P", "-t", topic, "-p", "0", stdin=b"".join(b"%d\n" % n for n in range(100)))
    read = lambda start: kcat(broker, "-C", "-q", "-e", "-t", topic, "-p", "0", "-o", start, "-f", "%s ").out  # noqa: E731
    assert read("97") == "97 98 99 "
    assert read("-2") == "98 99 "


def test_a_group_consumes_and_goes_on_where_it_stopped(broker, topic):
    send = lambda lines: kcat(broker, "-P", "-t", topic, stdin=lines)  # noqa: E731
    settings = ["-X", "auto.offset.reset=earliest", "-X", "session.timeout.ms=6000", "-q", "-u"]
    send(b"".join(b"%d\n" % n for n in range(30)))
    first = kcat(broker, *settings, "-c", "30", "-f", "%s\\n", "-G", f"group.{topic}", topic).out.split()
    assert sorted(map(int, first)) == list(range(30))
    send(b"".join(b"%d\n" % n for n in range(30, 40)))
    second = kcat(broker, *settings, "-c", "10", "-f", "%s\\n", "-G", f"group.{topic}", topic).out.split()
    assert sorted(map(int, second)) == list(range(30, 40))


def test_producing_to_an_unknown_topic_creates_it(broker, name):
    kcat(broker, "-P", "-t", name, stdin=b"hello\n")
    assert consume(broker, name, form="%s\\n") == "hello\n"


def test_an_idempotent_producer_keeps_order(broker, topic):
    lines = b"".join(b"%d\n" % n for n in range(2000))
    kcat(broker, "-P", "-t", topic, "-p", "0", "-X", "enable.idempotence=true", "-X", "linger.ms=5", stdin=lines)
    assert consume(broker, topic, form="%s\\n").encode() == lines
