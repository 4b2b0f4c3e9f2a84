"""What a JSON Schema says of data; the library comes when it is asked, for it takes seconds to load."""

from __future__ import annotations

from typing import Any


def check_schema(schema: dict[str, Any]) -> None:
    """Fail unless `schema` is itself a valid one."""
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(schema)


def check_by(schema: dict[str, Any], data: object) -> None:
    """Fail unless `data` is what `schema` says."""
    import jsonschema

    jsonschema.validate(data, schema)
