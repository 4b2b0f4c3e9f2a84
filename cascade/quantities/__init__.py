"""Compare values and tell what series of them mean: quarters, years, sums."""
