"""Choose from a list of problems what an address asks for: filters with their counts, search, groups, pages.

A query goes in, a `View`; with the rows of a list it gives the rows of one page. Every view can be written as a query again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cascade.model import SEVERITIES, SEVERITY_NAMES
from cascade.model.i18n import LocalizedText, same
from cascade.reports.followup import STATUS_NAMES, STATUSES
from cascade.rules.aspects import aspect_name, in_order
from cascade.web.pages import address
from cascade.web.problems.listing import ListedProblem
from cascade.web.problems.standing import STATE_NAMES, STATES, ProblemStanding

SIZES = (50, 200)  # problems on a page
LONGEST_SEARCH = 200
MOST_CHOSEN = 40  # values of one filter
Grouping = Literal["", "aspek", "dokumen", "unsur"]
GROUPINGS: dict[Grouping, LocalizedText] = {
    "": LocalizedText("tingkat", "severity"),
    "aspek": LocalizedText("aspek", "aspect"),
    "dokumen": LocalizedText("dokumen", "document"),
    "unsur": LocalizedText("unit", "unit"),
}
NO_UNIT = LocalizedText("Tanpa unsur", "No unit")
NO_FILE = LocalizedText("Tanpa dokumen", "No document")


@dataclass(frozen=True, slots=True)
class Row:
    """One problem with what is decided on it."""

    listed: ListedProblem
    standing: ProblemStanding


Values = Callable[[Row], tuple[str, ...]]
FACETS: Mapping[str, tuple[LocalizedText, Values]] = {
    "tingkat": (LocalizedText("Tingkat", "Severity"), lambda row: (row.listed.severity,)),
    "keputusan": (LocalizedText("Keputusan", "Decision"), lambda row: () if row.listed.gone else (row.standing.state,)),
    "keadaan": (LocalizedText("Sejak laporan lalu", "Since the last report"), lambda row: (row.listed.status,) if row.listed.status else ()),
    "aspek": (LocalizedText("Aspek", "Aspect"), lambda row: row.listed.aspects),
    "dokumen": (LocalizedText("Dokumen", "Document"), lambda row: row.listed.files),
    "aturan": (LocalizedText("Aturan", "Rule"), lambda row: row.listed.codes),
    "unsur": (LocalizedText("Unit", "Unit"), lambda row: (row.listed.unit,) if row.listed.unit else ()),
}  # fmt: skip
SHOWN_FACETS = tuple(name for name in FACETS if name != "unsur")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a filter; `count` is how many problems it would show beside the other filters."""

    value: str
    label: LocalizedText
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values."""

    name: str
    label: LocalizedText
    values: tuple[FacetValue, ...]

    @property
    def is_used(self) -> bool:
        """Whether a value of it is chosen."""
        return any(each.is_chosen for each in self.values)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `count` is how many there are on all pages."""

    label: LocalizedText | None
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What an address asks for."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    search: str = ""
    group: Grouping = ""
    size: int = SIZES[0]
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, Sequence[str]]) -> View:
        """Read a query; what means nothing here is left out."""
        chosen = {
            name: tuple(dict.fromkeys(value for value in query.get(name, ()) if value))[:MOST_CHOSEN] for name in FACETS
        }
        first = {name: values[0] for name, values in query.items() if values}
        size = int(first.get("per", "")) if first.get("per", "") in map(str, SIZES) else SIZES[0]
        page = first.get("halaman", "")
        return cls(
            {name: values for name, values in chosen.items() if values},
            first.get("cari", "").strip()[:LONGEST_SEARCH],
            next((each for each in GROUPINGS if each == first.get("kelompok")), ""),
            size,
            max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 7 else 1,
        )

    @property
    def query(self) -> dict[str, object]:
        """The view as a query, for an address."""
        return {
            **{name: list(values) for name, values in self.chosen.items()},
            "cari": self.search,
            "kelompok": self.group,
            "per": "" if self.size == SIZES[0] else self.size,
            "halaman": "" if self.page == 1 else self.page,
        }

    def address(self, path: str, notice: str = "") -> str:
        """Return the address of a path with this view, and with a sentence to be shown there."""
        return address(path, **self.query, kata=notice)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The query as the fields of a form, but for the search and the page."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values]
        if self.group:
            pairs.append(("kelompok", self.group))
        return (*pairs, ("per", str(self.size))) if self.size != SIZES[0] else tuple(pairs)

    @property
    def is_filtered(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.chosen or self.search)

    def toggled(self, facet: str, value: str) -> View:
        """Return the view with one value of a filter more, or less."""
        now = self.chosen.get(facet, ())
        values = tuple(each for each in now if each != value) if value in now else (*now, value)
        rest = {name: each for name, each in self.chosen.items() if name != facet}
        return replace(self, chosen={**rest, facet: values} if values else rest, page=1)

    def grouped(self, by: Grouping) -> View:
        """Return the view under other headings."""
        return replace(self, group=by, page=1)

    def sized(self, size: int) -> View:
        """Return the view with pages of another length."""
        return replace(self, size=size, page=1)

    def on(self, page: int) -> View:
        """Return another page of the view."""
        return replace(self, page=page)

    @property
    def unfiltered(self) -> View:
        """Everything, in the same order."""
        return View(group=self.group, size=self.size)

    def failing(self, row: Row) -> list[str]:
        """Return which of the filters leave a row out; "" stands for the search."""
        failing = [name for name, asked in self.chosen.items() if not set(asked) & set(FACETS[name][1](row))]
        if self.search and not all(word in row.listed.words for word in self.search.casefold().split()):
            failing.append("")
        return failing

    def place_of(self, row: Row, names: Mapping[str, str]) -> tuple[object, ...]:
        """Return by what rows are put in order: their heading, then the worst first."""
        return (*self.heading_of(row, names)[0], row.listed.order)

    def heading_of(self, row: Row, names: Mapping[str, str]) -> tuple[tuple[object, ...], LocalizedText | None]:
        """Return the order of a row's heading, and the heading."""
        listed = row.listed
        if self.group == "aspek":
            aspect = listed.aspects[0]
            place = in_order({*ASPECT_ORDER, aspect}).index(aspect)
            return (place, aspect), aspect_name(aspect)
        if self.group == "dokumen":
            file = listed.files[0] if listed.files else ""
            return (not file, names.get(file, file).casefold(), file), same(names.get(file, file)) if file else NO_FILE
        if self.group == "unsur":
            return (not listed.unit, listed.unit.casefold()), same(listed.unit) if listed.unit else NO_UNIT
        return (), None


_NAMES: Mapping[tuple[str, str], LocalizedText] = {
    **{("tingkat", name): label for name, label in SEVERITY_NAMES.items()},
    **{("keputusan", name): label for name, label in STATE_NAMES.items()},
    **{("keadaan", name): label for name, label in STATUS_NAMES.items()},
}
ASPECT_ORDER = ("LKP", "ADA", "NOM", "HIR", "PLF", "TRI", "SAT", "PGU", "KAL", "ARH", "MUT")


class Found:
    """What a view finds among some rows."""

    def __init__(self, view: View, rows: Sequence[Row], names: Mapping[str, str]) -> None:
        self.names = names
        self.rows: list[Row] = []
        counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
        for row in rows:
            failing = view.failing(row)
            if not failing:
                self.rows.append(row)
            for name, (_, values) in FACETS.items():
                if not failing or failing == [name]:
                    counts[name].update(values(row))
        self.rows.sort(key=lambda row: view.place_of(row, names))
        self.pages = max(1, -(-len(self.rows) // view.size))
        self.view = view.on(min(view.page, self.pages))
        self._counts = counts

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The filters, each value with the number that choosing it alone would show."""
        return tuple(facet for name in SHOWN_FACETS if (facet := self._facet(name)).values)

    def _facet(self, name: str) -> Facet:
        counts, chosen = self._counts[name], self.view.chosen.get(name, ())
        found = {*counts, *chosen}
        labelled = {value: self.label_of(name, value) for value in found}
        order = {"tingkat": SEVERITIES, "keputusan": STATES, "keadaan": STATUSES, "aspek": ASPECT_ORDER}.get(name, ())
        ranked = sorted(found, key=lambda value: (order.index(value) if value in order else len(order), value))
        values = tuple(FacetValue(value, labelled[value], counts[value], value in chosen) for value in ranked)
        return Facet(name, FACETS[name][0], values)

    def label_of(self, facet: str, value: str) -> LocalizedText:
        """Return how a value of a filter is called."""
        if facet == "aspek":
            return aspect_name(value)
        if facet == "dokumen":
            return same(f"{self.names[value]} ({value})" if value in self.names else value)
        return _NAMES.get((facet, value)) or same(value)

    @property
    def shown(self) -> list[Row]:
        """The rows of the page."""
        first = (self.view.page - 1) * self.view.size
        return self.rows[first : first + self.view.size]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows of the page under their headings."""
        if not self.view.group:
            return (Group(None, len(self.rows), tuple(self.shown)),) if self.rows else ()
        totals = Counter(self.view.heading_of(row, self.names)[0] for row in self.rows)
        groups: dict[tuple[object, ...], list[Row]] = {}
        for row in self.shown:
            groups.setdefault(self.view.heading_of(row, self.names)[0], []).append(row)
        return tuple(
            Group(self.view.heading_of(rows[0], self.names)[1], totals[key], tuple(rows))
            for key, rows in groups.items()
        )

    @property
    def undecided(self) -> tuple[Row, ...]:
        """The rows on which something is to be decided yet, on all pages."""
        return tuple(row for row in self.rows if row.standing.waiting and not row.standing.events)

    def around(self, row: Row) -> tuple[Row | None, Row | None, int]:
        """Return the rows before and after one, which the view itself may leave out, and how many come before it."""
        place = self.view.place_of(row, self.names)
        before = [each for each in self.rows if self.view.place_of(each, self.names) < place]
        after = [each for each in self.rows if self.view.place_of(each, self.names) > place]
        return before[-1] if before else None, after[0] if after else None, len(before)
