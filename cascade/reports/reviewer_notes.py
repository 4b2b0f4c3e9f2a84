"""Find what a reviewer wrote on each main problem: cause, effect, follow-up.

The notes of `keputusan.yaml` go in; out comes, for the number of a problem, what they say of it today. A note is on the
problem that its finding belongs to, or was joined into; of two the later one counts. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from cascade.advice.main_problem import MainProblem
from cascade.decisions.decision_file import ReviewerNote

NoteField = Literal["cause", "effect", "follow_up"]
NOTE_FIELDS: tuple[NoteField, ...] = ("cause", "effect", "follow_up")


@dataclass(frozen=True, slots=True)
class ProblemNote:
    """What a reviewer wrote on one main problem; empty where nothing."""

    cause: str = ""
    effect: str = ""
    follow_up: str = ""

    def get(self, field: NoteField) -> str:
        """Return one of its parts."""
        return {"cause": self.cause, "effect": self.effect, "follow_up": self.follow_up}[field]


NO_NOTE = ProblemNote()


def notes_on(problems: Iterable[MainProblem], notes: Iterable[ReviewerNote]) -> Mapping[int, ProblemNote]:
    """Return what the notes say of each main problem, by its number."""
    numbers = {
        fingerprint: problem.number
        for problem in problems
        for finding in problem.findings
        for fingerprint in finding.fingerprints
    }
    found: dict[int, ProblemNote] = {}
    for note in notes:
        number = numbers.get(note.fingerprint)
        if number is not None:
            said = {field: text for field in NOTE_FIELDS if (text := getattr(note, field))}
            found[number] = replace(found.get(number, NO_NOTE), **said)
    return found
