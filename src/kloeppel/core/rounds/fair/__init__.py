"""The objective "fair": promises, even talks, even affinity, then the sum of affinities."""
