# Only run when something is wrong: the ordinary reader of JSON is fast and knows no places.
"""Where the parts of a JSON text stand."""

from __future__ import annotations

import json
import re

from hitl_content.reading.source import place_of
from hitl_content.reading.tree import Place

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


def json_places(text: str) -> tuple[dict[str, Place], tuple[tuple[str, Place], ...]]:
    """Return the place of every value in *text* by path, and the keys that are there twice.

    The text must be JSON; of another text as much is found as can be made out.
    """
    places: dict[str, Place] = {}
    twice: list[tuple[str, Place]] = []
    stack: list[_Inside] = []
    for token in TOKEN.finditer(text):
        word = token.group()
        if word in ",:":
            if stack and word == ",":
                stack[-1].next()
            continue
        if word in "]}":
            if stack:
                stack.pop()
            continue
        if stack and stack[-1].key is None:
            name = str(json.loads(word)) if word.startswith('"') else word
            if name in stack[-1].names:
                twice.append((name, place_of(text, token.start(), stack[-1].child(name))))
            stack[-1].names.add(name)
            stack[-1].key = name
            continue
        path = stack[-1].path() if stack else ""
        places.setdefault(path, place_of(text, token.start(), path))
        if word in "[{":
            stack.append(_Inside(path, is_mapping=word == "{"))
    return places, tuple(twice)


class _Inside:
    """A list or record whose end has not come yet."""

    def __init__(self, at: str, *, is_mapping: bool) -> None:
        self.names: set[str] = set()
        self.key: str | None = None if is_mapping else ""
        self._at = at
        self._is_mapping = is_mapping
        self._index = 0

    def next(self) -> None:
        """Go on to the next entry or item."""
        self._index += 1
        if self._is_mapping:
            self.key = None

    def child(self, name: str) -> str:
        """Return the path of the entry called *name*."""
        return f"{self._at}.{name}" if self._at else name

    def path(self) -> str:
        """Return the path of the value that comes next."""
        return self.child(self.key or "") if self._is_mapping else f"{self._at}[{self._index}]"
