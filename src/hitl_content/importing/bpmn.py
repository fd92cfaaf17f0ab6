# A reader of XML that does less cannot be led astray: there are no entities but the five of XML and numbers, no
# document type, nothing is fetched, and what nests is read in one pass without recursion. Of a process only its tasks
# are of interest, in the order of its arrows, with the lane each stands in.
"""BPMN 2.0 processes: tasks as steps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hitl_content.importing.drafts import Draft
from hitl_content.importing.flows import ordered
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.words.sentences import Sentence

NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"
PASSED = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
PIECE = re.compile(
    r"<!\[CDATA\[(?P<literal>.*?)\]\]>"
    r"|<(?P<end>/?)(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*"
    r"(?P<empty>/?)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));")
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
TASKS = re.compile(r"([a-z]+T|t)ask|callActivity")
MOST_NODES = 20_000
KEPT = {"flowNodeRef", "documentation"}
"""Elements whose text is of interest."""


@dataclass(slots=True, kw_only=True)
class _Process:
    """What was found of a process so far."""

    names: dict[str, str] = field(default_factory=dict)
    """Names of the tasks, by id, in the order of the file."""
    notes: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    after: dict[str, set[str]] = field(default_factory=dict)
    nodes: dict[str, None] = field(default_factory=dict)
    """Every node that an arrow touches, in the order of the file."""


def is_bpmn(text: str) -> bool:
    """Return whether *text* is XML that names BPMN 2.0."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and NAMESPACE in text


def from_bpmn(text: str, _assessment: Assessment) -> tuple[Draft, ...]:
    """Return a step for each task, in the order of the arrows, owned by its lane.

    Raises ReadingError where *text* is not a BPMN process, is cut off, or declares a document type.
    """
    if not is_bpmn(text):
        raise _refused(Sentence("import.not_bpmn"), Sentence("import.not_bpmn_cure"))
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _refused(Sentence("import.doctype"), Sentence("import.doctype_cure"))
    found = _read(PASSED.sub(lambda passed: "\n" * passed[0].count("\n"), text))
    order = ordered(list(dict.fromkeys((*found.nodes, *found.names))), found.after)
    return tuple(
        Draft(name=found.names[id_] or id_, owner=found.owners.get(id_, ""), notes=(found.notes.get(id_, ""),))
        for id_ in order
        if id_ in found.names
    )


def _read(text: str) -> _Process:
    found = _Process()
    stack: list[tuple[str, Mapping[str, str]]] = []
    words = ""
    place = 0
    while place < len(text):
        piece = PIECE.match(text, place)
        if piece is None:
            line = text.count("\n", 0, place) + 1
            raise _refused(Sentence("import.not_xml"), Sentence("import.complete"), line)
        place = piece.end()
        if piece["literal"] is not None or piece["text"] is not None:
            words += piece["literal"] if piece["literal"] is not None else _plain(piece["text"])
        elif piece["end"]:
            if not stack or stack.pop()[0] != piece["name"]:
                line = text.count("\n", 0, piece.start()) + 1
                what = Sentence("import.stray_end", name=piece["name"])
                raise _refused(what, Sentence("import.stray_end_cure"), line)
            if piece["name"] in KEPT:
                _text(found, piece["name"], words.strip(), stack)
        else:
            words = ""
            attributes = {each[1]: _plain(each[2] or each[3] or "") for each in ATTRIBUTE.finditer(piece["attributes"])}
            _element(found, piece["name"], attributes)
            if not piece["empty"]:
                stack.append((piece["name"], attributes))
    if stack:
        raise _refused(Sentence("import.ends_inside", name=stack[-1][0]), Sentence("import.complete"))
    return found


def _element(found: _Process, name: str, attributes: Mapping[str, str]) -> None:
    id_ = attributes.get("id", "")
    if TASKS.fullmatch(name) and id_:
        found.names[id_] = attributes.get("name", "")
        found.nodes[id_] = None
    elif name == "sequenceFlow":
        source, target = attributes.get("sourceRef", ""), attributes.get("targetRef", "")
        found.after.setdefault(target, set()).add(source)
        found.nodes.update({source: None, target: None})
    elif name == "boundaryEvent":
        found.after.setdefault(id_, set()).add(attributes.get("attachedToRef", ""))
    if len(found.nodes) > MOST_NODES:
        raise _refused(Sentence("import.nodes", most=MOST_NODES), Sentence("problem.split"))


def _text(found: _Process, name: str, words: str, stack: list[tuple[str, Mapping[str, str]]]) -> None:
    holder, attributes = stack[-1] if stack else ("", {})
    if name == "flowNodeRef" and holder == "lane":
        found.owners[words] = attributes.get("name", "")
    elif name == "documentation" and TASKS.fullmatch(holder):
        found.notes[attributes.get("id", "")] = words


def _plain(text: str) -> str:
    return ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return ENTITIES[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _refused(what: str, cure: str, line: int | None = None) -> ReadingError:
    return ReadingError((Problem(line=line, what=what, cure=cure),))
