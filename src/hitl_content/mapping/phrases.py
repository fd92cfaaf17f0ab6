# Sentences are put together here and nowhere else, from whole sentences of the words package, so that a
# language can order them as it must. Nothing here knows where on a page or picture a sentence will stand.
"""Sentences about one step: rules, answers, what would lift a level, and today."""

from __future__ import annotations

from hitl_content.mapping.records import Because, Lane, Standing, StepMap, ToDo, TriggerLine
from hitl_content.mapping.remembering import Remembered
from hitl_content.model.assessment import Assessment, Kind, Outcome, Question, Side, Source
from hitl_content.model.number import Number
from hitl_content.model.result import Binding, Counterfactual, Reason, Settled
from hitl_content.model.workflow import UNKNOWN, Answer, Override
from hitl_content.words import counted, say, writing

SCORE = "score:"
OUTCOME = "outcome:"


MOST_STEPS = 256
MOST_LINES = 1_024
"""How much is remembered of one assessment in one language, so that a long portfolio takes no more memory."""


class Phrases:
    """Says things about results of *assessment* in *language*, the workflow's, else the assessment's first."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self.assessment = assessment
        self.language = language
        self.questions = {question.id: question for question in assessment.questions}
        self.outcomes = {outcome.id: outcome for outcome in assessment.outcomes}
        self.scores = {score.id: score.label.to(language) for score in assessment.scores}
        self.sources = {source.id: source for source in assessment.sources}
        self.steps: Remembered[StepMap] = Remembered(MOST_STEPS)
        self.triggers: Remembered[TriggerLine] = Remembered(MOST_LINES)
        self.tasks: Remembered[list[tuple[int, int, ToDo]]] = Remembered(MOST_STEPS)
        self.lines: Remembered[tuple[str, ...]] = Remembered(MOST_STEPS)
        self.lanes: Remembered[tuple[Lane, ...]] = Remembered(1)
        self._because: Remembered[Because] = Remembered(MOST_LINES)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence *key* in this language."""
        return say(self.language, key, **values)

    def counted(self, key: str, number: int, **values: object) -> str:
        """Return the sentence *key* for *number* things in this language."""
        return counted(self.language, key, number, **values)

    def joined(self, items: list[str] | tuple[str, ...]) -> str:
        """Return *items* as a list in running text."""
        return writing.joined(self.language, items)

    def figure(self, value: Number, places: int = 1) -> str:
        """Return *value* for people, with at most *places* decimals."""
        return writing.number(self.language, value, places)

    def day(self, date: str) -> str:
        """Return *date*, an ISO date, for people."""
        return writing.day(self.language, date)

    def cited(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """Return the sources with *ids*. An id without a source is shown by its id, never dropped."""
        return tuple(self.sources.get(each) or Source(id=each, title=each) for each in ids)

    def asked(self, question: str) -> str:
        """Return the short name or else the words of the question with that id, or the id where there is none."""
        found = self.questions.get(question)
        return (found.label or found.ask).to(self.language) if found else question

    def lead(self, question: str) -> str:
        """Return the question with that id as it stands before an answer: a short name gets a colon."""
        found = self.questions.get(question)
        words = self.asked(question)
        return self.say("reason.label", label=words) if found is None or found.label else words

    def answer(self, question: Question | None, answer: Answer | None) -> str:
        """Return *answer* in the words that *question* offered."""
        if answer is None:
            return self.say("answer.none")
        if answer is UNKNOWN:
            return self.say("answer.unknown")
        if isinstance(answer, bool):
            return self.say("answer.yes" if answer else "answer.no")
        if isinstance(answer, tuple):
            return self.joined([self.option(question, each) for each in answer]) or self.say("answer.nothing")
        if isinstance(answer, str):
            return self.option(question, answer)
        return self.number(question, answer)

    def number(self, question: Question | None, answer: object) -> str:
        """Return a number with what it counts."""
        figure = self.figure(answer, 2) if isinstance(answer, Number) else str(answer)
        unit = question.unit.to(self.language) if question and question.unit else ""
        return f"{figure} {unit}".strip()

    def option(self, question: Question | None, option: str) -> str:
        """Return the label of *option*, or the text itself where the question has no such option."""
        if question is None:
            return option
        if question.kind is Kind.TODAY and question.outcome in self.outcomes:
            return self.level(self.outcomes[question.outcome], option)
        for candidate in question.options:
            if candidate.id == option:
                return candidate.label.to(self.language)
        return option

    def level(self, outcome: Outcome, level: str) -> str:
        """Return the label of the level with id *level*."""
        return next((each.label.to(self.language) for each in outcome.levels if each.id == level), level)

    def reason(self, reason: Reason) -> str:
        """Return what was asked and answered."""
        if reason.question.startswith(SCORE):
            label = self.scores.get(reason.question[len(SCORE) :], reason.question)
            return self.say("reason.score", score=label, points=self.number(None, reason.answer))
        if reason.question.startswith(OUTCOME):
            outcome = self.outcomes.get(reason.question[len(OUTCOME) :])
            if outcome is not None:
                level = self.level(outcome, str(reason.answer))
                return self.say("reason.outcome", outcome=outcome.label.to(self.language), level=level)
        question = self.questions.get(reason.question)
        answer = self.answer(question, reason.answer)
        key = "reason.unknown" if reason.unknown else "reason.answer"
        return self.say(key, question=self.lead(reason.question), answer=answer)

    def because(self, outcome: Outcome, binding: Binding) -> Because:
        """Return why *binding* holds *outcome* where it is."""
        return self._because.made((outcome, binding), None, lambda: self._why(outcome, binding))

    def _why(self, outcome: Outcome, binding: Binding) -> Because:
        rule = binding.rule
        limit = next((each.level for each in rule.limits if each.outcome == outcome.id), "")
        key = "because.at_most" if outcome.tightened is Side.AT_MOST else "because.at_least"
        sentence = self.say(
            key,
            outcome=outcome.label.to(self.language),
            level=self.level(outcome, limit),
            because=rule.because.to(self.language).rstrip(" ."),
        )
        return Because(
            rule=rule.id,
            sentence=sentence,
            answers=tuple(self.reason(reason) for reason in binding.reasons),
            gate=rule.gate,
            unknown=binding.unknown,
            remedy=rule.remedy.to(self.language) if rule.remedy else "",
            requires=rule.requires.to(self.language) if rule.requires else "",
            sources=self.cited(rule.sources),
        )

    def lift(self, counterfactual: Counterfactual) -> str:
        """Return the level that would do, and what would have to be different."""
        changes = [
            self.say(
                "lift.change",
                question=self.asked(change.question),
                answer=self.answer(self.questions.get(change.question), change.answer),
            )
            for change in counterfactual.changes
        ]
        return self.say(
            "lift.sentence",
            changes=self.joined(changes),
            level=counterfactual.level.label.to(self.language),
        )

    def standing(self, settled: Settled) -> tuple[Standing, str]:
        """Return how today stands to what is settled, and the sentence that says so."""
        if settled.today is None:
            return Standing.UNSAID, ""
        values = {
            "outcome": settled.outcome.label.to(self.language),
            "today": settled.today.label.to(self.language),
            "level": settled.level.label.to(self.language),
        }
        now, owed = settled.outcome.place(settled.today.id), settled.outcome.place(settled.level.id)
        if now < owed:
            return Standing.LOOSER, self.say("today.looser", **values)
        if now > owed:
            return Standing.STRICTER, self.say("today.stricter", **values)
        return Standing.SAME, self.say("today.same", **values)

    def override(self, override: Override) -> str:
        """Return who decided not to apply a gate, when and why."""
        return self.say(
            "override.sentence",
            rule=override.rule,
            name=override.name,
            date=self.day(override.date),
            reason=override.reason,
        )


_phrases: Remembered[Phrases] = Remembered(8)


def phrases_of(assessment: Assessment, language: str) -> Phrases:
    """Return the phrases of *assessment* in *language*, with what they remember."""
    return _phrases.made((assessment,), language, lambda: Phrases(assessment, language))
