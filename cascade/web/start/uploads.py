"""Take the files that a form brings as one delivery, and say what became of them."""

from __future__ import annotations

from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.store.incoming import Delivery, Incoming, put, settle
from cascade.web.forms import Form

NEW_NAME = "Berkas baru"  # with what the name of a dossier begins that nobody has named
LONGEST_NOTICE = 900
MOST_REFUSED = 4


def delivery_of(incoming: Incoming, form: Form) -> Delivery:
    """Return what a form brings as a delivery.

    Raises:
        CascadeError: it brings no document.
    """
    files, paths = form.files("files"), form.texts("path")
    names = paths if len(paths) == len(files) else tuple(each.filename or "" for each in files)
    brought = [*zip(names, files, strict=True), *((each.filename or "", each) for each in form.files("folder"))]
    if not brought:
        raise CascadeError(_NO_FILES, _NO_FILES_HINT)
    delivery = incoming.begin()
    try:
        for name, upload in brought:
            put(delivery, name, upload.file)
        settle(delivery)
    except BaseException:
        incoming.drop(delivery)
        raise
    return delivery


def told(delivery: Delivery, count: int, language: Language) -> str:
    """Return what was taken and what was not."""
    said = [_TAKEN.format(n=count)] if count else []
    said += delivery.refused[:MOST_REFUSED]
    if len(delivery.refused) > MOST_REFUSED:
        said.append(_MORE.format(n=len(delivery.refused) - MOST_REFUSED))
    return " ".join(each.say(language) for each in said)[:LONGEST_NOTICE]


_TAKEN = LocalizedText("{n} file diterima.", "Files taken: {n}.")
_MORE = LocalizedText("{n} lainnya juga tidak diterima.", "Not taken either: {n}.")
_NO_FILES = LocalizedText("Belum ada file yang dipilih.", "No file was chosen.")
_NO_FILES_HINT = LocalizedText(
    "Pilih dokumennya, satu folder, atau satu ZIP.", "Choose the documents, one folder, or one ZIP."
)
