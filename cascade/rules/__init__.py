"""Judge linked documents by declared rules."""
