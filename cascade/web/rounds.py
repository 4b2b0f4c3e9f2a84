"""Check several dossiers in the background, one after the other.

Names go in; the dossiers are checked in their order. Whoever looks meanwhile learns which ones still wait.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from cascade.web.open_dossier import OpenDossier

LONGEST = 3_600.0  # seconds for one dossier, after which the next one begins


class Rounds:
    """The dossiers that wait for a check, and the thread that begins it; it lives while there are any."""

    def __init__(self, open_dossier: Callable[[str], OpenDossier | None]) -> None:
        self.is_automatic = False  # whether dossiers that were never checked are checked unasked
        self._open_dossier = open_dossier
        self._waiting: list[str] = []
        self._tried: set[str] = set()
        self._unasked: set[str] = set()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    @property
    def waiting(self) -> tuple[str, ...]:
        """The dossiers whose turn has not come."""
        with self._lock:
            return tuple(self._waiting)

    def add(self, names: Iterable[str]) -> None:
        """Check these dossiers after those that wait already, also those that have been checked before."""
        names = tuple(names)
        self._unasked -= set(names)
        self._queue(names)

    def _queue(self, names: Iterable[str]) -> None:
        with self._lock:
            self._waiting += [name for name in names if name not in self._waiting]
            if self._waiting and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="rounds", daemon=True)
                self._thread.start()

    def add_untried(self, names: Iterable[str]) -> None:
        """Check those of never-checked dossiers that were not tried before, where that is done unasked."""
        if self.is_automatic:
            new = [name for name in names if name not in self._tried]
            self._tried |= set(new)
            self._unasked |= set(new)
            self._queue(new)

    def was_checked(self, name: str) -> None:
        """Note that somebody opened a dossier before its turn; where nobody asked for its check, it waits no more."""
        with self._lock:
            if name in self._unasked:
                self._waiting = [each for each in self._waiting if each != name]

    def leave_out(self, name: str) -> None:
        """Check a dossier no more, where its turn has not come."""
        with self._lock:
            self._waiting = [each for each in self._waiting if each != name]
            self._tried.discard(name)

    def clear(self) -> None:
        """Check none of those that wait."""
        with self._lock:
            self._waiting = []

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                name = self._waiting.pop(0)
            dossier = self._open_dossier(name)
            if dossier is None or (name in self._unasked and dossier.state != "unread"):
                continue  # it is gone, or somebody opened it before its turn
            self._unasked.discard(name)
            dossier.check()
            dossier.wait(LONGEST)
