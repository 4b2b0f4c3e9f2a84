"""Hold what one request about problems works on: the dossier, its list, what is decided at this moment, and who asks.

A request and a checked dossier go in. Also the ways back: to the list, to a problem, to the page that asks for a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cascade.decisions.decision_file import VERB_NAMES
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.entry import new_id
from cascade.decisions.waivers import WaiverTerms
from cascade.model.i18n import LocalizedText
from cascade.reports.followup import STATUS_NAMES
from cascade.text.printable import one_line, printable
from cascade.web.asking import checked_of, dossier_of, frame, workbench_of
from cascade.web.forms import Form
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import address
from cascade.web.problems.acts import VERBS, Act, Verb, is_act_id
from cascade.web.problems.listing import Listing, listing_of
from cascade.web.problems.standing import STATE_NAMES, Standings
from cascade.web.problems.view import Row, View

LONGEST_TEXT = 4_000  # letters
NOTHING_SAID = {"verb": "", "reason": "", "until": "", "second": ""}
VERB_WORDS: Mapping[Verb, LocalizedText] = {
    "tetapkan": LocalizedText("Ditetapkan", "Confirmed"),
    "kecualikan": LocalizedText("Dikecualikan", "Waived"),
    "bukan-temuan": LocalizedText("Bukan temuan", "False alarm"),
}


class Work:
    """What one request is about."""

    def __init__(self, request: Request, dossier: OpenDossier, checked: Checked) -> None:
        self.request = request
        self.dossier = dossier
        self.checked = checked
        self.actor = workbench_of(request).actor
        self.zone = checked.prepared.settings.zone
        self.now = checked.now
        self.dossier_base = f"/berkas/{dossier.name}"
        self.base = f"{self.dossier_base}/masalah"

    @cached_property
    def listing(self) -> Listing:
        """All problems."""
        return listing_of(self.checked)

    @cached_property
    def terms(self) -> WaiverTerms:
        """What a waiver has to meet."""
        prepared = self.checked.prepared
        return WaiverTerms(self.now.date(), prepared.planning_year, prepared.settings.waivers)

    @cached_property
    def standings(self) -> Standings:
        """What is decided, by the file as it stands."""
        return Standings(DecisionLog.read(self.dossier.folder), self.terms)

    @cached_property
    def rows(self) -> list[Row]:
        """Every problem with what is decided on it."""
        return [Row(listed, self.standings.of(listed)) for listed in self.listing.problems]

    @property
    def frame(self) -> dict[str, object]:
        """What every page of problems shows."""
        return {
            **frame(self.dossier, "problems"),
            "listing": self.listing,
            "zone": self.zone,
            "fresh": new_id(),
            "undo_id": new_id(),
            "last": self.standings.last_act(self.actor, self.now),
            "is_pending": self.standings.log.digest != self.checked.log.digest,
            "state_names": STATE_NAMES,
            "status_names": STATUS_NAMES,
            "verb_names": VERB_NAMES,
            "reasons": self.standings.reasons(),
        }

    def to_list(self, view: View, notice: str = "") -> Response:
        """Return the way to the list as it was seen."""
        return RedirectResponse(view.address(self.base, notice), 303)

    def to_problem(self, fingerprint: str, view: View, notice: str = "") -> Response:
        """Return the way to a problem."""
        return RedirectResponse(view.address(f"{self.base}/{fingerprint}", notice), 303)

    def to_name(self, back: str) -> Response:
        """Return the way to the page that asks for a name, and back."""
        return RedirectResponse(address("/nama", kembali=back), 303)


def checked_for(request: Request) -> Work:
    """Return what a form is about.

    Raises:
        HTTPException: there is no such dossier.
        CascadeError: it cannot be read.
    """
    _, checked = checked_of(request)
    return Work(request, dossier_of(request), checked)


def query_of(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return fields under their names."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def act_of(form: Form, by: str) -> Act:
    """Return what a form says of problems.

    Raises:
        HTTPException: it names no decision.
    """
    verb = next((each for each in VERBS if each == form.text("putusan")), None)
    if verb is None:
        raise HTTPException(403)
    return Act(act_id(form), by, verb, *(typed(form, name) for name in ("alasan", "sampai", "kedua")))


def act_id(form: Form) -> str:
    """Return the id of a form, by which it is known when it comes twice; a fresh one where it is none of ours."""
    return form.text("id") if is_act_id(form.text("id")) else new_id()


def said_in(act: Act) -> dict[str, str]:
    """Return what a person typed, to be shown again where it was refused."""
    return {"verb": act.verb, "reason": act.reason, "until": act.until, "second": act.second}


def typed(form: Form, name: str) -> str:
    """Return one line that a person typed."""
    return one_line(printable(form.text(name)))[:LONGEST_TEXT]
