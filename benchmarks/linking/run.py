"""Compare cascade with generic matching of names on linking tasks, in one run and one table.

    run.py TASKS

See README.md beside this file for the format of a task and for what is counted.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, utils

from cascade.graph.cascade_graph import CascadeGraph, printed_id
from cascade.linking.matcher import link_documents
from cascade.reading.canonical import to_document

PRECISE = 0.995  # the precision that an automatic link must have
Scored = list[tuple[str, str, float]]  # left id, right id, score


@dataclass
class Task:
    """Two lists of indicators, the true links, and the left rows that have none."""

    name: str
    left: list[dict[str, Any]]
    right: list[dict[str, Any]]
    links: set[tuple[str, str]]
    unlinked: set[str]


@dataclass
class Tool:
    """One tool over all tasks: its links with scores, those it would make unasked, and its time."""

    name: str
    scored: list[tuple[float, bool]] = field(default_factory=list)
    unasked: list[bool] | None = None
    true: int = 0
    seconds: float = 0

    def best(self) -> tuple[float, float, float, float]:
        """Return the best F1 that any threshold gives, with its precision; the recall that a precise threshold gives."""
        f1, precise, precision = 0.0, 0.0, 0.0
        right = 0
        ranked = sorted(self.scored, key=lambda each: -each[0])
        for count, (score, is_true) in enumerate(ranked, 1):
            right += is_true
            if count < len(ranked) and ranked[count][0] == score:
                continue  # a threshold cannot part what has one score
            found, share = right / count, right / max(1, self.true)
            f1 = max(f1, 2 * found * share / (found + share) if found + share else 0)
            if found >= PRECISE and share > precise:
                precise, precision = share, found
        return f1, precision, precise, len(ranked)


def read(path: Path) -> Task:
    """Read one task."""
    data = json.loads(path.read_text("utf-8"))
    links = {(left, right) for left, right in data["links"]}
    return Task(data.get("name", path.stem), data["left"], data["right"], links, set(data.get("unlinked_left", ())))


def one_to_one(pairs: Iterable[tuple[str, str, float]]) -> Scored:
    """Take the best pair again and again; every row once."""
    left: set[str] = set()
    right: set[str] = set()
    made = []
    for a, b, score in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            made.append((a, b, score))
    return made


def document(rows: list[dict[str, Any]], kind: str) -> Any:
    """Return the rows of one side as a document."""
    keys = {"id": "id", "name": "name", "unit": "unit", "level": "level", "code": "code", "parent": "element"}
    indicators = []
    for row in rows:
        found = {to: row[key] for key, to in keys.items() if row.get(key)}
        indicators.append({**found, "path": [row["parent2"]] if row.get("parent2") else []})
    data = {"kind": kind, "opd": "Tugas", "year": 2025, "indicators": indicators}
    return to_document(data, kind, f"{kind}.json")[0]


def cascade(task: Task) -> tuple[Scored, set[tuple[str, str]]]:
    """Link as cascade does; the second answer are the links that it makes unasked."""
    left, right = document(task.left, "renja"), document(task.right, "renstra")
    links = link_documents(CascadeGraph([left, right]), [left], [right])
    ends = [(printed_id(link.left), printed_id(link.right)) for link in links]
    unasked = {pair for pair, link in zip(ends, links, strict=True) if link.is_settled}
    # what is made unasked comes before every question
    scored = [(*pair, link.score + 100 * link.is_settled) for pair, link in zip(ends, links, strict=True)]
    return scored, unasked


def wratio(task: Task) -> tuple[Scored, None]:
    """Link by rapidfuzz WRatio on names in lower case without punctuation."""
    names = [(row["id"], utils.default_process(row["name"])) for row in task.right]
    pairs = []
    for row in task.left:
        name = utils.default_process(row["name"])
        pairs += [(row["id"], other, fuzz.WRatio(name, text, score_cutoff=50)) for other, text in names]
    return one_to_one(pair for pair in pairs if pair[2]), None


def splink(task: Task) -> tuple[Scored, None]:
    """Link by splink, which learns its weights from the two lists without labels."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator

    def frame(rows: list[dict[str, Any]], tag: str) -> Any:
        return pd.DataFrame(
            {
                "unique_id": [tag + row["id"] for row in rows],
                "name": [utils.default_process(row["name"]) for row in rows],
                **{
                    key: [(row.get(key) or "").lower() or None for row in rows] for key in ("parent", "parent2", "unit")
                },
            }
        )

    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.98, 0.95, 0.9, 0.8]),
            cl.JaroWinklerAtThresholds("parent", [0.95, 0.8]),
            cl.JaroWinklerAtThresholds("parent2", [0.95]),
            cl.ExactMatch("unit"),
        ],
        blocking_rules_to_generate_predictions=["1=1"],
        probability_two_random_records_match=1 / max(1, len(task.right)),
    )
    engine = DuckDBAPI()
    sides = [engine.register(frame(rows, tag)) for rows, tag in ((task.left, "l:"), (task.right, "r:"))]
    linker = Linker(sides, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=1)
    units = [{(row.get("unit") or "").lower() for row in rows} - {""} for rows in (task.left, task.right)]
    alike = "l.unit = r.unit" if units[0] & units[1] else "substr(l.name, 1, 12) = substr(r.name, 1, 12)"
    with suppress(Exception):  # a small task may give it too few pairs to learn from; it then keeps its first guess
        linker.training.estimate_parameters_using_expectation_maximisation(alike, fix_u_probabilities=True)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    pairs = []
    for *ends, weight in zip(found["unique_id_l"], found["unique_id_r"], found["match_weight"], strict=True):
        left, right = sorted(ends)
        pairs.append((left[2:], right[2:], weight))
    return one_to_one(pairs), None


TOOLS: dict[str, Callable[[Task], tuple[Scored, set[tuple[str, str]] | None]]] = {
    "cascade": cascade,
    "rapidfuzz WRatio": wratio,
    "splink": splink,
}


def compare(tasks: list[Task], name: str) -> Tool:
    """Run one tool over all tasks."""
    tool = Tool(name)
    for task in tasks:
        known = {left for left, _ in task.links} | task.unlinked
        began = time.perf_counter()
        scored, unasked = TOOLS[name](task)
        tool.seconds += time.perf_counter() - began
        tool.true += len(task.links)
        labelled = [(a, b, score) for a, b, score in scored if a in known]
        tool.scored += [(score, (a, b) in task.links) for a, b, score in labelled]
        if unasked is not None:
            tool.unasked = (tool.unasked or []) + [(a, b) in task.links for a, b, _ in labelled if (a, b) in unasked]
    return tool


def line(tool: Tool) -> str:
    """Return one tool as a line of the table."""
    f1, precision, recall, _ = tool.best()
    if tool.unasked is not None:
        right = sum(tool.unasked)
        precision, recall = right / max(1, len(tool.unasked)), right / max(1, tool.true)
    said = f"{precision:.4f} ({recall:.3f})" if recall else "unreachable"
    return f"| {tool.name} | {f1:.3f} | {said} | {tool.seconds:.1f} |"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tasks", type=Path)
    tasks = [read(path) for path in sorted(arguments.parse_args().tasks.glob("*.json"))]
    print(f"{len(tasks)} tasks, {sum(len(task.links) for task in tasks)} true links\n")
    print("| tool | best F1 | automatic: precision (recall) | seconds |\n|---|---|---|---|")
    for name in TOOLS:
        if name != "splink" or importlib.util.find_spec("splink"):
            print(line(compare(tasks, name)), flush=True)


if __name__ == "__main__":
    main()
