"""Choose the roles of all columns of a table at once.

What headings and contents speak for goes in, column by column; one role for each column comes out, with the margin over the next best
one. Order speaks too: an indicator follows its element, its unit follows the indicator, target and money of a year alternate, a second
indicator begins a further block, and no value has the same date twice. Knows no grid.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from cascade.reading.tables.content_evidence import ColumnContent, content_weights
from cascade.reading.tables.header_parser import ColumnHeading
from cascade.reading.tables.heading_evidence import ELEMENTS, HeadingEvidence, heading_evidence

BEAM = 16  # partial choices that are kept from column to column
MOST_ROLES = 7  # of one column that are tried
DATED_ALONE = 2.0  # weight of a year or quarter for a target where no heading speaks
UNKNOWN_HEADING = 1.2  # cost of giving a role to a column whose heading says something else
BLANK_HEADING = 0.6
MOSTLY_VALUES = 0.5  # share of the cells of a column of values
SURE = 9.0  # margin of a role that has no other one beside it
EVEN, STEEPNESS = 0.35, 1.05  # margin at which a role is as likely right as wrong, and how fast it grows surer
CONTRADICTS = 1.5  # cost of giving a role to a column whose heading names another one
LEAST_CONTENT = 0.8  # weight of the content from which it may name a column that no heading names
GOALS_HAVE_NO_MONEY = 1.5  # cost of a pagu where only tujuan and sasaran stand: money is given to programs
GOALS = ("tujuan", "sasaran", "tujuan_sasaran")
ELEMENT_ROLES = (*ELEMENTS, "activity")
SPANNING = {*ELEMENTS, "indicator", "policy"}  # roles of a heading that may span columns of dates
VALUES = ("target", "pagu", "baseline", "end", "end_pagu", "realised")
_CONTENT_ALONE = (
    "indicator",
    "unit",
    "code",
    "level",
    "by_code",
    "tujuan_sasaran",
    "target",
    "pagu",
    "funds",
    "number",
)  # roles that contents can name alone

Date = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What speaks for the roles of one column."""

    heading: ColumnHeading
    words: HeadingEvidence
    content: ColumnContent
    scores: Mapping[str | None, float]

    @property
    def date(self) -> Date:
        """The year, ordinal of a year and quarter that the heading names."""
        return self.heading.year, self.heading.ordinal, self.heading.quarter


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """The role of one column, None for a column that is nothing of a target table, and the margin over the next best role."""

    role: str | None
    margin: float

    @property
    def confidence(self) -> float:
        """How likely the role is right, from 0 to 1, by its margin (measured: benchmarks/reading/spoil.py --margins)."""
        return 1 / (1 + math.exp(-STEEPNESS * (self.margin - EVEN)))


def column_evidence(heading: ColumnHeading, content: ColumnContent) -> ColumnEvidence:
    """Weigh the words over a column and its content together."""
    words = heading_evidence(heading.header)
    return ColumnEvidence(heading, words, content, _scores(heading, words, content))


def _scores(heading: ColumnHeading, words: HeadingEvidence, content: ColumnContent) -> dict[str | None, float]:
    if heading.superseded:
        return {None: 0.0}
    by_content = content_weights(content)
    by_words = dict(words.weights)
    is_dated = bool(heading.year or heading.ordinal or heading.quarter)
    if is_dated and not words.speaks:
        by_words["target"] = by_words.get("target", 0.0) + DATED_ALONE
        by_words["pagu"] = by_words.get("pagu", 0.0) + DATED_ALONE / 2
    elif is_dated and (not content.cells or content.share_of_values > MOSTLY_VALUES) and set(by_words) <= SPANNING:
        by_words = {
            "target": DATED_ALONE,
            "pagu": DATED_ALONE / 2,
        }  # the heading spans the columns of the element or indicator; dated numbers name none
    if "realised" in words.qualifiers and "realised" not in by_words:
        by_words["realised"] = 2.0
    if "forecast" in words.qualifiers:
        by_words = {"realised": 4.0}
    if "other_plan" in words.qualifiers and "target" in by_words:
        by_words["aside"] = by_words.get("aside", 0.0) + by_words["target"] * 0.6
    scores: dict[str | None, float] = {None: 0.3 if not words.speaks else -1.0}
    for role, weight in by_words.items():
        scores[role] = weight + by_content.get(role if role != "end_pagu" else "pagu", 0.0)
    cost = CONTRADICTS if words.speaks else BLANK_HEADING if words.is_blank else UNKNOWN_HEADING
    for role in _CONTENT_ALONE:
        weight = by_content.get(role, 0.0)
        if role not in scores and weight > LEAST_CONTENT and not (role == "number" and heading.number > 2):
            scores[role] = weight - cost
    best = sorted(scores, key=lambda role: -scores[role])[:MOST_ROLES]
    return {role: scores[role] for role in best}


class _State(NamedTuple):  # of which a table of many columns makes thousands: a dataclass takes three times as long
    """A choice for the columns so far: its score, its roles, and what the next column's order depends on."""

    score: float = 0.0
    roles: tuple[str | None, ...] = ()
    last: str | None = None
    has_indicator: bool = False
    has_element: bool = False
    is_fresh: bool = False  # an element has come since the last indicator
    has_values: bool = False  # a value has come since the last indicator
    is_of_goals: bool = False  # all elements so far are tujuan or sasaran
    used: frozenset[tuple[str, Date, str | None]] = frozenset()


def choose_roles(columns: Sequence[ColumnEvidence]) -> tuple[RoleChoice, ...]:
    """Return the roles under which the columns of a table fit together best."""
    beam = [_State()]
    for column in columns:
        grown = [_extended(state, column, role) for state in beam for role in column.scores]
        best: dict[tuple[object, ...], _State] = {}
        for state in grown:
            key = (state.last, state.has_indicator, state.is_fresh, state.has_values, state.is_of_goals, state.used)
            if key not in best or state.score > best[key].score:
                best[key] = state
        beam = sorted(best.values(), key=lambda state: -state.score)[:BEAM]
    chosen = beam[0].roles
    return tuple(RoleChoice(role, _margin(columns, chosen, place)) for place, role in enumerate(chosen))


def _margin(columns: Sequence[ColumnEvidence], chosen: tuple[str | None, ...], place: int) -> float:
    """Return by how much the chosen role of a column is better than any other, all other columns as chosen."""
    column = columns[place]
    own = _score_around(columns, chosen, place, chosen[place])
    others = [_score_around(columns, chosen, place, role) for role in column.scores if role != chosen[place]]
    alone = 0.0 if chosen[place] is None else SURE  # a column of which nothing is known, or that may be one thing only
    return own - max(others) if others else alone


def _score_around(
    columns: Sequence[ColumnEvidence], chosen: tuple[str | None, ...], place: int, role: str | None
) -> float:
    """Score a role of one column with its neighbours: the columns up to the second one right of it."""
    state = _State()
    for number in range(min(place + 3, len(columns))):
        state = _extended(state, columns[number], role if number == place else chosen[number])
    return state.score


def _extended(state: _State, column: ColumnEvidence, role: str | None) -> _State:
    """Return a choice with one more column, its role scored for itself and for its place."""
    score = state.score + column.scores.get(role, -4.0) + _order(state, column, role)
    has_indicator, has_element, is_fresh = state.has_indicator, state.has_element, state.is_fresh
    has_values, is_of_goals, used = state.has_values, state.is_of_goals, state.used
    if role in ELEMENT_ROLES:
        is_of_goals = role in GOALS and (is_of_goals or not has_element)
        has_element = is_fresh = True
        used = frozenset() if has_indicator else used  # it begins a block
    elif role == "indicator":
        used = frozenset() if has_indicator else used
        has_indicator, is_fresh, has_values = True, False, False
    elif role in ("target", "pagu", "unit", "baseline"):
        subject = column.words.subject if role == "target" else None
        used = used | {(role, column.date, subject)}
        has_values = has_values or role in VALUES
    return _State(
        score,
        (*state.roles, role),
        role or state.last,
        has_indicator,
        has_element,
        is_fresh,
        has_values,
        is_of_goals,
        used,
    )


def _order(state: _State, column: ColumnEvidence, role: str | None) -> float:
    """Return what the place of a column speaks for a role."""
    if role in ELEMENT_ROLES:
        follows_code = 0.5 if state.last == "code" else 0.0
        if state.has_element and role not in column.words.weights:
            return -UNKNOWN_HEADING
        return follows_code - (0.8 if state.has_indicator and not state.has_values else 0.0)
    if role == "indicator":
        if state.is_fresh or not state.has_indicator:
            return 0.7 if state.has_element else 0.0
        return -0.2 if column.words.subject else -1.5
    if role == "unit":
        if ("unit", column.date, None) in state.used:
            return -2.5
        return 1.0 if state.last == "indicator" else 0.0 if state.has_indicator else -2.0
    if role in ("target", "baseline", "end"):
        return _order_of_value(state, column, role)
    if role in ("pagu", "end_pagu"):
        missing = 0.0 if state.has_element or state.has_indicator else -2.0
        twice = -3.0 if ("pagu", column.date, None) in state.used else 0.0
        is_first = not any(each == "pagu" for each, _, _ in state.used)
        unfunded = -GOALS_HAVE_NO_MONEY if state.is_of_goals and is_first else 0.0
        return missing + twice + unfunded + (0.5 if state.last == "target" else 0.0)
    if role == "number":
        return 0.5 if column.heading.number <= 2 else -1.0
    return 0.0


def _order_of_value(state: _State, column: ColumnEvidence, role: str) -> float:
    if not state.has_indicator:
        return -2.0
    subject = column.words.subject if role == "target" else None
    if (role, column.date, subject) in state.used:
        return -3.0
    return 0.5 if role == "target" and state.last in ("unit", "indicator", "target", "pagu", "baseline") else 0.0


def with_steps_joined(
    evidence: Sequence[ColumnEvidence], choices: Sequence[RoleChoice], begins: Sequence[Collection[int]]
) -> list[ColumnEvidence]:
    """Return the evidence; neighbouring columns of indicators of which each row fills one are one column.

    They step to the right with the level that they measure, "Indikator Tujuan | Indikator Sasaran | Indikator Program", and share their
    targets: where a target names the subject of one of them, each has its own.

    Args:
        evidence: Of each column, from left to right.
        choices: Their roles.
        begins: For each column the rows in which a cell with text begins.
    """
    found = list(evidence)
    own = {each.words.subject for each, choice in zip(evidence, choices, strict=True) if choice.role == "target"}

    def is_indicator(place: int) -> bool:
        return choices[place].role == "indicator" and "#" not in evidence[place].heading.header

    for of_indicators, run in groupby(range(len(found)), is_indicator):
        places = list(run)
        filled = [row for place in places for row in begins[place]]
        subjects = {evidence[place].words.subject for place in places} - {None}
        has_steps = sum(bool(begins[place]) for place in places) > 1 and len(set(filled)) == len(filled)
        if not of_indicators or not has_steps or own & subjects:
            continue
        header = evidence[places[0]].heading.header
        for number, place in enumerate(places, 1):
            heading = replace(found[place].heading, header=f"{header} #{number}" if number > 1 else header)
            found[place] = replace(found[place], heading=heading, words=replace(found[place].words, subject=None))
    return found
