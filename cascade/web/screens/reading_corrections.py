"""Take what a person says was read wrongly, and take it back."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cascade.decisions.recording import undo
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.text.printable import one_line, printable
from cascade.web.asking import checked_of, dossier_of, workbench_of
from cascade.web.documents.hand_correction import LONGEST, Given, act_id, correct
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import go_to, language_of
from cascade.web.screens.documents import Refused, show_page
from cascade.web.screens.person import own_path


def keep(request: Request, form: Form) -> Response:
    """Write a correction down."""
    (dossier, checked), actor = checked_of(request), workbench_of(request).actor
    back = own_path(form.text("kembali"))
    if not actor:
        return go_to("/nama", kembali=back)
    given = Given(_said(form, "nilai"), actor, _said(form, "alasan"), act_id(form.text("id")))
    try:
        written = correct(
            checked,
            dossier.folder,
            form.text("berkas"),
            form.text("bagian"),
            given,
            dossier.now.replace(microsecond=0),
        )
    except LookupError:
        return _shown_again(request, dossier, checked, form, CascadeError(_GONE, _GONE_HINT))
    except CascadeError as error:
        return _shown_again(request, dossier, checked, form, error)
    dossier.judge()
    said = _NO_ROW if written.what == "not_a_row" else _KEPT
    return _back(back, said.format(s=written.row_name, v=written.value).say(language_of(request)))


def _shown_again(request: Request, dossier: OpenDossier, checked: Checked, form: Form, error: CascadeError) -> Response:
    """Show the page with the form that was refused, as it was filled in, and why.

    Raises:
        CascadeError: the form came from no page of a file.
    """
    parts = urlsplit(own_path(form.text("kembali")))
    found = _PAGE.fullmatch(unquote(parts.path))
    if found is None or found["dossier"] != dossier.name:
        raise error
    params = {"dossier": dossier.name, "file": found["file"], "page": int(found["page"])}
    scope = {"method": "GET", "path": unquote(parts.path), "raw_path": parts.path.encode(), "path_params": params}
    asked = Request({**request.scope, **scope, "query_string": parts.query.encode()})
    refused = Refused(error, form.text("bagian"), _said(form, "nilai"), _said(form, "alasan"))
    return show_page(asked, dossier, checked, refused)


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

_PAGE = re.compile(r"/berkas/(?P<dossier>[^/]+)/dokumen/(?P<file>[^/]+)/(?P<page>\d{1,6})")
_GONE = LocalizedText("Bagian ini tidak terbaca lagi di sini; belum ada yang dicatat.", "This part is no longer read here; nothing was written down.")  # fmt: skip
_GONE_HINT = LocalizedText("Pilih selnya lagi.", "Choose the cell again.")
_KEPT = LocalizedText("“{s}”: dikoreksi menjadi “{v}”. Menilai ulang …", "“{s}”: corrected to “{v}”. Judging again …")
_NO_ROW = LocalizedText("“{s}” bukan baris. Menilai ulang …", "“{s}” is no row. Judging again …")
_TAKEN_BACK = LocalizedText("Koreksi dicabut. Menilai ulang …", "The correction is taken back. Judging again …")
