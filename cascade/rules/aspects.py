"""Under which heading of a review does a rule fall?

The first three letters of a rule's code are its aspect; here are their formal names, in the order of a working
paper. A rule of a region's own may have letters that are not listed: they are their own name.
"""

from __future__ import annotations

from cascade.model.i18n import Phrase, same

ASPECTS: dict[str, Phrase] = {
    "LKP": Phrase("Kelengkapan dokumen", "Completeness of documents"),
    "ADA": Phrase("Keberadaan indikator antardokumen", "Presence of indicators across documents"),
    "NOM": Phrase("Nomenklatur dan penamaan", "Nomenclature and naming"),
    "HIR": Phrase("Penjenjangan kinerja (cascading)", "Hierarchy of performance (cascading)"),
    "PLF": Phrase("Keselarasan target dengan Renstra", "Alignment of targets with the Renstra"),
    "TRI": Phrase("Target triwulan", "Quarterly targets"),
    "SAT": Phrase("Satuan", "Units"),
    "PGU": Phrase("Pagu anggaran", "Budget ceilings"),
    "KAL": Phrase("Jadwal dan tanggal", "Schedule and dates"),
    "ARH": Phrase("Arah indikator", "Direction of indicators"),
    "MUT": Phrase("Mutu rumusan indikator", "Quality of indicators"),
}


def aspect_of(code: str) -> str:
    """Return the aspect of a rule: `TRI` of `TRI-01`."""
    return code.partition("-")[0]


def aspect_name(aspect: str) -> Phrase:
    """Return the formal name of an aspect."""
    return ASPECTS.get(aspect) or same(aspect)


def in_order(aspects: set[str]) -> list[str]:
    """Return aspects as a working paper lists them; unknown ones come last."""
    known = list(ASPECTS)
    return sorted(aspects, key=lambda each: (known.index(each) if each in known else len(known), each))
