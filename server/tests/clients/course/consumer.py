"""The course's consumer: prints what its group is given, one JSON object a line."""

import argparse
import json
import time

from kafka import ConsumerRebalanceListener, KafkaConsumer

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--bootstrap-server", default="localhost:9092")
arguments.add_argument("--topic", default="demo_1")
arguments.add_argument("--group", default="consumer.group.id.demo.1")
arguments.add_argument("--interval", type=float, default=1.0, help="seconds spent on each message")
arguments.add_argument("--auto-commit-interval-ms", type=int, default=5000)
arguments.add_argument("--max-poll-records", type=int, default=500, help="offsets are committed between two polls")
arguments.add_argument("--session-timeout-ms", type=int, default=45000)
options = arguments.parse_args()


def say(event, **facts):
    """One line, out at once."""
    print(json.dumps({"event": event, **facts}), flush=True)


class Partitions(ConsumerRebalanceListener):
    """Tells which partitions this member holds."""

    def on_partitions_revoked(self, revoked):
        say("revoked", partitions=sorted(each.partition for each in revoked))

    def on_partitions_assigned(self, assigned):
        say("assigned", partitions=sorted(each.partition for each in assigned))


consumer = KafkaConsumer(
    bootstrap_servers=[options.bootstrap_server],
    group_id=options.group,
    auto_offset_reset="earliest",
    enable_auto_commit=True,
    auto_commit_interval_ms=options.auto_commit_interval_ms,
    max_poll_records=options.max_poll_records,
    session_timeout_ms=options.session_timeout_ms,
    heartbeat_interval_ms=min(3000, options.session_timeout_ms // 5),
    key_deserializer=lambda key: json.loads(key.decode("utf-8")),
    value_deserializer=lambda value: json.loads(value.decode("utf-8")),
)
consumer.subscribe([options.topic], listener=Partitions())
for record in consumer:
    say("record", partition=record.partition, offset=record.offset, key=record.key, value=record.value)
    time.sleep(options.interval)
