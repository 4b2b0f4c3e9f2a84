"""Make what a person downloads: one report, copies of documents, or all of it as one ZIP.

A check and what was made of it already go in; a file with its name and kind comes out. Nothing is written to the dossier; `save_all`
writes to the folder of its reports what `cascade check` would.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.options import Progress
from cascade.reports import formats
from cascade.reports.formats import FileReporter
from cascade.reports.report import Report
from cascade.reports.report_folder import claim_folder
from cascade.reports.revised_copies import INDEX, RevisedCopies, index_of, revised_copies
from cascade.store.workspace import file_name
from cascade.web.open_dossier import OpenDossier
from cascade.web.results.catalogue import ALL, FIX, offer

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".json": "application/json",
    ".sarif": "application/json",
    ".xml": "application/xml",
    ".html": "text/html; charset=utf-8",
}
_MAKING = LocalizedText("Membuat {f} …", "Making {f} …")
_ONE_OF = LocalizedText("Membuat {f} ({i}/{n}) …", "Making {f} ({i}/{n}) …")


@dataclass(frozen=True, slots=True)
class Download:
    """One file as it is sent."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """Its media type."""
        return _KINDS.get(PurePosixPath(self.name).suffix, "text/plain; charset=utf-8")


Kept = Callable[[str], Download | None]  # what was made of the same check in the same language under a name


def make(report: Report, name: str, language: Language, say: Progress, kept: Kept) -> Download:
    """Return what is offered under a name.

    Raises:
        CascadeError: a library is not installed, or a template of the region cannot be used.
    """
    if name == ALL:
        return Download(_named(report, "laporan.zip"), _zipped(_everything(report, language, say, kept), report))
    chosen = offer(name)
    say(_MAKING.format(f=chosen.file))
    content = _content(report, name, language)
    whole = content if isinstance(content, bytes) else _zipped(content, report)
    return Download(_named(report, chosen.file), whole)


def save_all(dossier: OpenDossier, report: Report, language: Language, say: Progress, kept: Kept) -> Path:
    """Write every report that can be made here and the revised copies into the folder of the dossier's reports; return that.

    Raises:
        CascadeError: it cannot be written.
    """
    folder = claim_folder(dossier.folder, report.dossier, dossier.reports)
    for path, content in _everything(report, language, say, kept).items():
        formats.write_file(folder / path, content)
    return folder


def _everything(report: Report, language: Language, say: Progress, kept: Kept) -> dict[str, bytes]:
    names = (*formats.installed(), FIX)
    found: dict[str, bytes] = {}
    for number, name in enumerate(names, 1):
        file = offer(name).file
        say(_ONE_OF.format(f=file, i=number, n=len(names)))
        made = kept(name)
        content = _content(report, name, language) if made is None else _unpacked(made)
        if isinstance(content, bytes):
            found[file] = content
        else:
            found |= {f"{file.removesuffix('.zip')}/{inside}": each for inside, each in content.items()}
    return found


def _unpacked(made: Download) -> bytes | Mapping[str, bytes]:
    """Return the file that was made, or those inside it where it is a ZIP."""
    if not made.name.endswith(".zip"):
        return made.content
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content(report: Report, name: str, language: Language) -> bytes | Mapping[str, bytes]:
    """Return one file, or several by their names."""
    if name == FIX:
        return _files_of(revised_copies(report, language), language)
    formats.require_installed([name])
    reporter = formats.reporter(name)
    if not isinstance(reporter, FileReporter):
        return reporter.render(report, language)
    content = reporter.render(report, language)
    return content if isinstance(content, bytes) else content.encode("utf-8")


def _files_of(revised: RevisedCopies, language: Language) -> dict[str, bytes]:
    return {**revised.copies, INDEX: index_of(revised, language).encode("utf-8")}


def _zipped(files: Mapping[str, bytes], report: Report) -> bytes:
    """Return files as one ZIP, dated as the report; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, report.created.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def _named(report: Report, file: str) -> str:
    """Return the name of a file for who keeps those of several dossiers in one folder."""
    return file_name(f"{report.dossier} {file}")
