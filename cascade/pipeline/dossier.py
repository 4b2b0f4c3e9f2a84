"""Collect the documents of a dossier: a folder, or some files, and what `berkas.yaml` says of them.

Paths go in; documents come out, with everything that a person should know about files that were not read. Links and
judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cascade.decisions.reading_correction import ReadingCorrection
from cascade.model import (
    PLAN_KINDS,
    AppliedCorrection,
    Document,
    FileAccount,
    IgnoredFile,
    Label,
    NotUnderstood,
    Problem,
    Quantity,
    Source,
)
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, joined
from cascade.pipeline.file_reading import FileToRead, read_files
from cascade.pipeline.hand_corrections import apply_corrections
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, as_paths, dossier_folder, no_progress
from cascade.reading import loaders
from cascade.reading.calendar_years import missing_year_problem
from cascade.reading.extraction import pdfplumber_check
from cascade.reading.level_inference import infer_levels_across_documents
from cascade.reading.loaders.folder import list_files
from cascade.safe_io import worker_pool
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings import policy
from cascade.settings.policy import Policy
from cascade.text.printable import readable_name

MOST_TOLD = 3  # problems that an error message lists


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was read of a folder or of some files; `files` says where each of them lies, `grids` what was kept of it for excerpts.

    `documents` are as persons corrected them, by the entries `decided`; `as_read` are those before, `corrections` tell what became of
    each entry, `correction_problems` are those of the `problems` that are about them.
    """

    name: str
    folder: Path | None
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]
    ignored: tuple[IgnoredFile, ...]
    files: Mapping[str, Path] = field(default_factory=dict)
    accounts: tuple[FileAccount, ...] = ()
    as_read: tuple[Document, ...] = ()
    decided: tuple[ReadingCorrection, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()
    correction_problems: tuple[Problem, ...] = ()
    grids: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def with_corrections(self, decided: tuple[ReadingCorrection, ...]) -> Dossier:
        """Return the dossier with these corrections in the place of those that were applied before."""
        if decided == self.decided:
            return self
        result = apply_corrections(self.as_read, decided)
        of_reading = tuple(problem for problem in self.problems if problem not in self.correction_problems)
        accounts = tuple(
            replace(
                account, corrections=tuple(c for c in result.corrections if c.is_used and c.source.file == account.file)
            )
            for account in self.accounts
        )
        return replace(
            self,
            documents=infer_levels_across_documents(result.documents),
            problems=(*of_reading, *result.problems),
            accounts=accounts,
            decided=decided,
            corrections=result.corrections,
            correction_problems=result.problems,
        )


def read(
    paths: PathOrPaths,
    options: CheckOptions | None = None,
    progress: Progress = no_progress,
    *,
    settings: Policy | None = None,
) -> Dossier:
    """Read a folder, or some files, into documents; what `keputusan.yaml` of the folder corrects of them is put right.

    Args:
        paths: One folder, or one or several files.
        options: Its `region`, `thorough` and `ocr_seconds` count.
        progress: Called with a sentence at each step.
        settings: What the region and `berkas.yaml` say, where the caller has read it already.

    Returns:
        The `documents`; `problems`, `not_understood` and `ignored` tell what was not read, and why.

    Raises:
        CascadeError: a path does not exist, or a settings file is wrong.

    >>> import cascade
    >>> dossier = cascade.read("documents/kecamatan-gumelar-2022/rencana-aksi-2022.xlsx")
    >>> [(document.kind, document.year, len(document.indicators)) for document in dossier.documents]
    [('rencana_aksi', 2022, 93)]
    """
    options, paths = options or CheckOptions(), as_paths(paths)
    if options.thorough:
        pdfplumber_check.require_pdfplumber()
    folder = dossier_folder(paths)
    settings = settings or policy.read(folder, options.region, options.given or paths[0])[0]
    named, ignored = _files(paths, folder, settings)
    files = [_to_read(path, name, options, settings) for path, name in named]
    documents: list[Document] = []
    problems: list[Problem] = []
    not_understood: list[NotUnderstood] = []
    accounts: list[FileAccount] = []
    grids: dict[str, bytes] = {}
    read_all = options.cache.read_files if options.cache is not None else read_files
    for file, read_file in zip(files, read_all(files, progress), strict=True):
        documents += read_file.documents
        problems += (problem for problem in read_file.problems if not _is_settled(problem, settings))
        not_understood += read_file.not_understood
        accounts += [read_file.account] if read_file.account else []
        if read_file.grids is not None:
            grids[file.name] = read_file.grids
    if files and not worker_pool.limits_memory():
        problems.append(_NO_MEMORY_LIMIT)
    if folder is not None:
        problems += _not_there(settings, [name for _, name in named], [each.file for each in ignored])
    as_read = tuple(_completed(document, settings) for document in documents)
    settled = infer_levels_across_documents(as_read)
    missed, places = tuple(not_understood), {name: path for path, name in named}
    dossier = Dossier(
        name_of(paths), folder, settled, tuple(problems), missed, ignored, places, tuple(accounts), as_read, grids=grids
    )
    return dossier.with_corrections(_decided(folder))


def _to_read(path: Path, name: str, options: CheckOptions, settings: Policy) -> FileToRead:
    return FileToRead(
        path,
        name,
        settings.documents.get(name),
        options.thorough,
        options.ocr_seconds,
        settings.vocabulary,
        options.excerpts,
    )


_NO_MEMORY_LIMIT = Problem(
    "info",
    LocalizedText(
        "Sistem ini tidak dapat membatasi memori pembaca berkas; yang dibatasi waktunya, ukurannya dan isinya.",
        "This system cannot limit the memory of what reads files; their time, size and content are limited.",
    ),
)


def _decided(folder: Path | None) -> tuple[ReadingCorrection, ...]:
    """Return what persons corrected of the files of a folder."""
    if folder is None:
        return ()
    from cascade.decisions.decision_log import read_decisions

    return read_decisions(folder).corrections


def require_existing(paths: list[Path]) -> None:
    """Refuse a path that does not exist."""
    for path in paths:
        if not path.exists():
            raise CascadeError(
                LocalizedText("{p}: tidak ditemukan.", "{p}: not found.").format(p=path),
                LocalizedText("Periksa nama folder atau berkasnya.", "Check the name of the folder or file."),
            )


def _files(
    paths: list[Path], folder: Path | None, settings: Policy
) -> tuple[list[tuple[Path, str]], tuple[IgnoredFile, ...]]:
    require_existing(paths)
    if folder is None:
        return [(path, readable_name(path.name)) for path in paths], ()
    documents, others = list_files(folder)
    ignored = [IgnoredFile(readable_name(path.relative_to(folder).as_posix()), reason) for path, reason in others]
    files = []
    for path in documents:
        name = readable_name(path.relative_to(folder).as_posix())
        if settings.nomenclature and path.resolve() == settings.nomenclature.resolve():
            ignored.append(IgnoredFile(name, LocalizedText("dipakai sebagai nomenklatur", "used as nomenclature")))
        else:
            files.append((path, name))
    return files, tuple(ignored)


def _completed(document: Document, settings: Policy) -> Document:
    """Fill in what `berkas.yaml` says of the whole dossier where the document itself is silent."""
    if document.opd is None and settings.opd:
        document = replace(document, opd=Label(settings.opd, Source(policy.BERKAS)))
    if document.year is None and document.kind not in PLAN_KINDS and settings.year:
        document = _of_year(document, settings.year)
    return document


def _of_year(document: Document, year: int) -> Document:
    """Give a document without a year, and its values without a year, the year of the dossier."""

    def dated(values: Mapping[int, Quantity]) -> dict[int, Quantity]:
        return {printed_year or year: quantity for printed_year, quantity in values.items()}

    return replace(
        document,
        year=year,
        years=document.years or (year,),
        elements=tuple(replace(e, pagu=dated(e.pagu)) for e in document.elements),
        totals=tuple(replace(t, pagu=dated(t.pagu)) for t in document.totals),
        indicators=tuple(replace(i, targets=dated(i.targets), pagu=dated(i.pagu)) for i in document.indicators),
    )


def _is_settled(problem: Problem, settings: Policy) -> bool:
    """Tell whether `berkas.yaml` answers what a document leaves open: its year."""
    return bool(settings.year) and problem.source is not None and problem == missing_year_problem("", problem.source)


def _not_there(settings: Policy, files: list[str], others: list[str]) -> Iterator[Problem]:
    """Report what `berkas.yaml` says of files that are not there."""
    for name in settings.documents:
        if name not in files:
            message = (
                LocalizedText("{b}: “{f}” tidak dibaca sebagai dokumen.", "{b}: “{f}” is not read as a document.")
                if name in others
                else LocalizedText(
                    "{b}: tidak ada berkas “{f}” di folder ini.", "{b}: there is no file “{f}” in this folder."
                )
            )
            yield Problem(
                "warning", message.format(b=policy.BERKAS, f=name), did_you_mean(name, files), Source(policy.BERKAS)
            )


def name_of(paths: list[Path]) -> str:
    """Return the name of a dossier: that of its folder or first file."""
    first = paths[0].resolve()
    return readable_name(first.name if first.is_dir() else first.stem)


def nothing_read(dossier: Dossier) -> CascadeError:
    """Return what to tell whoever gave a folder or files without a document."""
    where = str(dossier.folder or dossier.name)
    if not dossier.problems:
        return CascadeError(
            LocalizedText("{w}: tidak ada dokumen.", "{w}: there are no documents.").format(w=where),
            LocalizedText(
                "Taruh Renstra, Renja, PK dan Rencana Aksi di folder ini: {formats}.",
                "Put Renstra, Renja, PK and Rencana Aksi there: {formats}.",
            ).format(formats=loaders.supported_formats()),
        )
    messages = [problem.message for problem in dossier.problems]
    untold = len(messages) - MOST_TOLD
    listed = joined(messages[:MOST_TOLD])
    if untold > 0:
        listed += LocalizedText("… dan {n} lainnya.", "… and {n} more.").format(n=untold)
    message = LocalizedText("{w}: tidak ada dokumen yang dapat dibaca. {p}", "{w}: no document could be read. {p}")
    return CascadeError(message.format(w=where, p=listed), dossier.problems[0].hint)
