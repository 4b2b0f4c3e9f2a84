"""How are understood documents exchanged with other programs?

The canonical form (YAML or JSON) that `cascade read` writes and that `check` and `link` accept as a
document: e-SAKIP applications, rule examples and tests feed the checker this way. The pydantic models
are its published JSON Schema. Values go in as printed; nothing is judged.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cascade.model import (
    IKU_DETAILS,
    LEVEL_CHAIN,
    LEVELS,
    Direction,
    Document,
    Element,
    Indicator,
    Label,
    Note,
    NotUnderstood,
    Party,
    Phase,
    PrintedDate,
    Problem,
    Quantity,
    QuarterAggregation,
    Source,
    Total,
)
from cascade.model.i18n import Language, LocalizedText
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity
from cascade.text.printable import escape_unprintable


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow", defer_build=True)


class CanonicalSource(_Open):
    """Where a value is printed; pages and rows are integers from 1."""

    file: str | None = None
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    carried: bool = False
    guessed: bool = False
    confidence: float | None = None


class CanonicalValue(_Open):
    """A value as printed (`raw`), with its number where it is known."""

    raw: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    ambiguous: bool = False
    source: CanonicalSource | None = None


Value = str | int | float | Decimal | CanonicalValue | None


class CanonicalIndicator(_Open):
    """One printed line of an indicator. A column that is empty is null, one that does not exist is left out."""

    name: str
    id: str | None = None
    level: str | None = None
    element: str | None = None
    element_id: str | None = None
    path: list[str] = Field(default_factory=list)
    code: str | None = None
    unit: str | None = None
    baseline: Value = None
    target: Value = None
    targets: dict[int, Value] = Field(default_factory=dict)
    end_target: Value = None
    quarters: list[Value] | None = Field(default=None, min_length=4, max_length=4)
    pagu: dict[int, Value] = Field(default_factory=dict)
    direction: Direction | None = None
    quarter_aggregation: QuarterAggregation | None = None
    definition: str | None = None
    formula: str | None = None
    data_source: str | None = None
    responsible: str | None = None
    packed: int = 1
    sources: list[CanonicalSource] = Field(default_factory=list)


class CanonicalElement(_Open):
    """A tujuan, sasaran, program, kegiatan or sub kegiatan."""

    name: str
    id: str | None = None
    level: str = "unknown"
    code: str | None = None
    parent: str | None = None
    pagu: dict[int, Value] = Field(default_factory=dict)
    pagu_quarters: list[Value] | None = Field(default=None, min_length=4, max_length=4)
    funds: str | None = None
    statements: list[str] = Field(default_factory=list)
    sources: list[CanonicalSource] = Field(default_factory=list)


class CanonicalTotal(_Open):
    """A printed total row; `elements` are the ids of what stands above it, all elements where they are left out."""

    name: str = "Jumlah"
    pagu: dict[int, Value]
    elements: list[str] | None = None
    sources: list[CanonicalSource] = Field(default_factory=list)


class CanonicalParty(_Open):
    """A signatory."""

    name: str | None = None
    position: str | None = None


class CanonicalNote(_Open):
    """A remark outside the table."""

    text: str
    source: CanonicalSource | None = None
    author: str | None = None


class CanonicalDocument(_Open):
    """One planning document."""

    kind: str
    id: str | None = None
    file: str | None = None
    sha256: str | None = None
    title: str | None = None
    opd: str | None = None
    year: int | None = None
    years: list[int] = Field(default_factory=list)
    phase: Phase | None = None
    signed: datetime.date | None = None
    signed_place: str | None = None
    owner: CanonicalParty | None = None
    superior: CanonicalParty | None = None
    elements: list[CanonicalElement] = Field(default_factory=list)
    indicators: list[CanonicalIndicator] = Field(default_factory=list)
    totals: list[CanonicalTotal] = Field(default_factory=list)
    notes: list[CanonicalNote] = Field(default_factory=list)


def to_document(
    data: Mapping[str, Any] | CanonicalDocument, document_id: str, file: str, sha256: str = ""
) -> tuple[Document, tuple[Problem, ...]]:
    """Turn canonical data into a document; what it cannot use comes back as problems.

    Raises:
        pydantic.ValidationError: a required key is missing or a value has the wrong type.
    """
    canonical = data if isinstance(data, CanonicalDocument) else CanonicalDocument.model_validate(data)
    return _Reader(canonical, document_id, canonical.file or file, canonical.sha256 or sha256).read()


def first_mistake(error: ValidationError) -> str:
    """Say where canonical data is wrong, and how: `indicators.0.name: Field required`."""
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


class _Reader:
    """Holds what all values of one canonical document share while it is read."""

    def __init__(self, canonical: CanonicalDocument, document_id: str, file: str, sha256: str):
        self.canonical = canonical
        self.id = document_id
        self.here = Source(file, sha256)
        self.mark: DecimalMark | None = decimal_mark(_raws(canonical))
        self.elements: dict[str, Element] = {}
        self.paths: dict[tuple[str, ...], str] = {}
        self.problems: list[Problem] = []

    def read(self) -> tuple[Document, tuple[Problem, ...]]:
        canonical = self.canonical
        self._report_unknown(canonical)
        for number, element in enumerate(canonical.elements, 1):
            self._element(element, element.id or f"e{number}")
        indicators = tuple(self._indicator(item, number) for number, item in enumerate(canonical.indicators, 1))
        label = self._label
        document = Document(
            id=canonical.id or self.id,
            kind=canonical.kind,
            file=self.here.file,
            sha256=self.here.sha256,
            source=self.here,
            title=label(canonical.title),
            opd=label(canonical.opd),
            year=canonical.year,
            years=tuple(canonical.years) or ((canonical.year,) if canonical.year else ()),
            phase=canonical.phase,
            signed=PrintedDate(canonical.signed, canonical.signed.isoformat(), self.here) if canonical.signed else None,
            signed_place=canonical.signed_place,
            owner=self._party(canonical.owner),
            superior=self._party(canonical.superior),
            elements=tuple(self.elements.values()),
            indicators=indicators,
            totals=tuple(self._total(item) for item in canonical.totals),
            notes=tuple(Note(n.text, self._source(n.source), n.author) for n in canonical.notes),
        )
        return document, tuple(self.problems)

    def _indicator(self, item: CanonicalIndicator, number: int) -> Indicator:
        self._report_unknown(item)
        source = self._source(item.sources[0] if item.sources else None)
        level = self._level(item.level)
        targets = dict(item.targets)
        if item.target is not None or "target" in item.model_fields_set:
            targets.setdefault(self.canonical.year or 0, item.target)
        given = item.model_fields_set
        return Indicator(
            id=item.id or f"i{number}",
            name=Label(item.name, source),
            level=level,
            element=item.element_id if item.element_id in self.elements else self._path(item, level, source),
            code=Label(item.code, source) if item.code else None,
            unit=Label(item.unit or "", source) if "unit" in given else None,
            baseline=self._value(item.baseline, source) if "baseline" in given else None,
            targets={year: self._value(value, source) for year, value in targets.items()},
            end_target=self._value(item.end_target, source) if "end_target" in given else None,
            quarters=tuple(self._value(q, source) for q in item.quarters) if item.quarters is not None else None,
            pagu={year: self._value(value, source, whole=True) for year, value in item.pagu.items()},
            direction=item.direction,
            quarter_aggregation=item.quarter_aggregation,
            details={name: Label(getattr(item, name) or "", source) for name in IKU_DETAILS if name in given},
            packed=item.packed,
            sources=tuple(self._source(s) for s in item.sources) or (source,),
        )

    def _element(self, item: CanonicalElement, element_id: str) -> None:
        self._report_unknown(item)
        source = self._source(item.sources[0] if item.sources else None)
        self.elements[element_id] = Element(
            id=element_id,
            level=self._level(item.level),
            name=Label(item.name, source),
            code=Label(item.code, source) if item.code else None,
            parent=item.parent,
            pagu={year: self._value(value, source, whole=True) for year, value in item.pagu.items()},
            pagu_quarters=tuple(self._value(q, source, whole=True) for q in item.pagu_quarters)
            if item.pagu_quarters is not None
            else None,
            funds=Label(item.funds or "", source) if "funds" in item.model_fields_set else None,
            statements=tuple(Label(text, source) for text in item.statements),
        )

    def _total(self, item: CanonicalTotal) -> Total:
        self._report_unknown(item)
        source = self._source(item.sources[0] if item.sources else None)
        return Total(
            Label(item.name, source),
            {year: self._value(value, source, whole=True) for year, value in item.pagu.items()},
            tuple(self.elements) if item.elements is None else tuple(item.elements),
        )

    def _path(self, item: CanonicalIndicator, level: str, source: Source) -> str | None:
        """Return the id of the element that an indicator names, adding it and those above it once."""
        names = [name for name in (item.element, *item.path) if name]
        if not names:
            return None
        parent = None
        for depth in range(len(names) - 1, -1, -1):
            key = (str(source.table), *names[depth:])  # each table prints its elements anew
            if key not in self.paths:
                self.paths[key] = f"p{len(self.elements) + 1}"
                self.elements[self.paths[key]] = Element(
                    self.paths[key], _level_above(level, depth), Label(names[depth], source), parent=parent
                )
            parent = self.paths[key]
        return parent

    def _value(self, value: Value, source: Source, *, whole: bool = False) -> Quantity:
        if isinstance(value, CanonicalValue):
            at = self._source(value.source) if value.source else source
            return parse_quantity(
                value.raw if value.raw is not None else _shown(value.value),
                at,
                mark=self.mark,
                whole=whole,
                exact=value.value,
            )
        if isinstance(value, int | float | Decimal):
            return parse_quantity(_shown(value), source, mark=self.mark, whole=whole, exact=Decimal(str(value)))
        return parse_quantity(value, source, mark=self.mark, whole=whole)

    def _label(self, text: str | None) -> Label | None:
        return Label(text, self.here) if text else None

    def _party(self, party: CanonicalParty | None) -> Party | None:
        return Party(self._label(party.name), self._label(party.position)) if party else None

    def _source(self, source: CanonicalSource | None) -> Source:
        if source is None:
            return self.here
        known = {name: getattr(source, name) for name in CanonicalSource.model_fields if name != "file"}
        return Source(source.file or self.here.file, self.here.sha256, **known)

    def _level(self, level: str | None) -> str:
        if level is None or level in LEVELS:
            return level or "unknown"
        self._complain(
            LocalizedText(
                "jenjang “{x}” tidak dikenal; diperlakukan sebagai tidak diketahui.",
                "level “{x}” is not known; treated as unknown.",
            ).format(x=level)
        )
        return "unknown"

    def _report_unknown(self, item: _Open) -> None:
        for key in item.model_extra or {}:
            self._complain(
                LocalizedText("kunci “{x}” tidak dikenal; diabaikan.", "key “{x}” is not known; ignored.").format(x=key)
            )

    def _complain(self, message: LocalizedText) -> None:
        problem = Problem("info", message, source=self.here)
        if problem not in self.problems:
            self.problems.append(problem)


def _level_above(level: str, steps: int) -> str:
    if level not in LEVEL_CHAIN:
        return "unknown"
    position = LEVEL_CHAIN.index(level) - steps
    return LEVEL_CHAIN[position] if position >= 0 else "unknown"


def _shown(value: object) -> str:
    return str(value).replace(".", ",") if value is not None else ""


def _raws(canonical: CanonicalDocument) -> list[str]:
    values: list[Value] = []
    for item in canonical.indicators:
        values += [item.baseline, item.target, item.end_target, *item.targets.values(), *(item.quarters or ())]
        values += item.pagu.values()
    raws = (value.raw if isinstance(value, CanonicalValue) else value for value in values)
    return [raw for raw in raws if isinstance(raw, str)]


def from_document(document: Document) -> dict[str, Any]:
    """Return the canonical form of a document, values as printed and parsed, each with its source."""
    elements = {element.id: element for element in document.elements}

    def path(element_id: str | None) -> list[str]:
        names: list[str] = []
        while element_id in elements and len(names) < len(LEVEL_CHAIN):
            names.append(elements[element_id].name.text)
            element_id = elements[element_id].parent
        return names

    return _filled(
        {
            "id": document.id,
            "kind": document.kind,
            "file": document.file,
            "sha256": document.sha256,
            "title": _text(document.title),
            "opd": _text(document.opd),
            "year": document.year,
            "years": list(document.years),
            "phase": document.phase,
            "signed": document.signed.value.isoformat() if document.signed else None,
            "signed_place": document.signed_place,
            "owner": _party(document.owner),
            "superior": _party(document.superior),
            "elements": [
                _filled(
                    {
                        "id": element.id,
                        "level": element.level,
                        "name": element.name.text,
                        "code": _text(element.code),
                        "parent": element.parent,
                        "pagu": {year: value(quantity) for year, quantity in element.pagu.items()},
                        "pagu_quarters": [value(quarter) for quarter in element.pagu_quarters or ()],
                        "funds": _text(element.funds),
                        "statements": [statement.text for statement in element.statements],
                        "sources": [source(element.name.source)],
                    }
                )
                for element in document.elements
            ],
            "indicators": [_indicator(indicator, path(indicator.element)) for indicator in document.indicators],
            "totals": [
                {
                    "name": total.name.text,
                    "pagu": {year: value(quantity) for year, quantity in total.pagu.items()},
                    "elements": list(total.elements),
                    "sources": [source(total.name.source)],
                }
                for total in document.totals
            ],
            "notes": [
                _filled({"text": note.text, "author": note.author, "source": source(note.source)})
                for note in document.notes
            ],
        }
    )


def _indicator(indicator: Indicator, path: list[str]) -> dict[str, Any]:
    written: dict[str, Any] = _filled(
        {
            "id": indicator.id,
            "level": indicator.level,
            "element": path[0] if path else None,
            "element_id": indicator.element,
            "path": path[1:],
            "code": _text(indicator.code),
            "name": indicator.name.text,
            "targets": {year: value(quantity) for year, quantity in indicator.targets.items()},
            "pagu": {year: value(quantity) for year, quantity in indicator.pagu.items()},
            "direction": indicator.direction,
            "quarter_aggregation": indicator.quarter_aggregation,
            "packed": indicator.packed if indicator.packed > 1 else None,
        }
    )
    if indicator.unit is not None:
        written["unit"] = indicator.unit.text or None
    if indicator.baseline is not None:
        written["baseline"] = value(indicator.baseline)
    if indicator.end_target is not None:
        written["end_target"] = value(indicator.end_target)
    if indicator.quarters is not None:
        written["quarters"] = [value(quarter) for quarter in indicator.quarters]
    written |= {name: label.text or None for name, label in indicator.details.items()}
    written["sources"] = [source(each) for each in indicator.sources]
    return written


def value(quantity: Quantity | None) -> dict[str, Any] | None:
    """Return one value as printed and parsed; None for a blank cell."""
    if quantity is None or (quantity.is_missing and not quantity.raw):
        return None
    return _filled(
        {
            "raw": quantity.raw,
            "value": str(quantity.value) if quantity.value is not None and quantity.kind != "range" else None,
            "unit": quantity.unit,
            "ambiguous": quantity.ambiguous or None,
            "source": source(quantity.source) if quantity.source else None,
        }
    )


def problem(each: Problem, language: Language) -> dict[str, Any]:
    """Return one problem."""
    return {
        "severity": each.severity,
        "message": each.message.say(language),
        "hint": each.hint.say(language) if each.hint else None,
        "source": source(each.source) if each.source else None,
    }


def not_understood(each: NotUnderstood, language: Language) -> dict[str, Any]:
    """Return one thing that nothing was made of."""
    return {"text": each.text, "reason": each.reason.say(language), "source": source(each.source)}


_json = json.JSONEncoder(ensure_ascii=False).encode


def dump(data: Any) -> str:
    """Return JSON text as every command prints it; an object without others inside takes one line."""
    return escape_unprintable(_laid_out(data, "\n")) + "\n"


def _laid_out(data: Any, begin: str) -> str:
    """Return the JSON text of a value whose lines begin so: with a line break and blanks."""
    inner = begin + " "
    if isinstance(data, dict) and any(isinstance(item, dict | list | tuple) for item in data.values()):
        lines = (f"{_json(str(key))}: {_laid_out(item, inner)}" for key, item in data.items())
        return f"{{{inner}{f',{inner}'.join(lines)}{begin}}}"
    if isinstance(data, list | tuple) and data:
        return f"[{inner}{f',{inner}'.join(_laid_out(item, inner) for item in data)}{begin}]"
    return _json(data)


def source(at: Source) -> dict[str, Any]:
    """Return an address as the fixed JSON shape writes it."""
    names = ("file", "page", "sheet", "table", "row", "column", "cell", "box", "carried", "guessed", "confidence")
    return {name: getattr(at, name) for name in names if getattr(at, name) not in (None, False)}


def _text(label: Label | None) -> str | None:
    return label.text if label else None


def _party(party: Party | None) -> dict[str, Any] | None:
    return _filled({"name": _text(party.name), "position": _text(party.position)}) if party else None


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in data.items() if item is not None and item != {} and item != []}
