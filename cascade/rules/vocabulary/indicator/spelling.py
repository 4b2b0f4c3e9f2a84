"""Say how an indicator is spelt: figures that may be thousands, a unit inside the name, misspelled words.

A record of an indicator goes in; the odd values and words come out. Never corrects anything.
"""

from __future__ import annotations

from cascade.model import Label, Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities import series as yearly_values
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.measures import measure_kind
from cascade.text.normalize import tokens
from cascade.text.spelling import misspellings
from cascade.text.units import unit_kind


@attribute("angka yang dapat dibaca ribuan", "number that may be read as thousands")
def open_prints(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """The values such as 3,000 in a row that prints decimals with the same mark (2,9)."""
    return yearly_values.ambiguous_thousands(record.printed_values)


@attribute("satuan di dalam nama", "unit inside the name")
def named_unit(record: IndicatorRecord) -> Label | None:
    """The unit of things that the first noun after "Jumlah" is: Jumlah Paket …, Jumlah Unit …"""
    name = record.indicator.name
    if measure_kind(name.text) != "count":
        return None
    following = tokens(name.text)[1:2]
    if not following or unit_kind(following[0]) != "thing":
        return None
    return Label(following[0], name.source)


@attribute("kata yang salah ketik", "misspelled words")
def slips(record: IndicatorRecord) -> tuple[Label, ...] | Unknown:
    """Unknown in a picture: nobody can tell a slip of the writer from one of the reader."""
    name = record.indicator.name
    if name.source is not None and name.source.confidence is not None:
        return Unknown(
            LocalizedText("ejaan nama yang dibaca dari gambar", "the spelling of a name read from a picture")
        )
    return tuple(Label(f"{printed} → {meant}", name.source) for printed, meant in misspellings(name.text))
