"""Print a JSON Schema, or what the tables of many dossiers hold."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cascade.cli.options import require_choice
from cascade.cli.schemas import SCHEMAS, json_schema
from cascade.fleet.schema import published
from cascade.reading.canonical import json_text

TABLES = "fleet"


def run(
    what: Annotated[
        str, typer.Argument(help="document, report, rule, berkas, cascade, daerah, keputusan; fleet.")
    ] = "document",
) -> None:
    """Tulis JSON Schema. / Print a JSON Schema."""
    require_choice("schema", what, (*SCHEMAS, TABLES))
    sys.stdout.write(json_text(published() if what == TABLES else json_schema(what)))
