"""Which questions are shown, given the answers."""

from __future__ import annotations

from collections.abc import Sequence

from hitl_content.engine.matching import MOST_KEPT, Matcher
from hitl_content.engine.variables import HIDDEN, LURKING, Value, Variables, taking
from hitl_content.model.condition import questions_of
from hitl_content.model.errors import HitlError


class Visibility:
    """The conditions under which questions are shown, in the order they depend on one another.

    Two readings are needed. A form shows a question when the answers given so far ask for it. A rule must reckon
    with a question that a missing answer may still bring up.
    """

    def __init__(self, variables: Variables) -> None:
        self._layers = [_Layer(ids, variables) for ids in layers(variables)]

    def settle(self, row: list[Value]) -> frozenset[int]:
        """Set the value of every question that is not shown to ``HIDDEN``, or ``LURKING`` if it may yet be.

        Returns the places of questions that are shown while it is not certain that they should be.
        """
        maybe: frozenset[int] = frozenset()
        for layer in self._layers:
            hidden, doubtful = layer.shown(row, maybe)
            for index, value in hidden:
                row[index] = value
            if doubtful:
                maybe |= doubtful
        return maybe


Shown = tuple[tuple[tuple[int, Value], ...], frozenset[int]]
"""The places of questions that are not shown, with the value they get; and of those that are shown in doubt."""


class _Layer:
    """Questions whose conditions look at none but earlier layers."""

    def __init__(self, ids: Sequence[str], variables: Variables) -> None:
        conditions = [variables.by_id[id_].shown_when for id_ in ids]
        self._indexes = tuple(variables.question(id_).index for id_ in ids)
        self._matcher = Matcher(conditions, variables)
        self._look = taking(list(self._matcher.tables))
        self._known: dict[tuple[Value, ...], Shown] = {}

    def shown(self, row: Sequence[Value], maybe: frozenset[int]) -> Shown:
        """Return which of the questions are not shown, or shown in doubt; *maybe* are those in doubt before."""
        if maybe:
            return self._shown(row, maybe)
        answers = self._look(row)
        found = self._known.get(answers)
        if found is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            found = self._known[answers] = self._shown(row, maybe)
        return found

    def _shown(self, row: Sequence[Value], maybe: frozenset[int]) -> Shown:
        answered = [HIDDEN if value is None or value is LURKING else value for value in row]
        _, shown = self._matcher.match(answered, maybe)  # on a form, a question without an answer fulfils nothing
        sure, may = self._matcher.match(row, maybe)
        hidden: list[tuple[int, Value]] = []
        doubtful = []
        for index, bits in zip(self._indexes, self._matcher.bits, strict=True):
            if not bits & shown:
                hidden.append((index, LURKING if bits & may else HIDDEN))
            elif not bits & sure:
                doubtful.append(index)
        return tuple(hidden), frozenset(doubtful)


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
