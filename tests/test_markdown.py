from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from hitl_content.markdown import EmbedError
from hitl_content.model.errors import ReadingError
from tests.page.small import WORKFLOW, YAML, Page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small" / "examples").mkdir(parents=True)
    (tmp_path / "small" / "assessment.yml").write_text(YAML, "utf-8")
    (tmp_path / "small" / "examples" / "two.yml").write_text(WORKFLOW, "utf-8")
    return tmp_path


def convert(text: str, folder: Path, *more: str) -> str:
    configs = {"hitl": {"assessments": str(folder)}}
    return markdown.markdown(text, extensions=["hitl", *more], extension_configs=configs)


def test_a_block_becomes_the_whole_form(folder: Path) -> None:
    page = Page(convert("Before.\n\n/// assessment | small\n    example: two\n    heading: 3\n///\n\nAfter.", folder))
    assert page.all("h3", id="hitl-small-title")
    assert page.all("fieldset", data_question="stakes")
    assert page.all("svg")
    paragraphs = [paragraph.text for paragraph in page.all("p")]
    assert (paragraphs[0], paragraphs[-1]) == ("Before.", "After.")


def test_two_blocks_on_one_page_share_no_id(folder: Path) -> None:
    block = "/// assessment | small\n    example: two\n///\n\n"
    assert Page(convert(block + block, folder)).repeated_ids() == []


def test_a_block_in_a_code_block_stays_code(folder: Path) -> None:
    html = convert("```\n/// assessment | small\n///\n```", folder, "pymdownx.superfences")
    assert "hitl-assessment" not in html
    assert "/// assessment | small" in html


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("/// assessment | smal\n///", "/// assessment | smal: “smal” is not an assessment in .*Did you mean “small”?"),
        ("/// assessment\n///", "“” is not an assessment"),
        ("/// assessment | small\n    example: tow\n///", "“tow” is not an example of small. Did you mean “two”?"),
        (
            "/// assessment | small\n    exmple: two\n///",
            "“exmple” is not an option. Options: example, heading, language, title.",
        ),
        ("/// assessment | small\n    heading: 7\n///", "heading is a level from 1 to 4, not “7”"),
        ("/// assessment | small\n    language: fr\n///", "it is not written in “fr”. Languages: en."),
        ("/// assessment | small\n    just words\n///", "“/// assessment | small” was not understood."),
    ],
)
def test_a_mistake_is_said_in_words(folder: Path, block: str, words: str) -> None:
    with pytest.raises(EmbedError, match=words):
        convert(block, folder)


def test_a_broken_assessment_is_refused_with_every_problem(folder: Path) -> None:
    path = folder / "small" / "assessment.yml"
    path.write_text(YAML.replace("severe+", "sever+"), "utf-8")
    with pytest.raises(ReadingError, match="Did you mean"):
        convert("/// assessment | small\n///", folder)


def test_an_assessment_that_is_a_link_to_elsewhere_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "assessment.yml"
    elsewhere.write_text(YAML, "utf-8")
    path = folder / "small" / "assessment.yml"
    path.unlink()
    path.symlink_to(elsewhere)
    with pytest.raises(ReadingError, match="outside the directory"):
        convert("/// assessment | small\n///", folder)


def in_two_languages(folder: Path) -> Path:
    """Return *folder* with an assessment of one question, in English and in French."""
    (folder / "both").mkdir()
    (folder / "both" / "assessment.yml").write_text(BOTH, "utf-8")
    return folder


BOTH = """\
slug: both
edition: "1"
unit: once
languages: [en, fr]
title: {en: Both, fr: Les deux}
summary: {en: One question., fr: Une question.}
sections:
  - id: only
    title: {en: Only, fr: Seule}
    questions:
      - {id: legal, kind: yes_no, ask: {en: "Is it legal?", fr: "Est-ce juridique ?"}, points_if_yes: 1}
scores:
  - {id: sum, label: {en: Sum, fr: Somme}, sections: [only]}
"""


@pytest.mark.parametrize(
    ("page", "option", "language"),
    [
        ("", "", "en"),
        ("en", "", "en"),
        ("fr", "", "fr"),
        ("fr-CA", "", "fr"),
        ("de", "", "en"),
        ("en", "    language: fr\n", "fr"),
    ],
)
def test_an_assessment_follows_the_page_as_a_whole(folder: Path, page: str, option: str, language: str) -> None:
    configs = {"hitl": {"assessments": str(in_two_languages(folder)), "language": page}}
    html = markdown.markdown(f"/// assessment | both\n{option}///", extensions=["hitl"], extension_configs=configs)
    found = Page(html)
    (element,) = found.all("hitl-assessment")
    assert element.attributes["lang"] == language
    words = {
        "en": ("Is it legal?", "We don’t know", "Saved"),
        "fr": ("Est-ce juridique ?", "Nous ne savons pas", "Enregistré"),
    }
    other = words["en" if language == "fr" else "fr"]
    assert all(word in html for word in words[language])
    assert not any(word in html for word in other)
