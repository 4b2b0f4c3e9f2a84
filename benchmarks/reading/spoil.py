"""Measure how well tables are read whose headings are spoilt.

    spoil.py CORPUS [NAME …] [--documents DIR] [--seed N] [--rounds N] [--kinds slips,blanks,…] [--margins]

CORPUS holds truths NAME.jsonl as for score.py, and COVERAGE.json where they cover more pages than their rows; a truth whose first line
names no file belongs to NAME.pdf. Each document is loaded once and kept in the temporary folder, under its content and that of the
loaders; its grids are spoilt by seed (spoilt_headings.py), read, and scored like any other. `none` reads them as they are.

`--margins` instead compares the meaning of each column with the unspoilt reading, where that is right, and prints by confidence how many
columns are right.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import pickle
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import cascade
from cascade.model import Grid, LoadedFile
from cascade.reading.canonical import from_document, json_text
from cascade.reading.document_builder import ReadFile, read_file
from cascade.reading.loaders import load

RIGHT = 0.97  # F1 from which the unspoilt reading tells the truth of its columns
SURE = 0.9  # confidence of which 98 of 100 labels must be right
CORE = ("indicator", "target", "targets", "quarters")
_LOADING = ("reading/loaders", "reading/extraction", "model/loaded_file.py")


def _sibling(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


score = _sibling("score")
spoilt_headings = _sibling("spoilt_headings")


@dataclass(frozen=True)
class Job:
    """One document to spoil and read."""

    name: str
    truth: Path
    document: Path
    pages: frozenset[int] | None
    seeds: range
    kinds: tuple[str, ...]
    margins: bool


@dataclass(frozen=True)
class Figures:
    """What came of one document: F1 by kind of spoiling, and confidence and rightness of its columns."""

    name: str
    f1: dict[str, float]
    labels: list[tuple[str, str, float, bool]]


def jobs_of(arguments: argparse.Namespace) -> list[Job]:
    """Return a job for each truth of the corpus."""
    coverage_file = arguments.corpus / "COVERAGE.json"
    coverage = json.loads(coverage_file.read_text("utf-8")) if coverage_file.exists() else {}
    jobs = []
    for path in sorted(arguments.corpus.glob("*.jsonl")):
        if "." in path.stem or (arguments.names and path.stem not in arguments.names):
            continue
        document = (arguments.documents or arguments.corpus) / facts(path)["file"]
        pages = None
        if path.stem in coverage:
            pages = frozenset(page for several in coverage[path.stem]["complete"].values() for page in several)
        if document.exists():
            kinds = tuple(arguments.kinds.split(","))
            seeds = range(arguments.seed, arguments.seed + arguments.rounds)
            jobs.append(Job(path.stem, path, document, pages, seeds, kinds, arguments.margins))
    return jobs


def facts(truth: Path) -> dict[str, Any]:
    """Return what the first line of a truth says of its document."""
    first = json.loads(truth.read_text("utf-8").partition("\n")[0])
    return first.get("document") or {"file": f"{truth.stem}.pdf", "kind": "renstra"}


def lines_of(truth: Path) -> list[dict[str, Any]]:
    """Return the lines of a truth, the document first."""
    lines = [json.loads(line) for line in truth.read_text("utf-8").splitlines() if line.strip()]
    return lines if "document" in lines[0] else [{"document": facts(truth)}, *lines]


def loaded_once(document: Path) -> LoadedFile:
    """Load a document, or take what was loaded of it before with the same loaders."""
    digest = hashlib.sha256(document.read_bytes())
    for part in _LOADING:
        place = Path(cascade.__file__).parent / part
        for source in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(source.read_bytes())
    kept = Path(tempfile.gettempdir()) / "spoilt-headings" / f"{digest.hexdigest()}.pickle"
    if kept.exists():
        found: LoadedFile = pickle.loads(kept.read_bytes())
        return found
    loaded = load(document, document.name)
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(pickle.dumps(loaded))
    return loaded


def documents_of(result: ReadFile) -> list[dict[str, Any]]:
    """Return what was read as `cascade read --format json` prints it."""
    found: list[dict[str, Any]] = json.loads(json_text([from_document(each) for each in result.documents]))
    return found


def measure(job: Job) -> Figures:
    """Read a document unspoilt and spoilt in each way."""
    lines, loaded = lines_of(job.truth), loaded_once(job.document)
    names = {
        spoilt_headings.squash(text)
        for line in lines[1:]
        for key in ("element", "indicator")
        if (text := line.get(key))
    }
    plain = read_file(loaded)

    def f1(result: ReadFile) -> float:
        return float(score.score(job.name, lines, documents_of(result), job.pages).f1)

    figures = {"none": f1(plain)}
    labels: list[tuple[str, str, float, bool]] = []
    if job.margins and figures["none"] < RIGHT:
        return Figures(job.name, figures, labels)
    for kind in job.kinds:
        results = [
            read_file(
                spoilt_headings.spoilt(loaded, names, spoilt_headings.SPOILERS[kind], f"{seed} {job.name} {kind}")
            )
            for seed in job.seeds
        ]
        if job.margins:
            labels += [(kind, *label) for result in results for label in judged(plain, result)]
        else:
            figures[kind] = sum(map(f1, results)) / len(results)
    return Figures(job.name, figures, labels)


def judged(plain: ReadFile, spoilt: ReadFile) -> Iterable[tuple[str, float, bool]]:
    """Yield field, confidence and rightness of each column that a spoilt reading names."""
    truth: dict[int, tuple[object, ...]] = {}
    for table in plain.tables:
        for column in table.columns:
            meaning = (column.name, column.is_element, column.year, column.ordinal, column.quarter)
            truth |= {id(source): meaning for source in sources(table.grid, column.number, table.data_rows)}
    for table in spoilt.tables:
        for column in table.columns:
            if not column.name:
                continue
            meaning = (column.name, column.is_element, column.year, column.ordinal, column.quarter)
            wanted = Counter(
                truth[key] for each in sources(table.grid, column.number, table.data_rows) if (key := id(each)) in truth
            )
            if wanted:
                yield column.name, getattr(column, "confidence", 1.0), wanted.most_common(1)[0][0] == meaning


def sources(grid: Grid, column: int, rows: Sequence[int]) -> Iterable[object]:
    """Yield the places of the cells of a column, which spoiling keeps."""
    for row in rows:
        cell = grid.at(row, column)
        if cell and cell.starts_at(row) and cell.column == column and cell.text:
            yield cell.source


def print_scores(found: Sequence[Figures], kinds: Sequence[str]) -> None:
    """Print a line for each document, the means, and their share of the unspoilt mean."""
    kinds = ("none", *kinds)
    print(f"{'':32}" + "".join(f"{kind:>10}" for kind in kinds))
    for each in found:
        print(f"{each.name[:32]:32}" + "".join(f"{each.f1[kind]:10.3f}" for kind in kinds))
    means = {kind: sum(each.f1[kind] for each in found) / len(found) for kind in kinds}
    print(f"{'mean':32}" + "".join(f"{means[kind]:10.3f}" for kind in kinds))
    print(f"{'of unspoilt':32}" + "".join(f"{means[kind] / (means['none'] or 1):10.3f}" for kind in kinds))


def print_margins(found: Sequence[Figures]) -> None:
    """Print by confidence how many labels are right: all, and those of indicators, targets and elements."""
    labels = [label for each in found for label in each.labels]
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01), (SURE, 1.01)):
        own = [label for label in labels if low <= label[2] < high]
        core = [label for label in own if label[1] in CORE]
        shares = [f"{sum(one[3] for one in each)}/{len(each)}" for each in (own, core)]
        print(f"confidence {low:.1f}–{min(high, 1):.1f}  right {shares[0]:>12}  indicators and targets {shares[1]:>12}")


def main() -> None:
    """Spoil, read and score every document of a corpus."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path, metavar="CORPUS")
    arguments.add_argument("names", nargs="*", metavar="NAME")
    arguments.add_argument("--documents", type=Path, help="folder of the documents, where it is not the corpus")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument(
        "--rounds", type=int, default=1, help="seeds from the first one on, of which the mean counts"
    )
    arguments.add_argument("--kinds", default=",".join(spoilt_headings.SPOILERS))
    arguments.add_argument("--margins", action="store_true")
    arguments.add_argument("--processes", type=int, default=2)
    given = arguments.parse_args()
    jobs = jobs_of(given)
    with ProcessPoolExecutor(given.processes) as pool:
        found = list(pool.map(measure, jobs))
    if given.margins:
        print_margins(found)
    else:
        print_scores(found, given.kinds.split(","))


if __name__ == "__main__":
    main()
