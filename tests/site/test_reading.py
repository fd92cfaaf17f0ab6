"""The guidance stays readable: short sentences, short paragraphs, plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.site.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [
    *sorted(
        path
        for folder in ("guide", "about", "examples", "assessment")
        for path in (DOCS / folder).glob("*.md")
        if path.name != "tags.md"
    ),
    DOCS / "index.md",
    DOCS / "reference/how-the-map-is-computed.md",
    DOCS / "reference/worked-cases.md",
]
NOT_PROSE = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```|^///.*?^///$|<!--.*?-->|<[^>]+>|\[@[a-z0-9-]+\]|\{[:#.][^}]*\}|^[|#][^\n]*$",
    re.DOTALL | re.MULTILINE,
)
LONGEST_MEAN = 14
"""Words in a sentence, on average over a page."""
LONGEST_PARAGRAPH = 95
"""Words in a paragraph."""
HARDEST = 7.0
"""Highest Flesch-Kincaid grade of a page: years of school that it asks for."""
MUTE = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouyltd])ed$|(?<=[^aeiouylsczxg])es$")
STOP = re.compile(r"[.!?](?=[\s*”\"]|$)|\n\s*\n|\n(?=[-:\d])")
"""Ends of sentences; a heading, an item of a list and a paragraph end one too."""
VOWELS = re.compile(r"[aeiouy]+")


def identified(path: Path) -> str:
    """Return a name for the tests of *path*."""
    return path.relative_to(DOCS).with_suffix("").as_posix()


def prose(path: Path) -> str:
    """Return the sentences of a page without code, tables, headings and citations."""
    text = NOT_PROSE.sub("", path.read_text(encoding="utf-8"))
    return re.sub(r"\]\([^)]*\)", "]", text)


def sentences(path: Path) -> list[str]:
    """Return the sentences of a page that have more than one word."""
    return [part for part in STOP.split(prose(path)) if len(part.split()) > 1]


def explained() -> frozenset[str]:
    """Return the words that the glossary explains, which a page may use however long they are."""
    terms = yaml.safe_load((DOCS / "data/glossary.yml").read_text(encoding="utf-8"))
    return frozenset(word for term in terms for word in re.findall(r"[a-z]+", term["term"].lower()))


def syllables(word: str) -> int:
    """Return about how many syllables *word* has: groups of vowels, without a mute e at its end."""
    return max(1, len(VOWELS.findall(MUTE.sub("", word))))


def grade(path: Path, known: frozenset[str]) -> float:
    """Return the Flesch-Kincaid grade of a page. A word that the glossary explains counts as two syllables at most."""
    words = [word for each in sentences(path) for word in re.findall(r"[a-z]+(?:'[a-z]+)?", each.lower())]
    spoken = sum(min(2, syllables(word)) if word in known else syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences(path)) + 11.8 * spoken / len(words) - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("made", 1),
        ("review", 2),
        ("table", 2),
        ("escalation", 4),
        ("people", 2),
        ("wanted", 2),
        ("cases", 2),
    ],
)
def test_syllables_are_counted_as_people_speak(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize("path", PAGES, ids=identified)
def test_sentences_are_short(path: Path) -> None:
    words = sum(len(part.split()) for part in sentences(path))
    assert words / len(sentences(path)) < LONGEST_MEAN


@pytest.mark.parametrize("path", PAGES, ids=identified)
def test_paragraphs_are_short(path: Path) -> None:
    for paragraph in re.split(r"\n\s*\n|\n(?=[-\d])", prose(path)):
        assert len(paragraph.split()) <= LONGEST_PARAGRAPH, paragraph


@pytest.mark.parametrize("path", PAGES, ids=identified)
def test_no_more_than_seven_years_of_school_are_asked_for(path: Path) -> None:
    assert grade(path, explained()) <= HARDEST
