"""Print a JSON Schema."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from pydantic import BaseModel

from cascade.cli.options import require_choice
from cascade.decisions.decision_file import DecisionFile
from cascade.fleet.schema import published
from cascade.reading.canonical import CanonicalDocument, json_text
from cascade.reports.schema import ReportFile
from cascade.rules.rule_file import RuleFile
from cascade.settings.schema import BerkasFile, OfficeFile, RegionFile


def run(
    what: Annotated[
        str, typer.Argument(help="document, report, rule, berkas, cascade, daerah, keputusan, fleet.")
    ] = "document",
) -> None:
    """Tulis JSON Schema. / Print a JSON Schema."""
    models: dict[str, type[BaseModel]] = {
        "document": CanonicalDocument,
        "report": ReportFile,
        "rule": RuleFile,
        "berkas": BerkasFile,
        "cascade": OfficeFile,
        "daerah": RegionFile,
        "keputusan": DecisionFile,
    }
    require_choice("schema", what, (*models, "fleet"))
    if what == "fleet":
        sys.stdout.write(json_text(published()))
        return
    sys.stdout.write(json_text(models[what].model_json_schema()))
