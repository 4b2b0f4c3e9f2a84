"""A card shows both rows, what speaks for and against, and what would follow."""

from __future__ import annotations

import io
import json

import pytest
from review_dossier import FARMERS, PK, session, typed, write_dossier
from rich.console import Console

from cascade.cli import link_card


@pytest.fixture
def folder(tmp_path):
    return write_dossier(tmp_path)


def test_a_card_shows_both_rows_their_places_the_doubts_and_what_would_follow(folder):
    screen = typed(folder, "q", 140)

    for said in (
        FARMERS, "Renstra 2025–2026", "Perjanjian Kinerja 2026", "renstra.json", "Penyuluhan", "program",
        "hanya satu pihak memuat: tepat", "jenjang sama; satuan sama; unsurnya sama", "PLF-02",
        "65 melebihi target Renstra 60", "Pertanyaan 1 dari 3",
    ):  # fmt: skip
        assert said in screen


def test_the_card_never_shows_targets_as_something_that_speaks_for_a_link(folder):
    support = next(line for line in typed(folder, "q").splitlines() if line.startswith("mendukung"))

    assert "target" not in support
    assert "6" in support  # "5 dari 6 kata sama"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(folder, width):
    lines = [line for line in typed(folder, "ssq", width).splitlines() if str(folder) not in line]

    assert max(map(len, lines)) <= width


def test_a_name_cannot_steer_the_terminal(folder):
    row = {**PK["indicators"][1], "element": "Penyuluhan \x1b[31m[bold]x[/bold]"}
    (folder / "pk.json").write_text(json.dumps({**PK, "indicators": [row]}), "utf-8")
    screen = typed(folder, "q", 140)

    assert "\x1b" not in screen
    assert "[bold]x[/bold]" in screen


def test_the_list_counts_links_by_verdict_and_groups_the_settled_ones_by_documents(folder):
    found = session(folder)
    shown = io.StringIO()
    link_card.print_links(Console(file=shown, width=120), found.graph, found.graph.links(), 2, "en")

    assert "4 links: 1 exact · 0 automatic · 2 rejected · 3 to confirm" in shown.getvalue()
    assert "To confirm (3)" in shown.getvalue()
    assert "Perjanjian Kinerja 2026 ↔ Rencana Aksi 2026 (1)" in shown.getvalue()


def test_the_list_marks_no_link_as_certain_that_is_a_question_and_names_its_doubts(folder):
    found = session(folder)
    shown = io.StringIO()
    link_card.print_links(Console(file=shown, width=120), found.graph, found.graph.links(), 0, "id")
    questions = shown.getvalue().partition("Perlu konfirmasi")[2].partition("↔ Rencana")[0]

    assert "kata pengubah makna: kelurahan" in questions
    assert "tidak ada kandidat lain" in questions
