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
def name(indicator: IndicatorRecord) -> Label:
    return indicator.printed.name


@attribute("jenjang", "level")
def level(indicator: IndicatorRecord) -> str | None:
    return None if indicator.printed.level == "unknown" else indicator.printed.level


@attribute("kode", "code")
def code(indicator: IndicatorRecord) -> Label | None:
    return indicator.printed.code


@attribute("tempat", "place")
def place(indicator: IndicatorRecord) -> LocalizedText:
    return locations.short_place(indicator.printed.name.source)


@attribute("unsur yang diukur", "element it measures")
def element(indicator: IndicatorRecord) -> ElementRecord | None:
    node = indicator.context.graph.element_node(indicator.node)
    return indicator.context.element(node) if node else None


@attribute("dokumen", "document")
def document(indicator: IndicatorRecord) -> DocumentRecord:
    return indicator.context.document(indicator.home)


@attribute("tahun dokumen", "year of the document")
def year(indicator: IndicatorRecord) -> int | None:
    return indicator.home.year


@attribute("tahun Perjanjian Kinerja di berkas ini", "year of the dossier's Perjanjian Kinerja")
def pk_year(indicator: IndicatorRecord) -> int | None:
    """The last one that a plan covers: with the PK of two years in one folder, each has indicators of its own."""
    years = [pk.year for pk in indicator.context.graph.of_kind("perjanjian_kinerja") if pk.year]
    covered = [each for each in years if each in indicator.home.years]
    return max(covered or years, default=None)
