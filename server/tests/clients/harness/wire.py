"""A few requests as raw bytes, for what no client library lets one see."""

import socket
import struct

PRODUCE, FETCH, METADATA, API_VERSIONS = 0, 1, 3, 18
BATCH_PREFIX_BYTES = 12
# Base offset, length and partition leader epoch: what a broker may write without a new checksum.
STAMPED_BYTES = 16


class Connection:
    """One connection; requests in header version 1, one at a time."""

    def __init__(self, broker):
        self._socket = socket.create_connection(("127.0.0.1", broker.port), timeout=30)
        self._correlation_id = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.close()

    def request(self, api_key, api_version, body):
        """The body of the response, after its correlation id."""
        self._correlation_id += 1
        message = struct.pack(">hhi", api_key, api_version, self._correlation_id) + _string("raw") + body
        self._socket.sendall(struct.pack(">i", len(message)) + message)
        (length,) = struct.unpack(">i", self._read_exact(4))
        answer = self._read_exact(length)
        assert struct.unpack_from(">i", answer)[0] == self._correlation_id
        return answer[4:]

    def api_versions(self):
        """Api key -> (lowest, highest version)."""
        answer = self.request(API_VERSIONS, 0, b"")
        error_code, count = struct.unpack_from(">hi", answer)
        assert error_code == 0
        rows = (struct.unpack_from(">hhh", answer, 6 + 6 * row) for row in range(count))
        return {api_key: (lowest, highest) for api_key, lowest, highest in rows}

    def ask_for_topic(self, topic):
        """Metadata version 4, which creates a missing topic; whether its partitions have a leader yet."""
        answer = self.request(METADATA, 4, struct.pack(">i", 1) + _string(topic) + b"\x01")
        # The response ends with the partitions of the one topic; no leader: error codes instead of partitions.
        position = 4
        (broker_count,) = struct.unpack_from(">i", answer, position)
        position += 4
        for _ in range(broker_count):
            position = _skip_string(answer, position + 4) + 4
            position = _skip_string(answer, position)
        position = _skip_string(answer, position) + 4
        topic_count, error_code = struct.unpack_from(">ih", answer, position)
        return topic_count == 1 and error_code == 0

    def produce(self, topic, partition_index, batches):
        """Produce version 7, acks=all; the (error_code, base_offset) of the partition."""
        body = struct.pack(">hhi", -1, -1, 30000) + struct.pack(">i", 1) + _string(topic)
        body += struct.pack(">iii", 1, partition_index, len(batches)) + batches
        answer = self.request(PRODUCE, 7, body)
        after_topic = 4 + 2 + len(topic.encode())
        _, _, error_code, base_offset = struct.unpack_from(">iihq", answer, after_topic)
        return error_code, base_offset

    def fetch(self, topic, partition_index, fetch_offset):
        """Fetch version 10; the (error_code, record bytes) of the partition."""
        body = struct.pack(">iiiibii", -1, 1000, 1, 1 << 24, 0, 0, -1)
        body += struct.pack(">i", 1) + _string(topic)
        body += struct.pack(">iiiqqi", 1, partition_index, -1, fetch_offset, -1, 1 << 24) + struct.pack(">i", 0)
        answer = self.request(FETCH, 10, body)
        position = 4 + 2 + 4  # throttle time, error code, session id
        position += 4 + 2 + len(topic.encode()) + 4  # topic count, topic, partition count
        _, error_code, _, _, _ = struct.unpack_from(">ihqqq", answer, position)
        position += 4 + 2 + 3 * 8
        (aborted_count,) = struct.unpack_from(">i", answer, position)
        position += 4 + 16 * max(aborted_count, 0)
        (length,) = struct.unpack_from(">i", answer, position)
        position += 4
        return error_code, answer[position : position + max(length, 0)]

    def _read_exact(self, length):
        pieces = []
        while length:
            piece = self._socket.recv(length)
            if not piece:
                raise ConnectionError("the broker closed the connection")
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)


def _skip_string(answer, position):
    (length,) = struct.unpack_from(">h", answer, position)
    return position + 2 + max(length, 0)


def _string(text):
    encoded = text.encode()
    return struct.pack(">h", len(encoded)) + encoded


def advertised_apis(broker):
    """Api key -> (lowest, highest version) as the broker advertises them."""
    with Connection(broker) as connection:
        return connection.api_versions()
