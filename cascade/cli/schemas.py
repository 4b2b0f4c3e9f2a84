"""Publish the JSON Schemas of what cascade reads and writes.

The name of a schema goes in; the schema comes out, made from the record that reads or writes such files. `$id` names it for
good: the number at its end rises when a key changes its meaning or disappears; new keys may come at any time.
"""

from __future__ import annotations

from pydantic import BaseModel

from cascade.decisions.decision_file import DecisionFile
from cascade.model.i18n import LocalizedText
from cascade.reading.canonical import CanonicalDocument
from cascade.reports.schema import ReportFile
from cascade.rules.rule_file import RuleFile
from cascade.settings.schema import BerkasFile, OfficeFile, RegionFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = 1
SCHEMAS: dict[str, tuple[type[BaseModel], LocalizedText]] = {
    "document": (
        CanonicalDocument,
        LocalizedText(
            "Satu dokumen dari aplikasi lain, dan yang ditulis `cascade read --format json`",
            "A document of another application, and what `cascade read --format json` writes",
        ),
    ),
    "report": (ReportFile, LocalizedText("Laporan: `laporan.json`", "A report: `laporan.json`")),
    "rule": (RuleFile, LocalizedText("Satu aturan (YAML)", "One rule (YAML)")),
    "berkas": (
        BerkasFile,
        LocalizedText("`berkas.yaml`: pilihan satu berkas", "`berkas.yaml`: the choices of a dossier"),
    ),
    "cascade": (
        OfficeFile,
        LocalizedText("`cascade.yaml`: pilihan satu kantor", "`cascade.yaml`: the choices of an office"),
    ),
    "daerah": (
        RegionFile,
        LocalizedText("`daerah.yaml`: ketetapan satu daerah", "`daerah.yaml`: the choices of a region"),
    ),
    "keputusan": (
        DecisionFile,
        LocalizedText("`keputusan.yaml`: catatan keputusan", "`keputusan.yaml`: the log of decisions"),
    ),
}


def schema_id(name: str) -> str:
    """Return the name under which a schema is known everywhere."""
    return f"urn:cascade-sakip:schema:{name}:{VERSION}"


def json_schema(name: str) -> dict[str, object]:
    """Return a published JSON Schema."""
    return {"$schema": DIALECT, "$id": schema_id(name), **SCHEMAS[name][0].model_json_schema()}
