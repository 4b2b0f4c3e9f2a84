"""Read the official names of programs, kegiatan and sub kegiatan.

A CSV file that the user names goes in; its entries, found by name whatever the spelling, come out. None is shipped, and
nothing in here says that a document is wrong.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cascade.model import Source
from cascade.model.errors import SettingsError
from cascade.model.i18n import LocalizedText
from cascade.text.normalize import normalized


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """One line of the national nomenclature."""

    code: str
    level: str
    name: str
    indicator: str
    unit: str
    edition: str
    source: Source


class Nomenclature:
    """The official names of programs, kegiatan and sub kegiatan, from a file that the user names."""

    def __init__(self, entries: tuple[OfficialEntry, ...]):
        self.entries = entries
        self._by_name: dict[str, list[OfficialEntry]] = {}
        for entry in entries:
            self._by_name.setdefault(normalized(entry.name), []).append(entry)

    def named(self, name: str) -> tuple[OfficialEntry, ...]:
        """Return the entries of this name, spelling aside."""
        return tuple(self._by_name.get(normalized(name), ()))


def read_nomenclature(path: Path) -> Nomenclature:
    """Read the official names from a CSV file with code, level, name, indicator and unit.

    Raises:
        SettingsError: the file cannot be read, or a column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, ValueError, csv.Error) as error:
        raise SettingsError(
            LocalizedText("Nomenklatur {path} tidak dapat dibaca.", "Nomenclature {path} cannot be read.").format(
                path=path.name
            ),
            LocalizedText("Simpan sebagai CSV UTF-8.", "Save it as CSV UTF-8."),
        ) from error
    if missing := {"code", "level", "name"} - set(rows[0] if rows else ()):
        raise SettingsError(
            LocalizedText(
                "Nomenklatur {path}: kolom {missing} tidak ada.", "Nomenclature {path}: no column {missing}."
            ).format(path=path.name, missing=", ".join(sorted(missing))),
            LocalizedText(
                "Kolom yang dibaca: code, level, name, indicator, unit, edition.",
                "Columns that are read: code, level, name, indicator, unit, edition.",
            ),
        )
    return Nomenclature(tuple(official_entry(row, Source(path.name, row=number)) for number, row in enumerate(rows, 2)))


def official_entry(row: Mapping[str, str | None], source: Source) -> OfficialEntry:
    """Return one line of a nomenclature by the names of its columns."""
    return OfficialEntry(
        code=row.get("code") or "",
        level=row["level"] or "",
        name=row["name"] or "",
        indicator=row.get("indicator") or "",
        unit=row.get("unit") or "",
        edition=row.get("edition") or row.get("source") or "",
        source=source,
    )
