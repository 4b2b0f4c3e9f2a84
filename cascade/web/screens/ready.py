"""Say whether the document may be signed, list what has to be changed before, and take the corrected file."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from cascade.model.i18n import LocalizedText
from cascade.reports.corrections import EFFORTS
from cascade.web.asking import dossier_of, frame, waiting_page, with_checked
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import go_to, language_of, page
from cascade.web.places import place_address
from cascade.web.results.readiness import begin_anew, readiness_of

PATIENCE = 20.0  # seconds that the page waits for its own judging
_NAME = "siap"


def show(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show the answer and the list."""
    made = dossier.made.ask((checked.number, _NAME), lambda say: readiness_of(dossier, checked, say), PATIENCE)
    if made.error is not None:
        raise made.error
    if made.value is None:
        return page(request, "ready_waiting.html.j2", {**frame(dossier, "ready"), "made": made}, 202)
    base = f"/berkas/{dossier.name}"
    values = {
        "ready": made.value,
        "efforts": EFFORTS,
        "files": sorted(checked.prepared.dossier.files),
        "place": lambda source: place_address(base, checked, source),
    }
    return page(request, "ready.html.j2", {**frame(dossier, "ready"), **values})


def begin(request: Request, form: Form) -> Response:
    """Count what is done from now on."""
    dossier = dossier_of(request)
    checked = dossier.checked
    if checked is None:
        return waiting_page(request, dossier)
    key = (checked.number, _NAME)
    made = dossier.made.ask(key, lambda say: readiness_of(dossier, checked, say), PATIENCE)
    if made.value is not None:
        begin_anew(dossier, made.value.report)
        dossier.made.forget(key)
    return go_to(f"/berkas/{dossier.name}/siap", kata=_BEGUN.say(language_of(request)))


def watch(request: Request) -> Response:
    """Tell an open page whether something changed on disk: the number of the last check, and whether another one runs."""
    dossier = dossier_of(request)
    checked = dossier.checked
    return JSONResponse({"number": checked.number if checked else 0, "busy": dossier.state == "busy"})


ROUTES = [
    Route("/berkas/{dossier}/siap", with_checked(show)),
    Route("/berkas/{dossier}/awas", watch),
    write("/berkas/{dossier}/siap/mulai", begin, "begin_list"),
]

_BEGUN = LocalizedText("Yang selesai dihitung dari sekarang.", "What is done is counted from now on.")
