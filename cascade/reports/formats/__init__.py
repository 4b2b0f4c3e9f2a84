"""Write a report in the formats that are asked for: one module of this folder for each, found by its name.

`--report NAME` means the module (or package) NAME here; its test is tests/reports/formats/test_NAME.py, and nothing
else has to be told. A reporter is a module that fulfils `FileReporter` or, where it writes many files,
`FolderReporter`. It gets a finished report and a language and returns content: it decides nothing, looks nothing up,
and never sees where its content is written.

A format whose library is not installed with every cascade says so by `NEEDS`; it is refused before anything is written.

The same report gives the same bytes, and nothing that a document prints acts in an output (no formula, markup,
control character): tests/reports/test_outputs.py asks both of every module that stands here.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from cascade.model.errors import CascadeError, install_hint
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.safe_io.atomic_file import replace_file
from cascade.safe_io.windows.files import reachable, refusal


@runtime_checkable
class FileReporter(Protocol):
    """A module that shows a report as one file.

    Shape:
        FILE: the name of the file, such as `laporan.html`.
    """

    FILE: str

    def render(self, report: Report, language: Language) -> str | bytes:
        """Return the content of the file; a text is written as UTF-8."""


@runtime_checkable
class FolderReporter(Protocol):
    """A module that shows a report as several files.

    Shape:
        FOLDER: the name of the folder in which they are written, such as `annotated`.
    """

    FOLDER: str

    def render(self, report: Report, language: Language) -> Mapping[str, bytes]:
        """Return the content of each file by its path inside the folder."""


class Extra(NamedTuple):
    """A library that is installed only with one of the extras."""

    library: str
    extra: str

    @property
    def is_installed(self) -> bool:
        """Whether the library is there."""
        return find_spec(self.library) is not None


@runtime_checkable
class NeedsExtra(Protocol):
    """A reporter that needs an extra.

    Shape:
        NEEDS: which one.
    """

    NEEDS: Extra


@cache
def available() -> tuple[str, ...]:
    """Return the names of all formats, in alphabetical order."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def reporter(name: str) -> FileReporter | FolderReporter:
    """Return the reporter of a format, imported when it is first asked for.

    Raises:
        TypeError: the module is no reporter.
    """
    module = importlib.import_module(f"{__name__}.{name}")
    if isinstance(module, FileReporter | FolderReporter):
        return module
    raise TypeError(f"{module.__name__} is no reporter: it needs FILE (or FOLDER) and render(report, language)")


def missing(name: str) -> Extra | None:
    """Return what is not installed of what a format needs."""
    module = reporter(name)
    return module.NEEDS if isinstance(module, NeedsExtra) and not module.NEEDS.is_installed else None


def installed() -> tuple[str, ...]:
    """Return the names of the formats that can be written here, in alphabetical order."""
    return tuple(name for name in available() if missing(name) is None)


def require_installed(names: Iterable[str]) -> None:
    """Do nothing where the formats can be written here.

    Raises:
        CascadeError: the library of one is not installed; says how to install it.
    """
    for name in names:
        if lacking := missing(name):
            raise CascadeError(_MISSING.format(f=name), install_hint(lacking.extra))


def write(
    report: Report,
    formats: tuple[str, ...],
    folder: Path,
    language: Language,
    progress: Callable[[LocalizedText], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Write a report in some formats; each file is replaced whole or not at all.

    Args:
        report: The finished report.
        formats: Their names.
        folder: Where they are written.
        language: In which they speak.
        progress: Called with a sentence before each of them.

    Returns:
        The file or folder that each format was written to.

    Raises:
        CascadeError: a library is not installed, a file cannot be written, or a template of the region cannot be used.
    """
    require_installed(formats)
    written = []
    for number, name in enumerate(formats, 1):
        chosen = reporter(name)
        file = chosen.FILE if isinstance(chosen, FileReporter) else chosen.FOLDER
        progress(_WRITING.format(f=file, i=number, n=len(formats)))
        written.append(_written(chosen, report, folder, language))
    return tuple(written)


_MISSING = LocalizedText("Laporan {f} belum dapat dibuat di sini.", "Reports as {f} cannot be made here yet.")
_WRITING = LocalizedText("Menulis {f} ({i}/{n}) …", "Writing {f} ({i}/{n}) …")


def _written(reporter: FileReporter | FolderReporter, report: Report, folder: Path, language: Language) -> Path:
    if isinstance(reporter, FileReporter):
        path = folder / reporter.FILE
        write_file(path, reporter.render(report, language))
        return path
    path = folder / reporter.FOLDER
    for inside, content in reporter.render(report, language).items():
        write_file(path / inside, content)
    return path


def write_file(path: Path, content: str | bytes) -> None:
    """Replace a file whole or not at all, in a folder that need not be there yet.

    Raises:
        CascadeError: it cannot be written.
    """
    try:
        reachable(path.parent).mkdir(parents=True, exist_ok=True)
        replace_file(path, content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        why = refusal(path, error)
        raise CascadeError(
            LocalizedText("{p}: laporan tidak dapat ditulis ({r}).", "{p}: the report cannot be written ({r}).").format(
                p=path, r=why.reason
            ),
            why.hint
            + LocalizedText("Atau pilih folder lain dengan --output.", "Or choose another folder with --output."),
        ) from error
