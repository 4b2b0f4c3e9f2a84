"""Write the recap of a run: `rekap.html` and `rekap.xlsx`, in a folder for each government where there are several.

The folder of a run and the place of its recap go in; the page to begin with comes out. Files are replaced whole.
"""

from __future__ import annotations

from pathlib import Path

from cascade.fleet.query import Tables
from cascade.fleet.recap import page, workbook
from cascade.fleet.recap.results import government_recap, nation_recap
from cascade.fleet.schema import GovernmentEntry
from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.options import Progress, no_progress
from cascade.safe_io.atomic_file import replace_file, unwritable_error


def write_recap(
    run: Path, place: Path, language: Language, government: str | None = None, progress: Progress = no_progress
) -> Path:
    """Write the recap of a run, or of one government of it; return the page to begin with.

    Raises:
        CascadeError: there is no such run or government, or the place cannot be written.
    """
    tables = Tables.of(run).verified()
    entries = [each for each in tables.record.governments if each.government not in tables.missing]
    if government is not None:
        entries = [each for each in entries if each.government == government]
    if not entries:
        raise CascadeError(_NO_GOVERNMENT.format(g=government or run.name))
    several = len(tables.record.governments) > 1
    try:
        for number, entry in enumerate(entries, 1):
            progress(
                LocalizedText("Menulis rekap {n}/{m} …", "Writing recap {n}/{m} …").format(n=number, m=len(entries))
            )
            _write_government(tables, entry, place / entry.file if several else place, language, has_index=several)
        if not several or government is not None:
            return (place / entries[0].file if several else place) / page.FILE
        nation = nation_recap(tables, run.name)
        _write(place, page.render_nation(nation, language), workbook.render_nation(nation, language))
    except OSError as error:
        raise unwritable_error(error.filename or place, error) from error
    return place / page.FILE


def _write_government(
    tables: Tables, entry: GovernmentEntry, place: Path, language: Language, *, has_index: bool
) -> None:
    recap = government_recap(tables, entry.government)
    index = f"../{page.FILE}" if has_index else None
    _write(place, page.render_government(recap, language, index), workbook.render_government(recap, language))


def _write(place: Path, html: str, book: bytes) -> None:
    place.mkdir(parents=True, exist_ok=True)
    replace_file(place / page.FILE, html.encode())
    replace_file(place / workbook.FILE, book)


_NO_GOVERNMENT = LocalizedText("Tidak ada hasil pemerintah “{g}”.", "There is no result of the government “{g}”.")
