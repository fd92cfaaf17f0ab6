"""Every key of scores and outcomes."""

from __future__ import annotations

from hitl_content.reading.grammar_questions import ID, LABEL, ROUNDING, UNIT, WHEN
from hitl_content.reading.shape import Choice, Key, ListOf, Named, Plain, Record

ADJUSTMENT = Record(
    name="an adjustment",
    meaning="A change to a score that applies only when a condition holds. Adjustments are made in the order written.",
    keys=(
        WHEN,
        Key(
            name="subtract_percent",
            shape=Plain.NUMBER,
            default="0",
            meaning="Share of the score taken off, in per cent of the score.",
            example="15",
        ),
        Key(name="add", shape=Plain.NUMBER, default="0", meaning="Points added after the share.", example="-2"),
        Key(
            name="round",
            shape=ROUNDING,
            default="not rounded",
            meaning="How the adjusted score is rounded.",
            example="half_up",
        ),
        Key(
            name="places",
            shape=Plain.WHOLE,
            default="0",
            meaning="To how many decimal places it is rounded.",
            example="0",
        ),
    ),
)
ROUND_PERCENT = Record(
    name="a percentage's rounding",
    meaning="How a percentage is rounded before it is put in a band.",
    keys=(
        Key(name="round", shape=ROUNDING, required=True, meaning="How.", example="half_up"),
        Key(name="places", shape=Plain.WHOLE, default="0", meaning="To how many decimal places.", example="0"),
    ),
)
BAND = Record(
    name="a band",
    meaning="A named range of a score. It is open until the next one starts; the first has neither `from` nor `above`.",
    keys=(
        ID,
        LABEL,
        Key(name="from", shape=Plain.NUMBER, meaning="Where it starts; this number belongs to it.", example="50"),
        Key(
            name="above",
            shape=Plain.NUMBER,
            meaning="Where it starts; this number still belongs to the band before.",
            example="50",
        ),
        Key(name="advice", shape=Plain.TEXT, meaning="What to do in this band.", example="Ask a second person."),
    ),
)
SCORE = Record(
    name="a score",
    meaning="A named sum of points with its maximum, percentage and band. A score never overrides a rule.",
    keys=(
        ID,
        LABEL,
        Key(
            name="per",
            shape=UNIT,
            default="the assessment's `unit`",
            meaning="How often it is worked out.",
            example="once",
        ),
        Key(
            name="sections",
            shape=ListOf(of=Named(family="section")),
            meaning="Sections whose questions are all summed.",
            example="[harm]",
        ),
        Key(
            name="questions",
            shape=ListOf(of=Named(family="question")),
            meaning="Further questions that are summed.",
            example="[stakes]",
        ),
        Key(
            name="scores",
            shape=ListOf(of=Named(family="score")),
            meaning="Other scores that are summed.",
            example="[harm_score]",
        ),
        Key(
            name="maximum",
            shape=Choice(
                words=(
                    ("shown", "the most points of the questions that are asked, given the answers"),
                    ("all", "the most points of all its questions, asked or not"),
                ),
                or_number=True,
            ),
            default="`shown`",
            meaning="What 100 per cent is.",
            example="all",
        ),
        Key(
            name="worse",
            shape=Choice(words=(("high", "many points are bad"), ("low", "few points are bad"))),
            default="`high`",
            meaning="Which end is the worse one.",
            example="low",
        ),
        Key(
            name="missing",
            shape=Choice(
                words=(("worst", "as the worst it could be"), ("zero", "as no points")),
            ),
            default="`worst`",
            meaning="How an answer that is missing or unknown counts.",
            example="zero",
        ),
        Key(
            name="adjust",
            shape=ListOf(of=ADJUSTMENT),
            meaning="Changes under a condition.",
            example="[{when: {score: {mitigation: 80%}}, subtract_percent: 15, round: half_up}]",
        ),
        Key(
            name="round_percent",
            shape=ROUND_PERCENT,
            default="compared exactly",
            meaning="How the percentage is rounded before it is put in a band.",
            example="{round: half_up, places: 0}",
        ),
        Key(
            name="bands_by",
            shape=Choice(words=(("percent", "per cent of the maximum"), ("points", "points"))),
            default="`percent`",
            meaning="What bands are measured in.",
            example="points",
        ),
        Key(
            name="bands",
            shape=ListOf(of=BAND),
            meaning="Named ranges, lowest first.",
            example="[{id: low, label: Low}, {id: high, label: High, from: 50}]",
        ),
    ),
)
LEVEL = Record(
    name="a level",
    meaning="One rung of an outcome's ladder.",
    keys=(
        ID,
        LABEL,
        Key(
            name="meaning",
            shape=Plain.TEXT,
            meaning="What it means in practice.",
            example="AI proposes, a person decides",
        ),
    ),
)
OUTCOME = Record(
    name="an outcome",
    meaning="An ordered ladder that rules settle. It starts at its first level, and rules only ever tighten it.",
    keys=(
        ID,
        LABEL,
        Key(
            name="lane",
            shape=Plain.TEXT,
            default="the label",
            meaning="Name of its lane in the picture.",
            example="How far AI may go",
        ),
        Key(
            name="tightened",
            shape=Choice(
                words=(("at_most", "rules lower a ceiling"), ("at_least", "rules raise a floor")),
            ),
            required=True,
            meaning="How rules tighten it.",
            example="at_most",
        ),
        Key(
            name="levels",
            shape=ListOf(of=LEVEL, least=2),
            required=True,
            meaning="Its levels, most permissive first.",
            example="[{id: act, label: AI acts}, {id: person, label: A person does it}]",
        ),
    ),
)
