"""Show one problem with all that a person needs to decide on it, and take the decision down."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.decisions.decision_file import ReviewerNote
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.entry import new_id
from cascade.decisions.recording import DecisionConflictError
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.last_report import Round
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.html.labels import WORDS
from cascade.reports.reviewer_notes import NOTE_FIELDS, ProblemNote, notes_on
from cascade.reports.schema import Status
from cascade.text.printable import printable
from cascade.web.asking import judge_after, with_checked
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import language_of, page
from cascade.web.problems.acts import decide, refuse_if_changed, undo_all, write_note
from cascade.web.problems.listing import ListedProblem
from cascade.web.problems.problem_page import ProblemPage
from cascade.web.problems.standing import ProblemStanding
from cascade.web.problems.view import Found, Row, View
from cascade.web.problems.work import (
    LONGEST_TEXT,
    NOTHING_SAID,
    VERB_WORDS,
    Work,
    act_id,
    act_of,
    checked_for,
    query_of,
    said_in,
)

NOTE_NAMES = {
    "cause": LocalizedText("Sebab", "Cause"),
    "effect": LocalizedText("Akibat", "Effect"),
    "follow_up": LocalizedText("Tindak lanjut", "Follow-up"),
}


def show_problem(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show one problem."""
    work = Work(request, dossier, checked)
    return _problem_page(work, _listed(work), View.of(query_of(request.query_params.multi_items())))


def decide_on_problem(request: Request, form: Form) -> Response:
    """Write a decision on all findings of a problem that wait for one, then go on to the next problem."""
    work, view = checked_for(request), View.of(query_of(form.pairs))
    listed = _listed(work)
    if not work.actor:
        return work.to_name(f"{work.base}/{listed.fingerprint}{view.address('')}")
    act = act_of(form, work.actor)
    log, standing = work.standings.log, work.standings.of(listed)
    following = _following(work, listed, view)
    if not _is_written(log, act.id):
        said = said_in(act)
        try:
            if listed.gone:
                raise CascadeError(_GONE, _GONE_HINT)
            refuse_if_changed(log, standing.events, form.text("dilihat"), work.standings.history_of(_names(listed)))
            if not standing.waiting:
                raise CascadeError(_DECIDED_ALREADY, _DECIDED_ALREADY_HINT)
            decide(work.dossier.folder, standing.waiting, act, work.terms, log, work.now)
        except CascadeError as error:
            status = 409 if isinstance(error, DecisionConflictError) else 400
            return _problem_page(Work(request, work.dossier, work.checked), listed, view, error, said, status)
        judge_after(request, work.dossier)
    notice = _DECIDED.format(v=VERB_WORDS[act.verb], a=listed.subject).say(language_of(request))
    if following is None:
        return work.to_list(view, notice)
    return work.to_problem(following.listed.fingerprint, view, notice)


def undo_on_problem(request: Request, form: Form) -> Response:
    """Take back what is decided on a problem, and nothing else."""
    work, view = checked_for(request), View.of(query_of(form.pairs))
    listed = _listed(work)
    if not work.actor:
        return work.to_name(f"{work.base}/{listed.fingerprint}{view.address('')}")
    name = act_id(form)
    standing = work.standings.of(listed)
    if standing.events and not _is_written(work.standings.log, name):
        undo_all(work.dossier.folder, standing.events, name, work.actor, work.now)
        judge_after(request, work.dossier)
    return work.to_problem(listed.fingerprint, view, _UNDONE.format(a=listed.subject).say(language_of(request)))


def keep_note(request: Request, form: Form) -> Response:
    """Write down what a reviewer says of a problem."""
    work, view = checked_for(request), View.of(query_of(form.pairs))
    listed = _listed(work)
    if not work.actor:
        return work.to_name(f"{work.base}/{listed.fingerprint}{view.address('')}")
    note = ProblemNote(*(printable(form.text(name))[:LONGEST_TEXT].strip() for name in NOTE_FIELDS))
    if listed.gone:
        lost = CascadeError(
            _NOT_NOTED.format(c=" / ".join(said for name in NOTE_FIELDS if (said := note.get(name)))), _GONE_HINT
        )
        return _problem_page(work, listed, view, lost, status=400)
    name = act_id(form)
    if note != _note_on(work, listed) and not _is_written(work.standings.log, name):
        former = work.standings.notes_on(listed.findings)
        write_note(work.dossier.folder, listed.findings[0], note, former, name, work.actor, work.now)
        judge_after(request, work.dossier)
    return work.to_problem(listed.fingerprint, view, _NOTED.say(language_of(request)))


def _problem_page(
    work: Work,
    listed: ListedProblem,
    view: View,
    error: CascadeError | None = None,
    said: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    standing = work.standings.of(listed)
    found = Found(view, work.rows, work.listing.names)
    before, after, position = found.around(Row(listed, standing))
    values = {
        **work.frame,
        "page": ProblemPage(work.listing, listed, work.dossier_base, language_of(work.request)),
        "listed": listed,
        "standing": standing,
        "shared": _shared(work, standing),
        "history": work.standings.history_of(_names(listed)),
        "rounds": _rounds(work, listed),
        "note": _note_on(work, listed),
        "note_names": NOTE_NAMES,
        "note_id": new_id(),
        "view": view,
        "found": found,
        "before": before,
        "after": after,
        "position": position + 1,
        "error": error,
        "said": said or NOTHING_SAID,
        "needs_second": work.terms.settings.second_for_errors and any(f.severity == "error" for f in standing.waiting),
        "end": work.terms.settings.end_after(work.terms.year, work.terms.today),
        "w": WORDS,
        "statuses": STATUS_NAMES,
        "report": work.checked.report,
    }
    return page(work.request, "problem.html.j2", values, status)


def _listed(work: Work) -> ListedProblem:
    """Return the problem that an address names by any of its findings.

    Raises:
        HTTPException: there is none.
    """
    listed = work.listing.find(work.request.path_params["fingerprint"])
    if listed is None:
        raise HTTPException(404)
    return listed


def _names(listed: ListedProblem) -> tuple[str, ...]:
    return (listed.fingerprint, *(name for finding in listed.findings for name in finding.fingerprints))


def _rounds(work: Work, listed: ListedProblem) -> list[tuple[Round, Status]]:
    """Return what became of a problem whenever documents changed, the last time first; it is told of gone ones too."""
    found = [(each, each.status_of(_names(listed))) for each in reversed(work.checked.rounds)]
    return [(each, status) for each, status in found if status is not None]


def _shared(work: Work, standing: ProblemStanding) -> tuple[str, int] | None:
    """Return the batch that decided this problem among others, and how many decisions it made."""
    for event in standing.events:
        count = work.standings.batch_size(event.batch)
        if event.batch and count > len(standing.events):
            return event.batch, count
    return None


def _note_on(work: Work, listed: ListedProblem) -> ProblemNote:
    """Return what reviewers say of a problem at this moment."""
    if listed.problem is None:
        return ProblemNote()
    notes = [event.entry for event in work.standings.notes_on(listed.findings)]
    said = notes_on([listed.problem], [note for note in notes if isinstance(note, ReviewerNote)])
    return said.get(listed.problem.number, ProblemNote())


def _following(work: Work, listed: ListedProblem, view: View) -> Row | None:
    """Return the next problem of the view, as it was before the decision."""
    found = Found(view, work.rows, work.listing.names)
    return found.around(Row(listed, work.standings.of(listed)))[1]


def _is_written(log: DecisionLog, name: str) -> bool:
    return bool(log.called(name))


ROUTES = [
    Route("/berkas/{dossier}/masalah/{fingerprint}", with_checked(show_problem), name="problem"),
    write("/berkas/{dossier}/masalah/{fingerprint}/putuskan", decide_on_problem),
    write("/berkas/{dossier}/masalah/{fingerprint}/urungkan", undo_on_problem),
    write("/berkas/{dossier}/masalah/{fingerprint}/catatan", keep_note),
]

_DECIDED = LocalizedText("{v}: {a}.", "{v}: {a}.")
_UNDONE = LocalizedText("Diurungkan: {a}.", "Undone: {a}.")
_NOTED = LocalizedText("Catatan disimpan.", "The note is kept.")
_GONE = LocalizedText(
    "Masalah ini sudah tidak ditemukan lagi; keputusan tidak dicatat.",
    "This problem is no longer found; nothing was written down.",
)
_NOT_NOTED = LocalizedText(
    "Masalah ini sudah tidak ditemukan lagi; catatan tidak disimpan: “{c}”.",
    "This problem is no longer found; the note is not kept: “{c}”.",
)
_GONE_HINT = LocalizedText("Lihat daftar masalah yang sekarang.", "See the list of problems as it is now.")
_DECIDED_ALREADY = LocalizedText("Masalah ini sudah diputuskan.", "This problem is decided already.")
_DECIDED_ALREADY_HINT = LocalizedText(
    "Urungkan dahulu keputusan itu bila hendak diganti.", "Undo that decision first, where another one is wanted."
)
