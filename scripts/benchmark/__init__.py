"""What scripts/bench-quick, scripts/compare and scripts/scaling share."""
