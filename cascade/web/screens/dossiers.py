"""Show the dossiers of the workspace, how far the check of each is, and what the last one came to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cascade.store.register import Run
from cascade.web.asking import dossier_of, frame, waiting_page, with_checked, workbench_of
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier, State
from cascade.web.pages import address, go_to, language_of, page

BETWEEN_SIGNS = 0.3  # seconds between two looks at how far a check is
MOST_SIGNS = 4_000


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier of the list; `run` is what its last check came to, if there was one."""

    name: str
    state: State
    run: Run | None


def show_list(request: Request) -> Response:
    """Show all dossiers."""
    workbench = workbench_of(request)
    runs = workbench.last_runs()
    rows = []
    for name in workbench.workspace.dossiers():
        dossier = workbench.is_open(name)
        rows.append(Row(name, dossier.state if dossier else "unread", runs.get(name)))
    return page(request, "dossiers.html.j2", {"rows": rows, "workspace": workbench.workspace})


def show_overview(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show what the last check of a dossier came to."""
    return page(request, "overview.html.j2", {**frame(dossier, "overview"), "report": checked.report})


def check(request: Request, form: Form) -> Response:
    """Check a dossier anew."""
    dossier = dossier_of(request)
    dossier.check()
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
            sign = json.dumps({"said": said, "seconds": dossier.seconds, "busy": is_busy})
            if sign != last:
                last = sign
                yield f"data: {sign}\n\n"
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


ROUTES = [
    Route("/", show_list),
    Route("/berkas/{dossier}", with_checked(show_overview)),
    Route("/berkas/{dossier}/tunggu", show_waiting),
    Route("/berkas/{dossier}/kemajuan", progress),
    write("/berkas/{dossier}/periksa", check, "check_dossier"),
]
