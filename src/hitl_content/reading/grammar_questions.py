# The assessment format, once: here, in grammar_scores.py and in grammar_rules.py. Literal tables: to add a key, add
# a line and use it in build.py; the reader, the schema and the reference page follow.
"""Every key of questions and sections: its shape, whether it is required, its default, its meaning, an example."""

from __future__ import annotations

from hitl_content.reading.shape import Choice, Hint, Key, ListOf, Named, Plain, Record

UNIT = Choice(words=(("step", "for every step of a workflow"), ("once", "once for the whole workflow")))
ROUNDING = Choice(
    words=(
        ("half_up", "to the nearest, a half goes up"),
        ("half_even", "to the nearest, a half goes to the even neighbour"),
        ("up", "always up"),
        ("down", "always down"),
    )
)
KIND = Choice(
    words=(
        ("factor", "ordered options, mildest first; *we don't know* is always offered and counts as the worst"),
        ("choice", "one of several options without an order"),
        ("multiple", "any number of options"),
        ("yes_no", "yes or no"),
        ("number", "a number"),
        ("text", "free text, never scored and never in a condition"),
        ("today", "the level at which an outcome is run now"),
    )
)
SOURCES = Key(
    name="sources",
    shape=ListOf(of=Named(family="source")),
    meaning="Ids of the sources it rests on.",
    example="[gdpr-22]",
)
ID = Key(
    name="id",
    shape=Plain.ID,
    required=True,
    meaning="Stable name, apart from the wording: letters, digits, `_`, `-` and `.`, up to 80 characters.",
    example="stakes",
)
LABEL = Key(name="label", shape=Plain.TEXT, required=True, meaning="What people read.", example="Serious harm")
SHOWN_WHEN = Key(
    name="shown_when",
    shape=Plain.CONDITION,
    default="always",
    meaning="Asked only when this condition holds. What is not asked counts for nothing.",
    example="{significant: true}",
)
WHEN = Key(
    name="when",
    shape=Plain.CONDITION,
    required=True,
    meaning="The condition under which it applies.",
    example="{stakes: serious+}",
)

OPTION = Record(
    name="an option",
    meaning="One answer a person may choose.",
    keys=(
        ID,
        LABEL,
        Key(
            name="anchor",
            shape=Plain.TEXT,
            meaning="Something a team can observe that tells this option from its neighbours.",
            example="Money, access or standing is lost",
        ),
        Key(name="points", shape=Plain.NUMBER, default="0", meaning="Points it adds to scores.", example="2"),
    ),
)
POINTS = ("points", "points_each", "points_if_yes", "points_if_no")
QUESTION = Record(
    name="a question",
    meaning="One question.",
    hints=(
        Hint(
            names=POINTS,
            kinds=("factor", "choice", "multiple"),
            cure="Give points to the options, such as {id: minor, label: Annoyance, points: 2}.",
        ),
        Hint(names=POINTS, kinds=("yes_no",), cure="Write points_if_yes and points_if_no."),
        Hint(names=POINTS, kinds=("number",), cure="Write points_each, the points for each unit of the answer."),
        Hint(names=POINTS, kinds=("text", "today"), cure="Leave it out: this kind of question has no points."),
    ),
    keys=(
        ID,
        Key(name="kind", shape=KIND, required=True, meaning="What sort of answer it takes.", example="factor"),
        Key(
            name="ask",
            shape=Plain.TEXT,
            required=True,
            meaning="The question itself.",
            example="How bad can a wrong result be?",
        ),
        Key(
            name="label",
            shape=Plain.TEXT,
            meaning="A short name, used in reasons and tables instead of the whole question.",
            example="Stakes",
        ),
        Key(
            name="why",
            shape=Plain.TEXT,
            meaning="One short reason why it is asked.",
            example="It limits autonomy most.",
        ),
        Key(
            name="required",
            shape=Plain.YES_NO,
            default="`true`; for text `false`",
            meaning="Whether the result counts as incomplete while it is unanswered.",
            example="false",
        ),
        Key(
            name="unknown",
            shape=Plain.YES_NO,
            default="`true`; for text `false`",
            meaning="Whether *we don't know* is offered. A factor always offers it, text never does.",
            example="false",
        ),
        SHOWN_WHEN,
        Key(
            name="options",
            shape=ListOf(of=OPTION, least=1),
            kinds=("factor", "choice", "multiple"),
            meaning="The answers to choose from; for a factor at least two, mildest first.",
            example="[{id: minor, label: Annoyance}, {id: serious, label: Serious harm}]",
        ),
        Key(
            name="points_if_yes",
            shape=Plain.NUMBER,
            default="0",
            kinds=("yes_no",),
            meaning="Points of *yes*.",
            example="3",
        ),
        Key(
            name="points_if_no",
            shape=Plain.NUMBER,
            default="0",
            kinds=("yes_no",),
            meaning="Points of *no*.",
            example="0",
        ),
        Key(
            name="unit",
            shape=Plain.TEXT,
            kinds=("number",),
            meaning="What is counted.",
            example="items a week",
        ),
        Key(name="minimum", shape=Plain.NUMBER, kinds=("number",), meaning="The least it may be.", example="0"),
        Key(name="maximum", shape=Plain.NUMBER, kinds=("number",), meaning="The most it may be.", example="100000"),
        Key(
            name="points_each",
            shape=Plain.NUMBER,
            default="0",
            kinds=("number",),
            meaning="Points for each unit of the answer.",
            example="0.5",
        ),
        Key(
            name="long",
            shape=Plain.YES_NO,
            default="`false`",
            kinds=("text",),
            meaning="Whether several lines are expected.",
            example="true",
        ),
        Key(
            name="outcome",
            shape=Named(family="outcome"),
            kinds=("today",),
            meaning="The outcome whose present level is asked; its levels are the options.",
            example="autonomy",
        ),
    ),
)
SECTION = Record(
    name="a section",
    meaning="Questions that belong together under a heading.",
    keys=(
        ID,
        Key(name="title", shape=Plain.TEXT, required=True, meaning="Its heading.", example="What can go wrong"),
        Key(
            name="intro", shape=Plain.TEXT, meaning="A sentence or two under the heading.", example="Think of one case."
        ),
        Key(
            name="per",
            shape=UNIT,
            default="the assessment's `unit`",
            meaning="How often its questions are asked.",
            example="once",
        ),
        Key(
            name="optional",
            shape=Plain.YES_NO,
            default="`false`",
            meaning="Whether it is shown folded, for facts that only sharpen the result.",
            example="true",
        ),
        Key(
            name="shown_when",
            shape=Plain.CONDITION,
            default="always",
            meaning="Asked only when this holds, besides the condition each question may have.",
            example="{significant: true}",
        ),
        Key(
            name="questions",
            shape=ListOf(of=QUESTION, least=1),
            required=True,
            meaning="Its questions, in the order asked.",
            example="[{id: legal, kind: yes_no, ask: Does a law apply}]",
        ),
    ),
)
