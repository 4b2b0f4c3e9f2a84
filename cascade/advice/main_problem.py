"""Hold one main problem: the findings that one mistake makes, the cells to change, and one advice.

What `cascade.advice.main_problems` has put together is read from here by every report. Decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from cascade.model import Evidence, Finding, Severity, Source
from cascade.model.i18n import LocalizedText, joined

TOLD_RULES = 3  # of those that say the same of one indicator

_NO_MORE = LocalizedText("", "")


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell to change so that all documents agree: what stands there, what should, and the print that it follows.

    `is_asked` tells that somebody has to agree first; `is_consequence` that the cell is right today and only follows another
    change. `findings` are the fingerprints of those that ask for it.
    """

    cell: Evidence
    wanted: str
    model: Evidence | None
    is_asked: bool = False
    is_consequence: bool = False
    findings: tuple[str, ...] = ()

    @property
    def is_range(self) -> bool:
        """The value is made of several cells, so that only a person can say which of them to change."""
        return self.cell.source is not None and ":" in (self.cell.source.cell or "")

    @property
    def is_certain(self) -> bool:
        """It follows from the cascade without a choice."""
        return not self.is_asked and not self.is_range


@dataclass(frozen=True, slots=True)
class MainProblem:
    """What is wrong with one indicator, total or name, however many rules say so; the worst finding first.

    `number` is the one by which every report calls it. `changes` are its cells in the order of the cascade, `settled` the
    fingerprints of the findings that these do away with, `advice` is one text for all of it, `beside_changes` that part of it
    which the list of changes does not tell.
    """

    number: int
    findings: tuple[Finding, ...]
    changes: tuple[CellChange, ...]
    advice: LocalizedText
    settled: frozenset[str] = frozenset()
    beside_changes: LocalizedText = _NO_MORE

    @property
    def severity(self) -> Severity:
        """That of its worst finding."""
        return self.findings[0].severity

    @property
    def subject(self) -> str:
        """What it is about, as it is printed."""
        return self.findings[0].subject

    @property
    def message(self) -> LocalizedText:
        """What its worst finding says."""
        return self.findings[0].message

    @property
    def statement(self) -> LocalizedText:
        """What its rules accuse it of, or ask where none accuses: a sentence of each, the first few."""
        gravest = [each for each in self.findings if each.severity == self.severity]
        said = {each.code: each.message for each in reversed(gravest)}
        return joined(list(dict.fromkeys(said[code] for code in self.codes if code in said))[:TOLD_RULES], " ")

    @property
    def confirmations(self) -> tuple[LocalizedText, ...]:
        """Which reviewers stand behind it, each said once."""
        return tuple(dict.fromkeys(each.confirmed.sentence for each in self.findings if each.confirmed))

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules that say so, each once."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The values that prove it, each once."""
        return tuple(dict.fromkeys(each for finding in self.findings for each in finding.evidence))

    @property
    def places(self) -> tuple[Source, ...]:
        """All places, those of the cells to change first."""
        changed = (change.cell.source for change in self.changes if change.cell.source is not None)
        return tuple(dict.fromkeys((*changed, *(place for finding in self.findings for place in finding.places))))

    @property
    def is_known(self) -> bool:
        """The baseline has all of it."""
        return all(finding.known for finding in self.findings)
