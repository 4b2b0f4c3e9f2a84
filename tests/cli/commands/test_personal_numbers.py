"""No command shows the number of a person, unless it is asked to."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from commandline import cascade
from PIL import Image
from ruled_pdf import ROWS, paper
from small_dossier import PK, RENSTRA, write

NIP = "19650101/199003/1/001"
SHOWN = re.compile(r"1965.{0,3}0101")


@pytest.fixture
def personal(dossier) -> Path:
    """A dossier whose rows print a NIP, with an open question between two of them."""
    for name, document, other in (("pk.json", PK, "desa/kelurahan"), ("renstra.json", RENSTRA, "desa")):
        row = {**document["indicators"][0], "name": f"Persentase Linmas {other} terbina NIP {NIP}", "unit": f"% {NIP}"}
        write(dossier, name, {**document, "title": f"{document['kind']} {NIP}", "indicators": [row]})
    (dossier / "aksi.json").unlink()
    return dossier


def decided(folder: Path) -> None:
    cascade("link", folder, "--review", "--by", "Asep", cwd=folder.parent, stdin="yyyy")


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("graph", "{d}"),
        ("graph", "{d}", "--format", "graphml"),
        ("graph", "{d}", "--format", "mermaid"),
        ("link", "{d}"),
        ("link", "{d}/pk.json", "{d}/renstra.json"),
        ("read", "{d}"),
        ("read", "{d}", "--format", "json"),
        ("diff", "{d}/pk.json", "{d}/pk-baru.json", "--format", "json"),
        ("diff", "{d}/pk.json", "{d}/pk-baru.json", "--format", "md"),
        ("diff", "{d}/pk.json", "{d}/pk-baru.json"),
        ("check", "{d}", "--verbose"),
    ],
)
def test_a_command_hides_it_unless_it_is_asked(personal, arguments):
    if arguments[0] == "diff":
        row = {**PK["indicators"][0], "name": f"Jumlah posyandu aktif {NIP}", "unit": "unit"}
        write(personal, "pk-baru.json", {**PK, "indicators": [row]})
    command = [each.format(d=personal) for each in arguments]
    quiet, asked = (cascade(*command, *more, cwd=personal.parent) for more in ((), ("--data-pribadi",)))

    assert "Linmas" in quiet.stdout
    assert not SHOWN.search(quiet.stdout + quiet.stderr)
    assert SHOWN.search(re.sub(r"\s", "", asked.stdout))


def test_a_question_on_the_terminal_hides_it_and_the_answer_still_names_the_printed_row(personal, tmp_path):
    run = cascade("link", personal, "--review", "--by", "Asep", cwd=tmp_path, stdin="y")

    assert "Linmas" in run.stdout
    assert not SHOWN.search(re.sub(r"\s", "", run.stdout + run.stderr))
    assert NIP in (personal / "keputusan.yaml").read_text("utf-8")


def test_exported_pairs_hide_it(personal, tmp_path):
    decided(personal)
    for more, is_shown in (((), False), (("--data-pribadi",), True)):
        run = cascade("link", personal, "--export", "p.jsonl", *more, cwd=tmp_path)

        assert run.returncode == 0, run.stderr
        assert bool(SHOWN.search((tmp_path / "p.jsonl").read_text("utf-8"))) is is_shown
        assert "Linmas" in (tmp_path / "p.jsonl").read_text("utf-8")


def test_the_comparison_of_two_reports_hides_it(personal, tmp_path):
    for name in ("a", "b"):
        cascade(
            "check",
            personal,
            "--report",
            "json",
            "--output",
            name,
            "--data-pribadi",
            "--fail-on",
            "never",
            cwd=tmp_path,
        )
        (personal / "pk.json").unlink(missing_ok=True)
    assert SHOWN.search((tmp_path / "a" / "laporan.json").read_text("utf-8"))
    for form in ("table", "json", "md"):
        run = cascade("diff", "a/laporan.json", "b/laporan.json", "--format", form, cwd=tmp_path)

        assert run.returncode in (0, 1), run.stderr
        assert not SHOWN.search(re.sub(r"\s", "", run.stdout))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["pdf", "csv"])
def test_a_drawn_page_hides_it(tmp_path, suffix):
    rows = [[NIP if each is ROWS[-1][-1] else each for each in row] for row in ROWS]
    if suffix == "pdf":
        paper(tmp_path / "iku.pdf", rows)
    else:
        (tmp_path / "iku.csv").write_text("\n".join(";".join(row) for row in rows), "utf-8")
    pictures = []
    for more in ((), ("--data-pribadi",)):
        assert cascade("show", f"iku.{suffix}", *more, cwd=tmp_path).returncode == 0
        with Image.open(tmp_path / "iku-hal-1.png") as image:
            pictures.append(np.asarray(image).copy())

    assert pictures[0].shape == pictures[1].shape
    assert (pictures[0] != pictures[1]).any()
