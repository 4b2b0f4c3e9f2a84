"""Make the columns of a table from their roles: blocks, fields and dates.

Roles in the order of the columns go in; columns come out, each in the block of the indicator that it is about. An element after an
indicator, and a further indicator, begin a block; a value belongs to the last indicator at its left, or to the one whose subject its
heading names. Of two columns of one meaning the second has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cascade.model import QUARTER_NAMES
from cascade.reading.tables.column_dates import dated
from cascade.reading.tables.column_roles import ELEMENT_ROLES, ColumnEvidence, RoleChoice
from cascade.reading.tables.table import MULTI_COLUMN_FIELDS, SUPPLEMENTARY_FIELDS, Column, UnusedColumn

_IGNORED = ("aside", "number", "location", "realised", "policy")
_OF_ELEMENT = (
    "code",
    "level",
    "outcome",
    "funds",
    "pagu",
)  # fields that may stand with an element that has no indicator
CLEARLY = 1.0  # by which a column is more of an indicator than the one before it
PLAN_YEARS = 3  # from which on a table plans several years
_LEVELS_OF_COLUMNS = {
    "by_code": ("by_code", "program", "kegiatan", "sub_kegiatan"),
    "tujuan_sasaran": ("tujuan", "sasaran"),
}
_SUM = re.compile(r"(jumlah|total)\b")
_DETAILS = ("formula", "definition", "data_source", "responsible")


@dataclass(slots=True)
class _Block:
    """A run of columns about one indicator: its elements, its subject, what it has."""

    number: int
    has_indicator: bool = False
    subject: str | None = None
    has_element: bool = False
    keys: set[tuple[object, ...]] = field(default_factory=set)


def build_columns(
    evidence: Sequence[ColumnEvidence], choices: Sequence[RoleChoice]
) -> tuple[tuple[Column, ...], tuple[str | None, ...], tuple[UnusedColumn, ...]]:
    """Return the columns, for each block the subject that the heading of its indicator names, and what is in doubt."""
    roles = _without_sentences_as_indicators(evidence, [choice.role for choice in choices])
    roles = _with_target_of_year(_with_sum_of_parts(evidence, roles), evidence)
    roles = _with_blank_moments(evidence, roles)
    is_list = not {"target", "pagu"} & set(roles) and roles.count("indicator") <= 1
    evidence, roles, doubts = dated(evidence, roles)
    roles = _without_undated_among_years(evidence, roles)
    builder = _Builder(is_list=is_list)
    columns = [
        replace(builder.column(each, role), confidence=choice.confidence)
        for each, role, choice in zip(evidence, roles, choices, strict=True)
    ]
    subjects = [block.subject for block in builder.blocks]
    columns, subjects = _with_elements_after_indicator(columns, subjects)
    columns, subjects = _with_elements_of_output(_with_last_reached_as_baseline(columns, roles), subjects, evidence)
    return tuple(_without_ownerless(_without_single_quarters(columns))), tuple(subjects), tuple(doubts)


def _with_sum_of_parts(evidence: Sequence[ColumnEvidence], roles: Sequence[str | None]) -> list[str | None]:
    """Return the roles; of several amounts of one date the one that is headed as their sum is the pagu."""
    found = list(roles)
    for date in {each.date for each, role in zip(evidence, roles, strict=True) if role == "pagu"}:
        places = [n for n, each in enumerate(evidence) if roles[n] == "pagu" and each.date == date]
        sums = [n for n in places if _SUM.match(evidence[n].heading.header.rpartition(" > ")[2])]
        if len(places) > 1 and len(sums) == 1:
            for place in places:
                found[place] = "pagu" if place in sums else "aside"
    return found


def _with_target_of_year(roles: Sequence[str | None], evidence: Sequence[ColumnEvidence]) -> list[str | None]:
    """Return the roles; beside quarters the target at the end is that of the year, and one of each year is no end."""
    years = {each.heading.year for role, each in zip(roles, evidence, strict=True) if role == "end"} - {None}
    if len(years) > 1 and "target" not in roles:
        return [
            "target" if role == "end" and each.heading.year else role
            for role, each in zip(roles, evidence, strict=True)
        ]
    has_quarters = any(role == "target" and each.heading.quarter for role, each in zip(roles, evidence, strict=True))
    has_year = any(role == "target" and not each.heading.quarter for role, each in zip(roles, evidence, strict=True))
    return ["target" if role == "end" and has_quarters and not has_year else role for role in roles]


def _with_blank_moments(evidence: Sequence[ColumnEvidence], roles: Sequence[str | None]) -> list[str | None]:
    """Return the roles; a target without any heading before the years of a plan is the baseline, one after them their end."""
    years = [n for n, each in enumerate(evidence) if roles[n] == "target" and each.heading.year]
    found = list(roles)
    if len(years) < PLAN_YEARS:
        return found
    for place, each in enumerate(evidence):
        is_blank = not each.heading.header and each.date == (None, None, None)
        if is_blank and roles[place] == "target" and place < years[0] and "baseline" not in roles:
            found[place] = "baseline"
        elif is_blank and roles[place] in ("target", "pagu") and place > years[-1] and "end" not in roles:
            found[place] = "end" if roles[place] == "target" else "end_pagu"
    return found


def _without_undated_among_years(evidence: Sequence[ColumnEvidence], roles: Sequence[str | None]) -> list[str | None]:
    """Return the roles; a column without a date between the yearly targets of a plan, headed otherwise than these, is none of them."""
    years = [n for n, each in enumerate(evidence) if roles[n] == "target" and each.heading.year]
    headers = {evidence[n].heading.header for n in years}
    if len(years) < PLAN_YEARS:
        return list(roles)
    return [
        None
        if role == "target"
        and each.date == (None, None, None)
        and years[0] < n < years[-1]
        and each.heading.header not in {"", *headers}
        else role
        for n, (each, role) in enumerate(zip(evidence, roles, strict=True))
    ]


def _with_last_reached_as_baseline(columns: list[Column], roles: Sequence[str | None]) -> list[Column]:
    """Return the columns of a plan of several years; what was reached last before its first year is the baseline."""
    targets = [column for column in columns if column.name == "targets" and column.year]
    years = {column.year or 0 for column in targets}
    if len(years) < PLAN_YEARS or any(column.name == "baseline" for column in columns):
        return columns
    reached = [
        c for c, role in zip(columns, roles, strict=True) if role == "realised" and c.year and c.year < min(years)
    ]
    latest = max(reached, key=lambda column: column.year or 0, default=None)
    return [replace(c, block=targets[0].block, name="baseline", ignored=False) if c is latest else c for c in columns]


def _with_elements_after_indicator(
    columns: list[Column], subjects: list[str | None]
) -> tuple[list[Column], list[str | None]]:
    """Return the columns; where the one indicator stands left of the elements that it measures, all are one block.

    It measures them where its targets stand right of them, where all levels share one column, each row with its indicator, or where they
    are tujuan and sasaran, of which there is nothing else to say.
    """
    blocks = {column.block for column in columns if column.name == "indicator"}
    elements = [column for column in columns if column.is_element]
    if len(subjects) != 2 or blocks != {0} or {column.block for column in elements} != {1}:
        return columns, subjects
    first = min(column.number for column in elements)
    is_measured = any(
        c.block == 0 and c.name in ("target", "targets", "quarters") and c.number > first for c in columns
    )
    names = {column.name for column in elements}
    named = {level for name in names for level in _LEVELS_OF_COLUMNS.get(name or "", (name,))}
    is_about_others = subjects[0] is not None and subjects[0] not in named
    if is_about_others or not (is_measured or "by_code" in names or named <= {"tujuan", "sasaran"}):
        return columns, subjects
    return [replace(column, block=0 if column.block else column.block) for column in columns], subjects[:1]


def _with_elements_of_output(
    columns: list[Column], subjects: list[str | None], evidence: Sequence[ColumnEvidence]
) -> tuple[list[Column], list[str | None]]:
    """Return the columns with the elements beside the indicator of their output.

    Where capaian program, keluaran and hasil stand side by side after one column of elements, the row is about the output: it has
    the elements, their pagu, and targets that name no subject.
    """
    with_elements = {column.block for column in columns if column.is_element}
    if len(subjects) < 2 or with_elements != {0} or any(subject is None for subject in subjects):
        return columns, subjects
    own = subjects.index("sub_kegiatan") if "sub_kegiatan" in subjects else len(subjects) - 1
    if "sub_kegiatan" not in subjects and "kegiatan" not in subjects:
        return columns, subjects
    moved = []
    for column, each in zip(columns, evidence, strict=True):
        belongs = column.is_element or column.name in _OF_ELEMENT or column.name in ("pagus", "pagu_quarters")
        is_open_target = column.name in ("target", "targets") and each.words.subject is None
        block = own if column.name and (belongs or is_open_target) else column.block
        moved.append(replace(column, block={own: 0, 0: own}.get(block, block) if block is not None else None))
    swapped = list(subjects)
    swapped[0], swapped[own] = subjects[own], subjects[0]
    return moved, swapped


def _without_single_quarters(columns: Sequence[Column]) -> list[Column]:
    """Return the columns; a block with some quarters and not all four has none: a lone "TR I" would be read as the whole year."""
    found = []
    for column in columns:
        quarters = {c.quarter for c in columns if c.block == column.block and c.name == "quarters"}
        is_part = column.name == "quarters" and len(quarters) < len(QUARTER_NAMES)
        found.append(replace(column, block=None, name=None) if is_part else column)
    return found


def _without_sentences_as_indicators(evidence: Sequence[ColumnEvidence], roles: list[str | None]) -> list[str | None]:
    """Return the roles; a further indicator of the same element that has no targets of its own only says what the element yields."""
    found = list(roles)
    is_fresh, is_aside, after_policy = True, False, False
    for place, role in enumerate(roles):
        if role in ELEMENT_ROLES:
            is_fresh, is_aside, after_policy = True, False, False
        elif role == "policy":
            after_policy = not is_fresh
        elif is_aside or (role == "indicator" and after_policy):
            found[place], is_aside = None, True  # what an action yields is no indicator of the element
        elif role == "indicator":
            subject = evidence[place].words.subject
            own = [n for n in range(place, len(roles)) if roles[n] == "target" and evidence[n].words.subject == subject]
            next_indicator = next((n for n in range(place + 1, len(roles)) if roles[n] == "indicator"), len(roles))
            follows = any(roles[n] == "target" for n in range(place, next_indicator))
            if not (is_fresh or "#" in evidence[place].heading.header):
                before = max(n for n in range(place) if roles[n] == "indicator")
                is_name = _score(evidence[place]) > _score(evidence[before]) + CLEARLY
                is_bare = _is_bare(roles, before, place)
                if is_bare and follows and is_name and before == place - 1:
                    found[before] = "outcome"
                elif (is_bare or not follows) and not (subject and own):
                    found[before if is_name else place] = None if is_name else "outcome"
            is_fresh = False
    return found


def _score(evidence: ColumnEvidence) -> float:
    return evidence.scores.get("indicator", 0.0)


def _is_bare(roles: Sequence[str | None], before: int, place: int) -> bool:
    """Tell whether an indicator is left without values by the next one."""
    return "target" not in roles[before:place]


class _Builder:
    """Walks the columns from left to right."""

    def __init__(self, *, is_list: bool) -> None:
        self.is_list = is_list  # without values elements may stand on both sides of their indicator
        self.blocks: list[_Block] = [_Block(0)]

    def column(self, evidence: ColumnEvidence, role: str | None) -> Column:
        """Return one column in its block."""
        heading = evidence.heading
        plain = Column(
            heading.number, heading.header, None, None, False,
            heading.year, heading.ordinal, heading.quarter, heading.cumulative,
        )  # fmt: skip
        if heading.superseded or role in _IGNORED or role is None:
            return replace(
                plain, ignored=heading.superseded or role in _IGNORED, name="policy" if role == "policy" else None
            )
        block = self._block_for(evidence, role)
        name, is_element = _field(role, evidence), role in ELEMENT_ROLES
        if is_element:
            name, block.has_element = ("unknown" if role == "activity" else role), True
        key = (name, heading.year, heading.ordinal, heading.quarter)
        is_continuation = key in block.keys
        if is_continuation and not (is_element or name in MULTI_COLUMN_FIELDS):
            return plain
        block.keys.add(key)
        if role == "indicator":
            block.has_indicator = True
            block.subject = block.subject or evidence.words.subject
        return replace(plain, block=block.number, name=name, is_element=is_element, is_continuation=is_continuation)

    def _block_for(self, evidence: ColumnEvidence, role: str) -> _Block:
        last = self.blocks[-1]
        continues_heading = "#" in evidence.heading.header
        if (role in ELEMENT_ROLES or role == "code") and self.is_list:
            return last
        if role in ELEMENT_ROLES or role == "code":
            return self._new() if last.has_indicator and not continues_heading else last
        if role == "indicator":
            return self._new() if last.has_indicator and not continues_heading else last
        if role in ("target", "unit", "baseline", "end", "end_pagu") and not last.has_indicator:
            last = next((b for b in reversed(self.blocks) if b.has_indicator), last)
        if role == "target" and (subject := evidence.words.subject):
            return next((b for b in reversed(self.blocks) if b.has_indicator and b.subject == subject), last)
        if role in ("pagu", "funds") and not last.has_element:
            return next((b for b in reversed(self.blocks) if b.has_element), last)
        return last

    def _new(self) -> _Block:
        self.blocks.append(_Block(len(self.blocks)))
        return self.blocks[-1]


def _field(role: str, evidence: ColumnEvidence) -> str:
    """Return the field that a role is, by its date."""
    year, ordinal, quarter = evidence.date
    if role == "target":
        return "quarters" if quarter else "targets" if year or ordinal else "target"
    if role == "pagu":
        return "pagu_quarters" if quarter else "pagus" if year or ordinal else "pagu"
    return {"end": "end_target"}.get(role, role)


def _without_ownerless(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns; one that only adds to an element or indicator has no meaning where its block has neither."""
    owners = {column.block for column in columns if column.is_element or column.name == "indicator"}
    for column in columns:
        is_ownerless = column.name in (*SUPPLEMENTARY_FIELDS, *_DETAILS) and column.block not in owners
        yield replace(column, block=None, name=None) if is_ownerless else column
