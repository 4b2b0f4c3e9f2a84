"""Bring Indonesian names, units, codes and numbers into comparable forms."""
