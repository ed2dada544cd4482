//! Criterion benchmarks live under `benches/`. What is here they have in common: the allocator of the broker.
#![forbid(unsafe_code)]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
