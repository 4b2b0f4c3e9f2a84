"""Remember what functions of texts answered, and let it go between dossiers.

A process that judges thousands of dossiers, each in words of its own, would keep them all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

MOST = 100_000  # answers that are kept for the next dossier, some 150 bytes each
_memos: list[_lru_cache_wrapper[object]] = []


def memoized(function: Callable[Arguments, Answer], most: int | None = None) -> Callable[Arguments, Answer]:
    """Remember all answers of a function, or the `most` that were asked for last, until they are let go."""
    memo = lru_cache(most)(function)
    _memos.append(cast("_lru_cache_wrapper[object]", memo))
    return cast("Callable[Arguments, Answer]", memo)


def let_go(most: int = MOST) -> None:
    """Let all answers go where more than `most` are kept."""
    if sum(memo.cache_info().currsize for memo in _memos) > most:
        for memo in _memos:
            memo.cache_clear()
