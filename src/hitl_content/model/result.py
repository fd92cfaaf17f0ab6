"""The result: what the engine settles, with the reasons that are the computation itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hitl_content.model.assessment import Adjustment, Assessment, Band, Finding, Level, Outcome, Score
from hitl_content.model.number import Number
from hitl_content.model.numbers import StepNumbers, Totals
from hitl_content.model.owed import Check, Contribution, Trigger
from hitl_content.model.rule import Rule
from hitl_content.model.workflow import Answer, Override, Step, Workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """An answer that makes a rule apply."""

    question: str
    """Id of a question, or of a score (``score:``) or outcome (``outcome:``) that a rule looked at."""
    answer: Answer | None
    """What was answered; None where nothing was."""
    threshold: str | None = None
    """For a factor or outcome: the id of the mildest option or level that would still make the rule apply."""
    unknown: bool = False
    """Whether the rule applies only because the answer is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A rule that holds an outcome where it is, with the answers that make it apply."""

    rule: Rule
    reasons: tuple[Reason, ...]
    unknown: bool = False
    """Whether it applies only because something is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One answer set to another, mildest enough to count."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """A smallest set of changed answers that would lift an outcome by at least one level."""

    changes: tuple[Change, ...]
    level: Level
    """The level the outcome would then have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One outcome of one step."""

    outcome: Outcome
    level: Level
    """The settled level: everything unknown counted as the worst it could be."""
    best: Level
    """The level if everything unknown turned out as well as it could. Equals ``level`` when nothing unknown matters."""
    binding: tuple[Binding, ...]
    """The rules that set the level. Empty at the most permissive level."""
    counterfactuals: tuple[Counterfactual, ...] = ()
    today: Level | None = None
    """The level at which the step is run now, where that was said."""
    stability: Fraction | None = None
    """Share of the one-option-away neighbours, over all factors, at which the outcome is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One score."""

    score: Score
    points: Number
    """After adjustments. What is missing counts as the score says."""
    raw: Number
    """Before adjustments."""
    maximum: Number
    percent: Number | None
    """``points`` as a percentage of the maximum, exact; None when the maximum is 0."""
    low: Number
    """The least ``raw`` could be, whatever the missing answers turn out to be."""
    high: Number
    """The most ``raw`` could be."""
    adjusted: tuple[Adjustment, ...] = ()
    """The adjustments that were made, in order."""
    band: Band | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One check of one step."""

    check: Check
    met: bool | None
    """None where an answer that decides it is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    """Everything settled for one step, or for the workflow itself where an assessment is answered once."""

    step: Step
    settled: tuple[Settled, ...] = ()
    scores: tuple[Scored, ...] = ()
    findings: tuple[Finding, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    """As they are owed here: with the variant that fits the levels, and with what the team changed."""
    contributions: tuple[Contribution, ...] = ()
    """What people have to bring to it."""
    checks: tuple[Checked, ...] = ()
    requirements: tuple[Rule, ...] = ()
    """Rules that apply and ask for something to be in place."""
    overridden: tuple[Override, ...] = ()
    """Overrides of gates that would otherwise have applied."""
    unanswered: tuple[str, ...] = ()
    """Ids of required questions that are shown and have no answer."""
    unknown: tuple[str, ...] = ()
    """Ids of questions answered with *we don't know*."""
    worth_knowing: tuple[str, ...] = ()
    """Ids of unknown or unanswered questions that could change an outcome, the most valuable first."""
    hidden: tuple[str, ...] = ()
    """Ids of questions that are not shown, given the other answers."""
    numbers: StepNumbers | None = None
    """What review costs and is worth here; None where no fact is there to work it out from. Advice only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of a whole workflow."""

    assessment: Assessment
    workflow: Workflow
    whole: StepResult
    """What is settled once, from the questions asked once. Its step is nameless."""
    steps: tuple[StepResult, ...] = ()
    totals: Totals | None = None
    """The numbers of all steps together; None where no step has any."""

    @property
    def complete(self) -> bool:
        """Whether every required question that is shown has an answer."""
        return not self.whole.unanswered and not any(step.unanswered for step in self.steps)
