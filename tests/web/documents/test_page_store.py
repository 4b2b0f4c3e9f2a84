"""What is kept of pages stays below its cap: the oldest goes first, and a name never leads out of the folder."""

from __future__ import annotations

import os

import pytest

from cascade.web.documents.page_store import PageStore

DIGEST = "ab" * 32


def test_the_oldest_goes_where_there_is_too_much(tmp_path):
    store = PageStore(tmp_path / "pages", most_bytes=1_000)
    for number in range(5):
        store.put(f"{DIGEST}/{number}.webp", b"x" * 300)
        os.utime(tmp_path / "pages" / DIGEST / f"{number}.webp", (number + 1, number + 1)) if number < 4 else None
    assert store.get(f"{DIGEST}/0.webp") is None
    assert store.get(f"{DIGEST}/4.webp") == b"x" * 300
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.webp")) <= 1_000


def test_what_was_asked_for_lately_stays(tmp_path):
    store = PageStore(tmp_path, most_bytes=700)
    for name in ("a", "b"):
        store.put(f"{DIGEST}/{name}", b"x" * 300)
        os.utime(tmp_path / DIGEST / name, (1, 1))
    store.get(f"{DIGEST}/a")
    store.put(f"{DIGEST}/c", b"x" * 300)
    assert [store.get(f"{DIGEST}/{name}") is not None for name in "abc"] == [True, False, True]


@pytest.mark.parametrize("name", ["../x", "a/b", f"{DIGEST}/../../x", f"{DIGEST}/", f"/{DIGEST}/x"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match=r".*"):
        PageStore(tmp_path).get(name)


def test_a_disk_that_takes_nothing_costs_nothing(tmp_path):
    (tmp_path / "pages").write_text("a file where the folder should be")
    store = PageStore(tmp_path / "pages")
    store.put(f"{DIGEST}/1", b"x")
    assert store.get(f"{DIGEST}/1") is None
