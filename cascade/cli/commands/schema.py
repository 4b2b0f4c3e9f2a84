"""Print a JSON Schema."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cascade.cli.options import require_choice
from cascade.cli.schemas import SCHEMAS, json_schema
from cascade.reading.canonical import json_text


def run(
    what: Annotated[
        str, typer.Argument(help="document, report, rule, berkas, cascade, daerah, keputusan.")
    ] = "document",
) -> None:
    """Tulis JSON Schema. / Print a JSON Schema."""
    require_choice("schema", what, tuple(SCHEMAS))
    sys.stdout.write(json_text(json_schema(what)))
