"""Say what rules may ask of one element with all its prints in one document."""
