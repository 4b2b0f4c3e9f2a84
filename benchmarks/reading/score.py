"""Score what cascade reads of documents whose rows are known.

    score.py TRUTHDIR DOCDIR [NAME …] [--misses OUTDIR] [--pages COVERAGE.json] [--processes N]

A truth is NAME.jsonl: first {"document": {"file", "kind", "year" or "years", "office", …}}, then one printed row a line with `page`,
`level`, `element`, `indicator`, `unit`, `targets` {year: value}, `pagu` {year: amount} and, where the table has them, four `quarters`.

A row is right when it was read on its page under its name (alike by 0.9 without spaces) with its level, unit, every target, every
quarter and every amount. F1 is of right rows against rows printed and rows read on the pages that the truth covers. A document that
is no plan has no rows: it scores 1 when no plan was read from it. See varied/README.md for the flags of a row.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel

ALIKE = 0.9
ASPECTS = ("level", "unit", "targets", "quarters", "pagu", "baseline")
DECISIVE = ASPECTS[:-1]
PLANS = ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi", "iku", "dpa", "rkt")
KEY_INDICATORS = {"iku", "ikk", "ikd"}
WITH_KEY_INDICATORS = KEY_INDICATORS | {"tujuan", "sasaran", "program", "unknown"}
UNITS = {
    "persen": "%",
    "persentase": "%",
    "prosentase": "%",
    "dok": "dokumen",
    "lap": "laporan",
    "org": "orang",
    "index": "indeks",
    "bln": "bulan",
}
BLANKS = {"", "-", "–", "—", "na", "n/a", "'-", "nihil", "none"}
Row = dict[str, Any]


def squash(text: str | None) -> str:
    """Keep letters and digits."""
    return re.sub(r"[^0-9a-z]", "", (text or "").lower())


def printed(value: Any) -> str | None:
    """Return the printed text of a read value."""
    if isinstance(value, dict):
        value = value.get("raw", value.get("value"))
    return None if value is None else str(value)


def alike(one: str | None, other: str | None) -> float:
    """Compare two names without spaces, case and signs."""
    first, second = squash(one), squash(other)
    return Indel.normalized_similarity(first, second) if first and second else 0.0


def comparable(text: str | None) -> Decimal | str:
    """Turn a printed value into what compares: a number where it is one, "" where nothing is printed, else its letters."""
    body = re.sub(r"\s+", " ", text or "").strip().lower()
    body = re.sub(r"^rp\.?\s*", "", body)
    body = re.sub(r"[,.]\s*[-–—]+$", "", body)
    body = re.sub(r"(?<=\d[.,]) (?=\d)", "", body).rstrip("%").replace(" ", "")
    if body in BLANKS:
        return ""
    if re.fullmatch(r"[-+]?\d{1,3}([.,]\d{3})+", body) and not re.fullmatch(r"0[.,]\d{3}", body):
        return Decimal(re.sub(r"[.,]", "", body))
    if re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+,\d+|[-+]?\d+,\d+", body):
        return Decimal(body.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+\.\d+|[-+]?\d+(\.\d+)?", body):
        return Decimal(body.replace(",", ""))
    return squash(body) or body


def readings(value: Any, *, unit_inside: bool = False) -> set[Decimal | str]:
    """Return all that a value may be compared as; with the unit inside also the number alone."""
    texts = [value.get("raw"), value.get("value")] if isinstance(value, dict) else [value]
    known = [str(text) for text in texts if text is not None] or [""]
    if unit_inside:
        numbers = (re.match(r"^\s*([-+]?\d[\d.,]*?)\s*(?:%|[a-z(].*)$", text.lower()) for text in known)
        known += [found[1] for found in numbers if found]
    return {comparable(text) for text in known}


def is_blank(value: Any) -> bool:
    """Tell whether nothing was printed."""
    return readings(value) == {""}


def same_by_year(
    wanted: Row | None,
    got: Row | None,
    *,
    unit_inside: bool = False,
    optional: Sequence[str] = (),
    also: Row | None = None,
) -> bool:
    """Compare values by year; an optional year may be missing, a year too many is wrong unless `also` allows it."""
    wanted, got, also = wanted or {}, got or {}, also or {}
    for year, value in wanted.items():
        if year in optional and is_blank(got.get(year)):
            continue
        if not readings(value, unit_inside=unit_inside) & readings(got.get(year), unit_inside=unit_inside):
            return False
    others = {year: value for year, value in got.items() if year not in wanted}
    return all(
        is_blank(value) or (year in also and bool(readings(also[year]) & readings(value)))
        for year, value in others.items()
    )


def unit_key(text: str | None) -> str:
    """Bring spellings of a unit together."""
    plain = (text or "").strip().lower().strip("().")
    return UNITS.get(plain, squash(plain) or plain)


def without_unit(name: str | None, unit: str | None) -> str:
    """Take a last bracket that only repeats the unit from a name."""
    return re.sub(rf"\s*\(\s*{re.escape(unit)}\s*\)\s*$", "", name or "", flags=re.I) if unit else name or ""


def without_level(name: str | None) -> str:
    """Take a printed word for the level from a name."""
    return re.sub(r"^\s*(sub\s*kegiatan|kegiatan|program)\b[\s:]*", "", name or "", flags=re.I)


def quarters_of(record: Row) -> list[Any]:
    """Return four values of quarters, from a list or from a mapping."""
    found = record.get("quarters")
    if isinstance(found, dict):
        found = [found.get(str(n), found.get(n)) for n in range(1, 5)]
    return (list(found or []) + [None] * 4)[:4]


@dataclass
class Reading:
    """One indicator that cascade read, with what its element says."""

    record: Row
    element_pagu: Row
    pages: set[int | None]

    @property
    def name(self) -> str:
        """Return its name as printed."""
        return printed(self.record.get("name")) or ""

    @property
    def element(self) -> str:
        """Return the name of its element as printed."""
        return printed(self.record.get("element")) or ""

    def name_alike(self, row: Row) -> float:
        """Compare its name with that of a row, with and without the unit."""
        unit = row.get("unit")
        names = {row.get("indicator"), row.get("indicator_raw"), without_unit(row.get("indicator"), unit)} - {None, ""}
        return max(
            (alike(name, own) for name in names for own in (self.name, without_unit(self.name, unit))), default=0.0
        )


def has_unit(row: Row, reading: Reading) -> bool:
    """Tell whether the unit is right, in its own place or inside the targets."""
    wanted = {unit_key(unit) for unit in (row.get("unit"), *row.get("unit_alt", [])) if unit}
    got = printed(reading.record.get("unit"))
    if not wanted or got:
        return not wanted or unit_key(got) in wanted
    values = [printed(value) or "" for value in (reading.record.get("targets") or {}).values()]
    texts = [unit for unit in (row.get("unit"), *row.get("unit_alt", [])) if unit]
    return bool(row.get("unit_in_target")) and any(
        squash(u) in squash(v) if squash(u) else u in v for u in texts for v in values
    )


def has_pagu(row: Row, reading: Reading) -> bool:
    """Tell whether the amounts are right, on the indicator or on its element."""
    got = reading.record.get("pagu") or {}
    if all(map(is_blank, got.values())):
        if row.get("pagu_merged") or row.get("pagu_optional"):
            return True
        if row.get("pagu"):
            got = reading.element_pagu or got
    return same_by_year(row.get("pagu"), got, optional=row.get("optional_years", ()), also=row.get("pagu_alt"))


def has_quarters(row: Row, reading: Reading) -> bool:
    """Tell whether all quarters are right; a table without such columns has none."""
    got = quarters_of(reading.record)
    if "quarters" not in row:
        return all(map(is_blank, got))
    return all(readings(one) & readings(two) for one, two in zip(quarters_of(row), got, strict=True))


def levels_of(row: Row) -> set[str]:
    """Return the levels that are right for a row."""
    accepted = {row["level"], *row.get("level_alt", [])}
    return accepted | WITH_KEY_INDICATORS if accepted & KEY_INDICATORS else accepted


def checks(row: Row, reading: Reading) -> dict[str, bool]:
    """Judge a reading of a row."""
    inside, optional = bool(row.get("unit_in_target")), row.get("optional_years", ())
    baseline = row.get("baseline")
    return {
        "level": reading.record.get("level") in levels_of(row),
        "unit": has_unit(row, reading),
        "targets": same_by_year(
            row.get("targets"), reading.record.get("targets"), unit_inside=inside, optional=optional
        ),
        "quarters": has_quarters(row, reading),
        "pagu": has_pagu(row, reading),
        "baseline": not baseline
        or bool(readings(baseline, unit_inside=True) & readings(reading.record.get("baseline"), unit_inside=True)),
    }


def pages_of(row: Row) -> set[int | None]:
    """Return the pages a row stands on."""
    return {row.get("page"), *row.get("pages", [])}


def pages_of_record(record: Row) -> set[int | None]:
    """Return the pages something was read from."""
    return {source.get("page") for source in record.get("sources") or []} or {None}


def readings_of(documents: Iterable[Row]) -> list[Reading]:
    """Return the indicators of all documents."""
    made = []
    for document in documents:
        owners = {each.get("id"): each for each in document.get("elements") or []}
        for record in document.get("indicators") or []:
            owner = owners.get(record.get("element_id")) or {}
            made.append(Reading(record, owner.get("pagu") or {}, pages_of_record(record)))
    return made


@dataclass
class Result:
    """What one document came to."""

    name: str
    group: str
    rows: int = 0
    read: int = 0
    named: int = 0
    found: int = 0
    count: Counter[str] = field(default_factory=Counter)
    budget: tuple[int, int] = (0, 0)
    facts: dict[str, bool] = field(default_factory=dict)
    f1: float = 0.0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Write the line of the document."""
        share = {aspect: f"{self.count[aspect] / self.rows:.2f}" if self.rows else "-" for aspect in ASPECTS}
        parts = " ".join(f"{aspect} {share[aspect]}" for aspect in ASPECTS)
        facts = "/".join(name for name, right in self.facts.items() if right) or "-"
        precision = f"{self.named / self.read:.2f}" if self.read else "-"
        return f"{self.name:36} n {self.rows:>3} F1 {self.f1:.3f} found {self.found / self.rows if self.rows else 0:.2f} {parts} precision {precision} budget {self.budget[0]}/{self.budget[1]} document {facts}"


def paired(rows: Sequence[Row], found: Sequence[Reading]) -> dict[int, int]:
    """Give each row the reading that fits it best, no reading to two rows."""
    by_page: dict[int | None, set[int]] = defaultdict(set)
    for k, reading in enumerate(found):
        for page in reading.pages:
            by_page[page].add(k)
    candidates = []
    for t, row in enumerate(rows):
        for k in {k for page in pages_of(row) for k in by_page[page]}:
            likeness = found[k].name_alike(row)
            if likeness >= ALIKE:
                right = checks(row, found[k])
                worth = (
                    likeness
                    + 0.5 * right["targets"]
                    + 0.3 * right["level"]
                    + 0.2 * right["pagu"]
                    + 0.2 * right["quarters"]
                )
                candidates.append(
                    (worth + 0.1 * alike(without_level(row.get("element")), without_level(found[k].element)), t, k)
                )
    pairs: dict[int, int] = {}
    for _, t, k in sorted(candidates, reverse=True):
        if t not in pairs and k not in pairs.values():
            pairs[t] = k
    return pairs


def set_aside(rows: Sequence[Row], found: Sequence[Reading]) -> set[int]:
    """Return readings of rows that count neither way: without an indicator, inputs, realisation."""
    aside = set()
    for k, reading in enumerate(found):
        for row in rows:
            if not reading.pages & pages_of(row):
                continue
            by_name = row.get("indicator") and reading.name_alike(row) >= ALIKE
            unnamed = not reading.name or alike(row.get("element"), reading.name) >= ALIKE
            of_element = (
                alike(without_level(row.get("element")), without_level(reading.element or reading.name)) >= 0.85
            )
            if by_name or (not row.get("indicator") and unnamed and of_element):
                aside.add(k)
    return aside


def totals_of(documents: Iterable[Row]) -> Iterator[Any]:
    """Yield the numbers that were read as totals."""
    for document in documents:
        for name in ("total", "totals", "budget_total"):
            value = document.get(name)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict) and isinstance(each.get("pagu"), dict):
                    yield from each["pagu"].values()
                elif isinstance(each, dict) and not {"raw", "value"} & each.keys():
                    yield from each.values()
                elif each is not None:
                    yield each


def has_budget_line(row: Row, documents: Sequence[Row]) -> bool:
    """Tell whether a line of a list of programs, or a total, was read with its amount."""
    wanted = row.get("pagu") or {}
    if row.get("level") == "total":
        return any(readings(one) & readings(two) for one in totals_of(documents) for two in wanted.values())
    records = [each for d in documents for kind in ("elements", "indicators", "budgets") for each in d.get(kind) or []]
    for record in records:
        name = printed(record.get("element") or record.get("name"))
        if max(alike(row["element"], name), alike(without_level(row["element"]), without_level(name))) < ALIKE:
            continue
        code = squash(printed(record.get("code")))
        if row.get("code") and code not in ("", squash(row["code"])):
            continue
        amounts = record.get("pagu") if isinstance(record.get("pagu"), dict) else {}
        if not wanted or same_by_year(wanted, amounts, optional=row.get("optional_years", ())):
            return True
    return False


def document_facts(fact: Row, documents: Iterable[Row]) -> dict[str, bool]:
    """Judge kind, year and office of the document that fits best."""
    best = {"kind": False, "year": False, "office": False}
    for document in documents:
        years = {str(year) for year in (document.get("year"), *(document.get("years") or [])) if year}
        single = {str(year) for year in (fact.get("year"), *fact.get("year_alt", [])) if year}
        in_time = bool(years & single) if "year" in fact else {str(year) for year in fact.get("years", [])} <= years
        office = squash(fact.get("office"))
        judged = {
            "kind": document.get("kind") == fact.get("kind"),
            "year": in_time,
            "office": bool(office) and office in squash(printed(document.get("opd"))),
        }
        if sum(judged.values()) > sum(best.values()):
            best = judged
    return best


def score(name: str, lines: Sequence[Row], documents: Sequence[Row], covered: set[int | None] | None = None) -> Result:
    """Compare what was read of a document with its truth."""
    fact = lines[0]["document"]
    result = Result(name, str(fact.get("group") or fact["kind"]), facts=document_facts(fact, documents))
    rows = [line for line in lines[1:] if line.get("table") not in ("anggaran", "struktur")]
    budget = [line for line in lines[1:] if line.get("table") in ("anggaran", "struktur")]
    passive = [row for row in rows if row.get("ignore") or row.get("no_indicator") or not row.get("indicator")]
    truth = [row for row in rows if row not in passive]
    found = readings_of(documents)
    if not rows and fact["kind"] not in PLANS:
        plans = [document for document in documents if document.get("kind") in PLANS]
        result.read = len(readings_of(plans))
        result.f1 = float(result.read == 0)
        result.misses = [f"- read from what is no plan: {each.name}" for each in readings_of(plans)]
        return result
    pairs = paired(truth, found)
    aside = set_aside(passive, found) - set(pairs.values())
    pages = covered if covered is not None else {page for row in rows for page in pages_of(row)}
    on_pages = [k for k, each in enumerate(found) if k not in aside and (fact.get("complete") or each.pages & pages)]
    right = 0
    for t, row in enumerate(truth):
        if t not in pairs:
            result.misses.append(f"- not found: {_told(row)}")
            continue
        judged = checks(row, found[pairs[t]])
        result.count.update(aspect for aspect in ASPECTS if judged[aspect])
        wrong = [aspect for aspect in DECISIVE if not judged[aspect]]
        right += not wrong
        if wrong:
            result.misses.append(
                f"- {', '.join(wrong)}: {_told(row)}\n    read: {_told(_as_row(found[pairs[t]].record))}"
            )
    taken = set(pairs.values())
    result.misses += [f"- read but not printed: {_told(_as_row(found[k].record))}" for k in on_pages if k not in taken]
    result.rows, result.read, result.found = len(truth), len(on_pages), len(pairs)
    result.named = len(taken & set(on_pages))
    result.budget = (sum(has_budget_line(row, documents) for row in budget), len(budget))
    precision, recall = right / len(on_pages) if on_pages else 0.0, right / len(truth) if truth else 0.0
    result.f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return result


def _as_row(record: Row) -> Row:
    by_year = {
        key: {year: printed(value) for year, value in (record.get(key) or {}).items()} for key in ("targets", "pagu")
    }
    quarters = {"quarters": [printed(value) for value in quarters_of(record)]} if record.get("quarters") else {}
    pages = sorted(map(str, pages_of_record(record)))
    return {
        "page": "/".join(pages),
        "level": record.get("level"),
        "indicator": printed(record.get("name")),
        "unit": printed(record.get("unit")),
        **by_year,
        **quarters,
    }


def _told(row: Row) -> str:
    return f"p{row.get('page')} {row.get('level')} “{(row.get('indicator') or '')[:80]}” {row.get('unit')} {row.get('targets')} {row.get('quarters', '')} {row.get('pagu')}"


def read(path: Path) -> list[Row]:
    """Run `cascade read` on a file and return its documents; what it refuses has none."""
    command = [sys.executable, "-m", "cascade", "read", str(path), "--format", "json"]
    output = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False).stdout.strip()
    try:
        documents = json.loads(output).get("documents") or []
    except json.JSONDecodeError:
        return []
    own = [document for document in documents if Path(str(document.get("file"))).name == path.name]
    return own or documents


def main() -> None:
    """Read and score every document, print one line each and the mean of each group."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("truths", type=Path, metavar="TRUTHDIR")
    arguments.add_argument("documents", type=Path, metavar="DOCDIR")
    arguments.add_argument("names", nargs="*", metavar="NAME")
    arguments.add_argument("--misses", type=Path, help="folder for what was missed, one file a document")
    arguments.add_argument("--pages", type=Path, help="pages that truths cover, where they cover more than their rows")
    arguments.add_argument("--processes", type=int, default=2)
    given = arguments.parse_args()
    coverage = json.loads(given.pages.read_text("utf-8")) if given.pages else {}
    truths = {}
    for path in sorted(given.truths.glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        if lines and "document" in lines[0] and (not given.names or path.stem in given.names):
            truths[path.stem] = lines

    def one(name: str) -> Result:
        pages = (
            {page for several in coverage[name]["complete"].values() for page in several} if name in coverage else None
        )
        return score(name, truths[name], read(given.documents / truths[name][0]["document"]["file"]), pages)

    groups: dict[str, list[float]] = defaultdict(list)
    with ThreadPoolExecutor(given.processes) as pool:
        for result in pool.map(one, truths):
            print(result.line(), flush=True)
            groups[result.group].append(result.f1)
            if given.misses:
                given.misses.mkdir(parents=True, exist_ok=True)
                (given.misses / f"{result.name}.miss").write_text("\n".join(result.misses) + "\n", "utf-8")
    for group, values in sorted(groups.items()):
        print(f"mean {group:20} {len(values):>3} documents {sum(values) / len(values):.3f}")
    everything = [value for values in groups.values() for value in values]
    print(f"mean {'all':20} {len(everything):>3} documents {sum(everything) / max(1, len(everything)):.3f}")


if __name__ == "__main__":
    main()
