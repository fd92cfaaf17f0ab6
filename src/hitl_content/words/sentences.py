# Whoever finds a mistake in a file does not know who will read of it: a terminal is told in English, a page in its own
# language. So what is wrong is English text as everywhere, which remembers what it was put together from.
"""Sentences in English that can be said again in another language."""

from __future__ import annotations

from typing import Self

from hitl_content.words import FALLBACK, say


class Sentence(str):
    """The English of a key of the word tables, its placeholders filled; ``to`` says it in another language.

    Values are text, whole numbers, and other sentences.
    """

    __slots__ = ("_key", "_values")
    _key: str
    _values: dict[str, object]

    def __new__(cls, key: str, /, **values: object) -> Self:
        """Return the sentence *key*. Raises KeyError where it, or the value of a placeholder, does not exist."""
        made = super().__new__(cls, _said(FALLBACK, key, values))
        made._key, made._values = key, values
        return made

    def to(self, language: str) -> str:
        """Return the same in *language*, sentences among its values too; numbers are written as it writes them."""
        return _said(language, self._key, self._values)


def translated(language: str, words: str) -> str:
    """Return *words* in *language* where they are a Sentence, else as they are."""
    return words.to(language) if isinstance(words, Sentence) else words


def _said(language: str, key: str, values: dict[str, object]) -> str:
    return say(language, key, **{name: _written(language, value) for name, value in values.items()})


def _written(language: str, value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", say(language, "mark.thousands") or ",")
    return translated(language, value) if isinstance(value, str) else value
