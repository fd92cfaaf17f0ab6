"""BPMN and DMN, as the libraries of their editors read them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hitl_content.exporting import export
from hitl_content.mapping import draw_map
from hitl_content.model.result import Result
from tests.mapping.situations import hostile, refunds, scores_only, workflow_result

READER = Path(__file__).with_name("moddle.mjs")
SITUATIONS = [refunds(), refunds(30), hostile(), scores_only(), workflow_result()]


def read(result: Result, kind: str) -> dict[str, Any]:
    done = subprocess.run(["node", READER, kind], input=export(result, kind), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["warnings"] == []
    return dict(found["found"])


@pytest.mark.parametrize("kind", ["bpmn", "dmn"])
@pytest.mark.parametrize("result", SITUATIONS)
def test_editors_read_it_without_a_warning(kind: str, result: Result) -> None:
    assert read(result, kind)


def test_a_process_has_every_step_in_order_with_its_review_and_its_way_out() -> None:
    found = read(refunds(), "bpmn")
    ways = {each["from"]: each["to"] for each in found.values() if each["type"] == "bpmn:SequenceFlow"}
    walked, here = [], "Event_begin"
    while here in ways:
        here = ways[here]
        walked.append(here)
    steps = [each for each in walked if each.startswith("Step_")]
    assert [found[each]["name"] for each in steps] == [part.name for part in draw_map(refunds()).steps]
    assert walked[-1] == "Event_done"
    assert walked[walked.index("Step_4") + 1] == "Review_4"
    assert found["Step_1"]["type"] == "bpmn:ServiceTask"
    assert found["Step_4"]["type"] == "bpmn:UserTask"
    assert found["Event_escalation_4"]["on"] == "Step_4"
    assert found[ways["Event_escalation_4"]]["type"] == "bpmn:UserTask"


def test_everything_in_a_process_is_drawn_once() -> None:
    found = read(refunds(), "bpmn")
    drawn = [each["shows"] for each in found.values() if each["type"] in {"bpmndi:BPMNShape", "bpmndi:BPMNEdge"}]
    flowing = ("Task", "Event", "SequenceFlow")
    nodes = [id_ for id_, each in found.items() if each["type"].startswith("bpmn:") and each["type"].endswith(flowing)]
    assert sorted(drawn) == sorted(nodes)


def test_shapes_of_a_process_do_not_overlap() -> None:
    import re

    boxes = [
        tuple(int(each) for each in match)
        for match in re.findall(
            r'<dc:Bounds x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', export(refunds(), "bpmn").decode()
        )
        if match[2] != "36"
    ]
    for place, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, other_width, other_height in boxes[place + 1 :]:
            apart = x + width <= other_x or other_x + other_width <= x or y + height <= other_y
            assert apart or other_y + other_height <= y


def test_a_decision_table_gives_each_step_its_levels() -> None:
    found = read(refunds(), "dmn")
    drawn = draw_map(refunds())
    for place, part in enumerate(drawn.steps, start=1):
        assert found[f"Rule_{place}_step"]["text"] == f'"{part.id}"'
        for number, verdict in enumerate(part.verdicts, start=1):
            rungs = next(lane.rungs for lane in drawn.lanes if lane.id == verdict.outcome)
            assert found[f"Rule_{place}_{number}"]["text"] == f'"{rungs[verdict.place].id}"'
