"""Stop the run with one sentence that says what is wrong and one hint that says what to do.

Errors of documents are `Problem`s in the report (see `problems.py`); exceptions are raised only when the
person who calls us has to change something before we can go on. A message begins with the file, and where a person
wrote it with line and key.
"""

from __future__ import annotations

import errno
import sys

from cascade.model.i18n import Language, LocalizedText

_REASONS: dict[int | None, LocalizedText] = {
    errno.ENOENT: LocalizedText("tidak ditemukan", "not found"),
    errno.EACCES: LocalizedText(
        "tidak diizinkan, atau sedang terbuka di program lain", "not permitted, or open elsewhere"
    ),
    errno.EPERM: LocalizedText("tidak diizinkan", "not permitted"),
    errno.EISDIR: LocalizedText("ini folder, bukan berkas", "this is a folder, no file"),
    errno.ENOTDIR: LocalizedText("bagian dari alamatnya bukan folder", "a part of its path is no folder"),
    errno.EEXIST: LocalizedText("sudah ada", "already there"),
    errno.ENOSPC: LocalizedText("tempat penyimpanan penuh", "the disk is full"),
    errno.EROFS: LocalizedText("tempat itu hanya dapat dibaca", "the place can only be read"),
    errno.ENAMETOOLONG: LocalizedText("namanya terlalu panjang", "its name is too long"),
}


def os_error_reason(error: OSError) -> LocalizedText:
    """Return why the system refuses a file, in words; its own where we have none."""
    own = str(error.strerror or error)
    return _REASONS.get(error.errno, LocalizedText(own, own))


def install_hint(extra: str) -> LocalizedText:
    """Return how to get what comes only with an extra; the program that needs no Python cannot take it in."""
    return (_ELSEWHERE if getattr(sys, "frozen", False) else _INSTALL).format(e=extra)


class CascadeError(Exception):
    """The run cannot go on; `message` says what and where, `hint` what to do."""

    def __init__(self, message: LocalizedText, hint: LocalizedText | None = None):
        super().__init__(message.en)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[CascadeError], tuple[LocalizedText, LocalizedText | None]]:
        """Come back whole from another process."""
        return type(self), (self.message, self.hint)

    def say(self, language: Language = "id") -> str:
        """Return message and hint as the user reads them."""
        return self.message.say(language) + (f"\n{self.hint.say(language)}" if self.hint else "")


class DocumentError(CascadeError):
    """One file cannot be read; the pipeline turns it into a problem of the report."""


class SettingsError(CascadeError):
    """A file that a person writes for cascade (rule, berkas.yaml, keputusan.yaml) is wrong.

    The message starts with file, line and key.
    """


class RuleError(SettingsError):
    """A rule file cannot be used."""


class ExpressionError(Exception):
    """A condition cannot be understood; `column` counts characters from 0, `width` says how many are wrong."""

    def __init__(self, message: LocalizedText, column: int = 0, width: int = 1):
        super().__init__(message.en)
        self.message = message
        self.column = column
        self.width = width


_INSTALL = LocalizedText(
    "Pasang dengan: pip install 'cascade-sakip[{e}]'", "Install it with: pip install 'cascade-sakip[{e}]'"
)
_ELSEWHERE = LocalizedText(
    "Program tanpa Python ini tidak memuatnya; minta petugas TI memasang cascade dengan Python, tambahan “{e}”.",
    "This program without Python does not hold it; ask your IT staff to install cascade with Python, the extra “{e}”.",
)
