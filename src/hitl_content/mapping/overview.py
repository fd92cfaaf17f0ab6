# What no step can say alone. The order of the to-do list is the only judgement made here, and it is stated:
# serious findings, then limits that today oversteps, then answers worth finding out, then warnings, then
# what must be in place, then effort that could be saved, then notes. Within each, the steps in order.
"""The whole workflow: headline, to-do list, weakest link, profile, sources and limits."""

from __future__ import annotations

from functools import partial

from hitl_content.mapping.counting import missing
from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import Map, ProfileRow, Standing, StepMap, ToDo
from hitl_content.model.assessment import Finding, Kind, Severity, Source, Unit
from hitl_content.model.condition import Today, atoms
from hitl_content.model.result import Result
from hitl_content.model.workflow import UNKNOWN
from hitl_content.words import say

OUTCOME_LIMITS = ("limits.person", "limits.gates", "limits.rules", "limits.precision", "limits.law")
SCORE_LIMITS = ("limits.score", "limits.law")


def headline(phrases: Phrases, parts: tuple[StepMap, ...]) -> str:
    """Return the state of the workflow in one sentence; both extremes in the same tone."""
    steps = [part for part in parts if part.number]
    if not any(part.verdicts for part in parts):
        return phrases.counted("headline.steps", len(steps)) if steps else ""
    looser = _standing(parts, Standing.LOOSER)
    stricter = _standing(parts, Standing.STRICTER)
    unsure = sum(1 for part in parts if any(each.best_sentence for each in part.verdicts))
    if not steps:
        states = (
            (looser, "headline.whole_looser"),
            (stricter, "headline.whole_stricter"),
            (unsure, "headline.whole_unsure"),
        )
        return " ".join(phrases.say(key) for number, key in states if number)
    sentences = [phrases.counted("headline.steps", len(steps))]
    if looser:
        sentences.append(phrases.counted("headline.looser", looser))
    if stricter:
        sentences.append(phrases.counted("headline.stricter", stricter))
    if unsure:
        sentences.append(phrases.counted("headline.unsure", unsure))
    said = any(each.standing is not Standing.UNSAID for part in parts for each in part.verdicts)
    if said and not looser and not stricter:
        sentences.append(phrases.say("headline.fits"))
    return " ".join(sentences)


def _standing(parts: tuple[StepMap, ...], standing: Standing) -> int:
    return sum(1 for part in parts if any(each.standing is standing for each in part.verdicts))


def completeness(phrases: Phrases, parts: tuple[StepMap, ...]) -> str:
    """Return one sentence on whether everything required is answered."""
    number = sum(len(part.unanswered) for part in parts)
    return missing(phrases.language, phrases.assessment, number) if number else phrases.say("complete.yes")


def place(phrases: Phrases, part: StepMap) -> str:
    """Return the step in words, or the workflow's name."""
    return phrases.say("place.step", number=part.number, name=part.name) if part.number else part.name


FEW = 3
"""How many steps are called by name in one breath."""


def where(drawn: Map, tasks: tuple[ToDo, ...]) -> str:
    """Return the steps that *tasks* are about: by name while they are few, else by number."""
    if len(tasks) > FEW:
        numbers = say(drawn.language, "mark.comma").join(str(task.number) for task in tasks)
        return say(drawn.language, "place.steps", numbers=numbers)
    return say(drawn.language, "mark.clauses").join(task.place for task in tasks)


def todo(phrases: Phrases, result: Result, parts: tuple[StepMap, ...]) -> tuple[ToDo, ...]:
    """Return what to do first, in order. A standing that a finding already remarks on is not said twice."""
    records = {"": result.whole, **{each.step.id: each for each in result.steps}}
    ranked: list[tuple[int, int, ToDo]] = []
    for part in parts:
        findings = records[part.id if part.number else ""].findings
        ranked += phrases.tasks.made((part, findings), None, partial(_ranked, phrases, part, findings))
    ranked.sort(key=lambda each: each[:2])
    return tuple(task for _, _, task in ranked)


def _ranked(phrases: Phrases, part: StepMap, findings: tuple[Finding, ...]) -> list[tuple[int, int, ToDo]]:
    """Return what to do about one step, each with its rank and the step's number."""
    return [
        (
            rank,
            part.number,
            ToDo(
                step=part.id if part.number else "",
                number=part.number,
                place=place(phrases, part),
                kind=phrases.say(kind),
                text=text,
            ),
        )
        for rank, kind, text in _tasks(phrases, part, _remarked(findings))
    ]


def _remarked(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    """Return the outcomes and relations that *findings* already speak of."""
    return {
        (atom.outcome, atom.relation.value)
        for finding in findings
        for atom in atoms(finding.when)
        if isinstance(atom, Today)
    }


FINDING_RANKS = {Severity.SERIOUS: 0, Severity.WARNING: 3, Severity.NOTE: 6}
FINDING_KINDS = {
    Severity.SERIOUS: "todo.serious",
    Severity.WARNING: "todo.warning",
    Severity.NOTE: "todo.note",
}


def _tasks(phrases: Phrases, part: StepMap, remarked: set[tuple[str, str]]) -> list[tuple[int, str, str]]:
    """Return rank, kind and text of everything to do about one step."""
    tasks = [
        (
            FINDING_RANKS[finding.severity],
            FINDING_KINDS[finding.severity],
            f"{finding.text} {finding.remedy}".strip(),
        )
        for finding in part.findings
    ]
    for verdict in part.verdicts:
        if (verdict.outcome, verdict.standing.value) in remarked:
            continue
        if verdict.standing is Standing.LOOSER:
            tasks.append((1, "todo.tighten", verdict.standing_sentence))
        elif verdict.standing is Standing.STRICTER:
            tasks.append((5, "todo.save", verdict.standing_sentence))
    tasks += [(2, "todo.find_out", phrases.say("todo.question", question=question)) for question in part.worth_knowing]
    tasks += [(4, "todo.in_place", requirement.text) for requirement in part.requirements]
    return tasks


def weakest(phrases: Phrases, parts: tuple[StepMap, ...]) -> tuple[str, str]:
    """Return the id of the weakest step and why it is, or two empty texts.

    The weakest has the most serious findings; among equals, today oversteps its levels by the most rungs.
    """
    steps = [part for part in parts if part.number]
    if len(steps) < 2:
        return "", ""
    weak = max(steps, key=lambda part: (_serious(part), _overstep(part), -part.number))
    serious, overstep = _serious(weak), _overstep(weak)
    if not serious and not overstep:
        return "", ""
    reasons = []
    if serious:
        reasons.append(phrases.counted("weakest.serious", serious))
    if overstep:
        reasons.append(phrases.counted("weakest.overstep", overstep))
    return weak.id, phrases.say("weakest.sentence", place=place(phrases, weak), reasons=phrases.joined(reasons))


def _serious(part: StepMap) -> int:
    return sum(1 for finding in part.findings if finding.severity is Severity.SERIOUS)


def _overstep(part: StepMap) -> int:
    return sum(
        each.place - each.today_place
        for each in part.verdicts
        if each.today_place is not None and each.today_place < each.place
    )


def profile(phrases: Phrases, result: Result) -> tuple[ProfileRow, ...]:
    """Return, for each factor asked per step, how often each option was chosen. Empty for a single step."""
    if len(result.steps) < 2:
        return ()
    rows = []
    for question in result.assessment.questions:
        if question.kind is not Kind.FACTOR or question.per is not Unit.STEP:
            continue
        chosen = [each.step.answers.get(question.id) for each in result.steps if question.id not in each.hidden]
        counts = [
            (option.label.to(phrases.language), sum(1 for answer in chosen if answer == option.id))
            for option in question.options
        ]
        counts.append((phrases.say("answer.unknown"), sum(1 for answer in chosen if answer is UNKNOWN)))
        counts.append((phrases.say("answer.none"), sum(1 for answer in chosen if answer is None)))
        rows.append(ProfileRow(question=question.ask.to(phrases.language), counts=tuple(counts)))
    return tuple(rows)


def sources_used(phrases: Phrases, parts: tuple[StepMap, ...]) -> tuple[Source, ...]:
    """Return every source that the steps' sentences rest on, in the assessment's order."""
    used: dict[str, Source] = {}
    for part in parts:
        cited = [because.sources for verdict in part.verdicts for because in verdict.because]
        cited += [line.sources for line in part.requirements]
        cited += [line.sources for line in part.findings]
        cited += [line.sources for line in part.triggers]
        used.update((source.id, source) for sources in cited for source in sources)
    order = {source_id: index for index, source_id in enumerate(phrases.sources)}
    return tuple(sorted(used.values(), key=lambda source: (order.get(source.id, len(order)), source.id)))


def limits(phrases: Phrases) -> tuple[str, ...]:
    """Return what the map does not claim."""
    keys = OUTCOME_LIMITS if phrases.assessment.outcomes else SCORE_LIMITS
    return tuple(phrases.say(key) for key in keys)
