"""Hold what a person should know of the input: pages that cannot be read, files and cells that say nothing.

Errors of documents are these records, in the report; exceptions (`errors.py`) are for what stops the run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cascade.model.i18n import LocalizedText, number_ranges
from cascade.model.values import Source

Severity = Literal["error", "warning", "info", "question"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "question", "info")
SEVERITY_NAMES: dict[Severity, LocalizedText] = {
    "error": LocalizedText("KESALAHAN", "ERROR"),
    "warning": LocalizedText("PERINGATAN", "WARNING"),
    "question": LocalizedText("PERTANYAAN", "QUESTION"),
    "info": LocalizedText("INFO", "INFO"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the input that a person should know; never an exception.

    `pages` are those that it is about; `unread` says that nobody looked into what they show.
    """

    severity: Severity
    message: LocalizedText
    hint: LocalizedText | None = None
    source: Source | None = None
    pages: tuple[int, ...] = ()
    unread: bool = False

    @classmethod
    def of_pages(
        cls,
        severity: Severity,
        origin: Source,
        pages: Iterable[int],
        template: LocalizedText,
        hint: LocalizedText | None = None,
        *,
        unread: bool = False,
        **more: object,
    ) -> Problem:
        """Return what to say of some pages of a file; `{file}` and `{p}` stand for the file and the pages."""
        numbers = sorted(set(pages))
        message = template.format(file=origin.file, p=number_ranges(numbers), **more)
        return cls(severity, message, hint, replace(origin, page=numbers[0]), tuple(numbers), unread)


@dataclass(frozen=True, slots=True)
class IgnoredFile:
    """A file of the folder that is no document, and why."""

    file: str
    reason: LocalizedText


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A printed cell of a recognised table, or a whole table, that nothing was made of."""

    text: str
    reason: LocalizedText
    source: Source
