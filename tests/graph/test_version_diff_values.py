"""What changed between two versions of a document, value by value."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents_as_text import canonical
from golden_reports import NOW

from cascade.graph import version_diff
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_documents
from cascade.pipeline import check as pipeline
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import ReportFile

RENSTRA = """
kind: renstra
opd: Kecamatan Contoh
years: [2024, 2025]
indicators:
  - {name: Indeks Kepuasan Masyarakat, level: sasaran, unit: indeks, targets: {2025: "82,50"}}
  - {name: Persentase Linmas terbina, level: sasaran, unit: "%", targets: {2025: "85%"}}
"""


PK = """
kind: perjanjian_kinerja
opd: Kecamatan Contoh
year: 2025
indicators:
  - {name: Indeks Kepuasan Masyarakat, level: sasaran, unit: indeks, target: "IKM"}
  - {name: Persentase Linmas terbina, level: sasaran, unit: "%", target: "LINMAS"}
"""


def dossier(
    folder: Path, ikm: str | None = "84", linmas: str = "95%", renstra: str | None = RENSTRA, more: str = ""
) -> Path:
    folder.mkdir(exist_ok=True)
    pk = PK.replace("LINMAS", linmas)
    if ikm is None:
        pk = "\n".join(line for line in pk.splitlines() if "IKM" not in line)
    (folder / "pk.yaml").write_text(pk.replace("IKM", ikm or ""), "utf-8")
    if renstra:
        (folder / "renstra.yaml").write_text(renstra, "utf-8")
    (folder / "berkas.yaml").write_text(f"opd: Kecamatan Contoh\n{more}", "utf-8")
    return folder


def report_file(folder: Path) -> ReportFile:
    return ReportFile.model_validate_json(json_reporter.render(pipeline.check([folder], now=NOW), "id"))


@pytest.fixture
def old(tmp_path: Path) -> ReportFile:
    return report_file(dossier(tmp_path / "lama"))


def changes(old: list[dict], new: list[dict], kind: str = "renja") -> version_diff.VersionDiff:
    left, right = canonical(kind, old, id="L0", year=2025), canonical(kind, new, id="R0", year=2025)
    graph = CascadeGraph([left, right])
    return version_diff.compare_versions(graph, [left], [right], link_documents(graph, [left], [right]))


def indicator(name: str = "Jumlah rapat koordinasi", **more: object) -> dict:
    return {
        "name": name,
        "level": "sub_kegiatan",
        "element": "Rapat Koordinasi",
        "unit": "kali",
        "target": "12",
        **more,
    }


def said(found: version_diff.VersionDiff) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (each.kind, each.name, [(d.label.id, d.old.id, d.new.id) for d in each.differences])
        for each in found.changes
        if not each.is_element
    ]


def test_a_target_that_was_changed_is_told_with_both_values():
    assert said(changes([indicator()], [indicator(target="15")])) == [
        ("changed", "Jumlah rapat koordinasi", [("target 2025", "12", "15")])
    ]


@pytest.mark.parametrize(("old", "new"), [("12", "12,00"), ("12 kali", "12"), ("1.200", "1200")])
def test_another_way_of_writing_a_number_is_no_change(old, new):
    found = changes([indicator(target=old)], [indicator(target=new)])

    assert (said(found), found.unchanged) == ([], 1)


def test_another_spelling_of_a_unit_is_no_change_another_unit_is():
    assert said(changes([indicator(unit="dok.")], [indicator(unit="Dokumen")])) == []
    assert said(changes([indicator()], [indicator(unit="dokumen")])) == [
        ("changed", "Jumlah rapat koordinasi", [("satuan", "kali", "dokumen")])
    ]


def test_an_indicator_that_is_only_in_one_version_is_added_or_dropped():
    rapat, surat = indicator(), indicator("Jumlah surat keterangan terlayani", element="Pelayanan Surat")

    assert [each[:2] for each in said(changes([rapat], [rapat, surat]))] == [("added", surat["name"])]
    assert [each[:2] for each in said(changes([rapat, surat], [rapat]))] == [("dropped", surat["name"])]


def test_a_new_name_is_found_by_linking():
    [(kind, name, [(label, old, _)])] = said(
        changes(
            [indicator("Jml rapat koordinasi kecamatan")],
            [indicator("Jumlah rapat koordinasi di kecamatan yang dilaksanakan")],
        )
    )

    assert (kind in ("renamed", "unsure"), label, old) == (True, "nama", "Jml rapat koordinasi kecamatan")
    assert name.endswith("dilaksanakan")


def test_a_value_that_was_filled_in_is_a_change():
    assert said(changes([indicator(target="")], [indicator(target="4")])) == [
        ("changed", "Jumlah rapat koordinasi", [("target 2025", "(kosong)", "4")])
    ]


def test_a_column_of_one_version_is_told_once_and_not_for_each_row():
    rows = [indicator(f"Jumlah rapat {each}", element=f"Rapat {each}") for each in ("camat", "lurah", "dinas")]
    wider = [{**row, "pagu": {2025: "1.000.000"}} for row in rows]
    found = changes(rows, wider)

    assert said(found) == []
    assert [each.en for each in found.columns] == ["only in the new version: pagu 2025"]


def test_the_pagu_of_an_element_is_compared():
    elements = [{"id": "k", "level": "kegiatan", "name": "Rapat Koordinasi", "pagu": {2025: "74.000.000"}}]
    left = canonical("renja", [], id="L0", year=2025, elements=elements)
    right = canonical("renja", [], id="R0", year=2025, elements=[{**elements[0], "pagu": {2025: "74.500.000"}}])
    graph = CascadeGraph([left, right])
    [change] = version_diff.compare_versions(graph, [left], [right], ()).changes

    assert change.is_element
    assert (change.differences[0].old.id, change.differences[0].new.id) == ("74.000.000", "74.500.000")
