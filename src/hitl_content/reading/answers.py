"""What a condition asks of one question, by the question's kind."""

from __future__ import annotations

from hitl_content.model.assessment import Kind
from hitl_content.model.condition import AtLeast, Condition, Contains, OneOf
from hitl_content.model.number import Number
from hitl_content.reading.index import RESERVED_OPTION, Asked
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Broken, Leaf, Listing, Mapping, Node
from hitl_content.wire.suggesting import did_you_mean, quoted


class AnswerReader:
    """Reads the values that conditions compare answers with."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def leaf(self, node: Node) -> Leaf | None:
        """Return *node* where it is a single value, reporting it where it is a list or record."""
        if isinstance(node, Leaf):
            return node
        if not isinstance(node, Broken):
            self._reporter.add(node.at, "A single value is needed here.", "Write one word or number.")
        return None

    def atom(self, question: Asked, node: Node) -> Condition | None:
        """Return what *node* asks of *question*; None where that cannot be asked, which is then reported."""
        if isinstance(node, Broken):
            return None
        if isinstance(node, Leaf) and node.raw == RESERVED_OPTION:
            self._reporter.add(
                node.at,
                "A condition cannot ask whether something is unknown.",
                "Leave this out: what is unknown counts as the worst it could be, and the result says so.",
            )
            return None
        match question.kind:
            case Kind.FACTOR:
                return self._factor(question, node)
            case Kind.CHOICE | Kind.TODAY:
                return self._choice(question, node)
            case Kind.MULTIPLE:
                return self._multiple(question, node)
            case Kind.YES_NO:
                return self._yes_no(question, node)
            case Kind.NUMBER:
                return self._number(question, node)
            case Kind.TEXT:
                self._reporter.add(
                    node.at, f"{question.id} is a text, and conditions cannot look into texts.", "Ask a choice instead."
                )
        return None

    def _factor(self, question: Asked, node: Node) -> Condition | None:
        if isinstance(node, Leaf) and node.raw.endswith("+"):
            option = self._option(question, node, node.raw[:-1])
            return AtLeast(question=question.id, value=option) if option else None
        if isinstance(node, Mapping):
            self._reporter.add(
                node.at, f"{question.id} is a factor, and is asked about by its options.", "Write for example serious+."
            )
            return None
        chosen = self._options(question, node)
        if not chosen or not question.options:
            return None
        tail = question.options[-len(set(chosen)) :]
        if set(tail) == set(chosen):  # says the same as "this or worse", and then is seen to be monotone
            return AtLeast(question=question.id, value=tail[0])
        return OneOf(question=question.id, values=tuple(chosen))

    def _choice(self, question: Asked, node: Node) -> Condition | None:
        if isinstance(node, Leaf) and node.raw.endswith("+"):
            self._reporter.add(
                node.at,
                f"The options of {question.id} have no order, so + says nothing.",
                f"List the options that count, such as [{', '.join((question.options or ())[:2])}].",
            )
            return None
        if isinstance(node, Mapping):
            self._reporter.add(node.at, f"{question.id} takes one option.", "Write an option, or a list of options.")
            return None
        chosen = self._options(question, node)
        return OneOf(question=question.id, values=tuple(chosen)) if chosen else None

    def _multiple(self, question: Asked, node: Node) -> Condition | None:
        inner = node.get("contains") if isinstance(node, Mapping) and len(node.entries) == 1 else None
        listed = node if inner is None else inner
        if isinstance(listed, Listing) and len(listed.items) > 1:
            each = (f"{{{question.id}: {{contains: {item.raw}}}}}" for item in listed.items if isinstance(item, Leaf))
            cure = f"Write all: [{', '.join(each)}], or any: and the same list if one of them is enough."
            self._reporter.add(listed.at, "A condition asks about one of several options at a time.", cure)
            return None
        if inner is None:
            word = node.raw if isinstance(node, Leaf) else (question.options or ("option",))[0]
            self._reporter.add(node.at, f"{question.id} takes several options at once.", f"Write {{contains: {word}}}.")
            return None
        leaf = self.leaf(inner)
        option = self._option(question, leaf, leaf.raw) if leaf else None
        return Contains(question=question.id, option=option) if option else None

    def _yes_no(self, question: Asked, node: Node) -> Condition | None:
        if isinstance(node, Leaf) and isinstance(node.value, bool):
            return OneOf(question=question.id, values=(node.value,))
        what = quoted(node.value) if isinstance(node, Leaf) else "This"
        self._reporter.add(node.at, f"{what} is neither true nor false.", "Write true or false, without quotes.")
        return None

    def _number(self, question: Asked, node: Node) -> Condition | None:
        if isinstance(node, Mapping):
            if len(node.entries) != 1 or node.entries[0].name != "at_least":
                self._reporter.add(
                    node.at,
                    f"A condition on {question.id} has the one key at_least.",
                    "Write for example {at_least: 100}.",
                )
                return None
            leaf = self.leaf(node.entries[0].value)
            numbers = self._numbers(question, [leaf] if leaf else [])
            return AtLeast(question=question.id, value=numbers[0]) if numbers else None
        items = node.items if isinstance(node, Listing) else (node,)
        leaves = [leaf for item in items if (leaf := self.leaf(item))]
        numbers = self._numbers(question, leaves)
        return OneOf(question=question.id, values=tuple(numbers)) if numbers and len(numbers) == len(items) else None

    def _numbers(self, question: Asked, leaves: list[Leaf]) -> list[Number]:
        numbers: list[Number] = []
        for leaf in leaves:
            if isinstance(leaf.value, str | bool):
                self._reporter.add(
                    leaf.at,
                    f"{quoted(leaf.value)} is not a number, and {question.id} is.",
                    "Write a number, or {at_least: 100}.",
                )
            else:
                numbers.append(leaf.value)
        return numbers

    def _options(self, question: Asked, node: Node) -> list[str]:
        """Return the options that *node* names, or nothing where one of them is not right."""
        items = node.items if isinstance(node, Listing) else (node,)
        leaves = [self.leaf(item) for item in items]
        found = [self._option(question, leaf, leaf.raw) for leaf in leaves if leaf]
        right = [option for option in found if option]
        if not items:
            self._reporter.add(node.at, "This list is empty.", "Name at least one option.")
        return right if len(right) == len(items) else []

    def _option(self, question: Asked, leaf: Leaf, option: str) -> str | None:
        if question.options is None:
            return None
        if option in question.options:
            return option
        self._reporter.add(
            leaf.at,
            f"{quoted(option)} is not an option of {question.id}.",
            did_you_mean(option, question.options, "Options"),
        )
        return None
