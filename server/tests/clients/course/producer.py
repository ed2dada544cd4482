"""The course's producer: numbered JSON messages to a topic, here with keys, a pace and an end of one's choice."""

import argparse
import json
import time

from kafka import KafkaProducer

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--bootstrap-server", default="localhost:9092")
arguments.add_argument("--topic", default="demo_1")
arguments.add_argument("--count", type=int, default=1000)
arguments.add_argument("--first", type=int, default=0)
arguments.add_argument("--interval", type=float, default=1.0, help="seconds between two messages")
options = arguments.parse_args()

producer = KafkaProducer(
    bootstrap_servers=[options.bootstrap_server],
    key_serializer=lambda key: json.dumps(key).encode("utf-8"),
    value_serializer=lambda value: json.dumps(value).encode("utf-8"),
)
for number in range(options.first, options.first + options.count):
    sent = producer.send(options.topic, key=f"client-{number % 10}", value={"number": number}).get(timeout=30)
    print(json.dumps({"event": "produced", "number": number, "partition": sent.partition, "offset": sent.offset}), flush=True)
    time.sleep(options.interval)
producer.close()
