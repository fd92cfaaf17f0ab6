"""``compare``: two results of one assessment in, what changed out."""

from __future__ import annotations

from hitl_content.comparing.drawing import against
from hitl_content.comparing.pairing import moved, pair
from hitl_content.comparing.records import AnswerChange, Comparison, Fate, LevelChange, StepChange
from hitl_content.mapping import Map, draw_map
from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import StepMap
from hitl_content.model.errors import ComparingError
from hitl_content.model.result import Result, StepResult
from hitl_content.model.workflow import Answer
from hitl_content.words.sentences import Sentence
from hitl_content.words.writing import listed


def compare(before: Result, after: Result) -> Comparison:
    """Return what changed from *before* to *after*, in the language of *after*.

    Steps are the same where id and name are, or else the name alone, or else an id that was not given by counting.
    Only questions that are shown count. Raises ComparingError where the two answer different assessments.
    """
    if before.assessment.slug != after.assessment.slug:
        one, other = before.assessment.slug, after.assessment.slug
        raise ComparingError(Sentence("refused.compare", before=one, after=other))
    drawn = draw_map(after)
    return _Comparing(before, after, drawn).comparison()


class _Comparing:
    def __init__(self, before: Result, after: Result, drawn: Map) -> None:
        self.before, self.after, self.drawn = before, after, drawn
        self.phrases = Phrases(after.assessment, drawn.language)
        self.earlier = {part.step.id: part for part in before.steps}
        earlier = draw_map(before)
        self.earlier_facts = earlier.facts
        self.earlier_map = {part.id if part.number else "": part for part in earlier.parts}
        self.pairs = pair([part.step for part in before.steps], [part.step for part in after.steps])
        places = {part.step.id: place for place, part in enumerate(before.steps)}
        self.places = {id_: places[old] for id_, old in self.pairs.items()}
        self.moved = moved([self.places[part.step.id] for part in after.steps if part.step.id in self.places])

    def comparison(self) -> Comparison:
        steps = [self._step(part) for part in self.after.steps]
        if self.drawn.whole is not None:
            steps.insert(0, self._whole(self.drawn.whole))
        steps += self._gone()
        facts = tuple(self._facts())
        headline = self._headline(steps, facts)
        levels = {
            part.step.id: {each.outcome.id: each for each in self.earlier[self.pairs[part.step.id]].settled}
            for part in self.after.steps
            if part.step.id in self.pairs
        }
        levels[""] = {each.outcome.id: each for each in self.before.whole.settled}
        return Comparison(
            title=self.phrases.say("compare.title", name=self.after.workflow.name or self.after.assessment.slug),
            language=self.drawn.language,
            headline=headline,
            facts=facts,
            steps=tuple(steps),
            picture=against(self.drawn, self.phrases, levels, {step.id: step for step in steps}, headline),
        )

    def _step(self, part: StepResult) -> StepChange:
        shown = self.drawn.part(part.step.id)
        name = self.phrases.say("place.step", number=shown.number, name=shown.name)
        if part.step.id not in self.pairs:
            return StepChange(
                id=part.step.id,
                number=shown.number,
                name=name,
                fate=Fate.ADDED,
                others=(
                    self.phrases.say("compare.added"),
                    *(self._level(each.name, each.level) for each in shown.verdicts),
                ),
            )
        old = self.earlier[self.pairs[part.step.id]]
        return self._changed(part.step.id, shown, name, (old, part))

    def _level(self, outcome: str, level: str) -> str:
        return self.phrases.say("reason.outcome", outcome=outcome, level=level)

    def _whole(self, shown: StepMap) -> StepChange:
        return self._changed("", shown, shown.name, (self.before.whole, self.after.whole))

    def _changed(self, id_: str, shown: StepMap, name: str, pair_: tuple[StepResult, StepResult]) -> StepChange:
        old, new = pair_
        levels = tuple(self._levels(old, new))
        answers = tuple(self._answers(old, new))
        others = tuple(self._others(self.earlier_map.get(old.step.id), shown, old, new))
        return StepChange(
            id=id_,
            number=shown.number,
            name=name,
            fate=Fate.CHANGED if levels or answers or others else Fate.SAME,
            levels=levels,
            answers=answers,
            others=others,
        )

    def _levels(self, old: StepResult, new: StepResult) -> list[LevelChange]:
        found = []
        earlier = {each.outcome.id: each for each in old.settled}
        for settled in new.settled:
            outcome, was = settled.outcome, earlier.get(settled.outcome.id)
            ids = [level.id for level in outcome.levels]
            if was is None or was.level.id == settled.level.id or was.level.id not in ids:
                continue
            tighter = ids.index(settled.level.id) > ids.index(was.level.id)
            held = {binding.rule.id for binding in was.binding}
            found.append(
                LevelChange(
                    outcome=outcome.id,
                    before=was.level.id,
                    after=settled.level.id,
                    before_place=ids.index(was.level.id),
                    after_place=ids.index(settled.level.id),
                    sentence=self.phrases.say(
                        "compare.tighter" if tighter else "compare.looser",
                        outcome=outcome.label.to(self.drawn.language),
                        before=self.phrases.level(outcome, was.level.id),
                        after=self.phrases.level(outcome, settled.level.id),
                    ),
                    why=tuple(
                        self.phrases.because(outcome, binding).sentence
                        for binding in settled.binding
                        if binding.rule.id not in held
                    ),
                )
            )
        return found

    def _answers(self, old: StepResult, new: StepResult) -> list[AnswerChange]:
        found = []
        for id_, question in self.phrases.questions.items():
            was, now = _answer(old, id_), _answer(new, id_)
            if was == now:
                continue
            before, after = self.phrases.answer(question, was), self.phrases.answer(question, now)
            sentence = self.phrases.say("compare.answer", question=self.phrases.asked(id_), before=before, after=after)
            found.append(AnswerChange(question=id_, before=before, after=after, sentence=sentence))
        return found

    def _others(self, was: StepMap | None, now: StepMap, old: StepResult, new: StepResult) -> list[str]:
        say = self.phrases.say
        found = []
        if new.step.id:
            if old.step.name != new.step.name:
                found.append(say("compare.renamed", before=old.step.name))
            if self.places[new.step.id] in self.moved:
                found.append(say("compare.moved", number=self.places[new.step.id] + 1))
            found += self._words(say("report.owner"), old.step.owner, new.step.owner)
            found += self._words(say("report.note"), old.step.note, new.step.note)
            found += self._words(
                say("compare.tools"), *(listed(self.phrases.language, each.step.tools) for each in (old, new))
            )
        if was is None:
            return found
        scores = {score.id: score for score in was.scores}
        for score in now.scores:
            before = scores.get(score.id)
            if before and (before.sentence, before.band) != (score.sentence, score.band):
                values = {"question": score.label, "before": _scored(before.sentence, before.band)}
                found.append(say("compare.answer", after=_scored(score.sentence, score.band), **values))
        for key, earlier, later in (
            ("finding", [each.text for each in was.findings], [each.text for each in now.findings]),
            ("trigger", [each.label for each in was.triggers], [each.label for each in now.triggers]),
            ("override", list(was.overrides), list(now.overrides)),
        ):
            found += [say(NEW[key], what=each) for each in later if each not in earlier]
            found += [say(GONE[key], what=each) for each in earlier if each not in later]
        return found

    def _words(self, label: str, before: str, after: str) -> list[str]:
        if before == after:
            return []
        none = self.phrases.say("answer.none_given")
        values = {"before": before or none, "after": after or none}
        return [self.phrases.say("compare.answer", question=label, **values)]

    def _gone(self) -> list[StepChange]:
        kept = set(self.pairs.values())
        gone = [(place, part.step) for place, part in enumerate(self.before.steps, 1) if part.step.id not in kept]
        return [
            StepChange(
                id=step.id,
                number=0,
                name=self.phrases.say("place.step", number=place, name=step.name or step.id),
                fate=Fate.REMOVED,
                others=(self.phrases.say("compare.removed"),),
            )
            for place, step in gone
        ]

    def _facts(self) -> list[str]:
        old, new = self.before.workflow, self.after.workflow
        found = self._words(
            self.phrases.say("compare.edition"), self.before.assessment.edition, self.after.assessment.edition
        )
        found += self._words(self.phrases.say("compare.name"), old.name, new.name)
        was, now = dict(self.earlier_facts), dict(self.drawn.facts)
        for label in dict.fromkeys((*now, *was)):
            found += self._words(label, was.get(label, ""), now.get(label, ""))
        for name in sorted({*old.assumptions, *new.assumptions}):
            earlier, later = (
                "" if value is None else self.phrases.figure(value, 4)
                for value in (old.assumptions.get(name), new.assumptions.get(name))
            )
            found += self._words(self.phrases.say("compare.assumption", name=name), earlier, later)
        return found

    def _headline(self, steps: list[StepChange], facts: tuple[str, ...]) -> str:
        tighter = sum(1 for step in steps if step.levels and all(level.tighter for level in step.levels))
        looser = sum(1 for step in steps if step.levels and not any(level.tighter for level in step.levels))
        mixed = sum(1 for step in steps if step.levels) - tighter - looser
        fates = [step.fate for step in steps]
        quiet = sum(1 for step in steps if step.fate is Fate.CHANGED and not step.levels)
        counts = (
            ("compare.headline_tighter", tighter),
            ("compare.headline_looser", looser),
            ("compare.headline_mixed", mixed),
            ("compare.headline_added", fates.count(Fate.ADDED)),
            ("compare.headline_removed", fates.count(Fate.REMOVED)),
            ("compare.headline_quiet", quiet),
        )
        sentences = [self.phrases.counted(key, number) for key, number in counts if number]
        if sentences:
            return " ".join(sentences)
        return self.phrases.say("compare.headline_facts" if facts else "compare.headline_none")


NEW = {"finding": "compare.finding_new", "trigger": "compare.trigger_new", "override": "compare.override_new"}
GONE = {"finding": "compare.finding_gone", "trigger": "compare.trigger_gone", "override": "compare.override_gone"}


def _answer(part: StepResult, question: str) -> Answer | None:
    return None if question in part.hidden else part.step.answers.get(question)


def _scored(sentence: str, band: str) -> str:
    return f"{sentence}, {band}" if band else sentence
