"""Ask a person about open links and keep the answers."""
