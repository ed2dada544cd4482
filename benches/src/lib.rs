//! Criterion benchmarks live under `benches/`. What is here they have in common: the allocator of the broker, and numbers
//! to look things up by.
#![forbid(unsafe_code)]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Numbers below an end that neither the branch predictor nor the cache foresees; the same ones in every run.
#[derive(Clone, Debug)]
pub struct Scattered {
    state: u64,
    end: u64,
}

impl Scattered {
    /// Numbers from 0 to `end`, exclusive.
    pub fn below(end: i64) -> Scattered {
        assert!(end > 0);
        Scattered {
            state: 1,
            end: end as u64,
        }
    }

    /// The next number.
    pub fn draw(&mut self) -> i64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.state >> 32) % self.end) as i64
    }
}
