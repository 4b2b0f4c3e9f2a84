"""Turn what a person types into calls of the use cases, and what comes back into text on a terminal."""
