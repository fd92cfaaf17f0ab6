"""Results built by hand, so that maps and exports are tested without an engine: each is a situation."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hitl_content.model.assessment import (
    Assessment,
    Band,
    Finding,
    Kind,
    Level,
    Option,
    Outcome,
    Question,
    Score,
    Section,
    Severity,
    Side,
    Source,
    Trigger,
    Unit,
)
from hitl_content.model.condition import AtLeast, OneOf, Relation, Today
from hitl_content.model.result import (
    Binding,
    Change,
    Counterfactual,
    Reason,
    Result,
    Scored,
    Settled,
    StepResult,
)
from hitl_content.model.rule import Limit, Rule
from hitl_content.model.text import text
from hitl_content.model.workflow import UNKNOWN, Override, Step, Workflow

HOSTILE = (
    "</text></svg><script>alert(1)</script><img src=x onerror=alert(1)> \"quoted\" 'single' & | `code` "
    "[link](javascript:alert(1)) ]]> <!-- \x00\x1b\ud800 \u202ereversed\u202c\nnew line"
)


def _levels(*pairs: tuple[str, str, str]) -> tuple[Level, ...]:
    return tuple(Level(id=id_, label=text(label), meaning=text(meaning)) for id_, label, meaning in pairs)


AUTONOMY = Outcome(
    id="autonomy",
    label=text("Autonomy"),
    lane=text("AI"),
    tightened=Side.AT_MOST,
    levels=_levels(
        ("act", "AI acts", "AI acts within written limits and informs."),
        ("recommend", "AI recommends", "AI proposes, a person decides."),
        ("support", "AI supports", "AI prepares material, a person does the work."),
        ("person", "People only", "AI stays out."),
    ),
)
REVIEW = Outcome(
    id="review",
    label=text("Review"),
    lane=text("People"),
    tightened=Side.AT_LEAST,
    levels=_levels(
        ("none", "No review", "Nobody looks before it counts."),
        ("sample", "Sample", "A sample is read afterwards."),
        ("exceptions", "Exceptions", "What stands out is read first."),
        ("each", "Each item", "Every item is read before it counts."),
        ("two-person", "Two people", "Two people read every item."),
    ),
)
ACCESS = Outcome(
    id="access",
    label=text("Access to a person"),
    lane=text("Way to a person"),
    tightened=Side.AT_LEAST,
    levels=_levels(
        ("on-request", "On request", "One step away when asked for."),
        ("visible", "Visible", "Shown at the point of need."),
        ("human-first", "Person first", "A person comes first."),
    ),
)
STAKES = Question(
    id="stakes",
    kind=Kind.FACTOR,
    ask=text("What does a mistake cost the person?"),
    options=(
        Option(id="none", label=text("Nobody is worse off")),
        Option(id="annoyance", label=text("Annoyance, minutes lost")),
        Option(id="loss", label=text("Real loss of money, access or standing")),
        Option(id="harm", label=text("Serious harm")),
    ),
)
EVIDENCE = Question(
    id="evidence",
    kind=Kind.FACTOR,
    ask=text("How well can the answer be checked?"),
    options=(
        Option(id="measured", label=text("Error rate measured on own cases")),
        Option(id="partial", label=text("Partly")),
        Option(id="weak", label=text("Hardly")),
    ),
)
ADVERSE = Question(id="adverse", kind=Kind.YES_NO, ask=text("Can it go against the person?"))
GDPR = Source(
    id="gdpr-22",
    title="General Data Protection Regulation, Article 22",
    author="European Union",
    year="2016",
    url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
)
MANZEY = Source(
    id="parasuraman-manzey-2010",
    title="Complacency and bias in human use of automation",
    author="Parasuraman and Manzey",
    year="2010",
    url="https://doi.org/10.1177/0018720810376055",
)
REFUSAL = Rule(
    id="significant-adverse",
    gate=True,
    when=OneOf(question="adverse", values=(True,)),
    limits=(Limit(outcome="autonomy", level="recommend"), Limit(outcome="access", level="visible")),
    because=text("a decision that goes against somebody must be one a person can be asked about"),
    sources=("gdpr-22",),
    requires=text("A way to contest the decision, with somebody who may change it."),
    remedy=text("Rate the favourable side as a step of its own."),
)
LOSS = Rule(
    id="loss-each",
    when=AtLeast(question="stakes", value="loss"),
    limits=(Limit(outcome="review", level="each"),),
    because=text("a mistake here means real loss"),
    sources=("parasuraman-manzey-2010",),
)
UNMEASURED = Rule(
    id="unmeasured",
    gate=True,
    when=AtLeast(question="evidence", value="weak"),
    limits=(Limit(outcome="autonomy", level="support"),),
    because=text("nobody has measured how often the AI is wrong on your own cases"),
    remedy=text("Measure the error rate on 150 of your own cases."),
)
OVER = Finding(
    id="over-automation",
    severity=Severity.SERIOUS,
    when=Today(outcome="autonomy", relation=Relation.LOOSER),
    text=text("AI does more here today than the answers bear."),
    remedy=text("Put a person before the decision until the error rate is known."),
    sources=("parasuraman-manzey-2010",),
)
NEEDLESS = Finding(
    id="needless-review",
    severity=Severity.WARNING,
    when=Today(outcome="review", relation=Relation.STRICTER),
    text=text("More is reviewed here today than the answers ask for."),
    remedy=text("Move to a sample and spend the time where each item is owed a look."),
)


def _trigger(id_: str, label: str, to: str = "Team lead", within: str = "15 minutes") -> Trigger:
    return Trigger(
        id=id_,
        label=text(label),
        detector=text("Two rephrasings in a row"),
        channel=text("Queue “Refunds, people”"),
        to=text(to),
        within=text(within),
        shown=text("The conversation, the order and the AI's draft"),
        on_no_answer=text("The duty manager is called"),
    )


TRIGGERS = (
    _trigger("confusion", "The person is confused"),
    _trigger("asks", "The person asks for somebody", to="Duty agent", within="2 minutes"),
    _trigger("money", "More than 200 is at stake", to="Finance"),
)
RISK = Score(
    id="risk",
    label=text("Risk"),
    questions=("stakes", "evidence"),
    bands=(
        Band(id="low", label=text("Low"), start=0, advice=text("Carry on.")),
        Band(id="medium", label=text("Medium"), start=25, inclusive=False, advice=text("Watch it.")),
        Band(id="high", label=text("High"), start=75, inclusive=False, advice=text("Stop and mend.")),
    ),
)
ASSESSMENT = Assessment(
    slug="escalation-map",
    edition="1.0",
    unit=Unit.STEP,
    languages=("en",),
    title=text("Autonomy and escalation map"),
    summary=text("How far AI may go, step by step."),
    sections=(Section(id="harm", title=text("Harm"), questions=(STAKES, EVIDENCE, ADVERSE)),),
    outcomes=(AUTONOMY, REVIEW, ACCESS),
    scores=(RISK,),
    rules=(REFUSAL, LOSS, UNMEASURED),
    findings=(OVER, NEEDLESS),
    triggers=TRIGGERS,
    sources=(GDPR, MANZEY),
)

# name, owner, settled (autonomy, review, access), best autonomy, today (or None)
STEPS: tuple[tuple[str, str, tuple[str, str, str], str, tuple[str, str, str] | None], ...] = (
    ("Read and sort the request", "Support", ("act", "sample", "on-request"), "act", ("act", "each", "on-request")),
    ("Check order and policy", "Support", ("act", "exceptions", "on-request"), "act", None),
    (
        "Approve a small refund", "Support lead", ("act", "sample", "visible"), "act",
        ("recommend", "each", "visible"),
    ),
    (
        "Decide a disputed or large refund", "Head of support", ("recommend", "each", "visible"), "recommend",
        ("act", "none", "on-request"),
    ),
    (
        "Refuse a refund", "Head of support", ("support", "two-person", "human-first"), "recommend",
        ("recommend", "each", "visible"),
    ),
    ("Tell the customer", "Support", ("act", "exceptions", "visible"), "act", ("act", "exceptions", "visible")),
)  # fmt: skip


def _level(outcome: Outcome, id_: str) -> Level:
    return outcome.levels[outcome.place(id_)]


def _bindings(outcome: Outcome, level: str) -> tuple[Binding, ...]:
    stakes = Reason(question="stakes", answer="loss", threshold="loss")
    adverse = Reason(question="adverse", answer=True)
    unknown = Reason(question="evidence", answer=UNKNOWN, threshold="weak", unknown=True)
    if outcome is AUTONOMY and level == "support":
        return (Binding(rule=UNMEASURED, reasons=(unknown,), unknown=True),)
    if (outcome is AUTONOMY and level != "act") or (outcome is ACCESS and level != "on-request"):
        return (Binding(rule=REFUSAL, reasons=(adverse,)),)
    if outcome is REVIEW and outcome.place(level) >= outcome.place("each"):
        return (Binding(rule=LOSS, reasons=(stakes,)),)
    return ()


def settled(outcome: Outcome, level: str, best: str, today: str | None) -> Settled:
    """Return one outcome with the reasons that fit its level."""
    binding = _bindings(outcome, level)
    lifts = ()
    if binding and not binding[0].unknown:
        freer = outcome.levels[outcome.place(level) - 1]
        lifts = (Counterfactual(changes=(Change(question="stakes", answer="annoyance"),), level=freer),)
    return Settled(
        outcome=outcome,
        level=_level(outcome, level),
        best=_level(outcome, best),
        binding=binding,
        counterfactuals=lifts,
        today=_level(outcome, today) if today else None,
        stability=Fraction(5, 6),
    )


def scored(points: int, low: int, high: int, *, score: Score = RISK) -> Scored:
    """Return a score out of ten with its band."""
    band = score.bands[0 if points <= 2 else 1 if points <= 7 else 2]
    return Scored(
        score=score, points=points, raw=points, maximum=10, percent=points * 10, low=low, high=high, band=band
    )


TOOLS: tuple[tuple[str, ...], ...] = (
    ("sort_request",),
    (),
    ("look_up_order", "offer_refund"),
    ("issue_refund",),
    ("refuse_refund",),
    ("look_up_order",),
)


def step_result(number: int, name: str = "") -> StepResult:
    """Return the result of step *number*, from 1; after the sixth they start again."""
    own_name, owner, levels, best, today = STEPS[(number - 1) % len(STEPS)]
    outcomes = (AUTONOMY, REVIEW, ACCESS)
    bests = (best, levels[1], levels[2])
    todays = today or (None, None, None)
    records = tuple(
        settled(outcome, level, good, now)
        for outcome, level, good, now in zip(outcomes, levels, bests, todays, strict=True)
    )
    looser = today is not None and AUTONOMY.place(today[0]) < AUTONOMY.place(levels[0])
    needless = today is not None and REVIEW.place(today[1]) > REVIEW.place(levels[1])
    unknown = ("evidence",) if best != levels[0] else ()
    answers = {"stakes": "loss" if levels[1] == "each" else "annoyance", "adverse": levels[0] != "act"}
    return StepResult(
        step=Step(
            id=f"step-{number}",
            name=name or own_name,
            owner=owner,
            tools=TOOLS[(number - 1) % len(STEPS)],
            note="Only what arrives by chat or mail." if number == 1 else "",
            answers={**answers, "evidence": UNKNOWN if unknown else "measured"},
        ),
        settled=records,
        scores=(scored(3 if levels[0] == "act" else 8, 3, 5 if unknown else 3),),
        findings=((NEEDLESS,) if needless else ()) + ((OVER,) if looser else ()),
        triggers=TRIGGERS if levels[0] != "act" else TRIGGERS[:1],
        requirements=(REFUSAL,) if levels[0] == "recommend" else (),
        overridden=(
            Override(rule="unmeasured", name="J. Okafor", reason="Pilot with ten cases a day.", date="2026-11-20"),
        )
        if number == 6
        else (),
        unanswered=("evidence",) if number == 2 else (),
        unknown=unknown,
        worth_knowing=unknown,
    )


def workflow_result(*steps: StepResult, name: str = "Refund requests", assessment: Assessment = ASSESSMENT) -> Result:
    """Return a result of *steps*."""
    return Result(
        assessment=assessment,
        workflow=Workflow(
            assessment=assessment.slug,
            edition=assessment.edition,
            name=name,
            owner="Head of support",
            reviewed="2026-11-02",
            next_review="2027-02-02",
            steps=tuple(each.step for each in steps),
        ),
        whole=StepResult(step=Step(id="", name="")),
        steps=steps,
    )


def refunds(count: int = 6) -> Result:
    """Return a workflow of refund requests in *count* steps."""
    return workflow_result(*(step_result(number) for number in range(1, count + 1)))


def scores_only() -> Result:
    """Return an instrument that is answered once, with two scores and no outcome."""
    impact = replace(RISK, id="impact", label=text("Impact"))
    care = replace(RISK, id="care", label=text("Care taken"))
    assessment = replace(ASSESSMENT, unit=Unit.ONCE, outcomes=(), rules=(), triggers=(), scores=(impact, care))
    result = workflow_result(assessment=assessment, name="Chat assistant")
    whole = StepResult(
        step=Step(id="", name=""),
        scores=(scored(6, 5, 9, score=impact), scored(2, 2, 2, score=care)),
        unanswered=("stakes",),
    )
    return replace(result, whole=whole)


def hostile() -> Result:
    """Return a workflow in which every text that a person or a maintainer may write is hostile."""
    bad = text(HOSTILE)
    level = Level(id="act", label=bad, meaning=bad)
    strict = Level(id="person", label=bad, meaning=bad)
    outcome = Outcome(id="autonomy", label=bad, lane=bad, tightened=Side.AT_MOST, levels=(level, strict))
    question = replace(STAKES, ask=bad, options=(Option(id="loss", label=bad),))
    source = Source(id="bad", title=HOSTILE, author=HOSTILE, year=HOSTILE, url="javascript:alert(1)", note=bad)
    rule = replace(
        LOSS, id="bad-rule", limits=(Limit(outcome="autonomy", level="person"),), because=bad, requires=bad,
        remedy=bad, sources=("bad",),
    )  # fmt: skip
    finding = replace(OVER, text=bad, remedy=bad, sources=("bad",))
    trigger = replace(
        TRIGGERS[0], label=bad, detector=bad, channel=bad, to=bad, within=bad, shown=bad, on_no_answer=bad
    )
    band = Band(id="low", label=bad, start=0, advice=bad)
    score = replace(RISK, label=bad, bands=(band,))
    step = StepResult(
        step=Step(id="one", name=HOSTILE, note=HOSTILE, owner=HOSTILE, answers={"stakes": "loss"}),
        settled=(
            Settled(
                outcome=outcome,
                level=strict,
                best=level,
                binding=(Binding(rule=rule, reasons=(Reason(question="stakes", answer="loss"),)),),
                counterfactuals=(Counterfactual(changes=(Change(question="stakes", answer="loss"),), level=level),),
                today=level,
            ),
        ),
        scores=(Scored(score=score, points=3, raw=3, maximum=10, percent=30, low=1, high=5, band=band),),
        findings=(finding,),
        triggers=(trigger,),
        requirements=(rule,),
        overridden=(Override(rule="bad-rule", name=HOSTILE, reason=HOSTILE, date="2026-01-01"),),
        unanswered=("stakes",),
        unknown=("stakes",),
        worth_knowing=("stakes",),
    )
    assessment = replace(
        ASSESSMENT, title=bad, outcomes=(outcome,), scores=(score,), rules=(rule,), findings=(finding,),
        triggers=(trigger,), sources=(source,), sections=(Section(id="s", title=bad, questions=(question,)),),
    )  # fmt: skip
    other = replace(step, step=replace(step.step, id="two"))
    result = workflow_result(step, other, name=HOSTILE, assessment=assessment)
    return replace(result, workflow=replace(result.workflow, owner=HOSTILE))
