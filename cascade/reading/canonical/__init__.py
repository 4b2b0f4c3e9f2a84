"""Exchange understood documents with other programs.

The canonical form (YAML or JSON) that `cascade read` writes and that `check` and `link` accept as a document: e-SAKIP applications, rule
examples and tests feed the checker this way. Its models are the published JSON Schema. Values go in as printed; nothing is judged.
"""

from cascade.reading.canonical.json_layout import json_text
from cascade.reading.canonical.reader import first_mistake, to_document
from cascade.reading.canonical.schema import CanonicalDocument, CanonicalSource
from cascade.reading.canonical.writer import (
    account_to_json,
    correction_to_json,
    from_document,
    not_understood_to_json,
    problem_to_json,
    source_to_json,
    value_to_json,
)

__all__ = [
    "CanonicalDocument",
    "CanonicalSource",
    "account_to_json",
    "correction_to_json",
    "first_mistake",
    "from_document",
    "json_text",
    "not_understood_to_json",
    "problem_to_json",
    "source_to_json",
    "to_document",
    "value_to_json",
]
