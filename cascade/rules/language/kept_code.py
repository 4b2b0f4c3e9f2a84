"""Keep the byte code of conditions from run to run: compiling it takes longer than judging a small dossier.

The Python that was written for a condition goes in; its code comes out. It is kept by the text that it was compiled from, so
it is what compiling that text would give; only a folder that no one but the user can write into is trusted.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from functools import cache
from types import CodeType

from cascade.safe_io import user_cache
from cascade.safe_io.atomic_file import replace_file

FILE = f"conditions-{sys.implementation.cache_tag}-{sys.hexversion:x}.code"
MOST_TEXTS = 3_000  # that are kept; all shipped rules have some 1,500
_DIGEST = hashlib.sha256().digest_size


class KeptCode:
    """Code by the digest of its text; `save` keeps what is new."""

    def __init__(self) -> None:
        self.known = _read()
        self.used: dict[bytes, bytes] = {}
        self.has_new = False

    def code(self, text: str) -> CodeType:
        """Return the code of a text, compiled where it is not known."""
        digest = hashlib.sha256(text.encode()).digest()
        kept = self.known.get(digest) or self.used.get(digest)
        if kept is not None:
            self.used[digest] = kept
            code = marshal.loads(kept)
            if isinstance(code, CodeType):
                return code
        code = compile(text, "<condition>", "exec")
        self.used[digest] = marshal.dumps(code)
        self.has_new = True
        return code

    def save(self) -> None:
        """Keep what was compiled for the next run."""
        if not self.has_new:
            return
        self.has_new = False
        together = self.known | self.used
        content = marshal.dumps(together if len(together) <= MOST_TEXTS else self.used)
        folder = user_cache.private_folder()
        if folder is not None:
            try:
                replace_file(folder / FILE, hashlib.sha256(content).digest() + content)
            except OSError:
                return


@cache
def kept_code() -> KeptCode:
    """Return what this process knows of compiled conditions."""
    return KeptCode()


def _read() -> dict[bytes, bytes]:
    """Return what is kept; nothing where it is not whole."""
    folder = user_cache.private_folder()
    try:
        file = (folder / FILE).read_bytes() if folder else b""
    except OSError:
        return {}
    digest, content = file[:_DIGEST], file[_DIGEST:]
    if hashlib.sha256(content).digest() != digest:  # cut short, or of another program
        return {}
    kept = marshal.loads(content)
    return kept if isinstance(kept, dict) else {}
