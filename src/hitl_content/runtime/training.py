# A function of the interpreter that no request here leads to, directly or through its subsystem, is a trap in the
# browser: there the whole Python answers instead, seconds later. So everything a page can ask is asked, of every
# assessment in the repository, and widened by chance from a fixed seed.
"""What a page may ask: the requests the trimmed Python is profiled and warmed with."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hitl_content.exporting import EXPORTERS
from hitl_content.exporting.beside import WRITERS as BESIDE
from hitl_content.model.assessment import Assessment, Kind, Question, Unit
from hitl_content.model.case import Case
from hitl_content.model.owed import TRIGGER_FIELDS
from hitl_content.model.workflow import Step, Workflow
from hitl_content.reading import read_assessment, read_cases, read_workflow
from hitl_content.wire import dumps, encode_assessment, encode_workflow

HELD = "escalation-map"
"""The assessment that the trimmed Python has loaded before it is asked. Others are fetched and loaded in a page."""
WIDENED = 16
"""Workflows made up for each assessment."""

NAMES = (
    *("Refunds", "", "Rückfrage № 7", "Возврат средств", "返金の依頼", "طلب استرداد", "🙂 refund"),
    *('a<b> & "c"\'', "x " * 90),
)
NUMBERS = (0, 1, 7, 120, 99999, 1000000000000, 0.5, 3.125, -4, "1/3", 1e-7, 123456789.123456789)
BROKEN = (
    *("", "{", "[]", "null", '{"a": 1, "a": 2}', "NaN", '{"a": 1e999}', "[" * 70),
    *('"\\ud800"', "\ufeff{}", "9" * 5000),
)
FOREIGN = (
    ("steps.txt", "# Refunds\n\n1. Sort the request\n- [x] Pay it\n• Tell the customer\n\n返金\n"),
    ("steps.csv", 'Step;Owner;stakes;Tools;Other\nSort;Desk;minor;read, sort;what\n"Pay; it";;severe;;\n'),
    ("steps.csv", 'Step,Stakes\n"Pay'),
    ("steps.csv", "Who,Owner\nAda,Ben\n"),
    (
        "steps.md",
        "Our steps:\n\n| Step | Owner | reversibility |\n|---|:--:|---|\n| **Sort** | Desk | easy |\n| Pay | | x |\n",
    ),
    (
        "steps.mmd",
        '---\ntitle: x\n---\nflowchart TD\n  a["Sort"] --> b{"Pay?"}\n  b -->|"yes"| c(Tell) & d\n  d --> a\n',
    ),
    (
        "tools.json",
        (
            '{"result":{"tools":[{"name":"refund_order","description":"Pays","inputSchema":{}},'
            '{"name":"read","inputSchema":{},"annotations":{"readOnlyHint":true,"title":"Read"}}]}}'
        ),
    ),
    ("tools.json", '{"tools":[{"inputSchema":1}]}'),
    (
        "steps.bpmn",
        (
            '<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><!-- x -->'
            '<bpmn:process id="p"><bpmn:laneSet><bpmn:lane name="Desk"><bpmn:flowNodeRef>a</bpmn:flowNodeRef>'
            '</bpmn:lane></bpmn:laneSet><bpmn:task id="b" name="Pay &amp; &#228;"/><bpmn:userTask id="a">'
            "<bpmn:documentation><![CDATA[x]]> y</bpmn:documentation></bpmn:userTask>"
            '<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"/></bpmn:process></bpmn:definitions>'
        ),
    ),
    ("cut.bpmn", '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process>'),
    ("steps.json", "not json"),
    ("steps.xlsx", "PK\x03\x04\ufffd"),
    ("steps.bin", "a\nb\x00\ufffd"),
    ("page.html", "<!doctype html><p>x"),
    ("mine.yml", "format: hitl-workflow\nname: x\n"),
    ("empty.txt", " \n"),
    ("many.txt", "a\n" * 5001),
)
FORMATS = tuple(EXPORTERS)


def requests(assessments: Path, seed: int = 20) -> tuple[str, ...]:
    """Return requests about every assessment below the folder *assessments*, the same ones each time."""
    found: list[str] = []
    for path in sorted(assessments.glob("*/assessment.yml")):
        assessment = read_assessment(path)
        found.append(dumps({"verb": "load", "assessment": encode_assessment(assessment)}))
        documents = list(_documents(path, assessment))
        for place, document in enumerate(documents):
            found += _about(document, FORMATS if place % 4 == 0 else ("json",))
        for language in assessment.languages[1:]:
            for place, document in enumerate(documents):
                found += _about({**document, "language": language}, FORMATS if place % 4 == 0 else ())
        found += (text for language in assessment.languages for text in _wrong(documents[0], language))
        chance = random.Random(f"{seed} {assessment.slug}")  # noqa: S311 - chance here is no secret
        made = [make_up(assessment, chance) for _ in range(WIDENED)]
        for place, document in enumerate(made):
            found += _about(document, FORMATS[place % len(FORMATS) :][:1])
        for language in assessment.languages:
            first, last = ({**each, "language": language} for each in (documents[0], documents[-1]))
            found += _beside(first, last, made)
        for language in assessment.languages:
            found += _from_elsewhere(assessment.slug, documents[0], language)
    return tuple(found)


def held(assessments: Path) -> dict[str, str]:
    """Return the assessment to be held, compiled to JSON, by its slug; nothing where the folder has no such one."""
    path = assessments / HELD / "assessment.yml"
    return {HELD: dumps(encode_assessment(read_assessment(path)))} if path.exists() else {}


def _documents(path: Path, assessment: Assessment) -> Iterator[dict[str, Any]]:
    for example in sorted(path.parent.glob("examples/*.yml")):
        yield encode_workflow(read_workflow(example, assessment))
    cases = path.with_name("cases.yml")
    for case in read_cases(cases, assessment) if cases.exists() else ():
        yield encode_workflow(_as_workflow(case, assessment))
    yield {"format": "hitl-workflow", "version": 1, "assessment": assessment.slug, "name": ""}


def _as_workflow(case: Case, assessment: Assessment) -> Workflow:
    once = {question.id for question in assessment.questions if question.per is Unit.ONCE}
    own = {name: answer for name, answer in case.answers.items() if name not in once}
    return Workflow(
        assessment=assessment.slug,
        name=case.name,
        answers={name: answer for name, answer in case.answers.items() if name in once},
        steps=(Step(id="case", name=case.name, answers=own),) if assessment.unit is Unit.STEP else (),
    )


def _about(document: dict[str, Any], formats: Any) -> Iterator[str]:
    for step in ("", *(step["id"] for step in document.get("steps", ())[:3]), "no-such-step"):
        yield dumps({"verb": "evaluate", "workflow": document, "step": step or None, "heading": 4, "rules": "#r-"})
        yield dumps({"verb": "settings", "workflow": document, "step": step})
    yield dumps({"verb": "report", "workflow": document, "heading": 3})
    for name in formats:
        yield dumps({"verb": "export", "workflow": document, "format": name, "date": "2026-11-22"})
    yield dumps({"verb": "open", "text": dumps(document)})
    yield dumps({"verb": "carry", "workflow": document})


def _beside(first: dict[str, Any], last: dict[str, Any], made: list[dict[str, Any]]) -> Iterator[str]:
    for before, after in ((first, first), (first, last), (made[0], made[1]), (made[2], first)):
        yield dumps({"verb": "compare", "before": before, "after": after})
    for take in ("open", "worse"):
        yield dumps({"verb": "merge", "workflows": [first, made[0], last], "names": ["A", "B"], "take": take})
    pair = {"workflows": [first, made[0]], "names": ["Ada", "Ben"], "form": True}
    steps = [step["id"] for step in first.get("steps", ())][:3]
    answered = [(step["id"], question) for step in first.get("steps", ())[:3] for question in step["answers"]]
    choices = [{"step": step, "question": question, "rater": 1} for step, question in answered[::2]]
    choices += [{"step": step, "question": question, "take": "worse"} for step, question in answered[1::2]]
    yield dumps({"verb": "merge", **pair, "choices": choices, "by": "Ada and Ben", "date": "2026-11-22"})
    yield dumps({"verb": "merge", **pair, "choices": [{"step": steps, "question": 1}]})
    for name in BESIDE:
        yield dumps({"verb": "merge", **pair, "format": name, "date": "2026-11-22"})
        yield dumps({"verb": "compare", "before": first, "after": last, "format": name, "date": "2026-11-22"})


def _from_elsewhere(slug: str, document: dict[str, Any], language: str) -> Iterator[str]:
    """Yield the opening of files of every kind, good and bad."""
    for name, text in (*FOREIGN, ("mine.json", dumps(document))):
        yield dumps({"verb": "import", "assessment": slug, "file": name, "text": text, "language": language})


def _wrong(document: dict[str, Any], language: str) -> Iterator[str]:
    changes: tuple[dict[str, Any], ...] = (
        {"version": 99},
        {"version": "1"},
        {"format": "other"},
        {"assessment": "other"},
        {"language": "xx"},
        {"unheard_of": 1},
        {"name": 5},
        {"reviewed": "tomorrow"},
        {"answers": {"no-such-question": 1}},
        {"steps": [{"id": "a", "answers": {"no-such-question": "x"}}, {"id": "a", "overrides": [{"rule": "none"}]}]},
        {"steps": 3},
    )
    for change in changes:
        yield dumps({"verb": "open", "text": dumps({**document, **change}), "language": language})
        yield dumps({"verb": "evaluate", "workflow": {**document, **change}, "step": None, "language": language})
    for text in BROKEN:
        yield dumps({"verb": "open", "text": text, "language": language})
    yield dumps({"verb": "export", "workflow": document, "format": "no-such-format"})
    yield "{"


def make_up(assessment: Assessment, chance: random.Random) -> dict[str, Any]:
    """Return a document for *assessment* with answers by *chance*: mostly fitting, some missing, a few wrong."""
    steps = [
        {"id": f"s{place}", "name": chance.choice(NAMES), "note": chance.choice(NAMES)}
        | {"answers": _answers(assessment, Unit.STEP, chance), **_own_words(assessment, chance)}
        for place in range(chance.choice((0, 1, 2, 5, 10, 24)))
    ]
    return {
        "format": "hitl-workflow",
        "version": 1,
        "assessment": assessment.slug,
        "name": chance.choice(NAMES),
        "language": chance.choice(assessment.languages),
        **_settings(assessment, chance),
        "answers": _answers(assessment, Unit.ONCE, chance),
        "steps": steps if assessment.unit is Unit.STEP else [],
    }


def _settings(assessment: Assessment, chance: random.Random) -> dict[str, Any]:
    """Return some of what a workflow may say besides its answers."""
    numbers = assessment.numbers
    shares = [f"share.{each.level}" for each in numbers.shares] if numbers else []
    names = [*(each.quantity.value for each in numbers.figures), *shares] if numbers else []
    said = {
        "owner": chance.choice(NAMES),
        "reviewed": "2026-11-22",
        "next_review": "2027-05-22",
        "appetite": chance.choice(assessment.appetites).id if assessment.appetites else "",
        "assumptions": {name: chance.choice((0, 1, 12.5, 40, "1/3")) for name in names if chance.random() < 0.3},
    }
    return {name: words for name, words in said.items() if chance.random() < 0.5}


def _own_words(assessment: Assessment, chance: random.Random) -> dict[str, Any]:
    """Return some of what a step may say besides its answers."""
    gates = [rule.id for rule in assessment.rules if rule.gate]
    said = {
        "owner": chance.choice(NAMES),
        "tools": ["send_mail", "refund"],
        "triggers": {
            each.id: {name: chance.choice(NAMES) for name in TRIGGER_FIELDS if chance.random() < 0.5}
            for each in assessment.triggers
            if chance.random() < 0.3
        },
        "overrides": [{"rule": rule, "name": "A", "reason": "b", "date": "2026-11-22"} for rule in gates[:3]],
    }
    return {name: words for name, words in said.items() if chance.random() < 0.3}


def _answers(assessment: Assessment, unit: Unit, chance: random.Random) -> dict[str, Any]:
    asked = [question for question in assessment.questions if question.per is unit]
    return {question.id: _answer(question, chance) for question in asked if chance.random() < 0.85}


def _answer(question: Question, chance: random.Random) -> Any:
    if question.may_be_unknown and chance.random() < 0.1:
        return "unknown"
    options = [option.id for option in question.options]
    match question.kind:
        case Kind.YES_NO:
            return chance.random() < 0.5
        case Kind.NUMBER:
            return chance.choice(NUMBERS)
        case Kind.TEXT:
            return chance.choice(NAMES)
        case Kind.MULTIPLE:
            return [option for option in options if chance.random() < 0.5]
        case _:
            return chance.choice(options)
