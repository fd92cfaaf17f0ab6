"""Which questions are shown, given the answers."""

from __future__ import annotations

from collections.abc import Sequence

from hitl_content.engine.matching import Matcher
from hitl_content.engine.variables import HIDDEN, LURKING, Value, Variables
from hitl_content.model.condition import questions_of
from hitl_content.model.errors import HitlError


class Visibility:
    """The conditions under which questions are shown, in the order they depend on one another.

    Two readings are needed. A form shows a question when the answers given so far ask for it. A rule must reckon
    with a question that a missing answer may still bring up.
    """

    def __init__(self, variables: Variables) -> None:
        self._layers = []
        for layer in layers(variables):
            conditions = [variables.by_id[id_].shown_when for id_ in layer]
            indexes = tuple(variables.question(id_).index for id_ in layer)
            self._layers.append((indexes, Matcher(conditions, variables).as_asked(), Matcher(conditions, variables)))

    def settle(self, row: list[Value]) -> frozenset[int]:
        """Set the value of every question that is not shown to ``HIDDEN``, or ``LURKING`` if it may yet be.

        Returns the places of questions that are shown while it is not certain that they should be.
        """
        maybe: frozenset[int] = frozenset()
        for indexes, asked, reckoned in self._layers:
            _, shown = asked.match(row, maybe)
            sure, may = reckoned.match(row, maybe)
            doubtful = set()
            for index, bits in zip(indexes, asked.bits, strict=True):
                if not bits & shown:
                    row[index] = LURKING if bits & may else HIDDEN
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
