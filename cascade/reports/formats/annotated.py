"""The documents come back as copies with the notes on the very cells, as a reviewer hands them back.

Each file that was read has a copy of the same name; `catatan.txt` says what the colours mean, which files have how
many notes, and holds the notes of those that cannot carry any. The documents themselves are never touched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from cascade.model.i18n import Language, LocalizedText
from cascade.reports import annotators
from cascade.reports.annotations import Remark, remarks_of
from cascade.reports.report import Report
from cascade.text.printable import one_line, printable

NAME = "annotated"
FOLDER = "annotated"
INDEX = "catatan.txt"

_TITLE = LocalizedText(
    "Catatan cascade pada salinan dokumen: {d}",
    "Notes of cascade on copies of the documents: {d}",
)
_LEGEND = LocalizedText(
    "Merah: kesalahan. Kuning: peringatan. Biru: pertanyaan. Info tidak dicatat pada sel; lihat laporan.\n"
    "Salinan ini bukan dokumen asli; tanda tangan elektronik di dalamnya tidak berlaku lagi.",
    "Red: error. Yellow: warning. Blue: question. Information is not noted on cells; see the report.\n"
    "These copies are not the documents themselves; digital signatures in them no longer hold.",
)
_NOTED = LocalizedText("{f}: {n} sel atau halaman bercatatan.", "{f}: {n} cells or pages with notes.")
_NONE = LocalizedText("tidak ada", "none")
_BESIDE = LocalizedText("{f}: tidak disalin, {r}. Catatannya:", "{f}: not copied: {r}. Its notes:")
_UNREAD = LocalizedText("{f}: tidak disalin; tidak terbaca: {r}", "{f}: not copied; it was not read: {r}")
_NO_NOTES = LocalizedText(
    "catatan hanya dapat ditulis ke dalam .xlsx, .docx dan .pdf", "notes are written into .xlsx, .docx and .pdf only"
)
_CHANGED = LocalizedText("berkasnya berubah sejak dibaca", "the file has changed since it was read")
_FAILED = LocalizedText("berkasnya tidak dapat diubah ({r})", "the file cannot be changed ({r})")


def render(report: Report, language: Language) -> dict[str, bytes]:
    """Return the copies and the list of notes by name."""
    remarks = remarks_of(report, language)
    hashes = {document.file: document.sha256 for document in report.documents}
    unread = {
        problem.source.file: problem.message
        for problem in report.problems
        if problem.severity == "error" and problem.source is not None and problem.source.file not in hashes
    }
    copies: dict[str, bytes] = {}
    lines = [_TITLE.format(d=report.dossier).say(language), _LEGEND.say(language), ""]
    for file in sorted({*report.files, *unread}, key=str.casefold):
        if file in unread:
            message = one_line(unread[file].say(language).removeprefix(f"{file}: "))
            lines.append(_UNREAD.format(f=file, r=message).say(language))
            continue
        own = remarks.get(file, ())
        made = _copy(report.files.get(file), hashes.get(file), own, report)
        if isinstance(made, bytes):
            copies[PurePosixPath(file).as_posix()] = made
            lines.append(_NOTED.format(f=file, n=len(own)).say(language))
        else:
            lines.append(_BESIDE.format(f=file, r=made).say(language))
            lines += list(_beside(own, language)) or [f"  {_NONE.say(language)}"]
    copies[INDEX] = ("\r\n".join(printable(line) for line in "\n".join(lines).split("\n")) + "\r\n").encode("utf-8-sig")
    return copies


def _copy(path: Path | None, sha256: str | None, remarks: tuple[Remark, ...], report: Report) -> bytes | LocalizedText:
    """Return the copy of a file with its notes, or why there is none."""
    suffix = path.suffix.lower() if path is not None else ""
    if path is None or suffix not in annotators.discover():
        return _NO_NOTES
    try:
        content = path.read_bytes()
        if sha256 and hashlib.sha256(content).hexdigest() != sha256:
            return _CHANGED
        return annotators.annotate(suffix, content, remarks, report.created)
    except (
        Exception
    ) as error:  # a package that is odd in some way fails anywhere in zipfile, lxml, python-docx or pikepdf
        return _FAILED.format(r=one_line(f"{type(error).__name__}: {error}")[:200])


def _beside(remarks: tuple[Remark, ...], language: Language) -> Iterator[str]:
    for remark in remarks:
        for line in remark.text.split("\n"):
            yield f"  {remark.source.place.say(language) or remark.source.file}: {line}"
