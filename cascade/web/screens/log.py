"""Show every decision of a dossier: who, when, what, why, and what became of it; take one back, or bring one back.

What a person changed in `keputusan.yaml` by hand stands here too. The file can be downloaded, and one from elsewhere read in:
what is in it and not here yet is added.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.decisions.decision_file import DECISIONS_FILE, VERB_NAMES
from cascade.decisions.decision_log import DecisionEvent, DecisionLog
from cascade.decisions.entry import Entry, new_id
from cascade.decisions.recording import record, undo
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, same
from cascade.store.events import EDITED, REMOVED, StoredEvent
from cascade.text.printable import one_line
from cascade.web.asking import dossier_of, frame, with_checked, workbench_of
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import address, go_to, page

LARGEST_FILE = 5 * 1024**2  # bytes of a keputusan.yaml that is read in


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as the page shows it; `undo` is the name by which it can be taken back, `batch` how many it shares that with."""

    event: DecisionEvent
    verb: LocalizedText
    undo: str
    batch: int


@dataclass(frozen=True, slots=True)
class HandEdit:
    """What a person did to the file itself; `can_return` where the entry can be brought back."""

    event: StoredEvent
    verb: LocalizedText
    is_removal: bool
    can_return: bool


def show(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show the log as the file says it now, the newest decision first."""
    workbench = workbench_of(request)
    log = DecisionLog.read(dossier.folder)
    workbench.events.follow(workbench.scope, dossier.name, log, datetime.datetime.now(datetime.UTC))
    removed = workbench.events.removed(workbench.scope, dossier.name)
    by_hand = [
        HandEdit(each, _verb(each.verb), each.change == REMOVED, each.change == REMOVED and each.entry in removed)
        for each in reversed(workbench.events.events(workbench.scope, dossier.name))
        if each.change in (EDITED, REMOVED)
    ]
    return page(
        request,
        "log.html.j2",
        {
            **frame(dossier, "log"),
            "lines": list(_lines(log)),
            "by_hand": by_hand,
            "problems": log.problems,
            "broken": workbench.events.broken_at(workbench.scope, dossier.name),
            "fresh": new_id(),
            "zone": checked.report.policy.zone,
        },
    )


def _lines(log: DecisionLog) -> Iterable[Line]:
    for event in reversed(log.events):
        shared = sum(each.batch == event.batch and each.in_force for each in log.events) if event.batch else 1
        name = event.batch if event.batch and shared > 1 else event.id
        yield Line(event, _verb(event.verb), name, shared)


def _verb(name: str) -> LocalizedText:
    return VERB_NAMES.get(name, same(name))


def take_back(request: Request, form: Form) -> Response:
    """Take a decision back, or what was decided together with it."""
    dossier, actor = dossier_of(request), workbench_of(request).actor
    here = f"/berkas/{dossier.name}/jejak"
    if not actor:
        return go_to("/nama", kembali=address(here))
    undo(dossier.folder, form.text("of"), actor, dossier.now, one_line(form.text("why")), form.text("id") or None)
    dossier.judge()
    return go_to(here)


def bring_back(request: Request, form: Form) -> Response:
    """Write an entry into the file again that a person removed from it."""
    dossier, workbench = dossier_of(request), workbench_of(request)
    removed = workbench.events.removed(workbench.scope, dossier.name)
    wanted = [removed[name] for name in form.texts("entry") if name in removed]
    if not wanted:
        raise CascadeError(_GONE, _GONE_HINT)
    record(dossier.folder, wanted, dossier.now)
    dossier.judge()
    return go_to(f"/berkas/{dossier.name}/jejak")


def read_in(request: Request, form: Form) -> Response:
    """Add what another `keputusan.yaml` of this dossier says and ours does not."""
    dossier = dossier_of(request)
    files = form.files("berkas")
    if not files:
        raise CascadeError(_NO_FILE, None)
    content = files[0].file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise CascadeError(_TOO_LARGE.format(m=LARGEST_FILE // 1024**2), None)
    try:
        other = DecisionLog.parse(content.decode("utf-8-sig"), DECISIONS_FILE)
    except UnicodeDecodeError as error:
        raise CascadeError(_NO_TEXT, None) from error
    own = {event.id for event in DecisionLog.read(dossier.folder).events}
    new: list[Entry] = [
        event.entry.model_copy(update={"id": event.id}) for event in other.events if event.id not in own
    ]
    if new:
        record(dossier.folder, new, dossier.now)
        dossier.judge()
    return go_to(f"/berkas/{dossier.name}/jejak", baru=len(new))


def download(request: Request) -> Response:
    """Return the file as it stands."""
    dossier = dossier_of(request)
    path = dossier.folder / DECISIONS_FILE
    content = path.read_bytes() if path.is_file() and not path.is_symlink() else DecisionLog().dump().encode()
    headers = {"content-disposition": f'attachment; filename="{DECISIONS_FILE}"'}
    return Response(content, media_type="application/yaml", headers=headers)


ROUTES = [
    Route("/berkas/{dossier}/jejak", with_checked(show)),
    Route("/berkas/{dossier}/jejak/keputusan.yaml", download),
    write("/berkas/{dossier}/jejak/urungkan", take_back, "take_back"),
    write("/berkas/{dossier}/jejak/pulihkan", bring_back, "bring_back"),
    write("/berkas/{dossier}/jejak/impor", read_in, "read_in"),
]

_GONE = LocalizedText("Keputusan itu tidak perlu dipulihkan lagi.", "That decision need not be brought back.")
_GONE_HINT = LocalizedText("Muat ulang halamannya.", "Load the page again.")
_NO_FILE = LocalizedText("Pilih keputusan.yaml yang akan dibaca.", "Choose the keputusan.yaml to read in.")
_TOO_LARGE = LocalizedText("keputusan.yaml itu lebih dari {m} MB.", "That keputusan.yaml is larger than {m} MB.")
_NO_TEXT = LocalizedText("Berkas itu bukan teks UTF-8.", "That file is no UTF-8 text.")
