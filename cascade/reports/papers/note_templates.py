"""Find, check and copy the templates that lay out the Catatan Hasil Reviu.

A folder of the region goes in; the template of a kind and language comes out: the region's own, where its folder has
one, else the one that is shipped. A file may be for one language (`catatan-hasil-reviu.en.docx`) or for all
(`catatan-hasil-reviu.docx`). Never writes over a file that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from textwrap import shorten

from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.safe_io.atomic_file import unwritable_error
from cascade.text.printable import one_line, printable

STEM = "catatan-hasil-reviu"
SUFFIXES = (".docx", ".typ")
FIELDS = "isian.md"  # tells what a template may ask for
SHOWN = 300  # letters of what a library says


@contextmanager
def open_template(folder: Path | None, suffix: str, language: Language) -> Iterator[Path]:
    """Give the template of a kind; `folder` is the region's, None where it has none."""
    names = (f"{STEM}.{language}{suffix}", f"{STEM}{suffix}")
    for name in names if folder else ():
        if folder is not None and (folder / name).is_file():
            yield folder / name
            return
    with as_file(files("cascade.reports.papers") / "templates") as shipped:
        yield next(shipped / name for name in names if (shipped / name).is_file())


def check_folder(folder: Path) -> Path:
    """Return a folder of templates.

    Raises:
        CascadeError: it is not there, or holds none of the templates.
    """
    has_template = folder.is_dir() and any(
        path.name.startswith(STEM) and path.suffix in SUFFIXES for path in folder.iterdir()
    )
    if not has_template:
        raise CascadeError(
            LocalizedText("{p}: tidak ada templat di folder ini.", "{p}: there is no template in this folder.").format(
                p=folder
            ),
            LocalizedText(
                "Salin templat bawaan dengan: cascade template FOLDER, lalu ubah di Word.",
                "Copy the shipped ones with: cascade template FOLDER, then change them in Word.",
            ),
        )
    return folder


def copy_shipped(folder: Path) -> tuple[Path, ...]:
    """Copy the shipped templates, and the list of what they may ask for, to a folder; a file that is there already stays.

    Raises:
        CascadeError: they cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with as_file(files("cascade.reports.papers") / "templates") as shipped:
            for path in sorted(shipped.iterdir()):
                if (path.suffix in SUFFIXES or path.name == FIELDS) and not (folder / path.name).exists():
                    (folder / path.name).write_bytes(path.read_bytes())
                    written.append(folder / path.name)
    except OSError as error:
        raise unwritable_error(folder, error) from error
    return tuple(written)


def template_error(path: Path, reason: str | LocalizedText) -> CascadeError:
    """Return what is said of a template that does not work; of what a library says in many lines, the beginning in one."""
    if isinstance(reason, str):
        reason = shorten(printable(one_line(reason)), SHOWN, placeholder=" …")
    return CascadeError(
        LocalizedText("{p}: templat tidak dapat dipakai: {r}", "{p}: the template cannot be used: {r}").format(
            p=path, r=reason
        ),
        LocalizedText(
            "Periksa nama isian di dalam {{ … }} dan pasangan {% for %} … {% endfor %}; daftar isian ada di isian.md, di samping templat bawaan (cascade template FOLDER).",
            "Check the names of fields in {{ … }} and the pairs {% for %} … {% endfor %}; isian.md lists them, beside the shipped template (cascade template FOLDER).",
        ),
    )
