"""How far raters agree, in figures and sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from hitl_content.comparing.agreement import RELIABLE, TENTATIVE, Scale, Unit, alpha, same_pairs
from hitl_content.comparing.gathering import Gathered
from hitl_content.comparing.records import Agreement, Disagreement
from hitl_content.comparing.settlement import most_cautious
from hitl_content.mapping.phrases import OUTCOME, Phrases
from hitl_content.model.assessment import Kind, Outcome, Question
from hitl_content.model.assessment import Unit as Per
from hitl_content.model.result import Result, StepResult
from hitl_content.model.workflow import UNKNOWN, Answer, Workflow
from hitl_content.words.writing import clauses

FEW = 10
"""With fewer units than this, a figure is called a hint."""

ORDERED = {Kind.FACTOR: Scale.ORDINAL, Kind.TODAY: Scale.ORDINAL, Kind.NUMBER: Scale.INTERVAL}


class Figures:
    """Works out agreement over the *results* of each rater of *merged*, in their order."""

    def __init__(self, phrases: Phrases, merged: Workflow, results: Sequence[Result]) -> None:
        self.phrases, self.merged, self.results = phrases, merged, results
        self.raters = [rating.rater for rating in merged.ratings]
        self._parts = [{"": result.whole, **{part.step.id: part for part in result.steps}} for result in results]
        self._ids = ["", *(step.id for step in merged.steps)]
        self._settled = {"": merged.answers, **{step.id: step.answers for step in merged.steps}}
        assessment = phrases.assessment
        self._asked = [question for question in assessment.questions if question.kind is not Kind.TEXT]
        self._outcomes = [outcome for outcome in assessment.outcomes if any(part.settled for part in self._all())]

    def overall(self) -> Agreement:
        """Return the agreement over every question and step."""
        units = [unit for question in self._asked for unit in self._units(question)]
        return self._agreement("", self.phrases.say("merge.all"), units, None)

    def by_question(self) -> tuple[Agreement, ...]:
        """Return the agreement on each question that two people have answered somewhere, the lowest first."""
        found = []
        for question in self._asked:
            units = self._units(question)
            scaled = [self._scaled(question, unit) for unit in units]
            scale = ORDERED.get(question.kind, Scale.NOMINAL)
            found.append(self._agreement(question.id, self.phrases.asked(question.id), units, (scaled, scale)))
        return tuple(sorted((each for each in found if each.pairs), key=lambda each: each.share or 0))

    def by_outcome(self) -> tuple[Agreement, ...]:
        """Return the agreement on each outcome's level."""
        found = []
        for outcome in self._outcomes:
            units = [[place for _, place in self._levels(outcome, id_)] for id_ in self._ids]
            name = outcome.label.to(self.phrases.language)
            found.append(self._agreement(outcome.id, name, units, (units, Scale.ORDINAL)))
        return tuple(each for each in found if each.pairs)

    def by_step(self) -> tuple[Agreement, ...]:
        """Return the agreement on each step that two people have rated."""
        found = []
        for step in self.merged.steps:
            units = [[answer for _, answer in self._given(question, step.id)] for question in self._asked]
            found.append(self._agreement(step.id, self._place(step.id).rstrip("."), units, None))
        return tuple(each for each in found if each.pairs)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return every answer on which raters differ: step by step, the furthest apart first."""
        found = []
        for id_ in self._ids:
            here = [each for question in self._asked if (each := self._disagreement(question, id_))]
            found += sorted(here, key=lambda each: -each.apart)
        return tuple(found)

    def differing(self) -> tuple[Disagreement, ...]:
        """Return every outcome that comes out differently for different raters."""
        found = []
        for id_ in self._ids:
            for outcome in self._outcomes:
                levels = self._levels(outcome, id_)
                places = {place for _, place in levels}
                if len(places) > 1:
                    language = self.phrases.language
                    words = [(rater, outcome.levels[place].label.to(language)) for rater, place in levels]
                    name = OUTCOME + outcome.id
                    label = outcome.label.to(language)
                    found.append(self._told(id_, name, label, words, max(places) - min(places), None))
        return tuple(found)

    def headline(self, overall: Agreement, still_open: int) -> str:
        """Return the state of the merge in two sentences."""
        raters = self.phrases.joined(self.raters)
        if not overall.pairs:
            return self.phrases.say("merge.headline_none", raters=raters)
        said = self.phrases.say("merge.headline", raters=raters, **_share(overall.same, overall.pairs))
        if not still_open:
            return f"{said} {self.phrases.say('merge.open_none')}"
        return f"{said} {self.phrases.counted('merge.open', still_open)}"

    def notes(self, gathered: Gathered) -> tuple[str, ...]:
        """Return what could not be put together."""
        found = []
        for step in self.merged.steps:
            have = [rating.rater for rating in self.merged.ratings if step.id in rating.steps]
            if len(have) < len(self.raters):
                found.append(self.phrases.say("merge.only", name=step.name, raters=self.phrases.joined(have)))
            kept = {override.rule for override in step.overrides}
            held = [each for source in gathered.sources for each in source.workflow.steps if each.id == step.id]
            dropped = dict.fromkeys(one.rule for each in held for one in each.overrides if one.rule not in kept)
            found += [self.phrases.say("merge.override_dropped", rule=rule, name=step.name) for rule in dropped]
        assumed = dict.fromkeys(name for source in gathered.sources for name in source.workflow.assumptions)
        return (
            *found,
            *(
                self.phrases.say("merge.assumption_dropped", name=name)
                for name in assumed
                if name not in self.merged.assumptions
            ),
        )

    def _agreement(
        self, id_: str, name: str, units: Iterable[Unit], scaled: tuple[Iterable[Unit], Scale] | None
    ) -> Agreement:
        rated = [unit for unit in units if len(unit) > 1]
        same, pairs = same_pairs(rated)
        figure = alpha(*scaled) if scaled else None
        if not pairs:
            sentence = self.phrases.say("merge.share_none", name=name)
        else:
            sentence = self.phrases.say("merge.share", name=name, **_share(same, pairs))
        meaning = self._corrected(figure, len(rated)) if pairs and scaled else ""
        return Agreement(
            id=id_,
            name=name,
            same=same,
            pairs=pairs,
            units=len(rated),
            alpha=figure,
            meaning=meaning,
            sentence=f"{sentence} {meaning}".rstrip(),
        )

    def _corrected(self, figure: Fraction | None, units: int) -> str:
        if figure is None:
            return self.phrases.say("merge.alpha_none")
        key = "merge.alpha_chance"
        if figure >= RELIABLE:
            key = "merge.alpha_reliable"
        elif figure >= TENTATIVE:
            key = "merge.alpha_tentative"
        elif figure > 0:
            key = "merge.alpha_low"
        said = self.phrases.say(key, alpha=self.phrases.figure(figure, 2))
        return f"{said} {self.phrases.counted('merge.few', units)}" if units < FEW else said

    def _all(self) -> Iterable[StepResult]:
        return (part for parts in self._parts for part in parts.values())

    def _given(self, question: Question, step: str) -> list[tuple[str, Answer]]:
        """Return what each rater who answered *question* at *step* said, where it was shown."""
        if (question.per is Per.ONCE) != (step == ""):
            return []
        parts = [(rater, parts[step]) for rater, parts in zip(self.raters, self._parts, strict=True) if step in parts]
        return [
            (rater, part.step.answers[question.id])
            for rater, part in parts
            if question.id in part.step.answers and question.id not in part.hidden
        ]

    def _units(self, question: Question) -> list[list[Answer]]:
        return [[answer for _, answer in self._given(question, id_)] for id_ in self._ids]

    def _scaled(self, question: Question, unit: Sequence[Answer]) -> list[Hashable]:
        """Return known answers as the question's scale has them: places, numbers or just themselves."""
        known = [answer for answer in unit if answer is not UNKNOWN]
        if ORDERED.get(question.kind) is not Scale.ORDINAL:
            return list(known)
        places = self._order(question)
        return [places[answer] for answer in known if isinstance(answer, str) and answer in places]

    def _order(self, question: Question) -> dict[str, int]:
        if question.kind is Kind.TODAY:
            levels = self.phrases.outcomes[question.outcome].levels if question.outcome in self.phrases.outcomes else ()
            return {level.id: place for place, level in enumerate(levels)}
        return {option.id: place for place, option in enumerate(question.options)}

    def _levels(self, outcome: Outcome, step: str) -> list[tuple[str, int]]:
        return [
            (rater, outcome.place(settled.level.id))
            for rater, parts in zip(self.raters, self._parts, strict=True)
            if step in parts
            for settled in parts[step].settled
            if settled.outcome.id == outcome.id
        ]

    def _disagreement(self, question: Question, step: str) -> Disagreement | None:
        given = self._given(question, step)
        if all(answer == given[0][1] for _, answer in given):
            return None
        places = [
            place
            for place in self._scaled(question, [answer for _, answer in given])
            if isinstance(place, int) and ORDERED.get(question.kind) is Scale.ORDINAL
        ]
        apart = max(places) - min(places) if places else 0
        words = [(rater, self.phrases.answer(question, answer)) for rater, answer in given]
        settled = self._settled[step].get(question.id)
        cautious = most_cautious(question, [answer for _, answer in given])
        return replace(
            self._told(
                step,
                question.id,
                self.phrases.asked(question.id),
                words,
                apart,
                "" if settled is None else self.phrases.answer(question, settled),
            ),
            cautious="" if cautious is None else self.phrases.answer(question, cautious),
        )

    def _told(
        self, step: str, id_: str, label: str, words: list[tuple[str, str]], apart: int, settled: str | None
    ) -> Disagreement:
        """Return a disagreement with its sentence. *settled*: empty while open, None where nothing is to settle."""
        say = self.phrases.say
        each = (say("merge.rated", rater=rater, answer=answer) for rater, answer in words)
        answers = clauses(self.phrases.language, each)
        parts = [say("merge.disagreement", place=self._place(step), label=label, answers=answers)]
        if apart:
            parts.append(self.phrases.counted("merge.apart", apart))
        if settled is not None:
            parts.append(say("merge.settled", answer=settled) if settled else say("merge.still_open"))
        return Disagreement(
            step=step,
            place=self._place(step),
            question=id_,
            label=label,
            answers=tuple(words),
            cautious="",
            apart=apart,
            settled=settled or "",
            sentence=" ".join(parts).strip(),
        )

    def _place(self, step: str) -> str:
        if not step:
            return ""
        number = self._ids.index(step)
        name = self.merged.steps[number - 1].name or step
        return self.phrases.say("place.step", number=number, name=name) + "."


def _share(same: int, pairs: int) -> dict[str, object]:
    return {"same": same, "pairs": pairs, "percent": (200 * same + pairs) // (2 * pairs)}
