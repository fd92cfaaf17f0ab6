"""Every key of what is carried into another assessment."""

from __future__ import annotations

from hitl_content.reading.shape import Key, ListOf, Named, Plain, Record

ROW = Record(
    name="a row",
    meaning="Answers to the other assessment that follow where a condition certainly holds.",
    keys=(
        Key(
            name="when",
            shape=Plain.CONDITION,
            default="always",
            meaning="A condition on the answers given here, of any kind, monotone or not.",
            example="{people: acute}",
        ),
        Key(
            name="answers",
            shape=Plain.ANSWERS,
            required=True,
            meaning="What follows, by question id of the other assessment: an option, `true` or `false`.",
            example="{acute: true}",
        ),
    ),
)
CARRIES = Record(
    name="a carry",
    meaning=(
        "How the answers become a step of another assessment in the same directory, so that nobody rates twice. Only "
        "for assessments answered once. `hitl check` holds it against the other assessment."
    ),
    keys=(
        Key(
            name="to",
            shape=Plain.WORDS,
            required=True,
            meaning="Slug of the other assessment, which is answered step by step.",
            example="escalation-map",
        ),
        Key(
            name="same",
            shape=ListOf(of=Named(family="question")),
            meaning="Questions that mean the same in both, with the same ids of question and options.",
            example="[stakes, evidence]",
        ),
        Key(
            name="rows",
            shape=ListOf(of=ROW),
            meaning="What else follows. Where two rows answer the same question, the first that holds counts.",
            example="[{when: {people: acute}, answers: {acute: true}}]",
        ),
    ),
)
