"""Single values: words, numbers, ids and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hitl_content.reading.reporter import Reporter
from hitl_content.reading.shape import Choice, Named, Plain, Shape
from hitl_content.reading.tree import Leaf, Listing, Node, Place
from hitl_content.wire.suggesting import did_you_mean, quoted

ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")
DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A word that names something, with its place."""

    text: str
    at: Place


class LeafReader:
    """Reads single values, reporting what does not fit."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def value(self, node: Node, shape: Shape, called: str) -> object:
        """Return *node* read as *shape*; None where it does not fit, which is then reported."""
        if not isinstance(node, Leaf):
            kind = "a list" if isinstance(node, Listing) else "a record"
            self._reporter.add(node.at, f"{called} is a single value, not {kind}.", f"Write {called}: value.")
            return None
        match shape:
            case Named():
                return Name(text=node.raw, at=node.at)
            case Choice():
                return self._choice(node, shape, called)
            case Plain.YES_NO:
                return self._yes_no(node)
            case Plain.NUMBER | Plain.WHOLE:
                return self._number(node, whole=shape is Plain.WHOLE)
        words = self.words(node, called)
        if words is None:
            return None
        match shape:
            case Plain.ID:
                return self._id(node, words)
            case Plain.LANGUAGE:
                return self._language(node, words)
            case Plain.DATE:
                return self._date(node, words)
        return words

    def _choice(self, node: Leaf, shape: Choice, called: str) -> object:
        if node.value in shape.names:
            return node.value
        if shape.or_number and not isinstance(node.value, str | bool):
            return node.value
        cure: str = did_you_mean(node.raw, shape.names, "Choices")
        cure = cure.removesuffix(".") + ", or a number." if shape.or_number else cure
        self._reporter.add(node.at, f"{quoted(node.value)} is not a choice for {called}.", cure)
        return None

    def _yes_no(self, node: Leaf) -> object:
        if isinstance(node.value, bool):
            return node.value
        self._reporter.add(
            node.at, f"{quoted(node.value)} is neither true nor false.", "Write true or false, without quotes."
        )
        return None

    def _number(self, node: Leaf, *, whole: bool) -> object:
        if isinstance(node.value, str | bool):
            cure = "Write a number without quotes or unit, for example 3 or 2.5."
            self._reporter.add(node.at, f"{quoted(node.value)} is not a number.", cure)
            return None
        if whole and not (isinstance(node.value, int) and 0 <= node.value <= 9):
            self._reporter.add(node.at, f"{node.raw} is not a whole number from 0 to 9.", "Write one.")
            return None
        return node.value

    def words(self, node: Leaf, called: str) -> str | None:
        """Return *node* as text that is not empty."""
        if not isinstance(node.value, str):
            kind = "true or false" if isinstance(node.value, bool) else "a number"
            self._reporter.add(
                node.at, f"{node.raw} is {kind} here, and {called} is text.", f'Put it in quotes: "{node.raw}".'
            )
            return None
        if not node.value.strip():
            self._reporter.add(node.at, f"{called} is empty.", "Write the text, or leave the key out.")
            return None
        return node.value

    def _id(self, node: Leaf, words: str) -> str | None:
        if ID.fullmatch(words):
            return words
        fit = re.sub(r"[^A-Za-z0-9_.-]+", "-", words).strip("-.")[:80]
        cure = "Use letters, digits, _, - and ., at most 80 of them"
        self._reporter.add(node.at, f"{quoted(words)} is not an id.", f"{cure}: {fit}." if fit else f"{cure}.")
        return None

    def _language(self, node: Leaf, words: str) -> str | None:
        if LANGUAGE.fullmatch(words):
            return words
        self._reporter.add(
            node.at, f"{quoted(words)} is not a language tag.", "Write one such as en, fr, pt-BR or zh-Hant."
        )
        return None

    def _date(self, node: Leaf, words: str) -> str | None:
        if DATE.fullmatch(words):
            return words
        self._reporter.add(node.at, f"{quoted(words)} is not a date.", "Write year, month and day: 2026-11-20.")
        return None
