"""Keep what took time to work out in the user's cache folder, as JSON.

Whatever is kept may be deleted at any time, and is worked out again; what cannot be read or written counts as not kept. Files
are replaced whole, so processes beside each other cannot spoil them. Nothing here is looked for in a dossier.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from cascade.safe_io.atomic_file import replace_file


def cache_folder() -> Path | None:
    """Return where this system wants programs to keep what can be deleted; None where the user has no such place."""
    if sys.platform == "win32":
        stated, usual = os.environ.get("LOCALAPPDATA"), ("AppData", "Local")
    elif sys.platform == "darwin":
        stated, usual = None, ("Library", "Caches")
    else:
        stated, usual = os.environ.get("XDG_CACHE_HOME"), (".cache",)
    try:
        base = Path(stated) if stated else Path.home().joinpath(*usual)
    except RuntimeError:  # nobody knows a home
        return None
    return base / "cascade" if base.is_absolute() else None


def private_folder() -> Path | None:
    """Return the cache folder where it is there, or can be made, and nobody but the user may write into it."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return None
    own = getattr(os, "getuid", None)  # Windows keeps others out of a user's own folders
    return folder if own is None or (state.st_uid == own() and not state.st_mode & 0o022) else None


def read_kept(name: str) -> object:
    """Return what is kept under a name, None where nothing usable is."""
    folder = cache_folder()
    try:
        return json.loads((folder / name).read_text("utf-8")) if folder else None
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, data: object) -> None:
    """Keep something under a name, if it can be written."""
    folder = cache_folder()
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / name, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
    except OSError:
        return
