//! Every Apache Kafka request and response: bounded decoding, gathering encoding, no I/O.
