# The first of two passes: is everything of the right shape? It knows the grammar and nothing of what the words
# mean together. The second pass (index, conditions, check_*) sees only what came through here.
"""Tree and grammar to typed fields."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from hitl_content.model.number import Number
from hitl_content.reading.leaves import LeafReader, Name
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.shape import ByScore, Key, Levels, ListOf, Plain, Record, Shape
from hitl_content.reading.texts import TextReader
from hitl_content.reading.tree import Broken, Entry, Leaf, Listing, Mapping, Node, Place
from hitl_content.wire.suggesting import did_you_mean, nearest, quoted

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A key that names something, and its value."""

    key: Name
    value: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A record that has been read: the fields that were right."""

    at: Place
    record: Record
    values: dict[str, object]
    places: dict[str, Place]
    """Where each value stands, right or not."""
    raw_id: str = ""
    """The id as written, also where it is not a fit one."""
    sure: bool = True
    """Whether every key was a right one, so that what seems to be missing is."""

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return the value of *key*, or None where it is not there or not right."""
        value = self.values.get(key)
        return value if isinstance(value, kind) else None

    def need(self, key: str, kind: type[T]) -> T:
        """Return the value of *key* in a form without problems. Raises TypeError where there is none."""
        value = self.values[key]
        if not isinstance(value, kind):
            raise TypeError(key)
        return value

    def number(self, key: str) -> Number | None:
        """Return the number at *key*, or None where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, int | Fraction) and not isinstance(value, bool) else None

    def all(self, key: str, kind: type[T]) -> tuple[T, ...]:
        """Return the right items of the list at *key*."""
        values = self.values.get(key)
        return tuple(item for item in values if isinstance(item, kind)) if isinstance(values, tuple) else ()

    def __contains__(self, key: str) -> bool:
        return key in self.places

    def place(self, key: str) -> Place:
        """Return where the value of *key* stands, or the record itself where there is none."""
        return self.places.get(key, self.at)


class FormReader:
    """Reads trees by the grammar, reporting what does not fit."""

    def __init__(self, reporter: Reporter, languages: tuple[str, ...] | None) -> None:
        self._reporter = reporter
        self._leaves = LeafReader(reporter)
        self._texts = TextReader(reporter, languages)

    def record(self, node: Node, record: Record) -> Form | None:
        """Return *node* read as *record*; None where it is no record at all."""
        if not isinstance(node, Mapping):
            if not isinstance(node, Broken):
                example = next(key for key in record.keys if key.required)
                self._reporter.add(
                    node.at,
                    f"{record.name[0].upper()}{record.name[1:]} is a record of keys and values.",
                    f"Write for example {example.name}: {example.example}.",
                )
            return None
        kind = node.get("kind")
        word = kind.raw if isinstance(kind, Leaf) else ""
        guessed = self._unknown_keys(node, record, word)
        values: dict[str, object] = {}
        places: dict[str, Place] = {}
        for entry in node.entries:
            key = record.key(entry.name)
            if key is None:
                continue
            places[key.name] = entry.value.at
            if self._belongs(key, word, entry, record):
                value = self.value(entry.value, key.shape, key.name)
                if value is not None:
                    values[key.name] = value
        for key in record.keys:
            if key.required and node.whole and key.name not in places and key.name not in guessed:
                self._reporter.add(node.at, f"{key.name} is missing.", f"Add it, for example {key.name}: {key.example}")
        written = node.get("id")
        raw_id = written.raw if isinstance(written, Leaf) else ""
        sure = node.whole and all(record.key(entry.name) for entry in node.entries)
        return Form(at=node.at, record=record, values=values, places=places, raw_id=raw_id, sure=sure)

    def _unknown_keys(self, node: Mapping, record: Record, kind: str) -> set[str]:
        """Report keys that *record* does not have. Returns those that were probably meant."""
        names = [key.name for key in record.keys]
        free = [name for name in names if node.get(name) is None]
        guessed = set()
        for entry in node.entries:
            if entry.name not in names:
                guess = nearest(entry.name, free)
                guessed |= {guess} if guess else set()
                cure = record.hint(entry.name, kind) or did_you_mean(entry.name, names, "Keys")
                self._reporter.add(entry.at, f"{quoted(entry.name)} is not a key of {record.name}.", cure)
        return guessed

    def _belongs(self, key: Key, kind: str, entry: Entry, record: Record) -> bool:
        if not key.kinds or kind in key.kinds or kind not in _KINDS:
            return True
        self._reporter.add(
            entry.at,
            f"{key.name} does not belong to a question of the kind {kind}.",
            record.hint(key.name, kind) or f"Leave it out, or change the kind to {' or '.join(key.kinds)}.",
        )
        return False

    def value(self, node: Node, shape: Shape, called: str) -> object:
        """Return *node* read as *shape*; None where it does not fit, which is then reported."""
        if isinstance(node, Broken):
            return None
        match shape:
            case Record():
                return self.record(node, shape)
            case ListOf():
                return self._list(node, shape, called)
            case Levels() | ByScore():
                return self._pairs(node, called)
            case Plain.CONDITION | Plain.ANSWERS | Plain.CHANGES | Plain.ANYTHING:
                return node
            case Plain.TEXT:
                return self._texts.text(node, called)
            case _:
                return self._leaves.value(node, shape, called)

    def _list(self, node: Node, shape: ListOf, called: str) -> object:
        if not isinstance(node, Listing):
            word = node.raw if isinstance(node, Leaf) and len(node.raw) < 40 else "..."
            self._reporter.add(
                node.at, f"{called} is a list.", f"Write [{word}], or one line with a dash for each item."
            )
            return None
        if len(node.items) < shape.least:
            least = "one item" if shape.least == 1 else f"{shape.least} items"
            self._reporter.add(node.at, f"{called} needs at least {least}.", "Add what is missing.")
        return tuple(self.value(item, shape.of, called) for item in node.items)

    def _pairs(self, node: Node, called: str) -> object:
        if not isinstance(node, Mapping):
            self._reporter.add(node.at, f"{called} is a record from ids to values.", "Write for example {id: value}.")
            return None
        pairs = []
        for entry in node.entries:
            if isinstance(entry.value, Leaf):
                pairs.append(Pair(key=Name(text=entry.name, at=entry.at), value=entry.value))
            elif not isinstance(entry.value, Broken):
                self._reporter.add(entry.value.at, f"{entry.name} needs a single value.", f"Write {entry.name}: value.")
        return tuple(pairs)


_KINDS = {"factor", "choice", "multiple", "yes_no", "number", "text", "today"}
