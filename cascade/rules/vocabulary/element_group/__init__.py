"""Say what rules may ask of one element with all its occurrences in one document."""
