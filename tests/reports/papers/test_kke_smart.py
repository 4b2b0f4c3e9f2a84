"""KKE format 1 is answered only where the print is certain."""

from __future__ import annotations

import pytest
from small_workpapers import papers


def renstra(*targets, **more):
    years = [2024, 2025, 2026][: len(targets)]
    values = dict(zip(map(str, years), targets, strict=True))
    return {
        "kind": "renstra", "years": years,
        "indicators": [{"id": "a", "name": "Indeks Kepuasan Masyarakat", "level": "sasaran", "unit": "Indeks",
                        "targets": values, **more}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (renstra("80", "81", "82", direction="up"), (True, True, True)),
        (renstra("80", "79", "82", direction="up"), (True, True, False)),
        (renstra("80", "80", "82", direction="up"), (True, True, None)),
        (renstra("9", "8", "7", direction="down"), (True, True, True)),
        (renstra("baik", "baik", direction="up"), (None, True, None)),
        (renstra("-", ""), (False, False, None)),
    ],
)
def test_smart_is_answered_only_where_the_print_is_certain(document, expected):
    [row] = papers(documents=[document]).smart

    assert (row.measurable, row.timed, row.challenging) == expected
