"""Take down the answers of a filled-in workbook.

What a person wrote into the yellow cells goes in; links answered, problems accepted and notes are written to `keputusan.yaml`,
each only once. What contradicts, lacks something, or is about something that is no longer there is refused with one sentence,
and the rest is taken. A workbook of another dossier is refused as a whole.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cascade.decisions.decided_pairs import LINK_ANSWER_NAMES, find_decided_pairs
from cascade.decisions.decision_file import (
    Decisions,
    FindingVerdict,
    LinkAnswer,
    LinkDecision,
    ReviewerNote,
    Waiver,
    decision_on,
)
from cascade.decisions.recording import record
from cascade.decisions.waivers import WaiverTerms
from cascade.graph.cascade_graph import NodeId
from cascade.model import Finding, Link, Problem, Source
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import (
    ANSWER,
    ANSWER_BY,
    ANSWER_WHY,
    CAUSE,
    EFFECT,
    FOLLOW_UP,
    STATUS,
    WAIVED_BY,
    WAIVED_SECOND,
    WAIVED_UNTIL,
    WAIVED_WHY,
)
from cascade.reports.papers.aspects import STATUS_NAMES
from cascade.reports.papers.row_keys import link_key
from cascade.reports.papers.workpapers import IDENTITY_MARK, Workpapers
from cascade.reports.report import Report
from cascade.reports.reviewer_notes import NO_NOTE, NOTE_FIELDS, NoteField, notes_on
from cascade.review.judging import verdicts_for
from cascade.review.waiving import Acceptance, waivers_for
from cascade.review.workbook import FilledRow, FilledWorkbook
from cascade.text.normalize import normalized
from cascade.text.printable import one_line

_SAME = {"sama", "ya", "y", "same", "yes", "benar"}
_NOT_SAME = {"tidak sama", "tidak", "t", "bukan", "beda", "not the same", "not same", "no", "n"}
_NOTE_HEADS: dict[NoteField, LocalizedText] = {"cause": CAUSE, "effect": EFFECT, "follow_up": FOLLOW_UP}
_WAIVER_HEADS = (WAIVED_WHY, WAIVED_BY, WAIVED_UNTIL, WAIVED_SECOND)


@dataclass(slots=True)
class TakenAnswers:
    """What a workbook adds to the decisions, and what was refused."""

    links: list[LinkDecision] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    verdicts: list[FindingVerdict] = field(default_factory=list)
    notes: list[ReviewerNote] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing new to write down."""
        return not (self.links or self.waivers or self.verdicts or self.notes)

    def write(self, folder: Path, moment: datetime.datetime) -> None:
        """Write all of it into the `keputusan.yaml` of a folder.

        Raises:
            CascadeError: the file cannot be written, or is not in order.
        """
        record(folder, [*self.links, *self.waivers, *self.verdicts, *self.notes], moment)

    def refuse(self, place: Source, message: LocalizedText, hint: LocalizedText | None = None) -> None:
        """Remember why an answer was not taken."""
        where = LocalizedText(place.say("id"), place.say("en"))
        text = LocalizedText("{w}: {m}", "{w}: {m}").format(w=where, m=message)
        self.refused.append(Problem("warning", text, hint, place))


@dataclass(frozen=True, slots=True)
class AnswerTaker:
    """Takes answers down as they stand against one report and the decisions that it was made under."""

    report: Report
    decisions: Decisions
    terms: WaiverTerms
    by: str = ""

    def take(self, workbook: FilledWorkbook) -> TakenAnswers:
        """Return what a workbook adds.

        Raises:
            CascadeError: it is of another dossier.
        """
        self._refuse_other_dossier(workbook)
        taken = TakenAnswers()
        self._take_links(workbook.links, taken)
        self._take_problems(workbook.problems, taken)
        return taken

    def _refuse_other_dossier(self, workbook: FilledWorkbook) -> None:
        own = Workpapers(self.report).identity
        for identity in sorted(workbook.identities):
            if not _is_same_dossier(identity, own):
                raise CascadeError(
                    _OTHER_DOSSIER.format(f=workbook.file, a=identity, b=own), _OTHER_DOSSIER_HINT.format(a=identity)
                )

    # Links

    def _take_links(self, rows: Iterable[FilledRow], taken: TakenAnswers) -> None:
        candidates, questions = (
            self._candidates(),
            defaultdict[object, list[tuple[FilledRow, LinkAnswer, list[Link]]]](list),
        )
        for row in rows:
            if not row.get(ANSWER):
                if row.get(ANSWER_WHY):
                    taken.refuse(row.source, _NO_ANSWER, _ANSWER_HINT)
                continue
            answer = _answer(row.get(ANSWER))
            links = candidates.get(row.key, [])
            if answer is None:
                taken.refuse(row.source, _UNKNOWN_ANSWER.format(a=one_line(row.get(ANSWER))), _ANSWER_HINT)
            elif not links:
                taken.refuse(row.source, _GONE_LINK, _GONE_HINT)
            else:
                questions[self._question(links[0])].append((row, answer, links))
        for asked in questions.values():
            if len({answer for _, answer, _ in asked}) > 1:
                first, second = asked[0][0], next(each[0] for each in asked if each[1] != asked[0][1])
                taken.refuse(second.source, _TWO_ANSWERS.format(n=first.source.row), _TWO_ANSWERS_HINT)
                continue
            for row, answer, links in asked:
                for link in links:
                    self._take_link(row, answer, link, taken)

    def _candidates(self) -> dict[str, list[Link]]:
        """Return by their keys the links of today, and the pairs that a person has decided on."""
        graph = self.report.graph
        found: dict[str, list[Link]] = defaultdict(list)
        for link in graph.links():
            found[link_key(graph, link.left, link.right)].append(link)
        for pair in find_decided_pairs(graph, self.decisions)[0]:
            for left, right in (pair, pair[::-1]):
                key = link_key(graph, left, right)
                if key not in found:
                    found[key].append(Link(left, right, "confirmed", 100, 100))
        return found

    def _question(self, link: Link) -> object:
        """Return what tells a question apart: links that ask the same are one."""
        return min((each.left, each.right) for each in self.report.graph.question_of(link))

    def _take_link(self, row: FilledRow, answer: LinkAnswer, link: Link, taken: TakenAnswers) -> None:
        earlier = self._decided((link.left, link.right))
        if earlier is not None:
            if earlier.verdict != answer:
                who = " ".join(str(part) for part in (earlier.by, earlier.on) if part) or "–"
                verdict = LINK_ANSWER_NAMES[earlier.verdict]
                taken.refuse(row.source, _DECIDED.format(v=verdict, w=who), _DECIDED_HINT)
            return
        by, why = row.get(ANSWER_BY) or self.by, row.get(ANSWER_WHY)
        decision = decision_on(self.report.graph, link, answer, by, self.terms.today, why)
        if decision is None:
            taken.refuse(row.source, _NAMELESS, _NAMELESS_HINT)
        elif decision not in taken.links:
            taken.links.append(decision)

    def _decided(self, pair: tuple[NodeId, NodeId]) -> LinkDecision | None:
        decided = find_decided_pairs(self.report.graph, self.decisions)[0]
        return decided.get(pair) or decided.get(pair[::-1])

    # Main problems

    def _take_problems(self, rows: Iterable[FilledRow], taken: TakenAnswers) -> None:
        standing = {each: finding for finding in self.report.findings for each in finding.fingerprints}
        accepted = {each for waived in self.report.set_aside for each in waived.finding.fingerprints}
        for row in self._once(rows, taken):
            fingerprints = row.key.split()
            findings = list({id(standing[each]): standing[each] for each in fingerprints if each in standing}.values())
            if findings:
                self._take_note(row, findings[0], taken)
                if _is_false_alarm(row):
                    self._take_false_alarm(row, findings, taken)
                elif _is_waiver(row):
                    self._take_waiver(row, findings, taken)
            elif not accepted.intersection(fingerprints):
                taken.refuse(row.source, _GONE_PROBLEM, _GONE_HINT)

    def _once(self, rows: Iterable[FilledRow], taken: TakenAnswers) -> Iterator[FilledRow]:
        """Yield the rows in which something was filled in, each once; refuse those that contradict each other."""
        by_key: dict[str, list[FilledRow]] = defaultdict(list)
        for row in rows:
            is_filled = _is_waiver(row) or _is_false_alarm(row) or any(row.get(head) for head in _NOTE_HEADS.values())
            if is_filled and row.key:
                by_key[row.key].append(row)
            elif any(row.get(head) for head in _NOTE_HEADS.values()):
                taken.refuse(row.source, _NO_KEY, _NO_KEY_HINT)
        for first, *others in by_key.values():
            other = next((each for each in others if each.texts != first.texts), None)
            if other is None:
                yield first
            else:
                taken.refuse(other.source, _TWO_ANSWERS.format(n=first.source.row), _TWO_ANSWERS_HINT)

    def _take_waiver(self, row: FilledRow, findings: Sequence[Finding], taken: TakenAnswers) -> None:
        said = Acceptance(
            one_line(row.get(WAIVED_WHY)),
            one_line(row.get(WAIVED_BY)) or self.by,
            row.get(WAIVED_UNTIL),
            one_line(row.get(WAIVED_SECOND)),
        )
        try:
            taken.waivers += waivers_for(findings, said, self.terms)
        except CascadeError as error:
            taken.refuse(row.source, error.message, error.hint)

    def _take_false_alarm(self, row: FilledRow, findings: Sequence[Finding], taken: TakenAnswers) -> None:
        by = one_line(row.get(WAIVED_BY)) or self.by
        try:
            taken.verdicts += verdicts_for(findings, "false_alarm", one_line(row.get(WAIVED_WHY)), by)
        except CascadeError as error:
            taken.refuse(row.source, error.message, error.hint)

    def _take_note(self, row: FilledRow, finding: Finding, taken: TakenAnswers) -> None:
        """Take down what was written on a problem, where it is not what is known already."""
        problem = next(
            (each for each in self.report.main_problems if any(own is finding for own in each.findings)), None
        )
        known = notes_on((problem,), self.decisions.notes).get(problem.number, NO_NOTE) if problem else NO_NOTE
        said: dict[str, str] = {
            name: row.get(_NOTE_HEADS[name])
            for name in NOTE_FIELDS
            if row.get(_NOTE_HEADS[name]) and row.get(_NOTE_HEADS[name]) != known.get(name)
        }
        if said:
            about = f"{finding.code} {one_line(finding.subject)}"
            note = ReviewerNote(fingerprint=finding.fingerprint, by=self.by or None, on=self.terms.today, about=about)
            taken.notes.append(note.model_copy(update=said))


def _is_waiver(row: FilledRow) -> bool:
    """Tell whether somebody wants a problem accepted: any of the cells for it is filled in, or the status says so."""
    waived = {name.casefold() for name in (STATUS_NAMES["waived"].id, STATUS_NAMES["waived"].en)}
    is_said = bool(row.key) and row.get(STATUS).casefold() in waived
    return is_said or any(row.get(head) for head in _WAIVER_HEADS)


def _is_false_alarm(row: FilledRow) -> bool:
    """Tell whether the status of a problem says that it is none."""
    names = {name.casefold() for name in (STATUS_NAMES["false_alarm"].id, STATUS_NAMES["false_alarm"].en)}
    return bool(row.key) and row.get(STATUS).casefold() in names


def _answer(text: str) -> LinkAnswer | None:
    plain = " ".join(text.split()).strip(".!").casefold()
    return "confirmed" if plain in _SAME else "rejected" if plain in _NOT_SAME else None


def _is_same_dossier(identity: str, other: str) -> bool:
    """Tell whether two identities name one year and share an OPD."""
    (offices, _, years), (own, _, own_years) = (each.rpartition(IDENTITY_MARK) for each in (identity, other))
    names, own_names = ({normalized(name) for name in each.split(";")} for each in (offices, own))
    return years == own_years and bool(names & own_names)


_OTHER_DOSSIER = LocalizedText(
    "{f} adalah kertas kerja “{a}”, sedangkan folder ini “{b}”; tidak ada yang dicatat.",
    "{f} is the working paper of “{a}”, but this folder is “{b}”; nothing was written down.",
)
_OTHER_DOSSIER_HINT = LocalizedText("Beri folder berkas “{a}”.", "Give the folder of “{a}”.")
_NO_ANSWER = LocalizedText("ada alasan tanpa jawaban.", "there is a reason without an answer.")
_UNKNOWN_ANSWER = LocalizedText("jawaban “{a}” tidak dikenal.", "the answer “{a}” is not known.")
_ANSWER_HINT = LocalizedText("Tulis “sama” atau “tidak sama”.", "Write “same” or “not the same”.")
_GONE_LINK = LocalizedText(
    "tautan ini tidak ada lagi di dokumen yang sekarang.", "the documents of today no longer have this link."
)
_GONE_PROBLEM = LocalizedText(
    "masalah ini tidak ditemukan lagi di dokumen yang sekarang.", "this problem is no longer found in these documents."
)
_GONE_HINT = LocalizedText(
    "Tidak ada yang perlu dijawab; tulis kertas kerja yang baru.", "There is nothing to answer; write a new workbook."
)
_TWO_ANSWERS = LocalizedText(
    "jawaban ini bertentangan dengan baris {n}; keduanya tidak dicatat.",
    "this answer contradicts row {n}; neither was written down.",
)
_TWO_ANSWERS_HINT = LocalizedText("Biarkan satu saja.", "Leave only one of them.")
_DECIDED = LocalizedText(
    "tautan ini sudah diputuskan “{v}” di keputusan.yaml ({w}).",
    "keputusan.yaml has this link decided as “{v}” already ({w}).",
)
_DECIDED_HINT = LocalizedText(
    "Bila keputusan itu keliru, urungkan dahulu: cascade decisions FOLDER --undo ID.",
    "If that is wrong, undo it first: cascade decisions FOLDER --undo ID.",
)
_NAMELESS = LocalizedText(
    "indikator ini tercetak lebih dari sekali dengan nama dan unsur yang sama, sehingga jawabannya tidak dapat dicatat.",
    "a document prints this indicator more than once under one name and element, so the answer cannot be written down.",
)
_NAMELESS_HINT = LocalizedText(
    "Bedakan nama atau unsurnya di dokumen.", "Tell the names or elements apart in the document."
)
_NO_KEY = LocalizedText(
    "baris ini bukan baris pokok masalah dari cascade; isinya tidak dicatat.",
    "this is no row of a main problem that cascade wrote; it was not written down.",
)
_NO_KEY_HINT = LocalizedText(
    "Isi sel kuning pada baris yang bernomor.", "Fill in the yellow cells of a row with a number."
)
