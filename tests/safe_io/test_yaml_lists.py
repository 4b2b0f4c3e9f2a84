"""A text that is known gets its entries without being read again, and comes out as it would if it were."""

import pytest
from yaml_texts import TEXTS

from cascade.safe_io import yaml_lists, yaml_reader
from cascade.safe_io.yaml_lists import appended

ENTRY = {"name": "Nilai: SAKIP #1", "why": "baris satu\nbaris dua", "parts": [1, {"x": "-"}], "by": "Sari"}


@pytest.fixture
def reading(monkeypatch):
    """Tell how much text is read whole."""
    read = []
    compose = yaml_reader.compose
    monkeypatch.setattr(yaml_reader, "compose", lambda text, *a, **k: read.append(len(text)) or compose(text, *a, **k))
    return read


@pytest.mark.parametrize("name", TEXTS)
def test_a_chain_of_entries_in_several_lists_is_as_if_each_text_were_a_strangers(name, monkeypatch):
    keys = ["links", "undone", "links", "waivers", "undone", "links"]
    entries = [{**ENTRY, "id": f"e{number}"} for number in range(len(keys))]
    known = TEXTS[name]
    for key, entry in zip(keys, entries, strict=True):
        known = appended(known, key, [entry], "k.yaml").text
    monkeypatch.setattr(yaml_lists._known, "ends_of", lambda text: None)
    strange = TEXTS[name]
    for key, entry in zip(keys, entries, strict=True):
        strange = appended(strange, key, [entry], "k.yaml").text

    assert known == strange
    before = yaml_reader.parse(TEXTS[name], "").data or {}
    after = yaml_reader.parse(known, "").data
    assert after["links"] == [*(before.get("links") or []), entries[0], entries[2], entries[5]]
    assert after["undone"] == [entries[1], entries[4]]


def test_a_text_of_ours_is_never_read_again(reading):
    long = "# kepala\nlinks:\n" + "".join(f"  - {{a: {n}}}\n" for n in range(500))
    text = appended(long, "links", [ENTRY], "k.yaml").text
    reading.clear()
    for key in ("undone", "links", "waivers", "undone"):
        text = appended(text, key, [ENTRY, ENTRY], "k.yaml").text

    assert reading
    assert max(reading) < 1000 < len(text)


def test_a_text_that_somebody_edited_is_read_and_its_comments_stay(reading):
    text = appended("links:\n  - {a: 1}\n", "links", [ENTRY], "k.yaml").text.replace("{a: 1}", "{a: 2}  # tangan")
    reading.clear()
    new = appended(text, "links", [ENTRY], "k.yaml").text

    assert max(reading) >= len(text)
    assert "{a: 2}  # tangan" in new
    assert yaml_reader.parse(new, "").data["links"] == [{"a": 2}, ENTRY, ENTRY]


@pytest.mark.parametrize(
    "text", ["links:\n  - {a: 1}", "", "# kepala\n", "links:\n- a: 1\nwaivers:\n    - b: 2\n    # di dalam\n# ekor\n"]
)
def test_it_is_told_where_the_entries_stand(text):
    for key in ("links", "waivers", "links"):
        made = appended(text, key, [ENTRY, {"a": 1}], "k.yaml")
        lines = yaml_reader.parse(made.text, "").lines
        count = len(yaml_reader.parse(made.text, "").data[key])

        assert made.lines == (lines[key, count - 2], lines[key, count - 1])
        assert made.height == made.text.count("\n") - text.count("\n")
        text = made.text


def test_line_ends_of_windows_stay_and_the_text_is_known(reading):
    text = appended("\ufefflinks:\r\n  - {a: 1}\r\n", "links", [{"a": 2}], "k.yaml").text
    reading.clear()
    text = appended(text, "links", [{"a": 3}], "k.yaml").text

    assert max(reading) < len(text) + 5
    assert text == "\ufefflinks:\r\n  - {a: 1}\r\n  - {a: 2}\r\n  - {a: 3}\r\n"


def test_who_gets_ready_pays_before_the_first_entry(reading):
    text = "links:\n" + "".join(f"  - {{a: {n}}}\n" for n in range(500))
    yaml_lists.get_ready(text, "k.yaml")
    reading.clear()
    appended(text, "undone", [{"of": "x"}], "k.yaml")

    assert max(reading) < 100
