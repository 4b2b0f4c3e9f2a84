"""Tell what became of the findings of one run in another one.

Two runs go in; for each government and severity come out how many findings are new, still there, solved, or cannot be told because their
dossier was not judged again. A finding is the same by its fingerprint, which pages and runs do not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cascade.fleet.query import Tables, connect
from cascade.model import SEVERITIES

_SQL = """
with old as (select government, dossier, fingerprint, severity from old_finding where state = 'open'),
     new as (select government, dossier, fingerprint, severity from new_finding where state = 'open'),
     judged as (select government, dossier, true as again from new_dossier where state = 'judged')
select government, coalesce(new.severity, old.severity) as severity,
       count(*) filter (old.severity is null),
       count(*) filter (old.severity is not null and new.severity is not null),
       count(*) filter (new.severity is null and again),
       count(*) filter (new.severity is null and again is null)
from old full join new using (government, dossier, fingerprint) left join judged using (government, dossier)
group by all
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the findings of one severity in one government."""

    government: str
    severity: str
    new: int
    still: int
    solved: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs beside each other; `is_alike` tells whether both were judged by the same engine and rules."""

    old: str
    new: str
    is_alike: bool
    changes: tuple[Change, ...]
    missing: tuple[str, ...]

    def total(self, severity: str) -> Change:
        """Return the sum over all governments."""
        of = [each for each in self.changes if each.severity == severity]
        return Change(
            "",
            severity,
            sum(e.new for e in of),
            sum(e.still for e in of),
            sum(e.solved for e in of),
            sum(e.unknown for e in of),
        )


def compare(old: Path, new: Path) -> Comparison:
    """Compare two runs, whose folders are given.

    Raises:
        CascadeError: one of them is no run, or of another schema.
    """
    before, after = Tables.of(old).verified(), Tables.of(new).verified()
    missing = before.missing | after.missing
    before, after = before.without(missing), after.without(missing)
    if not before.paths("finding") or not after.paths("finding"):
        return Comparison(before.record.run, after.record.run, _is_alike(before, after), (), tuple(sorted(missing)))
    views = {
        "old_finding": before.paths("finding"), "new_finding": after.paths("finding"), "new_dossier": after.paths("dossier")
    }  # fmt: skip
    rows = connect(views).execute(_SQL).fetchall()
    changes = sorted((Change(*row) for row in rows), key=lambda c: (c.government, SEVERITIES.index(c.severity)))
    return Comparison(
        before.record.run, after.record.run, _is_alike(before, after), tuple(changes), tuple(sorted(missing))
    )


def _is_alike(before: Tables, after: Tables) -> bool:
    return (before.record.engine, before.record.rules) == (after.record.engine, after.record.rules)
