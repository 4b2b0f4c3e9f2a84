"""Put values into the words of a rule.

Templates and values go in; sentences in both languages come out. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText, joined, same
from cascade.rules.language.types import is_missing
from cascade.rules.rule import Case, Rule, Template
from cascade.rules.selectors import RuleRow

_BLANK = LocalizedText("(kosong)", "(blank)")


def template_of(rule: Rule, case: Case | None, part: Literal["message", "note", "fix"]) -> Template:
    """Return the words of the case that a fail is, or else those of the rule."""
    template: Template | None = getattr(case, part) if case else None
    words: Template = getattr(rule, part)
    return template or words


def fill_template(template: Template, row: RuleRow) -> LocalizedText:
    """Put the values of a row into a message."""
    # Positional names: a placeholder such as `renstra.targets[aksi.year]` means something else to str.format.
    values = {f"p{i}": format_value(expression.evaluate(row.scope)) for i, (_, expression) in enumerate(template.parts)}
    text = template.phrase
    for i, (name, _) in enumerate(template.parts):
        text = LocalizedText(
            text.id.replace("{" + name + "}", f"{{p{i}}}"), text.en.replace("{" + name + "}", f"{{p{i}}}")
        )
    return text.format(**values)


def sentence(text: LocalizedText) -> LocalizedText:
    """Return a sentence with a capital, where it begins with a placeholder such as the level."""
    return LocalizedText(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])


def format_value(value: object) -> LocalizedText:
    """Return a value as a report prints it."""
    if isinstance(value, LocalizedText):
        return value
    if isinstance(value, Unknown) or is_missing(value):
        return _BLANK
    if isinstance(value, Mapping):
        entries = [
            LocalizedText("{k}: {v}", "{k}: {v}").format(k=_key(key), v=format_value(item))
            for key, item in value.items()
        ]
        return joined(entries)
    if isinstance(value, tuple | frozenset | list):
        return joined(dict.fromkeys(format_value(item) for item in value), ", ")
    return same(" ".join(str(value).split()))


def _key(key: object) -> LocalizedText:
    return key if isinstance(key, LocalizedText) else same(str(key))


def values_of(rule: Rule, row: RuleRow) -> str:
    """Return the numbers that the message of a rule prints: `(84 ↔ 90)`."""
    values = [expression.evaluate(row.scope) for _, expression in rule.message.parts]
    printed = [value.raw for value in values if isinstance(value, Quantity) and not value.is_missing]
    return f"({' ↔ '.join(printed)})" if printed else ""
