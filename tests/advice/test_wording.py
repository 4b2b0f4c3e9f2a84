"""One text tells what to do about a problem: the cells with their new values, then what only a person can tell."""

from __future__ import annotations

from canonical_dossiers import checked, renstra


def advice(tmp_path, subject: str, **documents) -> str:
    report = checked(tmp_path, **documents)
    [problem] = [problem for problem in report.main_problems if problem.subject == subject]
    return problem.advice.id


def test_a_value_that_is_one_of_several_is_offered_with_what_its_rule_advises(tmp_path):
    row = {"name": "Jumlah peserta pelatihan", "level": "program", "unit": "desa", "target": "45 orang"}
    said = advice(tmp_path, row["name"], renja={"kind": "renja", "year": 2025, "indicators": [row]})

    assert "Bila disetujui" in said
    assert "45 orang → 45" in said
    assert "Pakai satu satuan" in said


def test_where_only_a_person_can_tell_every_cell_to_look_at_is_named(tmp_path):
    def value(printed: str, column: int) -> dict:
        return {
            "raw": printed,
            "source": {"table": 1, "row": 4, "column": column, "sheet": "A", "cell": f"{'ABCDEF'[column]}4"},
        }

    targets = {"2024": value("110 %", 3), "2025": value("90 %", 4), "2026": value("120 %", 5)}
    row = {"name": "Persentase desa aktif", "level": "sasaran", "unit": "%", "targets": targets}
    said = advice(tmp_path, row["name"], renstra=renstra(row))

    assert "Renstra A!D4, Renstra A!F4: perbaiki" in said
