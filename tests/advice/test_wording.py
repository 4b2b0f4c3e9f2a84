"""The advice names the cells once: a report that lists them says beside the list only what it does not tell."""

from __future__ import annotations

from canonical_dossiers import checked, pk, renstra

LINMAS = {"name": "Persentase Linmas terbina", "level": "sasaran", "unit": "%"}


def the_problem(tmp_path, **aksi):
    row = {**LINMAS, "quarters": ["20", "40", "60", "90"], **aksi}
    report = checked(
        tmp_path,
        renstra=renstra({**LINMAS, "targets": {"2025": "85"}}),
        pk=pk({**LINMAS, "target": "95"}),
        aksi={"kind": "rencana_aksi", "year": 2025, "indicators": [row]},
    )
    return next(problem for problem in report.main_problems if problem.subject == LINMAS["name"])


def test_where_cells_are_all_there_is_to_change_nothing_stands_beside_their_list(tmp_path):
    problem = the_problem(tmp_path)

    assert problem.changes
    assert "95 → 85" in problem.advice.id
    assert problem.beside_changes.id == ""


def test_what_no_value_settles_stands_beside_the_list_in_the_words_of_the_advice(tmp_path):
    problem = the_problem(tmp_path, quarters=["20", "60", "40", "90"])

    assert problem.beside_changes.id
    assert problem.advice.id.endswith(problem.beside_changes.id)
    assert "95 → 85" not in problem.beside_changes.id


def test_where_there_is_no_cell_to_change_all_the_advice_stands_there(tmp_path):
    lacking = checked(
        tmp_path, renstra=renstra({**LINMAS, "targets": {"2025": "85"}}), pk=pk({"name": "SAKIP", "target": "70"})
    )

    for problem in lacking.main_problems:
        if not problem.changes:
            assert problem.beside_changes == problem.advice


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
