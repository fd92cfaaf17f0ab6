"""Every key of rules, findings, sources and the assessment itself."""

from __future__ import annotations

from hitl_content.reading.grammar_carry import CARRIES
from hitl_content.reading.grammar_numbers import NUMBERS, SHOWS
from hitl_content.reading.grammar_owed import CHECK, CONTRIBUTION, TRIGGER
from hitl_content.reading.grammar_questions import ID, LABEL, SECTION, SOURCES, UNIT, WHEN
from hitl_content.reading.grammar_scores import OUTCOME, SCORE
from hitl_content.reading.shape import Choice, Key, Levels, ListOf, Named, Plain, Record

RULE = Record(
    name="a rule",
    meaning="When some answers hold, outcomes are limited. It names at least one level in `at_most` or `at_least`.",
    keys=(
        ID,
        Key(
            name="gate",
            shape=Plain.YES_NO,
            default="`false`",
            meaning="Whether it rests on law or literature, and may be overridden only by name, reason and date.",
            example="true",
        ),
        WHEN,
        Key(
            name="at_most",
            shape=Levels(),
            meaning="Ceilings: for each outcome tightened `at_most`, the level it may reach.",
            example="{autonomy: recommend}",
        ),
        Key(
            name="at_least",
            shape=Levels(),
            meaning="Floors: for each outcome tightened `at_least`, the level that is owed.",
            example="{access: visible}",
        ),
        Key(
            name="because",
            shape=Plain.TEXT,
            required=True,
            meaning="Why, as a clause that reads after *because*.",
            example="the decision has legal effect on a person",
        ),
        SOURCES,
        Key(
            name="requires",
            shape=Plain.TEXT,
            meaning="What must be in place whenever the rule applies.",
            example="A way to contest the decision",
        ),
        Key(
            name="remedy",
            shape=Plain.TEXT,
            meaning="What would lift the limit.",
            example="Measure the error rate first.",
        ),
        Key(
            name="appetite",
            shape=Named(family="appetite"),
            default="at every appetite",
            meaning="The boldest appetite at which it applies; more cautious ones have it too. Not for gates.",
            example="standard",
        ),
    ),
)
APPETITE = Record(
    name="an appetite",
    meaning="How much risk an organisation accepts beyond what gates leave open. A bolder one has fewer rules.",
    keys=(
        ID,
        LABEL,
        Key(
            name="meaning",
            shape=Plain.TEXT,
            meaning="What choosing it says.",
            example="We accept small losses to learn faster.",
        ),
    ),
)
FINDING = Record(
    name="a finding",
    meaning="A remark that is made when a condition holds.",
    keys=(
        ID,
        Key(
            name="severity",
            shape=Choice(
                words=(("note", "good to know"), ("warning", "should change"), ("serious", "must change first"))
            ),
            required=True,
            meaning="How much it matters.",
            example="serious",
        ),
        WHEN,
        Key(
            name="text",
            shape=Plain.TEXT,
            required=True,
            meaning="The remark.",
            example="AI does more today than it may.",
        ),
        Key(name="remedy", shape=Plain.TEXT, meaning="One thing to do about it.", example="Let a person decide."),
        SHOWS,
        SOURCES,
    ),
)
SOURCE = Record(
    name="a source",
    meaning="Something that can be cited. Each must be used by something.",
    keys=(
        ID,
        Key(name="title", shape=Plain.WORDS, required=True, meaning="Its title.", example="Article 22"),
        Key(name="author", shape=Plain.WORDS, meaning="Who wrote it.", example="European Union"),
        Key(name="year", shape=Plain.WORDS, meaning="When, as text.", example='"2016"'),
        Key(name="url", shape=Plain.WORDS, meaning="Where it can be read.", example="https://example.org/article-22"),
        Key(
            name="note",
            shape=Plain.TEXT,
            meaning="How it is known, where that matters.",
            example="Reported by the regulator.",
        ),
    ),
)
ASSESSMENT = Record(
    name="an assessment",
    meaning="The whole file `assessments/<slug>/assessment.yml`.",
    keys=(
        Key(
            name="slug",
            shape=Plain.ID,
            required=True,
            meaning="Its short name, the same as its folder's.",
            example="refund",
        ),
        Key(
            name="edition",
            shape=Plain.WORDS,
            required=True,
            meaning="Your own version of the content, as text.",
            example='"1.0"',
        ),
        Key(
            name="unit",
            shape=UNIT,
            required=True,
            meaning="How often it is answered. Sections and scores may differ by `per`.",
            example="step",
        ),
        Key(
            name="languages",
            shape=ListOf(of=Plain.LANGUAGE, least=1),
            required=True,
            meaning="Tags of its languages; the first is the one results fall back to.",
            example="[en]",
        ),
        Key(name="title", shape=Plain.TEXT, required=True, meaning="Its title.", example="Refund check"),
        Key(
            name="summary",
            shape=Plain.TEXT,
            required=True,
            meaning="What it tells people, in a sentence.",
            example="How far AI may go with a refund.",
        ),
        Key(
            name="sections",
            shape=ListOf(of=SECTION, least=1),
            required=True,
            meaning="Its questions, in sections.",
            example="[{id: harm, title: Harm, questions: [{id: legal, kind: yes_no, ask: Does a law apply}]}]",
        ),
        Key(name="scores", shape=ListOf(of=SCORE), meaning="Its scores."),
        Key(name="outcomes", shape=ListOf(of=OUTCOME), meaning="What it settles."),
        Key(name="appetites", shape=ListOf(of=APPETITE, least=2), meaning="Appetites for risk, most cautious first."),
        Key(
            name="appetite",
            shape=Named(family="appetite"),
            default="the first",
            meaning="The appetite that counts where a workflow names none.",
            example="standard",
        ),
        Key(name="rules", shape=ListOf(of=RULE), meaning="What limits the outcomes."),
        Key(name="findings", shape=ListOf(of=FINDING), meaning="Remarks."),
        Key(name="triggers", shape=ListOf(of=TRIGGER), meaning="What makes a step escalate."),
        Key(name="contributions", shape=ListOf(of=CONTRIBUTION), meaning="What people bring to a step."),
        Key(name="checks", shape=ListOf(of=CHECK), meaning="What must be so whatever the level."),
        Key(name="numbers", shape=NUMBERS, meaning="What review costs and is worth."),
        Key(name="sources", shape=ListOf(of=SOURCE), meaning="What it cites."),
        Key(name="carries", shape=CARRIES, meaning="What its answers say about a step of another assessment."),
    ),
)
