"""Set values in a YAML file that a person keeps by hand.

The text of a file goes in and comes out with some values set, replaced or taken away, each named by the keys that lead to it:
every other character stays as it is, comments, order, quotes and line ends too. The new text is read back: where it does not hold
the old data with these changes, the change is refused and the person is told what to write. Understands no key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import yaml

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_reader
from cascade.safe_io.yaml_editor import BOM, dump

Keys: TypeAlias = tuple[str, ...]
_INDENT = 2
_NOTHING = ("", "~", "null", "Null", "NULL")


def with_values(text: str, values: Mapping[Keys, object], file: str) -> str:
    """Return a text in which the values below some keys are these; None takes a key away.

    Raises:
        SettingsError: the text is not YAML.
        CascadeError: nobody can tell where a value belongs.
    """
    mark = BOM if text.startswith(BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    expected = yaml_reader.parse(plain, file).data
    for keys, value in values.items():
        if value is None and not _holds(expected, keys):
            continue
        expected = _changed(expected, keys, value)
        root = yaml_reader.compose(plain, file)
        plain = _without(plain, root, keys) if value is None else _with(plain, root, keys, value)
    if not _says(plain, expected):
        wanted: object = {}
        for keys, value in values.items():
            wanted = _changed(wanted, keys, value)
        raise CascadeError(_UNCLEAR.format(f=file), _BY_HAND.format(e=dump(wanted)))
    return mark + plain.replace("\n", end)


def _holds(data: object, keys: Keys) -> bool:
    for key in keys:
        if not (isinstance(data, dict) and any(str(each) == key for each in data)):
            return False
        data = next(value for each, value in data.items() if str(each) == key)
    return True


def _changed(data: object, keys: Keys, value: object) -> object:
    """Return data with a value set or taken away; what becomes empty by that goes too."""
    old = dict(data) if isinstance(data, dict) else {}
    key = next((each for each in old if str(each) == keys[0]), keys[0])
    inner = value if len(keys) == 1 else _changed(old.get(key), keys[1:], value)
    if inner is None or (len(keys) > 1 and inner == {}):
        old.pop(key, None)
    else:
        old[key] = inner
    return old


def _says(text: str, expected: object) -> bool:
    try:
        return (yaml_reader.parse(text, "").data or {}) == (expected or {})
    except CascadeError:
        return False


def _with(text: str, root: yaml.Node | None, keys: Keys, value: object) -> str:
    """Return the text with a value in its place."""
    if root is None:
        return _ended(text) + _block(keys, value, 0)
    node, rest = root, keys
    while rest and isinstance(node, yaml.MappingNode):
        found = next((inner for name, inner in node.value if name.value == rest[0]), None)
        if found is None:
            return _with_pair(text, node, rest, value)
        node, rest = found, rest[1:]
    if rest and not _is_nothing(node):
        return text
    start, end = node.start_mark.index, _end_of(text, node)
    blank = "" if start and text[start - 1] in " \n" else " "
    return text[:start] + blank + _flow(rest, value) + text[end:]


def _with_pair(text: str, mapping: yaml.MappingNode, keys: Keys, value: object) -> str:
    """Add a key where a mapping ends."""
    if mapping.flow_style:
        pair = f"{_flow_key(keys[0])}: {_flow(keys[1:], value)}"
        if not mapping.value:
            return text[: mapping.start_mark.index] + f"{{{pair}}}" + text[mapping.end_mark.index :]
        end = mapping.value[-1][1].end_mark.index
        return f"{text[:end]}, {pair}{text[end:]}"
    end = text.find("\n", max(_end_of(text, mapping.value[-1][1]), mapping.value[-1][0].end_mark.index))
    offset = len(text) if end < 0 else end + 1
    return _ended(text[:offset]) + _block(keys, value, mapping.start_mark.column) + text[offset:]


def _without(text: str, root: yaml.Node | None, keys: Keys) -> str:
    """Return the text without a key, and without those above it that hold nothing else."""
    path: list[tuple[yaml.MappingNode, int]] = []
    node = root
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        number = next((at for at, (name, _) in enumerate(pairs) if name.value == key), None)
        if number is None or not isinstance(node, yaml.MappingNode):
            return text
        path.append((node, number))
        node = pairs[number][1]
    while len(path) > 1 and len(path[-1][0].value) == 1:
        path.pop()
    mapping, number = path[-1]
    name, value = mapping.value[number]
    start, end = name.start_mark.index, max(_end_of(text, value), name.end_mark.index)
    if mapping.flow_style:
        if number + 1 < len(mapping.value):
            end = mapping.value[number + 1][0].start_mark.index
        elif number:
            start = mapping.value[number - 1][1].end_mark.index
        else:
            end = mapping.end_mark.index - 1
        return text[:start] + text[end:]
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return text[:begin] + (text[stop + 1 :] if stop >= 0 else "")


def _end_of(text: str, node: yaml.Node) -> int:
    """Return where what a node prints ends; a block ends only where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        inner = [each for child in node.value for each in (child if isinstance(child, tuple) else (child,))]
        return max((_end_of(text, each) for each in inner), default=node.start_mark.index)
    end: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[:end].rstrip("\n"))
    return end


def _block(keys: Keys, value: object, column: int) -> str:
    """Return a value below keys that are not there yet, a line for each."""
    lines = [f"{' ' * (column + _INDENT * depth)}{_key(key)}:" for depth, key in enumerate(keys)]
    return "\n".join(lines) + f" {_flow((), value)}\n"


def _flow(keys: Keys, value: object) -> str:
    for key in reversed(keys):
        value = {key: value}
    written = dump([value], flow=True).strip()
    return written[1:-1]


def _key(key: str) -> str:
    return dump({key: 1}, flow=False).rstrip().removesuffix(": 1")


def _flow_key(key: str) -> str:
    return dump({key: 1}, flow=True).strip()[1:-1].removesuffix(": 1")


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == yaml_reader.PLAIN and node.value in _NOTHING


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


_UNCLEAR = LocalizedText("{f}: tidak jelas di mana ini dapat ditulis.", "{f}: no place to write this.")
_BY_HAND = LocalizedText("Tulis sendiri:\n{e}", "Write it yourself:\n{e}")
