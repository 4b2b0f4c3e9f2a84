"""Say what an indicator is called, where it is printed and what it stands under.

A record of an indicator goes in; its name, level, code, place, element, document and years come out. Never decides what is
right.
"""

from __future__ import annotations

from cascade.graph import locations
from cascade.model import Label
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute


@attribute("nama indikator", "indicator name")
def name(record: IndicatorRecord) -> Label:
    return record.indicator.name


@attribute("jenjang", "level")
def level(record: IndicatorRecord) -> str | None:
    return None if record.indicator.level == "unknown" else record.indicator.level


@attribute("kode", "code")
def code(record: IndicatorRecord) -> Label | None:
    return record.indicator.code


@attribute("tempat", "place")
def place(record: IndicatorRecord) -> LocalizedText:
    return locations.short_place(record.indicator.name.source)


@attribute("unsur yang diukur", "element it measures")
def element(record: IndicatorRecord) -> ElementRecord | None:
    node = record.context.graph.element_node(record.node)
    return record.context.element(node) if node else None


@attribute("dokumen", "document")
def document(record: IndicatorRecord) -> DocumentRecord:
    return record.context.document(record.document)


@attribute("tahun dokumen", "year of the document")
def year(record: IndicatorRecord) -> int | None:
    return record.document.year


@attribute("tahun Perjanjian Kinerja di berkas ini", "year of the dossier's Perjanjian Kinerja")
def pk_year(record: IndicatorRecord) -> int | None:
    """The last one that a plan covers: with the PK of two years in one folder, each has indicators of its own."""
    years = [pk.year for pk in record.context.graph.of_kind("perjanjian_kinerja") if pk.year]
    covered = [each for each in years if each in record.document.years]
    return max(covered or years, default=None)
