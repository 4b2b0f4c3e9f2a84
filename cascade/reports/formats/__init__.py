"""How is it shown? One module per format, found by walking this folder.

A reporter is a module with `NAME`, `FILE` (the file that it writes) and
`render(report: Report, language: Language) -> str | bytes`. One that writes many files has `FOLDER` instead of
`FILE`, and its `render` returns them by name. It decides nothing and looks nothing up.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.report import Report
from cascade.safe_io.yaml_editor import replace_file


@cache
def discover() -> dict[str, str]:
    """Return the module name of each reporter."""
    names = (info.name for info in pkgutil.iter_modules(__path__))
    return {name: f"{__name__}.{name}" for name in sorted(names)}


def write(report: Report, formats: tuple[str, ...], folder: Path, language: Language) -> tuple[Path, ...]:
    """Write a report in some formats; each file is replaced whole or not at all.

    Returns:
        The file or folder that each format was written to.
    """
    written = []
    for name in formats:
        reporter = module(name)
        content = reporter.render(report, language)
        if hasattr(reporter, "FOLDER"):
            path = folder / reporter.FOLDER
            files: Mapping[Path, str | bytes] = {path / inside: each for inside, each in content.items()}
        else:
            path = folder / reporter.FILE
            files = {path: content}
        for file, each in files.items():
            put(file, each)
        written.append(path)
    return tuple(written)


def put(path: Path, content: str | bytes) -> None:
    """Replace a file whole or not at all, in a folder that need not be there yet.

    Raises:
        CascadeError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise CascadeError(
            LocalizedText("{p}: laporan tidak dapat ditulis ({r}).", "{p}: the report cannot be written ({r}).").format(
                p=path, r=os_error_reason(error)
            ),
            LocalizedText("Pilih folder lain dengan --output.", "Choose another folder with --output."),
        ) from error


def module(name: str) -> ModuleType:
    """Return one reporter."""
    return importlib.import_module(discover()[name])
