//! Thread-per-core log storage engine over io_uring, embeddable in a program.
