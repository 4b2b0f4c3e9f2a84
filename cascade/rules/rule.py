"""Hold one compiled rule: its legal basis, what it selects, its conditions, its words and its examples.

What `loader` has read from a file and compiled goes in; `selectors`, `evaluator` and `findings` read it from here,
frozen. Reads no files and judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from cascade.model import Basis, Severity
from cascade.model.i18n import LocalizedText
from cascade.rules.language.expression import Expression
from cascade.rules.rule_file import ExampleFile

_KINDS = r"(?P<kinds>\w+(?:(?:\s*,\s*|\s+or\s+)\w+)*)"


class Form(NamedTuple):
    """One way to select subjects: how it is written, the record that it binds, how an error message shows it."""

    pattern: str
    record: str
    shown: str


# A rule that needs another form deserves a new, named one: here and in `selectors`.
FORMS: dict[str, Form] = {
    "indicators": Form(rf"indicator(?: of {_KINDS})?", "indicator", "indicator of …"),
    "elements": Form(rf"element(?: of {_KINDS})?", "element", "element of …"),
    "documents": Form(rf"document(?: of {_KINDS})?", "document", "document of …"),
    "joined": Form(rf"(?P<base>\w+) linked to {_KINDS}", "indicator", "… linked to …"),
    "also": Form(rf"(?P<base>\w+) also in {_KINDS}", "indicator", "… also in …"),
    "found": Form(rf"(?P<base>\w+) found in {_KINDS}", "element", "… found in …"),
    "beside": Form(rf"(?P<base>\w+) beside {_KINDS}", "document", "… beside …"),
    "parents": Form(rf"parent with children(?: of {_KINDS})?", "element", "parent with children"),
    "pairs": Form(r"linked pair", "link", "linked pair"),
    "open_links": Form(r"open link", "link", "open link"),
    "copies": Form(rf"copies in one document(?: of {_KINDS})?", "copy", "copies in one document"),
    "names": Form(rf"indicator in all tables(?: of {_KINDS})?", "names", "indicator in all tables of …"),
    "prints": Form(rf"element in all tables(?: of {_KINDS})?", "prints", "element in all tables of …"),
    "tables": Form(rf"table(?: of {_KINDS})?", "table", "table of …"),
    "blocks": Form(r"repeated block in one document", "block", "repeated block in one document"),
}


# What a rule may rest on beside documents of a kind: its own document, the tables that print its subject or should, the
# sum of its subject, the total rows of its document.
PARTS_READ = ("document", "tables", "sum", "totals")


@dataclass(frozen=True, slots=True)
class Selection:
    """How one name of a rule is bound: `text` as written, `form` a key of FORMS."""

    alias: str
    text: str
    form: str
    record: str
    kinds: tuple[str, ...]
    base: str | None = None


@dataclass(frozen=True)
class Template:
    """A message whose placeholders are expressions."""

    phrase: LocalizedText
    find_parts: Callable[[], tuple[tuple[str, Expression], ...]]

    @cached_property
    def parts(self) -> tuple[tuple[str, Expression], ...]:
        """The placeholders as they are written, each with its expression."""
        return self.find_parts()


@dataclass(frozen=True, slots=True)
class Case:
    """A fail that is a different matter."""

    when: Expression
    severity: Severity | None
    message: Template | None
    note: Template | None
    fix: Template | None


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """Which printed value is to be changed, and to what: a value, or several in the same order or by year.

    `is_choice` marks a value that is one of several that would do.
    """

    cell: Expression
    wanted: Expression | None
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled; of each group in `needs` one document kind must be there, `trial` marks `status: coba`.

    `rests_on` names what must have been read whole for a fail to accuse: kinds of documents, or a part of `PARTS_READ`.
    `changes` are what is to be written where; a condition that wants two prints to be the same needs none.
    """

    code: str
    title: LocalizedText
    kind: str
    severity: Severity
    confidence: float
    basis: tuple[Basis, ...]
    select: tuple[Selection, ...]
    needs: tuple[tuple[str, ...], ...]
    when: Expression | None
    condition: Expression
    message: Template
    note: Template
    fix: Template
    cases: tuple[Case, ...]
    examples: tuple[ExampleFile, ...]
    path: str
    trial: bool = False
    rests_on: tuple[str, ...] = ()
    changes: tuple[ProposedChange, ...] = ()

    @property
    def pack(self) -> str:
        """The folder of rules that it belongs to: `inti`, or the name of a region pack."""
        folder = Path(self.path).parent
        return folder.parent.name if folder.name == "rules" else folder.name

    @property
    def lacking(self) -> str | None:
        """The kind of document in which the rule asks for its subject."""
        asked = (
            re.fullmatch(r'(?:linked|listed)\(\w+, "(\w+)"\)', part.text) for _, part in self.condition.root.walk()
        )
        return next((match[1] for match in asked if match), None)
