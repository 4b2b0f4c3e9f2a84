"""Turn canonical data into a document.

Data as other programs write it goes in; a document comes out, and problems for keys and levels that nobody knows. Data that lacks a
required key is refused by pydantic. Elements that indicators name without an id are added once, with those above them. Values are
read as if they were printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pydantic import ValidationError

from cascade.model import (
    IKU_DETAILS,
    LEVEL_CHAIN,
    LEVELS,
    Document,
    Element,
    FailedSum,
    HandCorrection,
    Indicator,
    Label,
    Note,
    Party,
    PrintedDate,
    Problem,
    Quantity,
    Source,
    TableProof,
    Total,
)
from cascade.model.i18n import LocalizedText
from cascade.reading.canonical.schema import (
    CanonicalDocument,
    CanonicalElement,
    CanonicalIndicator,
    CanonicalParty,
    CanonicalProof,
    CanonicalRecord,
    CanonicalSource,
    CanonicalTotal,
    CanonicalValue,
    Value,
)
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity


def to_document(
    data: Mapping[str, object] | CanonicalDocument, document_id: str, file: str, sha256: str = ""
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
        self.file_source = Source(file, sha256)
        self.decimal_mark: DecimalMark | None = decimal_mark(_printed_values(canonical))
        self.elements: dict[str, Element] = {}
        self.paths: dict[tuple[str, ...], str] = {}
        self.problems: list[Problem] = []

    def read(self) -> tuple[Document, tuple[Problem, ...]]:
        canonical = self.canonical
        self._report_unknown(canonical)
        for number, element in enumerate(canonical.elements, 1):
            self._element(element, element.id or f"e{number}")
        indicators = tuple(self._indicator(item, number) for number, item in enumerate(canonical.indicators, 1))
        document = Document(
            id=canonical.id or self.id,
            kind=canonical.kind,
            file=self.file_source.file,
            sha256=self.file_source.sha256,
            source=self.file_source,
            title=self._label(canonical.title),
            opd=self._label(canonical.opd),
            year=canonical.year,
            years=tuple(canonical.years) or ((canonical.year,) if canonical.year else ()),
            phase=canonical.phase,
            signed=PrintedDate(canonical.signed, canonical.signed.isoformat(), self.file_source)
            if canonical.signed
            else None,
            signed_place=canonical.signed_place,
            owner=self._party(canonical.owner),
            superior=self._party(canonical.superior),
            elements=tuple(self.elements.values()),
            indicators=indicators,
            totals=tuple(self._total(item) for item in canonical.totals),
            proofs=tuple(map(_proof, canonical.proofs)),
            notes=tuple(Note(n.text, self._source(n.source), n.author) for n in canonical.notes),
            headings=self._labels(canonical.headings),
            regulations=self._labels(canonical.regulations),
            columns=self._labels(canonical.columns),
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
            end_pagu=self._value(item.end_pagu, source, whole=True) if item.end_pagu is not None else None,
            pagu_quarters=tuple(self._value(q, source, whole=True) for q in item.pagu_quarters)
            if item.pagu_quarters is not None
            else None,
            funds=Label(item.funds or "", source) if "funds" in item.model_fields_set else None,
            statements=tuple(Label(text, source) for text in item.statements),
            level_proved=item.level_proved,
            work_unit=Label(item.work_unit, source) if item.work_unit else None,
        )

    def _total(self, item: CanonicalTotal) -> Total:
        self._report_unknown(item)
        source = self._source(item.sources[0] if item.sources else None)
        return Total(
            Label(item.name, source),
            {year: self._value(value, source, whole=True) for year, value in item.pagu.items()},
            tuple(self.elements) if item.elements is None else tuple(item.elements),
            self._value(item.end_pagu, source, whole=True) if item.end_pagu is not None else None,
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
        """Return a value as if it were printed; its number, where it is given, counts."""
        if isinstance(value, CanonicalValue):
            own_source = self._source(value.source) if value.source else source
            raw = value.raw if value.raw is not None else _shown(value.value)
            return parse_quantity(raw, own_source, mark=self.decimal_mark, whole=whole, exact=value.value)
        if isinstance(value, int | float | Decimal):
            return parse_quantity(_shown(value), source, mark=self.decimal_mark, whole=whole, exact=Decimal(str(value)))
        return parse_quantity(value, source, mark=self.decimal_mark, whole=whole)

    def _label(self, text: str | None) -> Label | None:
        return Label(text, self.file_source) if text else None

    def _labels(self, texts: Iterable[str]) -> tuple[Label, ...]:
        return tuple(Label(text, self.file_source) for text in texts if text)

    def _party(self, party: CanonicalParty | None) -> Party | None:
        return Party(self._label(party.name), self._label(party.position)) if party else None

    def _source(self, source: CanonicalSource | None) -> Source:
        if source is None:
            return self.file_source
        known = {
            name: getattr(source, name) for name in CanonicalSource.model_fields if name not in ("file", "corrected")
        }
        corrected = tuple(HandCorrection(c.what, c.by, c.read, c.value) for c in source.corrected)
        return Source(source.file or self.file_source.file, self.file_source.sha256, corrected=corrected, **known)

    def _level(self, level: str | None) -> str:
        if level is None or level in LEVELS:
            return level or "unknown"
        self._report(
            LocalizedText(
                "jenjang “{x}” tidak dikenal; diperlakukan sebagai tidak diketahui.",
                "level “{x}” is not known; treated as unknown.",
            ).format(x=level)
        )
        return "unknown"

    def _report_unknown(self, item: CanonicalRecord) -> None:
        for key in item.model_extra or {}:
            self._report(
                LocalizedText("kunci “{x}” tidak dikenal; diabaikan.", "key “{x}” is not known; ignored.").format(x=key)
            )

    def _report(self, message: LocalizedText) -> None:
        problem = Problem("info", message, source=self.file_source)
        if problem not in self.problems:
            self.problems.append(problem)


def _proof(item: CanonicalProof) -> TableProof:
    failed = (FailedSum(f.element, f.verdict, f.differences, f.pages, f.other) for f in item.failed)
    return TableProof(
        tuple(item.elements), item.completeness, item.sums_held, tuple(failed), tuple(item.orphans), tuple(item.units)
    )


def _level_above(level: str, steps: int) -> str:
    """Return the level so many steps above another one."""
    if level not in LEVEL_CHAIN:
        return "unknown"
    position = LEVEL_CHAIN.index(level) - steps
    return LEVEL_CHAIN[position] if position >= 0 else "unknown"


def _shown(value: object) -> str:
    """Return a number as these documents print it, with a decimal comma."""
    return str(value).replace(".", ",") if value is not None else ""


def _printed_values(canonical: CanonicalDocument) -> list[str]:
    """Return the values that are given as text, which together tell what a dot and a comma mean."""
    values: list[Value] = []
    for item in canonical.indicators:
        values += [item.baseline, item.target, item.end_target, *item.targets.values(), *(item.quarters or ())]
        values += item.pagu.values()
    raws = (value.raw if isinstance(value, CanonicalValue) else value for value in values)
    return [raw for raw in raws if isinstance(raw, str)]
