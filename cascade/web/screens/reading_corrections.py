"""Take what a person says was read wrongly, and take it back."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cascade.decisions.recording import undo
from cascade.model.i18n import LocalizedText
from cascade.text.printable import one_line, printable
from cascade.web.asking import dossier_of, workbench_of
from cascade.web.documents.hand_correction import LONGEST, Given, act_id, correct
from cascade.web.forms import Form, write
from cascade.web.pages import go_to, language_of
from cascade.web.screens.person import own_path


def keep(request: Request, form: Form) -> Response:
    """Write a correction down."""
    dossier, actor = dossier_of(request), workbench_of(request).actor
    back = own_path(form.text("kembali"))
    if not actor:
        return go_to("/nama", kembali=back)
    if dossier.checked is None:
        raise HTTPException(409)
    given = Given(_said(form, "nilai"), actor, _said(form, "alasan"), act_id(form.text("id")))
    try:
        written = correct(
            dossier.checked,
            dossier.folder,
            form.text("berkas"),
            form.text("bagian"),
            given,
            dossier.now.replace(microsecond=0),
        )
    except LookupError as error:
        raise HTTPException(409) from error
    dossier.judge()
    said = _NO_ROW if written.what == "not_a_row" else _KEPT
    return _back(back, said.format(s=written.row_name, v=written.value).say(language_of(request)))


def take_back(request: Request, form: Form) -> Response:
    """Take a correction back."""
    dossier, actor = dossier_of(request), workbench_of(request).actor
    back = own_path(form.text("kembali"))
    if not actor:
        return go_to("/nama", kembali=back)
    undo(dossier.folder, form.text("keputusan"), actor, dossier.now, entry_id=act_id(form.text("id")))
    dossier.judge()
    return _back(back, _TAKEN_BACK.say(language_of(request)))


def _said(form: Form, name: str) -> str:
    return one_line(printable(form.text(name)[:LONGEST]))


def _back(path: str, said: str) -> Response:
    """Return the way back to where the person was, with what was done."""
    parts = urlsplit(path)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "kata"]
    return RedirectResponse(f"{parts.path}?{urlencode([*query, ('kata', said)])}#sel", status_code=303)


ROUTES = [
    write("/berkas/{dossier}/koreksi", keep, "correct_reading"),
    write("/berkas/{dossier}/koreksi/batal", take_back, "take_back_correction"),
]

_KEPT = LocalizedText("“{s}”: dikoreksi menjadi “{v}”. Menilai ulang …", "“{s}”: corrected to “{v}”. Judging again …")
_NO_ROW = LocalizedText("“{s}” bukan baris. Menilai ulang …", "“{s}” is no row. Judging again …")
_TAKEN_BACK = LocalizedText("Koreksi dicabut. Menilai ulang …", "The correction is taken back. Judging again …")
