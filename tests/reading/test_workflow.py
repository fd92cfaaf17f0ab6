"""Workflows are read from YAML, from JSON and from lines of JSON, each problem with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import ReadingError
from hitl_content.model.workflow import UNKNOWN
from hitl_content.reading import (
    document_of,
    read_assessment,
    read_document,
    read_workflow,
    read_workflow_text,
    read_workflows,
)
from hitl_content.wire import dumps, encode_workflow

YAML = """format: hitl-workflow
version: 1
assessment: refund-check
edition: "1.0"
name: Refund requests
reviewed: 2026-11-20
answers: {legal: true}
steps:
  - id: classify
    name: Sort the request
    answers:
      stakes: serious
      significant: false
      channels: [phone, chat]
      volume: 12.5
      direction: unknown
    overrides:
      - {rule: significant-adverse, name: Ada Okoye, reason: Checked by hand, date: 2026-11-20}
"""


@pytest.fixture(scope="module")
def refund() -> Assessment:
    """The small assessment that uses every key."""
    return read_assessment(Path(__file__).parent / "good" / "refund-check.yml")


def test_yaml_is_read(refund: Assessment) -> None:
    """Numbers are exact, dates are text, unknown is unknown."""
    workflow = read_workflow_text(YAML, refund)

    assert workflow.reviewed == "2026-11-20"
    assert workflow.answers == {"legal": True}
    assert workflow.steps[0].answers == {
        "stakes": "serious",
        "significant": False,
        "direction": UNKNOWN,
        "channels": ("phone", "chat"),
        "volume": Fraction(25, 2),
    }


def test_json_is_read_the_same(refund: Assessment, tmp_path: Path) -> None:
    """What is saved as JSON opens as the workflow it was."""
    workflow = read_workflow_text(YAML, refund)
    path = tmp_path / "refunds.json"
    path.write_text(dumps(encode_workflow(workflow)), encoding="utf-8")

    assert workflow == read_workflow(path, refund)
    assert read_document(path).assessment == "refund-check"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "stakes: serious",
            "stakes: sever",
            'w.yml:12:15 steps[0].answers.stakes: "sever" is not',
        ),
        ("    name: Sort", "    nme: Sort", 'w.yml:10:10 steps[0].nme: "nme" is not known here.'),
        ("date: 2026-11-20}", "date: soon}", 'w.yml:18:85 steps[0].overrides[0].date: "soon" is not a date.'),
        ("chat]", "fax]", 'w.yml:14:25 steps[0].answers.channels[1]: "fax" is not an option of channels.'),
        ("significant: false", "significant: no", "w.yml:13:20 steps[0].answers.significant: YAML may read no"),
        ("version: 1", "version: 9", "w.yml:2:10 version: The file was saved by a newer release."),
    ],
)
def test_a_problem_in_yaml_has_its_place(refund: Assessment, old: str, new: str, expected: str) -> None:
    """The path that wire/ reports becomes a line and a column."""
    with pytest.raises(ReadingError) as caught:
        read_workflow_text(YAML.replace(old, new), refund, "w.yml")

    assert str(caught.value).startswith(expected)


def test_what_yaml_could_misread_hides_nothing_else(refund: Assessment) -> None:
    """Values that are refused are reported with all other problems, in order, and nothing is made up about them."""
    text = (
        YAML.replace("significant: false", "significant: no")
        .replace("chat]", "~, fax]")
        .replace("stakes: serious", "stakes: sever")
        .replace("rule: significant-adverse, ", "no: x, ")
        .replace("name: Refund requests", "name: 0o17")
    )

    with pytest.raises(ReadingError) as caught:
        read_workflow_text(text, refund, "w.yml")

    assert str(caught.value).splitlines() == [
        (
            "w.yml:5:7 name: Some readers of YAML take 0o17 as a number in another base than ten. "
            'Put it in quotes: "0o17".'
        ),
        (
            'w.yml:12:15 steps[0].answers.stakes: "sever" is not an option of stakes. Did you mean "severe"? '
            "Options: negligible, serious, severe."
        ),
        ("w.yml:13:20 steps[0].answers.significant: YAML may read no without quotes as false. Write false."),
        (
            "w.yml:14:25 steps[0].answers.channels[1]: ~ means no value. "
            'Leave the key out; if the word is meant, put it in quotes: "~".'
        ),
        'w.yml:14:28 steps[0].answers.channels[2]: "fax" is not an option of channels. Options: phone, chat.',
        (
            "w.yml:18:10 steps[0].overrides[0].no: YAML may read no without quotes as false. "
            'Write the key in quotes: "no".'
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("stakes: serious", "stakes: 009", 'Put it in quotes: "009".'),
        ("[phone, chat]", "[phone, 08]", 'Put it in quotes: "08".'),
        ("volume: 12.5", "volume: 1e3", "Write 1000."),
        ("volume: 12.5", "volume: yes", "Write a number."),
        ("significant: false", "significant: 0o17", "Write true or false."),
        ("stakes: serious", "stakse: 0o17", 'Write 15; if text is meant, put it in quotes: "0o17".'),
        ('edition: "1.0"', "edition: 1e3", 'Put it in quotes: "1e3".'),
    ],
)
def test_the_cure_of_a_value_fits_the_question(refund: Assessment, old: str, new: str, cure: str) -> None:
    """Where an option is chosen only quotes help, and where a number is asked for only a number does."""
    with pytest.raises(ReadingError) as caught:
        read_workflow_text(YAML.replace(old, new), refund)

    assert cure in {problem.cure for problem in caught.value.problems}


def test_a_file_whose_only_fault_is_what_yaml_could_misread_is_refused(refund: Assessment) -> None:
    """Leaving the value out would make a workflow, but not the one that was written."""
    for text in (YAML.replace("Sort the request", "yes"), YAML.replace("[phone, chat]", "[phone, *chat]")):
        with pytest.raises(ReadingError) as caught:
            read_workflow_text(text, refund)
        assert len(caught.value.problems) == 1


def test_a_problem_in_json_has_its_place(refund: Assessment) -> None:
    """Also on one long line, and after a text with brackets in it."""
    text = (
        '{"format": "hitl-workflow", "version": 1, "assessment": "refund-check", "name": "a ] } \\" {",\n'
        ' "steps": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "answers": {"stakes": "sever"}}]}'
    )

    with pytest.raises(ReadingError) as caught:
        read_workflow_text(text, refund, "w.json")

    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.path) == (
        2,
        text.split("\n")[1].index('"sever"') + 1,
        ("steps[1].answers.stakes"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"name": 1, "name": 2}', 'w.json:1:13 name: The key "name" is there twice.'),
        ('{"name": NaN}', "w.json:1:1: NaN is not a number that a file may hold."),
        ('{"name": "open', "w.json:1:10: This is not JSON"),
        ('{"a": ' + "[" * 3000, "w.json:1:1: This file is nested too deeply"),
        ('{"a": "' + "x" * 1_000_000 + '"}', "w.json:1:1: This text has more than 1,000,000 bytes."),
    ],
    ids=["twice", "not a number", "cut off", "deep", "large"],
)
def test_json_that_is_not_fit_is_refused(refund: Assessment, text: str, expected: str) -> None:
    """As for YAML: duplicate keys, odd numbers, size and depth."""
    with pytest.raises(ReadingError) as caught:
        read_workflow_text(text, refund, "w.json")

    assert str(caught.value).startswith(expected)


def test_lines_of_json_are_read_one_at_a_time(refund: Assessment) -> None:
    """Nothing is read ahead, so that a portfolio of any length needs no more memory than one workflow."""
    taken = 0

    def lines() -> Iterator[bytes]:
        nonlocal taken
        for number in range(1_000_000):
            taken += 1
            document = {"format": "hitl-workflow", "version": 1, "assessment": "refund-check", "name": f"No {number}"}
            yield json.dumps(document).encode() + b"\n"

    workflows = read_workflows(lines(), refund)

    assert [next(workflows).name for _ in range(3)] == ["No 0", "No 1", "No 2"]
    assert taken == 3


def test_a_bad_line_is_named_by_its_number(refund: Assessment) -> None:
    """Empty lines count as lines but hold no workflow."""
    good = '{"format": "hitl-workflow", "version": 1, "assessment": "refund-check", "name": "A"}\n'
    workflows = read_workflows([good, "\n", '{"format": "other"}\n'], refund, "big.jsonl")

    assert next(workflows).name == "A"
    with pytest.raises(ReadingError) as caught:
        next(workflows)
    assert str(caught.value).startswith("big.jsonl:3:12 format: This is not a workflow file.")


def test_flow_yaml_that_begins_with_a_brace_is_yaml() -> None:
    """A brace does not make a file JSON."""
    assert document_of("{format: hitl-workflow, version: 1}").data == {"format": "hitl-workflow", "version": 1}
