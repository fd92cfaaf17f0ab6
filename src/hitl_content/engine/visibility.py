"""Which questions are shown, given the answers."""

from __future__ import annotations

from collections.abc import Sequence

from hitl_content.engine.matching import Matcher
from hitl_content.engine.variables import HIDDEN, Value, Variables
from hitl_content.model.condition import questions_of
from hitl_content.model.errors import HitlError


class Visibility:
    """The conditions under which questions are shown, in the order they depend on one another."""

    def __init__(self, variables: Variables) -> None:
        self._layers = [
            (
                tuple(variables.question(id_).index for id_ in layer),
                Matcher([variables.by_id[id_].shown_when for id_ in layer], variables),
            )
            for layer in layers(variables)
        ]

    def settle(self, row: list[Value]) -> frozenset[int]:
        """Set the value of every question that is not shown to ``HIDDEN``.

        Returns the places of the questions that are shown or not depending on an answer that is missing.
        """
        maybe: frozenset[int] = frozenset()
        for indexes, matcher in self._layers:
            sure, may = matcher.match(row, maybe)
            doubtful = set()
            for index, bits in zip(indexes, matcher.bits, strict=True):
                if not bits & may:
                    row[index] = HIDDEN
                elif not bits & sure:
                    doubtful.add(index)
            if doubtful:
                maybe |= doubtful
        return maybe


def layers(variables: Variables) -> Sequence[Sequence[str]]:
    """Return the ids of the questions with a condition, so that each comes after those it depends on.

    Raises HitlError where questions depend on one another in a circle.
    """
    waiting = {
        question.id: {id_ for id_ in questions_of(question.shown_when) if variables.by_id[id_].shown_when}
        for question in variables.questions
        if question.shown_when
    }
    found: list[list[str]] = []
    while waiting:
        ready = [id_ for id_, needs in waiting.items() if not needs & waiting.keys()]
        if not ready:
            raise HitlError("These questions are shown depending on one another: " + ", ".join(waiting))
        found.append(ready)
        for id_ in ready:
            del waiting[id_]
    return found
