"""Damage YAML and JSON texts as strangers, and tired people, do: values of another kind, keys twice, halves of lines."""

from __future__ import annotations

from hypothesis import strategies as st

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
HOSTILE_VALUES = (
    "2025-02-30", "2025-13-01", "2025-01-01 25:00:00", "2025-01-01T00:00:00+99:99", "9" * 5000, "-" + "9" * 5000,
    "0x" + "f" * 9000, ":".join(["59"] * 3000), "1e999", ".inf", ".nan", "1e999999999", "99999999999", "!!set {a}",
    "!!binary x", "!!bool x", "!!timestamp x", "!!int [1]", "!!omap [a: 1]", "!!python/object/apply:os.system [x]",
    "!apa 1", "*a", "&a [*a]", '"a\\0b"', "a" * 5000, "../" * 900, "/dev/zero", "[" * 200, "{a: " * 200, "{[1]: 2}",
    "? [1]\n: x", "null", "true", "0", "-1", "1.5", "[]", "{}", "''", "=", "<<", "- a", '"{x}"', "'{0}'", "2025-01-01",
    "\ud7ff", "[[[]]]", "{a: {b: {}}}", "(", "[a-", '"\\ud800"', "NaN", "1" + "0" * 4000, "{a: 1, a: 2}",
)  # fmt: skip


def damaged(seeds: list[str]) -> st.SearchStrategy[str]:
    """Return texts that begin as one of some seeds."""
    return st.sampled_from(seeds).flatmap(lambda seed: st.lists(_EDIT, min_size=1, max_size=3).map(_edited(seed)))


_PLACE = st.integers(0, 10**6)
_EDIT = st.tuples(
    st.sampled_from(["value", "key", "twice", "cut", "insert", "drop"]),
    _PLACE,
    st.one_of(st.sampled_from(HOSTILE_VALUES), st.text(max_size=12)),
)


def _edited(seed: str):
    def apply(edits: list[tuple[str, int, str]]) -> str:
        text = seed
        for edit in edits:
            text = _after(text, *edit)
        return text

    return apply


def _after(text: str, how: str, place: int, new: str) -> str:
    lines = text.splitlines() or [""]
    number = place % len(lines)
    line = lines[number]
    key, mark, _ = line.partition(":")
    if how == "value":
        lines[number] = f"{key}{mark} {new}" + ("," if line.endswith(",") else "")
    elif how == "key":
        lines[number] = line[: len(line) - len(line.lstrip())] + new + mark + line.partition(":")[2]
    elif how == "twice":
        lines.insert(number, line)
    elif how == "drop":
        del lines[number]
    else:
        at = place % (len(text) + 1)
        return text[:at] + (new + text[at:] if how == "insert" else "")
    return "\n".join(lines) + "\n"
