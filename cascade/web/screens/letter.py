"""Show the letter as it will be printed, and let a person say what stands around its text."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.model.i18n import LocalizedText
from cascade.reports import formats
from cascade.web.asking import dossier_of, frame, with_checked
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import go_to, language_of, page
from cascade.web.results.letter import FIELDS, keep, letter_of, value_of, with_settings_of_now


def show(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show the letter and the form beside it."""
    report = with_settings_of_now(checked.report, dossier)
    given = [(field, value_of(report.policy.letter, field)) for field in FIELDS]
    has_pdf = formats.missing("pdf") is None
    values = {
        "has_pdf": has_pdf,
        "note": letter_of(report, language_of(request)),
        "notes": report.notes,
        "fields": given,
    }
    return page(request, "letter.html.j2", {**frame(dossier, "results"), **values})


def change(request: Request, form: Form) -> Response:
    """Keep what a person says of the letters of this dossier."""
    dossier, language = dossier_of(request), language_of(request)
    is_changed = keep(dossier, {field.name: form.text(field.name) for field in FIELDS})
    said = _KEPT if is_changed else _SAME
    return go_to(f"/berkas/{dossier.name}/surat", kata=said.say(language))


ROUTES = [
    Route("/berkas/{dossier}/surat", with_checked(show)),
    write("/berkas/{dossier}/surat", change, "change_letter"),
]

_KEPT = LocalizedText("Disimpan di berkas.yaml; surat di bawah sudah memakainya.", "Kept in berkas.yaml; the letter below has it.")  # fmt: skip
_SAME = LocalizedText("Tidak ada yang berubah.", "Nothing has changed.")
