"""Compare cascade with other readers of PDF tables on the same pages, in one run.

    run.py CORPUS [NAME …] [--peers PYTHON] [--camelot-pages N] [--repeat N]
    run.py SYNTHETIC --synthetic [--peers PYTHON]

See README.md beside this file for the formats and for what is counted.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ALIKE = 0.9  # similarity of two names without spaces
CASCADE = ["-c", "from cascade.cli.app import main; main()", "read", "--format", "json"]
Row = list[str | None]


@dataclass
class Run:
    """One tool on one file: what it printed, how long it took, how much memory, how many pages."""

    output: Any
    seconds: float
    megabytes: float | None
    processor: float | None = None  # seconds; does not grow when others use the machine
    pages: int = 0


@dataclass
class Score:
    """One tool over all files."""

    tool: str
    right: int = 0
    rows: int = 0
    carried: int = 0
    merged: int = 0
    pages: int = 0
    seconds: float = 0
    processor: float = 0
    megabytes: float = 0
    by_file: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, run: Run) -> None:
        """Count the time and memory of a run."""
        self.pages += run.pages
        self.seconds += run.seconds
        self.processor += run.processor or 0
        self.megabytes = max(self.megabytes, run.megabytes or 0)
        self.by_file[name] = f"{run.seconds:.1f} s"


def main() -> None:
    """Run the comparison that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("names", nargs="*", help="only these documents")
    parser.add_argument("--synthetic", action="store_true", help="NAME.truth.json instead of NAME.jsonl")
    parser.add_argument("--peers", default=sys.executable, help="the Python in which the other tools are installed")
    parser.add_argument("--camelot-pages", type=int, default=0, help="on so many pages of each file; 0: not at all")
    parser.add_argument("--repeat", type=int, default=1, help="the median of so many runs")
    options = parser.parse_args()
    suffix = ".truth.json" if options.synthetic else ".jsonl"
    names = [
        path.stem for path in sorted(options.corpus.glob("*.pdf")) if (options.corpus / f"{path.stem}{suffix}").exists()
    ]
    names = [name for name in names if name in options.names or not options.names]
    if not names:
        sys.exit(f"{options.corpus}: no NAME.pdf with NAME{suffix}")
    print("\n".join((synthetic if options.synthetic else real)(options, names)))


# Real documents


def real(options: argparse.Namespace, names: list[str]) -> Iterator[str]:
    """Compare rows of indicators with their targets."""
    scores = {"cascade": Score("cascade read (whole)"), "pdfplumber": Score("pdfplumber extract_tables")}
    if options.camelot_pages:
        scores["camelot"] = Score(f"camelot lattice ({options.camelot_pages} pages a file)")
    for name in names:
        path = options.corpus / f"{name}.pdf"
        truth = [
            json.loads(line) for line in path.with_suffix(".jsonl").read_text("utf-8").splitlines() if line.strip()
        ]
        run = measured([sys.executable, *CASCADE, str(path)], options.repeat)
        run.pages = page_count(path)
        read = [i for document in run.output["documents"] for i in document["indicators"]]
        scores["cascade"].add(name, run)
        count(scores["cascade"], truth, lambda row, read=read: any(is_read(row, i) for i in read))
        for tool in ("pdfplumber", "camelot"):
            if tool in scores and is_installed(options.peers, tool):
                rows = (
                    [row for row in truth if row["page"] in some_pages(truth, options.camelot_pages)]
                    if tool == "camelot"
                    else truth
                )
                pages = sorted({row["page"] for row in rows}) if tool == "camelot" else []
                run = peer(options.peers, tool, path, pages, options.repeat)
                scores[tool].add(name, run)
                tables = by_page(run.output["tables"])
                count(scores[tool], rows, lambda row, tables=tables: is_extracted(row, tables))
    yield f"{', '.join(names)}: rows of indicators with name and all targets"
    yield from table(scores)


def some_pages(truth: list[dict[str, Any]], most: int) -> set[int]:
    """Return the first pages that the truth covers."""
    return set(sorted({row["page"] for row in truth})[:most])


def count(score: Score, truth: list[dict[str, Any]], is_right: Any) -> None:
    """Count the rows of the truth that a tool has right."""
    score.rows += len(truth)
    score.right += sum(bool(is_right(row)) for row in truth)


def is_read(row: dict[str, Any], indicator: dict[str, Any]) -> bool:
    """Tell whether cascade read a row: the name on that page, each target under its year."""
    pages = {source.get("page") for source in indicator.get("sources") or ()}
    if not pages & {row["page"], *row.get("pages", ())} or not is_name(row, text(indicator["name"])):
        return False
    targets = {year: number(text(value)) for year, value in (indicator.get("targets") or {}).items()}
    return all(targets.get(year) == value for year, value in wanted(row).items())


def is_extracted(row: dict[str, Any], tables: dict[int, list[list[Row]]]) -> bool:
    """Tell whether one table row, or two below each other, hold the name and all targets, in any column."""
    for rows in (rows for page in {row["page"], *row.get("pages", ())} for rows in tables.get(page, ())):
        for one, two in zip(rows, [*rows[1:], []], strict=True):
            pair = [" ".join(filter(None, (a, b))) for a, b in zip(one, two, strict=False)]
            cells = [cell for cell in (*one, *two, *pair) if cell]
            if not any(is_name(row, cell) for cell in cells):
                continue
            held = collections.Counter(number(cell) for cell in (*one, *two) if cell)
            held |= collections.Counter(number(cell) for cell in pair if cell)
            if not collections.Counter(wanted(row).values()) - held:
                return True
    return False


def wanted(row: dict[str, Any]) -> dict[str, str]:
    """Return the targets of a row as comparable texts; a dash and a blank promise nothing."""
    values = {year: number(value) for year, value in (row.get("targets") or {}).items()}
    return {year: value for year, value in values.items() if value not in ("", "-")}


def is_name(row: dict[str, Any], printed: str) -> bool:
    """Tell whether a text is the name of the row's indicator, with or without its unit in brackets."""
    from rapidfuzz.distance import Indel

    names = {squash(row["indicator"]), squash(row.get("indicator_raw") or "")} - {""}
    texts = {squash(printed), squash(re.sub(r"\s*\([^()]*\)\s*$", "", printed))} - {""}
    return any(Indel.normalized_similarity(a, b) >= ALIKE for a in names for b in texts)


# The synthetic set


def synthetic(options: argparse.Namespace, names: list[str]) -> Iterator[str]:
    """Compare the rows of tables and the values that merged cells carry down."""
    scores = {"cascade": Score("cascade (grids)"), "pdfplumber": Score("pdfplumber extract_tables")}
    yield f"{'':32}{'tool':12}{'leaf rows right':>18}{'carried right':>18}"
    for name in names:
        path = options.corpus / f"{name}.pdf"
        rows = list(truth_rows(json.loads((options.corpus / f"{name}.truth.json").read_text("utf-8"))))
        for tool, python in (("cascade", sys.executable), ("pdfplumber", options.peers)):
            if not is_installed(python, tool):
                continue
            run = peer(python, tool, path, [], options.repeat)
            run.pages = page_count(path)
            score = scores[tool]
            score.add(name, run)
            right, carried = leaf_rows(rows, run.output["tables"])
            merged = sum(len(below) for _, below in rows)
            score.rows, score.right = score.rows + len(rows), score.right + right
            score.merged, score.carried = score.merged + merged, score.carried + carried
            yield f"{name:32}{tool:12}{f'{right}/{len(rows)}':>18}{f'{carried}/{merged}':>18}"
    yield from table(scores)


def truth_rows(truth: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield of each data row the texts that are printed in it, and those that cells merged from above give it."""
    if "pages" in truth:
        cells = [c for page in truth["pages"] for c in page["cells"] if not (c["continued"] or c["repeated"])]
        groups = [[(c["sheet_row"], c["sheet_row2"], c["col"], c["full"], c["role"]) for c in cells]]
    else:
        groups = [
            [(c["row"], c["row2"], c["col"], c["text"], c["role"]) for c in each["cells"]]
            for each in truth["tables"]
            if not each.get("layout")
        ]
    for cells in groups:
        data = [cell for cell in cells if cell[4] == "data" and squash(cell[3])]
        for row in sorted({first for first, last, *_ in data if first == last}):
            own = tuple(squash(t) for first, _, _, t, _ in sorted(data, key=lambda c: c[2]) if first == row)
            below = tuple(squash(t) for first, last, _, t, _ in sorted(data, key=lambda c: c[2]) if first < row <= last)
            yield own, below


def leaf_rows(rows: list[tuple[tuple[str, ...], tuple[str, ...]]], tables: list[dict[str, Any]]) -> tuple[int, int]:
    """Count rows that a tool has with exactly their texts, and the merged values that these rows carry."""
    extracted = [filled for each in tables for filled in carried_down(each["rows"])]
    right = carried = 0
    for own, below in rows:
        found = [index for index, (texts, _) in enumerate(extracted) if texts == own]
        if found:
            best = max(found, key=lambda index: sum(text in extracted[index][1] for text in below))
            right += 1
            carried += sum(text in extracted[best][1] for text in below)
            del extracted[best]
    return right, carried


def carried_down(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, ...], frozenset[str]]]:
    """Yield of each row its own texts and all its texts, a null filled from above (in favour of who prints nulls)."""
    above: list[str] = []
    for row in rows:
        full = [
            squash(cell) if cell is not None else (above[n] if n < len(above) else "") for n, cell in enumerate(row)
        ]
        yield tuple(squash(cell) for cell in row if cell and squash(cell)), frozenset(full)
        above = full


# Running and showing


def measured(command: list[str], repeat: int) -> Run:
    """Run a command that prints JSON; time from start to end, memory at its peak."""
    runs = [_once(command) for _ in range(repeat)]
    runs[0].seconds = statistics.median(run.seconds for run in runs)
    if runs[0].processor is not None:
        runs[0].processor = statistics.median(run.processor or 0 for run in runs)
    return runs[0]


def _once(command: list[str]) -> Run:
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            megabytes: float | None = usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
            processor: float | None = usage.ru_utime + usage.ru_stime
        else:
            process.wait()
            megabytes = processor = None
        seconds = time.perf_counter() - begun
        out.seek(0)
        content = out.read()
    if not content:
        sys.exit(f"nothing came out of: {' '.join(command)}")
    return Run(json.loads(content), seconds, megabytes, processor)


def peer(python: str, tool: str, path: Path, pages: list[int], repeat: int) -> Run:
    """Run one tool in a process of its own."""
    command = [python, str(HERE / "peer.py"), tool, str(path), *([",".join(map(str, pages))] if pages else [])]
    run = measured(command, repeat)
    run.pages = run.output["pages"]
    return run


def is_installed(python: str, tool: str) -> bool:
    """Tell whether a Python can import a tool."""
    return subprocess.run([python, "-c", f"import {tool}"], capture_output=True, check=False).returncode == 0


def table(scores: dict[str, Score]) -> Iterator[str]:
    """Set the scores as a table; ratios are against cascade, by page."""
    ours = scores["cascade"]
    yield f"{'tool':34}{'right':>15}{'pages':>7}{'s/page':>8}{'cpu s/page':>11}{'total s':>9}{'peak MB':>9}{'x time':>8}{'x cpu':>7}"
    for score in scores.values():
        if not score.pages:
            yield f"{score.tool:34}{'not installed':>15}"
            continue
        share = f"{score.right}/{score.rows} {score.right / score.rows:.3f}" if score.rows else "-"
        each, processor = score.seconds / score.pages, score.processor / score.pages
        times = f"{each / (ours.seconds / ours.pages):.1f}"
        more = f"{processor / (ours.processor / ours.pages):.1f}" if ours.processor else "-"
        yield (
            f"{score.tool:34}{share:>15}{score.pages:>7}{each:>8.3f}{processor:>11.3f}"
            f"{score.seconds:>9.1f}{score.megabytes:>9.0f}{times:>8}{more:>7}"
        )
        yield f"    {'; '.join(f'{name} {said}' for name, said in score.by_file.items())}"


def page_count(path: Path) -> int:
    """Return the number of pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def by_page(tables: list[dict[str, Any]]) -> dict[int, list[list[Row]]]:
    """Sort tables by their page."""
    sorted_: dict[int, list[list[Row]]] = collections.defaultdict(list)
    for each in tables:
        sorted_[each["page"]].append(each["rows"])
    return sorted_


def text(value: Any) -> str:
    """Return the print of a value of the canonical form."""
    return str(value.get("raw", value.get("text", ""))) if isinstance(value, dict) else str(value or "")


def squash(printed: str) -> str:
    """Return a text without spaces, signs and case."""
    return re.sub(r"[\W_]", "", printed or "").casefold()


def number(printed: Any) -> str:
    """Return a printed value as a comparable text: digits with a point where decimals are meant, else letters."""
    body = re.sub(r"\s|rp\.?", "", str(printed or "").casefold()).rstrip("%")
    if body in ("", "-", "–", "—"):
        return "-" if body else ""
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", body) and not body.startswith("0"):
        return re.sub(r"[.,]", "", body)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(,\d{3})+\.\d+", body):
        whole, _, part = re.fullmatch(r"(.+)([.,])(\d+)", body).groups()  # type: ignore[union-attr]
        body = f"{re.sub('[.,]', '', whole)}.{part}"
    if re.fullmatch(r"[-+]?\d+[.,]\d+", body):
        return body.replace(",", ".").rstrip("0").rstrip(".")
    return body if re.fullmatch(r"[-+]?\d+", body) else squash(body)


if __name__ == "__main__":
    main()
