# Ids are prefixed, since engines have elements called Start and End of their own. The diagram is drawn here, so that a
# program that draws nothing by itself has something to show. Every person's words go through the escaping of markup.
"""The map as a BPMN 2.0 process with its diagram."""

from __future__ import annotations

from dataclasses import dataclass, field

from hitl_content.exporting.markup import Markup, clean, inside, xml
from hitl_content.mapping.furniture import escalation_lines, guard_of
from hitl_content.mapping.records import Map, StepMap, TriggerLine
from hitl_content.words import say
from hitl_content.words.writing import labelled

SPACES = (
    ("xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL"),
    ("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI"),
    ("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC"),
    ("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI"),
)
TASK = (140, 80)
EVENT = (36, 36)
GAP = 60
TOP = 120
BELOW = 280
"""Where the middle of the main line and the top of what it escalates to stand."""


@dataclass(slots=True)
class Process:
    """A process while it is put together: its elements, and where each of them stands."""

    language: str
    elements: list[Markup] = field(default_factory=list)
    escalations: list[Markup] = field(default_factory=list)
    diagram: list[Markup] = field(default_factory=list)
    places: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    x: int = 100
    last: str = ""

    def say(self, key: str, **values: object) -> str:
        """Return the sentence *key* in the map's language."""
        return say(self.language, key, **values)

    def node(
        self, tag: str, id_: str, name: str, *inner: Markup | None, box: tuple[int, int, int, int], **more: str
    ) -> None:
        """Add an element with its shape. *box* is x, y, width and height."""
        self.elements.append(xml(f"bpmn:{tag}", *inner, id=id_, name=_line(name), **more))
        self.places[id_] = box
        bounds = xml("dc:Bounds", x=box[0], y=box[1], width=box[2], height=box[3])
        label = xml("bpmndi:BPMNLabel") if box[2] == EVENT[0] else None
        self.diagram.append(xml("bpmndi:BPMNShape", bounds, label, id=f"{id_}_shape", bpmnElement=id_))

    def next(self, tag: str, id_: str, name: str, *inner: Markup | None, size: tuple[int, int] = TASK) -> None:
        """Add the next element of the main line, with the flow that leads to it."""
        self.node(tag, id_, name, *inner, box=(self.x, TOP - size[1] // 2, *size))
        self.x += size[0] + GAP
        if self.last:
            self.flow(self.last, id_)
        self.last = id_

    def flow(self, start: str, end: str) -> None:
        """Add a flow, level from side to side, or down from a boundary event."""
        id_ = f"Flow_{start}_{end}"
        self.elements.append(xml("bpmn:sequenceFlow", id=id_, sourceRef=start, targetRef=end))
        x, y, width, height = self.places[start]
        to_x, to_y, _, to_height = self.places[end]
        points = [(x + width, y + height // 2), (to_x, to_y + to_height // 2)]
        if to_y > y + height:
            middle = x + width // 2
            points = [(middle, y + height), (middle, to_y + to_height // 2), (to_x, to_y + to_height // 2)]
        ways = (xml("di:waypoint", x=x, y=y) for x, y in points)
        self.diagram.append(xml("bpmndi:BPMNEdge", *ways, id=f"{id_}_edge", bpmnElement=id_))


def render(drawn: Map) -> bytes:
    """Return *drawn* as a BPMN 2.0 process in UTF-8.

    A step that AI may do by itself is a service task, any other a user task; the review it is owed is a user task
    after it; and a boundary event that does not interrupt leads to where it escalates, with every signal in its
    documentation. Scores, findings and reasons are left out.
    """
    process = Process(drawn.language)
    process.next("startEvent", "Event_begin", process.say("bpmn.begin"), size=EVENT)
    for index, part in enumerate(drawn.steps or drawn.parts, start=1):
        _step(process, drawn, part, index)
    process.next("endEvent", "Event_done", process.say("bpmn.done"), size=EVENT)
    body = xml("bpmn:process", *process.elements, id="Process_map", name=_line(drawn.title), isExecutable="false")
    plane = xml("bpmndi:BPMNPlane", *process.diagram, id="Plane_map", bpmnElement="Process_map")
    inner = inside(*process.escalations, body, xml("bpmndi:BPMNDiagram", plane, id="Diagram_map"))
    return document("bpmn:definitions", SPACES, inner, 'targetNamespace="urn:hitl-content:map"')


def document(tag: str, spaces: tuple[tuple[str, str], ...], inner: Markup, own: str) -> bytes:
    """Return an XML document whose root declares *spaces*. *own*: its own attributes, a literal of the caller."""
    declared = "".join(f' {prefix}="{address}"' for prefix, address in spaces)
    root = f'<{tag}{declared} id="Definitions_map" {own}>{inner}</{tag}>'
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + root.replace("><", ">\n<") + "\n").encode()


def _step(process: Process, drawn: Map, part: StepMap, index: int) -> None:
    guard = guard_of(drawn.lanes)
    guarded = guard.guards if guard else (drawn.lanes[0].id if drawn.lanes else "")
    verdicts = {each.outcome: each for each in part.verdicts}
    free = guarded in verdicts and verdicts[guarded].place == 0
    step = f"Step_{index}"
    left = process.x
    process.next("serviceTask" if free else "userTask", step, part.name, _documentation(process, part))
    if guard and guard.id in verdicts and verdicts[guard.id].place:
        verdict = verdicts[guard.id]
        said = xml("bpmn:documentation", _text(verdict.meaning)) if verdict.meaning else None
        process.next("userTask", f"Review_{index}", labelled(drawn.language, verdict.name, verdict.level), said)
    if part.triggers:
        _escalation(process, drawn, part, index, left)


def _documentation(process: Process, part: StepMap) -> Markup:
    lines = [process.say("reason.outcome", outcome=each.name, level=each.level) for each in part.verdicts]
    if part.owner:
        lines.append(labelled(process.language, process.say("report.owner"), part.owner))
    return xml("bpmn:documentation", _text("\n".join([*lines, *(each.text for each in part.requirements)])))


def _escalation(process: Process, drawn: Map, part: StepMap, index: int, left: int) -> None:
    said = escalation_lines(drawn, part)
    escalation, catch, route = f"Escalation_{index}", f"Event_escalation_{index}", f"Route_{index}"
    process.escalations.append(
        xml("bpmn:escalation", id=escalation, name=_line(said[0]), escalationCode=f"escalation-{index}")
    )
    definition = xml("bpmn:escalationEventDefinition", id=f"{escalation}_definition", escalationRef=escalation)
    box = (left + 20, TOP + TASK[1] // 2 - EVENT[1] // 2, *EVENT)
    process.node(
        "boundaryEvent", catch, said[0], definition, box=box, attachedToRef=f"Step_{index}", cancelActivity="false"
    )
    signals = "\n\n".join(_signal(process, trigger) for trigger in part.triggers)
    told = xml("bpmn:documentation", _text(signals))
    process.node("userTask", route, " ".join(said[1:]), told, box=(left + 70, BELOW, *TASK))
    end = f"Event_escalated_{index}"
    process.node("endEvent", end, process.say("bpmn.answered"), box=(left + 70 + TASK[0] + 22, BELOW + 22, *EVENT))
    process.flow(catch, route)
    process.flow(route, end)


def _signal(process: Process, trigger: TriggerLine) -> str:
    keys = ("detector", "channel", "to", "within", "shown", "on_no_answer")
    pairs = [labelled(process.language, process.say("report." + key), getattr(trigger, key)) for key in keys]
    return "\n".join([trigger.label, *pairs])


def _text(words: str) -> str:
    return clean(words)


def _line(words: str) -> str:
    return " ".join(clean(words).split())
