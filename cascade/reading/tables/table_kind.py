"""Tell what kind of table some columns make, or why they make no table of targets.

Columns with roles, and what stands above them, go in; the form of the table comes out, or the reason why it is none. The shape (quarters,
years, one target, a list of budgets, a list without targets, what looks back) allows some kinds; the lines above choose among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cascade.model import PLAN_KINDS
from cascade.model.i18n import LocalizedText
from cascade.reading.tables.heading_evidence import heading_evidence
from cascade.reading.tables.table import Column, TableForm
from cascade.reading.tables.table_context import TableContext
from cascade.reading.tables.vocabulary import vocabulary

MOST_UNDATED = 1  # columns of targets beside another one that no date tells apart: last year's
_IMPOSSIBLE = -20.0
_QUARTER_TITLE = re.compile(
    r"\b(triwulan|tribulan|tw|tr)\.? ?(i{1,3}|iv|[1-4])\b(?! ?(-|–|s\.?/?d|sampai|dan|,))", re.I
)
_NAMES_ELEMENT = re.compile(r"[\d.x]+ |(program|(sub ?)?kegiatan)\b", re.I)  # a line of a form, no title
_MONTH = re.compile(
    r"(^|> ?)(jan|feb|mar|apr|mei|jun|jul|agu?s|ags|sep|okt|nov|des)[a-z]*\.?$|(^|> ?)b ?(0?[1-9]|1[0-2])$"
)


LOOKS_BACK = LocalizedText(
    "melihat ke belakang: capaian atau realisasi, bukan rencana", "it looks back at what was achieved, it plans nothing"
)
COMPARES = LocalizedText(
    "membandingkan rancangan awal dengan hasil analisis kebutuhan", "it compares a first draft with needs"
)
PROPOSES = LocalizedText("usulan program dan kegiatan, belum target", "proposals of programs, no targets yet")


@dataclass(frozen=True, slots=True)
class NoTargetTable:
    """Why a table is none of targets.

    `is_other` tells that it is something else for sure, as an evaluation is; else targets may only not have been found in it.
    """

    reason: LocalizedText
    is_other: bool = False


@dataclass(frozen=True)
class Shape:
    """What the columns of a table are, whatever they are about."""

    columns: tuple[Column, ...]
    realised: frozenset[tuple[int | None, int | None, int | None]] = frozenset()

    names_hold_targets: bool = False

    @cached_property
    def names(self) -> frozenset[str]:
        """The fields and elements that the columns have, and the target where the names of the indicators end with it."""
        named = frozenset(column.name for column in self.columns if column.name)
        return named | {"target"} if self.names_hold_targets else named

    @cached_property
    def has_element(self) -> bool:
        """Whether a column names elements."""
        return any(column.is_element for column in self.columns)

    @cached_property
    def years(self) -> frozenset[int]:
        """Years, or ordinals of years, of its targets and amounts; prakiraan maju aside."""
        dated = (
            c
            for c in self.columns
            if c.name in ("targets", "pagus") and "forward" not in heading_evidence(c.header).qualifiers
        )
        return frozenset(c.year or c.ordinal or 0 for c in dated)

    @cached_property
    def has_quarters(self) -> bool:
        """Whether one block has all four quarters."""
        blocks = {column.block for column in self.columns}
        return any(len({c.quarter for c in self.columns if c.block == b and c.name == "quarters"}) == 4 for b in blocks)

    @cached_property
    def looks_forward(self) -> bool:
        """Whether a column is a prakiraan maju."""
        return any("forward" in heading_evidence(c.header).qualifiers for c in self.columns)

    @cached_property
    def has_months(self) -> bool:
        """Whether most months have a column."""
        return sum(bool(_MONTH.search(column.header)) for column in self.columns) >= 6

    @cached_property
    def looks_back(self) -> bool:
        """Whether what was reached stands beside every target or amount."""
        planned = {_date(c) for c in self.columns if c.name in ("target", "targets", "quarters")}
        planned = planned or {_date(c) for c in self.columns if c.name in ("pagu", "pagus")}
        dated = {date for date in planned if date != (None, None, None)} or planned
        return bool(dated) and bool(self.realised) and (dated <= self.realised or len(self.realised) >= 2 * len(dated))

    @cached_property
    def compares(self) -> bool:
        """Whether elements stand twice side by side under one heading: what was drafted and what was found to be needed."""
        headers = [(c.header, c.name) for c in self.columns if c.is_element and not c.is_continuation]
        return len(headers) != len(set(headers))


def form_of(
    columns: tuple[Column, ...],
    subjects: Sequence[str | None],
    realised: frozenset[tuple[int | None, int | None, int | None]],
    context: TableContext,
    undated: int = 0,
    *,
    names_hold_targets: bool = False,
) -> TableForm | NoTargetTable:
    """Return the form of a table, or why it is no table of targets.

    `names_hold_targets` tells that the names of its indicators end with their targets; `undated` counts the columns of targets that no date tells from another one.
    """
    shape = Shape(columns, realised, names_hold_targets)
    if undated > MOST_UNDATED:
        return NoTargetTable(
            LocalizedText("beberapa kolom target tanpa tahun", "several columns of targets without a year")
        )
    if against := _against(shape, context):
        return against
    weights = {kind: named + _fit(kind, shape, context) for kind, named in context.kinds.items()}
    kind = max(weights, key=lambda each: weights[each])
    if weights[kind] <= _IMPOSSIBLE / 2:
        return NoTargetTable(
            LocalizedText("susunan kolomnya bukan tabel target", "its columns make no table of targets")
        )
    return _form(kind, shape, subjects, context)


def _date(column: Column) -> tuple[int | None, int | None, int | None]:
    return column.year, column.ordinal, column.quarter


def _against(shape: Shape, context: TableContext) -> NoTargetTable | None:
    """Return what speaks against a table of targets."""
    names = shape.names
    if shape.years and context.first_year and max(shape.years) < context.first_year and min(shape.years) > 100:
        return NoTargetTable(
            LocalizedText("tahunnya sebelum periode dokumen", "its years lie before the period of the document"),
            is_other=True,
        )
    has_values = bool(names & {"target", "targets", "quarters", "pagu", "pagus", "pagu_quarters"})
    is_budget = shape.has_element and bool(names & {"pagu", "pagus"})
    is_of_quarter = bool(_QUARTER_TITLE.search(context.caption)) and context.kinds["rencana_aksi"] > 0
    if shape.looks_back and not is_of_quarter:
        return NoTargetTable(LOOKS_BACK, is_other=True)
    if shape.realised and not names & {"target", "targets", "quarters"} and not is_budget:
        return NoTargetTable(LOOKS_BACK)
    if context.is_of_region and (names & {"program", "kegiatan", "sub_kegiatan", "by_code"} or not shape.has_element):
        return NoTargetTable(
            LocalizedText("rencana daerah, bukan perangkat daerah", "a plan of the region, not of an office"),
            is_other=True,
        )
    if not shape.has_element and not context.names_table:
        return NoTargetTable(
            LocalizedText(
                "tidak ada unsur dan judul yang menamainya", "no column of elements and no title that names it"
            )
        )
    if is_budget and not names & {"indicator"} and not max(context.kinds.values()):
        return NoTargetTable(
            LocalizedText("daftar anggaran tanpa judul dokumen", "a list of budgets without the title of a document")
        )
    if shape.compares:
        return NoTargetTable(COMPARES, is_other=True)
    if has_values and not ("indicator" in names or is_budget):
        return NoTargetTable(LocalizedText("tidak ada kolom indikator", "no column of indicators"))
    if not has_values and not _is_list(shape, context):
        return NoTargetTable(LocalizedText("tidak ada kolom target", "no column of targets"))
    if re.search(vocabulary().proposals, context.caption, re.I):
        return NoTargetTable(PROPOSES, is_other=True)
    if _is_titled_evaluation(context) and (shape.realised or not shape.years):
        return NoTargetTable(LOOKS_BACK)
    return None


def _is_titled_evaluation(context: TableContext) -> bool:
    """Tell whether the caption names an evaluation and no plan that is only named after one."""
    titles = [line for line in context.caption_lines if not _NAMES_ELEMENT.match(line)]
    if not re.search(vocabulary().looks_back, " ".join(titles), re.I):
        return False
    return not re.search(r"rencana ?aksi|renaksi|perjanjian kinerja|rencana kerja|\btarget\b", context.caption, re.I)


def _is_list(shape: Shape, context: TableContext) -> bool:
    """Tell whether a table lists indicators or elements that need no values."""
    names = shape.names
    if "indicator" in names and (
        names & {"formula", "definition", "data_source", "responsible"} or context.kinds["iku"] > 0
    ):
        return True
    if names & {"tujuan", "sasaran"} and "policy" in names and "indicator" not in names:
        return True
    return (
        shape.has_element
        and bool(names & {"program", "by_code", "kegiatan", "sub_kegiatan"})
        and bool(names & {"outcome", "indicator"})
    )


def _fit(kind: str, shape: Shape, context: TableContext) -> float:
    """Return how well the shape of a table fits a kind of document."""
    names, years = shape.names, len(shape.years)
    if shape.has_quarters or shape.has_months or "pagu_quarters" in names:
        return {"rencana_aksi": 4.0, "perjanjian_kinerja": 1.0, "iku": 0.5, "rkt": 0.0, "renja": -1.0}.get(
            kind, _IMPOSSIBLE
        )
    if years > 2:
        return _fit_of_years(kind, shape)
    if shape.looks_forward:
        return {"renja": 5.0, "rkt": 0.0}.get(kind, _IMPOSSIBLE)
    if not names & {"target", "targets"}:
        return _fit_without_targets(kind, shape)
    if "targets" in names:
        return {
            "renja": 1.5,
            "perjanjian_kinerja": 1.0,
            "renstra": 0.5,
            "rkt": 0.5,
            "iku": 0.0 if names & {"program", "kegiatan", "sub_kegiatan", "by_code"} else 1.0,
            "rencana_aksi": -1.0,
            "dpa": -1.0,
            "rpjmd": -2.0,
        }[kind]
    has_pagu = bool(names & {"pagu", "pagus"})
    single = {"renja": 1.0 if has_pagu else 0.5, "perjanjian_kinerja": 0.5 if has_pagu else 2.0, "rkt": 0.5, "dpa": 0.0, "iku": -1.0,
              "rencana_aksi": -1.0 if not _QUARTER_TITLE.search(context.text) else 3.0, "renstra": -3.0, "rpjmd": -4.0}  # fmt: skip
    return single[kind]


def _fit_of_years(kind: str, shape: Shape) -> float:
    goals_only = not shape.names & {"program", "kegiatan", "sub_kegiatan", "by_code"}
    fits = {
        "renstra": 3.0,
        "iku": 4.7 if goals_only else -3.0,
        "rpjmd": 2.0 if goals_only else _IMPOSSIBLE,
        "renja": -4.0,
    }
    return fits.get(kind, _IMPOSSIBLE)


def _fit_without_targets(kind: str, shape: Shape) -> float:
    if shape.names & {"pagu", "pagus"}:
        return {"perjanjian_kinerja": 1.0, "renja": 0.8, "renstra": 0.5, "dpa": 0.5, "rkt": 0.0}.get(kind, _IMPOSSIBLE)
    if shape.names & {"program", "by_code", "kegiatan", "sub_kegiatan"}:
        return {"renstra": 2.0, "renja": 0.0}.get(kind, _IMPOSSIBLE)
    return {"iku": 3.0 if "indicator" in shape.names else _IMPOSSIBLE, "renstra": 1.0}.get(kind, _IMPOSSIBLE)


def _form(kind: str, shape: Shape, subjects: Sequence[str | None], context: TableContext) -> TableForm:
    """Return the form of a table of this kind."""
    per_quarter = (
        "target" in shape.names
        and kind == "rencana_aksi"
        and not shape.has_quarters
        and bool(_QUARTER_TITLE.search(context.text))
    )
    levels: list[str | None] = []
    for block, subject in enumerate(subjects):
        has_element = any(c.is_element and c.block == block for c in shape.columns)
        levels.append(_level_of_block(kind, block, subject, context, has_element=has_element))
    values = {"target", "targets", "quarters", "pagu", "pagus"}
    sections = (
        tuple(vocabulary().sections.items())
        if kind in ("iku", "renstra") and not shape.names & {"program", "by_code", "kegiatan"}
        else ()
    )
    is_list = kind in PLAN_KINDS and not shape.names & values and kind != "iku"
    skip = "^masukan" if kind == "dpa" else "(?!)"
    return TableForm(kind, _name(kind, shape), tuple(levels), is_list, per_quarter, skip, sections)


def _level_of_block(
    kind: str, block: int, subject: str | None, context: TableContext, *, has_element: bool
) -> str | None:
    if kind == "iku":
        return "iku"
    if block == 0 and not has_element and kind == "renstra":
        if re.search(r"indikator kinerja daerah|\bikd\b", context.caption, re.I):
            return "ikd"
        if re.search(
            r"indikator kinerja kunci|\bikk\b|kinerja penyelenggaraan (bidang )?urusan", context.caption, re.I
        ):
            return "ikk"
    return subject if block and not has_element and subject in ("program", "kegiatan", "sub_kegiatan") else None


def _name(kind: str, shape: Shape) -> str:
    """Name the shape, for whoever looks at a picture of the reading."""
    parts = (
        "triwulan" if shape.has_quarters else "",
        f"{len(shape.years)} tahun" if shape.years else "",
        "daftar" if not shape.names & {"target", "targets", "quarters", "pagu", "pagus"} else "",
    )
    return ", ".join((kind, *filter(None, parts)))
