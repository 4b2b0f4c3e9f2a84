"""Say what each file of a dossier was taken for, how much of it was read, and what a person has corrected.

A check goes in, a row for each file comes out, those that need a person first. Guesses nothing: what no document prints and nobody
has stated is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cascade.model import CASCADE_ORDER, KIND_NAMES, PHASE_NAMES, Document, FileAccount, Problem
from cascade.model.i18n import LocalizedText, joined, number_ranges, same
from cascade.reports.reading_account import NOT_WHOLE, counts_text
from cascade.settings.policy import BERKAS, Policy
from cascade.settings.schema import DocumentSetting
from cascade.text.normalize import same_text
from cascade.web.open_dossier import Checked


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: the documents in it, what became of its tables, what is wrong with it, what `berkas.yaml` says of it."""

    file: str
    documents: tuple[Document, ...]
    account: FileAccount | None
    problems: tuple[Problem, ...]
    setting: DocumentSetting

    @property
    def kinds(self) -> str:
        """What it was taken for."""
        return ", ".join(dict.fromkeys(KIND_NAMES.get(each.kind, each.kind) for each in self.documents))

    @property
    def years(self) -> str:
        """The year or period of its documents."""
        return ", ".join(dict.fromkeys(filter(None, map(years_of, self.documents))))

    @property
    def office(self) -> str:
        """The office that its documents name."""
        return ", ".join(dict.fromkeys(each.opd.text for each in self.documents if each.opd))

    @property
    def office_is_stated(self) -> bool:
        """Whether `berkas.yaml` says the office, no document."""
        return any(each.opd and each.opd.source.file == BERKAS for each in self.documents)

    @property
    def phases(self) -> LocalizedText:
        """Which edition it is, where that is printed or stated."""
        return joined(dict.fromkeys(PHASE_NAMES[each.phase] for each in self.documents if each.phase), ", ")

    @property
    def tables(self) -> LocalizedText:
        """How many of its tables were read, and on which pages they stand."""
        if self.account is None:
            return same("–")
        pages = number_ranges(sorted(self.account.pages))
        return counts_text(self.account) + (LocalizedText(f"(hal. {pages})", f"(p. {pages})") if pages else same(""))

    @property
    def rows(self) -> str:
        """How many rows of its tables of targets were read, of how many."""
        tables = [each for each in self.account.tables if each.state != "not_a_target_table"] if self.account else []
        return f"{sum(each.rows_read for each in tables)}/{sum(each.rows for each in tables)}" if tables else "–"

    @property
    def not_whole(self) -> int:
        """How many of its tables were not read, or only in part."""
        return len(self.account.of_state(*NOT_WHOLE)) if self.account else 0

    @property
    def is_corrected(self) -> bool:
        """Whether a person has said what it is."""
        return self.setting != DocumentSetting()

    @property
    def lacks(self) -> tuple[LocalizedText, ...]:
        """What of it nobody knows."""
        if not self.documents:
            return (_NO_DOCUMENT,)
        found = [(_NO_YEAR, self.years), (_NO_OFFICE, self.office)]
        return tuple(text for text, value in found if not value)


def rows_of(checked: Checked) -> tuple[FileRow, ...]:
    """Return a row for each file that was read, those of which something is unknown first."""
    report, settings = checked.report, checked.prepared.settings
    accounts = {each.file: each for each in report.accounts}
    rows = [
        FileRow(
            name,
            tuple(each for each in report.documents if each.file == name),
            accounts.get(name),
            tuple(each for each in report.problems if each.source and each.source.file == name),
            settings.documents.get(name, DocumentSetting()),
        )
        for name in report.files
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: FileRow) -> tuple[bool, int, str]:
    kinds = [CASCADE_ORDER.index(each.kind) for each in row.documents if each.kind in CASCADE_ORDER]
    return bool(row.documents), min(kinds, default=len(CASCADE_ORDER)), row.file.casefold()


def years_of(document: Document) -> str:
    """Return the year of a document, or its period."""
    if len(document.years) > 1:
        return f"{document.years[0]}–{document.years[-1]}"
    return str(document.year or (document.years[0] if document.years else ""))


@dataclass(frozen=True, slots=True)
class Identity:
    """The office and the year of a whole dossier; several where documents contradict each other."""

    offices: tuple[str, ...]
    years: tuple[str, ...]
    office_is_stated: bool
    year_is_stated: bool

    @property
    def proposed_name(self) -> str:
        """What a dossier of this office and year is usually called; empty where either is not known for sure."""
        return f"{self.offices[0]} {self.years[0]}" if len(self.offices) == len(self.years) == 1 else ""


def identity_of(documents: Sequence[Document], settings: Policy) -> Identity:
    """Return whose documents these are and of which year: as stated, else as printed."""
    offices: list[str] = []
    for document in documents:
        if document.opd and not any(same_text(document.opd.text, each) for each in offices):
            offices.append(document.opd.text)
    years = sorted({str(each.year) for each in documents if each.year and len(each.years) <= 1})
    return Identity(
        (settings.opd,) if settings.opd else tuple(offices),
        (str(settings.year),) if settings.year else tuple(years),
        settings.opd is not None,
        settings.year is not None,
    )


_NO_DOCUMENT = LocalizedText("tidak dikenali sebagai dokumen perencanaan", "not recognised as a planning document")
_NO_YEAR = LocalizedText("tahun tidak diketahui", "year not known")
_NO_OFFICE = LocalizedText("OPD tidak diketahui", "office not known")
