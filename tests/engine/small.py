"""A small assessment, built by hand so that the engine's tests do not lean on reading."""

from __future__ import annotations

from dataclasses import replace

from hitl_content.engine import evaluate
from hitl_content.model.assessment import (
    Assessment,
    Finding,
    Kind,
    Level,
    Option,
    Outcome,
    Question,
    Section,
    Severity,
    Side,
    Unit,
)
from hitl_content.model.condition import (
    AllOf,
    AtLeast,
    Condition,
    Contains,
    OneOf,
    OutcomeAtLeast,
    Relation,
    Today,
)
from hitl_content.model.owed import Trigger
from hitl_content.model.result import Result, StepResult
from hitl_content.model.rule import Limit, Rule
from hitl_content.model.text import text
from hitl_content.model.workflow import Answer, Override, Step, Workflow


def question(id_: str, kind: Kind, *options: str, shown_when: Condition | None = None, **more: object) -> Question:
    """A question whose options are worth 0, 1, 2 ... points."""
    found = tuple(Option(id=option, label=text(option), points=place) for place, option in enumerate(options))
    return Question(id=id_, kind=kind, ask=text(f"{id_}?"), options=found, shown_when=shown_when, **more)  # type: ignore[arg-type]


def rule(id_: str, when: Condition, outcome: str, level: str, *, gate: bool = False) -> Rule:
    return Rule(id=id_, when=when, limits=(Limit(outcome=outcome, level=level),), because=text(id_), gate=gate)


def outcome(id_: str, tightened: Side, *levels: str) -> Outcome:
    found = tuple(Level(id=level, label=text(level)) for level in levels)
    return Outcome(id=id_, label=text(id_), tightened=tightened, levels=found)


STAKES = question("stakes", Kind.FACTOR, "none", "minor", "serious", "severe")
EVIDENCE = question("evidence", Kind.FACTOR, "strong", "partial", "weak")
DIRECTION = question("direction", Kind.CHOICE, "favourable", "adverse")
LEGAL = question("legal", Kind.YES_NO, "false", "true", shown_when=OneOf(question="direction", values=("adverse",)))
CHANNELS = question("channels", Kind.MULTIPLE, "phone", "chat", required=False)
VOLUME = question("volume", Kind.NUMBER, required=False, points_each=2, minimum=0, maximum=100)
COMPETENT = question("competent", Kind.YES_NO, "false", "true", required=False)
TODAY = replace(question("today", Kind.TODAY, "act", "recommend", "person", required=False), outcome="autonomy")

AUTONOMY = outcome("autonomy", Side.AT_MOST, "act", "recommend", "person")
REVIEW = outcome("review", Side.AT_LEAST, "none", "sample", "each")

RULES = (
    rule("severe", AtLeast(question="stakes", value="severe"), "autonomy", "person"),
    rule("serious", AtLeast(question="stakes", value="serious"), "review", "sample"),
    rule(
        "weak-and-minor",
        AllOf(conditions=(AtLeast(question="evidence", value="weak"), AtLeast(question="stakes", value="minor"))),
        "autonomy",
        "recommend",
    ),
    rule("legal", OneOf(question="legal", values=(True,)), "autonomy", "recommend", gate=True),
    rule("busy", AtLeast(question="volume", value=50), "review", "each"),
    rule("phone", Contains(question="channels", option="phone"), "review", "sample"),
    rule(
        "hollow",
        AllOf(
            conditions=(
                OutcomeAtLeast(outcome="review", level="sample"),
                OneOf(question="competent", values=(False,)),
            )
        ),
        "autonomy",
        "person",
    ),
)

TRIGGER = Trigger(
    id="rising",
    label=text("stakes rise"),
    when=AtLeast(question="stakes", value="minor"),
    detector=text("-"),
    channel=text("-"),
    to=text("-"),
    within=text("-"),
    shown=text("-"),
    on_no_answer=text("-"),
)

ASSESSMENT = Assessment(
    slug="small",
    edition="1",
    unit=Unit.STEP,
    languages=("en",),
    title=text("Small"),
    summary=text("Small."),
    sections=(
        Section(
            id="all",
            title=text("All"),
            questions=(STAKES, EVIDENCE, DIRECTION, LEGAL, CHANNELS, VOLUME, COMPETENT, TODAY),
        ),
    ),
    outcomes=(AUTONOMY, REVIEW),
    rules=RULES,
    findings=(
        Finding(
            id="over",
            severity=Severity.SERIOUS,
            when=Today(outcome="autonomy", relation=Relation.LOOSER),
            text=text("over"),
        ),
        Finding(
            id="needless",
            severity=Severity.WARNING,
            when=Today(outcome="autonomy", relation=Relation.STRICTER),
            text=text("needless"),
        ),
    ),
    triggers=(TRIGGER,),
)

MILD: dict[str, Answer] = {
    "stakes": "none",
    "evidence": "strong",
    "direction": "favourable",
    "channels": (),
    "volume": 0,
    "competent": True,
}
"""Answers at which everything is as permissive as can be."""


def run(assessment: Assessment, *steps: dict[str, Answer], overrides: tuple[Override, ...] = ()) -> Result:
    found = tuple(
        Step(id=f"s{place}", name=f"Step {place}", answers=answers, overrides=overrides)
        for place, answers in enumerate(steps)
    )
    return evaluate(assessment, Workflow(assessment=assessment.slug, name="W", steps=found))


def step(assessment: Assessment = ASSESSMENT, **changed: Answer) -> StepResult:
    """The result of one step with the mild answers but for those *changed*."""
    return run(assessment, {**MILD, **changed}).steps[0]


def levels(result: StepResult) -> dict[str, str]:
    return {settled.outcome.id: settled.level.id for settled in result.settled}


def best(result: StepResult) -> dict[str, str]:
    return {settled.outcome.id: settled.best.id for settled in result.settled}
