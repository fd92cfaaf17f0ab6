"""The guidance stays readable: short sentences, short paragraphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.conftest import ROOT

PAGES = sorted((ROOT / "docs/guide").glob("*.md")) + sorted((ROOT / "docs/about").glob("*.md"))
NOT_PROSE = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```|<!--.*?-->|<[^>]+>|\[@[a-z0-9-]+\]|^[|#][^\n]*$", re.DOTALL | re.MULTILINE
)
LONGEST_MEAN = 14
"""Words in a sentence, on average over a page."""
LONGEST_PARAGRAPH = 95
"""Words in a paragraph."""


def prose(path: Path) -> str:
    """Return the sentences of a page without code, tables, headings and citations."""
    text = NOT_PROSE.sub("", path.read_text(encoding="utf-8"))
    return re.sub(r"\]\([^)]*\)", "]", text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_sentences_are_short(path: Path) -> None:
    sentences = [part for part in re.split(r"[.!?:](?:\s|\*|$)", prose(path)) if len(part.split()) > 1]
    words = sum(len(part.split()) for part in sentences)
    assert words / len(sentences) < LONGEST_MEAN


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_paragraphs_are_short(path: Path) -> None:
    for paragraph in re.split(r"\n\s*\n|\n(?=[-\d])", prose(path)):
        assert len(paragraph.split()) <= LONGEST_PARAGRAPH, paragraph
