"""Every key of triggers, contributions and checks."""

from __future__ import annotations

from hitl_content.reading.grammar_questions import ID, LABEL, SOURCES, WHEN
from hitl_content.reading.shape import Choice, Key, ListOf, Plain, Record

VARIANT = Record(
    name="a variant",
    meaning="How a trigger differs where a condition holds. What it does not name stays as it is.",
    keys=(
        WHEN,
        Key(name="detector", shape=Plain.TEXT, meaning="How the signal is noticed.", example="A word from the list"),
        Key(name="channel", shape=Plain.TEXT, meaning="How it is passed on.", example="By telephone"),
        Key(name="to", shape=Plain.TEXT, meaning="Who gets it.", example="The owner of the step"),
        Key(name="within", shape=Plain.TEXT, meaning="In what time.", example="1 minute"),
        Key(name="shown", shape=Plain.TEXT, meaning="What they must be shown.", example="The case itself"),
        Key(name="on_no_answer", shape=Plain.TEXT, meaning="What happens if nobody answers.", example="It stops"),
    ),
)
TRIGGER = Record(
    name="a trigger",
    meaning="A signal that makes a step escalate.",
    keys=(
        ID,
        LABEL,
        Key(
            name="when",
            shape=Plain.CONDITION,
            default="on every step",
            meaning="The condition under which it is owed.",
            example="{stakes: serious+}",
        ),
        Key(
            name="detector",
            shape=Plain.TEXT,
            required=True,
            meaning="How the signal is noticed.",
            example="The person asks twice",
        ),
        Key(
            name="channel",
            shape=Plain.TEXT,
            required=True,
            meaning="How it is passed on.",
            example="Transfer of the call",
        ),
        Key(name="to", shape=Plain.TEXT, required=True, meaning="Who gets it.", example="The shift lead"),
        Key(name="within", shape=Plain.TEXT, required=True, meaning="In what time.", example="2 minutes"),
        Key(
            name="shown",
            shape=Plain.TEXT,
            required=True,
            meaning="What they must be shown.",
            example="The whole thread",
        ),
        Key(
            name="on_no_answer",
            shape=Plain.TEXT,
            required=True,
            meaning="What happens if nobody answers.",
            example="A call back the same day",
        ),
        SOURCES,
        Key(
            name="variants",
            shape=ListOf(of=VARIANT),
            meaning="Where it differs, strictest first: the first whose condition may hold counts.",
            example="[{when: {outcome: {review: each+}}, within: 1 minute}]",
        ),
    ),
)
CONTRIBUTION = Record(
    name="a contribution",
    meaning="Something that people bring to a step and AI does not.",
    keys=(
        ID,
        LABEL,
        WHEN,
        Key(
            name="because",
            shape=Plain.TEXT,
            required=True,
            meaning="Why it is needed, and what it looks like.",
            example="Somebody has to weigh one person's interest against another's.",
        ),
        SOURCES,
    ),
)
CHECK = Record(
    name="a check",
    meaning="Something that must be so at a step whatever its level, and what is owed where it is not.",
    keys=(
        ID,
        LABEL,
        Key(
            name="about",
            shape=Choice(
                words=(
                    ("boundary", "what the affected person must keep"),
                    ("recovery", "what happens when the step goes wrong or the AI is gone"),
                )
            ),
            required=True,
            meaning="What it is about.",
            example="boundary",
        ),
        Key(
            name="when",
            shape=Plain.CONDITION,
            default="everywhere",
            meaning="Where it matters.",
            example="{significant: true}",
        ),
        Key(
            name="met",
            shape=Plain.CONDITION,
            required=True,
            meaning="Holds where it is so. Where an answer is missing it is said not to be known.",
            example="{route: true}",
        ),
        Key(
            name="owed",
            shape=Plain.TEXT,
            required=True,
            meaning="What to do where it is not so.",
            example="Show a way to a person where the result is shown.",
        ),
        SOURCES,
    ),
)
