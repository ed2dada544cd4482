"""aiokafka: a round trip and a group, in one event loop."""

import asyncio

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic


def test_a_group_reads_what_an_idempotent_producer_sent(broker, name):
    async def scenario():
        admin = AIOKafkaAdminClient(bootstrap_servers=broker.address)
        await admin.start()
        await admin.create_topics([NewTopic(name, num_partitions=2, replication_factor=1)])
        await admin.close()
        producer = AIOKafkaProducer(bootstrap_servers=broker.address, enable_idempotence=True, compression_type="lz4")
        await producer.start()
        sent = await asyncio.gather(*[await producer.send(name, b"%d" % n, key=b"%d" % (n % 7)) for n in range(500)])
        await producer.stop()
        assert sum(each.partition == 0 for each in sent) not in (0, 500)

        async def read(count):
            consumer = AIOKafkaConsumer(
                name, bootstrap_servers=broker.address, group_id=f"group.{name}", auto_offset_reset="earliest",
                enable_auto_commit=False,
            )  # fmt: skip
            await consumer.start()
            values = [int((await asyncio.wait_for(consumer.getone(), 30)).value) for _ in range(count)]
            await consumer.commit()
            await consumer.stop()
            return values

        first = await read(300)
        second = await read(200)
        assert sorted(first + second) == list(range(500)), "the second member goes on at the commit"

    asyncio.run(scenario())
