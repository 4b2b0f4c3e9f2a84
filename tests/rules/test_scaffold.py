from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.rules import examples, scaffold
from cascade.rules.loader import read_rules


@pytest.mark.parametrize("about", scaffold.KINDS)
def test_a_new_rule_passes_its_own_examples(tmp_path, about):
    run = CliRunner()
    made = run.invoke(
        app, ["rules", "new", "TRI-91", "--about", about, "--title", 'Target "baru"', "--folder", str(tmp_path)]
    )
    assert made.exit_code == 0
    assert run.invoke(app, ["rules", "test", str(tmp_path)]).exit_code == 0


def test_without_a_code_a_new_rule_is_asked_for(tmp_path):
    answers = "target triwulan I jangan kosong\n2\nTRI-92\nTarget triwulan I terisi\n"
    made = CliRunner().invoke(app, ["rules", "new", "--folder", str(tmp_path)], input=answers)
    assert made.exit_code == 0
    text = next(tmp_path.glob("TRI-92-*.yaml")).read_text("utf-8")
    assert "target triwulan I jangan kosong" in text
    assert "indicator of rencana_aksi" in text


def test_the_code_that_is_proposed_is_free():
    assert scaffold.free_code("triwulan", {"TRI-90", "TRI-91"}) == "TRI-92"


def test_a_title_with_quotes_and_a_colon_is_written_as_yaml(tmp_path):
    path = tmp_path / "PLF-90.yaml"
    path.write_text(scaffold.skeleton("PLF-90", 'Target: "baru"', note="catatan: a"), "utf-8")
    [rule] = read_rules(path)

    assert (rule.title.id, rule.basis[0].part, rule.trial) == ('Target: "baru"', "catatan: a", True)


@pytest.mark.parametrize(
    ("about", "note", "condition"),
    [
        ("target", "target tidak boleh lebih dari 100", "x.target <= 100"),
        ("target", "target minimal 80", "x.target >= 80"),
        ("target", "target harus di atas 50", "x.target > 50"),
        ("target", "target PK jangan kosong", "x.target is not None"),
        ("target", "apa saja", "x.target > 0"),
        ("triwulan", "target triwulan III jangan kosong", "3 in aksi.filled_quarters"),
        ("triwulan", "isi TW 4", "4 in aksi.filled_quarters"),
        ("triwulan", "setiap triwulan harus terisi", "count(aksi.filled_quarters) == 4"),
        ("banding", "target renja harus sama dengan rencana aksi", "satu.target == lain.target"),
        ("banding", "target PK sesuai Renstra", "satu.target == lain.targets[satu.year]"),
        ("banding", "target Renstra sesuai Renja", "satu.target == lain.targets[satu.year]"),
        ("nama", "jangan memakai “dan lain-lain”", 'not mentions(x.name, "dan lain-lain")'),
        ("unsur", 'tujuan tidak memuat kata "mendukung"', 'not mentions(x.name, "mendukung")'),
        ("unsur", 'sub kegiatan tidak memuat "rapat"', 'not mentions(x.name, "rapat")'),
        ("dokumen", "rencana aksi ditandatangani paling lambat Maret", "month(d.signed) <= 3"),
        ("dokumen", "PK ditandatangani sebelum Februari", "month(d.signed) <= 1"),
    ],
)
def test_the_proposed_condition_fits_the_answers_and_its_examples_hold(tmp_path, about, note, condition):
    path = tmp_path / "PLF-90.yaml"
    path.write_text(scaffold.skeleton("PLF-90", "Judul", note, about), "utf-8")
    [rule] = read_rules(path)

    assert rule.condition.root.text == condition
    assert [result.failures for result in examples.run_examples((rule,)) if result.failures] == []


@pytest.mark.parametrize("about", scaffold.KINDS)
@pytest.mark.parametrize(
    "note", ['"yang" "desa" "jalan"', "tidak lebih dari 0 {x} $y", "sebelum Januari", "TR IV: 'a b' #c"]
)
def test_whatever_the_answers_a_new_rule_passes_its_examples(tmp_path, about, note):
    answers = f"{note}\n{list(scaffold.KINDS).index(about) + 1}\n\n\n"
    made = CliRunner().invoke(app, ["rules", "new", "--folder", str(tmp_path)], input=answers)

    assert made.exit_code == 0, made.output
    assert [r.failures for r in examples.run_examples(read_rules(tmp_path)) if r.failures] == []
