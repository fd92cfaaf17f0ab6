# Written apart from hitl_content.runtime.training and without looking at it: what that generator forgets, this one is
# to find. It knows the document's format from the reference alone, and likes what people and attackers write.
"""Requests of every kind: valid ones of all sizes and in all scripts, and broken ones of all kinds."""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

Assessment = dict[str, Any]

VERBS = ("evaluate", "settings", "open", "export", "compare", "merge", "import", "load", "", "Evaluate", "__class__")
FORMATS = ("svg", "html", "markdown", "csv", "json", "xlsx", "mermaid", "bpmn", "dmn")
POLICIES = ("langchain", "openai-agents", "claude-code")
TWO = ("svg", "html", "markdown")  # what two workflows beside each other can be written as
ODD = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**17,
    10**30,
    1e300,
    -0.0,
    "",
    "unknown",
    [],
    {},
    [[]],
    {"a": None},
    "\ud83d",
    "\0",
)
SCRIPTS = ((32, 126), (160, 591), (880, 1279), (1424, 1791), (2304, 3455), (4352, 4607), (8192, 8303), (12352, 12543))
PLANES = ((19968, 40959), (44032, 55203), (57344, 65535), (65536, 66000), (119808, 120831), (127744, 129782))


def text(chance: random.Random, longest: int = 60) -> str:
    low, high = chance.choice(SCRIPTS + PLANES)
    return "".join(chr(chance.randint(low, high)) for _ in range(chance.randint(0, longest)))


def anything(chance: random.Random, depth: int = 0) -> Any:
    pick = chance.random()
    if depth < 5 and pick < 0.2:
        return [anything(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    if depth < 5 and pick < 0.4:
        return {text(chance, 8): anything(chance, depth + 1) for _ in range(chance.randint(0, 4))}
    return copy.deepcopy(chance.choice(ODD)) if pick < 0.8 else text(chance)


def answer(question: dict[str, Any], chance: random.Random) -> Any:
    kind = question["kind"]
    ids = [option["id"] for option in question.get("options", [])]
    if kind == "yes_no":
        return chance.random() < 0.5
    if kind == "multiple":
        return chance.sample(ids, chance.randint(0, len(ids)))
    if kind == "number":
        low, high = (question.get(end) for end in ("minimum", "maximum"))
        low = low if isinstance(low, int) else 0
        return chance.randint(low, high if isinstance(high, int) else low + 10**9)
    if kind == "text":
        return text(chance, 400)
    return chance.choice([*ids, "unknown"])


def answers(assessment: Assessment, per: str, chance: random.Random) -> dict[str, Any]:
    density = chance.random() ** 0.5
    found = {}
    for section in assessment["sections"]:
        for question in section["questions"]:
            if question.get("per", "step") == per and chance.random() < density:
                found[question["id"]] = answer(question, chance)
    return found


def workflow(assessment: Assessment, chance: random.Random, steps: int) -> dict[str, Any]:
    """Return a document that fits *assessment*."""
    found: dict[str, Any] = {"format": "hitl-workflow", "version": 1, "assessment": assessment["slug"]}
    found |= {"name": text(chance), "owner": text(chance), "answers": answers(assessment, "once", chance)}
    if chance.random() < 0.5:
        found["language"] = chance.choice(assessment["languages"])
    if assessment.get("appetites") and chance.random() < 0.3:
        found["appetite"] = chance.choice(assessment["appetites"])["id"]
    if assessment.get("unit", "step") == "step":
        found["steps"] = [
            {"id": f"s{n}", "name": text(chance), "note": text(chance, 200)}
            | {"answers": answers(assessment, "step", chance)}
            for n in range(steps)
        ]
    return found


def valid(assessments: list[Assessment], chance: random.Random, count: int) -> Iterator[dict[str, Any]]:
    """Yield *count* requests that a page could make."""
    for _ in range(count):
        assessment = chance.choice(assessments)
        document = workflow(assessment, chance, chance.choice((0, 1, 1, 2, 3, 5, 10, 17)))
        ids = [step["id"] for step in document.get("steps", [])] or [None]
        match chance.randint(0, 11):
            case 0:
                yield {"verb": "export", "workflow": document, "format": chance.choice(FORMATS + POLICIES)}
            case 4:
                yield {"verb": "settings", "workflow": document, "step": ids[-1] or ""}
            case 5:
                yield {
                    "verb": "import",
                    "assessment": assessment["slug"],
                    "file": text(chance, 9),
                    "text": rows(chance),
                }
            case 6:
                pair = {"before": workflow(assessment, chance, 2), "after": document, "format": chance.choice(TWO)}
                yield {"verb": "compare", **pair}
            case 1:
                yield {"verb": "open", "text": json.dumps(document, ensure_ascii=chance.random() < 0.5)}
            case 2:
                before = workflow(assessment, chance, 4)
                yield {"verb": "compare", "before": before, "after": document}
            case 3:
                others = [document, workflow(assessment, chance, 3), workflow(assessment, chance, 2)]
                yield {"verb": "merge", "workflows": others, "names": [text(chance, 9) for _ in others]}
            case _:
                yield {"verb": "evaluate", "workflow": document, "step": chance.choice(ids)}


def rows(chance: random.Random) -> str:
    """Return a list of steps as people keep one: lines, a table with commas or bars, or nothing of the kind."""
    between = chance.choice(("", ",", ";", "\t", " | "))
    width = chance.randint(1, 5) if between else 1
    head = ["Step", *chance.choices(("Owner", "Note", "stakes", "évidence", "?"), k=width - 1)]
    lines = [head] * bool(between) + [[text(chance, 30) for _ in range(width)] for _ in range(chance.randint(0, 9))]
    return chance.choice(("\n", "\r\n")).join(between.join(line) for line in lines)


def broken(assessments: list[Assessment], chance: random.Random, count: int) -> Iterator[str]:
    """Yield *count* texts that are wrong in some way: in their letters, their shape or their meaning."""
    for good in valid(assessments, chance, count):
        match chance.randint(0, 5):
            case 0:
                whole = json.dumps(good)
                cut = chance.randint(0, len(whole))
                yield whole[:cut] + text(chance, 2) + whole[cut + chance.randint(0, 3) :]
            case 1:
                yield json.dumps({"verb": chance.choice(VERBS), "text": text(chance, 90), "workflow": anything(chance)})
            case 2:
                yield json.dumps({"verb": "open", "text": json.dumps(anything(chance))})
            case _:
                for _ in range(chance.randint(1, 3)):
                    spoil(good, chance)
                yield json.dumps(good)


def spoil(document: Any, chance: random.Random) -> None:
    """Change one place, anywhere in *document*."""
    here = document
    while isinstance(here, dict | list) and here:
        key = chance.choice(list(here)) if isinstance(here, dict) else chance.randrange(len(here))
        if not isinstance(here[key], dict | list) or not here[key] or chance.random() < 0.15:
            if isinstance(here, dict) and chance.random() < 0.3:
                here[text(chance, 6)] = here.pop(key)
            else:
                here[key] = anything(chance)
            return
        here = here[key]


def extreme(assessment: Assessment, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield what goes to the ends: long, many, deep, and every character there is."""
    document = workflow(assessment, chance, 3)
    for name in (
        "Ж" * 70_000,
        "x" * 500,
        "\ud800",
        "a\udfffb",
        "😀" * 499,
        "\0",
        "\u202e\u2066",
        "\r\n\t",
        "e\u0301" * 200,
    ):
        yield {"verb": "evaluate", "workflow": {**document, "name": name}, "step": None}
        yield {"verb": "open", "text": json.dumps({**document, "name": name})}
    for low in range(0, sys.maxunicode, 3000):
        some = "".join(
            chr(code) for code in range(low, min(low + 3000, sys.maxunicode), 7) if not 0xD800 <= code < 0xE000
        )
        yield {"verb": "export", "workflow": {**document, "name": some[:190]}, "format": chance.choice(FORMATS)}
    for depth in (50, 58, 59, 60, 61, 200, 5_000, 100_000):
        yield {"verb": "open", "text": "[" * depth + "]" * depth}
        yield {"verb": "open", "text": '{"a":' * depth + "1" + "}" * depth}
    for digits in (17, 18, 19, 400, 4_299, 4_300, 4_301, 20_000):
        yield {"verb": "open", "text": json.dumps({**document, "version": 1})[:-1] + ',"x":' + "9" * digits + "}"}
        yield {"verb": "open", "text": '{"x":0.' + "3" * digits + "e-" + "9" * (digits % 7) + "1}"}
    for steps in (24, 60, 250):
        yield {"verb": "evaluate", "workflow": workflow(assessment, chance, steps), "step": "s3"}
