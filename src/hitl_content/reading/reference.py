"""The grammar as reference pages in Markdown."""

from __future__ import annotations

from hitl_content.reading.grammar_conditions import FORMS
from hitl_content.reading.grammar_files import CASES, WORKFLOW
from hitl_content.reading.grammar_rules import ASSESSMENT
from hitl_content.reading.shape import ByScore, Choice, Key, Levels, ListOf, Named, Plain, Record, Shape, records_of

MADE = "<!-- Made by `python -m hitl_content.reading.publish`. Change the grammar, not this page. -->\n"
SHAPES = {
    Plain.WORDS: "text",
    Plain.LINE: "text",
    Plain.TEXT: "[text](#texts)",
    Plain.ID: "id",
    Plain.YES_NO: "`true` or `false`",
    Plain.NUMBER: "number",
    Plain.WHOLE: "whole number",
    Plain.LANGUAGE: "language tag",
    Plain.CONDITION: "[condition](#conditions)",
    Plain.ANSWERS: "answers by question id",
    Plain.DATE: "date",
    Plain.CHANGES: "changed fields by id",
    Plain.ANYTHING: "anything",
}


def assessment_page() -> str:
    """Return the reference page of the assessment format."""
    parts = [
        _head("Assessment format", "Every key of an assessment file, with its value, its default and what it means."),
        INTRO,
        "```yaml\n# yaml-language-server: $schema=../../schemas/assessment.schema.json\n```\n",
        "`hitl check` finds everything else that is wrong, all of it at once, with line, column and cure.\n",
        *(_record(record) for record in records_of(ASSESSMENT)),
        TEXTS,
        _conditions(),
        PLAIN_YAML,
        "## Cases\n",
        "Beside an assessment, `cases.yml` holds situations with what must come out of them.\n",
        *(_record(record, level=3) for record in records_of(CASES)),
    ]
    return "\n".join(parts)


def workflow_page() -> str:
    """Return the reference page of the workflow format."""
    parts = [
        _head(
            "Workflow format", "Every key of a filled workflow, in YAML as it is written and in JSON as it is saved."
        ),
        WORKFLOW_INTRO,
        "```yaml\n# yaml-language-server: $schema=../../../schemas/workflow.schema.json\n```\n",
        *(_record(record) for record in records_of(WORKFLOW)),
        ANSWERS,
    ]
    return "\n".join(parts)


def _head(title: str, description: str) -> str:
    """Return what the page begins with: its matter for the site, its heading, and where it comes from."""
    matter = f"---\ntitle: {title}\ndescription: {description}\ntags: [engineer, maintainer]\n---\n"
    return f"{matter}\n# {title}\n\n{MADE}"


def _record(record: Record, level: int = 2) -> str:
    name = record.title.capitalize()
    rows = [
        f"{'#' * level} {name}\n",
        f"{record.meaning}\n",
        "| Key | Value | If left out | Meaning |",
        "|---|---|---|---|",
        *(_row(key) for key in record.keys),
    ]
    return "\n".join(rows) + "\n"


def _row(key: Key) -> str:
    absent = "**required**" if key.required else key.default or "nothing"
    meaning = key.meaning
    if isinstance(key.shape, Choice):
        meaning += " " + "; ".join(f"`{word}`: {sense}" for word, sense in key.shape.words) + "."
    if key.kinds:
        meaning += f" For {_listed(key.kinds)} questions."
    if key.example:
        meaning += f" Example: `{key.example}`"
    return f"| `{key.name}` | {_shape(key.shape)} | {absent} | {meaning} |".replace("|nothing|", "||")


def _shape(shape: Shape) -> str:
    match shape:
        case Record():
            return f"[{shape.title}](#{_anchor(shape)})"
        case ListOf():
            inner = _shape(shape.of)
            return f"list of {inner}"
        case Choice():
            words = _listed(shape.names)
            return f"{words}, or a number" if shape.or_number else words
        case Named():
            return f"id of a {shape.family}" if shape.family[0] not in "aeiou" else f"id of an {shape.family}"
        case Levels():
            return "level by outcome"
        case ByScore():
            return "band by score" if shape.bands else "number by score"
        case _:
            return SHAPES[shape]


def _listed(words: tuple[str, ...]) -> str:
    ticked = [f"`{word}`" for word in words]
    return ticked[0] if len(ticked) == 1 else f"{', '.join(ticked[:-1])} or {ticked[-1]}"


def _anchor(record: Record) -> str:
    return record.title.replace("'", "").replace(" ", "-")


def _conditions() -> str:
    rows = "\n".join(f"| `{form.written}` | {form.holds} | {form.where} |" for form in FORMS)
    return f"""## Conditions

A condition is a record. It looks at answers by question id, and at what is worked out from them.

| Written | Holds when | Where |
|---|---|---|
{rows}

What is not asked holds nothing. What is unknown counts as the worst it could be.

In rules, and in whatever shows a question that a rule uses, conditions must be monotone: a worse answer never
loosens an outcome. So factors are asked about as `option+` and never under `not`; numbers, scores and outcomes
never under `not`; and scores only where they never fall as answers get worse.

The ids `all`, `any`, `not`, `score`, `outcome`, `today` and `number` are taken, so no question can be called that.
"""


INTRO = """An assessment is one YAML file, `assessments/<slug>/assessment.yml`. With this line at its top, an
editor that knows JSON Schema completes keys and marks mistakes while you type:
"""
WORKFLOW_INTRO = """A workflow is what a team answers: YAML where it is written by hand, JSON where it was saved
on the page. Both hold the same keys.
"""
TEXTS = """## Texts

With one language a text is written as it is. With several it is a record that has all of them:

```yaml
ask: {en: "How bad can it be?", fr: "À quel point est-ce grave ?"}
```
"""
PLAIN_YAML = """## The YAML that is read

Plain YAML without its surprises. Refused, each with what to write instead: keys that are there twice, anchors,
aliases, merge keys, tags, several documents in one file, and words without quotes that readers of YAML take
differently (`yes`, `no`, `on`, `off`, `y`, `n`, `~`, `012`, `0x1F`, `1:30`, `1_000`, `1e3`, `.inf`). Only `true` and
`false` are booleans. Numbers stay exact: `0.1` is one tenth. Dates are text. A file has at most one million bytes and
40 lists and records inside one another.
"""
ANSWERS = """## Answers

An answer is written by its question's kind:

| Kind | Answer | Example |
|---|---|---|
| `factor`, `choice`, `today` | id of an option or level | `stakes: serious` |
| `multiple` | list of options | `channels: [phone, chat]` |
| `yes_no` | `true` or `false` | `significant: true` |
| `number` | number | `volume: 120` |
| `text` | text | `note: Only at night` |
| any but `text` | we don't know | `stakes: unknown` |

A question that has no answer is left out.
"""
