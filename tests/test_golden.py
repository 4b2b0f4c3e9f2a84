"""The shipped dossiers, from files to findings."""

from __future__ import annotations

import io
import json
import re
from functools import cache

import pytest
from golden_reports import DOSSIERS, ROOT, golden, report_of
from rich.console import Console

from cascade.reports.formats import write
from cascade.reports.formats.terminal.brief import print_brief
from cascade.reports.report import Report

GUMELAR, SELARAS = DOSSIERS


@cache
def report(dossier: str) -> Report:
    return report_of(dossier)


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_shipped_dossier_gives_exactly_its_golden_findings(dossier):
    expected = json.loads((ROOT / "tests" / "golden" / f"{dossier}.json").read_text("utf-8"))

    assert golden(report(dossier)) == expected


@pytest.mark.parametrize("format_", ["html", "json", "md"])
def test_the_shipped_report_is_the_one_of_today(tmp_path, format_):
    [written] = write(report(GUMELAR), (format_,), tmp_path, "id")
    shipped = ROOT / "reports" / "contoh" / GUMELAR / written.name

    assert written.read_bytes() == shipped.read_bytes(), "run: make golden"


def test_the_readme_shows_lines_that_the_terminal_prints():
    console = Console(width=110, file=io.StringIO())
    print_brief(report(GUMELAR), "id", console, (), is_screen=True)
    printed = [line.rstrip() for line in console.file.getvalue().splitlines()]
    [shown] = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)

    assert [line for line in shown.splitlines() if line not in printed] == []


def test_the_dossier_in_order_has_no_error_and_no_warning():
    found = report(SELARAS)

    assert [(f.code, f.message.id) for f in found.findings if f.severity in ("error", "warning")] == []
    assert found.problems == ()


def found(code: str, *values: str, severity: str = "error", subject: str = "") -> bool:
    """Tell whether some finding of a code quotes these values, each with a cell or row."""
    return any(
        finding.code == code
        and finding.severity == severity
        and subject in finding.subject
        and set(values) <= {e.value for e in finding.evidence if e.source and (e.source.cell or e.source.row)}
        for finding in report(GUMELAR).findings
    )


@pytest.mark.parametrize(
    ("code", "values", "severity"),
    [
        ("PLF-01", ("84", "82,50"), "error"),  # C1, written by the reviewer beside the IKM
        ("PLF-02", ("84", "82,50"), "error"),
        ("TRI-01", ("90%", "95%"), "error"),  # C2, written under the sasaran
        ("TRI-01", ("95%", "100%"), "error"),
        ("TRI-02", ("14", "12 unit"), "error"),
        ("KAL-01", ("TR I", "TR III"), "warning"),  # C3, with the local calendar of berkas.yaml
    ],
)
def test_what_the_real_reviewer_wrote_is_found_with_both_values(code, values, severity):
    assert found(code, *values, severity=severity)


@pytest.mark.parametrize(
    ("code", "subject", "severity"),
    [
        ("KAL-02", "Rencana Aksi 2022", "error"),
        ("SAT-02", "Jumlah dokumen adminstrasi pelaksanaan tugas ASN", "warning"),
        ("SAT-02", "Jumlah Lembaga dan organisasi masyarakat", "warning"),
        ("SAT-03", "Jumlah Pemohon pelayanan non perizinan", "error"),
        ("SAT-04", "Jumlah dokumen evaluasi kinerja", "warning"),
        ("NOM-04", "Fasilitasi Pelaksanaan Pemilihan Kepala Desa", "warning"),
        ("HIR-10", "Jumlah desa yang difasilitasi dalam rangka Pemilihan Kepala Desa", "warning"),
        ("ADA-01", "Nilai SAKIP Kecamatan", "error"),
        ("ADA-02", "Persentase pengaduan masyarakat", "error"),
        ("ADA-03", "Nilai SAKIP Kecamatan", "error"),
        ("ADA-04", "Persentase kelompok masyarakat di kecamatan yang aktif", "warning"),
        ("ADA-12", "", "info"),
        ("PGU-03", "Administrasi Umum Perangkat Daerah", "error"),
        ("PLF-11", "Persentase desa yang aktif", "warning"),
        ("SAT-01", "Jumlah Rapat koordinasi FKUB", "warning"),
        ("NOM-06", "tertib administrasi pemerintahan", "question"),
    ],
)
def test_what_the_documents_show_on_their_own_is_found(code, subject, severity):
    assert found(code, severity=severity, subject=subject)


def test_sixteen_copies_are_one_finding():
    fingerprints = [finding.fingerprint for finding in report(GUMELAR).findings]

    assert len(fingerprints) == len(set(fingerprints))


def test_an_open_link_is_one_question_and_no_orphan_besides():
    about = [f for f in report(GUMELAR).findings if "tertib administrasi pemerintahan" in f.subject]

    assert {finding.code for finding in about} <= {"NOM-06"}


def test_every_value_of_every_finding_has_a_place():
    for finding in report(GUMELAR).findings:
        assert finding.places, finding.code
        assert all(e.source is not None for e in finding.evidence), finding.code
