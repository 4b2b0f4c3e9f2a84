"""Watch the folder of a dossier and tell when its files have changed and are whole again.

A folder goes in; changes come out, each when the files have been quiet for a moment and can be opened. States of the files are
compared (names, sizes, times), which works on network drives and everywhere; what programs do while they save (temporary files,
renaming, several writes in a burst) is waited out. Reports and other files that are no documents are not looked at. Prints nothing
and reads no document.
"""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.reading.loaders import LOADERS
from cascade.reading.loaders.folder import is_looked_into, reason_to_pass_over
from cascade.safe_io.windows.files import is_open_in_office
from cascade.settings.policy import BERKAS

INTERVAL = 0.5  # seconds between two looks
QUIET = 1.0  # seconds without a change until files are looked into
PATIENCE = 10.0  # seconds after which a file that is no whole one is taken as it is
_SETTINGS = (BERKAS, DECISIONS_FILE)
_ZIPPED = (".xlsx", ".xlsm", ".docx", ".ods", ".odt", ".ots", ".ott")

FileStates = Mapping[str, tuple[int, int]]  # name in the folder → bytes, time of the last change


class Clock(Protocol):
    """What tells the time and lets it pass."""

    def now(self) -> float:
        """Return seconds that only grow."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""


class SystemClock:
    """The clock of this computer."""

    def now(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in a folder since the last change that was told, by names; or the files for which it waits.

    While there is something in `waiting`, which is told once, nothing else is there.
    """

    added: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All files that changed."""
        return (*self.added, *self.modified, *self.removed)


def changes(
    folder: Path,
    *,
    ignored: Collection[Path] = (),
    clock: Clock | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    begun: FileStates | None = None,
) -> Iterator[Change]:
    """Yield what changes in a folder, for ever.

    Args:
        folder: That of the dossier.
        ignored: Folders into which reports are written.
        clock: What tells the time, for tests.
        is_stopped: Asked at each look; yes ends the watch.
        begun: The state that was seen last (`file_states`), so that no change before the first look is lost.
    """
    clock = clock or SystemClock()
    known = file_states(folder, ignored) if begun is None else begun
    seen, since, told = known, clock.now(), frozenset[str]()
    while not is_stopped():
        clock.sleep(INTERVAL)
        try:
            now = file_states(folder, ignored)
        except OSError:  # a network drive that is away for a moment
            waiting, now = frozenset({folder.name}), seen
            since = clock.now()
        else:
            if now != seen:
                seen, since = now, clock.now()
            quiet = clock.now() - since
            if now == known:
                told = frozenset()
            if now == known or quiet < QUIET:
                continue
            waiting = frozenset(_not_whole(folder, known, now, is_patient=quiet < PATIENCE))
        if waiting:
            if waiting != told:
                yield Change(waiting=tuple(sorted(waiting)))
            told = waiting
            continue
        before, known, told = known, now, frozenset()
        yield difference(before, now)


def settled_states(folder: Path, known: FileStates, clock: Clock | None = None) -> FileStates:
    """Return the state of the files once those that changed are quiet and whole, or have been waited for long enough.

    Args:
        folder: That of the dossier.
        known: The state that was seen last.
        clock: What tells the time, for tests.

    Raises:
        OSError: the folder is not there.
    """
    clock = clock or SystemClock()
    seen, begun = file_states(folder), clock.now()
    since = begun - QUIET if _are_old(known, seen) else begun
    while clock.now() - begun < PATIENCE:
        if clock.now() - since >= QUIET and not any(_not_whole(folder, known, seen, is_patient=True)):
            break
        clock.sleep(INTERVAL)
        now = file_states(folder)
        if now != seen:
            seen, since = now, clock.now()
    return seen


def difference(before: FileStates, now: FileStates) -> Change:
    """Return what changed from one state to another."""
    return Change(
        tuple(name for name in now if name not in before),
        tuple(name for name, state in now.items() if name in before and before[name] != state),
        tuple(name for name in before if name not in now),
    )


def _are_old(known: FileStates, now: FileStates) -> bool:
    """Tell whether all that changed was last written a while ago, by the clock of the files."""
    recent = time.time() - 2 * QUIET
    return all(changed / 1e9 < recent for name, (_, changed) in now.items() if known.get(name) != now[name])


def file_states(folder: Path, ignored: Collection[Path] = ()) -> FileStates:
    """Return the state of every file of a folder that counts in a check.

    Raises:
        OSError: the folder is not there.
    """
    left_out = {path.resolve() for path in ignored}
    return dict(sorted(_states_in(folder, "", left_out)))


def _states_in(folder: Path, above: str, left_out: Collection[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{above}{entry.name}"
            try:
                if entry.is_dir(follow_symlinks=False):
                    if is_looked_into(entry.name) and Path(entry.path).resolve() not in left_out:
                        yield from _states_in(Path(entry.path), f"{name}/", left_out)
                elif _counts(entry.name, is_above=not above):
                    state = entry.stat()
                    yield name, (state.st_size, state.st_mtime_ns)
            except OSError:  # gone between two looks
                continue


def _counts(name: str, *, is_above: bool) -> bool:
    """Tell whether a file is a document, or one of the settings of the dossier."""
    if is_above and name.casefold() in _SETTINGS:
        return True
    return Path(name).suffix.lower() in LOADERS and reason_to_pass_over(name) is None


def _not_whole(folder: Path, known: FileStates, now: FileStates, *, is_patient: bool) -> Iterator[str]:
    """Yield the changed files that a program is still writing: locked, cut off, or on their way from one name to another."""
    for name, state in now.items():
        if known.get(name) != state and _is_written(folder / name, is_patient=is_patient):
            yield name
    if is_patient:
        yield from (name for name in known if name not in now and is_open_in_office(folder / name))


def _is_written(path: Path, *, is_patient: bool) -> bool:
    """Tell whether a file cannot be opened, or is no whole one yet."""
    try:
        with path.open("rb") as stream:
            is_empty = not stream.read(1)
        is_cut_off = is_empty or (path.suffix.lower() in _ZIPPED and not zipfile.is_zipfile(path))
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return is_patient and is_cut_off and path.name.casefold() not in _SETTINGS
