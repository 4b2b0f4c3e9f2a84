"""Make what takes a while in the background, once for each check, and tell how far it is.

What is wanted and how to make it go in; the thing itself comes out, or that it is being made. One thing is made at a time,
whatever the number of dossiers, so that pages stay quick; what an earlier check was asked for is forgotten.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.options import Progress

Thing = TypeVar("Thing")
Key = tuple[int, str]  # the number of a check, and the name of what is made of it
_MAKING = threading.Semaphore(1)


@dataclass(slots=True)
class Made(Generic[Thing]):
    """One thing: `value` when it is made, `error` where that failed, else what is being done."""

    key: Key
    value: Thing | None = None
    error: CascadeError | None = None
    said: LocalizedText | None = None
    began: float = field(default_factory=time.monotonic)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds(self) -> int:
        """How long it has taken."""
        return int(time.monotonic() - self.began)

    @property
    def is_busy(self) -> bool:
        """Whether it is still being made."""
        return not self.ended.is_set()


class Workshop:
    """What is made of one dossier."""

    def __init__(self) -> None:
        self._made: dict[Key, Made[object]] = {}
        self._lock = threading.Lock()

    def ask(self, key: Key, make: Callable[[Progress], Thing], patience: float = 0.0) -> Made[Thing]:
        """Return a thing, made now where it was not before; it may be busy still after `patience` seconds.

        One that failed is told once, and tried again when it is asked for again.
        """
        with self._lock:
            for old in [each for each in self._made if each[0] < key[0]]:
                del self._made[old]
            found = self._made.get(key)
            made = Made[Thing](key) if found is None else cast("Made[Thing]", found)
            if found is None:
                self._made[key] = cast("Made[object]", made)
                threading.Thread(target=self._make, args=(made, make), name=f"make {key[1]}", daemon=True).start()
        made.ended.wait(patience)
        with self._lock:
            if made.error is not None and self._made.get(key) is made:
                del self._made[key]
        return made

    def forget(self, key: Key) -> None:
        """Make a thing anew when it is asked for again."""
        with self._lock:
            self._made.pop(key, None)

    def find(self, key: Key) -> Made[object] | None:
        """Return a thing that was asked for."""
        with self._lock:
            return self._made.get(key)

    def _make(self, made: Made[Thing], make: Callable[[Progress], Thing]) -> None:
        def say(text: LocalizedText) -> None:
            made.said = text

        try:
            with _MAKING:
                made.value = make(say)
        except CascadeError as error:
            made.error = error
        except Exception as error:  # a mistake of ours is told, and costs this thing alone
            made.error = CascadeError(_MISTAKE.format(e=f"{type(error).__name__}: {error}"), _MISTAKE_HINT)
        finally:
            made.ended.set()


_MISTAKE = LocalizedText("cascade keliru saat membuatnya ({e}).", "cascade made a mistake while making it ({e}).")
_MISTAKE_HINT = LocalizedText(
    "Coba sekali lagi; bila terulang, laporkan beserta kalimat ini.",
    "Try again; if it happens again, report it with this sentence.",
)
