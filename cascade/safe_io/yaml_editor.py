"""Add an entry to a YAML file that a person keeps by hand.

The text of a file goes in and comes out with one entry more in one of its lists: every other character stays as it
is, comments, order, quotes and line ends too (ruamel.yaml rewrote 11–14 lines of such a file). The new text is read
back before it is written: where it does not hold the old data and the entry, nothing is written and the person is
told what to add. A file is replaced whole or not at all, and an edit can be taken back. Understands no key.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.atomic_file import replace_file, unwritable_error

BOM = "\ufeff"
MAX_ATTEMPTS = 3  # Windows refuses to replace a file for the moment in which another program looks at it
RETRY_PAUSE = 0.2  # seconds between them


class _Dumper(yaml.SafeDumper):
    """Writes `on` as a plain key, as our loader reads it."""

    yaml_implicit_resolvers = yaml_reader.Loader.yaml_implicit_resolvers


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file: what it held before (None: there was no file) and holds now."""

    path: Path
    before: bytes | None
    after: bytes

    def undo(self) -> bool:
        """Take the change back; False, and nothing done, where somebody changed the file since."""
        if _read_bytes(self.path) != self.after:
            return False
        if self.before is None:
            self.path.unlink()
        else:
            _write_with_retries(self.path, self.before)
        return True


def append_entry(path: Path, key: str, entry: Mapping[str, object], heading: str = "") -> Edit:
    """Add an entry to the list under a key; a file that does not exist begins with `heading`.

    Raises:
        CascadeError: the file is not in order, or cannot be written.
    """
    before = _read_bytes(path)
    try:
        text = (before or b"").decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(path.name) from error
    new = with_entry(text or heading, key, entry, path.name)
    edit = Edit(path, before, new.encode("utf-8"))
    _write_with_retries(path, edit.after)
    return edit


def with_entry(text: str, key: str, entry: Mapping[str, object], file: str) -> str:
    """Return a text with one entry more in the list under a key.

    Raises:
        SettingsError: the text is not YAML.
        CascadeError: nobody can tell where the entry belongs.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    old = yaml_reader.parse(plain, file).data or {}
    new = _with_list_entry(plain, key, dict(entry))
    expected = {**old, key: [*(old.get(key) or []), dict(entry)]} if isinstance(old, dict) else None
    if expected is None or _parsed(new) != expected:
        raise CascadeError(
            LocalizedText(
                "{f}: tidak jelas di mana keputusan dapat ditambahkan.", "{f}: no place for another entry."
            ).format(f=file),
            LocalizedText("Tambahkan sendiri:\n{e}", "Add it yourself:\n{e}").format(e=dump({key: [dict(entry)]})),
        )
    return mark + new.replace("\n", end)


def dump(data: object, *, flow: bool | None = None) -> str:
    """Return YAML as people write it: innermost mappings on one line, no key sorted."""
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=flow
    )
    return text


def _with_list_entry(text: str, key: str, entry: dict[str, object]) -> str:
    """Put the entry where the list under the key ends, or a new list where the file ends."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return _with_newline(text) + _list_yaml(key, entry, "")
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    value = next((value for name, value in pairs if name.value == key), None)
    if isinstance(root, yaml.MappingNode) and value is None:
        if root.flow_style:
            comma = ", " if pairs else ""
            return _insert(text, root.end_mark.index - 1, f"{comma}{key}: [{_flow_yaml(entry)}]")
        return _with_newline(text) + _list_yaml(key, entry, " " * root.start_mark.column)
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        return _with_flow_entry(text, value, entry)
    if isinstance(value, yaml.SequenceNode):
        at = _end_of_block_list(text, value)
        return _with_newline(text[:at]) + _block_yaml([entry], value.start_mark.column) + text[at:]
    if value is not None and value.tag.endswith(":null"):
        return text[: value.start_mark.index] + f" [{_flow_yaml(entry)}]" + text[value.end_mark.index :]
    return text


def _with_flow_entry(text: str, node: yaml.SequenceNode, entry: dict[str, object]) -> str:
    """Add to a list in brackets; an empty one on a line of its own becomes one with a line for each entry."""
    if not node.value:
        return text[: node.start_mark.index] + f"[{_flow_yaml(entry)}]" + text[node.end_mark.index :]
    last = node.value[-1].end_mark.index
    return _insert(text, last, f", {_flow_yaml(entry)}")


def _end_of_block_list(text: str, node: yaml.SequenceNode) -> int:
    """Return where the line begins that follows a block list: below its last value and the comments inside it."""
    at = text.find("\n", max(_value_ends(text, node)))
    at = len(text) if at < 0 else at + 1
    while at < len(text):
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)]
        inside = len(line) - len(line.lstrip()) > node.start_mark.column
        if not (line.lstrip().startswith("#") and inside):
            break
        at = stop + 1 if stop >= 0 else len(text)
    return at


def _value_ends(text: str, node: yaml.Node) -> list[int]:
    """Return where the printed values of a node end; a block collection ends only where the next thing begins."""
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark.index
        return [len(text[:end].rstrip("\n")) if node.style in ("|", ">") else end]
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return [node.end_mark.index]
    inner = [each for child in node.value for each in (child if isinstance(child, tuple) else (child,))]
    return [end for child in inner for end in _value_ends(text, child)] or [node.start_mark.index]


def _list_yaml(key: str, entry: dict[str, object], indent: str) -> str:
    return f"{indent}{key}:\n{_block_yaml([entry], len(indent) + 2)}"


def _block_yaml(data: object, indent: int) -> str:
    lines = dump(data).splitlines()
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _flow_yaml(entry: dict[str, object]) -> str:
    return dump(entry, flow=True).strip()


def _insert(text: str, at: int, more: str) -> str:
    return text[:at] + more + text[at:]


def _with_newline(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _parsed(text: str) -> object:
    try:
        return yaml_reader.parse(text, "").data
    except CascadeError:
        return None


def _read_bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise _unreadable(path.name, os_error_reason(error)) from error


def _write_with_retries(path: Path, content: bytes) -> None:
    for attempt in range(1, MAX_ATTEMPTS + 1):
        try:
            replace_file(path, content)
        except OSError as error:
            if attempt < MAX_ATTEMPTS and isinstance(error, PermissionError):
                time.sleep(RETRY_PAUSE)
                continue
            raise unwritable_error(path.name, error, _CLOSE_IT) from error
        return


_CLOSE_IT = LocalizedText(
    "Tutup berkas itu di aplikasi lain, atau periksa izin foldernya.",
    "Close the file elsewhere, or check the permissions of the folder.",
)


def _unreadable(file: str, cause: object = None) -> CascadeError:
    return CascadeError(
        LocalizedText("{f}: tidak dapat dibaca ({r}).", "{f}: cannot be read ({r}).").format(f=file, r=cause or "UTF-8")
    )
