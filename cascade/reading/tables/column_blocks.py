"""Make the columns of a table from their roles: blocks, fields and dates.

Roles in the order of the columns go in; columns come out, each in the block of the indicator that it is about. An element after an
indicator, and a further indicator, begin a block; a value belongs to the last indicator at its left, or to the one whose subject its
heading names. Of two columns of one meaning the second has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cascade.reading.tables.column_roles import ELEMENT_ROLES, ColumnEvidence, RoleChoice
from cascade.reading.tables.table import MULTI_COLUMN_FIELDS, SUPPLEMENTARY_FIELDS, Column

_IGNORED = ("aside", "number", "location", "realised", "policy")
_OF_ELEMENT = (
    "code",
    "level",
    "outcome",
    "funds",
    "pagu",
)  # fields that may stand with an element that has no indicator
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
) -> tuple[tuple[Column, ...], tuple[str | None, ...]]:
    """Return the columns, and for each block the subject that the heading of its indicator names."""
    builder = _Builder()
    roles = _without_sentences_as_indicators(evidence, [choice.role for choice in choices])
    columns = tuple(builder.column(each, role) for each, role in zip(evidence, roles, strict=True))
    return tuple(_without_ownerless(columns)), tuple(block.subject for block in builder.blocks)


def _without_sentences_as_indicators(evidence: Sequence[ColumnEvidence], roles: list[str | None]) -> list[str | None]:
    """Return the roles; a further indicator of the same element that has no targets of its own only says what the element yields."""
    found = list(roles)
    is_fresh = True
    for place, role in enumerate(roles):
        if role in ELEMENT_ROLES:
            is_fresh = True
        elif role == "indicator":
            subject = evidence[place].words.subject
            own = [n for n in range(place, len(roles)) if roles[n] == "target" and evidence[n].words.subject == subject]
            next_indicator = next((n for n in range(place + 1, len(roles)) if roles[n] == "indicator"), len(roles))
            follows = any(roles[n] == "target" for n in range(place, next_indicator))
            if not (is_fresh or "#" in evidence[place].heading.header or (subject and own)) and not (follows and not _any_value(roles, place)):
                found[place] = "outcome"
            is_fresh = False
    return found


def _any_value(roles: Sequence[str | None], place: int) -> bool:
    """Tell whether the indicator before a further one is left without values by it."""
    before = max((n for n in range(place) if roles[n] == "indicator"), default=0)
    return not any(roles[n] == "target" for n in range(before, place))


class _Builder:
    """Walks the columns from left to right."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = [_Block(0)]
        self.pending: list[int] = []

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
        if role in ELEMENT_ROLES or role == "code":
            return self._new() if last.has_indicator and not continues_heading else last
        if role == "indicator":
            return self._new() if last.has_indicator and not continues_heading else last
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
