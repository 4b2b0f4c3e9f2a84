"""Add entries to the lists of a YAML text that a person keeps by hand; every other character stays as it is.

A text that was read once is known by its digest: where its lists end, and that another entry may stand there. What we add to it ourselves is
read alone, for it moves those ends and nothing else; a text of somebody else is read whole, and once more with an entry at every
end. Understands no key.
"""

from __future__ import annotations

import gc
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import yaml

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_editor import BOM, dump, is_nothing, value_ends, with_newline

Entries = list[dict[str, object]]
MOST_KNOWN = 32  # texts
_PROBE: Entries = [{"entry": "another"}]


@dataclass(frozen=True, slots=True)
class Appended:
    """A text with some entries more: `lines` is where each begins (from 1), `height` how many line ends came in; none where the whole text
    has to be read to know."""

    text: str
    lines: tuple[int, ...] = ()
    height: int = 0


@dataclass(frozen=True, slots=True)
class _ListEnd:
    """Where the next entry of a block list goes, and the column of its dash."""

    key: str
    offset: int
    column: int


@dataclass(frozen=True, slots=True)
class _Ends:
    """The ends of all block lists of a text, in its order; a key that is not among its `keys` gets a new list where the text ends."""

    lists: tuple[_ListEnd, ...]
    keys: frozenset[str]
    indent: int
    length: int

    def place_of(self, key: str) -> int | None:
        """Return the number of a list, one more than there are for a new one; None where the key has no list in a block."""
        found = next((number for number, each in enumerate(self.lists) if each.key == key), None)
        return len(self.lists) if found is None and key not in self.keys else found

    def after(self, place: int, key: str, added: int, column: int) -> _Ends:
        """Return the ends after so many characters came to a list."""
        moved = [_ListEnd(each.key, each.offset + added, each.column) for each in self.lists[place:]]
        if place == len(self.lists):
            moved = [_ListEnd(key, self.length + added, column)]
        return _Ends((*self.lists[:place], *moved), self.keys | {key}, self.indent, self.length + added)


class _KnownTexts:
    """The ends of the texts that were met last, by their digests."""

    def __init__(self) -> None:
        self._ends: OrderedDict[bytes, _Ends] = OrderedDict()
        self._lock = threading.Lock()

    def ends_of(self, text: str) -> _Ends | None:
        """Return the ends of a text that is known."""
        with self._lock:
            return self._ends.get(_digest(text))

    def learn(self, text: str, ends: _Ends) -> None:
        """Know a text; of those that are known already the oldest is forgotten."""
        with self._lock:
            self._ends[_digest(text)] = ends
            if len(self._ends) > MOST_KNOWN:
                self._ends.popitem(last=False)


_known = _KnownTexts()


def appended(text: str, key: str, entries: Sequence[Mapping[str, object]], file: str) -> Appended:
    """Add entries to the list under a key.

    Raises:
        SettingsError: the text is not YAML.
        CascadeError: nobody can tell where the entry belongs.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    added = [dict(entry) for entry in entries]
    with _garbage_kept():
        ends = _known.ends_of(plain)
        root = None if ends else yaml_reader.compose(plain, file)
        ends = ends or _ends_of(plain, root)
        if ends is not None and (place := ends.place_of(key)) is not None:
            made = _at_end(plain, ends, place, key, added)
        else:
            root = root or yaml_reader.compose(plain, file)
            new = _with_list_entries(plain, root, key, added)
            made = Appended(new) if _holds_more(new, root, key, added) else None
    if made is None:
        raise CascadeError(
            LocalizedText(
                "{f}: tidak jelas di mana keputusan dapat ditambahkan.", "{f}: no place for another entry."
            ).format(f=file),
            LocalizedText("Tambahkan sendiri:\n{e}", "Add it yourself:\n{e}").format(e=dump({key: added})),
        )
    return Appended(mark + made.text.replace("\n", end), made.lines, made.height)


def get_ready(text: str, file: str) -> None:
    """Know where the lists of a text end before somebody waits for it; raises as `appended` does."""
    plain = yaml_reader.as_read(text)
    with _garbage_kept():
        if _known.ends_of(plain) is None and (ends := _ends_of(plain, yaml_reader.compose(plain, file))) is not None:
            _known.learn(plain, ends)


def _ends_of(text: str, root: yaml.Node | None) -> _Ends | None:
    """Return where the lists of a text end; None where it does not say the same with an entry more at each of them and in a new list."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    if root is not None and not (isinstance(root, yaml.MappingNode) and not root.flow_style):
        return None
    lists = [
        _ListEnd(name.value, _end_of_block_list(text, value), value.start_mark.column)
        for name, value in pairs
        if isinstance(value, yaml.SequenceNode) and not value.flow_style
    ]
    keys = frozenset(name.value for name, _ in pairs)
    known = _Ends(tuple(lists), keys, root.start_mark.column if root else 0, len(text))
    fresh = next(name for number in range(len(keys) + 1) if (name := f"list{number}") not in keys)
    probed, ends = text, known
    for key in (*(each.key for each in lists), fresh):
        place = ends.place_of(key)
        assert place is not None
        probed, ends = _inserted(probed, ends, place, key, _PROBE)
    probe = _content(yaml_reader.compose(dump(_PROBE), "", is_own=True))
    assert isinstance(probe, list)
    expected = {name.value: _content(value) for name, value in pairs} | {fresh: []}
    for key in (*(each.key for each in lists), fresh):
        expected[key] = [*expected[key], *probe]  # type: ignore[misc]  # what a list says is a list
    return known if _says(probed, expected) else None


def _at_end(text: str, ends: _Ends, place: int, key: str, entries: Entries) -> Appended | None:
    """Put entries where a list ends; None where they would not be read as they are."""
    column = ends.lists[place].column if place < len(ends.lists) else ends.indent + 2
    written = dump(entries)
    if yaml_reader.parse(written, "").data != entries:
        return None
    said = _content(yaml_reader.compose(written, "", is_own=True))
    if not _says(f"{key}:\n{_block_yaml(entries, column)}", {key: said}):
        return None
    offset = ends.lists[place].offset if place < len(ends.lists) else len(text)
    new, moved = _inserted(text, ends, place, key, entries)
    _known.learn(new, moved)
    height = new.count("\n", offset, offset + len(new) - len(text))
    heights = [dump([entry]).count("\n") for entry in entries]
    first = new.count("\n", 0, offset) + 1 + height - sum(heights)
    return Appended(new, tuple(first + sum(heights[:number]) for number in range(len(heights))), height)


def _inserted(text: str, ends: _Ends, place: int, key: str, entries: Entries) -> tuple[str, _Ends]:
    """Return a text with entries at the end of a list, and its ends."""
    is_new = place == len(ends.lists)
    offset, column = (len(text), ends.indent + 2) if is_new else (ends.lists[place].offset, ends.lists[place].column)
    block = _list_yaml(key, entries, " " * ends.indent) if is_new else _block_yaml(entries, column)
    addition = block if not offset or text[offset - 1] == "\n" else f"\n{block}"
    return _insert(text, offset, addition), ends.after(place, key, len(addition), column)


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """Collect no garbage: the collector would look at each of thousands of nodes again and again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _with_list_entries(text: str, root: yaml.Node | None, key: str, entries: Entries) -> str:
    """Put the entries where the list under the key ends, or a new list where the file ends."""
    if root is None:
        return with_newline(text) + _list_yaml(key, entries, "")
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    value = next((value for name, value in pairs if name.value == key), None)
    if isinstance(root, yaml.MappingNode) and value is None:
        if root.flow_style:
            comma = ", " if pairs else ""
            return _insert(text, root.end_mark.index - 1, f"{comma}{key}: [{_flow_yaml(entries)}]")
        return with_newline(text) + _list_yaml(key, entries, " " * root.start_mark.column)
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        return _with_flow_entries(text, value, entries)
    if isinstance(value, yaml.SequenceNode):
        offset = _end_of_block_list(text, value)
        return with_newline(text[:offset]) + _block_yaml(entries, value.start_mark.column) + text[offset:]
    if value is not None and is_nothing(value):
        return text[: value.start_mark.index] + f" [{_flow_yaml(entries)}]" + text[value.end_mark.index :]
    return text


def _with_flow_entries(text: str, node: yaml.SequenceNode, entries: Entries) -> str:
    """Add to a list in brackets; an empty one on a line of its own becomes one with a line for each entry."""
    if not node.value:
        return text[: node.start_mark.index] + f"[{_flow_yaml(entries)}]" + text[node.end_mark.index :]
    last = node.value[-1].end_mark.index
    return _insert(text, last, f", {_flow_yaml(entries)}")


def _end_of_block_list(text: str, node: yaml.SequenceNode) -> int:
    """Return where the line begins that follows a block list: below its last value and the comments inside it."""
    offset = text.find("\n", max(value_ends(text, node.value[-1] if node.value else node)))
    offset = len(text) if offset < 0 else offset + 1
    while offset < len(text):
        stop = text.find("\n", offset)
        line = text[offset : stop if stop >= 0 else len(text)]
        inside = len(line) - len(line.lstrip()) > node.start_mark.column
        if not (line.lstrip().startswith("#") and inside):
            break
        offset = stop + 1 if stop >= 0 else len(text)
    return offset


def _list_yaml(key: str, entries: Entries, indent: str) -> str:
    return f"{indent}{key}:\n{_block_yaml(entries, len(indent) + 2)}"


def _block_yaml(data: object, indent: int) -> str:
    lines = dump(data).splitlines()
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _flow_yaml(entries: Entries) -> str:
    return ", ".join(dump(entry, flow=True).strip() for entry in entries)


def _insert(text: str, offset: int, addition: str) -> str:
    return text[:offset] + addition + text[offset:]


def _holds_more(text: str, root: yaml.Node | None, key: str, entries: Entries) -> bool:
    """Tell whether a text says what the nodes below an old root say, and these entries more in the list under a key.

    Nodes are compared, not values: making these takes longer than reading a long file.
    """
    if root is not None and not isinstance(root, yaml.MappingNode):
        return False
    written = dump(entries)
    if yaml_reader.parse(written, "").data != entries:
        return False
    additions = _content(yaml_reader.compose(written, "", is_own=True))
    assert isinstance(additions, list)
    expected = {name.value: _content(value) for name, value in root.value} if root else {}
    old = expected.get(key, [])
    if isinstance(old, list):
        expected[key] = [*old, *additions]
    elif any(name.value == key and is_nothing(value) for name, value in (root.value if root else ())):
        expected[key] = additions
    else:
        return False
    return _says(text, expected)


def _says(text: str, expected: object) -> bool:
    try:
        return bool(_content(yaml_reader.compose(text, "", is_own=True)) == expected)
    except CascadeError:
        return False


def _content(node: yaml.Node | None) -> object:
    """Return what a node says, wherever it is written."""
    if isinstance(node, yaml.MappingNode):
        return {name.value: _content(value) for name, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_content(value) for value in node.value]
    return (node.tag, node.value) if node else None


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
