"""Make the entry of a correction from what a person points at.

Documents as read and a request go in (a file, a printed place, what of the row, the text as it should be); an entry for
`keputusan.yaml` comes out, or a sentence that says what is wrong with the request. Writes nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cascade.decisions.reading_correction import PlaceInFile, ReadingCorrection
from cascade.model import CorrectedPart, Document, Source, Total
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.hand_corrections.finding import FoundRow, is_of_one_cell
from cascade.pipeline.hand_corrections.parts import WORDS, Part, Row, parts_of, printed
from cascade.pipeline.hand_corrections.values import fault_of, rows_of
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.text.printable import one_line

MOST_LISTED = 5
_SHORTEST_REASON = 3
_CALLED: Mapping[str, CorrectedPart] = {
    "awal": "baseline",
    "target_akhir": "end_target",
    "pagu_akhir": "end_pagu",
    "nama": "name",
    "satuan": "unit",
    "jenjang": "level",
    "kode": "code",
    "bukan_baris": "not_a_row",
    **{name: name for name in WORDS},
}
_QUARTER = re.compile(r"(?:tr|tw|q|triwulan)\s*(iv|i{1,3}|[1-4])", re.I)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Request:
    """What a person wants corrected: `at` is a place as it is printed everywhere, `what` a part such as `target:2024`.

    `subject` is the name of the row, needed only where several rows are printed at one place.
    """

    file: str
    at: str
    what: str
    value: str
    by: str
    why: str
    subject: str = ""


def correction_for(documents: Sequence[Document], request: Request, at: datetime.datetime) -> ReadingCorrection:
    """Return the entry of a request on documents as they were read, made at a moment with its offset from UTC.

    Raises:
        CascadeError: no row, or several, are printed there; the text is no value of that part; name or reason lacks.
    """
    if not request.by.strip() or len(request.why.strip()) < _SHORTEST_REASON:
        raise CascadeError(*_UNSIGNED)
    in_file = [(number, document) for number, document in enumerate(documents) if document.file == request.file]
    if not in_file:
        files = sorted({document.file for document in documents})
        message = LocalizedText(
            "{f}: tidak ada dokumen yang dibaca dari berkas ini.", "{f}: no document was read of it."
        )
        raise CascadeError(message.format(f=request.file), did_you_mean(request.file, files))
    found, part = _one_row(in_file, request)
    document = documents[found.number]
    value = "" if part.what == "not_a_row" else request.value
    if fault := fault_of(document, found.row, part, value):
        raise CascadeError(fault)
    if part.what != "not_a_row" and one_line(value) == one_line(found.read):
        raise CascadeError(_NOTHING_NEW.format(v=found.read))
    return ReadingCorrection(
        file=document.file,
        digest=document.sha256,
        place=PlaceInFile.of(found.source),
        subject=one_line(found.row.name.text),
        what=part.what,
        year=part.year,
        quarter=part.quarter,
        read=one_line(found.read),
        value=one_line(value),
        by=request.by.strip(),
        why=request.why.strip(),
        on=at.date(),
        at=at,
    )


def part_named(text: str) -> Part:
    """Return the part that a text names: `target:2024`, `target:TR2`, `pagu:2025`, `nama`, `bukan-baris`.

    Raises:
        CascadeError: there is no such part.
    """
    name, _, when = text.partition(":")
    what = _CALLED.get("_".join(name.casefold().replace("-", " ").split()))
    when, quarter = when.strip(), _QUARTER.fullmatch(when.strip())
    if what is None or (when and (what not in ("target", "pagu") or not (quarter or re.fullmatch(r"[12]\d{3}", when)))):
        raise CascadeError(_NO_PART.format(t=text), _PARTS)
    if quarter:
        number = quarter[1].casefold()
        return Part(what, quarter=_ROMAN.get(number) or int(number))
    return Part(what, year=int(when) if when else None)


def _one_row(documents: Sequence[tuple[int, Document]], request: Request) -> tuple[FoundRow, Part]:
    """Return the one row that a request points at, with the part that it means there."""
    wanted = part_named(request.what)
    at_part, at_name = [], []
    for number, document in documents:
        for row in rows_of(document):
            part = _dated(row, wanted)
            read = printed(row, part) if part is not None else None
            if part is None or read is None or not _is_called(row, request.subject):
                continue
            found = FoundRow(number, row, *read), part
            at_part += [found] if _is_at(read[1], request.at) else []
            at_name += [found] if _is_at(row.name.source, request.at) else []
    candidates = at_part or at_name
    if not candidates:
        raise CascadeError(
            _NO_ROW.format(f=request.file, a=request.at, p=_ROW if wanted.what == "not_a_row" else wanted.words),
            _LOOK.format(a=", ".join(_places(documents, request.at))),
        )
    if len({_print_of(found, part) for found, part in candidates}) > 1:
        names = dict.fromkeys(f"“{one_line(found.row.name.text)}”" for found, _ in candidates)
        raise CascadeError(
            _SEVERAL.format(f=request.file, a=request.at, n="; ".join([*names][:MOST_LISTED])), _SAY_WHICH
        )
    return candidates[0]


def _print_of(found: FoundRow, part: Part) -> tuple[str, PlaceInFile]:
    """Return what tells one print from another: its place, and the name of its row where several share that."""
    place = PlaceInFile.of(found.source)
    return "" if is_of_one_cell(part, place) else one_line(found.row.name.text), place


def _dated(row: Row, part: Part) -> Part | None:
    """Return a part with its year where the row has but one; None where nobody said which of several."""
    if part.what not in ("target", "pagu") or part.year is not None or part.quarter is not None:
        return part
    years = [each for each in parts_of(row) if each.what == part.what]
    return years[0] if len(years) == 1 else None


def _is_called(row: Row, subject: str) -> bool:
    return not subject.strip() or one_line(row.name.text).casefold() == one_line(subject).casefold()


def _names_of_place(source: Source) -> Iterator[str]:
    plain = replace(source, carried=False, guessed=False, confidence=None, corrected=())
    for each in (source, plain):
        yield from (each.short("id"), each.short("en"), each.place.id, each.place.en)
    if source.cell:
        yield source.cell


def _is_at(source: Source, text: str) -> bool:
    wanted = _folded(text)
    return any(_folded(name) == wanted for name in _names_of_place(source))


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("“", "").replace("”", "").replace('"', "").split())


def _places(documents: Sequence[tuple[int, Document]], at: str) -> list[str]:
    """Return places that are printed like the one that was named, as examples."""
    places = dict.fromkeys(row.name.source.short() for _, document in documents for row in rows_of(document))
    like = [place for place in places if _folded(at) in _folded(place)]
    return (like or [*places])[:MOST_LISTED]


def readable_rows(document: Document) -> Iterator[tuple[Row, Part, str, Source]]:
    """Yield everything of a document that can be corrected: row, part, text as read, address."""
    for row in rows_of(document):
        for part in [*parts_of(row), *([] if isinstance(row, Total) else [Part("not_a_row")])]:
            if (read := printed(row, part)) is not None:
                yield row, part, *read


_UNSIGNED = (
    LocalizedText("Koreksi perlu nama (--by) dan alasan (--why).", "A correction needs a name (--by) and a reason (--why)."),
    LocalizedText('Misalnya --by "Siti Aminah" --why "tercetak 1,2 di halaman 5".', 'For instance --by "S. Aminah" --why "p. 5 prints 1,2".'),
)  # fmt: skip
_NOTHING_NEW = LocalizedText("Sudah terbaca “{v}”; tidak ada yang dikoreksi.", "It is read as “{v}” already.")
_NO_PART = LocalizedText("“{t}”: bagian ini tidak ada.", "“{t}”: there is no such part.")
_PARTS = LocalizedText(
    "Yang ada: target:2024, target:TR2, target-akhir, awal, pagu:2024, pagu:TR1, pagu-akhir, nama, satuan, jenjang, kode, bukan-baris.",
    "There are: target:2024, target:TR2, end_target, baseline, pagu:2024, pagu:TR1, end_pagu, name, unit, level, code, not_a_row.",
)
_NO_ROW = LocalizedText("{f}: tidak ada {p} yang terbaca di “{a}”.", "{f}: no {p} was read at “{a}”.")
_ROW = LocalizedText("baris", "row")
_LOOK = LocalizedText(
    "Tempat ditulis seperti di laporan, mis. {a}; semuanya ada di cascade read BERKAS --format json.",
    "Places are written as in the report, for instance {a}; cascade read FILE --format json has all.",
)
_SEVERAL = LocalizedText("{f}: di “{a}” terbaca beberapa baris: {n}.", "{f}: several rows were read at “{a}”: {n}.")
_SAY_WHICH = LocalizedText("Sebut namanya dengan --row.", "Name the one with --row.")
