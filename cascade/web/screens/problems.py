"""Show the problems of a dossier as a list that can be filtered, and decide on many of them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.decisions.recording import undo
from cascade.model import Finding
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.web.asking import judge_after, with_checked
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import address, language_of, page
from cascade.web.problems.acts import decide
from cascade.web.problems.view import GROUPINGS, SIZES, Found, Row, View
from cascade.web.problems.work import NOTHING_SAID, VERB_WORDS, Work, act_of, checked_for, query_of, said_in

SAMPLES = 10
PICKED = "pilih"  # the name of a chosen row in a form and in an address
MOST_PICKED = 200


@dataclass(frozen=True, slots=True)
class Together:
    """The problems on which one decision is about to be made: those that wait, and how many were decided already."""

    rows: tuple[Row, ...]
    decided: int
    gone: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be decided."""
        return tuple(finding for row in self.rows for finding in row.standing.waiting)

    @property
    def digest(self) -> str:
        """By what it is known that these are still the ones that a person saw."""
        return hashlib.sha256(" ".join(each.fingerprint for each in self.findings).encode()).hexdigest()[:16]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many there are of each severity."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.listed.severity] = found.get(row.listed.severity, 0) + 1
        return list(found.items())


def show_list(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show the problems that an address asks for."""
    work = Work(request, dossier, checked)
    view = View.of(query_of(request.query_params.multi_items()))
    rows = work.rows
    found = Found(view, rows, work.listing.names)
    totals = Found(View(), rows, work.listing.names)
    values = {
        **work.frame,
        "found": found,
        "view": found.view,
        "totals": {each.name: each for each in totals.facets},
        "report": checked.report,
        "groupings": GROUPINGS,
        "sizes": SIZES,
        "picked": PICKED,
    }
    return page(request, "problems.html.j2", values)


def show_together(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show what one decision on all problems of a view, or on those that were picked, would be about."""
    return _together_page(Work(request, dossier, checked), query_of(request.query_params.multi_items()))


def decide_together(request: Request, form: Form) -> Response:
    """Write one decision on all of them; nothing where the list is another one than that which was shown."""
    work, query = checked_for(request), query_of(form.pairs)
    act = act_of(form, work.actor)
    view = View.of(query)
    if not work.actor:
        return work.to_name(f"{work.base}/bersama{_query(view, query)}")
    if work.standings.log.called(act.id):
        return work.to_list(view)  # sent twice
    together = _together(work, view, query)
    said = said_in(act)
    try:
        if together.digest != form.text("isi") or not together.rows:
            raise CascadeError(_CHANGED)
        decide(work.dossier.folder, together.findings, act, work.terms, work.standings.log, work.now)
    except CascadeError as error:
        return _together_page(Work(request, work.dossier, work.checked), query, error, said)
    judge_after(request, work.dossier)
    notice = _DECIDED.format(v=VERB_WORDS[act.verb], n=len(together.rows))
    return work.to_list(view, notice.say(language_of(request)))


def undo_last(request: Request, form: Form) -> Response:
    """Take back one decision, or a batch, and show again what it was about."""
    work = checked_for(request)
    view, name = View.of(query_of(form.pairs)), form.text("of")
    if not work.actor:
        return work.to_name(work.base)
    called = work.standings.log.called(name)
    undo(work.dossier.folder, name, work.actor, work.now, entry_id=form.text("id") or None)
    judge_after(request, work.dossier)
    notice = _UNDONE.format(n=len(called)) if len(called) > 1 else _UNDONE_ONE.format(a=called[0].subject.about)
    about = {listed.fingerprint for each in called if (listed := work.listing.find(each.subject.key))}
    said = notice.say(language_of(request))
    if form.text("ke") == "masalah" and len(about) == 1:
        return work.to_problem(about.pop(), view, said)
    return work.to_list(view, said)


def _together(work: Work, view: View, query: Mapping[str, list[str]]) -> Together:
    picked = query.get(PICKED, [])[:MOST_PICKED]
    rows = work.rows
    if picked:
        asked = {listed.fingerprint for name in picked if (listed := work.listing.find(name))}
        found = Found(
            View(group=view.group), [row for row in rows if row.listed.fingerprint in asked], work.listing.names
        )
    else:
        found = Found(view, rows, work.listing.names)
    gone = sum(row.listed.gone is not None for row in found.rows)
    return Together(found.undecided, len(found.rows) - len(found.undecided) - gone, gone)


def _together_page(
    work: Work,
    query: Mapping[str, list[str]],
    error: CascadeError | None = None,
    said: Mapping[str, str] | None = None,
) -> Response:
    view = View.of(query)
    together = _together(work, view, query)
    has_errors = any(each.severity == "error" for each in together.findings)
    values = {
        **work.frame,
        "view": view,
        "fields": _fields(view, query),
        "together": together,
        "samples": together.rows[:SAMPLES],
        "error": error,
        "said": said or NOTHING_SAID,
        "verbs": VERB_WORDS,
        "needs_second": work.terms.settings.second_for_errors and has_errors,
        "end": work.terms.settings.end_after(work.terms.year, work.terms.today),
    }
    return page(work.request, "problems_together.html.j2", values, 400 if error else 200)


def _fields(view: View, query: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Return the view and what was picked as the fields of a form."""
    search = [("cari", view.search)] if view.search else []
    return [*view.fields, *search, *((PICKED, name) for name in query.get(PICKED, [])[:MOST_PICKED])]


def _query(view: View, query: Mapping[str, list[str]]) -> str:
    return address("", **{**view.query, PICKED: query.get(PICKED, [])})


ROUTES = [
    Route("/berkas/{dossier}/masalah", with_checked(show_list), name="problems"),
    Route("/berkas/{dossier}/masalah/bersama", with_checked(show_together), name="problems_together"),
    write("/berkas/{dossier}/masalah/bersama", decide_together),
    write("/berkas/{dossier}/masalah/urungkan", undo_last),
]

_DECIDED = LocalizedText("{v}: {n} masalah sekaligus.", "{v}: {n} problems at once.")
_UNDONE = LocalizedText("Diurungkan: {n} keputusan.", "Undone: {n} decisions.")
_UNDONE_ONE = LocalizedText("Diurungkan: {a}.", "Undone: {a}.")
_CHANGED = LocalizedText(
    "Daftar ini berubah sejak Anda melihatnya; belum ada yang dicatat. Lihat lagi, lalu putuskan.",
    "This list has changed since you saw it; nothing was written down. Look again, then decide.",
)
