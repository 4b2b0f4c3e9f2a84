"""A change of a folder is told when its files are quiet and whole, once, whatever programs do while they save."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from cascade.pipeline import watch
from cascade.pipeline.watch import PATIENCE, QUIET, Change, changes, file_states

OTHER_TIME = iter(range(1_000_000_000, 2_000_000_000, 10))


class ScriptedClock:
    """Time that passes only while somebody sleeps; at some moments something happens in the folder."""

    def __init__(self, script: dict[float, Callable[[], None]], end: float = 60):
        self.time, self.script, self.end = 0.0, dict(sorted(script.items())), end

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        for moment in [moment for moment in self.script if moment <= self.time]:
            self.script.pop(moment)()

    def is_over(self) -> bool:
        return self.time >= self.end


def told(folder: Path, script: dict[float, Callable[[], None]], **more) -> list[tuple[float, Change]]:
    clock = ScriptedClock(script, more.pop("end", 60))
    return [(clock.time, change) for change in changes(folder, clock=clock, is_stopped=clock.is_over, **more)]


def save(path: Path, text: str = "a") -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    moment = next(OTHER_TIME)
    os.utime(path, (moment, moment))


def workbook(path: Path, text: str = "a") -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", text)
    moment = next(OTHER_TIME)
    os.utime(path, (moment, moment))


@pytest.fixture
def folder(tmp_path):
    save(tmp_path / "pk.json", "{}")
    return tmp_path


def test_what_came_what_changed_and_what_is_gone_is_told_in_one_change(folder):
    save(folder / "renja.json")

    def happens() -> None:
        save(folder / "pk.json", "[]")
        save(folder / "sub" / "aksi.csv")
        (folder / "renja.json").unlink()

    [(moment, change)] = told(folder, {5: happens})

    assert (change.added, change.modified, change.removed) == (("sub/aksi.csv",), ("pk.json",), ("renja.json",))
    assert 5 + QUIET <= moment <= 5 + QUIET + 1


def test_several_writes_in_a_burst_are_one_change_after_the_last(folder):
    burst = {5 + number / 2: lambda number=number: save(folder / "pk.json", "x" * number) for number in range(1, 9)}

    [(moment, change)] = told(folder, burst)

    assert change.modified == ("pk.json",)
    assert moment >= 9 + QUIET


def test_saving_as_excel_does_is_one_change_of_one_file(folder):
    book = folder / "aksi.xlsx"
    workbook(book)
    script = {
        3: lambda: save(folder / "~$aksi.xlsx"),
        5: lambda: workbook(folder / "9A1B2C3D"),
        5.5: lambda: book.rename(folder / "5E6F.tmp"),
        9: lambda: (folder / "9A1B2C3D").rename(book),
        9.5: lambda: (folder / "5E6F.tmp").unlink(),
        12: lambda: (folder / "~$aksi.xlsx").unlink(),
    }

    found = [change for _, change in told(folder, script)]

    assert found == [Change(waiting=("aksi.xlsx",)), Change(modified=("aksi.xlsx",))]


def test_a_file_that_is_put_back_as_it_was_is_no_change(folder):
    state = (folder / "pk.json").stat()

    def again() -> None:
        (folder / "pk.json").write_text("{}", "utf-8")
        os.utime(folder / "pk.json", ns=(state.st_atime_ns, state.st_mtime_ns))

    assert told(folder, {5: lambda: save(folder / "pk.json", "[]"), 5.5: again}) == []


def test_a_half_written_workbook_is_waited_for_and_that_is_said_once(folder):
    book = folder / "aksi.xlsx"
    script = {5: lambda: save(book, "PK half"), 12: lambda: workbook(book)}

    found = told(folder, script)

    assert [change for _, change in found] == [Change(waiting=("aksi.xlsx",)), Change(added=("aksi.xlsx",))]
    assert found[1][0] >= 12 + QUIET


def test_a_file_that_stays_broken_is_handed_on_after_a_while(folder):
    [_, (moment, change)] = told(folder, {5: lambda: save(folder / "aksi.xlsx", "no workbook")})

    assert change.added == ("aksi.xlsx",)
    assert 5 + PATIENCE <= moment <= 5 + PATIENCE + 1


def test_a_locked_file_is_waited_for_as_long_as_it_takes(folder, monkeypatch):
    locked = [True]
    opened = Path.open

    def refuse(path: Path, *given, **more):
        if locked[0] and path.name == "pk.json":
            raise PermissionError(13, "used by another process")
        return opened(path, *given, **more)

    monkeypatch.setattr(Path, "open", refuse)
    found = told(
        folder, {5: lambda: os.utime(folder / "pk.json", (1, 1)), 40: lambda: locked.__setitem__(0, False)}, end=60
    )

    assert [change for _, change in found] == [Change(waiting=("pk.json",)), Change(modified=("pk.json",))]
    assert found[1][0] >= 40


def test_reports_temporary_files_and_strangers_are_not_looked_at(folder):
    out = folder / "hasil"

    def happens() -> None:
        for name in ("reports/x/laporan.json", "annotated/pk.json", ".git/pk.json", "hasil/kertas-kerja.xlsx"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            save(folder / name)
        for name in ("~$pk.xlsx", "laporan.html", "usulan.md", "A1B2C3D4", "catatan.tmp", "Thumbs.db", ".~lock.pk#"):
            save(folder / name)

    assert told(folder, {5: happens}, ignored=[out]) == []


def test_an_answer_and_a_setting_are_changes_too(folder):
    found = told(folder, {5: lambda: save(folder / "keputusan.yaml"), 20: lambda: save(folder / "berkas.yaml")})

    assert [change.added for _, change in found] == [("keputusan.yaml",), ("berkas.yaml",)]


def test_a_change_while_somebody_checks_is_told_afterwards(folder):
    clock = ScriptedClock({5: lambda: save(folder / "pk.json", "[]")})
    found = []
    for change in islice(changes(folder, clock=clock, is_stopped=clock.is_over), 2):
        found.append(change)
        save(folder / "pk.json", "[1]")  # while the first is checked

    assert [change.modified for change in found] == [("pk.json",), ("pk.json",)]


def test_a_change_before_the_first_look_is_told_where_the_state_before_it_is_known(folder):
    begun = file_states(folder)
    save(folder / "pk.json", "[]")

    [(_, change)] = told(folder, {}, begun=begun)

    assert change.modified == ("pk.json",)


def test_a_folder_that_is_away_for_a_moment_has_lost_no_file(folder, monkeypatch):
    away = [False]
    look = watch.file_states

    def states(*given):
        if away[0]:
            raise OSError(112, "host is down")
        return look(*given)

    monkeypatch.setattr(watch, "file_states", states)
    script = {5: lambda: away.__setitem__(0, True), 20: lambda: away.__setitem__(0, False)}

    assert [change for _, change in told(folder, script)] == [Change(waiting=(folder.name,))]


def test_the_system_clock_goes_on():
    clock = watch.SystemClock()
    before = clock.now()
    clock.sleep(0.01)

    assert clock.now() - before >= 0.009


def settled(folder: Path, script: dict[float, Callable[[], None]], known):
    clock = ScriptedClock(script)
    return watch.settled_states(folder, known, clock), clock.time


def test_files_that_were_saved_long_ago_are_there_at_once(folder):
    states, moment = settled(folder, {}, {})

    assert (set(states), moment) == ({"pk.json"}, 0)


def test_a_half_written_workbook_is_waited_for_until_it_is_whole(folder):
    known, book = file_states(folder), folder / "aksi.xlsx"
    save(book, "PK half")

    states, moment = settled(folder, {3: lambda: workbook(book)}, known)

    assert states == file_states(folder)
    assert 3 + QUIET <= moment <= 3 + QUIET + 1


def test_a_workbook_that_stays_half_written_is_waited_for_only_so_long(folder):
    known = file_states(folder)
    save(folder / "aksi.xlsx", "PK half")

    states, moment = settled(folder, {}, known)

    assert "aksi.xlsx" in states
    assert PATIENCE <= moment <= PATIENCE + 1
