# Every text is quoted and what means something to Mermaid inside quotes is written as its character's number, so that
# no name can end a label, start a directive or become markup.
"""The map as a Mermaid flowchart."""

from __future__ import annotations

import json
import re

from hitl_content.exporting.markup import clean
from hitl_content.mapping.furniture import escalation_lines, guard_of
from hitl_content.mapping.records import Map, StepMap
from hitl_content.words import say

SPECIAL = re.compile(r"[^\w\s.,:()/\u2018-\u201d\u00a0-\uffff-]|[\U00010000-\U0010ffff]")
CONFIG = ("config:", "  flowchart:", "    wrappingWidth: 340")
CLASSES = (
    "classDef free fill:#ffffff,stroke:#1b5fae,color:#1a1f2b",
    "classDef held fill:#d3e2f4,stroke:#1b5fae,color:#1a1f2b",
    "classDef person fill:#1b5fae,stroke:#1b5fae,color:#ffffff",
    "classDef gate fill:#fbeee4,stroke:#a8480f,color:#1a1f2b",
    "classDef route fill:#e3f1ee,stroke:#1f7a68,color:#1a1f2b",
)


def render(drawn: Map) -> bytes:
    """Return *drawn* as a flowchart in UTF-8.

    Steps stand in order, a gate before each that is checked, and beside each how many signals make it escalate, with
    the first one's person and time. Findings, reasons and the other signals are left out.
    """
    title = say(drawn.language, "picture.title", title=drawn.title, assessment=drawn.assessment)
    lines = ["---", f"title: {json.dumps(_line(title))}", *CONFIG, "---", "flowchart TD"]
    lines += [f"    accTitle: {text(title)}", f"    accDescr: {text(drawn.headline)}"]
    before = ""
    for index, part in enumerate(drawn.steps or drawn.parts, start=1):
        step = f"step{index}"
        gate = _gate(drawn, part)
        if gate:
            lines += [f'    gate{index}{{{{"{text(gate)}"}}}}:::gate', *_arrow(before, f"gate{index}")]
            before = f"gate{index}"
        lines += [f'    {step}["{_label(drawn, part)}"]:::{_class(drawn, part)}', *_arrow(before, step)]
        lines += _escalation(drawn, part, index)
        before = step
    return ("\n".join([*lines, *(f"    {each}" for each in CLASSES)]) + "\n").encode()


def text(words: str) -> str:
    """Return *words* to stand in a quoted label: one line, with every special character as its number."""
    return SPECIAL.sub(lambda match: f"#{ord(match[0])};", _line(words))


def _line(words: str) -> str:
    return " ".join(clean(words).split())


def _arrow(start: str, end: str) -> list[str]:
    return [f"    {start} --> {end}"] if start else []


def _label(drawn: Map, part: StepMap) -> str:
    name = say(drawn.language, "place.step", number=part.number, name=part.name) if part.number else part.name
    lines = [name, part.owner]
    lines += [say(drawn.language, "reason.outcome", outcome=each.name, level=each.level) for each in part.verdicts]
    if not part.verdicts:  # beside outcomes, scores are detail that a node cannot hold
        lines += [
            say(drawn.language, "reason.outcome", outcome=each.label, level=each.sentence) for each in part.scores
        ]
    return "<br/>".join(text(line) for line in lines if line)


def _gate(drawn: Map, part: StepMap) -> str:
    """Return the level of review before a step, or an empty text where there is none."""
    guard = guard_of(drawn.lanes)
    return next((each.level for each in part.verdicts if guard and each.outcome == guard.id and each.place), "")


def _class(drawn: Map, part: StepMap) -> str:
    guard = guard_of(drawn.lanes)
    wanted = guard.guards if guard else (drawn.lanes[0].id if drawn.lanes else "")
    verdict = next((each for each in part.verdicts if each.outcome == wanted), None)
    if verdict is None or verdict.place == 0:
        return "free"
    return "person" if verdict.place == verdict.of - 1 else "held"


def _escalation(drawn: Map, part: StepMap, index: int) -> list[str]:
    """Return a dotted line from a step to how many signals make it escalate, to whom and how fast."""
    said = "<br/>".join(text(line) for line in escalation_lines(drawn, part))
    return [f'    step{index} -.-> route{index}(["{said}"]):::route'] if said else []
