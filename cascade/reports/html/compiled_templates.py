"""Remember the compiled templates of the HTML report in the user's cache folder: compiling them takes longer than filling them in.

What is remembered is code, so it is used only from a folder that nobody but the user may write. It can be deleted at any time.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from cascade.safe_io import user_cache
from cascade.safe_io.atomic_file import replace_file


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one environment; `settings` tell apart what else goes into their code."""

    def __init__(self, settings: str):
        self.settings = f"{jinja2.__version__} {settings}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template, if it is there and of this very text."""
        if (path := self._path(bucket)) is None:
            return
        with suppress(Exception):  # whatever is wrong with it, it is compiled anew
            bucket.bytecode_from_string(path.read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, if it can be written."""
        if (path := self._path(bucket)) is not None:
            with suppress(OSError):
                replace_file(path, bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path | None:
        folder = user_cache.private_folder()
        key = hashlib.sha256(f"{self.settings} {bucket.key} {bucket.checksum}".encode()).hexdigest()
        return folder / f"template-{key[:32]}.bin" if folder else None
