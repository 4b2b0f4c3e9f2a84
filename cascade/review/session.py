"""Answer the links of a dossier that await confirmation, best first.

An answer is written to `keputusan.yaml` before anything else happens, then everything is judged anew. Answers of a
human only; whatever stops a session loses nothing, and the next one goes on with what is still open. Knows no terminal.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from pathlib import Path

from cascade.decisions.decision_file import (
    LINK_ANSWERS,
    Decisions,
    LinkAnswer,
    decision_on,
    read_decisions,
    record_decision,
)
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.judgement import Judgement, judge
from cascade.pipeline.preparation import Prepared
from cascade.review.questions import FindingChanges, open_questions
from cascade.safe_io.yaml_editor import Edit

QuestionId = tuple[NodeId, NodeId]


@dataclass(slots=True)
class ReviewSession:
    """One session: the dossier, what has been answered, what was left for later."""

    prepared: Prepared
    folder: Path
    by: str
    today: datetime.date
    skipped: dict[QuestionId, None] = field(default_factory=dict)
    answers: list[tuple[QuestionId, LinkAnswer, Edit]] = field(default_factory=list)
    history: list[QuestionId | None] = field(default_factory=list)  # to undo: a skipped question; None is an answer
    judged: Judgement = field(init=False)
    decisions: Decisions = field(init=False)

    def __post_init__(self) -> None:
        self.judge_again()

    def judge_again(self) -> None:
        """Read the decisions and judge under them; a person may have changed the file meanwhile."""
        self.decisions = read_decisions(self.folder)
        self.judged = judge(self.prepared, self.decisions)

    @property
    def graph(self) -> CascadeGraph:
        """The documents with their links of this moment."""
        return self.judged.graph

    def questions(self) -> list[Link]:
        """Return what is still to ask in this session, best first."""
        questions = open_questions(self.graph.links(), self.judged.consequences)
        return [link for link in questions if self.question_id(link) not in self.skipped]

    def question_id(self, link: Link) -> QuestionId:
        """Name a question so that judging anew keeps it."""
        return link.left, link.right

    def finding_changes(self, link: Link) -> dict[LinkAnswer, FindingChanges]:
        """Judge under either answer and return what would change."""
        changes = {}
        for answer in LINK_ANSWERS:
            decision = decision_on(self.graph, link, answer, self.by, self.today)
            if decision is not None:
                hypothetical = replace(self.decisions, links=(*self.decisions.links, decision))
                changes[answer] = FindingChanges.between(
                    self.judged.findings, judge(self.prepared, hypothetical).findings
                )
        return changes

    def answer(self, link: Link, answer: LinkAnswer, why: str = "") -> int:
        """Write an answer down; return how many other questions it answered.

        Raises:
            CascadeError: it cannot be written, or nothing tells one of the indicators from its namesakes.
        """
        decision = decision_on(self.graph, link, answer, self.by, self.today, why)
        if decision is None:
            raise CascadeError(_NAMELESS, _NAMELESS_HINT)
        before = self._open_ids() - {self.question_id(link)}
        edit = record_decision(self.folder, decision)
        self.answers.append((self.question_id(link), answer, edit))
        self.history.append(None)
        self.judge_again()
        return len(before - self._open_ids())

    def _open_ids(self) -> set[QuestionId]:
        return {self.question_id(link) for link in self.graph.links() if not link.is_settled}

    def skip(self, link: Link) -> None:
        """Leave a question for another time."""
        self.skipped[self.question_id(link)] = None
        self.history.append(self.question_id(link))

    def undo(self) -> bool:
        """Take the last answer or skip of this session back; False where there is none, or the file was changed since."""
        if not self.history:
            return False
        skipped = self.history[-1]
        if skipped is not None:
            self.skipped.pop(skipped, None)
        elif self.answers[-1][2].undo():
            self.answers.pop()
            self.judge_again()
        else:
            return False
        self.history.pop()
        return True


_NAMELESS = LocalizedText(
    "Jawaban tidak dapat dicatat: salah satu dokumen mencetak indikator ini lebih dari sekali, dengan nama dan unsur yang sama.",
    "The answer cannot be written down: one of the documents prints this indicator more than once, under one name and element.",
)
_NAMELESS_HINT = LocalizedText(
    "Bedakan nama atau unsurnya di dokumen, atau lewati dengan s.",
    "Tell the names or elements apart in the document, or skip it with s.",
)
