"""Write what a person says of a document, or of the whole dossier, to its `berkas.yaml`.

The fields of a form go in; the file holds them afterwards, with every remark and line that was in it. A field left empty takes back
what was said before, so that what is printed counts again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cascade.model import KIND_NAMES, PHASE_NAMES, PLAN_KINDS
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_editor import change_text
from cascade.safe_io.yaml_value import Keys, with_values
from cascade.settings.policy import BERKAS
from cascade.settings.schema import BerkasFile
from cascade.text.printable import one_line, printable

LONGEST_OFFICE = 200
_YEARS = re.compile(r"(\d{4})(?:\s*[-–—/]\s*(\d{4}))?")
_HEADING = "# Keterangan tentang berkas ini; ditulis dari meja kerja, boleh disunting.\n"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says: the kind, year or period, edition and office; empty is nothing."""

    kind: str = ""
    years: str = ""
    phase: str = ""
    office: str = ""

    def values(self) -> Mapping[str, object]:
        """Return it by the keys of a document in `berkas.yaml`, None for what is not said.

        Raises:
            CascadeError: it cannot be so.
        """
        years = _years_of(self.years)
        is_period = len(years) > 1 or (bool(years) and self.kind in PLAN_KINDS)
        return {
            "kind": self.kind if self.kind in KIND_NAMES else None,
            "year": years[0] if years and not is_period else None,
            "years": list(years) if is_period else None,
            "phase": self.phase if self.phase in PHASE_NAMES else None,
            "opd": _office_of(self.office),
        }


def state_of_file(folder: Path, file: str, stated: Stated) -> None:
    """Write what is said of one file.

    Raises:
        CascadeError: it cannot be so, or cannot be written.
    """
    _write(folder, {("documents", file, key): value for key, value in stated.values().items()})


def state_of_dossier(folder: Path, office: str, year: str) -> None:
    """Write the office and the year of the whole dossier.

    Raises:
        CascadeError: it cannot be so, or cannot be written.
    """
    years = _years_of(year)
    if len(years) > 1:
        raise CascadeError(_NO_YEAR.format(y=year), _ONE_YEAR)
    _write(folder, {("opd",): _office_of(office), ("year",): years[0] if years else None})


def _write(folder: Path, values: Mapping[Keys, object]) -> None:
    def change(text: str) -> str:
        new = with_values(text, values, BERKAS)
        yaml_reader.parse(new, BERKAS).validate(BerkasFile)
        return new if text or not new else _HEADING + new

    change_text(folder / BERKAS, change)


def _years_of(text: str) -> tuple[int, ...]:
    if not text:
        return ()
    found = _YEARS.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1990 <= first <= last <= 2100 or last - first > 25:
        raise CascadeError(_NO_YEAR.format(y=text), _YEARS_HINT)
    return tuple(range(first, last + 1))


def _office_of(text: str) -> str | None:
    office = one_line(printable(text))
    if len(office) > LONGEST_OFFICE:
        raise CascadeError(_LONG_OFFICE.format(n=LONGEST_OFFICE), None)
    return office or None


_NO_YEAR = LocalizedText("“{y}” bukan tahun.", "“{y}” is no year.")
_YEARS_HINT = LocalizedText(
    "Tulis satu tahun (2026) atau masa rencana (2025–2029).", "Write one year (2026) or a period (2025–2029)."
)
_ONE_YEAR = LocalizedText("Tulis satu tahun, misalnya 2026.", "Write one year, such as 2026.")
_LONG_OFFICE = LocalizedText("Nama OPD paling panjang {n} huruf.", "The name of an office has at most {n} letters.")
