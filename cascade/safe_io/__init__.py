"""Open, write and unpack files that nobody vouches for."""
