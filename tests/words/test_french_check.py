"""The one-minute check in French: everything that comes out of it, and nothing of it in English."""

from __future__ import annotations

import html
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from hitl_content.engine import evaluate
from hitl_content.exporting import EXPORTERS, as_html, as_svg, export
from hitl_content.mapping import draw_map
from hitl_content.model.assessment import Assessment
from hitl_content.model.text import Text
from hitl_content.model.workflow import UNKNOWN, Workflow
from hitl_content.page.render import render
from hitl_content.reading import read_assessment, read_cases
from hitl_content.table import as_table
from hitl_content.words import LANGUAGES
from tests.words.french import french_spaces

FOLDER = Path(__file__).parents[2] / "assessments/one-minute-check"
BINARY = {"xlsx"}
CODE = {"json", "langchain", "openai-agents", "claude-code", "dmn"}
"""Formats for programs: ids, or words of the frameworks they are for."""


@cache
def check() -> Assessment:
    return read_assessment(FOLDER / "assessment.yml")


def workflows() -> list[Workflow]:
    """Return every case of the check, one where nothing is known and one where nothing is answered."""
    plain = Workflow(assessment="one-minute-check", name="Retour tardif", owner="Ada", reviewed="2026-11-01")
    answers = [case.answers for case in read_cases(FOLDER / "cases.yml", check())]
    unknown = {question.id: UNKNOWN for question in check().questions}
    return [replace(plain, language="fr", answers=each) for each in (*answers, unknown, {})]


def outputs() -> dict[str, str]:
    found = {"form": render(check(), workflows()[3], language="fr")}
    for index, workflow in enumerate(workflows()):
        result = evaluate(check(), workflow)
        drawn = draw_map(result)
        found |= {
            f"picture {index}": as_svg.render(drawn).decode(),
            f"narrow picture {index}": as_svg.render(drawn, width="narrow").decode(),
            f"summary {index}": as_html.summary(drawn),
            f"detail {index}": as_html.detail(drawn, ""),
            f"terminal {index}": as_table(result),
        }
        for name in EXPORTERS.keys() - BINARY - CODE:
            found[f"{name} {index}"] = export(result, name).decode()
    return found


def english_of(value: object) -> set[str]:
    """Return every English text inside *value*."""
    if isinstance(value, Text):
        return {value.to("en")}
    if isinstance(value, tuple):
        return set().union(*(english_of(each) for each in value))
    if is_dataclass(value):
        return set().union(*(english_of(getattr(value, field.name)) for field in fields(value)))
    return set()


def sentences() -> set[str]:
    """Return the English of the check and of the interface, in pieces of two words or more without placeholders."""
    interface = {piece for sentence in LANGUAGES["en"].values() for piece in re.split(r"\{\w+\}", sentence)}
    french = "\n".join(LANGUAGES["fr"].values())
    pieces = {piece.strip(" .,:;“”()") for piece in interface | english_of(check())}
    return {piece for piece in pieces if " " in piece and len(piece) > 7 and piece not in french}


def test_every_text_of_the_check_is_there_in_every_language() -> None:
    def texts(value: object) -> list[Text]:
        if isinstance(value, Text):
            return [value]
        if isinstance(value, tuple):
            return [text for each in value for text in texts(each)]
        if is_dataclass(value):
            return [text for field in fields(value) for text in texts(getattr(value, field.name))]
        return []

    found = texts(check())
    assert len(found) > 100
    lacking = [text.values for text in found if [tag for tag, words in text.values if words] != ["en", "fr"]]
    assert lacking == []
    same = {text.to("en") for text in found if text.to("en") == text.to("fr")}
    assert same == set()


def test_no_english_is_left_in_what_comes_out() -> None:
    left = [
        f"{name}: {piece}" for name, said in outputs().items() for piece in sentences() if piece in html.unescape(said)
    ]
    assert left == []


@pytest.mark.parametrize("kind", ["summary", "detail", "form"])
def test_what_comes_out_has_the_spaces_of_french(kind: str) -> None:
    for name, said in outputs().items():
        if name.startswith(kind):
            for source in check().sources:  # titles stay in their own language
                said = said.replace(html.escape(source.title), "")  # noqa: PLW2901
            visible = html.unescape(re.sub(r"<[^>]+>|<!--.*?-->", "|", said, flags=re.DOTALL))
            texts = [text.strip(" \n") for text in visible.split("|")]
            assert [place for text in texts for place in french_spaces(text)] == [], name


def test_every_format_says_that_it_is_french() -> None:
    result = evaluate(check(), workflows()[0])
    assert '<html lang="fr">' in export(result, "html").decode()
    assert ' lang="fr"' in export(result, "svg").decode()
    assert '"language": "fr"' in export(result, "json").decode()
