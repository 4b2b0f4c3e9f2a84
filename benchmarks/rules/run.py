"""Compare cascade with general rule engines on the same conditions, and show what a dossier costs as it grows.

    run.py [--small]

See README.md beside this file for what the columns say.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from cascade.graph.cascade_graph import CascadeGraph, node_id
from cascade.model import Link, Unknown
from cascade.model.i18n import same
from cascade.reading.canonical import to_document
from cascade.rules.evaluator import evaluate
from cascade.rules.language.compiler import compile_expression
from cascade.rules.language.types import Attribute, Type, TypeEnvironment, type_named
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy
from cascade.text.numbers import parse_quantity

ROWS = 2_000
ROUNDS = 30
YEAR = 2025
CONDITIONS = {
    "aksi.annual == pk.target": "aksi.annual == pk.target",
    "renja.target <= renstra.targets[year]": "renja.target <= renstra.targets[year]",
    "renja.target <= … or direction": 'renja.target <= renstra.targets[year] or renja.direction == "down"',
    "0 <= target <= 100 and …": "renja.target >= 0 and renja.target <= 100 and pk.target >= 0",
}
BY_HAND: list[Callable[[Any], Any]] = [
    lambda r: r["aksi"]["annual"] == r["pk"]["target"],
    lambda r: r["renja"]["target"] <= r["renstra"]["targets"][r["year"]],
    lambda r: r["renja"]["target"] <= r["renstra"]["targets"][r["year"]] or r["renja"]["direction"] == "down",
    lambda r: r["renja"]["target"] >= 0 and r["renja"]["target"] <= 100 and r["pk"]["target"] >= 0,
]


class Row:
    """One indicator as the conditions of this comparison see it."""

    __slots__ = ("annual", "direction", "target", "targets", "year")

    def __init__(self, target: Any, targets: dict[int, Any]):
        self.target = self.annual = target
        self.targets = targets
        self.year = YEAR
        self.direction = "up"


def values() -> list[tuple[str, str]]:
    """Return the printed target and ceiling of every row: whole numbers, decimals, percentages."""
    forms = ("{}", "{},5", "{} %", "{},25 %")
    return [(forms[n % 4].format(n % 97), forms[n % 4].format((n * 7) % 97)) for n in range(ROWS)]


def type_environment() -> TypeEnvironment:
    """Return a vocabulary of plain attributes."""

    def plain(type_: str, name: str) -> Attribute:
        return Attribute(type_named(type_), lambda row, name=name: getattr(row, name), same(name))  # type: ignore[misc]

    numbers = {name: plain("number", name) for name in ("target", "annual", "year")}
    return TypeEnvironment(
        {"row": {**numbers, "targets": plain("map:number", "targets"), "direction": plain("text", "direction")}}, {}
    )


ALIASES = {name: Type("row") for name in ("aksi", "pk", "renja", "renstra")}


def rate(run: Callable[[Any], Any], rows: list[Any]) -> float:
    """Return evaluations a second, the best of some rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        begun = time.process_time()
        for row in rows:
            run(row)
        best = max(best, len(rows) / (time.process_time() - begun))
    return best


def cascade() -> list[str]:
    """Return the line of cascade."""
    rows = []
    for target, ceiling in values():
        own, above = parse_quantity(target), parse_quantity(ceiling)
        rows.append(
            {"aksi": Row(own, {}), "pk": Row(above, {}), "renja": Row(own, {}), "renstra": Row(None, {YEAR: above})}
        )
    compiled = [
        compile_expression(c.replace("[year]", "[renja.year]"), ALIASES, type_environment())
        for c in CONDITIONS.values()
    ]
    rates = [f"{rate(each.root.evaluate, rows):,.0f}" for each in compiled]
    exact = compile_expression("0.1 + 0.2 == 0.3", {}, type_environment()).evaluate({})

    def said(target: str, ceiling: str) -> str:
        row = {"renja": Row(parse_quantity(target), {}), "renstra": Row(None, {YEAR: parse_quantity(ceiling)})}
        answer = compiled[1].evaluate(row)
        return f"unknown: {answer.reason.en}" if isinstance(answer, Unknown) else str(answer)

    try:
        compile_expression("renja.targett == 1", ALIASES, type_environment())
        typo = "accepted"
    except Exception as error:  # the message is what is compared
        typo = f"refused at {getattr(error, 'column', '?')}: {error}"
    return ["cascade", *rates, str(exact), said("84", "-"), said("12 kali", "14 dokumen"), typo]


def plain_rows(number: Callable[[str], Any]) -> list[dict[str, Any]]:
    """Return the rows as plain dictionaries of plain numbers."""

    def read(text: str) -> Any:
        return number(text.replace("%", "").strip().replace(",", "."))

    return [
        {
            "aksi": {"annual": read(t)}, "pk": {"target": read(c)}, "renja": {"target": read(t), "direction": "up"},
            "renstra": {"targets": {YEAR: read(c)}}, "year": YEAR,
        }
        for t, c in values()
    ]  # fmt: skip


def by_hand() -> list[str]:
    """Return the line of plain Python."""
    rows = plain_rows(Decimal)
    return ["by hand (Decimal)", *(f"{rate(each, rows):,.0f}" for each in BY_HAND), "True", "TypeError", "True", "–"]


def rule_engine() -> list[str]:
    """Return the line of rule-engine."""
    import rule_engine as engine  # type: ignore[import-not-found]

    rows = plain_rows(Decimal)
    compiled = [engine.Rule(condition) for condition in CONDITIONS.values()]
    rates = [f"{rate(each.matches, rows):,.0f}" for each in compiled]
    missing = tried(lambda: compiled[1].matches({**rows[0], "renstra": {"targets": {YEAR: None}}}))
    typo = tried(lambda: engine.Rule("renja.targett == 1").matches(rows[0]))
    return [
        f"rule-engine {engine.__version__}", *rates, tried(lambda: engine.Rule("0.1 + 0.2 == 0.3").matches({})), missing,
        "True (no units)", f"when it runs: {typo}",
    ]  # fmt: skip


def cel() -> list[str]:
    """Return the line of Google's CEL."""
    from importlib.metadata import version

    from cel_expr_python import cel as engine  # type: ignore[import-not-found]

    record = engine.Type.Map(engine.Type.STRING, engine.Type.DYN)
    types = dict.fromkeys(ALIASES, record) | {"year": engine.Type.INT}
    made = engine.NewEnv(variables=types)
    rows = plain_rows(lambda text: float(text))
    compiled = [made.compile(c.replace(" or ", " || ").replace(" and ", " && ").replace(">= 0", ">= 0.0").replace("<= 100", "<= 100.0")) for c in CONDITIONS.values()]  # fmt: skip
    rates = [f"{rate(lambda row, each=each: each.eval(data=row), rows):,.0f}" for each in compiled]  # type: ignore[misc]
    missing = tried(lambda: compiled[1].eval(data={**rows[0], "renstra": {"targets": {YEAR: None}}}))
    typo = tried(lambda: made.compile("renja.targett == 1").eval(data=rows[0]))
    exact = tried(lambda: made.compile("0.1 + 0.2 == 0.3").eval(data={}))
    return [
        f"cel-expr-python {version('cel-expr-python')}",
        *rates,
        exact,
        missing,
        "true (no units)",
        f"when it runs: {typo}",
    ]


def tried(run: Callable[[], Any]) -> str:
    """Return an answer or the message of what went wrong, in one short line."""
    try:
        return str(run())[:70].replace("\n", " ")
    except Exception as error:  # the message is what is compared
        return f"{type(error).__name__}: {error}"[:70].replace("\n", " ")


# A dossier as it grows

NOUNS = [
    "jalan",
    "irigasi",
    "jembatan",
    "sekolah",
    "puskesmas",
    "pasar",
    "taman",
    "drainase",
    "posyandu",
    "kantor",
    "gedung",
    "kendaraan",
    "arsip",
    "petani",
]
VERBS = [
    "dibangun",
    "dipelihara",
    "dibina",
    "diperiksa",
    "didata",
    "dilatih",
    "dilayani",
    "difasilitasi",
    "diawasi",
    "ditertibkan",
]
UNITS = ("unit", "orang", "kali")


def dossier(size: int) -> CascadeGraph:
    """Return four documents of so many indicators each, linked by their number."""

    def rows(given: Callable[[int], dict[str, Any]]) -> list[dict[str, Any]]:
        made = []
        for n in range(size):
            name = f"{NOUNS[n % len(NOUNS)]} yang {VERBS[n // len(NOUNS) % len(VERBS)]} kelompok {n}"
            made.append({"name": f"Jumlah {name}", "level": "sub_kegiatan", "unit": UNITS[n % 3], "element": f"Kegiatan {name}", **given(n)})  # fmt: skip
        return made

    given: dict[str, tuple[Callable[[int], dict[str, Any]], dict[str, Any]]] = {
        "renstra": (lambda n: {"baseline": "5", "targets": {y: str(y - 2013 + n % 7) for y in (2024, 2025, 2026)}}, {"years": [2024, 2025, 2026]}),
        "renja": (lambda n: {"target": str(12 + n % 7)}, {"year": YEAR}),
        "perjanjian_kinerja": (lambda n: {"target": str(12 + n % 7 + (n % 10 == 0))}, {"year": YEAR}),
        "rencana_aksi": (lambda n: {"quarters": ["3", "3", "3", str(3 + n % 7)]}, {"year": YEAR}),
    }  # fmt: skip
    documents = [
        to_document({"kind": kind, "opd": "Kecamatan Contoh", "indicators": rows(row), **more}, kind, f"{kind}.yaml")[0]
        for kind, (row, more) in given.items()
    ]
    graph = CascadeGraph(documents)
    pairs = [(a, b) for i, a in enumerate(documents) for b in documents[i + 1 :]]
    graph.add_links(
        Link(node_id(a, left.id), node_id(b, right.id), "exact", 100, 100)
        for a, b in pairs
        for left, right in zip(a.indicators, b.indicators, strict=True)
    )
    return graph


def growth(sizes: tuple[int, ...]) -> None:
    """Print what judging costs as a dossier grows."""
    rules = read_rules(shipped_rules())
    print(f"\n| indicators | rows judged by {len(rules)} rules | CPU seconds | microseconds a row |\n|---|---|---|---|")
    for size in sizes:
        graph, best, judged = dossier(size), 0.0, 0
        for _ in range(2 if size < 1000 else 1):
            begun = time.process_time()
            _, coverage = evaluate(rules, EvaluationContext(graph, policy.built_in()))
            spent = time.process_time() - begun
            best = min(best or spent, spent)
            judged = sum(sum(each.counts.values()) for each in coverage)
        print(f"| 4 × {size:,} | {judged:,} | {best:.2f} | {best / judged * 1e6:.0f} |")


def main() -> None:
    """Print both tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", action="store_true", help="stop at 300 indicators")
    small = asked.parse_args().small
    names = ["tool", *CONDITIONS, "0.1 + 0.2 == 0.3", "missing", "another unit", "a typo"]
    print(f"| {' | '.join(names)} |\n|{'---|' * len(names)}")
    for tool in (by_hand, cascade, rule_engine, cel):
        try:
            print(f"| {' | '.join(tool())} |")
        except ModuleNotFoundError as error:
            print(f"| {error.name} is not installed |")
    growth((30, 300) if small else (30, 300, 3000))


if __name__ == "__main__":
    main()
