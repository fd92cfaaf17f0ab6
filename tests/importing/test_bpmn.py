"""BPMN processes as steps, and files that are none."""

from __future__ import annotations

import pytest

from hitl_content.exporting import export
from hitl_content.importing import import_any, import_steps
from hitl_content.importing.flows import ordered
from hitl_content.model.errors import ReadingError
from hitl_content.wire import dumps, encode_workflow
from tests.engine.small import ASSESSMENT
from tests.mapping.situations import refunds

PROCESS = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="p"><!-- <task id="gone"
name="Commented out"/> -->
<laneSet><lane name="Desk &amp; co"><flowNodeRef>sort</flowNodeRef></lane></laneSet>
<task id="pay" name="Pay"/><startEvent id="begin"/>
<userTask id="sort" name='Sort &lt;b&gt; &#228;'>
<documentation><![CDATA[By <hand>]]> &amp; eye</documentation></userTask>
<exclusiveGateway id="which"/><callActivity id="call" name="Call"/>
<sequenceFlow id="f1" sourceRef="begin" targetRef="sort"/><sequenceFlow id="f2" sourceRef="sort" targetRef="which"/>
<sequenceFlow id="f3" sourceRef="which" targetRef="pay"/><sequenceFlow id="f4" sourceRef="which" targetRef="call"/>
</process></definitions>
"""


def refused(text: str, file: str = "") -> str:
    with pytest.raises(ReadingError) as raised:
        import_any(text, ASSESSMENT, file)
    return str(raised.value)


def test_tasks_come_in_the_order_of_the_arrows_with_their_lanes() -> None:
    found = import_steps(PROCESS, ASSESSMENT)
    assert found.kind == "bpmn"
    steps = [(step.name, step.owner, step.note) for step in found.workflow.steps]
    assert steps == [("Sort <b> ä", "Desk & co", "By <hand> & eye"), ("Pay", "", ""), ("Call", "", "")]


def test_a_process_written_here_can_be_read_here() -> None:
    names = [step.name for step in import_steps(export(refunds(), "bpmn").decode(), ASSESSMENT).workflow.steps]
    tasks = [name for name in names if not name.startswith(("Review:", "to:"))]
    assert tasks == [part.step.name for part in refunds().steps]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("<process", '<!DOCTYPE x [<!ENTITY a "b">]><process'), "document type"),
        (("</process></definitions>", ""), "ends inside process"),
        (("</process>", "</task>"), "12: The end of task"),
        (('<task id="pay"', '<task id="pay" broken'), "6: This XML cannot be read here"),
    ],
)
def test_a_process_that_is_damaged_or_hostile_is_refused_with_its_place(change: tuple[str, str], words: str) -> None:
    assert words in refused(PROCESS.replace(*change))


def test_nothing_is_made_of_entities_that_are_not_of_xml() -> None:
    found = import_steps(PROCESS.replace('name="Pay"', 'name="&pay; &#xd800; &#x110000;"'), ASSESSMENT)
    assert found.workflow.steps[1].name == "&pay; \ufffd \ufffd"


def test_deep_nesting_costs_no_recursion() -> None:
    deep = "<a>" * 20_000 + "</a>" * 20_000
    assert len(import_steps(PROCESS.replace("<process", f"{deep}<process"), ASSESSMENT).workflow.steps) == 3


def test_a_circle_of_arrows_is_read_in_the_order_of_the_file() -> None:
    assert ordered(["a", "b", "c"], {"a": {"c"}, "b": {"a"}, "c": {"b"}}) == ["a", "b", "c"]
    assert ordered(["c", "b", "a"], {"b": {"a"}, "c": {"b", "nowhere"}}) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "file", "words"),
    [
        ("PK\x03\x04rest", "steps.xlsx", "Save the sheet as CSV"),
        ("%PDF-1.7", "steps.pdf", "This is a PDF"),
        ("<!doctype html><p>Sort", "page.html", "XML or HTML"),
        ("Sort\nPay\x00", "steps.txt", "2: This is not text"),
        ("Sort\n\ufffdber", "steps.txt", "UTF-8"),
        ("name: x\nformat: hitl-workflow\n", "mine.yml", "hitl export FILE --to json"),
        ("Sort the post", "mine.json", "This is not JSON"),
        ("", "nothing.txt", "There is no step"),
    ],
)
def test_what_is_certainly_no_list_of_steps_is_refused_with_a_cure(text: str, file: str, words: str) -> None:
    assert words in refused(text, file)


def test_a_file_of_ours_comes_in_as_it_is() -> None:
    workflow = refunds().workflow
    found = import_any("\ufeff" + dumps(encode_workflow(workflow)), refunds().assessment, "mine.json")
    assert (found.kind, found.workflow, found.remarks) == ("workflow", workflow, ())


def test_boxes_to_tick_are_lines_and_not_json() -> None:
    found = import_any("[ ] Sort\n[x] Pay\n", ASSESSMENT, "Our list.txt")
    assert [step.name for step in found.workflow.steps] == ["Sort", "Pay"]
    assert found.workflow.name == "Our list"
