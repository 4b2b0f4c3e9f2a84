"""Which faults are planted, where they fit, and which rule is meant to find them.

A fault looks at a dossier in order as cascade reads it and yields plantings: edits and the places that the finding
must name. It knows no particular dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from paper import Edit, Removal

from cascade.graph.cascade_graph import CascadeGraph, node_id
from cascade.model import OUTCOME_LEVELS, Document, Element, Indicator, Quantity, Source


@dataclass(frozen=True)
class Planting:
    """One fault at one place."""

    edits: tuple[Edit | Removal, ...]
    places: tuple[Source, ...]
    name: str = ""


@dataclass(frozen=True)
class Fault:
    """A kind of fault; one of `codes` must find it. `also` are rules that rightly see it as well, elsewhere."""

    name: str
    codes: tuple[str, ...]
    plant: Callable[[View], Iterator[Planting]]
    also: tuple[str, ...] = ()


FAULTS: list[Fault] = []


def fault(name: str, *codes: str, also: tuple[str, ...] = ()) -> Callable[[Callable[[View], Iterator[Planting]]], None]:
    """Register a kind of fault."""
    return lambda plant: FAULTS.append(Fault(name, codes, plant, also))


@dataclass
class View:
    """A dossier in order, with the questions that faults ask."""

    graph: CascadeGraph
    pairs: dict[tuple[str, str], list[tuple[Indicator, Indicator]]] = field(default_factory=dict)

    def document(self, kind: str) -> Document | None:
        return next(iter(self.graph.of_kind(kind)), None)

    def indicators(self, kind: str, *levels: str) -> Iterator[Indicator]:
        for document in self.graph.of_kind(kind):
            yield from (i for i in document.indicators if not levels or i.level in levels)

    def elements(self, kind: str, *levels: str) -> Iterator[Element]:
        for document in self.graph.of_kind(kind):
            yield from (e for e in document.elements if not levels or e.level in levels)

    def linked(self, left: str, right: str) -> Iterator[tuple[Indicator, Indicator]]:
        for link in self.graph.links():
            for a, b in ((link.left, link.right), (link.right, link.left)):
                if (self.graph.document_of(a).kind, self.graph.document_of(b).kind) == (left, right):
                    yield self.graph.indicators[a], self.graph.indicators[b]

    def children(self, document: Document, element: Element) -> list[Element]:
        return [self.graph.elements[n] for n in self.graph.children(node_id(document, element.id))]

    def element(self, document: Document, indicator: Indicator) -> Element | None:
        return self.graph.element_of(node_id(document, indicator.id))

    @property
    def year(self) -> int:
        return max(d.year or 0 for d in self.graph.documents)


def printed(quantity: Quantity, value: Decimal) -> str:
    """Print another value as a quantity is printed: its decimals, its unit."""
    digits = f"{value:.{quantity.decimals}f}".replace(".", ",")
    tail = quantity.raw.lstrip("0123456789.,").strip()
    return f"{digits} {tail}".strip() if tail else digits


def step(indicator: Indicator, quantity: Quantity) -> Decimal:
    return Decimal(1) if (quantity.value or 0) < 20 else Decimal(2)


def numeric(quantity: Quantity | None) -> bool:
    return (
        quantity is not None and quantity.value is not None and not quantity.ambiguous and quantity.source is not None
    )


def is_percent(indicator: Indicator) -> bool:
    texts = [indicator.name.text.lower(), indicator.unit.text if indicator.unit else ""]
    texts += [q.raw for q in indicator.targets.values()]
    return any("%" in t or t.startswith("persentase") for t in texts)


def can_rise(indicator: Indicator, quantity: Quantity) -> bool:
    return not is_percent(indicator) or (quantity.value or 0) + 2 <= 100


def change(quantity: Quantity, value: Decimal) -> Edit:
    assert quantity.source is not None
    return Edit(quantity.source, printed(quantity, value))


def filled(indicator: Indicator) -> list[Quantity]:
    return [q for q in indicator.quarters or () if q is not None and numeric(q)]


def blank_row(indicator: Indicator) -> tuple[Edit, ...]:
    sources = [indicator.name.source, indicator.unit.source if indicator.unit else None]
    sources += [q.source for q in (*indicator.targets.values(), *(indicator.quarters or ()), indicator.baseline) if q]
    return tuple(Edit(source) for source in dict.fromkeys(s for s in sources if s is not None and not s.carried))


def renamed(view: View, name: str) -> Iterator[Planting]:
    """Give each sasaran indicator of the Renstra another name."""
    for indicator in view.indicators("renstra", "sasaran"):
        yield Planting((Edit(indicator.name.source, name),), (indicator.name.source,), name)


# Targets against the Renstra


@fault("target PK di atas Renstra", "PLF-02")
def _(view: View) -> Iterator[Planting]:
    for pk, renstra in view.linked("perjanjian_kinerja", "renstra"):
        target, limit = pk.targets.get(view.year), renstra.targets.get(view.year)
        if numeric(target) and numeric(limit) and can_rise(pk, target):
            yield Planting((change(target, target.value + step(pk, target)),), (target.source,), pk.name.text)


@fault("target PK di bawah Renstra", "PLF-02")
def _(view: View) -> Iterator[Planting]:
    for pk, renstra in view.linked("perjanjian_kinerja", "renstra"):
        target = pk.targets.get(view.year)
        if numeric(target) and numeric(renstra.targets.get(view.year)):
            yield Planting((change(target, target.value - step(pk, target)),), (target.source,), pk.name.text)


@fault("target setahun Rencana Aksi di atas Renstra", "PLF-01")
def _(view: View) -> Iterator[Planting]:
    for aksi, renstra in view.linked("rencana_aksi", "renstra"):
        quarters, own = filled(aksi), aksi.targets.get(view.year)
        if len(quarters) == 1 and can_rise(aksi, quarters[0]) and numeric(renstra.targets.get(view.year)):
            value = quarters[0].value + step(aksi, quarters[0])
            edits = [change(quarters[0], value), *([change(own, value)] if numeric(own) else [])]
            yield Planting(tuple(edits), (quarters[0].source,), aksi.name.text)


@fault("target Renja di atas Renstra", "PLF-03")
def _(view: View) -> Iterator[Planting]:
    for renja, renstra in view.linked("renja", "renstra"):
        target = renja.targets.get(view.year)
        if numeric(target) and can_rise(renja, target) and numeric(renstra.targets.get(view.year)):
            yield Planting((change(target, target.value + step(renja, target)),), (target.source,), renja.name.text)


@fault("target Renja di atas akhir Renstra", "PLF-05", also=("PLF-03",))
def _(view: View) -> Iterator[Planting]:
    for renja, renstra in view.linked("renja", "renstra"):
        target, end = renja.targets.get(view.year), max(renstra.targets.items(), default=(0, None))[1]
        if numeric(target) and numeric(end) and not renja.name.text.startswith("Jumlah") and end.value < 99:
            yield Planting((change(target, end.value + 1),), (target.source,), renja.name.text)


@fault("target Renstra di bawah kondisi awal", "PLF-08", also=("PLF-09", "PLF-18", "PLF-22", "PLF-10"))
def _(view: View) -> Iterator[Planting]:
    for renstra in view.indicators("renstra", *OUTCOME_LEVELS):
        series = [q for _, q in sorted(renstra.targets.items())]
        base = renstra.baseline
        if numeric(base) and len(series) > 3 and all(map(numeric, series)) and series[0].value > base.value > 10:
            drop = base.value - 2 - series[-1].value
            edits = tuple(change(q, q.value + drop) for q in series)
            yield Planting(edits, tuple(q.source for q in series), renstra.name.text)


@fault("target Renstra turun lalu naik", "PLF-09", "PLF-26", also=("PLF-22", "PLF-08"))
def _(view: View) -> Iterator[Planting]:
    for renstra in view.indicators("renstra", *OUTCOME_LEVELS):
        series = [q for _, q in sorted(renstra.targets.items())]
        if len(series) > 4 and all(map(numeric, series)) and series[1].value < series[2].value < series[3].value:
            value = series[1].value - (series[2].value - series[1].value) / 2
            value = (
                value
                if series[2].decimals
                else value.to_integral_value() - (value.to_integral_value() >= series[1].value)
            )
            yield Planting((change(series[2], value),), (series[2].source,), renstra.name.text)


@fault("dua angka bertukar dalam deret", "PLF-26", also=("ADA-11", "PLF-22", "PLF-10"))
def _(view: View) -> Iterator[Planting]:
    for renstra in view.indicators("renstra"):
        years, series = zip(*sorted(renstra.targets.items()), strict=True) if renstra.targets else ((), ())
        if len(series) < 5 or not all(map(numeric, series)):
            continue
        values = [q.value for q in series]
        before, value, after = values[1:4]
        digits = str(value)
        is_steady = values in (sorted(values), sorted(values, reverse=True)) and 0 < max(values) < min(
            values
        ) * Decimal("1.5")
        if is_steady and years[2] != view.year and len(digits) == 2 and digits.isdigit() and digits[0] != digits[1]:
            swapped = Decimal(digits[::-1])
            if not min(before, after) <= swapped <= max(before, after) and swapped >= 10:
                yield Planting((change(series[2], swapped),), (series[2].source,), renstra.name.text)


@fault("persentase di atas seratus", "PLF-11", also=("PLF-09", "PLF-22"))
def _(view: View) -> Iterator[Planting]:
    for kind in ("renstra", "iku", "perjanjian_kinerja"):
        for each in view.indicators(kind):
            series = [q for _, q in sorted(each.targets.items()) if numeric(q)]
            if is_percent(each) and series and (series[-1].value or 0) > 20:
                yield Planting((change(series[-1], series[-1].value * 10),), (series[-1].source,), each.name.text)


@fault("indeks di luar rentangnya", "PLF-12", also=("PLF-09", "PLF-22"))
def _(view: View) -> Iterator[Planting]:
    for kind in ("renstra", "iku", "perjanjian_kinerja"):
        for each in view.indicators(kind, *OUTCOME_LEVELS, "iku"):
            name = each.name.text.lower()
            series = [q for _, q in sorted(each.targets.items()) if numeric(q)]
            if ("kepuasan masyarakat" in name or "sakip" in name) and series and "persentase" not in name:
                yield Planting((change(series[-1], series[-1].value * 10),), (series[-1].source,), each.name.text)


@fault("target berupa kata", "PLF-14", "LKP-02")
def _(view: View) -> Iterator[Planting]:
    for kind in ("perjanjian_kinerja", "renja"):
        for each in view.indicators(kind):
            target = each.targets.get(view.year)
            if numeric(target):
                yield Planting((Edit(target.source, "belum bagus"),), (target.source,), each.name.text)


@fault("deret IKU bergeser setahun", "PLF-16")
def _(view: View) -> Iterator[Planting]:
    for iku, renstra in view.linked("iku", "renstra"):
        ours = [q for _, q in sorted(iku.targets.items())]
        theirs = dict(sorted(renstra.targets.items()))
        before = [theirs.get(year - 1) or renstra.baseline for year in sorted(iku.targets)]
        if all(map(numeric, [*ours, *before])) and len({q.value for q in before}) > 2:
            edits = tuple(change(q, b.value) for q, b in zip(ours, before, strict=True))
            yield Planting(edits, tuple(q.source for q in ours), iku.name.text)


# Quarters


@fault("TR IV tidak sama dengan PK", "TRI-01", also=("TRI-15",))
def _(view: View) -> Iterator[Planting]:
    for aksi, pk in view.linked("rencana_aksi", "perjanjian_kinerja"):
        quarters, last = filled(aksi), (aksi.quarters or (None,) * 4)[3]
        rises = len(quarters) > 1 and all(a.value < b.value for a, b in pairwise(quarters))
        if numeric(last) and (rises or len(quarters) == 1) and numeric(pk.targets.get(view.year)):
            yield Planting((change(last, last.value - step(aksi, last)),), (last.source,), aksi.name.text)


@fault("jumlah triwulan tidak sama dengan setahun", "TRI-02", "TRI-15")
def _(view: View) -> Iterator[Planting]:
    for aksi, pk in view.linked("rencana_aksi", "perjanjian_kinerja"):
        quarters, target = filled(aksi), pk.targets.get(view.year)
        if len(quarters) > 2 and numeric(target) and sum(q.value for q in quarters) == target.value:
            yield Planting((change(quarters[-1], quarters[-1].value + 1),), (quarters[-1].source,), aksi.name.text)


@fault("target kumulatif mundur", "TRI-03")
def _(view: View) -> Iterator[Planting]:
    for aksi in view.indicators("rencana_aksi"):
        quarters = filled(aksi)
        if len(quarters) == 4 and is_percent(aksi) and quarters[0].value < quarters[1].value < quarters[2].value:
            yield Planting((change(quarters[2], quarters[1].value - 5),), (quarters[2].source,), aksi.name.text)


@fault("triwulan kosong semua", "TRI-06")
def _(view: View) -> Iterator[Planting]:
    for aksi, pk in view.linked("rencana_aksi", "perjanjian_kinerja"):
        quarters = filled(aksi)
        if quarters and numeric(pk.targets.get(view.year)):
            places = tuple(q.source for q in quarters)
            yield Planting(tuple(Edit(place, "-") for place in places), (*places, aksi.name.source), aksi.name.text)


@fault("target baris tidak sesuai triwulannya", "TRI-15")
def _(view: View) -> Iterator[Planting]:
    for aksi in view.indicators("rencana_aksi"):
        own = aksi.targets.get(view.year)
        if numeric(own) and filled(aksi):
            yield Planting((change(own, own.value - step(aksi, own)),), (own.source,), aksi.name.text)


@fault("pecahan untuk barang yang utuh", "TRI-11", also=("TRI-02", "TRI-15"))
def _(view: View) -> Iterator[Planting]:
    for aksi in view.indicators("rencana_aksi"):
        quarters = filled(aksi)
        whole = aksi.unit is not None and aksi.unit.text.lower() in ("kelompok", "dokumen", "laporan", "orang", "unit")
        if len(quarters) == 4 and whole and quarters[0].value > 1:
            half = Decimal("0.5")
            edits = (
                Edit(quarters[0].source, f"{quarters[0].value - half:f}"),
                Edit(quarters[1].source, f"{quarters[1].value + half:f}"),
            )
            yield Planting(edits, (quarters[0].source, quarters[1].source, aksi.name.source), aksi.name.text)


# Presence


@fault(
    "indikator PK tidak ada di Renstra",
    "ADA-01",
    "ADA-17",
    "NOM-06",
    also=("ADA-02", "ADA-03", "ADA-04", "ADA-05", "ADA-24"),
)
def _(view: View) -> Iterator[Planting]:
    for pk in view.indicators("perjanjian_kinerja"):
        name = pk.name.source
        yield Planting(
            (Edit(name, "Persentase aset yang tercatat lengkap"),), (name,), "Persentase aset yang tercatat lengkap"
        )


@fault("indikator sasaran Renstra tidak diperjanjikan", "ADA-02", also=("ADA-04", "ADA-05", "ADA-06", "ADA-24"))
def _(view: View) -> Iterator[Planting]:
    for pk, renstra in view.linked("perjanjian_kinerja", "renstra"):
        if renstra.level == "sasaran":
            yield Planting(blank_row(pk), (renstra.name.source,), renstra.name.text)


@fault("indikator PK tidak ada di Rencana Aksi", "ADA-03")
def _(view: View) -> Iterator[Planting]:
    for aksi, pk in view.linked("rencana_aksi", "perjanjian_kinerja"):
        yield Planting(blank_row(aksi), (pk.name.source,), pk.name.text)


@fault("indikator Rencana Aksi tidak ada di PK", "ADA-04", "ADA-17", "NOM-06", also=("ADA-03", "ADA-24"))
def _(view: View) -> Iterator[Planting]:
    for aksi, _pk in view.linked("rencana_aksi", "perjanjian_kinerja"):
        name = "Persentase arsip yang tertata menurut kaidah"
        yield Planting((Edit(aksi.name.source, name),), (aksi.name.source,), name)


@fault("IKU tidak diperjanjikan", "ADA-05", "ADA-24", also=("ADA-02", "ADA-04", "ADA-06"))
def _(view: View) -> Iterator[Planting]:
    for pk, iku in view.linked("perjanjian_kinerja", "iku"):
        yield Planting(blank_row(pk), (iku.name.source,), iku.name.text)


@fault("sasaran tanpa indikator", "ADA-06", also=("ADA-01", "ADA-04", "ADA-21", "ADA-24"))
def _(view: View) -> Iterator[Planting]:
    document = view.document("renstra")
    for element in view.elements("renstra", "sasaran") if document else ():
        own = [i for i in document.indicators if view.element(document, i) is element]
        if len(own) == 1:
            yield Planting(blank_row(own[0]), (element.name.source,), element.name.text)


@fault("program Renstra tidak ada di Renja", "ADA-10", also=("PGU-02", "PGU-03"))
def _(view: View) -> Iterator[Planting]:
    document = view.document("renja")
    for program in view.elements("renja", "program") if document else ():
        below = [program, *(c for k in view.children(document, program) for c in (k, *view.children(document, k)))]
        ids = {e.id for e in below}
        rows = [i for i in document.indicators if i.element in ids]
        edits = [e for i in rows for e in blank_row(i)]
        for element in below:
            edits += [Edit(element.name.source), *([Edit(element.code.source)] if element.code else [])]
            edits += [Edit(q.source) for q in element.pagu.values() if q.source]
        yield Planting(tuple(dict.fromkeys(edits)), (), program.name.text)


@fault("dokumen tidak ada", "ADA-16")
def _(view: View) -> Iterator[Planting]:
    for kind in ("rencana_aksi", "renja"):
        if document := view.document(kind):
            yield Planting((Removal(document.file),), (), "")


# Names and codes


@fault("kode tidak ada di nomenklatur", "NOM-01", also=("NOM-02", "NOM-11", "NOM-13", "NOM-14"))
def _(view: View) -> Iterator[Planting]:
    for kind in ("renja", "renstra"):
        for element in view.elements(kind, "sub_kegiatan"):
            if element.code and element.code.text[-4:].isdigit():
                yield Planting(
                    (Edit(element.code.source, element.code.text[:-4] + "0099"),),
                    (element.code.source,),
                    element.name.text,
                )


@fault("kode terpotong", "NOM-11", "NOM-01")
def _(view: View) -> Iterator[Planting]:
    for element in view.elements("renstra", "sub_kegiatan"):
        if element.code and element.code.text[-4:].isdigit():
            yield Planting(
                (Edit(element.code.source, element.code.text[:-1]),), (element.code.source,), element.name.text
            )


@fault("nama tidak sesuai kode", "NOM-02", also=("NOM-14", "NOM-03", "HIR-10", "ADA-08", "ADA-09"))
def _(view: View) -> Iterator[Planting]:
    for element in view.elements("renja", "sub_kegiatan"):
        if element.code:
            name = "Fasilitasi Pembinaan Kesenian Daerah"
            yield Planting((Edit(element.name.source, name),), (element.name.source,), name)


@fault("indikator sub kegiatan bukan indikator resmi", "NOM-03", also=("NOM-05", "NOM-06", "ADA-11"))
def _(view: View) -> Iterator[Planting]:
    for indicator in view.indicators("renja", "sub_kegiatan"):
        name = indicator.name.text.replace("Jumlah", "Jumlah Seluruh", 1)
        yield Planting((Edit(indicator.name.source, name),), (indicator.name.source,), name)


@fault("satu kode dua unsur", "NOM-12", "NOM-02", also=("NOM-01", "NOM-13", "NOM-14", "PGU-03"))
def _(view: View) -> Iterator[Planting]:
    elements = [e for e in view.elements("renstra", "sub_kegiatan") if e.code]
    for one, other in pairwise(elements):
        if one.code and other.code and one.code.text[:-5] == other.code.text[:-5]:
            yield Planting(
                (Edit(other.code.source, one.code.text),), (other.code.source, one.code.source), other.name.text
            )


@fault("ejaan indikator berbeda", "NOM-05", "NOM-07")
def _(view: View) -> Iterator[Planting]:
    for pk in view.indicators("perjanjian_kinerja"):
        if pk.name.text.startswith("Persentase"):
            name = pk.name.text.replace("Persentase", "Prosentase", 1)
            yield Planting((Edit(pk.name.source, name),), (pk.name.source,), name)


@fault("kata pengubah makna", "NOM-06", "ADA-17", "ADA-04", also=("ADA-01", "ADA-03"))
def _(view: View) -> Iterator[Planting]:
    for aksi in view.indicators("rencana_aksi", *OUTCOME_LEVELS):
        if " desa " in aksi.name.text:
            name = aksi.name.text.replace(" desa ", " kelurahan ", 1)
            yield Planting((Edit(aksi.name.source, name),), (aksi.name.source,), name)


# Units


@fault("satuan berbeda antar dokumen", "SAT-01", also=("SAT-02", "SAT-03", "SAT-11"))
def _(view: View) -> Iterator[Planting]:
    for pk in view.indicators("perjanjian_kinerja"):
        if pk.unit and pk.unit.text.lower() in ("kelompok", "laporan", "dokumen"):
            yield Planting((Edit(pk.unit.source, "Orang"),), (pk.unit.source,), pk.name.text)


@fault("persentase bersatuan barang", "SAT-03", "SAT-02", also=("SAT-01", "SAT-10", "SAT-11"))
def _(view: View) -> Iterator[Planting]:
    for kind in ("renstra", "rencana_aksi", "perjanjian_kinerja"):
        for each in view.indicators(kind):
            if each.unit and each.unit.text == "%":
                yield Planting((Edit(each.unit.source, "Dokumen"),), (each.unit.source,), each.name.text)


@fault("satuan kosong", "SAT-04")
def _(view: View) -> Iterator[Planting]:
    for kind in ("renstra", "rencana_aksi", "perjanjian_kinerja"):
        for each in view.indicators(kind):
            if each.unit and each.unit.text and not each.unit.source.carried:
                yield Planting((Edit(each.unit.source),), (each.unit.source, each.name.source), each.name.text)


@fault("skala seperseratus", "SAT-06", also=("PLF-12", "PLF-02", "TRI-01"))
def _(view: View) -> Iterator[Planting]:
    for pk, renstra in view.linked("perjanjian_kinerja", "renstra"):
        target, other = pk.targets.get(view.year), renstra.targets.get(view.year)
        if numeric(target) and numeric(other) and not is_percent(pk) and target.value > 20:
            yield Planting(
                (Edit(target.source, f"{other.value / 100:f}".rstrip("0").replace(".", ",")),),
                (target.source,),
                pk.name.text,
            )


@fault("nilai dua belas kali", "SAT-07", also=("PLF-03", "PLF-05"))
def _(view: View) -> Iterator[Planting]:
    for renja, renstra in view.linked("renja", "renstra"):
        target, other = renja.targets.get(view.year), renstra.targets.get(view.year)
        if numeric(target) and numeric(other) and not is_percent(renja) and other.value > 3:
            yield Planting((change(target, other.value * 12),), (target.source,), renja.name.text)


# Pagu


@fault("pagu bagian tidak berjumlah induknya", "PGU-03", also=("PGU-12",))
def _(view: View) -> Iterator[Planting]:
    for kind in ("renja", "renstra"):
        for element in view.elements(kind, "sub_kegiatan"):
            for quantity in list(element.pagu.values())[:1]:
                if numeric(quantity) and quantity.value > 0:
                    yield Planting((change(quantity, quantity.value + 500_000),), (quantity.source,), element.name.text)


@fault("pagu Renja jauh dari Renstra", "PGU-05", also=("PGU-02", "PGU-03", "PGU-12"))
def _(view: View) -> Iterator[Planting]:
    document = view.document("renja")
    for program in view.elements("renja", "program") if document else ():
        below = [program, *(c for k in view.children(document, program) for c in (k, *view.children(document, k)))]
        pagu = [e.pagu[view.year] for e in below if view.year in e.pagu]
        if all(map(numeric, pagu)):
            edits = tuple(change(q, q.value * 2) for q in pagu)
            yield Planting(edits, (program.pagu[view.year].source,), program.name.text)


@fault("target nol padahal berpagu", "PGU-07", also=("PLF-03", "PLF-08", "PLF-09", "PLF-22", "PLF-18", "SAT-02"))
def _(view: View) -> Iterator[Planting]:
    document = view.document("renstra")
    for indicator in view.indicators("renstra", "sub_kegiatan") if document else ():
        element = view.element(document, indicator)
        for year, quantity in sorted(indicator.targets.items())[:1]:
            if element and year in element.pagu and numeric(quantity):
                yield Planting((change(quantity, Decimal(0)),), (quantity.source,), indicator.name.text)


@fault("pagu prakiraan maju turun", "PGU-11", also=("PGU-03",))
def _(view: View) -> Iterator[Planting]:
    for element in view.elements("renja", "sub_kegiatan"):
        later, now = element.pagu.get(view.year + 1), element.pagu.get(view.year)
        if numeric(later) and numeric(now):
            yield Planting((change(later, now.value // 2),), (later.source,), element.name.text)


@fault("baris jumlah keliru", "PGU-02")
def _(view: View) -> Iterator[Planting]:
    for document in view.graph.documents:
        for total in document.totals:
            for quantity in list(total.pagu.values())[:1]:
                if numeric(quantity):
                    yield Planting((change(quantity, quantity.value + 900_000),), (quantity.source,), quantity.raw)


@fault("sumber dana kosong", "PGU-16")
def _(view: View) -> Iterator[Planting]:
    for element in view.elements("renja", "sub_kegiatan"):
        if element.funds and element.funds.text:
            yield Planting((Edit(element.funds.source),), (element.name.source,), element.name.text)


@fault("anggaran PK bukan pagu Renja", "PGU-15", "PGU-01", "PGU-02")
def _(view: View) -> Iterator[Planting]:
    for element in view.elements("perjanjian_kinerja", "program"):
        for quantity in element.pagu.values():
            if numeric(quantity):
                yield Planting((change(quantity, quantity.value + 5_000_000),), (quantity.source,), element.name.text)


# Calendar and identity


@fault("acara di luar triwulannya", "KAL-01")
def _(view: View) -> Iterator[Planting]:
    for aksi in view.indicators("rencana_aksi"):
        quarters = aksi.quarters or ()
        if "musrenbang" in aksi.name.text.lower() and quarters and numeric(quarters[0]) and quarters[2] is not None:
            first, third = quarters[0].source, quarters[2].source
            if first and third:
                yield Planting((Edit(first, "-"), Edit(third, quarters[0].raw)), (third,), aksi.name.text)


@fault("tahun tanda tangan lain", "KAL-02", also=("KAL-04",))
def _(view: View) -> Iterator[Planting]:
    for kind in ("perjanjian_kinerja", "rencana_aksi"):
        document = view.document(kind)
        if document and document.signed:
            place = document.signed.source
            yield Planting(
                (Edit(place, str(document.signed.value.year - 2), swap=str(document.signed.value.year)),), (place,), ""
            )


@fault("Rencana Aksi mendahului PK", "KAL-04")
def _(view: View) -> Iterator[Planting]:
    aksi, pk = view.document("rencana_aksi"), view.document("perjanjian_kinerja")
    if aksi and pk and aksi.signed and pk.signed and aksi.signed.value.month == pk.signed.value.month:
        yield Planting(
            (Edit(aksi.signed.source, "2 Jan", swap=f"{aksi.signed.value.day} Jan"),), (aksi.signed.source,), ""
        )


# Quality and completeness


@fault("sasaran berupa kegiatan", "MUT-07", also=("ADA-13", "NOM-14", "NOM-05", "ADA-20", "ADA-19"))
def _(view: View) -> Iterator[Planting]:
    for element in view.elements("renstra", "sasaran"):
        yield Planting(
            (Edit(element.name.source, "Melaksanakan pembinaan wilayah"),),
            (element.name.source,),
            "Melaksanakan pembinaan wilayah",
        )


@fault(
    "indikator berupa kegiatan",
    "MUT-01",
    also=("ADA-01", "ADA-02", "ADA-03", "ADA-04", "ADA-05", "ADA-21", "ADA-24", "NOM-06", "ADA-17", "SAT-02", "SAT-03"),
)
def _(view: View) -> Iterator[Planting]:
    yield from renamed(view, "Terlaksananya sosialisasi kepada masyarakat")


@fault(
    "indikator berupa kalimat sasaran",
    "MUT-03",
    also=("ADA-01", "ADA-02", "ADA-03", "ADA-04", "ADA-05", "ADA-21", "ADA-24", "NOM-06", "ADA-17", "SAT-02", "SAT-03"),
)
def _(view: View) -> Iterator[Planting]:
    yield from renamed(view, "Meningkatnya kesejahteraan masyarakat")


@fault("target PK kosong", "LKP-02", "LKP-10", also=("PLF-02", "TRI-01"))
def _(view: View) -> Iterator[Planting]:
    for pk in view.indicators("perjanjian_kinerja"):
        target = pk.targets.get(view.year)
        if numeric(target):
            yield Planting((Edit(target.source),), (target.source, pk.name.source), pk.name.text)


@fault("salah ketik pada nama", "NOM-07", also=("NOM-05", "NOM-15", "NOM-16"))
def _(view: View) -> Iterator[Planting]:
    for pk in view.indicators("perjanjian_kinerja"):
        for word, slip in (
            ("masyarakat", "masyrakat"),
            ("Masyarakat", "Masyrakat"),
            ("Kecamatan", "Kecamtan"),
            ("kecamatan", "kecamtan"),
        ):
            if word in pk.name.text:
                name = pk.name.text.replace(word, slip, 1)
                yield Planting((Edit(pk.name.source, name),), (pk.name.source,), name)
                break
