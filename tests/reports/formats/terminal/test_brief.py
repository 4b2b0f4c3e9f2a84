"""On a terminal a run fits on one screen: problems one line each, the verdict last."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

from gumelar_report import report
from rich.console import Console

from cascade.model import Problem, Source
from cascade.model.i18n import same
from cascade.reports.formats.terminal.brief import print_brief


def printed(shown, width=120, written=()):
    stream = StringIO()
    print_brief(shown, "id", Console(file=stream, width=width, color_system=None), written)
    return stream.getvalue().splitlines()


def test_the_shipped_example_fits_on_a_screen_at_any_width_and_ends_with_the_verdict():
    for width in (50, 60, 80, 120, 200):
        lines = printed(report(), width, (Path("reports/x/laporan.html"),))

        assert len(lines) <= 25
        assert max(map(len, lines)) <= width

    lines = printed(report(), 200)
    assert lines[-1].startswith("BELUM SELARAS: 21 pokok masalah (11 harus diperbaiki")
    assert "Persentase Linmas terbina" in "\n".join(lines)


def test_problems_that_do_not_fit_are_counted():
    shown = sum("KESALAHAN" in line or "PERINGATAN" in line or "PERTANYAAN" in line for line in printed(report()))
    [more] = [line for line in printed(report()) if "lagi" in line]

    assert f"dan {len(report().main_problems) - shown} pokok masalah lagi" in more


def test_what_could_not_be_read_stands_first_and_whole_with_what_to_do():
    long = "berkas ini tidak dapat dibaca karena " + "rusak " * 40
    lines = printed(replace(report(), problems=(Problem("error", same(long), same("Simpan ulang."), Source("a.pdf")),)))

    assert "berkas ini tidak dapat dibaca" in lines[1]
    assert "Simpan ulang." in "\n".join(lines[:8])
    assert "1 berkas bermasalah" in " ".join(lines[-2:])
