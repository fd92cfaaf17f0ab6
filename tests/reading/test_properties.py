"""Whatever is thrown at the reader, it answers with an assessment or with problems."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hitl_content.model.errors import ReadingError
from hitl_content.model.workflow import Workflow
from hitl_content.reading import read_assessment, read_assessment_text, read_workflow_text
from hitl_content.reading.json_places import json_places
from hitl_content.reading.source import decoded

GOOD = (Path(__file__).parent / "good" / "refund-check.yml").read_text(encoding="utf-8")
REFUND = read_assessment_text(GOOD)
PIECES = st.sampled_from(
    (
        *(
            "- ",
            ": ",
            "\n",
            "  ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "?",
            "&a",
            "*a",
            "!t",
            '"',
            "'",
            "|",
            ">",
            "%",
            "@",
            "`",
            "#",
        ),
        *("slug", "id", "kind", "factor", "when", "no", "~", "<<", "---", "\t", "\\", "1_0", "0x1", "é", "\U0001f600"),
    )
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def survives(text: str) -> None:
    """Read *text* both ways; nothing but a ReadingError with places may come out."""
    for read in (read_assessment_text, lambda given: read_workflow_text(given, REFUND)):
        try:
            read(text)
        except ReadingError as error:
            problems = error.problems
        else:
            continue
        assert problems
        assert all(problem.line and problem.column for problem in problems)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing_else(data: bytes) -> None:
    """Bytes are decoded or refused."""
    try:
        text = decoded(data, "random")
    except ReadingError:
        return
    survives(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_random_text_raises_nothing_else(text: str) -> None:
    """Any text at all."""
    survives(text)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_random_yaml_raises_nothing_else(text: str) -> None:
    """Text that looks like YAML gone wrong."""
    survives(text)


@settings(deadline=None)
@given(JSON)
def test_random_json_raises_nothing_else(data: object) -> None:
    """Well-formed data of any shape."""
    survives(json.dumps(data))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 30), PIECES)
def test_a_damaged_assessment_raises_nothing_else(start: int, length: int, piece: str) -> None:
    """A good file with a part cut out and something put in its place."""
    survives(GOOD[:start] + piece + GOOD[start + length :])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, GOOD.count("\n")))
def test_a_line_left_out_raises_nothing_else(number: int) -> None:
    """A good file with one line missing."""
    lines = GOOD.splitlines(keepends=True)
    survives("".join(lines[:number] + lines[number + 1 :]))


@settings(deadline=None)
@given(st.dictionaries(st.text('abc"\\{', min_size=1, max_size=4), JSON, max_size=5))
def test_every_value_of_json_has_a_place(data: dict[str, object]) -> None:
    """The places of JSON are where the values stand."""
    text = json.dumps(data, indent=1)
    places, twice = json_places(text)

    assert not twice
    assert places[""].line == 1
    lines = text.splitlines()
    for key, value in data.items():
        place = places[key]
        assert lines[place.line - 1][place.column - 1 :].startswith(json.dumps(value)[0])


def test_the_kinds_read_are_what_they_say() -> None:
    """A workflow that is right is a Workflow."""
    text = '{"format": "hitl-workflow", "version": 1, "assessment": "refund-check", "name": "A"}'

    assert isinstance(read_workflow_text(text, REFUND), Workflow)
    assert read_assessment(Path(__file__).parent / "good" / "refund-check.yml") == REFUND
