"""Keep what persons decided about a dossier: `keputusan.yaml`.

An entry says who, when and why; links and findings are named by what people read, so that a decision holds for the next version of
the documents (`name_lookup.py`, `decided_pairs.py`). Waived findings are split off here (`waivers.py`). Knows no screen and no rule.
"""
