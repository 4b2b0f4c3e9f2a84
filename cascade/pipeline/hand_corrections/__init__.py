"""Put right by hand what was read wrongly.

Documents as read and the corrections of `keputusan.yaml` go in; documents that print what a person saw come out, with an account of
each correction. `parts.py` says what of a row can be corrected, `finding.py` finds the row of a correction again, `values.py` reads
the corrected text as if it were printed, `changes.py` changes one document, `entry.py` makes a new correction, `recording.py` writes it
down. Only the last one opens a file.
"""

from __future__ import annotations

from cascade.pipeline.hand_corrections.application import Corrected, apply_corrections
from cascade.pipeline.hand_corrections.entry import Request, correction_for

__all__ = ["Corrected", "Request", "apply_corrections", "correction_for"]
