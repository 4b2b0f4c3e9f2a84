"""Keep what persons decided about a dossier: `keputusan.yaml`, a log to which is added and from which nothing is taken.

An entry (`entry.py`, `decision_file.py`) says who, when and why; an undo is one more entry. `decision_log.py` reads the log, tells what is in
force and what a person changed by hand; `recording.py` adds to it. Links and findings are named by what people read, so that a decision
holds for the next version of the documents (`name_lookup.py`, `decided_pairs.py`). Waived findings, false alarms and confirmed ones are
told apart here (`verdicts.py`, `waivers.py`). Knows no screen and no rule.
"""
