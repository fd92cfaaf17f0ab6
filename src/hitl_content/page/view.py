# Templates stay free of arithmetic and lookups: what a score sums, where a band starts and what a rule limits is
# put into words here, from the same records the engine reads.
"""What the templates show of an assessment, ready to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from hitl_content.mapping.counting import adds_nothing, change, rounding
from hitl_content.mapping.figures import basis_lines
from hitl_content.mapping.phrases import Phrases
from hitl_content.model.assessment import Adjustment, Assessment, Band, Kind, Maximum, Question, Score, Side, Source
from hitl_content.model.number import Number
from hitl_content.model.rule import Rule
from hitl_content.page.conditions import Say, Teller
from hitl_content.words.writing import clauses, listed, number, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row of a question: what is chosen, its label and how to tell it from its neighbours."""

    id: str
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """A band with its range in words."""

    id: str
    label: str
    range: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """A score in words: what it sums, its maximum, what a missing answer counts, its bands."""

    id: str
    label: str
    of: str
    maximum: str
    missing: str
    rounding: str
    adjustments: tuple[str, ...]
    bands: tuple[BandRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one answer adds."""

    question: str
    ask: str
    answer: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source as it is cited in running text; ``url`` is empty where it is not a plain web address."""

    short: str
    url: str


class View:
    """Looks things up in one assessment for the templates, in one language."""

    def __init__(self, assessment: Assessment, language: str, say: Say) -> None:
        self.assessment = assessment
        self.language = language
        self._say = say
        self._teller = Teller(assessment, language, say)
        self.tell = self._teller.tell
        self._outcomes = {outcome.id: outcome for outcome in assessment.outcomes}
        self._questions = {question.id: question for question in assessment.questions}
        self._scores = {score.id: score for score in assessment.scores}

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Return the rows of *question*, without *we don't know*."""
        if question.kind is Kind.TODAY and question.outcome in self._outcomes:
            levels = self._outcomes[question.outcome].levels
            return tuple(self._choice(level.id, level.label, level.meaning) for level in levels)
        if question.kind is Kind.YES_NO:
            words = {option.id: option for option in question.options}
            return tuple(
                Choice(
                    id=id_,
                    label=words[id_].label.to(self.language) if id_ in words and words[id_].label.values else said,
                    anchor=self._text(words[id_].anchor) if id_ in words else "",
                )
                for id_, said in (("true", self._say("page.yes")), ("false", self._say("page.no")))
            )
        return tuple(self._choice(option.id, option.label, option.anchor) for option in question.options)

    def unknown(self, question: Question) -> str:
        """Return what *we don't know* counts as in *question*."""
        if adds_nothing(self.assessment, question):
            return self._say("page.unknown_no_points")
        return self._say("page.unknown_factor" if question.kind is Kind.FACTOR else "page.unknown_other")

    def limits(self, rule: Rule) -> str:
        """Return what *rule* limits, for example *Autonomy at most “recommend”*."""
        said = []
        for limit in rule.limits:
            outcome = self._outcomes[limit.outcome]
            key = "page.rule_at_most" if outcome.tightened is Side.AT_MOST else "page.rule_at_least"
            level = outcome.levels[outcome.place(limit.level)]
            said.append(self._say(key, outcome=self._text(outcome.label), level=self._text(level.label)))
        return clauses(self.language, said)

    def scores(self) -> tuple[ScoreView, ...]:
        """Return every score in words."""
        return tuple(self._score(score) for score in self.assessment.scores)

    def basis(self) -> tuple[str, ...]:
        """Return what the numbers rest on where nobody answers, a sentence each; nothing where there are none."""
        numbers = self.assessment.numbers
        return basis_lines(Phrases(self.assessment, self.language), numbers, {}) if numbers else ()

    def pointed(self) -> tuple[Points, ...]:
        """Return a row for every answer of every question that gives points."""
        return tuple(row for question in self.assessment.questions for row in self._points(question))

    def sources(self) -> dict[str, Cited]:
        """Return how each source is cited, by id."""
        return {source.id: self._cited(source) for source in self.assessment.sources}

    def _text(self, value: object) -> str:
        to = getattr(value, "to", None)
        return str(to(self.language)) if to is not None else ""

    def _choice(self, id_: str, label: object, anchor: object) -> Choice:
        return Choice(id=id_, label=self._text(label), anchor=self._text(anchor))

    def _cited(self, source: Source) -> Cited:
        short = ", ".join(part for part in (source.author or source.title, source.year) if part)
        web = urlsplit(source.url).scheme in {"http", "https"}
        return Cited(short=short, url=source.url if web else "")

    def _score(self, score: Score) -> ScoreView:
        titles = [
            *(self._text(self._scores[id_].label) for id_ in score.scores),
            *(self._say("mark.quoted", words=self._text(self._questions[id_].ask)) for id_ in score.questions),
        ]
        fixed = score.maximum not in (Maximum.SHOWN, Maximum.ALL)
        most = self.most(score)
        maximum = (most or 0) if isinstance(score.maximum, Maximum) else score.maximum
        kind = "fixed" if fixed else str(score.maximum)
        if fixed and most not in (None, maximum):
            kind = "reach"
        return ScoreView(
            id=score.id,
            label=self._text(score.label),
            of=self._say("page.score_of", parts=listed(self.language, titles)),
            maximum=self._say(
                f"page.score_maximum_{kind}",
                maximum=number(self.language, maximum, 3),
                most=number(self.language, most or 0, 3),
            ),
            rounding=self._rounding(score),
            missing=self._say("page.score_missing_worst" if score.missing_counts else "page.score_missing_zero"),
            adjustments=tuple(self._adjustment(adjustment) for adjustment in score.adjust),
            bands=tuple(self._band(band, score) for band in score.bands),
        )

    def most(self, score: Score) -> Number | None:
        """Return the most *score* can be with every question shown, before any adjustment; None without an end."""
        total: Number = 0
        for id_ in self._within(score):
            most = self._most(self._questions[id_])
            if most is None:
                return None
            total += most
        return total

    def _within(self, score: Score) -> Iterator[str]:
        yield from score.questions
        for inner in score.scores:
            yield from self._within(self._scores[inner])

    def _most(self, question: Question) -> Number | None:
        points: list[Number] = [option.points for option in question.options]
        if question.kind is Kind.MULTIPLE:
            return sum((number for number in points if number > 0), start=0)
        if question.kind is Kind.NUMBER:
            end = question.minimum if question.points_each < 0 else question.maximum
            if end is None:
                return None if question.points_each else 0
            return question.points_each * end
        return max(points, default=0)

    def _adjustment(self, adjustment: Adjustment) -> str:
        return self._say("page.adjust", condition=self.tell(adjustment.when), change=change(self.language, adjustment))

    def _rounding(self, score: Score) -> str:
        if score.rounding is None or not score.bands:
            return ""
        key = "page.score_rounded" if score.banded_by_percent else "page.score_rounded_points"
        return self._say(key, rounding=rounding(self.language, score.rounding, score.places))

    def _band(self, band: Band, score: Score) -> BandRow:
        write = percent if score.banded_by_percent else number
        start = write(self.language, band.start, 3)
        if band is score.bands[0]:
            words = self._say("page.band_lowest")
        else:
            words = self._say("page.band_from" if band.inclusive else "page.band_above", start=start)
        return BandRow(id=band.id, label=self._text(band.label), range=words, advice=self._text(band.advice))

    def _points(self, question: Question) -> Iterator[Points]:
        ask = self._text(question.ask)
        if question.points_each:
            words = self._say("page.each_whole")
            yield Points(
                question=question.id, ask=ask, answer=words, points=number(self.language, question.points_each, 3)
            )
        if not any(option.points for option in question.options):
            return
        labels = {choice.id: choice.label for choice in self.choices(question)}
        for option in question.options:
            answer = labels.get(option.id, option.id)
            yield Points(question=question.id, ask=ask, answer=answer, points=number(self.language, option.points, 3))
