"""Share what many documents print: titles, signatures, considerations, cells of amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layout import Cell, Line, Truth
from plans import Element, Indicator, by_year, truth

LAWS = (
    "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 6 Tahun 2023;",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
    "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah;",
)


def facts(kind: str, office: str, region: str, *, year: int | None = None, years: Sequence[int] = (), **more: object) -> Truth:
    """Write the line about the document itself."""
    when: Truth = {"year": year} if year else {"years": list(years)}
    return {"kind": kind, **when, "office": office, "region": region, **more}


def titles(*texts: str, size: float = 11) -> list[Line]:
    """Print lines in the middle, bold."""
    return [*(Line(text, bold=True, align="c", size=size) for text in texts), Line("", size=6)]


def letterhead(government: str, office: Sequence[str], address: str) -> list[Line]:
    """Print the head of an official letter; a long name of an office takes more than one line."""
    return [
        Line(government.upper(), bold=True, align="c", size=12),
        *(Line(each.upper(), bold=True, align="c", size=14) for each in office),
        Line(address, align="c", size=8),
        Line("_" * 60, align="c", size=9),
        Line("", size=6),
    ]


def considerations(*more: str) -> list[Line]:
    """Print the laws that a decree stands on, with their years."""
    texts = [*LAWS, *more]
    return [Line("Mengingat :", size=9), *(Line(f"{n}. {text}", size=9, indent=30) for n, text in enumerate(texts, 1)), Line("", size=6)]


def signature(place_date: str, role: str, name: str, rank: str = "Pembina Tingkat I", number: str = "19700512 199503 1 004") -> list[Line]:
    """Print place, date, function, name and number at the right."""
    texts = ["", place_date, role, "", "", name, rank, f"NIP. {number}"]
    return [Line(text, size=9, indent=300, bold=text == name) for text in texts]


def paragraph(text: str) -> Line:
    """Print a paragraph of prose."""
    return Line(text, size=9)


def right(text: str, **style: object) -> Cell:
    """Make a cell of an amount."""
    return Cell(text, align="r", **style)


def mid(text: str, **style: object) -> Cell:
    """Make a cell whose text stands in the middle."""
    return Cell(text, align="c", **style)


def indicators_of(elements: Iterable[Element]) -> list[tuple[Element, Indicator]]:
    """Return each indicator beside its element."""
    return [(element, each) for element in elements for each in element.indicators]


def with_unit(indicator: Indicator, years: Iterable[int]) -> dict[int, str]:
    """Print unit and value in one cell."""
    return {year: f"{indicator.targets[year]} {indicator.unit}" for year in years}


def shared_pagu(n: int, amounts: dict[int, str], merged: bool) -> Truth:
    """Tell the amount of the n-th indicator of an element that prints its amount once."""
    if merged:
        return {"pagu": by_year(amounts), **({"pagu_merged": True} if n else {})}
    return {"pagu": by_year(amounts)} if n == 0 else {"pagu": {}, "pagu_alt": by_year(amounts)}


def goal_truth(indicator: Indicator, element: Element, years: Sequence[int], **more: object) -> Truth:
    """Tell a row of tujuan or sasaran with the values of its years."""
    return truth(indicator, element, targets=by_year({year: indicator.targets[year] for year in years}), **more)
