"""Name the aspect of a review under which a rule falls.

The code of a rule goes in; its aspect (the first three letters) comes out, with its formal name and its order in a
working paper. A rule of a region's own may have letters that are not listed: they are their own name. Reads no rules.
"""

from __future__ import annotations

from cascade.model.i18n import LocalizedText, same

ASPECTS: dict[str, LocalizedText] = {
    "LKP": LocalizedText("Kelengkapan dokumen", "Completeness of documents"),
    "ADA": LocalizedText("Keberadaan indikator antardokumen", "Presence of indicators across documents"),
    "NOM": LocalizedText("Nomenklatur dan penamaan", "Nomenclature and naming"),
    "HIR": LocalizedText("Penjenjangan kinerja (cascading)", "Hierarchy of performance (cascading)"),
    "PLF": LocalizedText("Keselarasan target dengan Renstra", "Alignment of targets with the Renstra"),
    "TRI": LocalizedText("Target triwulan", "Quarterly targets"),
    "SAT": LocalizedText("Satuan", "Units"),
    "PGU": LocalizedText("Pagu anggaran", "Budget ceilings"),
    "KAL": LocalizedText("Jadwal dan tanggal", "Schedule and dates"),
    "ARH": LocalizedText("Arah indikator", "Direction of indicators"),
    "MUT": LocalizedText("Mutu rumusan indikator", "Quality of indicators"),
}


def aspect_of(code: str) -> str:
    """Return the aspect of a rule: `TRI` of `TRI-01`."""
    return code.partition("-")[0]


def aspect_name(aspect: str) -> LocalizedText:
    """Return the formal name of an aspect."""
    return ASPECTS.get(aspect) or same(aspect)


def in_order(aspects: set[str]) -> list[str]:
    """Return aspects as a working paper lists them; unknown ones come last."""
    listed = list(ASPECTS)
    return sorted(aspects, key=lambda aspect: (listed.index(aspect) if aspect in listed else len(listed), aspect))
