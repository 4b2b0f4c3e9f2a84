"""Run the use cases: check a dossier, check several, link, compare versions, show a page, learn weights, load rules.

The only place that knows the whole line; each use case is a module, its steps stand in `dossier` (read),
`preparation` (with settings and rules), `judgement` (link and evaluate). What a run is asked for is one frozen `CheckOptions`. Nothing in here writes
a report or prints: the caller does.
"""
