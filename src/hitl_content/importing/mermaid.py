"""Mermaid flowcharts: nodes as steps, in the order of their arrows."""

from __future__ import annotations

import re

from hitl_content.importing.drafts import Draft
from hitl_content.importing.flows import ordered
from hitl_content.importing.lists import bare
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.words.sentences import Sentence

HEAD = re.compile(r"^\s*(flowchart|graph)\b", re.MULTILINE)
FRONT = re.compile(r"\A\s*---\n.*?\n---\n", re.DOTALL)
SHAPE = "|".join((
    r"\[\(.*?\)\]", r"\(\[.*?\]\)", r"\[\[.*?\]\]", r"\(\(.*?\)\)", r"\{\{.*?\}\}",
    r"\[\".*?\"\]", r"\[.*?\]", r"\(\".*?\"\)", r"\(.*?\)", r"\{.*?\}", r">.*?\]",
))  # fmt: skip
NODE = re.compile(
    rf"\s*([\w.\u0080-\uffff][\w.\u0080-\uffff-]*?)(?:@\{{[^}}]*\}})?({SHAPE})?(?::::[\w-]+)?\s*(?=$|&|<?[-=.~]|;)"
)
ARROW = re.compile(r"\s*(?:<|o|x)?(?:--+|==+|-\.+-?|~~~+)(?:[^|>&\n]*?(?:--+|==+|\.+-))?[>ox]?\s*(?:\|[^|]*\|)?")
PASSED = re.compile(
    r"^\s*(subgraph|end\b|classDef|class|style|linkStyle|click|direction|acc(Title|Descr)|%%|flowchart|graph)"
)


def is_mermaid(text: str) -> bool:
    """Return whether *text* starts like a flowchart, after a title or a fence."""
    return bool(HEAD.match(_body(text)))


def from_mermaid(text: str, _assessment: Assessment) -> tuple[Draft, ...]:
    """Return a step for each node. Raises ReadingError where *text* is no flowchart.

    A node comes after those that point to it; where arrows go round in a circle, the order of the text counts.
    """
    if not is_mermaid(text):
        raise ReadingError((Problem(what=Sentence("import.not_mermaid"), cure=Sentence("import.not_mermaid_cure")),))
    labels: dict[str, str] = {}
    after: dict[str, set[str]] = {}
    for line in _body(text).splitlines():
        if not PASSED.match(line):
            for part in line.split(";") if '"' not in line else (line,):
                _read(part, labels, after)
    return tuple(Draft(name=bare(labels[node]) or node) for node in ordered(list(labels), after))


def _body(text: str) -> str:
    text = FRONT.sub("", text.replace("\r\n", "\n"))
    lines = [line for line in text.splitlines() if not line.strip().startswith(("```", "%%"))]
    return "\n".join(lines).lstrip()


def _read(line: str, labels: dict[str, str], after: dict[str, set[str]]) -> None:
    place = 0
    before: list[str] = []
    while place < len(line):
        here: list[str] = []
        while found := NODE.match(line, place):
            name, shape = found[1], found[2]
            if shape or name not in labels:
                labels[name] = _label(shape) if shape else labels.get(name, name)
            after.setdefault(name, set()).update(each for each in before if each != name)
            here.append(name)
            place = found.end()
            if not line.startswith("&", place):
                break
            place += 1
        arrow = ARROW.match(line, place)
        if not here or arrow is None or arrow.end() == place:
            return
        before, place = here, arrow.end()


def _label(shape: str) -> str:
    words = shape.strip("[](){}>/\\").strip().strip('"').strip("`")
    words = re.sub(r"<br\s*/?>", "\n", words)
    words = words.partition("\n")[0]
    words = re.sub(r"#(\d+);", lambda match: chr(min(int(match[1]), 0x10FFFF)), words)
    return words.replace("#quot;", '"').replace("#amp;", "&").replace("#lt;", "<").replace("#gt;", ">").strip()
