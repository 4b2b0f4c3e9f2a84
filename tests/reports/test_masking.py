"""The number of an official shows only its last digits, in every report, unless somebody asks for it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from golden_reports import NOW
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Link, Problem, RuleCoverage
from cascade.model.i18n import LocalizedText
from cascade.reading.canonical import to_document
from cascade.reports import masking
from cascade.reports.formats import available, reporter
from cascade.reports.masking import mask, mask_records
from cascade.reports.report import Report, mask_graph, mask_report


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("NIP. 19650101 199003 1 001", "NIP. •••••••• •••••• • 001"),
        ("196501011990031001", "•••••••••••••••001"),
        ("nip: 1965 0101 1990 03 1 001", "nip: •••• •••• •••• •• • 001"),
        ("199001012022211001", "•••••••••••••••001"),
        ("NIP 131 234 567", "NIP ••• ••• 567"),
        ("NIK 3302120101900001", "NIK •••••••••••••001"),
    ],
)
def test_numbers_of_persons_are_masked_however_they_are_spaced(printed, shown):
    assert mask(printed) == shown


@pytest.mark.parametrize(
    "printed",
    ["Rp 123.456.789.012.345.678", "202501011234567890123", "7.01.01.2.01.0001 2025 2026", "NIP. -", "2025 2026 2027"],
)
def test_other_numbers_stay(printed):
    assert mask(printed) == printed


@given(st.text())
def test_masking_changes_digits_only_and_nothing_the_second_time(text):
    once = mask(text)

    assert len(once) == len(text)
    assert all(a == b or (a.isdigit() and b == "•") for a, b in zip(text, once, strict=True))
    assert mask(once) == once


NIP = "19650101 199003 1 001"


def report():
    printed = {
        "kind": "perjanjian_kinerja", "opd": "Kecamatan Contoh", "year": 2025, "title": f"PK {NIP}",
        "indicators": [{"id": "a", "name": f"Jumlah rapat {NIP}", "level": "sasaran", "unit": NIP, "targets": {"2025": "4"}}],
        "notes": [{"text": f"Camat, NIP {NIP}", "author": NIP}],
    }  # fmt: skip
    documents = [to_document({**printed, "id": f"pk-{n}"}, f"pk-{n}", f"pk-{n}.json", "0" * 64)[0] for n in (1, 2)]
    built = CascadeGraph(documents)
    built.add_links([Link("pk-1#a", "pk-2#a", "exact", 100, 100)])
    said = (Problem("warning", LocalizedText(f"Camat {NIP}", f"Head {NIP}")),)
    return Report("1", "contoh", NOW, built, problems=said)


def texts(written):
    """Everything that a file says, an Office file part by part."""
    if isinstance(written, dict):
        return "".join(texts(each) for each in written.values())
    if isinstance(written, bytes) and written.startswith(b"PK"):
        package = zipfile.ZipFile(io.BytesIO(written))
        return "".join(texts(package.read(name)) for name in package.namelist())
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else written


@pytest.mark.parametrize("name", available())
def test_no_report_shows_the_number(name):
    assert NIP not in texts(reporter(name).render(mask_report(report()), "id"))


@pytest.mark.parametrize("name", ["html", "json", "xlsx"])
def test_what_is_left_of_the_number_tells_two_officials_apart(name):
    assert "•• • 001" in texts(reporter(name).render(mask_report(report()), "id"))


def test_links_and_ids_survive_masking():
    made = mask_report(report())

    assert made.links == report().links
    assert [document.id for document in made.documents] == ["pk-1", "pk-2"]


def test_a_report_without_such_numbers_is_not_changed():
    built = CascadeGraph([to_document({"kind": "renja", "year": 2025}, "r", "r.json", "0" * 64)[0]])
    made = Report("1", "contoh", NOW, built)

    assert mask_report(made).documents == made.documents


def test_the_command_masks_unless_it_is_asked_for_them(tmp_path):
    (tmp_path / "pk.csv").write_text(
        "PERJANJIAN KINERJA TAHUN 2025\nKecamatan Contoh\nNo,Sasaran,Indikator Kinerja,Target\n"
        f"1,Linmas kuat,Jumlah rapat NIP {NIP},4 kali\n",
        "utf-8",
    )
    run = CliRunner()
    quiet = run.invoke(app, ["check", str(tmp_path), "--format", "json"])
    asked = run.invoke(app, ["check", str(tmp_path), "--format", "json", "--data-pribadi"])

    assert json.loads(quiet.stdout)["documents"]
    assert NIP not in quiet.stdout
    assert NIP in asked.stdout


def test_records_without_a_number_of_a_person_are_the_very_same():
    """Nothing is copied, and the graph of such a dossier is not built anew."""
    indicators = [{"name": "Nilai SAKIP", "targets": {2025: "80"}}]
    graph = CascadeGraph([to_document({"kind": "renstra", "indicators": indicators}, "r", "r.json", "0" * 64)[0]])

    assert mask_records(graph.documents) is graph.documents
    assert mask_graph(graph) is graph


def test_a_text_is_searched_once_for_all_formats(monkeypatch):
    searched = []
    monkeypatch.setattr(masking, "find_personal_numbers", lambda text: searched.append(text) or [(8, 14)])
    shown = {masking.mask("Nomor = 123456 yang dicari sekali") for _ in range(3)}

    assert shown == {"Nomor = •••456 yang dicari sekali"}
    assert len(searched) == 1


def test_fingerprints_of_what_was_judged_stay_even_where_one_is_all_digits():
    coverage = RuleCoverage("TRI-01", LocalizedText("a", "b"), {"pass": 1}, judged=("3302114507800001",))

    assert mask("3302114507800001") != "3302114507800001"
    assert mask_records(coverage) is coverage
