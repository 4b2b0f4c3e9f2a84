"""Pages stay small and readable for all governments of the nation."""

from __future__ import annotations

from dataclasses import replace

from cascade.fleet.query import Tables
from cascade.fleet.recap import page
from cascade.fleet.recap.charts import Bar, bars
from cascade.fleet.recap.results import nation_recap


def test_a_page_of_552_governments_stays_small(run):
    nation = nation_recap(Tables.of(run.folder), "semua")
    many = tuple(
        replace(nation.lines[0], government=f"Kabupaten Contoh {n}", file=f"Kabupaten Contoh {n}") for n in range(552)
    )
    html = page.render_nation(replace(nation, lines=many), "id")

    assert len(html) < 400_000
    assert html.count("<tr id=") == 552
    assert "Cari menurut nama" in html


def test_a_damaged_government_is_named_on_the_page(run):
    nation = replace(nation_recap(Tables.of(run.folder), "semua"), missing=("Kab <Rusak>",))

    assert "Kab &lt;Rusak&gt;" in page.render_nation(nation, "id")


def test_bars_say_their_numbers_and_escape_their_labels():
    drawn = bars(
        "judul", [Bar("<b>" + "x" * 60, (("error", 3), ("warning", 0)), "3 · 0"), Bar("nol", (("error", 0),), "0")]
    )

    assert "&lt;b&gt;" in drawn
    assert "<b>" not in drawn
    assert drawn.count("<rect") == 1
    assert "…" in drawn
    assert "3 · 0" in drawn


def test_a_government_in_order_is_said_to_have_no_problem(run):
    nation = replace(nation_recap(Tables.of(run.folder), "semua"), frequent=())

    assert "<p>Nihil.</p>" in page.render_nation(nation, "id")
