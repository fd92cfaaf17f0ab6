"""Suggestions: the word that was probably meant, and the words that are allowed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 12
"""How many allowed words are listed."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word closest to *word*, or None where none is close."""
    options = list(dict.fromkeys(allowed))
    by_small = {option.lower(): option for option in reversed(options)}
    found = get_close_matches(word.lower()[:80], by_small, n=1, cutoff=0.6)
    return by_small[found[0]] if found else None


def did_you_mean(word: str, allowed: Iterable[str], heading: str) -> str:
    """Return a cure for *word*: the nearest allowed word, and the allowed words under *heading* (``Options``)."""
    options = list(dict.fromkeys(allowed))
    if not options:
        return f"There are no {heading.lower()} yet."
    guess = nearest(word, options)
    question = f'Did you mean "{guess}"? ' if guess else ""
    more = f" and {len(options) - MOST} more" if len(options) > MOST else ""
    return f"{question}{heading}: {', '.join(options[:MOST])}{more}."


def quoted(value: object) -> str:
    """Return *value* as messages show it: text in quotes and cut to a readable length."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value if len(value) <= 60 else value[:59] + "…"}"'.replace("\n", " ")
    return str(value)
