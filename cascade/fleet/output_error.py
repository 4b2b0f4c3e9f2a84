"""Say why the output folder of a run takes no file, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import unwritable_error

_FULL = {errno.ENOSPC, errno.EDQUOT}


def output_error(path: Path | str, error: OSError) -> CascadeError:
    """Return what to tell where a file of a run cannot be written; nothing of what was judged is lost by it."""
    return unwritable_error(path, error, _ROOM if error.errno in _FULL else _PERMIT)


_ROOM = LocalizedText(
    "Kosongkan tempat penyimpanan, lalu lanjutkan dengan --resume; yang sudah dinilai tetap ada.",
    "Make room on the disk, then go on with --resume; what was judged is kept.",
)
_PERMIT = LocalizedText(
    "Pilih --output lain; atau beri izin menulis di sana, lalu lanjutkan dengan --resume bila sudah dimulai.",
    "Choose another --output; or let it be written to, then go on with --resume where it had begun.",
)
