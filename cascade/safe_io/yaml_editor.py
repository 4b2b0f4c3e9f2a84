"""Add entries to a YAML file that a person keeps by hand, or change some of its values.

The text of a file goes in and comes out with some entries more in one of its lists, or other values in a mapping: every other character stays as it
is, comments, order, quotes and line ends too (ruamel.yaml rewrote 11–14 lines of such a file). The new text is read
back before it is written: where it does not hold the old data and the entries, nothing is written and the person is
told what to add. A file is replaced whole or not at all. Two processes wait for each other,
and what a program without our lock wrote meanwhile is kept. A link is never written through. Understands no key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import yaml

from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.atomic_file import leftovers, replace_file, unwritable_error
from cascade.safe_io.file_lock import locked

BOM = "\ufeff"
MAX_ATTEMPTS = 3  # Windows refuses to replace a file for the moment in which another program looks at it
RETRY_PAUSE = 0.2  # seconds between them


class _Dumper(yaml.SafeDumper):
    """Writes `on` as a plain key, as our loader reads it, and no aliases, which it refuses."""

    yaml_implicit_resolvers = yaml_reader.Loader.yaml_implicit_resolvers

    def ignore_aliases(self, data: object) -> bool:  # yaml asks it of every value
        """Write what is there twice twice."""
        return True


def change_text(path: Path, change: Callable[[str], str]) -> None:
    """Replace the text of a file ("" where there is none) by what `change` makes of it, and let nobody in between.

    Nothing is written where it makes no difference.

    Raises:
        CascadeError: the file cannot be read or written, or `change` refuses.
    """
    with _alone_at(path):
        for _ in range(MAX_ATTEMPTS):
            before = _read_bytes(path)
            try:
                text = (before or b"").decode("utf-8")
            except UnicodeDecodeError as error:
                raise _unreadable(path.name) from error
            if (new := change(text)) == text:
                return
            if _read_bytes(path) == before:  # else an editor saved it meanwhile
                _write_with_retries(path, new.encode("utf-8"))
                return
    raise _busy(path.name)


def sweep(path: Path) -> None:
    """Take away what a process left beside a file that was killed while it wrote it; nothing where another one writes just now."""
    beside = [*leftovers(path), *path.parent.glob(f".{path.name}.lock")]
    if beside and not path.is_symlink():
        with suppress(OSError), locked(path, patience=0):
            for each in leftovers(path):
                each.unlink(missing_ok=True)


def _written_text(dumper: _Dumper, text: str) -> yaml.Node:
    """Write in double quotes what YAML would else take for the end of a line and change."""
    style = '"' if _LINE_ENDS.intersection(text) else None
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style)
    return node


_LINE_ENDS = {"\r", "\x85", "\u2028", "\u2029"}
_Dumper.add_representer(str, _written_text)


def set_values(path: Path, key: str, values: Mapping[str, object]) -> None:
    """Write values into the mapping under a key; what it says besides stays.

    Raises:
        CascadeError: the file is not in order, or cannot be written.
    """
    change_text(path, lambda text: with_values(text, key, values, path.name))


@contextmanager
def _alone_at(path: Path) -> Iterator[None]:
    """Keep other processes from a file while it is changed; refuse a link, which may lead anywhere."""
    if path.is_symlink():
        raise CascadeError(_LINK.format(f=path.name), _LINK_HINT)
    try:
        with locked(path):
            yield
    except TimeoutError as error:
        raise _busy(path.name) from error
    except OSError as error:
        raise unwritable_error(path.name, error, _CLOSE_IT) from error


def with_values(text: str, key: str, values: Mapping[str, object], file: str) -> str:
    """Return a text with these values in the mapping under a key.

    Raises:
        SettingsError: the text is not YAML.
        CascadeError: nobody can tell where the values belong.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    root = yaml_reader.compose(plain, file)
    old = yaml_reader.parse(plain, file).data if root is not None else {}
    new = _with_mapping_values(plain, root, key, values)
    before = (old.get(key) or {}) if isinstance(old, dict) else None
    expected = {**old, key: {**before, **values}} if isinstance(before, dict) else None
    if expected is None or yaml_reader.parse(new, file).data != expected:
        raise CascadeError(
            LocalizedText("{f}: tidak jelas di mana “{k}” dapat diubah.", "{f}: no place for “{k}”.").format(f=file, k=key),
            LocalizedText("Ubah sendiri:\n{e}", "Change it yourself:\n{e}").format(e=dump({key: dict(values)})),
        )  # fmt: skip
    return mark + new.replace("\n", end)


def _with_mapping_values(text: str, root: yaml.Node | None, key: str, values: Mapping[str, object]) -> str:
    """Put each value in the place of the old one, or at the end of the mapping, which is made where there is none."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for name, value in pairs if name.value == key), None)
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        lines = [f"{' ' * node.start_mark.column}{_pair(name, each)}\n" for name, each in values.items()]
        last = max(value_ends(text, node))
        stop = text.find("\n", last)
        end = len(text) if stop < 0 else stop + 1
        known = {name.value: (name.end_mark.index, value) for name, value in node.value}
        added = "".join(line for line, name in zip(lines, values, strict=True) if name not in known)
        text = with_newline(text[:end]) + added + text[end:]
        for name, (colon, value) in reversed(known.items()):
            if name in values:
                printed = _pair(name, values[name]).removeprefix(name)
                text = text[:colon] + printed + text[max(colon + 1, *value_ends(text, value)) :]
        return text
    if node is None and (root is None or (isinstance(root, yaml.MappingNode) and not root.flow_style)):
        indent = " " * (root.start_mark.column if root else 0)
        block = "".join(f"{indent}  {_pair(name, each)}\n" for name, each in values.items())
        return f"{with_newline(text)}{indent}{key}:\n{block}"
    if node is not None and (is_nothing(node) or isinstance(node, yaml.MappingNode)):
        merged = {name.value: yaml_reader.parse(text[value.start_mark.index : value.end_mark.index], "").data for name, value in node.value} if isinstance(node, yaml.MappingNode) else {}  # fmt: skip
        return f"{text[: node.start_mark.index]} {dump({**merged, **values}, flow=True).strip()}{text[node.end_mark.index :]}"
    return text


def _pair(name: str, value: object) -> str:
    return dump({name: value}, flow=True).strip()[1:-1]


def dump(data: object, *, flow: bool | None = None) -> str:
    """Return YAML as people write it: innermost mappings on one line, no key sorted."""
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=flow
    )
    return text


def value_ends(text: str, node: yaml.Node) -> list[int]:
    """Return where the printed values of a node end; a block collection ends only where the next thing begins."""
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark.index
        return [len(text[:end].rstrip("\n")) if node.style in ("|", ">") else end]
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return [node.end_mark.index]
    inner = [each for child in node.value for each in (child if isinstance(child, tuple) else (child,))]
    return [end for child in inner for end in value_ends(text, child)] or [node.start_mark.index]


def with_newline(text: str) -> str:
    """Return a text whose last line ends."""
    return text if not text or text.endswith("\n") else text + "\n"


def is_nothing(node: yaml.Node) -> bool:
    """Tell whether a value is left out."""
    return node.tag == yaml_reader.PLAIN and node.value in ("", "~", "null", "Null", "NULL")


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


def _busy(file: str) -> CascadeError:
    return CascadeError(
        LocalizedText("{f}: sedang diubah oleh proses lain.", "{f}: another process is changing it.").format(f=file),
        LocalizedText("Coba lagi sebentar lagi.", "Try again in a moment."),
    )


_LINK = LocalizedText("{f}: ini tautan ke berkas lain, tidak ditulis.", "{f}: this is a link, not written through.")
_LINK_HINT = LocalizedText(
    "Ganti tautan itu dengan berkas biasa di folder ini.", "Put a regular file into the folder instead of the link."
)
_CLOSE_IT = LocalizedText(
    "Tutup berkas itu di aplikasi lain, atau periksa izin foldernya.",
    "Close the file elsewhere, or check the permissions of the folder.",
)


def _unreadable(file: str, cause: object = None) -> CascadeError:
    return CascadeError(
        LocalizedText("{f}: tidak dapat dibaca ({r}).", "{f}: cannot be read ({r}).").format(f=file, r=cause or "UTF-8")
    )
