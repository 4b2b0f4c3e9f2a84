"""Ask a person about the links of a dossier, one card at a time; show all links, and reopen what was settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.decisions.decision_file import LinkAnswer
from cascade.decisions.entry import new_id
from cascade.model import Link
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.text.printable import one_line, printable
from cascade.web.asking import AHEAD, checked_of, frame, judge_after, with_checked, workbench_of
from cascade.web.forms import Form, chosen, write
from cascade.web.links import listing
from cascade.web.links.card import card_of, side_of
from cascade.web.links.desk import desk_of
from cascade.web.links.selection import Selection, document_choices, level_choices
from cascade.web.links.sight import key_of
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import address, go_to, page

FOLLOWING = 5  # questions that a page names after the one it shows
MOST_SAMPLES = 10  # identical questions that are shown before they are answered together
LONGEST_REASON = 1_000
ANSWERS: Mapping[str, LinkAnswer] = {"sama": "confirmed", "beda": "rejected"}


def show(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show one open question, the first or the one that is wanted."""
    return _question_page(request, dossier, checked, request.query_params, request.query_params.get("kartu", ""))


def _question_page(
    request: Request,
    dossier: OpenDossier,
    checked: Checked,
    query: Mapping[str, str],
    wanted: str,
    refused: CascadeError | None = None,
) -> Response:
    desk, base = desk_of(dossier), f"/berkas/{dossier.name}"
    standing, selection = desk.standing(checked), Selection.of(query)
    chosen_ones = selection.choose(standing.sight, standing.questions)
    shown = next((link for link in standing.questions if key_of(link) == wanted), None)
    at = next((number for number, link in enumerate(chosen_ones) if link is shown), -1)
    ordered = chosen_ones[at + 1 :]
    asks_effects = bool(shown and query.get("akibat"))
    shown = shown or (ordered.pop(0) if ordered else None)
    values = {
        **frame(dossier, "links"),
        "card": card_of(base, standing, shown) if shown else None,
        "following": [key_of(link) for link in ordered[:FOLLOWING]],
        "left": len(chosen_ones),
        "all": len(standing.questions),
        "skipped": standing.skipped,
        "recent": desk.recent(),
        "selection": selection,
        "documents": document_choices(standing.sight, standing.questions),
        "levels": level_choices(standing.sight, standing.questions),
        "new_id": new_id,
        "effects": desk.changes(checked, shown) if shown and asks_effects else None,
        "refused": refused,
        "is_judged": not standing.changed and dossier.state != "busy",
        "zone": checked.prepared.settings.zone,
    }
    return page(request, "links.html.j2", values, 409 if refused else 200)


def show_identical(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show how many other questions ask the same, and some of them, before they are answered together."""
    standing, base = desk_of(dossier).standing(checked), f"/berkas/{dossier.name}"
    link = next((each for each in standing.questions if key_of(each) == request.path_params["key"]), None)
    selection = Selection.of(request.query_params)
    if link is None:
        return go_to(f"{base}/tautan", **selection.query)
    identical = [link, *standing.identical(link)]
    pairs = [
        (side_of(base, standing.sight, each.left, each.right), side_of(base, standing.sight, each.right, each.left))
        for each in identical[:MOST_SAMPLES]
    ]
    values = {
        **frame(dossier, "links"),
        "key": key_of(link),
        "keys": [key_of(each) for each in identical],
        "pairs": pairs,
        "selection": selection,
        "new_id": new_id,
    }
    return page(request, "links_identical.html.j2", values)


def show_all(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show all links, those of one state or that a search finds."""
    standing, query = desk_of(dossier).standing(checked), request.query_params
    asked = one_line(query.get("cari", ""))[:200]
    found = listing.search(standing, listing.rows_of(standing), asked)
    state = chosen(query.get("status", ""), tuple(listing.STATES), "")
    rows = [row for row in found if state in ("", row.state)]
    last = max(1, -(-len(rows) // listing.PAGE))
    number = query.get("hal", "1")
    at = min(max(int(number), 1), last) if number.isdecimal() and len(number) < 7 else 1
    shown = rows[(at - 1) * listing.PAGE : at * listing.PAGE]
    values = {
        **frame(dossier, "links"),
        "rows": [(row, listing.ends_of_row(standing, row)) for row in shown],
        "states": listing.STATES,
        "counts": listing.counts(found),
        "state": state,
        "asked": asked,
        "total": len(rows),
        "at": at,
        "last": last,
        "new_id": new_id,
        "zone": checked.prepared.settings.zone,
    }
    return page(request, "links_all.html.j2", values)


def answer(request: Request, form: Form) -> Response:
    """Take an answer, to one question or to all that were shown as identical."""
    dossier, checked = checked_of(request)
    if not workbench_of(request).actor:
        return go_to("/nama", kembali=address(f"/berkas/{dossier.name}/tautan"))
    try:
        _answer(request, dossier, checked, form)
    except CascadeError as error:
        return _refused(request, dossier, checked, form, error)
    return _after(request, dossier, checked, form, form.text("kartu"))


def _answer(request: Request, dossier: OpenDossier, checked: Checked, form: Form) -> None:
    desk, actor, name = desk_of(dossier), workbench_of(request).actor, form.text("id") or new_id()
    given, why = form.text("jawaban"), one_line(printable(form.text("alasan")))[:LONGEST_REASON]
    verdict = "confirmed" if given.startswith("pilih-") else ANSWERS.get(given)
    if verdict is not None and desk.has_written(name, verdict):
        return
    links = _asked(dossier, checked, form)
    if given == "lewati":
        desk.skip(checked, links[0])
        return
    if not actor:
        raise CascadeError(_NO_NAME, None)
    if given.startswith("pilih-"):
        key = given.removeprefix("pilih-")
        rivals = desk.sight(checked).rivals.of(links[0])
        links = [each for each in rivals if key_of(each) == key]
    if verdict is None or not links:
        raise CascadeError(_GONE, _GONE_HINT)
    desk.answer(checked, links, verdict, actor, why, name)


def _asked(dossier: OpenDossier, checked: Checked, form: Form) -> Sequence[Link]:
    """Return the questions of a form; of several those that are still open: nothing that a person answered is answered again."""
    desk, keys = desk_of(dossier), form.texts("tautan")
    if len(keys) > 1:
        is_open = {key_of(link): link for link in desk.standing(checked).questions}
        found = [is_open[key] for key in keys if key in is_open]
    else:
        found = [link for key in keys if (link := desk.find(checked, key)) is not None]
    if not found:
        raise CascadeError(_GONE, _GONE_HINT)
    return found


def take_back(request: Request, form: Form) -> Response:
    """Undo one of the last acts, and show its question again."""
    dossier, checked = checked_of(request)
    actor = workbench_of(request).actor
    try:
        if not actor:
            raise CascadeError(_NO_NAME, None)
        key = desk_of(dossier).take_back(checked, form.text("of"), actor, form.text("id") or new_id())
    except CascadeError as error:
        return _refused(request, dossier, checked, form, error)
    return _after(request, dossier, checked, form, key)


def _refused(request: Request, dossier: OpenDossier, checked: Checked, form: Form, error: CascadeError) -> Response:
    """Say why something was not taken: the script gets the question again, a browser without one a page that says so.

    Raises:
        CascadeError: for a browser without a script.
    """
    if AHEAD not in request.headers:
        raise error
    return _question_page(request, dossier, checked, _fields(form), form.text("tautan") or form.text("kartu"), error)


def ask_skipped(request: Request, form: Form) -> Response:
    """Ask again what was skipped."""
    dossier, checked = checked_of(request)
    desk_of(dossier).ask_skipped()
    return _after(request, dossier, checked, form)


def _after(request: Request, dossier: OpenDossier, checked: Checked, form: Form, wanted: str = "") -> Response:
    """Go on where the person was: the script gets its question, a browser without one the page."""
    judge_after(request, dossier)
    base, fields = f"/berkas/{dossier.name}/tautan", _fields(form)
    if form.text("kembali") == "semua":
        rest = {name: fields[name] for name in ("cari", "status", "hal") if name in fields}
        return go_to(f"{base}/semua", **rest)
    if AHEAD in request.headers:
        return _question_page(request, dossier, checked, fields, wanted)
    return go_to(base, **Selection.of(fields).query, kartu=wanted)


def _fields(form: Form) -> dict[str, str]:
    """Return where a form was filled in: the query of that page."""
    return dict(parse_qsl(form.text("saring")))


ROUTES = [
    Route("/berkas/{dossier}/tautan", with_checked(show)),
    Route("/berkas/{dossier}/tautan/semua", with_checked(show_all)),
    Route("/berkas/{dossier}/tautan/{key}/sama", with_checked(show_identical)),
    write("/berkas/{dossier}/tautan/jawab", answer, "answer_link"),
    write("/berkas/{dossier}/tautan/urungkan", take_back, "take_back_link"),
    write("/berkas/{dossier}/tautan/lewati", ask_skipped, "ask_skipped_links"),
]

_NO_NAME = LocalizedText(
    "Tulis nama Anda dahulu (kanan atas); setiap jawaban dicatat dengan nama.",
    "Give your name first (top right); every answer is written down with a name.",
)
_GONE = LocalizedText(
    "Pertanyaan itu tidak ada lagi; dokumen atau jawabannya berubah.",
    "That question is no longer there; the documents or the answers have changed.",
)
_GONE_HINT = LocalizedText("Lanjutkan dengan pertanyaan berikutnya.", "Go on with the next one.")
