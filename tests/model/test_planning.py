from __future__ import annotations

import pytest

from cascade.model import CASCADE_ORDER, KIND_NAMES, LEVEL_CHAIN, LEVELS, OUTCOME_LEVELS, PLAN_KINDS, Document, Source


def document(kind: str, **more) -> Document:
    return Document("d1", kind, "r.pdf", "", Source("r.pdf"), **more)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (document("renstra", years=(2025, 2026, 2027, 2028, 2029)), "Renstra 2025–2029"),
        (document("renja", year=2025), "Renja 2025"),
        (document("perjanjian_kinerja", year=2025, phase="perubahan"), "Perjanjian Kinerja Perubahan 2025"),
        (document("iku"), "IKU"),
        (document("renja", year=2025, years=(2025,)), "Renja 2025"),
        (document("surat"), "surat"),
    ],
)
def test_a_document_is_called_by_kind_phase_and_years(printed, name):
    assert printed.name == name


def test_a_document_that_does_not_say_otherwise_is_the_original_one():
    assert document("renja").edition == "murni"
    assert document("renja", phase="perubahan").edition == "perubahan"


def test_the_lists_of_kinds_and_levels_name_no_other_kind_or_level():
    assert set(CASCADE_ORDER) == set(KIND_NAMES)
    assert set(PLAN_KINDS) <= set(KIND_NAMES)
    assert {*LEVEL_CHAIN, *OUTCOME_LEVELS} <= set(LEVELS)
