"""What the scripts that measure share: bench-quick, compare, scaling, flamegraph."""
