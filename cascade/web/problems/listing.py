"""List every main problem of a checked dossier, whatever was decided on it, and what is gone since the last report.

What a check came to goes in; records come out that a list can be filtered by. They depend on no decision on findings, so that one that
was just made moves nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from cascade.advice.main_problem import MainProblem
from cascade.advice.main_problems import main_problems
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Finding, Severity
from cascade.model.i18n import LocalizedText, same
from cascade.reports.followup import FollowUp, VanishedFinding
from cascade.reports.masking import mask_records
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.schema import Status
from cascade.rules.aspects import aspect_of
from cascade.text.printable import one_line
from cascade.web.open_dossier import Checked

MOST_KEPT = 8  # checks whose list stays in memory
_SET_ASIDE = ("waived", "false_alarm")  # gone from the report, not from the documents


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """One main problem, or one finding of the last report that is gone.

    `fingerprint` is that of its worst finding, `number` the one by which the report calls it, where it stands in it; `order` its place in
    the list; `unit` is the element that it is about or that its indicator measures; `words` is what a search looks through.
    """

    fingerprint: str
    number: int | None
    order: int
    severity: Severity
    codes: tuple[str, ...]
    subject: str
    message: LocalizedText
    advice: LocalizedText
    files: tuple[str, ...]
    unit: str
    status: Status | None
    problem: MainProblem | None = None
    gone: VanishedFinding | None = None
    words: str = field(default="", repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be decided."""
        return self.problem.findings if self.problem else ()

    @property
    def aspects(self) -> tuple[str, ...]:
        """The aspects of its rules, that of the worst finding first."""
        return tuple(dict.fromkeys(map(aspect_of, self.codes)))


class Listing:
    """The problems of one check, the worst first, then what is gone."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.report = checked.report
        self.problems = tuple(self._problems())
        self._by_fingerprint = {
            fingerprint: each
            for each in reversed(self.problems)
            for fingerprint in (each.fingerprint, *(name for f in each.findings for name in f.fingerprints))
        }

    @cached_property
    def papers(self) -> Workpapers:
        """What lays indicators side by side."""
        return Workpapers(self.report)

    @cached_property
    def names(self) -> dict[str, str]:
        """How the documents in each file are called."""
        named: dict[str, list[str]] = {}
        for document in self.report.documents:
            named.setdefault(document.file, []).append(document.name)
        return {file: ", ".join(dict.fromkeys(names)) for file, names in named.items()}

    def find(self, fingerprint: str) -> ListedProblem | None:
        """Return the problem to which a finding belongs."""
        return self._by_fingerprint.get(fingerprint)

    def _problems(self) -> Iterable[ListedProblem]:
        report = self.report
        numbers = {f.fingerprint: each.number for each in report.main_problems for f in each.findings}
        every = every_problem(self.checked)
        for order, problem in enumerate(every):
            yield self._listed(problem, order, numbers)
        gone = report.follow_up.gone if report.follow_up else ()
        for order, vanished in enumerate((each for each in gone if each.status not in _SET_ASIDE), len(every)):
            yield _gone(vanished, order)

    def _listed(self, problem: MainProblem, order: int, numbers: dict[str, int]) -> ListedProblem:
        graph, first = self.report.graph, problem.findings[0]
        files = tuple(dict.fromkeys(place.file for place in problem.places)) or _files_of(problem, graph)
        unit = _unit_of(problem, graph)
        words = (
            problem.subject, problem.statement.id, problem.statement.en, problem.advice.id, problem.advice.en, unit, *problem.codes,
            *files, *(name for each in problem.findings for name in each.fingerprints), *(each.value for each in problem.evidence),
        )  # fmt: skip
        return ListedProblem(
            fingerprint=first.fingerprint,
            number=next((numbers[f.fingerprint] for f in problem.findings if f.fingerprint in numbers), None),
            order=order,
            severity=problem.severity,
            codes=problem.codes,
            subject=one_line(problem.subject),
            message=problem.message,
            advice=problem.advice,
            files=files,
            unit=unit,
            status=_status_of(problem, self.report.follow_up),
            problem=problem,
            words=" ".join(words).casefold(),
        )


_kept: list[Listing] = []
_lock = threading.Lock()


def listing_of(checked: Checked) -> Listing:
    """Return the list of a check; it is made once."""
    with _lock:
        found = next((each for each in _kept if each.checked is checked), None)
        if found is None:
            found = Listing(checked)
            _kept[:] = [found, *_kept][:MOST_KEPT]
        return found


def every_problem(checked: Checked) -> tuple[MainProblem, ...]:
    """Return the main problems as they would be if nobody had decided on any finding."""
    report = checked.report
    findings = tuple(each for each in checked.judgement.findings if not each.trial)
    if len(findings) == len(report.findings):
        return report.main_problems
    return mask_records(main_problems(findings, checked.judgement.graph))


def _gone(vanished: VanishedFinding, order: int) -> ListedProblem:
    past = vanished.finding
    files = tuple(dict.fromkeys(place.file for place in past.places if place.file))
    return ListedProblem(
        fingerprint=past.fingerprint,
        number=None,
        order=order,
        severity=past.severity,
        codes=(past.code,),
        subject=one_line(past.subject),
        message=same(past.message),
        advice=vanished.reason or same(""),
        files=files,
        unit="",
        status=vanished.status,
        gone=vanished,
        words=" ".join((past.subject, past.message, past.code, past.fingerprint, *files)).casefold(),
    )


def _status_of(problem: MainProblem, follow_up: FollowUp | None) -> Status | None:
    """Return what became of a problem since the last report; one of which only a part is new has changed."""
    if follow_up is None:
        return None
    before = {each.finding.fingerprint for each in follow_up.gone}
    found: set[Status] = set()
    for finding in problem.findings:
        status = follow_up.statuses.get(finding.fingerprint)
        if status is None and finding.fingerprint in before:
            status = "open"  # set aside since
        if status is not None:
            found.add(status)
    if not found:
        return None
    return found.pop() if len(found) == 1 else "changed"


def _node_of(problem: MainProblem, graph: CascadeGraph) -> NodeId | None:
    first = problem.findings[0]
    return next((node for node in (*first.indicators, *first.elements) if node in graph.graph), None)


def _unit_of(problem: MainProblem, graph: CascadeGraph) -> str:
    node = _node_of(problem, graph)
    if node is None:
        return ""
    element = graph.element_of(node) if node in graph.indicators else graph.elements.get(node)
    return one_line(element.name.text) if element else ""


def _files_of(problem: MainProblem, graph: CascadeGraph) -> tuple[str, ...]:
    node = _node_of(problem, graph)
    return (graph.document_of(node).file,) if node else ()
