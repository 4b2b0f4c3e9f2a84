"""Order the open questions of a dossier, and say what an answer would change.

Links and what waits for them go in; the questions come out, the most pressing first. Knows no terminal and no browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cascade.graph.cascade_graph import NodeId
from cascade.model import Finding, Link
from cascade.rules.vocabulary.context import Consequence


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """The findings that one answer brings, and those that it takes away."""

    appearing: tuple[Finding, ...]
    disappearing: tuple[Finding, ...]

    @classmethod
    def between(cls, now: tuple[Finding, ...], then: tuple[Finding, ...]) -> FindingChanges:
        """Compare findings by fingerprint; the question itself goes with either answer, that is no news."""
        old, new = ({finding.fingerprint for finding in findings} for findings in (now, then))
        return cls(
            tuple(finding for finding in then if finding.fingerprint not in old),
            tuple(finding for finding in now if finding.fingerprint not in new and finding.severity != "question"),
        )


def open_questions(
    links: Iterable[Link], waiting: Mapping[tuple[NodeId, NodeId], Sequence[Consequence]] | None = None
) -> list[Link]:
    """Return the open questions: most findings waiting for the answer first, then the likeliest, then as printed."""
    questions = [link for link in links if not link.is_settled]
    depend = {
        (link.left, link.right): len({each.text for each in (waiting or {}).get((link.left, link.right), ())})
        for link in questions
    }
    return sorted(questions, key=lambda link: (-depend[link.left, link.right], -link.score, link.left, link.right))
