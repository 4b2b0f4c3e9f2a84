"""Copy the documents with the notes on the very cells, as a reviewer hands them back.

Each file that was read has a copy of the same name; `catatan.txt` says what the colours mean, which files have how
many notes, and holds the notes of those that cannot carry any: other formats, files that have changed since they were
read, packages that are odd in some way. The documents themselves are never touched, and a copy is marked so that it
is not read as a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from cascade.model.i18n import Language, LocalizedText
from cascade.reports import annotators
from cascade.reports.annotations import Annotation, annotations_of
from cascade.reports.report import Report
from cascade.reports.rewriting import Original, rewritten
from cascade.text.printable import one_line, printable

FOLDER = "annotated"
INDEX = "catatan.txt"

_TITLE = LocalizedText(
    "Catatan cascade pada salinan dokumen: {d}",
    "Notes of cascade on copies of the documents: {d}",
)
_LEGEND = LocalizedText(
    "Merah: kesalahan. Kuning: peringatan. Biru: pertanyaan. Abu-abu: acuan atau pembanding, tetap. Info tidak dicatat pada sel; lihat laporan.\n"
    "Nomor masalah sama di semua laporan.\n"
    "Salinan ini bukan dokumen asli; tanda tangan elektronik di dalamnya tidak berlaku lagi.",
    "Red: error. Yellow: warning. Blue: question. Grey: a model or what was compared, stays. Information is not noted on cells; see the report.\n"
    "Problems have the same number in all reports.\n"
    "These copies are not the documents themselves; digital signatures in them no longer hold.",
)
_ANNOTATED = LocalizedText("{f}: {n} sel atau halaman bercatatan.", "{f}: {n} cells or pages with notes.")
_NONE = LocalizedText("tidak ada", "none")
_LISTED = LocalizedText("{f}: tidak disalin, {r}. Catatannya:", "{f}: not copied: {r}. Its notes:")
_UNREAD = LocalizedText("{f}: tidak disalin; tidak terbaca: {r}", "{f}: not copied; it was not read: {r}")
_NO_ANNOTATOR = LocalizedText(
    "catatan hanya dapat ditulis ke dalam .xlsx, .docx dan .pdf", "notes are written into .xlsx, .docx and .pdf only"
)


def render(report: Report, language: Language) -> dict[str, bytes]:
    """Return the copies and the list of notes by name."""
    annotations = annotations_of(report, language)
    hashes = {document.file: document.sha256 for document in report.documents}
    unread = {
        problem.source.file: problem.message
        for problem in report.problems
        if problem.severity == "error" and problem.source is not None and problem.source.file not in hashes
    }
    made = _copies(report, annotations, hashes)
    copies: dict[str, bytes] = {}
    lines = [_TITLE.format(d=report.dossier).say(language), _LEGEND.say(language), ""]
    for file in sorted({*report.files, *unread}, key=str.casefold):
        if file in unread:
            message = one_line(unread[file].say(language).removeprefix(f"{file}: "))
            lines.append(_UNREAD.format(f=file, r=message).say(language))
            continue
        notes = annotations.get(file, ())
        copy = made[file]
        if isinstance(copy, bytes):
            copies[PurePosixPath(file).as_posix()] = copy
            lines.append(_ANNOTATED.format(f=file, n=len(notes)).say(language))
        else:
            lines.append(_LISTED.format(f=file, r=copy).say(language))
            lines += list(_listed(notes, language)) or [f"  {_NONE.say(language)}"]
    copies[INDEX] = ("\r\n".join(printable(line) for line in "\n".join(lines).split("\n")) + "\r\n").encode("utf-8-sig")
    return copies


def _copies(
    report: Report, annotations: Mapping[str, tuple[Annotation, ...]], hashes: Mapping[str, str]
) -> dict[str, bytes | LocalizedText]:
    """Return the copy of each file with its notes, or why there is none."""
    copies: dict[str, bytes | LocalizedText] = dict.fromkeys(report.files, _NO_ANNOTATOR)
    originals = {
        file: Original(path, hashes.get(file), annotations.get(file, ()), report.created, annotators.annotate)
        for file, path in report.files.items()
        if path.suffix.lower() in annotators.by_suffix()
    }
    return copies | rewritten(originals)


def _listed(annotations: tuple[Annotation, ...], language: Language) -> Iterator[str]:
    for annotation in annotations:
        for line in annotation.text.split("\n"):
            yield f"  {annotation.source.place.say(language) or annotation.source.file}: {line}"
