"""A person's file gets one entry more, and not another character changes."""

from __future__ import annotations

import os
import time

import pytest
from yaml_texts import TEXTS

from cascade.model.errors import CascadeError, SettingsError
from cascade.safe_io import yaml_editor, yaml_lists, yaml_reader
from cascade.safe_io.file_lock import locked
from cascade.safe_io.yaml_editor import change_text
from cascade.safe_io.yaml_lists import appended

ENTRY = {"left": {"document": "renstra", "name": "Nilai: “A” #1"}, "verdict": "confirmed", "on": "x"}


def with_entry(text, key, entry, file):
    return appended(text, key, [entry], file).text


def append_entry(path, key, entry):
    change_text(path, lambda text: yaml_lists.appended(text, key, [entry], path.name).text)


@pytest.mark.parametrize("name", TEXTS)
def test_several_entries_are_added_as_one_after_the_other_would_be(name):
    others = [ENTRY, {**ENTRY, "verdict": "rejected"}]
    one_by_one = with_entry(with_entry(TEXTS[name], "links", others[0], ""), "links", others[1], "")

    assert yaml_reader.parse(appended(TEXTS[name], "links", others, "").text, "").data == (
        yaml_reader.parse(one_by_one, "").data
    )


def test_a_change_that_makes_no_difference_writes_nothing(tmp_path):
    change_text(tmp_path / "k.yaml", lambda text: text)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_way_to_write_a_list_gets_the_entry_and_keeps_the_rest(name):
    text = TEXTS[name]
    new = with_entry(text, "links", ENTRY, "keputusan.yaml")
    old = yaml_reader.parse(text, "").data or {}

    assert yaml_reader.parse(new, "").data == {**old, "links": [*(old.get("links") or []), ENTRY]}
    rest = iter(new)
    assert all(character in rest for character in text.strip()), "every character is still there, in its order"
    assert [line for line in text.splitlines() if "#" in line and line.strip()[0] == "#"] == [
        line for line in new.splitlines() if line.strip().startswith("#")
    ]


def test_a_comment_inside_the_last_entry_stays_with_it():
    new = with_entry(TEXTS["block at the margin"], "links", ENTRY, "")

    assert new.index("masih tentang yang pertama") < new.index("renstra") < new.index("# tentang waivers")


def test_line_ends_and_the_mark_of_windows_editors_stay():
    new = with_entry("\ufefflinks:\r\n  - {a: 1}\r\n", "links", ENTRY, "")

    assert new.startswith("\ufefflinks:\r\n")
    assert new.count("\n") == new.count("\r\n") > 2


@pytest.mark.parametrize("text", ["- a\n- b\n", "links: satu\n", "satu kalimat"])
def test_where_no_list_can_be_the_file_is_left_alone_and_the_entry_is_told(tmp_path, text):
    path = tmp_path / "k.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(CascadeError) as error:
        append_entry(path, "links", ENTRY)

    assert "renstra" in error.value.say()
    assert path.read_text("utf-8") == text


def test_a_file_that_is_no_yaml_is_left_alone(tmp_path):
    path = tmp_path / "k.yaml"
    path.write_text("links: [", "utf-8")

    with pytest.raises(SettingsError):
        append_entry(path, "links", ENTRY)

    assert path.read_text("utf-8") == "links: ["


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "k.yaml"
    path.write_text("# saya\n", "utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "disk penuh")))

    with pytest.raises(CascadeError, match="the disk is full"):
        append_entry(path, "links", ENTRY)

    assert path.read_text("utf-8") == "# saya\n"
    assert [each.name for each in tmp_path.iterdir()] == ["k.yaml"]


@pytest.mark.slow
def test_a_long_file_gets_its_entry_within_a_tenth_of_a_second(tmp_path):
    path = tmp_path / "k.yaml"
    one = "  - left: {{document: renstra, name: Nilai {n}}}\n    verdict: confirmed\n    by: Sari\n    on: 2025-03-01\n    why: sama\n"
    path.write_text("links:\n" + "".join(one.format(n=n) for n in range(500)), "utf-8")
    append_entry(path, "links", ENTRY)  # what is built once is not counted
    spent = []
    for _ in range(5):
        began = time.process_time()
        append_entry(path, "links", ENTRY)
        spent.append(time.process_time() - began)

    assert min(spent) < 0.1
    assert len(yaml_reader.read(path).data["links"]) == 506


def test_a_link_is_never_written_through(tmp_path):
    (tmp_path / "lain.yaml").write_text("links: []\n", "utf-8")
    try:
        (tmp_path / "k.yaml").symlink_to("lain.yaml")
    except OSError:
        pytest.skip("this system makes no links")

    with pytest.raises(CascadeError, match=r"k\.yaml: this is a link, not written through"):
        append_entry(tmp_path / "k.yaml", "links", ENTRY)

    assert (tmp_path / "lain.yaml").read_text("utf-8") == "links: []\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["k.yaml", "lain.yaml"]


def test_what_an_editor_saves_between_reading_and_writing_is_kept(tmp_path, monkeypatch):
    path = tmp_path / "k.yaml"
    path.write_text("links: []\n", "utf-8")
    made = yaml_lists.appended

    def saved_meanwhile(text: str, *arguments: object) -> yaml_lists.Appended:
        if "# editor" not in text:
            path.write_text("# editor\nlinks: []\n", "utf-8")
        return made(text, *arguments)

    monkeypatch.setattr(yaml_lists, "appended", saved_meanwhile)
    append_entry(path, "links", ENTRY)

    assert path.read_text("utf-8").startswith("# editor\n")
    assert yaml_reader.read(path).data["links"] == [ENTRY]


def with_letter(text, **values):
    new = yaml_editor.with_values(text, "letter", values, "berkas.yaml")
    return new, yaml_reader.parse(new, "berkas.yaml").data


def test_values_of_a_mapping_change_and_comments_stay():
    text = "opd: Kecamatan X  # kami\nletter:\n  # kop surat\n  letterhead:\n  - A\n  - B\n  number: 1/2022  # lama\n# akhir\nyear: 2022\n"

    new, data = with_letter(text, number="2/2022: baru", letterhead=["C"], place="Purwokerto")

    assert data["letter"] == {"letterhead": ["C"], "number": "2/2022: baru", "place": "Purwokerto"}
    assert data["year"] == 2022
    assert all(comment in new for comment in ("# kami", "# kop surat", "# lama", "# akhir"))


@pytest.mark.parametrize(
    "text", ["", "opd: X\n", "opd: X", "letter:\n", "letter: {number: a}\nyear: 2022\n", "letter:\n  number:\n"]
)
def test_a_mapping_that_is_not_there_yet_is_made(text):
    _, data = with_letter(text, number="b", copies_to=["satu, dua", "tiga"], reply_days=None)

    assert data["letter"] == {"number": "b", "copies_to": ["satu, dua", "tiga"], "reply_days": None}


def test_what_is_no_mapping_is_left_alone():
    with pytest.raises(CascadeError, match="letter"):
        with_letter("letter: 3\n", number="b")
    with pytest.raises(CascadeError):
        with_letter("- a\n", number="b")


def test_values_are_written_into_a_file_as_it_keeps_them(tmp_path):
    path = tmp_path / "berkas.yaml"
    path.write_bytes(b"opd: X\r\n")

    yaml_editor.set_values(path, "letter", {"number": "1"})

    assert path.read_bytes() == b"opd: X\r\nletter:\r\n  number: '1'\r\n"


def test_what_a_killed_process_left_beside_a_file_is_taken_away_but_not_under_the_hands_of_another(tmp_path):
    path = tmp_path / "keputusan.yaml"
    others = [tmp_path / ".lain.yaml.abcdefgh", tmp_path / ".keputusan.yaml.milikku"]
    for each in (tmp_path / ".keputusan.yaml.a1b2c3_d", *others, tmp_path / ".keputusan.yaml.lock"):
        each.touch()
    with locked(path):
        yaml_editor.sweep(path)
        assert (tmp_path / ".keputusan.yaml.a1b2c3_d").exists()
    yaml_editor.sweep(path)

    assert sorted(tmp_path.iterdir()) == sorted(others)
