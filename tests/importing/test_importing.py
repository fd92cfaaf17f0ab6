"""Files of other programs, as steps to go on with."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitl_content.exporting import export
from hitl_content.importing import IMPORTERS, Imported, import_steps, kind_of
from hitl_content.importing.mcp import kinds
from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.errors import ReadingError
from hitl_content.model.workflow import UNKNOWN
from hitl_content.reading import read_assessment
from hitl_content.wire import decode_workflow, dumps, encode_workflow, loads
from tests.engine.small import ASSESSMENT
from tests.mapping.situations import refunds

FLAGSHIP = read_assessment("assessments/escalation-map")


def names(text: str, kind: str = "", assessment: Assessment = ASSESSMENT) -> list[str]:
    return [step.name for step in import_steps(text, assessment, kind=kind).workflow.steps]


def refused(text: str, kind: str = "", assessment: Assessment = ASSESSMENT) -> str:
    with pytest.raises(ReadingError) as raised:
        import_steps(text, assessment, kind=kind)
    return str(raised.value)


def test_lines_lose_bullets_numbers_and_boxes() -> None:
    text = "# Refunds\n\n1. Sort\n2) Check\n  - [x] Pay\n* Tell\n• Close\n3 items\n"
    assert names(text) == ["Sort", "Check", "Pay", "Tell", "Close", "3 items"]


def test_ids_are_made_of_names_and_are_their_own() -> None:
    steps = import_steps("Sort it\nSort it!\n退款\n", ASSESSMENT).workflow.steps
    assert [step.id for step in steps] == ["sort-it", "sort-it-2", "step"]


CSV = """\
Step;Owner;stakes;legal?;volume;channels;Risk owner
Sort;Desk;minor;no;12;phone, chat;Ada
Pay;;Severe;we don't know;many;fax;
"""


def test_a_table_brings_the_answers_that_match_and_says_what_does_not() -> None:
    found = import_steps(CSV, ASSESSMENT, "Refunds")
    first, second = found.workflow.steps
    assert (found.kind, first.owner) == ("csv", "Desk")
    assert first.answers == {"stakes": "minor", "legal": False, "volume": 12, "channels": ("phone", "chat")}
    assert second.answers == {"stakes": "severe", "legal": UNKNOWN}
    assert first.note == "Risk owner: Ada"
    assert second.note == "volume: many\nchannels: fax"
    assert found.remarks == (
        '1. Sort: "Risk owner: Ada" is not a question here; kept in the note.',
        '2. Pay: "volume: many" is not one of its answers; kept in the note.',
        '2. Pay: "channels: fax" is not one of its answers; kept in the note.',
    )


def test_quoted_fields_and_short_rows_are_read() -> None:
    found = import_steps('name,notes,tools\n"Sort, then check","two\nlines",a;b\nPay\n', ASSESSMENT)
    first, second = found.workflow.steps
    assert (first.name, first.note, first.tools) == ("Sort, then check", "two\nlines", ("a", "b"))
    assert second.name == "Pay"


def test_what_has_no_name_gets_one_in_the_language_of_the_page() -> None:
    both = replace(ASSESSMENT, languages=("fr", "en"))
    table = 'Step,Legal,Risk\n,maybe,high\n"",,low,spare\n'
    for language, names, notes in (
        ("en", ["Step 1", "Step 2"], ["Legal: maybe\nRisk: high", "Risk: low\nColumn 4: spare"]),
        (
            "",
            ["Étape 1", "Étape 2"],
            ["Legal\u00a0: maybe\nRisk\u00a0: high", "Risk\u00a0: low\nColonne 4\u00a0: spare"],
        ),
    ):
        found = import_steps(table, both, kind="csv", language=language)
        assert [step.name for step in found.workflow.steps] == names
        assert [step.note for step in found.workflow.steps] == notes
        assert len(found.remarks) == 4


def test_a_french_table_says_yes_and_no_in_french() -> None:
    found = import_steps("Étape,legal\nTrier,Oui\nPayer,non\nDire,Nous ne savons pas\n", ASSESSMENT)
    assert [step.answers for step in found.workflow.steps] == [{"legal": True}, {"legal": False}, {"legal": UNKNOWN}]


def test_a_table_without_a_name_for_its_steps_is_refused() -> None:
    assert 'Call one of them "Step". Found: a, owner.' in refused("a,owner\n1,2\n")


def test_a_table_may_have_the_headers_a_french_page_asks_for() -> None:
    found = import_steps("Étape,Responsable\nTrier,Léa\n", ASSESSMENT, kind="csv").workflow.steps
    assert [(step.name, step.owner) for step in found] == [("Trier", "Léa")]


def test_a_markdown_table_is_read_with_its_escapes() -> None:
    text = "Before.\n\n| Task | Who |\n|:---|---|\n| **Sort** \\| check | Desk |\n| Pay | |\n\nAfter.\n"
    found = import_steps(text, ASSESSMENT)
    assert found.kind == "markdown"
    assert [(step.name, step.owner) for step in found.workflow.steps] == [("Sort | check", "Desk"), ("Pay", "")]


MERMAID = """\
---
title: Refunds
---
flowchart LR
    %% a remark
    subgraph desk [Desk]
    C{Enough?} -->|yes| D["Pay #quot;it#quot;"]:::big
    A([Sort]) --> B[Check<br/>twice] & X(Log)
    end
    B -- then --> C
    C -.->|no| B
    D ==> E
    classDef big fill:#fff
"""


def test_a_flowchart_gives_its_nodes_in_the_order_of_its_arrows() -> None:
    assert names(MERMAID) == ["Sort", "Log", "Enough?", 'Pay "it"', "Check", "E"]


def test_a_chain_of_nodes_keeps_its_order_whatever_the_text_says() -> None:
    assert names("graph TD\n c[Third] --> d[Fourth]\n a[First] --> b[Second] --> c\n") == [
        "First", "Second", "Third", "Fourth",
    ]  # fmt: skip


def test_our_own_flowchart_comes_back_with_every_step() -> None:
    found = names(export(refunds(), "mermaid").decode(), "mermaid")
    for step in refunds().steps:
        assert step.step.name in found


def tools(*listed: dict[str, Any]) -> Imported:
    return import_steps(json.dumps({"jsonrpc": "2.0", "id": 1, "result": {"tools": list(listed)}}), FLAGSHIP)


def tool(name: str, **hints: object) -> dict[str, Any]:
    return {"name": name, "inputSchema": {"type": "object"}, **({"annotations": hints} if hints else {})}


WORST = {"stage": "act", "reversibility": "permanent"}


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (tool("look_up"), WORST),
        (tool("look_up", readOnlyHint=True), {}),
        (tool("look_up", readOnlyHint=False), WORST),
        (tool("look_up", readOnlyHint="true"), WORST),
        (tool("update", destructiveHint=False), {"stage": "act"}),
        (tool("issueRefund", readOnlyHint=True, destructiveHint=False), {**WORST, "outside_kinds": ("spends",)}),
        (tool("delete_user", readOnlyHint=True), {**WORST, "outside_kinds": ("deletes",)}),
        (tool("x", title="Merge pull request", readOnlyHint=True), {**WORST, "outside_kinds": ("deletes",)}),
    ],
)
def test_hints_only_tighten_and_heavy_names_outweigh_them(listed: dict[str, Any], expected: dict[str, Any]) -> None:
    found = tools(listed)
    (step,) = found.workflow.steps
    assert found.kind == "mcp"
    assert step.answers == expected
    assert step.tools == (listed["name"],)
    assert bool(found.remarks) == bool(expected)


def test_a_mild_hint_never_gives_a_mild_answer() -> None:
    mild = {"stage": {"acquire", "analyse"}, "reversibility": {"easy", "effort"}}
    for read_only in (True, False, None):
        for destructive in (True, False, None):
            (step,) = tools(tool("t", readOnlyHint=read_only, destructiveHint=destructive)).workflow.steps
            assert not [id_ for id_, options in mild.items() if step.answers.get(id_) in options]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("send_email", {"sends"}),
        ("createPayout", {"spends"}),
        ("PAY", {"spends"}),
        ("payload", set()),
        ("undelete", set()),
        ("grant-and-notify", {"permissions", "sends"}),
    ],
)
def test_words_in_names_are_whole_words(name: str, expected: set[str]) -> None:
    assert kinds(name) == expected


def test_an_assessment_without_these_questions_gets_no_guess() -> None:
    (step,) = import_steps(json.dumps({"tools": [tool("delete_user")]}), ASSESSMENT).workflow.steps
    assert step.answers == {}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("", "", "There is no step in this file."),
        ("# Only a heading", "", "There is no step"),
        ("a", "xlsx", 'There is no import "xlsx"'),
        ("a", "mermaid", "not a Mermaid flowchart"),
        ("a", "markdown", "no table"),
        ("a", "mcp", "This is not JSON"),
        ('{"tools": [{"title": "x"}]}', "mcp", "not the tools of an MCP server"),
        ('name,owner\n"open', "csv", "This is not CSV"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text: str, kind: str, words: str) -> None:
    assert words in refused(text, kind)


def test_an_assessment_answered_once_has_no_room_for_steps() -> None:
    once = replace(ASSESSMENT, unit=Unit.ONCE)
    assert "answered once" in refused("a", assessment=once)


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", *IMPORTERS]))
def test_any_text_becomes_a_workflow_that_opens_or_is_refused(text: str, kind: str) -> None:
    try:
        found = import_steps(text, ASSESSMENT, "W", kind)
    except ReadingError:
        return
    assert decode_workflow(loads(dumps(encode_workflow(found.workflow))), ASSESSMENT) == found.workflow


def test_the_format_is_told_from_the_text() -> None:
    assert [kind_of(each) for each in ("a\nb", CSV, MERMAID, "|a|b|\n|--|--|", '{"tools":[{"inputSchema":1}]}')] == [
        "lines", "csv", "mermaid", "markdown", "mcp",
    ]  # fmt: skip
