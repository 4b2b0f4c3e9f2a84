"""Show the dossiers of the workspace and what the last check of each came to; have all of them checked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cascade.store.examples import copy_into, shipped_dossiers
from cascade.web.asking import workbench_of
from cascade.web.forms import Form, chosen, write
from cascade.web.pages import go_to, language_of, page
from cascade.web.start.listing import FILTERS, ORDERS, listing_of
from cascade.web.start.signs import BETWEEN_SIGNS, MOST_SIGNS, sign_of
from cascade.web.workbench import Workbench


def show_list(request: Request) -> Response:
    """Show all dossiers; those that were never checked are checked in the background."""
    workbench, query = workbench_of(request), request.query_params
    order = chosen(query.get("urut", ""), ORDERS, "nama")
    only = chosen(query.get("hanya", ""), tuple(FILTERS), "")
    search = query.get("cari", "")[:200]
    listing, at_work = listing_of(workbench, search, only, order), _at_work(workbench)
    opened = workbench.is_open(at_work[0]) if at_work else None
    answer = page(
        request, "dossiers.html.j2",
        {
            "listing": listing, "workspace": workbench.workspace, "search": search, "only": only, "order": order,
            "filters": FILTERS, "at_work": at_work, "seconds": opened.seconds if opened else 0, "discarded": len(workbench.trash.content()),
            "undo": query.get("urung", ""),
        },
    )  # fmt: skip
    workbench.check_new()
    return answer


def bring_examples(request: Request, form: Form) -> Response:
    """Copy the example dossiers into the workspace and have them checked."""
    workbench = workbench_of(request)
    made = copy_into(workbench.workspace.folder, shipped_dossiers())
    workbench.rounds.add(path.name for path in made)
    return go_to("/")


def check_all(request: Request, form: Form) -> Response:
    """Check every dossier anew, one after the other."""
    workbench = workbench_of(request)
    workbench.rounds.add(workbench.workspace.dossiers())
    return go_to("/")


def stop_all(request: Request, form: Form) -> Response:
    """Check none of those that wait."""
    workbench = workbench_of(request)
    workbench.rounds.clear()
    return go_to("/")


async def progress(request: Request) -> Response:
    """Tell a page how far the checks are, as server-sent events, until one of them has ended."""
    workbench, language = workbench_of(request), language_of(request)
    begun = _at_work(workbench)

    async def signs() -> AsyncIterator[str]:
        last = ""
        for _ in range(MOST_SIGNS):
            names = _at_work(workbench)
            is_busy = bool(names) and set(begun) <= set(names)
            opened = workbench.is_open(names[0]) if names else None
            said = opened.progress.say(language) if opened and opened.progress else ""
            sign = sign_of(f"{names[0]}: {said}" if names else "", opened.seconds if opened else 0, is_busy)
            if sign != last:
                last = sign
                yield sign
            if not is_busy:
                return
            await asyncio.sleep(BETWEEN_SIGNS)

    return StreamingResponse(signs(), media_type="text/event-stream")


def _at_work(workbench: Workbench) -> tuple[str, ...]:
    """Return the dossiers that are being checked."""
    opened = {name: workbench.is_open(name) for name in workbench.workspace.dossiers()}
    busy = tuple(name for name, dossier in opened.items() if dossier and dossier.state == "busy")
    return busy or workbench.rounds.waiting[:1]


ROUTES = [
    Route("/", show_list),
    Route("/kemajuan", progress, name="progress_of_all"),
    write("/contoh", bring_examples),
    write("/periksa-semua", check_all),
    write("/periksa-semua/henti", stop_all),
]
