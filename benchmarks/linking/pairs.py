"""Link pairs of names that offices write for one indicator, or for two that look alike, and count what becomes of them.

    pairs.py [PAIRS] [--misses]

PAIRS is a file of pairs; without it, `pairs.yaml` beside this file, which says how pairs are written. See README.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from cascade.graph.cascade_graph import CascadeGraph, printed_id
from cascade.linking.matcher import link_documents
from cascade.model import Document
from cascade.reading.canonical import to_document

SET = Path(__file__).with_name("pairs.yaml")
SETTINGS = ("alone", "under one sasaran", "all in two lists")


@dataclass(frozen=True)
class Pair:
    """Two names, whether they mean one indicator, and what stands beside them."""

    group: str
    is_same: bool
    left: str
    right: str
    unit: str
    codes: tuple[str | None, str | None] = (None, None)

    def row(self, side: int, number: int, element: str | None) -> dict[str, object]:
        """Return one side as a row of a document."""
        row = {"id": f"i{number}", "name": (self.left, self.right)[side], "unit": self.unit, "element": element}
        row |= {"code": self.codes[side], "level": "sub_kegiatan" if self.codes[side] else "sasaran"}
        return {key: value for key, value in row.items() if value is not None}


def read_pairs(path: Path = SET) -> list[Pair]:
    """Read a file of pairs."""
    groups = yaml.safe_load(path.read_text("utf-8"))
    return [
        Pair(group, kind == "same", left, right, rest[0] if rest else "%", tuple(rest[1:3]) or (None, None))
        for group, kinds in groups.items()
        for kind, pairs in kinds.items()
        for left, right, *rest in pairs
    ]


def _document(kind: str, rows: list[dict[str, object]]) -> Document:
    data = {"kind": kind, "opd": "Tugas", "year": 2025, "indicators": rows}
    return to_document(data, kind, f"{kind}.json")[0]


def _verdicts(pairs: list[Pair], element: str | None) -> Iterator[tuple[int, int, bool]]:
    """Yield which left row is linked with which right one, and whether unasked."""
    left, right = (
        _document(kind, [pair.row(side, number, element) for number, pair in enumerate(pairs)])
        for side, kind in enumerate(("renja", "renstra"))
    )
    for link in link_documents(CascadeGraph([left, right]), [left], [right]):
        yield int(printed_id(link.left)[1:]), int(printed_id(link.right)[1:]), link.is_settled


def outcomes(pairs: list[Pair], setting: str) -> list[str]:
    """Return for each pair its outcome: `linked`, `asked`, `apart`, and behind it where a wrong link leads."""
    element = "Meningkatnya kualitas layanan" if setting == "under one sasaran" else None
    if setting == "all in two lists":
        found = {left: (right, unasked) for left, right, unasked in _verdicts(pairs, element)}
    else:
        found = {n: (n, unasked) for n, pair in enumerate(pairs) for _, _, unasked in _verdicts([pair], element)}
    meant = _names_of_one_indicator(pairs)
    answers = []
    for number, pair in enumerate(pairs):
        right, unasked = found.get(number, (None, False))
        outcome = "apart" if right is None else "linked" if unasked else "asked"
        if right is not None and right != number:
            other = pairs[right].right
            if not meant(pair.left, other):
                outcome = f"{outcome} elsewhere: {other}"
            elif not pair.is_same:
                outcome = "apart"  # it found its namesake of another pair, not the trap
        answers.append(outcome)
    return answers


def _names_of_one_indicator(pairs: list[Pair]) -> Callable[[str, str], bool]:
    """Return the test whether two names of the set mean one indicator: by its pairs, or by their letters."""
    chief: dict[str, str] = {}

    def chief_of(name: str) -> str:
        name = name.casefold()
        while name in chief:
            name = chief[name]
        return name

    for pair in pairs:
        left, right = chief_of(pair.left), chief_of(pair.right)
        if pair.is_same and left != right:
            chief[left] = right
    return lambda left, right: chief_of(left) == chief_of(right)


def main() -> None:
    """Print the table: of each group, what became of its pairs."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pairs", nargs="?", type=Path, default=SET)
    arguments.add_argument("--misses", action="store_true", help="list the pairs that were missed and the wrong links")
    asked = arguments.parse_args()
    pairs = read_pairs(asked.pairs)
    same = sum(pair.is_same for pair in pairs)
    print(f"{len(pairs)} pairs: {same} of one indicator, {len(pairs) - same} traps")
    for setting in SETTINGS:
        print(
            f"\n| {setting} | one: linked | asked | apart | share | traps: linked | asked | apart |\n|---|---|---|---|---|---|---|---|"
        )
        found = outcomes(pairs, setting)
        for group in (*dict.fromkeys(pair.group for pair in pairs), "all"):
            counts: Counter[tuple[bool, str]] = Counter()
            for pair, outcome in zip(pairs, found, strict=True):
                if group in (pair.group, "all"):
                    counts[pair.is_same, counted(pair, outcome)] += 1
            one, traps = ([counts[kind, verdict] for verdict in ("linked", "asked", "apart")] for kind in (True, False))
            share = f"{(one[0] + one[1]) / sum(one):.3f}" if sum(one) else "-"
            print(f"| {group} | {' | '.join(map(str, one))} | {share} | {' | '.join(map(str, traps))} |")
        if asked.misses:
            for pair, outcome in zip(pairs, found, strict=True):
                if counted(pair, outcome) == ("apart" if pair.is_same else "linked") or "elsewhere" in outcome:
                    print(f"- {pair.group}, {'one' if pair.is_same else 'trap'}, {outcome}: {pair.left} ↔ {pair.right}")


def counted(pair: Pair, outcome: str) -> str:
    """Return the outcome to count: a question that leads elsewhere is a miss, a link that does is a wrong link."""
    if "elsewhere" not in outcome:
        return outcome
    return "linked" if outcome.startswith("linked") and not pair.is_same else "apart"


if __name__ == "__main__":
    main()
