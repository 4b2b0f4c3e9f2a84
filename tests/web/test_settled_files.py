import os
import threading

from cascade.web.open_dossier import stamps_of
from cascade.web.settled_files import changed_files, is_whole, wait_until_written


def test_what_is_new_gone_or_saved_anew_has_changed():
    before = (("a", 1, 1), ("b", 1, 1), ("c", 1, 1))
    after = (("a", 1, 1), ("b", 2, 1), ("d", 1, 1))

    assert changed_files(before, after) == ("b", "c", "d")


def test_a_package_without_its_end_is_not_whole(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\3\4")

    assert not is_whole(path)
    assert not is_whole(tmp_path / "b.xlsx")


def test_a_file_that_grows_is_waited_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("satu", "utf-8")
    known = stamps_of(tmp_path)
    path.write_text("satu dua", "utf-8")
    threading.Timer(0.15, path.write_text, ["satu dua tiga", "utf-8"]).start()

    found = wait_until_written(tmp_path, known, stamps_of)

    assert [size for _, size, _ in found] == [len("satu dua tiga")]


def test_nobody_waits_for_what_was_saved_long_ago_or_longer_than_patience(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    assert wait_until_written(tmp_path, (), stamps_of, patience=0.1) == stamps_of(tmp_path)
    (tmp_path / "a.xlsx").unlink()
    (tmp_path / "b.txt").write_text("lama", "utf-8")
    os.utime(tmp_path / "b.txt", (1, 1))

    assert wait_until_written(tmp_path, (), stamps_of) == stamps_of(tmp_path)
