# The map holds sentences, not formats: an exporter chooses markup, never words. That is why every label is
# already a plain string in one language here, and why places are counted so that a picture needs no model.
"""The map: a result laid out for people, without a format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hitl_content.model.assessment import Severity, Source


class Standing(StrEnum):
    """How today's practice stands to what the map settles."""

    UNSAID = "unsaid"
    """Nobody said how the step is run today."""
    SAME = "same"
    LOOSER = "looser"
    """Today is more permissive than settled: over-automation, or too little review or access."""
    STRICTER = "stricter"
    """Today is stricter than settled: needless review or needless restraint."""


class Ghost(StrEnum):
    """What a second, dashed mark in the picture stands for."""

    TODAY = "today"
    """How the step is run now."""
    BEFORE = "before"
    """What an earlier map settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One level of a lane's ladder."""

    id: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One outcome, as the picture and the tables show it."""

    id: str
    """Id of the outcome."""
    name: str
    """Name of the lane."""
    label: str
    """Name of the outcome."""
    rungs: tuple[Rung, ...]
    """Most permissive first."""
    guards: str = ""
    """Id of the outcome that this one stands guard over, drawn as gates before its steps; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One rule that holds an outcome where it is, in plain sentences."""

    rule: str
    """Id of the rule."""
    sentence: str
    """What the rule limits, and why."""
    answers: tuple[str, ...]
    """The answers that make it apply, each as question and answer."""
    gate: bool
    """Whether it rests on law or literature and needs a name, a reason and a date to be overridden."""
    unknown: bool
    """Whether it applies only because something is not known."""
    remedy: str = ""
    requires: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One outcome of one step, in words and places. Places count from 0, the most permissive."""

    outcome: str
    name: str
    place: int
    of: int
    """How many levels the ladder has."""
    level: str
    """Label of the settled level."""
    meaning: str
    best_place: int
    best: str
    """Label of the level if everything unknown turned out well."""
    best_sentence: str
    """Empty when nothing unknown matters."""
    today_place: int | None
    today: str
    """Label of today's level; empty where unsaid."""
    standing: Standing
    standing_sentence: str
    because: tuple[Because, ...]
    lifts: tuple[str, ...]
    """Counterfactual sentences: what would lift the level."""
    stability: str
    """How firmly the level holds, as a sentence; empty where not computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerLine:
    """A signal that makes the step escalate."""

    label: str
    detector: str
    channel: str
    to: str
    within: str
    shown: str
    on_no_answer: str
    sources: tuple[Source, ...] = ()
    changed: bool = False
    """Whether the team said for this step how it differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A remark with its severity in words."""

    id: str
    severity: Severity
    word: str
    """The severity, in words."""
    text: str
    remedy: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something that must be in place, with the rule that asks for it."""

    rule: str
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BandLine:
    """A named range of a score. *start* is in hundredths of the score's maximum, 0 to 100."""

    label: str
    start: float
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """A score in words, with the places a bar needs. Places are in hundredths of the maximum, 0 to 100."""

    id: str
    label: str
    sentence: str
    """Points, maximum and percentage in words."""
    band: str
    advice: str
    range_sentence: str
    """What the score could be, whatever the missing answers are; empty when nothing is missing."""
    adjusted: str
    """What was changed about the points under a condition, and what they were; empty where nothing was."""
    place: float
    low: float
    high: float
    bands: tuple[BandLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A list of sentences under a heading, for what needs no layout of its own."""

    id: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMap:
    """One step of the map, or the whole workflow where an assessment is answered once."""

    id: str
    number: int
    """Place in the workflow, from 1; 0 for the workflow itself."""
    name: str
    note: str
    owner: str
    verdicts: tuple[Verdict, ...]
    scores: tuple[ScoreLine, ...]
    findings: tuple[FindingLine, ...]
    triggers: tuple[TriggerLine, ...]
    requirements: tuple[Requirement, ...]
    overrides: tuple[str, ...]
    """Each as a sentence with rule, name, date and reason."""
    unanswered: tuple[str, ...]
    """Questions, as asked."""
    unknown: tuple[str, ...]
    worth_knowing: tuple[str, ...]
    """Questions worth finding out, the most valuable first."""
    summary: str
    """The step in one sentence, for a description and for screen readers."""
    blocks: tuple[Block, ...] = ()
    """Further lists, in the order they are shown."""
    remarks: tuple[str, ...] = ()
    """What the picture says of the step in a comparison, in place of findings and missing answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing to do, with where it comes from. A step's number is 0 for the workflow itself."""

    step: str
    number: int
    place: str
    """The step, in words."""
    kind: str
    """Why it is here, in one or two words."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRow:
    """How often each option of a factor was chosen over the steps."""

    question: str
    counts: tuple[tuple[str, int], ...]
    """Pairs of option and number of steps, as the options are ordered; then not known and not answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The result of a workflow, laid out for people."""

    title: str
    """Name of the workflow."""
    assessment: str
    """Title and edition of the assessment."""
    facts: tuple[tuple[str, str], ...]
    """Pairs of label and value: owner, reviewed, next review; only those that are known."""
    language: str
    lanes: tuple[Lane, ...]
    whole: StepMap | None
    """What is settled once; None when nothing is."""
    steps: tuple[StepMap, ...]
    headline: str
    """The state of the workflow in one sentence, the same in tone for both extremes."""
    complete: bool
    completeness: str
    """One sentence on whether everything required is answered."""
    todo: tuple[ToDo, ...]
    """What to do first, in order."""
    weakest: str
    """Id of the weakest step; empty when no step has a serious finding or runs looser than settled."""
    weakest_sentence: str
    profile: tuple[ProfileRow, ...]
    sources: tuple[Source, ...]
    """Every source that a printed sentence rests on, in the assessment's order."""
    limits: tuple[str, ...]
    """What the map does not claim."""
    blocks: tuple[Block, ...] = ()
    """Further lists about the whole workflow."""
    ghost: Ghost = Ghost.TODAY
    """What the second marks stand for; the verdicts' ``today`` and ``standing`` are of that."""

    @property
    def parts(self) -> tuple[StepMap, ...]:
        """What there is to show: the whole, where something is settled once, then the steps."""
        return ((self.whole,) if self.whole else ()) + self.steps

    def tasks(self) -> tuple[tuple[ToDo, tuple[ToDo, ...]], ...]:
        """Return what to do, in order, with what reads the same on several steps said once: its first, and all."""
        alike: dict[tuple[str, str], list[ToDo]] = {}
        for task in self.todo:
            alike.setdefault((task.kind, task.text), []).append(task)
        return tuple((tasks[0], tuple(tasks)) for tasks in alike.values())

    def signals(self) -> tuple[tuple[TriggerLine, tuple[StepMap, ...]], ...]:
        """Return every trigger once, with the steps it is owed on, in the order they come up."""
        owed: dict[TriggerLine, list[StepMap]] = {}
        for part in self.parts:
            for trigger in part.triggers:
                owed.setdefault(trigger, []).append(part)
        return tuple((trigger, tuple(parts)) for trigger, parts in owed.items())

    def part(self, step_id: str) -> StepMap:
        """Return the step with id *step_id*; the empty id is the whole workflow. Raises KeyError."""
        for candidate in self.parts:
            if (candidate.id if candidate.number else "") == step_id:
                return candidate
        raise KeyError(step_id)
