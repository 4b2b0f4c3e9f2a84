"""Answer the links of a dossier that await confirmation, best first.

An answer is written to `keputusan.yaml` before anything else happens, then everything is judged anew. Answers of a
human only; whatever stops a session loses nothing, and the next one goes on with what is still open. Knows no terminal.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking import decisions
from cascade.linking.decisions import Decisions
from cascade.model import Finding, Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.judgement import Judgement, judge
from cascade.pipeline.preparation import Prepared
from cascade.review import link_card
from cascade.review.link_card import Outlook
from cascade.safe_io.yaml_editor import Edit

Answer = Literal["confirmed", "rejected"]
Identity = tuple[str, str]


@dataclass(slots=True)
class Review:
    """One session: the dossier, what has been answered, what was left for later."""

    prepared: Prepared
    folder: Path
    by: str
    today: datetime.date
    skipped: dict[Identity, None] = field(default_factory=dict)
    answers: list[tuple[Identity, Answer, Edit]] = field(default_factory=list)
    steps: list[Identity | None] = field(default_factory=list)  # for undo: a skipped question, or None for an answer
    judgement: Judgement = field(init=False)
    human: Decisions = field(init=False)

    def __post_init__(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Read the decisions and judge under them; a person may have changed the file meanwhile."""
        self.human = decisions.read(self.folder)
        self.judgement = judge(self.prepared, self.human)

    @property
    def graph(self) -> CascadeGraph:
        """The documents with their links of this moment."""
        return self.judgement.graph

    def questions(self) -> list[Link]:
        """Return what is still to ask in this session, best first."""
        found = link_card.best_first(self.graph.links(), self.judgement.consequences)
        return [link for link in found if self.identity(link) not in self.skipped]

    def identity(self, link: Link) -> Identity:
        """Name a question so that judging anew keeps it."""
        return link.left, link.right

    def outlooks(self, link: Link) -> dict[str, Outlook]:
        """Judge under either answer and return what would change."""
        found = {}
        for verdict in ("confirmed", "rejected"):
            decision = decisions.decision_on(self.graph, link, verdict, self.by, self.today)
            if decision is not None:
                supposed = replace(self.human, links=(*self.human.links, decision))
                found[verdict] = _difference(self.judgement.findings, judge(self.prepared, supposed).findings)
        return found

    def answer(self, link: Link, verdict: Answer, why: str = "") -> int:
        """Write an answer down; return how many other questions it answered.

        Raises:
            CascadeError: it cannot be written, or nothing tells one of the indicators from its twins.
        """
        decision = decisions.decision_on(self.graph, link, verdict, self.by, self.today, why)
        if decision is None:
            raise CascadeError(_NAMELESS, _NAMELESS_HINT)
        before = self._open() - {self.identity(link)}
        edit = decisions.record(self.folder, decision)
        self.answers.append((self.identity(link), verdict, edit))
        self.steps.append(None)
        self.look_again()
        return len(before - self._open())

    def _open(self) -> set[Identity]:
        return {self.identity(link) for link in self.graph.links() if not link.is_settled}

    def skip(self, link: Link) -> None:
        """Leave a question for another time."""
        self.skipped[self.identity(link)] = None
        self.steps.append(self.identity(link))

    def undo(self) -> bool:
        """Take the last answer or skip of this session back; False where there is none, or the file was changed since."""
        if not self.steps:
            return False
        skipped = self.steps[-1]
        if skipped is not None:
            self.skipped.pop(skipped, None)
        elif self.answers[-1][2].undo():
            self.answers.pop()
            self.look_again()
        else:
            return False
        self.steps.pop()
        return True


def _difference(now: tuple[Finding, ...], then: tuple[Finding, ...]) -> Outlook:
    """Return the findings that come and go; the question itself goes with either answer, that is no news."""
    old, new = ({finding.fingerprint for finding in each} for each in (now, then))
    return Outlook(
        tuple(finding for finding in then if finding.fingerprint not in old),
        tuple(finding for finding in now if finding.fingerprint not in new and finding.severity != "question"),
    )


_NAMELESS = LocalizedText(
    "Jawaban tidak dapat dicatat: salah satu dokumen mencetak indikator ini lebih dari sekali, dengan nama dan unsur yang sama.",
    "The answer cannot be written down: one of the documents prints this indicator more than once, under one name and element.",
)
_NAMELESS_HINT = LocalizedText(
    "Bedakan nama atau unsurnya di dokumen, atau lewati dengan s.",
    "Tell the names or elements apart in the document, or skip it with s.",
)
