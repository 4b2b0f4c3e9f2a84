"""What stands in the way of an absence or a sum, by what of the documents was not read."""

import pytest
from evaluation_contexts import context_of, document
from judged_documents import shipped

from cascade.model import Source
from cascade.model.account import FileAccount, TableAccount
from cascade.rules.evaluator import evaluate
from cascade.rules.obstacles.obstacle import obstacle_to
from cascade.rules.selectors import rows
from cascade.rules.vocabulary.context import EvaluationContext

ACTIONS = {"elements": [{"name": "Penyediaan Gaji ASN", "level": "sub_kegiatan"}]}
PLAN = {
    "elements": [
        {"name": "Pembinaan Linmas", "level": "sub_kegiatan", "sources": [{"page": 3, "table": 1, "row": 4}]},
        {"name": "Rapat Koordinasi", "level": "sub_kegiatan", "sources": [{"page": 4, "table": 1, "row": 9}]},
    ]
}


def told(*accounts, code="ADA-09", documents=None):
    """Return what stands in the way of the first row of a rule: the reason, and whether a question is left."""
    [rule] = shipped(code)
    documents = documents or (document("rencana_aksi", year=2025, **ACTIONS), document("renja", year=2025, **PLAN))
    context = context_of(*documents)
    context = EvaluationContext(context.graph, context.policy, accounts=accounts)
    found = obstacle_to(rule, next(iter(rows(rule.select, context))))
    return (found.reason.id, found.leaves_question) if found else None


def account(*tables, file="renja.yaml"):
    return FileAccount(file, tables)


def unread(*pages, rows=20, may_hold=True):
    return TableAccount(
        "not_read", Source("renja.yaml", page=pages[0]), pages=pages, rows=rows, may_hold_targets=may_hold
    )


def with_lost_rows(*places):
    lost = tuple(Source("renja.yaml", page=page, table=1, row=row) for page, row in places)
    return TableAccount(
        "read_in_part", Source("renja.yaml", page=3), pages=(3, 4), document="renja", rows_read=9, rows_lost=lost
    )


def test_nothing_stands_in_the_way_where_all_was_read_as_far_as_anyone_can_tell():
    assert told() is None
    assert told(account(TableAccount("read", Source("renja.yaml", page=3), pages=(3, 4), document="renja"))) is None


def test_pages_that_were_not_read_leave_nothing_to_say():
    assert told(account(unread(5, 6, 7))) == ("Renja hal. 5–7 tidak dibaca seluruhnya", False)


def test_unread_pages_of_another_file_or_of_another_kind_do_not_matter():
    assert told(account(unread(5), file="lain.pdf")) is None
    assert told(account(unread(5, may_hold=False))) is None


def test_a_chart_of_two_rows_that_may_hold_targets_leaves_a_question():
    assert told(account(unread(5, rows=2))) == ("Renja hal. 5 tidak dibaca seluruhnya", True)


def test_a_page_whose_rows_nobody_counted_leaves_nothing_to_say():
    assert told(account(unread(5, rows=0))) == ("Renja hal. 5 tidak dibaca seluruhnya", False)


def test_rows_that_were_lost_between_others_of_its_kind_may_be_the_missing_ones():
    assert told(account(with_lost_rows((3, 5), (3, 6), (3, 7)))) == ("Renja hal. 3 tidak dibaca seluruhnya", False)
    assert told(account(with_lost_rows((3, 5)))) == ("Renja hal. 3 tidak dibaca seluruhnya", True)


def test_rows_lost_among_results_are_no_sub_kegiatan():
    goals = [
        {"name": "Indeks A", "level": "sasaran", "sources": [{"page": 3, "table": 1, "row": 4}]},
        {"name": "Indeks B", "level": "sasaran", "sources": [{"page": 3, "table": 1, "row": 9}]},
    ]
    late = {"name": "Pembinaan Linmas", "level": "sub_kegiatan", "sources": [{"page": 9, "table": 2, "row": 4}]}
    documents = (
        document("rencana_aksi", year=2025, **ACTIONS),
        document("renja", year=2025, indicators=goals, elements=[late]),
    )

    assert told(account(with_lost_rows((3, 5), (3, 6), (3, 7))), documents=documents) is None


@pytest.mark.parametrize("verdict", ["rows_lost", "parent_lost"])
def test_sums_that_prove_lost_rows_leave_nothing_to_say_of_the_work_below(verdict):
    program = {"id": "p", "name": "Program A", "level": "program", "sources": [{"page": 3, "table": 1, "row": 2}]}
    failed = {"element": "p", "verdict": verdict, "differences": {2025: "500000"}, "pages": [3, 4]}
    proof = {"elements": ["p"], "completeness": "lost", "failed": [failed]}
    renja = document("renja", year=2025, elements=[program, *PLAN["elements"]], proofs=[proof])

    found = told(documents=(document("rencana_aksi", year=2025, **ACTIONS), renja))

    assert found == ("Renja hal. 3–4 tidak dibaca seluruhnya", False)


def test_a_name_that_may_be_cut_leaves_a_question():
    actions = {"elements": [{"name": "Penyediaan Gaji dan Tunjangan ASN", "level": "sub_kegiatan"}]}
    plan = {"elements": [{"name": "Penyediaan Gaji dan", "level": "sub_kegiatan", "sources": [{"page": 7}]}]}
    documents = (document("rencana_aksi", year=2025, **actions), document("renja", year=2025, **plan))

    assert told(documents=documents) == ("“Penyediaan Gaji dan” (hal. 7) mungkin nama yang terpotong", True)


def test_the_first_part_of_a_name_that_is_known_whole_is_not_cut():
    gaji = {"name": "Penyediaan Gaji", "level": "sub_kegiatan", "sources": [{"page": 7}]}
    actions = {"elements": [{"name": "Penyediaan Gaji dan Tunjangan ASN", "level": "sub_kegiatan"}, gaji]}
    documents = (document("rencana_aksi", year=2025, **actions), document("renja", year=2025, elements=[gaji]))

    assert told(documents=documents) is None


def test_the_reason_is_told_once_with_the_number_of_rows_that_wait_for_it():
    rules = tuple(shipped("ADA-09"))
    actions = {"elements": [{"name": f"Kegiatan ke-{n} lapangan", "level": "sub_kegiatan"} for n in "abc"]}
    context = context_of(document("rencana_aksi", year=2025, **actions), document("renja", year=2025, **PLAN))
    context = EvaluationContext(context.graph, context.policy, accounts=(account(unread(5, 6)),))

    findings, [coverage] = evaluate(rules, context)

    assert findings == ()
    assert coverage.counts["insufficient_data"] == 3
    assert [reason.id for reason in coverage.missing] == ["Renja hal. 5–6 tidak dibaca seluruhnya (×3)"]


def test_a_question_that_is_left_says_why():
    context = context_of(document("rencana_aksi", year=2025, **ACTIONS), document("renja", year=2025, **PLAN))
    context = EvaluationContext(context.graph, context.policy, accounts=(account(unread(5, rows=1)),))

    [finding], _ = evaluate(tuple(shipped("ADA-09")), context)

    assert finding.severity == "question"
    assert "Renja hal. 5 tidak dibaca seluruhnya" in [doubt.id for doubt in finding.doubts]
