"""Show the overview of one dossier, and how far its check is."""

from __future__ import annotations

import asyncio
import datetime
from collections import Counter
from collections.abc import AsyncIterator, Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cascade.model import SEVERITIES
from cascade.model.errors import CascadeError
from cascade.reports.followup import STATUS_NAMES
from cascade.settings import policy
from cascade.settings.schema import DocumentSetting
from cascade.web.asking import dossier_of, frame, waiting_page, with_checked
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import address, go_to, language_of, page
from cascade.web.start.ages import age_of
from cascade.web.start.gaps import SHOWN, missing_in, unjudged_in, unread_in
from cascade.web.start.recognised import identity_of, rows_of
from cascade.web.start.signs import BETWEEN_SIGNS, MOST_SIGNS, sign_of, steps_of
from cascade.web.start.uploads import NEW_NAME


def show_overview(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show what the last check of a dossier came to, what it is about, and what is not known of it."""
    report, query = checked.report, request.query_params
    counts = Counter(problem.severity for problem in report.main_problems)
    identity = identity_of(report.documents, checked.prepared.settings)
    is_unnamed = dossier.name.startswith(NEW_NAME) and bool(identity.proposed_name)
    unjudged = unjudged_in(report)
    return page(
        request, "overview.html.j2",
        {
            **frame(dossier, "overview"), "report": report, "checked": checked,
            "tiles": [(severity, counts[severity]) for severity in SEVERITIES if severity != "info"],
            "files": rows_of(checked), "identity": identity, "proposed": identity.proposed_name if is_unnamed else "",
            "unread": unread_in(report), "unjudged": unjudged, "missing": missing_in(report), "shown": SHOWN,
            "not_judged": sum(len(each.codes) for each in unjudged if each.is_whole),
            "partly": sum(len(each.codes) for each in unjudged if not each.is_whole),
            "age": age_of(checked.finished, datetime.datetime.now(datetime.UTC)), "statuses": STATUS_NAMES,
            "correcting": query.get("betulkan", ""), "naming": "pengenal" in query, "undo": query.get("urung", ""),
            "stated": _stated(dossier, checked),
        },
    )  # fmt: skip


def check(request: Request, form: Form) -> Response:
    """Check a dossier anew."""
    dossier = dossier_of(request)
    dossier.check()
    return go_to(f"/berkas/{dossier.name}")


def stop(request: Request, form: Form) -> Response:
    """Break the running check of a dossier off."""
    dossier = dossier_of(request)
    dossier.stop()
    dossier.wait(2)
    return go_to(f"/berkas/{dossier.name}")


async def progress(request: Request) -> Response:
    """Tell a page how far the check is, as server-sent events, until it has ended."""
    dossier = await asyncio.to_thread(dossier_of, request)
    language = language_of(request)

    async def signs() -> AsyncIterator[str]:
        last = ""
        for _ in range(MOST_SIGNS):
            is_busy = dossier.state == "busy"
            said = dossier.progress.say(language) if dossier.progress else ""
            sign = sign_of(said, dossier.seconds, is_busy, steps_of(dossier), language)
            if sign != last:
                last = sign
                yield sign
            if not is_busy:
                return
            await asyncio.sleep(BETWEEN_SIGNS)

    return StreamingResponse(signs(), media_type="text/event-stream")


def show_waiting(request: Request) -> Response:
    """Show that a dossier is being read, also where there is an earlier check of it."""
    dossier = dossier_of(request)
    if dossier.state == "busy":
        return waiting_page(request, dossier)
    return go_to(address(f"/berkas/{dossier.name}"))


def _stated(dossier: OpenDossier, checked: Checked) -> Mapping[str, DocumentSetting]:
    """Return what `berkas.yaml` says of the files at this moment, also before they are read again."""
    try:
        return policy.read(dossier.folder)[0].documents
    except CascadeError:
        return checked.prepared.settings.documents


ROUTES = [
    Route("/berkas/{dossier}", with_checked(show_overview)),
    Route("/berkas/{dossier}/tunggu", show_waiting),
    Route("/berkas/{dossier}/kemajuan", progress),
    write("/berkas/{dossier}/periksa", check, "check_dossier"),
    write("/berkas/{dossier}/henti", stop, "stop_check"),
]
