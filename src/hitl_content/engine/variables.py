# What conditions look at: the answers, and what is worked out from them on the way (scores that reached a
# mark, outcomes settled so far, how today compares). Each gets a place in one row of values, so that looking
# something up is indexing, never searching.
"""The row of values that conditions are matched against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from fractions import Fraction
from operator import itemgetter

from hitl_content.model.assessment import Assessment, Kind, Question
from hitl_content.model.condition import (
    AtLeast,
    Atom,
    Condition,
    Contains,
    NumberAtLeast,
    OneOf,
    OutcomeAtLeast,
    Relation,
    ScoreAtLeast,
    Today,
    atoms,
)
from hitl_content.model.number import Number
from hitl_content.model.workflow import UNKNOWN, Answer


class Hidden(Enum):
    """The value of a question that is not shown."""

    HIDDEN = "hidden"
    """Not shown, whatever else is answered."""
    LURKING = "lurking"
    """Not shown yet: an answer that decides it is still missing."""

    __hash__ = object.__hash__  # that of an enum is made of its name each time, and rows are looked up by their values


HIDDEN = Hidden.HIDDEN
LURKING = Hidden.LURKING

Value = Answer | Relation | Hidden | None
"""What stands in a row: an answer, a settled place, a relation, ``HIDDEN``, or None for no answer."""


class Variable:
    """One thing that conditions look at."""

    __slots__ = ("domain", "index", "kind", "places", "thresholds")

    def __init__(self, index: int, kind: Kind | type[Atom], domain: tuple[Value, ...] | None) -> None:
        self.index = index
        self.kind = kind
        self.domain = domain
        """Values that stand for all it could be; None where that would be too many to list (multiple choice)."""
        self.places: dict[Value, int] = {value: place for place, value in enumerate(domain or ())}
        self.thresholds: tuple[Number, ...] = ()

    def cell(self, value: Number) -> Number:
        """Return a number that no condition can tell from *value*, one of the domain."""
        marks, place = self.thresholds, bisect_left(self.thresholds, value)
        if place < len(marks) and marks[place] == value:
            return marks[place]
        return self.domain[place]  # type: ignore[index,return-value]  # the cells come first

    def holds(self, atom: Atom, value: Value) -> bool:
        """Return whether *atom* holds for a known *value*."""
        if isinstance(value, Hidden):
            return False
        match atom:
            case AtLeast():
                if self.kind is Kind.NUMBER:
                    return value >= atom.value  # type: ignore[operator]
                return self.places[value] >= self.places[atom.value]
            case OneOf():
                return value in atom.values
            case Contains():
                return atom.option in value  # type: ignore[operator]
            case ScoreAtLeast() | NumberAtLeast():
                return value is True
            case OutcomeAtLeast():
                return value >= self.places[atom.level]  # type: ignore[operator]
            case Today():
                return value is atom.relation


class Variables:
    """Every variable of an assessment, with its place in the row."""

    def __init__(self, assessment: Assessment) -> None:
        self.questions = assessment.questions
        self.by_id = {question.id: question for question in self.questions}
        self._found: dict[object, Variable] = {}
        self.score_atoms: list[tuple[int, ScoreAtLeast]] = []
        self.number_atoms: list[tuple[int, NumberAtLeast]] = []
        self.outcomes: dict[str, int] = {}
        self.today: dict[str, int] = {}
        for question in self.questions:
            self._add(question.id, question.kind, _domain(question))
        for outcome in assessment.outcomes:
            places = tuple(range(len(outcome.levels)))
            variable = self._add(("outcome", outcome.id), OutcomeAtLeast, places)
            variable.places = {level.id: place for place, level in enumerate(outcome.levels)}
            self.outcomes[outcome.id] = variable.index
            relations = (None, Relation.LOOSER, Relation.STRICTER)
            self.today[outcome.id] = self._add(("today", outcome.id), Today, relations).index
        marks: dict[str, set[Number]] = {}
        for condition in conditions(assessment):
            for atom in atoms(condition):
                if isinstance(atom, ScoreAtLeast) and atom not in self._found:
                    self.score_atoms.append((self._add(atom, ScoreAtLeast, (False, True)).index, atom))
                elif isinstance(atom, NumberAtLeast) and atom not in self._found:
                    self.number_atoms.append((self._add(atom, NumberAtLeast, (False, True)).index, atom))
                elif isinstance(atom, AtLeast | OneOf) and self.by_id[atom.question].kind is Kind.NUMBER:
                    marks.setdefault(atom.question, set()).update(_marks(atom))
        for id_, found in marks.items():
            self._split(self._found[id_], tuple(sorted(found)))

    def __len__(self) -> int:
        return len(self._found)

    def of(self, atom: Atom) -> Variable:
        """Return the variable that *atom* looks at."""
        match atom:
            case ScoreAtLeast() | NumberAtLeast():
                return self._found[atom]
            case OutcomeAtLeast():
                return self._found["outcome", atom.outcome]
            case Today():
                return self._found["today", atom.outcome]
            case _:
                return self._found[atom.question]

    def question(self, id_: str) -> Variable:
        """Return the variable of the question with that id."""
        return self._found[id_]

    def _add(self, key: object, kind: Kind | type[Atom], domain: tuple[Value, ...] | None) -> Variable:
        variable = self._found[key] = Variable(len(self._found), kind, domain)
        return variable

    @staticmethod
    def _split(variable: Variable, marks: tuple[Number, ...]) -> None:
        variable.thresholds = marks
        cells: list[Value] = [_between(marks, place) for place in range(len(marks) + 1)]
        variable.domain = (*cells, *marks)


def conditions(assessment: Assessment) -> Iterator[Condition]:
    """Yield every condition of *assessment*."""
    yield from (question.shown_when for question in assessment.questions if question.shown_when)
    yield from (adjustment.when for score in assessment.scores for adjustment in score.adjust)
    yield from (rule.when for rule in assessment.rules)
    yield from (finding.when for finding in assessment.findings)
    yield from (trigger.when for trigger in assessment.triggers if trigger.when)
    yield from (variant.when for trigger in assessment.triggers for variant in trigger.variants)
    yield from (contribution.when for contribution in assessment.contributions)
    yield from (condition for check in assessment.checks for condition in (check.when, check.met) if condition)
    yield from (row.when for row in (assessment.carries.rows if assessment.carries else ()) if row.when)


def taking(indexes: Sequence[int]) -> Callable[[Sequence[Value]], tuple[Value, ...]]:
    """Return a function that takes the values at *indexes* out of a row."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda row: tuple([row[index] for index in indexes])


def missing(value: Value) -> bool:
    """Return whether *value* is no answer, or *we don't know*."""
    return value is None or value is UNKNOWN


def _domain(question: Question) -> tuple[Value, ...] | None:
    match question.kind:
        case Kind.YES_NO:
            return (False, True)
        case Kind.NUMBER | Kind.TEXT | Kind.MULTIPLE:
            return None
        case _:
            return tuple(option.id for option in question.options)


def _marks(atom: AtLeast | OneOf) -> list[Number]:
    values = (atom.value,) if isinstance(atom, AtLeast) else atom.values
    return [value for value in values if isinstance(value, int | Fraction)]


def _between(marks: tuple[Number, ...], place: int) -> Number:
    """Return a number strictly between the marks on either side of *place*."""
    if not marks:
        return 0
    if place == 0:
        return marks[0] - 1
    if place == len(marks):
        return marks[-1] + 1
    return Fraction(marks[place - 1] + marks[place], 2)
