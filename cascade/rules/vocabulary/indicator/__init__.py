"""Say what rules may ask of an indicator: one printed line, under one reading of its quarters."""
