"""Answer the links of a dossier that await confirmation, best first.

An answer is written to `keputusan.yaml` before anything else happens, then everything is judged anew; who shows the next question
at once, as a page does, records and judges later. Answers of a human only; whatever stops a session loses nothing, and the next one
goes on with what is still open. Knows no terminal.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass, field, replace
from pathlib import Path

from cascade.decisions.decision_file import LINK_ANSWERS, Decisions, LinkAnswer, LinkDecision, decision_on
from cascade.decisions.decision_log import read_decisions
from cascade.decisions.entry import new_id
from cascade.decisions.recording import record, undo
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.judgement import Judgement, judge
from cascade.pipeline.preparation import Prepared
from cascade.review.identical import identical_links
from cascade.review.questions import FindingChanges, open_questions

QuestionId = tuple[NodeId, NodeId]
Clock = Callable[[], datetime.datetime]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered by one act: the questions, how, and the id of the entry or batch that an undo names."""

    questions: tuple[QuestionId, ...]
    answer: LinkAnswer
    name: str


@dataclass(slots=True)
class ReviewSession:
    """One session: the dossier, what has been answered, what was left for later.

    `clock` gives the moment in the zone of the office. `history` is what can be undone, the last one last: an answer, or a
    question that was skipped; `unjudged` are the questions that were answered since everything was judged. `known` is what was judged
    already, and under which decisions; without it everything is judged at once.
    """

    prepared: Prepared
    folder: Path
    by: str
    clock: Clock
    skipped: dict[QuestionId, None] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)
    history: list[Answered | QuestionId] = field(default_factory=list)
    unjudged: set[QuestionId] = field(default_factory=set)
    known: InitVar[tuple[Judgement, Decisions] | None] = None
    judged: Judgement = field(init=False)
    decisions: Decisions = field(init=False)

    def __post_init__(self, known: tuple[Judgement, Decisions] | None) -> None:
        if known is None:
            self.judge_again()
        else:
            self.judged, self.decisions = known

    def judge_again(self) -> None:
        """Read the decisions and judge under them; a person may have changed the file meanwhile."""
        self.decisions = read_decisions(self.folder)
        self.judged = judge(self.prepared, self.decisions)
        self.unjudged.clear()

    @property
    def answered(self) -> int:
        """How many questions this session has answered."""
        return sum(len(each.questions) for each in self.answers)

    @property
    def graph(self) -> CascadeGraph:
        """The documents with their links of this moment."""
        return self.judged.graph

    def questions(self) -> list[Link]:
        """Return what is still to ask in this session, best first."""
        left_out = {*self.skipped, *self.unjudged}
        questions = open_questions(self.graph.links(), self.judged.consequences)
        return [link for link in questions if self.question_id(link) not in left_out]

    def question_id(self, link: Link) -> QuestionId:
        """Name a question so that judging anew keeps it."""
        return link.left, link.right

    def identical_questions(self, link: Link) -> list[Link]:
        """Return the other questions that ask the same: the same names, units, levels and parents on both sides."""
        return identical_links(self.graph, link, self.questions())

    def finding_changes(self, link: Link) -> dict[LinkAnswer, FindingChanges]:
        """Judge under either answer and return what would change."""
        changes = {}
        for answer in LINK_ANSWERS:
            decision = decision_on(self.graph, link, answer, self.by, self.clock().date())
            if decision is not None:
                hypothetical = replace(self.decisions, links=(*self.decisions.links, decision))
                changes[answer] = FindingChanges.between(
                    self.judged.findings, judge(self.prepared, hypothetical).findings
                )
        return changes

    def record(self, links: Sequence[Link], answer: LinkAnswer, why: str = "", entry_id: str | None = None) -> Answered:
        """Write one answer to some questions down, at once, and judge nothing.

        Args:
            links: The questions; several become a batch, which is undone as a whole.
            answer: What is said of each.
            why: The reason.
            entry_id: By what the answer is known, so that it is not written twice where it is given twice.

        Raises:
            CascadeError: it cannot be written, or nothing tells one of the indicators of the first from its namesakes.
        """
        moment = self.clock()
        made: dict[QuestionId, LinkDecision] = {}
        for link in links:
            decision = decision_on(self.graph, link, answer, self.by, moment.date(), why)
            if decision is not None:
                made[self.question_id(link)] = decision
        if not links or self.question_id(links[0]) not in made:
            raise CascadeError(_NAMELESS, _NAMELESS_HINT)
        name = entry_id or new_id()
        entries = list(dict.fromkeys(made.values()))
        if len(entries) == 1:
            entries = [entries[0].model_copy(update={"id": name})]
        else:
            ids = [f"{name}-{number}" if entry_id else None for number in range(1, len(entries) + 1)]
            entries = [
                entry.model_copy(update={"batch": name, "id": each}) for entry, each in zip(entries, ids, strict=True)
            ]
        record(self.folder, entries, moment)
        answered = Answered(tuple(made), answer, name)
        self.unjudged.update(made)
        if answered not in self.answers:
            self.answers.append(answered)
            self.history.append(answered)
        return answered

    def answer(self, link: Link, answer: LinkAnswer, why: str = "") -> int:
        """Write an answer down and judge anew; return how many other questions it answered. Raises as `record` does."""
        before = self._open_ids() - {self.question_id(link)}
        self.record([link], answer, why)
        self.judge_again()
        return len(before - self._open_ids())

    def answer_all(self, links: Sequence[Link], answer: LinkAnswer, why: str = "") -> int:
        """Give one answer to several questions and judge anew, once; return how many got it. Raises as `record` does."""
        answered = self.record(links, answer, why)
        self.judge_again()
        return len(answered.questions)

    def _open_ids(self) -> set[QuestionId]:
        return {self.question_id(link) for link in self.graph.links() if not link.is_settled}

    def skip(self, link: Link) -> None:
        """Leave a question for another time."""
        self.skipped[self.question_id(link)] = None
        self.history.append(self.question_id(link))

    def take_back(self) -> Answered | QuestionId | None:
        """Undo the last answer or skip of this session, and judge nothing; None where there is none.

        Raises:
            CascadeError: the answer is no longer in force, for a person removed or undid it meanwhile; it counts as undone.
        """
        if not self.history:
            return None
        last = self.history.pop()
        if isinstance(last, Answered):
            self.answers.remove(last)
            self.unjudged.difference_update(last.questions)
            undo(self.folder, last.name, self.by, self.clock())
        else:
            self.skipped.pop(last, None)
        return last

    def undo(self) -> bool:
        """Undo as `take_back` does, and judge anew; False where there is nothing to undo."""
        last = None
        try:
            last = self.take_back()
        finally:
            if not isinstance(last, tuple):
                self.judge_again()
        return last is not None


_NAMELESS = LocalizedText(
    "Jawaban tidak dapat dicatat: salah satu dokumen mencetak indikator ini lebih dari sekali, dengan nama dan unsur yang sama.",
    "The answer cannot be written down: one of the documents prints this indicator more than once, under one name and element.",
)
_NAMELESS_HINT = LocalizedText(
    "Bedakan nama atau unsurnya di dokumen, atau lewati dengan s.",
    "Tell the names or elements apart in the document, or skip it with s.",
)
