# Scores stand beside the outcomes and never override them. All arithmetic is on whole numbers and fractions.
"""Adding up points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from hitl_content.engine.matching import MOST_KEPT, Matcher
from hitl_content.engine.variables import HIDDEN, LURKING, Value, Variables, taking
from hitl_content.model.assessment import Adjustment, Assessment, Band, Kind, Maximum, Question, Score, Unit, Worse
from hitl_content.model.condition import ScoreAtLeast, atoms
from hitl_content.model.number import Number, exact, rounded
from hitl_content.model.result import Scored
from hitl_content.model.workflow import UNKNOWN

Share = tuple[Number, Number, Number, Number]
"""What a question adds: points as counted, the least and the most it could be, and its part of the maximum."""


class Part(dict[Value, Share]):
    """For one question in one score: answer -> what it adds."""

    __slots__ = ("_points", "_question", "high")

    def __init__(self, question: Question, score: Score) -> None:
        self._question = question
        self._points = {option.id: option.points for option in question.options}
        low, self.high = _range(question)
        worst = self.high if score.worse is Worse.HIGH else low
        absent = (worst, low, self.high, self.high) if score.missing_counts else (0, 0, 0, self.high)
        self.update({None: absent, UNKNOWN: absent, HIDDEN: (0, 0, 0, 0), LURKING: (0, 0, 0, 0)})
        if question.kind is Kind.YES_NO:
            known: dict[Value, Number] = {answer: self._points.get(str(answer).lower(), 0) for answer in (True, False)}
        else:
            known = {id_: points for id_, points in self._points.items() if question.kind is not Kind.MULTIPLE}
        self.update((answer, (points, points, points, self.high)) for answer, points in known.items())

    def __missing__(self, value: Value) -> Share:
        # Numbers, sets of options and texts are worked out when met, and not kept: there is no end of them.
        points: Number = 0
        if isinstance(value, tuple):
            for option in value:
                points += self._points[option]
        elif self._question.kind is Kind.NUMBER:
            points = exact(self._question.points_each * value)  # type: ignore[operator]
        return points, points, points, self.high


class Sum:
    """One score, compiled."""

    __slots__ = ("adjustments", "alone", "known", "look", "most", "parts", "score")

    def __init__(self, score: Score, questions: Mapping[str, Question], variables: Variables) -> None:
        self.score = score
        indexes = [variables.question(id_).index for id_ in score.questions]
        self.parts = tuple(
            (index, Part(questions[id_], score)) for index, id_ in zip(indexes, score.questions, strict=True)
        )
        self.most = _total(part.high for _, part in self.parts)
        """Its maximum, were all it adds up shown."""
        self.look = taking(indexes)
        self.adjustments = Matcher([adjustment.when for adjustment in score.adjust], variables)
        self.alone = not score.scores and not score.adjust
        """Whether the answers it adds up are all it looks at."""
        self.known: dict[tuple[Value, ...], Scored] = {}


class Scoring:
    """The scores of an assessment at one unit (per step, or once), compiled."""

    def __init__(self, assessment: Assessment, variables: Variables, unit: Unit) -> None:
        by_id = {question.id: question for question in assessment.questions}
        scores = [score for score in assessment.scores if score.per is unit]
        self._sums = [Sum(score, by_id, variables) for score in _in_order(scores)]
        self._marks: dict[str, list[tuple[int, ScoreAtLeast]]] = {}
        for index, atom in variables.score_atoms:
            self._marks.setdefault(atom.score, []).append((index, atom))
        self._written = [score.id for score in scores]
        self._known: dict[tuple[object, ...], Scored] = {}

    def settle(self, row: list[Value], maybe: frozenset[int], before: tuple[Scored, ...] = ()) -> tuple[Scored, ...]:
        """Return every score, and enter in *row* which marks that conditions ask about have been reached.

        *before* holds the scores settled once, which those of a step may build on.
        """
        done = {scored.score.id: scored for scored in before}
        for scored in before:
            self._mark(row, scored)
        for each in self._sums:
            scored = self._score(each, row, maybe, done) if maybe or not each.alone else self._alone(each, row)
            done[each.score.id] = scored
            if self._marks:
                self._mark(row, scored)
        return tuple([done[id_] for id_ in self._written])

    def _mark(self, row: list[Value], scored: Scored) -> None:
        for index, atom in self._marks.get(scored.score.id, ()):
            row[index] = _reached(scored, atom)

    def _alone(self, asked: Sum, row: Sequence[Value]) -> Scored:
        answers = asked.look(row)
        found = asked.known.get(answers)
        if found is None:
            if len(asked.known) > MOST_KEPT:
                asked.known.clear()
            found = asked.known[answers] = self._score(asked, row, frozenset(), {})
        return found

    def _score(self, asked: Sum, row: Sequence[Value], maybe: frozenset[int], done: Mapping[str, Scored]) -> Scored:
        score, parts = asked.score, asked.parts
        counted: Number = 0
        low: Number = 0
        high: Number = 0
        maximum: Number = 0
        for index, part in parts:
            points, least, most, weight = part[row[index]]
            if index in maybe:
                least, most = min(least, 0), max(most, 0)
                if score.missing_counts:
                    points = most if score.worse is Worse.HIGH else least
            counted += points
            low += least
            high += most
            maximum += weight
        for id_ in score.scores:
            other = done[id_]
            counted += other.points
            low += other.low
            high += other.high
            maximum += other.maximum
        if score.maximum is Maximum.ALL:
            maximum = asked.most + _total(done[id_].maximum for id_ in score.scores)
        elif not isinstance(score.maximum, Maximum):
            maximum = score.maximum
        changes: Sequence[int] = ()
        if score.adjust:
            changes = asked.adjustments.holding(asked.adjustments.match(row, maybe)[0])
        if Fraction in {type(counted), type(low), type(high), type(maximum)}:  # fractions may add up to a whole number
            counted, low, high, maximum = exact(counted), exact(low), exact(high), exact(maximum)
        # A portfolio has few different scores and many steps, which can all hold the same records.
        key = (score.id, counted, low, high, maximum, *changes)
        scored = self._known.get(key)
        if scored is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            scored = self._known[key] = _scored(score, counted, (low, high), maximum, changes)
        return scored


def _scored(score: Score, raw: Number, ends: tuple[Number, Number], maximum: Number, changes: Sequence[int]) -> Scored:
    """Return *score* at *raw* points, which could be anything between *ends*, with its adjustments *changes* made."""
    made = tuple(score.adjust[place] for place in changes)
    points = _adjusted(raw, made)
    percent = exact(Fraction(points * 100) / maximum) if maximum else None
    return Scored(
        score=score,
        points=points,
        raw=raw,
        maximum=maximum,
        percent=percent,
        low=ends[0],
        high=ends[1],
        adjusted=made,
        band=_band(score, percent if score.banded_by_percent else points),
    )


def _adjusted(points: Number, made: tuple[Adjustment, ...]) -> Number:
    """Return *points* after the adjustments *made*."""
    for change in made:
        points = exact(points - Fraction(points) * change.subtract_percent / 100 + change.add)
        if change.rounding is not None:
            points = rounded(points, change.rounding, change.places)
    return points


def _band(score: Score, value: Number | None) -> Band | None:
    if not score.bands or value is None:
        return None
    if score.rounding is not None:
        value = rounded(value, score.rounding, score.places)
    band = score.bands[0]
    for candidate in score.bands[1:]:
        if value > candidate.start or (candidate.inclusive and value == candidate.start):
            band = candidate
    return band


def _reached(scored: Scored, atom: ScoreAtLeast) -> Value:
    """Return True or False where it is certain, or ``UNKNOWN`` where it hangs on a missing answer.

    With adjustments the score as counted decides: its ``low`` and ``high`` are of the unadjusted one.
    """
    if scored.score.adjust or not scored.score.missing_counts:
        low = high = scored.points
    else:
        low, high = scored.low, scored.high
    scale: Number = 1
    if atom.percent:
        if not scored.maximum:
            return False
        scale = Fraction(scored.maximum) / 100
    mark = atom.number * scale
    if low >= mark:
        return True
    return UNKNOWN if high >= mark else False


def _total(numbers: Iterable[Number]) -> Number:
    total: Number = 0
    for number in numbers:
        total += number
    return total


def _range(question: Question) -> tuple[Number, Number]:
    """Return the least and the most points that *question* can give."""
    values = [option.points for option in question.options]
    if question.kind is Kind.MULTIPLE:
        return _total(value for value in values if value < 0), _total(value for value in values if value > 0)
    if question.kind is Kind.NUMBER:
        values = [question.points_each * end for end in (question.minimum, question.maximum) if end is not None]
    return min(values, default=0), max(values, default=0)


def _in_order(scores: list[Score]) -> list[Score]:
    """Return *scores* so that each comes after those it sums or looks at."""
    by_id = {score.id: score for score in scores}
    ordered: dict[str, Score] = {}

    def add(score: Score) -> None:
        marks = (atom for change in score.adjust for atom in atoms(change.when) if isinstance(atom, ScoreAtLeast))
        for id_ in (*score.scores, *(atom.score for atom in marks)):
            if id_ in by_id and id_ not in ordered:
                add(by_id[id_])
        ordered[score.id] = score

    for score in scores:
        if score.id not in ordered:
            add(score)
    return list(ordered.values())
