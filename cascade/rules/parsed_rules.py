"""Remember what the YAML of the shipped rules says, from run to run: parsing and checking it takes longer than judging.

The text of a rule file goes in; its data comes out if this very text was parsed, and compiled without a mistake, by this very
program. What is remembered is compiled like what is parsed now, so it can never say more than a rule file could.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from cascade.safe_io import user_cache, yaml_reader

_NUMBER = "\0"  # before a key that is a number
_NESTED = (dict, list)
_PLAIN, _MARKED = "plain", "marked"  # data that JSON can say as it is, and such with numbers that are keys
MOST_TEXTS = 1_000  # that are kept; the shipped packs have some 170


class ParsedRules:
    """What rule files say, by the digest of their text; `save` keeps what is new."""

    def __init__(self) -> None:
        self.name = f"rules-{_version()}.json"
        kept = user_cache.read_kept(self.name)
        self.known: dict[str, object] = dict(kept) if isinstance(kept, Mapping) else {}
        self.used: dict[str, object] = {}
        self.has_new = False

    def get(self, text: str) -> object:
        """Return what a text says, None where nobody knows."""
        digest = _digest(text)
        kept = self.known.get(digest)
        if not isinstance(kept, dict):
            return None
        self.used[digest] = kept
        return kept[_PLAIN] if _PLAIN in kept else _from_json(kept.get(_MARKED))

    def put(self, text: str, data: object) -> None:
        """Remember what a text says, where JSON can say the same."""
        try:
            if json.loads(json.dumps(data)) == data:
                written: dict[str, object] = {_PLAIN: data}
            elif _from_json(json.loads(json.dumps(marked := _as_json(data)))) == data:
                written = {_MARKED: marked}
            else:
                return
        except (TypeError, ValueError, RecursionError):
            return
        self.used[_digest(text)] = written
        self.has_new = True

    def save(self) -> None:
        """Keep what was learnt for the next run."""
        if not self.has_new:
            return
        together = self.known | self.used
        user_cache.keep(self.name, together if len(together) <= MOST_TEXTS else self.used)
        self.has_new = False


@cache
def parsed_rules() -> ParsedRules:
    """Return what this process knows of rule files."""
    return ParsedRules()


def _as_json(data: object) -> object:
    """Return data in which years that are keys are marked texts; no YAML text that we read holds the mark."""
    if isinstance(data, Mapping):
        return {f"{_NUMBER}{key}" if isinstance(key, int) else key: _as_json(value) for key, value in data.items()}
    return [_as_json(value) for value in data] if isinstance(data, list) else data


def _from_json(data: object) -> object:
    if isinstance(data, dict):
        return {
            int(key[1:]) if key.startswith(_NUMBER) else key: _from_json(value) if type(value) in _NESTED else value
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_from_json(value) if type(value) in _NESTED else value for value in data]
    return data


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _version() -> str:
    """Return what changes whenever the same text might be read as something else, or have a mistake."""
    reader = Path(yaml_reader.__file__)
    digest = hashlib.sha256(f"{yaml.__version__} ".encode() + reader.read_bytes())
    package = reader.parents[1]
    for path in sorted(path for name in ("model", "rules") for path in (package / name).rglob(f"*{reader.suffix}")):
        state = path.stat()
        digest.update(f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns} ".encode())
    return digest.hexdigest()[:16]
