# Workflows are decoded by wire/, because the browser opens them too and has no YAML; their keys are stated here
# for the published schema and the reference page, and tests hold the two together.
"""Every key of the files that hold answers: workflows and cases."""

from __future__ import annotations

from hitl_content.reading.shape import ByScore, Key, Levels, ListOf, Named, Plain, Record

OVERRIDE = Record(
    name="an override",
    meaning="A gate that somebody has decided not to apply to a step, in their own name.",
    keys=(
        Key(name="rule", shape=Named(family="rule"), required=True, meaning="Id of the gate.", example="unmeasured"),
        Key(name="name", shape=Plain.WORDS, required=True, meaning="Who decided it.", example="Ada Okoye"),
        Key(name="reason", shape=Plain.WORDS, required=True, meaning="Why.", example="Measured by hand in May"),
        Key(name="date", shape=Plain.DATE, required=True, meaning="When.", example="2026-11-20"),
    ),
)
STEP = Record(
    name="a step",
    meaning="One step of a workflow.",
    keys=(
        Key(
            name="id",
            shape=Plain.LINE,
            default="`step-1`, `step-2` and so on",
            meaning="Stable name of the step, up to 80 characters.",
            example="classify",
        ),
        Key(name="name", shape=Plain.LINE, required=True, meaning="What people call it.", example="Sort the request"),
        Key(name="note", shape=Plain.LINE, meaning="Anything worth keeping.", example="Done by the night shift"),
        Key(name="owner", shape=Plain.LINE, meaning="Who answers for it.", example="Shift lead"),
        Key(
            name="tools",
            shape=ListOf(of=Plain.LINE),
            meaning="Names of the tools an agent calls to do the step, for exports that set an agent's permissions.",
            example="[issue_refund]",
        ),
        Key(
            name="answers",
            shape=Plain.ANSWERS,
            meaning="Answers to the questions asked for every step, by question id. `unknown` says *we don't know*.",
            example="{stakes: minor, significant: false, channels: [phone, chat], evidence: unknown}",
        ),
        Key(
            name="overrides",
            shape=ListOf(of=OVERRIDE),
            meaning="Gates that do not apply here.",
            example="[{rule: unmeasured, name: Ada Okoye, reason: Measured by hand, date: 2026-11-20}]",
        ),
        Key(
            name="triggers",
            shape=Plain.CHANGES,
            meaning="How triggers differ here, by their id: any field of a trigger that is a text, but its label.",
            example="{confusion: {to: The night desk, within: 10 minutes}}",
        ),
    ),
)
RATING = Record(
    name="a rating",
    meaning="The answers of one of several people who rated the same workflow. `hitl merge` writes it.",
    keys=(
        Key(name="rater", shape=Plain.LINE, required=True, meaning="What the person is called.", example="Ada Okoye"),
        Key(
            name="answers",
            shape=Plain.ANSWERS,
            meaning="Answers to the questions asked once.",
            example="{legal: true}",
        ),
        Key(
            name="steps",
            shape=Plain.ANYTHING,
            meaning="Answers by the id of the step, then by question id.",
            example="{classify: {stakes: minor}}",
        ),
    ),
)
SETTLED = Record(
    name="a settlement",
    meaning="Who settled what the raters differed on, and when.",
    keys=(
        Key(name="by", shape=Plain.LINE, required=True, meaning="Name of the person or people.", example="Ada and Ben"),
        Key(name="date", shape=Plain.DATE, meaning="When.", example="2026-11-22"),
    ),
)
WORKFLOW = Record(
    name="a workflow",
    meaning="The whole file: YAML where it is written by hand, JSON where it was saved on the page.",
    keys=(
        Key(
            name="format",
            shape=Plain.WORDS,
            required=True,
            fixed="hitl-workflow",
            meaning="Says what the file is.",
            example="hitl-workflow",
        ),
        Key(
            name="version",
            shape=Plain.WHOLE,
            required=True,
            fixed=1,
            meaning="Version of the file format.",
            example="1",
        ),
        Key(
            name="assessment",
            shape=Plain.ID,
            required=True,
            meaning="Slug of the assessment that is answered.",
            example="escalation-map",
        ),
        Key(name="edition", shape=Plain.LINE, meaning="Edition it was saved with, as text.", example='"1.0"'),
        Key(name="name", shape=Plain.LINE, required=True, meaning="What the workflow is called.", example="Refunds"),
        Key(name="owner", shape=Plain.LINE, meaning="Who answers for it.", example="Head of support"),
        Key(name="reviewed", shape=Plain.DATE, meaning="When it was last reviewed.", example="2026-11-20"),
        Key(name="next_review", shape=Plain.DATE, meaning="When it is to be reviewed next.", example="2027-05-20"),
        Key(
            name="language",
            shape=Plain.LANGUAGE,
            default="the assessment's first",
            meaning="Language of the results.",
            example="en",
        ),
        Key(
            name="appetite",
            shape=Plain.LINE,
            default="the assessment's own",
            meaning="Id of the appetite for risk at which it is settled.",
            example="cautious",
        ),
        Key(
            name="answers",
            shape=Plain.ANSWERS,
            meaning="Answers to the questions asked once, by question id.",
            example="{legal: true}",
        ),
        Key(
            name="assumptions",
            shape=Plain.ANSWERS,
            meaning="Values in place of the assessment's defaults, by quantity, or `share.` and a level.",
            example="{detection: 60, share.sample: 10}",
        ),
        Key(
            name="steps",
            shape=ListOf(of=STEP),
            meaning="Its steps, in order.",
            example="[{id: classify, name: Sort the request, answers: {stakes: minor}}]",
        ),
        Key(
            name="ratings",
            shape=ListOf(of=RATING),
            meaning="Where several people rated it: what each answered. The answers above are the settled ones.",
            example="[{rater: Ada Okoye, steps: {classify: {stakes: minor}}}]",
        ),
        Key(
            name="settled",
            shape=SETTLED,
            meaning="Who settled the answers that raters differed on.",
            example="{by: Ada and Ben, date: 2026-11-22}",
        ),
        Key(
            name="result",
            shape=Plain.ANYTHING,
            meaning="Written when it is exported; left alone when it is opened.",
            example="{}",
        ),
    ),
)
CASE = Record(
    name="a case",
    meaning="Answers with what must come out of them, and why. Cases are tests and worked examples at once.",
    keys=(
        Key(name="name", shape=Plain.WORDS, required=True, meaning="The situation.", example="Refund of 20 euros"),
        Key(name="id", shape=Plain.ID, meaning="Stable name of the case.", example="small-refund"),
        Key(
            name="appetite",
            shape=Named(family="appetite"),
            default="the assessment's own",
            meaning="The appetite it is put at.",
            example="cautious",
        ),
        Key(
            name="answers",
            shape=Plain.ANSWERS,
            required=True,
            meaning="Answers by question id.",
            example="{stakes: minor, significant: false}",
        ),
        Key(
            name="expect",
            shape=Levels(),
            meaning="For each outcome the level that must be settled.",
            example="{autonomy: recommend, access: visible}",
        ),
        Key(
            name="because",
            shape=ListOf(of=Named(family="rule")),
            meaning="Rules that must be among those that set the levels.",
            example="[significant-adverse]",
        ),
        Key(name="scores", shape=ByScore(bands=False), meaning="For each score its points.", example="{risk: 12}"),
        Key(name="bands", shape=ByScore(bands=True), meaning="For each score its band.", example="{risk: high}"),
        Key(name="why", shape=Plain.WORDS, meaning="Why it must come out so.", example="Money is given, not taken."),
    ),
)
CASES = Record(
    name="a file of cases",
    meaning="The whole file `assessments/<slug>/cases.yml`.",
    keys=(
        Key(
            name="cases",
            shape=ListOf(of=CASE, least=1),
            required=True,
            meaning="The cases.",
            example="[{name: Small refund, answers: {stakes: minor}, expect: {autonomy: act}}]",
        ),
    ),
)
