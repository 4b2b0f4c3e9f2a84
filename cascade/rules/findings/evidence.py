"""Collect the printed values that prove a fail, each with its place and its document.

A rule and a row go in; evidence comes out, read from the operands of the condition and of the words. What is printed
nowhere is no evidence. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cascade.model import Evidence, Source
from cascade.model.findings import BLANK_CELL
from cascade.model.i18n import LocalizedText, same
from cascade.rules.findings.subjects import AnyRecord, document_of, own_source
from cascade.rules.findings.trace import source_of
from cascade.rules.findings.wording import format_value, template_of
from cascade.rules.language.expression import Part
from cascade.rules.language.types import Value, is_missing
from cascade.rules.rule import Case, Rule
from cascade.rules.selectors import RuleRow, SubjectRecord
from cascade.rules.vocabulary.context import IndicatorRecord, PolicyRecord, RepeatedBlockRecord
from cascade.rules.vocabulary.indicator.duplicates import repeats_of
from cascade.rules.vocabulary.indicator.quarters import readings

BLANK = BLANK_CELL.id  # how evidence shows a blank cell
SHOWN_READINGS = 2  # of the quarters of one indicator


def evidence_of(rule: Rule, row: RuleRow, case: Case | None) -> tuple[Evidence, ...]:
    """Return the printed values that the condition, the message and the note ask for."""
    operands = {operand.text: operand for operand in rule.condition.operands}
    for template in (template_of(rule, case, "message"), template_of(rule, case, "note")):
        for _, expression in template.parts:
            operands.update({operand.text: operand for operand in expression.operands})
    evidence: dict[tuple[str, Source | None, str], Evidence] = {}
    for operand in operands.values():
        owner = row.scope[operand.alias]
        for label, value in _printed_values(operand, owner, row):
            source = source_of(value)
            if source is not None:
                text = "" if is_missing(value) else format_value(value).id
                document = document_name(owner, operand.text, source)
                evidence.setdefault((text, source, label.id), Evidence(label, text or BLANK, source, document))
    return tuple(evidence.values())


def repeated_evidence(rule: Rule, row: RuleRow) -> tuple[Evidence, ...]:
    """Return what the later prints of the row show of the same fail, where the rule asks of the first print alone."""
    found: list[Evidence] = []
    for alias, record in row.scope.items():
        if isinstance(record, IndicatorRecord) and rule.when is not None and rule.when.reads(f"{alias}.is_repeat"):
            rows = (row.with_record(alias, again) for again in repeats_of(record))
            for again in (each for each in rows if rule.condition.evaluate(each.scope) is False):
                found += evidence_of(rule, again, None)
    return tuple(dict.fromkeys(found))


def places_of(evidence: tuple[Evidence, ...], subject: SubjectRecord) -> tuple[Source, ...]:
    """Return where the subject and its evidence are printed."""
    own_place = own_source(subject)
    sources = [each.source for each in evidence if each.source is not None]
    if isinstance(subject, RepeatedBlockRecord):
        graph = subject.context.graph
        sources += [graph.indicators[node].name.source for pair in subject.pairs for node in pair]
    return tuple(dict.fromkeys([*([own_place] if own_place else []), *sources]))


def _printed_values(operand: Part, owner: AnyRecord, row: RuleRow) -> Iterator[tuple[LocalizedText, Value]]:
    """Yield the values that an operand stands for: the readings of the quarters, the entries of a list or table."""
    value = operand.evaluate(row.scope)
    if isinstance(owner, IndicatorRecord) and operand.text == f"{operand.alias}.annual":
        plausible = readings(owner)[:SHOWN_READINGS]
        yield from ((reading.label, reading.value) for reading in plausible)
        if not plausible:
            yield operand.label, value
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield operand.label + (key if isinstance(key, LocalizedText) else same(str(key))), entry
    elif isinstance(value, tuple):
        yield from ((operand.label, entry) for entry in value)
    else:
        yield with_year(operand, row), value


def with_year(operand: Part, row: RuleRow) -> LocalizedText:
    """Return what an operand is called; an entry of a table by year has the year of the row's documents."""
    label = operand.label
    if not operand.text.endswith("]"):
        return label
    records = [record for record in row.scope.values() if isinstance(record, IndicatorRecord)]
    years = {record.document.year for record in records if record.document.year is not None}
    year = f" {min(years)}" if years else ""
    return LocalizedText(label.id + year, label.en + year)


def document_name(owner: AnyRecord, path: str, source: Source) -> str | None:
    """Name the document that prints a value, with its file where two have one name; None for a settings file."""
    if isinstance(owner, PolicyRecord):
        return None
    documents = owner.context.graph.documents
    printing = [document for document in documents if document.file == source.file]
    if not printing:
        return None
    own_document = document_of(owner, path)
    document = own_document if own_document is not None and own_document in printing else printing[0]
    namesakes = [other for other in documents if other.name == document.name]
    return document.name if len(namesakes) == 1 else f"{document.name} ({document.file})"
