# The decision that a map is, as a table: one row a step. How the levels come about is the assessment's business and is
# left out; whoever runs the table gets what was settled.
"""The map as a DMN decision table."""

from __future__ import annotations

import json

from hitl_content.exporting.as_bpmn import document
from hitl_content.exporting.markup import Markup, clean, inside, xml
from hitl_content.mapping.records import Map, StepMap
from hitl_content.words import say

SPACES = (("xmlns", "https://www.omg.org/spec/DMN/20191111/MODEL/"),)


def render(drawn: Map) -> bytes:
    """Return *drawn* as a DMN 1.3 decision in UTF-8.

    The id of a step goes in, the id of its level in each lane comes out. A step that the map does not have gives no
    level at all. Scores, findings, triggers and reasons are left out.
    """
    parts = [part for part in drawn.parts if part.verdicts]
    ask = xml("inputExpression", xml("text", "step"), id="Input_step_value", typeRef="string")
    columns = [xml("input", ask, id="Input_step", label=_line(say(drawn.language, "report.step")))]
    columns += [
        xml("output", id=f"Output_{place}", name=lane.id, label=_line(lane.label), typeRef="string")
        for place, lane in enumerate(drawn.lanes, start=1)
    ] or [xml("output", id="Output_1", name="level", typeRef="string")]
    rules = [_rule(drawn, part, place) for place, part in enumerate(parts, start=1)]
    table = xml("decisionTable", *columns, *rules, id="Table_map", hitPolicy="UNIQUE")
    need = xml("informationRequirement", xml("requiredInput", href="#Data_step"), id="Requirement_step")
    value = xml("variable", id="Variable_map", name=_line(drawn.title) or "map")
    decision = xml("decision", value, need, table, id="Decision_map", name=_line(drawn.title) or "map")
    step = xml("variable", id="Variable_step", name="step", typeRef="string")
    given = xml("inputData", step, id="Data_step", name="step")
    return document("definitions", SPACES, inside(decision, given), 'name="map" namespace="urn:hitl-content:map"')


def _rule(drawn: Map, part: StepMap, place: int) -> Markup:
    levels = {each.outcome: each.place for each in part.verdicts}
    name = say(drawn.language, "place.step", number=part.number, name=part.name) if part.number else part.name
    entry = xml("inputEntry", xml("text", _literal(part.id)), id=f"Rule_{place}_step")
    found = [
        xml(
            "outputEntry",
            xml("text", _literal(lane.rungs[levels[lane.id]].id) if lane.id in levels else "null"),
            id=f"Rule_{place}_{number}",
        )
        for number, lane in enumerate(drawn.lanes, start=1)
    ]
    return xml("rule", xml("description", _line(name)), entry, *found, id=f"Rule_{place}")


def _literal(words: str) -> str:
    """Return *words* as a text of the expression language, which quotes as JSON does."""
    return json.dumps(_line(words), ensure_ascii=False)


def _line(words: str) -> str:
    return " ".join(clean(words).split())
