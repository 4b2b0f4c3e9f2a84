"""Sum up a run for people: every office of a government by aspect, what fails most often, the worst chains, what could be judged.

The tables of a run go in; records come out, the worst first. Lays out nothing.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from cascade.fleet.query import Tables, connect
from cascade.model import SEVERITIES, Severity
from cascade.model.i18n import LocalizedText
from cascade.reports.summary import AspectResult, DossierResult, Summary, summarize
from cascade.rules.aspects import in_order

MOST = 20  # frequent problems and chains that are told
_RANK = "case severity when 'error' then 0 when 'warning' then 1 when 'question' then 2 else 3 end"
_FINDINGS = "select dossier, aspect, severity, count(*) from finding where state = 'open' group by all"
_PROBLEMS = f"""
select dossier, aspect, rank, count(*) from (
    select dossier, aspect, main_problem, min({_RANK}) as rank from finding where main_problem is not null group by all
) group by all
"""
_WHOLE_PROBLEMS = f"""
select dossier, rank, count(*) from (
    select dossier, main_problem, min({_RANK}) as rank from finding where main_problem is not null group by all
) group by all
"""
_RULES = """
with states as (
    select dossier, aspect, bool_or(verdict in ('fail', 'pass')) as judged,
           bool_or(verdict in ('insufficient_data', 'waived', 'error')) as unjudged
    from verdict group by dossier, aspect, code
)
select dossier, aspect, count(*) filter (judged), count(*) filter (unjudged and not judged) from states group by all
"""
_FREQUENT = f"""
select code, min(title), min(title_en), count(*) filter (severity = 'error'), count(*) filter (severity = 'warning'),
       count(*) filter (severity = 'question'), count(distinct government || '/' || dossier)
from finding where state = 'open' and severity <> 'info' group by code
order by count(distinct government || '/' || dossier) desc, count(*) desc, code limit {MOST}
"""
_CHAINS = f"""
select office, dossier, program, count(distinct main_problem) filter (severity = 'error') as errors,
       count(distinct main_problem) filter (severity = 'warning') as warnings, count(distinct main_problem) as problems
from finding where state = 'open' and program is not null and severity in ('error', 'warning', 'question')
group by office, dossier, program order by errors desc, warnings desc, problems desc, dossier, program limit {MOST}
"""
_COVERAGE = """
select aspect, sum(count) filter (verdict in ('pass', 'fail'))::bigint, sum(count) filter (verdict in ('insufficient_data', 'error'))::bigint
from verdict group by aspect
"""
_KINDS = "select kind, count(distinct government || '/' || dossier) from document group by kind order by 2 desc, 1"


@dataclass(frozen=True, slots=True)
class Frequent:
    """A rule that fails often: how many findings of each severity, in how many dossiers."""

    code: str
    title: LocalizedText
    errors: int
    warnings: int
    questions: int
    dossiers: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A program of an office with all that stands under it, and its main problems."""

    office: str
    dossier: str
    program: str
    errors: int
    warnings: int
    problems: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the rules of an aspect came to a verdict, and how often they could not."""

    aspect: str
    judged: int
    unjudged: int

    @property
    def percent(self) -> int:
        """The share that was judged, in whole percent; never 100 where something was not."""
        total = self.judged + self.unjudged
        return 0 if not total else self.judged * 100 // total


@dataclass(frozen=True, slots=True)
class Recap:
    """What is told of one government; `kinds` tells in how many dossiers there is a document of each kind."""

    name: str
    summary: Summary
    frequent: tuple[Frequent, ...]
    chains: tuple[Chain, ...]
    coverage: tuple[Coverage, ...]
    kinds: tuple[tuple[str, int], ...]
    dossiers: int


@dataclass(frozen=True, slots=True)
class Line:
    """One government among all: its page, its dossiers, indicators, main problems, and the share that was judged."""

    government: str
    file: str
    dossiers: int
    failed: int
    indicators: int
    errors: int
    warnings: int
    questions: int
    percent: int

    @property
    def errors_per_1000(self) -> int:
        """Errors for 1,000 indicators."""
        return round(self.errors * 1000 / self.indicators) if self.indicators else 0


@dataclass(frozen=True, slots=True)
class Nation:
    """What is told of all governments of a run, the worst first."""

    name: str
    version: str
    created: datetime.datetime
    lines: tuple[Line, ...]
    frequent: tuple[Frequent, ...]
    coverage: tuple[Coverage, ...]
    kinds: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]

    @property
    def dossiers(self) -> int:
        """How many dossiers there are."""
        return sum(line.dossiers for line in self.lines)


def government_recap(tables: Tables, government: str) -> Recap:
    """Sum up one government; its files must be whole."""
    own = tables.of_government(government)
    asked = connect({table: own.paths(table) for table in ("dossier", "document", "finding", "verdict", "problem")})
    dossiers = tuple(_dossiers(asked))
    created = datetime.datetime.fromisoformat(tables.record.created)
    return Recap(
        government, summarize(tables.record.cascade, created, dossiers), _frequent(asked),
        tuple(Chain(*row) for row in asked.execute(_CHAINS).fetchall()), _coverage(asked), _kinds(asked), len(dossiers),
    )  # fmt: skip


def nation_recap(tables: Tables, name: str) -> Nation:
    """Sum up all governments of a run whose files are whole."""
    asked = connect({table: tables.paths(table) for table in ("dossier", "document", "finding", "verdict")})
    files = {entry.government: entry for entry in tables.record.governments}
    counts = dict(_by_government(asked))
    judged = {
        row[0]: Coverage("", row[1] or 0, row[2] or 0).percent
        for row in asked.execute(_COVERAGE.replace("aspect", "government")).fetchall()
    }
    lines = []
    for government, indicators in asked.execute(
        "select government, sum(indicators)::bigint from dossier group by 1"
    ).fetchall():
        entry, (errors, warnings, questions) = files[government], counts.get(government, (0, 0, 0))
        lines.append(
            Line(
                government, entry.file, entry.dossiers, entry.failed, indicators or 0, errors, warnings, questions,
                judged.get(government, 0),
            )
        )  # fmt: skip
    lines.sort(key=lambda line: (-line.errors_per_1000, -line.errors, -line.warnings, line.government))
    created = datetime.datetime.fromisoformat(tables.record.created)
    return Nation(
        name, tables.record.cascade, created, tuple(lines), _frequent(asked), _coverage(asked), _kinds(asked),
        tuple(sorted(tables.missing)),
    )  # fmt: skip


def _by_government(asked: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield the main problems of each government by their severity."""
    sql = f"""
    select government, count(*) filter (rank = 0), count(*) filter (rank = 1), count(*) filter (rank = 2) from (
        select government, dossier, main_problem, min({_RANK}) as rank from finding where main_problem is not null group by all
    ) group by government
    """
    for government, *counts in asked.execute(sql).fetchall():
        yield government, (counts[0], counts[1], counts[2])


def _dossiers(asked: duckdb.DuckDBPyConnection) -> Iterator[DossierResult]:
    """Yield what came of each dossier of a government, as the recap of several dossiers shows it."""
    counts: dict[tuple[str, str], dict[Severity, int]] = defaultdict(dict)
    problems: dict[tuple[str, str], dict[Severity, int]] = defaultdict(dict)
    whole: dict[str, dict[Severity, int]] = defaultdict(dict)
    rules: dict[tuple[str, str], tuple[int, int]] = {}
    for dossier, aspect, severity, count in asked.execute(_FINDINGS).fetchall():
        counts[dossier, aspect][severity] = count
    for dossier, aspect, rank, count in asked.execute(_PROBLEMS).fetchall():
        problems[dossier, aspect][SEVERITIES[rank]] = count
    for dossier, rank, count in asked.execute(_WHOLE_PROBLEMS).fetchall():
        whole[dossier][SEVERITIES[rank]] = count
    for dossier, aspect, judged, unjudged in asked.execute(_RULES).fetchall():
        rules[dossier, aspect] = judged, unjudged
    unread: dict[str, list[LocalizedText]] = defaultdict(list)
    sql = "select dossier, message, message_en from problem where severity = 'error' and cause <> 'dossier' order by file, message"
    for dossier, *said in asked.execute(sql).fetchall():
        unread[dossier].append(LocalizedText(*said))
    for dossier, office, missing, *failure in asked.execute(
        "select dossier, office, missing, failure, failure_en from dossier order by dossier"
    ).fetchall():
        aspects = {
            aspect: AspectResult(counts[name, aspect], *rules.get((name, aspect), (0, 0)), problems[name, aspect])
            for name, aspect in sorted({*counts, *rules})
            if name == dossier
        }
        yield DossierResult(
            dossier, office, aspects, tuple(filter(None, missing.split(", "))), tuple(unread[dossier]),
            LocalizedText(*failure) if failure[0] else None, problems=whole[dossier],
        )  # fmt: skip


def _frequent(asked: duckdb.DuckDBPyConnection) -> tuple[Frequent, ...]:
    rows = asked.execute(_FREQUENT).fetchall()
    return tuple(Frequent(code, LocalizedText(title, title_en), *counts) for code, title, title_en, *counts in rows)


def _coverage(asked: duckdb.DuckDBPyConnection) -> tuple[Coverage, ...]:
    found = {row[0]: Coverage(row[0], row[1] or 0, row[2] or 0) for row in asked.execute(_COVERAGE).fetchall()}
    return tuple(found[aspect] for aspect in in_order(set(found)))


def _kinds(asked: duckdb.DuckDBPyConnection) -> tuple[tuple[str, int], ...]:
    return tuple((kind, count) for kind, count in asked.execute(_KINDS).fetchall())
