"""Lay out the recap of a government, or of all, as a page that needs no script, picture or network.

Recaps go in; HTML comes out. Whatever a document prints is escaped; decides nothing.
"""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from cascade.fleet.recap.charts import Bar, bars
from cascade.fleet.recap.results import Coverage, Line, Nation, Recap
from cascade.model import KIND_NAMES
from cascade.model.i18n import Language, LocalizedText, written_number
from cascade.reports.summary import SEVERITY_NAMES, SHOWN, Summary
from cascade.reports.summary import WORDS as SUMMARY_WORDS
from cascade.reports.summary import page as summary_page
from cascade.rules.aspects import aspect_name

FILE = "rekap.html"
DRAWN = 30  # governments of the chart
WORDS = {
    "title": LocalizedText("Rekapitulasi", "Recapitulation"),
    "all": LocalizedText("semua pemerintah", "all governments"),
    "workbook": LocalizedText("Buku kerja Excel", "Excel workbook"),
    "main_problems": LocalizedText("Pokok masalah", "Main problems"),
    "by_aspect": LocalizedText("Pokok masalah per aspek", "Main problems by aspect"),
    "offices": LocalizedText("Perangkat daerah per aspek", "Offices by aspect"),
    "frequent": LocalizedText("Masalah tersering", "Most frequent problems"),
    "nothing": LocalizedText("Nihil.", "None."),
    "rule": LocalizedText("Aturan", "Rule"),
    "demands": LocalizedText("Yang harus dipenuhi", "What it demands"),
    "dossiers": LocalizedText("Berkas", "Dossiers"),
    "errors": LocalizedText("Kesalahan", "Errors"),
    "warnings": LocalizedText("Peringatan", "Warnings"),
    "questions": LocalizedText("Pertanyaan", "Questions"),
    "chains": LocalizedText("Rantai kinerja terlemah", "Weakest chains"),
    "chains_legend": LocalizedText(
        "Program beserta semua kegiatan, sub kegiatan dan indikator di bawahnya, menurut banyaknya pokok masalah.",
        "Programs with all that stands under them, by their main problems.",
    ),
    "program": LocalizedText("Program", "Program"),
    "office": LocalizedText("Perangkat daerah", "Office"),
    "all_problems": LocalizedText("Semua", "All"),
    "coverage": LocalizedText("Cakupan penilaian", "What could be judged"),
    "coverage_legend": LocalizedText(
        "Bagian penilaian yang sampai pada lulus atau gagal; sisanya tidak cukup data, bukan lulus.",
        "The share that came to pass or fail; for the rest there was not enough data, which is no pass.",
    ),
    "kinds": LocalizedText("Dokumen yang ada", "Documents that are there"),
    "worst": LocalizedText("Kesalahan per 1.000 indikator", "Errors for 1,000 indicators"),
    "governments": LocalizedText("Semua pemerintah", "All governments"),
    "governments_legend": LocalizedText(
        "Yang terbanyak kesalahannya per 1.000 indikator lebih dahulu. Dinilai: bagian penilaian yang sampai pada lulus atau gagal.",
        "Most errors for 1,000 indicators first. Judged: the share that came to pass or fail.",
    ),
    "by_name": LocalizedText("Cari menurut nama", "Find by name"),
    "government": LocalizedText("Pemerintah", "Government"),
    "per_1000": LocalizedText("Kesalahan per 1.000", "Errors per 1,000"),
    "indicators": LocalizedText("Indikator", "Indicators"),
    "failed": LocalizedText("Gagal diperiksa", "Not checked"),
    "judged": LocalizedText("Dinilai", "Judged"),
    "damaged": LocalizedText(
        "Tidak ikut dihitung karena berkas hasilnya rusak:", "Not counted, since files of their results are damaged:"
    ),
    "lead": LocalizedText(
        "{n} berkas dari {g} pemerintah, {i} indikator: {e} kesalahan, {w} peringatan, {q} pertanyaan.",
        "{n} dossiers of {g} governments, {i} indicators: {e} errors, {w} warnings, {q} questions.",
    ),
}


def render_government(recap: Recap, language: Language, index: str | None = None) -> str:
    """Return the page of a government; `index` leads to that of all."""
    page = _environment(language).get_template("government.j2")
    return page.render(
        recap=recap, w=WORDS, language=language, index=index, style=_style(), severities=SEVERITY_NAMES,
        legend=SUMMARY_WORDS["legend"], matrix=summary_page.matrix(recap.summary, language),
        aspects=_aspects(recap.summary, language), coverage=_coverage(recap.coverage, language),
        kinds=_kinds(recap.kinds, recap.dossiers, language),
        created=summary_page.made(recap.summary.created, recap.summary.version),
    )  # fmt: skip


def render_nation(nation: Nation, language: Language) -> str:
    """Return the page of all governments."""
    page = _environment(language).get_template("nation.j2")
    ids = {line.government: f"g{number}" for number, line in enumerate(nation.lines, 1)}
    return page.render(
        nation=nation, w=WORDS, language=language, style=_style(), ids=ids, lead=lead_of(nation),
        number=written_number, worst=_worst(nation.lines[:DRAWN], language), coverage=_coverage(nation.coverage, language),
        kinds=_kinds(nation.kinds, nation.dossiers, language), created=summary_page.made(nation.created, nation.version),
    )  # fmt: skip


def _environment(language: Language) -> Environment:
    environment = summary_page.environment(language)
    environment.loader = FunctionLoader(lambda name: files("cascade.fleet.recap").joinpath(name).read_text("utf-8"))
    return environment


def _style() -> Markup:
    return summary_page.style() + Markup(files("cascade.fleet.recap").joinpath("page.css").read_text("utf-8"))


def lead_of(nation: Nation) -> LocalizedText:
    """Say in one sentence what came of all."""
    lines = nation.lines
    return WORDS["lead"].format(
        n=written_number(nation.dossiers), g=len(lines), i=written_number(sum(line.indicators for line in lines)),
        e=written_number(sum(line.errors for line in lines)), w=written_number(sum(line.warnings for line in lines)),
        q=written_number(sum(line.questions for line in lines)),
    )  # fmt: skip


def _aspects(summary: Summary, language: Language) -> str:
    lines = []
    for aspect in summary.aspects:
        results = [dossier.aspects[aspect] for dossier in summary.dossiers if aspect in dossier.aspects]
        parts = tuple((severity, sum(each.problems.get(severity, 0) for each in results)) for severity in SHOWN)
        says = " · ".join(str(written_number(n).say(language)) for _, n in parts)
        lines.append(Bar(aspect_name(aspect).say(language), parts, says))
    return bars(WORDS["by_aspect"].say(language), lines)


def _worst(worst: tuple[Line, ...], language: Language) -> str:
    lines = [Bar(line.government, (("error", line.errors_per_1000),), str(line.errors_per_1000)) for line in worst]
    return bars(WORDS["worst"].say(language), lines)


def _coverage(coverage: tuple[Coverage, ...], language: Language) -> str:
    lines = [
        Bar(
            aspect_name(each.aspect).say(language),
            (("judged", each.percent), ("open", 100 - each.percent)),
            f"{each.percent}%",
        )
        for each in coverage
        if each.judged + each.unjudged
    ]
    return bars(WORDS["coverage"].say(language), lines, 100)


def _kinds(kinds: tuple[tuple[str, int], ...], dossiers: int, language: Language) -> str:
    lines = [
        Bar(KIND_NAMES.get(kind, kind), (("judged", count), ("open", dossiers - count)), f"{count}/{dossiers}")
        for kind, count in kinds
    ]
    return bars(WORDS["kinds"].say(language), lines, dossiers)
