# A click changes one step of many. What was said, drawn or written of the others is taken again, and nothing has to be
# told what changed: the engine hands on the very records of the steps that did not.
"""Remembering what was made of records."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """What was made of records that never change.

    Records are told apart by identity, since comparing or hashing them would cost what it is to save. Each is held on
    to, so that no other can come to have its identity.
    """

    __slots__ = ("_known", "_most")

    def __init__(self, most: int) -> None:
        """*most*: how many are remembered before it starts again."""
        self._known: dict[Hashable, tuple[tuple[object, ...], Made]] = {}
        self._most = most

    def forget(self) -> None:
        """Forget everything."""
        self._known.clear()

    def made(self, records: tuple[object, ...], rest: Hashable, make: Callable[[], Made]) -> Made:
        """Return what *make* gives for *records*; *rest* is everything else that it depends on."""
        key = (*map(id, records), rest)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= self._most:
                self._known.clear()
            found = self._known[key] = records, make()
        return found[1]
