# Our own tree rather than PyYAML's nodes: it knows its path, holds values already decided on, and has a node for
# "was wrong and is already reported", so that one mistake makes one problem.
"""The located tree: what a document says, each part with its line, column and path."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hitl_content.model.number import Number

Scalar = str | bool | Number
"""What a leaf may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a document."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    path: str = ""
    """For example ``rules[3].when.stakes``; empty for the document itself."""

    def key(self, name: str) -> str:
        """Return the path of the entry called *name* inside this place."""
        return f"{self.path}.{name}" if self.path else name

    def item(self, index: int) -> str:
        """Return the path of item *index*, counted from 0, inside this place."""
        return f"{self.path}[{index}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A single value."""

    at: Place
    value: Scalar
    raw: str
    """As written, without quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list."""

    at: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key and its value."""

    name: str
    at: Place
    """The place of the key."""
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys and values, in the order written. No key is there twice."""

    at: Place
    entries: tuple[Entry, ...]
    whole: bool = True
    """Whether every key could be read; if not, one that seems to be missing may be there."""

    def get(self, name: str) -> Node | None:
        """Return the value of the key *name*, or None."""
        return next((entry.value for entry in self.entries if entry.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Something wrong that is already reported; whoever meets it says nothing more."""

    at: Place


Node = Leaf | Listing | Mapping | Broken
"""Any part of a document."""

Plain = str | bool | int | Decimal | None | list["Plain"] | dict[str, "Plain"]
"""The same as ordinary Python data."""


def plain_data(node: Node) -> Plain:
    """Return *node* as ordinary lists, dictionaries and values. Broken parts are None."""
    match node:
        case Leaf():
            return Decimal(node.raw) if isinstance(node.value, Fraction) else node.value
        case Listing():
            return [plain_data(item) for item in node.items]
        case Mapping():
            return {entry.name: plain_data(entry.value) for entry in node.entries}
        case Broken():
            return None


def places_of(node: Node) -> dict[str, Place]:
    """Return the place of every part of *node*, by path. For an entry it is the place of its value."""
    found = {node.at.path: node.at}
    match node:
        case Listing():
            for item in node.items:
                found |= places_of(item)
        case Mapping():
            for entry in node.entries:
                found |= places_of(entry.value)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Where a document could not be read, so that nothing may be said of what seems to be wrong there."""

    broken: frozenset[str] = frozenset()
    """Paths of what is wrong and already reported."""
    partial: frozenset[str] = frozenset()
    """Paths of records of which some key could not be read."""

    def cover(self, path: str, places: Container[str]) -> bool:
        """Return whether what seems wrong at *path* may only seem so. *places* are the paths that are there."""
        around = path
        while around:
            if around in self.broken:
                return True
            outer = around[: max(around.rfind("."), around.rfind("["), 0)]
            if around not in places and outer in self.partial:
                return True
            around = outer
        return "" in self.broken


NO_GAPS = Gaps()
"""Those of a document that could be read as a whole."""


def gaps_of(node: Node) -> Gaps:
    """Return where *node* could not be read."""
    broken: set[str] = set()
    partial: set[str] = set()
    left = [node]
    while left:
        part = left.pop()
        match part:
            case Broken():
                broken.add(part.at.path)
            case Listing():
                left += part.items
            case Mapping():
                left += (entry.value for entry in part.entries)
                if not part.whole:
                    partial.add(part.at.path)
    return Gaps(broken=frozenset(broken), partial=frozenset(partial))
