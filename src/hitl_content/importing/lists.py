"""A plain list: one step a line."""

from __future__ import annotations

import re

from hitl_content.importing.drafts import Draft
from hitl_content.model.assessment import Assessment

BULLET = re.compile(r"^\s*(?:[-*+\u2022\u2013]|\(?\d{1,3}[.)]|\[[ xX]\])\s+")
HEADING = re.compile(r"^\s*#{1,6}\s")


def from_lines(text: str, _assessment: Assessment) -> tuple[Draft, ...]:
    """Return a step for each line that says something. Bullets, numbers and boxes go; headings are not steps."""
    lines = (each for each in text.splitlines() if each.strip() and not HEADING.match(each))
    return tuple(Draft(name=bare(each)) for each in lines if bare(each))


def bare(words: str) -> str:
    """Return *words* without the bullets or numbers they start with."""
    while found := BULLET.match(words):
        words = words[found.end() :]
    return words.strip()
