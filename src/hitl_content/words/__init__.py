# Interface sentences live in literal dicts, one module a language, so that a translator edits data and the
# browser loads no catalogue format. A missing key in a language falls back to English; a test finds it first.
"""The sentences of the interface, in every language there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hitl_content.words import en, fr

FALLBACK = "en"
"""The language every sentence exists in."""

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": en.WORDS, "fr": fr.WORDS}
"""The sentences by language tag and key."""

ZERO_IS_ONE = frozenset({"fr"})
"""Languages in which nothing is counted in the singular."""


def catalogue(language: str) -> str:
    """Return the tag of the language whose sentences serve *language*, a BCP 47 tag such as ``fr-CA``."""
    if language in LANGUAGES:
        return language
    primary = language.partition("-")[0]
    return primary if primary in LANGUAGES else FALLBACK


def nearest(wanted: str, there: Sequence[str]) -> str:
    """Return which of the tags *there* serves *wanted* best: the same, else one of the same language, else the first.

    A language is taken whole: where it is not there, nothing is mixed into another.
    """
    primary = wanted.partition("-")[0]
    related = (tag for tag in there if primary and tag.partition("-")[0] == primary)
    return wanted if wanted in there else next(related, there[0])


def say(language: str, key: str, /, **values: object) -> str:
    """Return the sentence *key* in *language* with its placeholders filled from *values*.

    A sentence that *language* lacks is said in English. Raises KeyError where the key, or a placeholder's
    value, does not exist at all. Values are never read as sentences: braces in them stay as they are.
    """
    words = LANGUAGES[catalogue(language)]
    sentence = words.get(key)
    if sentence is None:
        sentence = LANGUAGES[FALLBACK][key]
    return sentence.format_map(values) if values else sentence


def counted(language: str, key: str, number: int, **values: object) -> str:
    """Return *key* for *number* things: the sentence ``key.one`` or ``key.other``, with ``{number}`` filled."""
    singular = number == 1 or (number == 0 and catalogue(language) in ZERO_IS_ONE)
    return say(language, f"{key}.{'one' if singular else 'other'}", number=number, **values)
