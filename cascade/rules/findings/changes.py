"""Name the printed values that a rule wants to be others, and what should stand there.

A rule and a row on which it fails go in; changes come out: those that the rule states, or, where it wants two prints to be
the same, that of the document which follows the other in the cascade. Between two prints of one document, or of two documents of one kind, somebody has to
choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cascade.model import CASCADE_ORDER, Change, Evidence, Label, PrintedDate, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.findings.evidence import BLANK, document_name, with_year
from cascade.rules.findings.subjects import document_of
from cascade.rules.findings.trace import source_of
from cascade.rules.findings.wording import format_value
from cascade.rules.language.expression import Part
from cascade.rules.language.types import Value, is_missing
from cascade.rules.rule import ProposedChange, Rule
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.indicator.quarters import chosen_reading

_NUMBER = "#"  # before the number of an entry of a list


def changes_of(rule: Rule, row: RuleRow) -> tuple[Change, ...]:
    """Return what a rule wants to be changed on a row; nothing where the values that it asks about are printed nowhere."""
    if rule.changes:
        return tuple(change for proposed in rule.changes for change in _stated(proposed, row))
    sides = rule.condition.root.equated
    if sides is None:
        return ()
    prints = [(side, side.evaluate(row.scope)) for side in sides]
    documents = [document_of(row.scope[side.alias], side.text) for side in sides]
    if not all(isinstance(value, Quantity | Label | PrintedDate) for _, value in prints):
        return ()
    ranks = [CASCADE_ORDER.index(document.kind) for document in documents if document is not None]
    if len(ranks) != len(sides):
        return ()
    follower, model = (1, 0) if ranks[1] > ranks[0] else (0, 1)
    cell, wanted = _print(*prints[follower], row), _print(*prints[model], row)
    if cell is None or wanted is None or wanted.value == cell.value:
        return ()
    return (Change(cell, wanted.value, wanted, is_choice=ranks[0] == ranks[1]),)


def _stated(proposed: ProposedChange, row: RuleRow) -> Iterator[Change]:
    """Yield the changes that a rule states: one, or one for each entry of a list or year of a table.

    A single value to write goes into all cells of a list.
    """
    cell, wanted = proposed.cell, proposed.wanted
    targets = dict(_entries(wanted.evaluate(row.scope))) if wanted is not None else {}
    for key, value in _entries(cell.evaluate(row.scope)):
        printed = _print(cell.root, value, row, key)
        if printed is not None:
            target = targets.get(key, targets.get(""))
            text = "" if is_missing(target) or isinstance(target, Unknown) else format_value(target).id
            model = _model(cell.root, wanted.root, printed, target, row) if wanted else None
            if text != printed.value:
                yield Change(printed, text, model, proposed.is_choice)


def _model(cell: Part, wanted: Part, printed: Evidence, target: object, row: RuleRow) -> Evidence | None:
    """Return the print that a cell follows; what is computed from the row itself, such as a sum, is printed nowhere."""
    model = _print(wanted, target, row)
    is_elsewhere = model is not None and printed.source and model.source and model.source.file != printed.source.file
    return model if wanted.alias != cell.alias or is_elsewhere else None


def _entries(value: Value) -> Iterable[tuple[str, Value]]:
    """Return the entries of a value, each by its year or its number in the list; a single value is one entry."""
    if isinstance(value, Mapping):
        return ((str(key), entry) for key, entry in value.items())
    if isinstance(value, tuple):
        return ((f"{_NUMBER}{number}", entry) for number, entry in enumerate(value, 1))
    return (("", value),)


def _label(part: Part, row: RuleRow) -> LocalizedText:
    """Return what a cell is called; what the year comes to is called by the quarters that make it."""
    owner = row.scope.get(part.alias)
    if isinstance(owner, IndicatorRecord) and part.text == f"{part.alias}.annual":
        reading = chosen_reading(owner)
        return reading.label if reading is not None else part.label
    return with_year(part, row)


def _print(part: Part, value: object, row: RuleRow, key: str = "") -> Evidence | None:
    source, owner = source_of(value), row.scope.get(part.alias)
    if source is None or owner is None:
        return None
    label = part.label if key else _label(part, row)
    if key and not key.startswith(_NUMBER):
        label = LocalizedText(f"{label.id} {key}", f"{label.en} {key}")
    text = BLANK if is_missing(value) else format_value(value).id
    return Evidence(label, text, source, document_name(owner, part.text, source))
