# The vocabulary in which grammar.py states what may be written. Reading, the published JSON Schema and the
# reference page all walk these records, so the three cannot disagree.
"""Shapes: which values and keys a document may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Plain(Enum):
    """Shapes without a parameter."""

    WORDS = "text"
    """One text that is the same in every language."""
    TEXT = "text in each language"
    """A text; with several languages, a record of them."""
    LINE = "text that may be empty"
    ID = "id"
    """A new id."""
    YES_NO = "true or false"
    NUMBER = "number"
    WHOLE = "whole number"
    LANGUAGE = "language tag"
    CONDITION = "condition"
    ANSWERS = "answers"
    DATE = "date"
    CHANGES = "changes"
    """Changed fields by the id of what they belong to."""
    ANYTHING = "anything"
    """Something that is read and left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few words."""

    words: tuple[tuple[str, str], ...]
    """Each with its meaning."""
    or_number: bool = False
    """Whether a number may be written instead."""

    @property
    def names(self) -> tuple[str, ...]:
        """The words themselves."""
        return tuple(word for word, _ in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The id of something that is defined elsewhere in the assessment."""

    family: str
    """What it is the id of, in the singular: ``question``, ``outcome`` ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """A record from outcomes to one of their levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByScore:
    """A record from scores to a number, or to one of their bands."""

    bands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list."""

    of: Shape
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a record."""

    name: str
    shape: Shape
    meaning: str
    required: bool = False
    default: str = ""
    """What a key that is left out means."""
    example: str = ""
    """A value as it is written in YAML, on one line."""
    kinds: tuple[str, ...] = ()
    """For questions: the kinds it belongs to; empty for all."""
    fixed: str | int | None = None
    """The only value it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What to do instead of using a key that is often tried where it does not belong."""

    names: tuple[str, ...]
    cure: str
    kinds: tuple[str, ...]
    """The kinds of question in which it is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record: a set of keys."""

    name: str
    """With its article, as messages say it: ``a question``."""
    meaning: str
    keys: tuple[Key, ...]
    hints: tuple[Hint, ...] = ()

    @property
    def title(self) -> str:
        """The name without its article."""
        return self.name.split(" ", 1)[1]

    def key(self, name: str) -> Key | None:
        """Return the key called *name*, or None."""
        return next((key for key in self.keys if key.name == name), None)

    def hint(self, name: str, kind: str) -> str:
        """Return what to do instead of using the key *name* in a question of *kind*, or an empty text."""
        return next((hint.cure for hint in self.hints if name in hint.names and kind in hint.kinds), "")


Shape = Plain | Choice | Named | Levels | ByScore | ListOf | Record
"""Any shape."""


def records_of(record: Record) -> tuple[Record, ...]:
    """Return *record* and every record inside it, each once, outermost first."""
    found = {record.name: record}
    for key in record.keys:
        shape = key.shape.of if isinstance(key.shape, ListOf) else key.shape
        if isinstance(shape, Record):
            found |= {inner.name: inner for inner in records_of(shape) if inner.name not in found}
    return tuple(found.values())
