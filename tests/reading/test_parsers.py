"""The parser of YAML in C, which is quick, reads what the one in Python reads, which words what is wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from hitl_content.model.errors import Problem
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Node
from hitl_content.reading.yaml_tree import parse_yaml

ROOT = Path(__file__).parents[2]
FILES = (*(ROOT / "tests/reading/broken").glob("*.yml"), *(ROOT / "assessments").rglob("*.yml"))
PIECES = (
    "a", "b: ", "- ", "  ", "\n", "\n  ", "\n- ", ": ", "?", "? ", "{", "}", "[", "]", ", ", '"', "'", "#", " # c",
    "&x ", "*x", "!t ", "!!str ", "|", ">", "|-\n  ", "%", "---\n", "...", "@", "`", "~", "<<: ", "\\", "é", "\u2028",
    "\x85", "\u00a0", "\ufeff", "😀", "1:30", "a:b", "http://x", "a#b", "x?", "-", '"a" : ', "\\ud83d", "yes", "\r\n",
    "\r", "k: v\n", "l:\n", "|2\n", ">+\n", " :", "::", '"k":v', "!<x>", "\t", ":\t", "|#", "{x?: 1}", "[a?b]",
)  # fmt: skip


def read(text: str, monkeypatch: pytest.MonkeyPatch, *, in_c: bool) -> tuple[Node | None, tuple[Problem, ...]]:
    monkeypatch.setattr(yaml, "__with_libyaml__", in_c)
    reporter = Reporter("file.yml")
    return parse_yaml(text, reporter), reporter.problems


def test_every_file_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FILES:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # refused before any parser sees it
        assert read(text, monkeypatch, in_c=True) == read(text, monkeypatch, in_c=False), path


def test_any_text_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    order = random.Random(7)
    whole = (ROOT / "assessments/escalation-map/assessment.yml").read_text(encoding="utf-8")
    for _ in range(3000):
        text = "".join(order.choices(PIECES, k=order.randint(1, 14)))
        if order.random() < 0.3:
            place = order.randrange(len(whole))
            text = whole[max(0, place - 150) : place] + order.choice(PIECES) + whole[place : place + 150]
        assert read(text, monkeypatch, in_c=True) == read(text, monkeypatch, in_c=False), repr(text)


@pytest.mark.parametrize("text", ["a:\tb", "a: |# c\n", "a: {b?: c}", "l:\n\ufeff- a"])
def test_what_the_quick_parser_lets_pass_is_refused_anywhere(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(text, monkeypatch, in_c=True)[1]
