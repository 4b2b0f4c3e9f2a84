"""Turn what a person types into calls of the use cases, and what comes back into text on a terminal.

`app` finds the command, `errors` says what was typed wrong, `options` and `output` are what commands share. Exit codes: 0 clean, 1 findings at or above
the threshold, 2 could not run; other programs stand on them, as on the JSON on standard output.
"""
