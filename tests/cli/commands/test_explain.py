"""A finding is explained from the report alone."""

from __future__ import annotations

import pytest
from commandline import cascade


def test_a_finding_is_explained_from_the_report_alone(checked, tmp_path):
    folder, report = checked
    [finding] = [each for each in report["findings"] if each["code"] == "PLF-01"]
    for path in folder.iterdir():
        path.unlink()

    said = cascade("explain", tmp_path / "out" / "laporan.json", finding["fingerprint"][:6], cwd=tmp_path)

    assert said.returncode == 0
    assert "Apakah ketentuannya terpenuhi? Tidak" in said.stdout
    assert "target setahun (Rencana Aksi): 90% (Rencana Aksi 2025, aksi.json" in said.stdout
    words, conditions = said.stdout.split("Syarat seperti tertulis di aturan")
    assert "aksi.annual" not in words
    assert "  aksi.annual == renstra.targets[aksi.year]" in conditions.splitlines()
    assert "nama sama, kemiripan" in said.stdout
    assert "kebijakan target: batas atas – bawaan cascade" in said.stdout
    assert "Does what must hold" in cascade(
        "explain", tmp_path / "out" / "laporan.json", finding["fingerprint"], "--lang", "en", cwd=tmp_path
    ).stdout  # fmt: skip


@pytest.mark.parametrize("wanted", ["zzzzzzzz", "a", ""])
def test_a_fingerprint_that_is_not_in_the_report_is_said(checked, tmp_path, wanted):
    said = cascade("explain", tmp_path / "out" / "laporan.json", wanted, cwd=tmp_path)

    assert (said.returncode, said.stdout) == (2, "")
    assert "tidak ada temuan" in said.stderr


def test_every_operand_of_a_trace_has_its_place_in_the_evidence_or_with_it(checked, tmp_path):
    _, report = checked
    steps = [(step, finding) for finding in report["findings"] for step in finding["trace"]]

    assert steps
    for step, finding in steps:
        assert {"part", "depth", "text", "value"} <= set(step)
        if "evidence" in step:
            assert finding["evidence"][step["evidence"]]["source"]["file"]
