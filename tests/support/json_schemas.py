"""What a JSON Schema says of data; the library comes when it is asked, for it takes seconds to load."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def check_schema(schema: dict[str, Any]) -> None:
    """Fail unless `schema` is itself a valid one."""
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema)


def check_by(schema: dict[str, Any], data: object) -> None:
    """Fail unless `data` is what `schema` says."""
    _validator(json.dumps(schema)).validate(data)


@cache
def _validator(schema: str) -> Validator:
    from jsonschema.validators import validator_for

    rules = json.loads(schema)
    kind = validator_for(rules)
    kind.check_schema(rules)
    return kind(rules)
