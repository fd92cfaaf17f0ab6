# One wording for every reader of files. A wrong guess costs a person more than none: it sends them to look at
# something they never meant. So short words and numbered ids, which are alike by chance, must be nearly the same.
"""Suggestions: the word that was probably meant, and the words that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from hitl_content.words.sentences import Sentence

MOST = 12
"""How many known words are listed."""

CLOSEST = 5
"""How many are listed where there are more than that, and none of them is surely meant."""

ALIKE = 0.6
"""How much two words must have in common, from 0 to 1, for one to be a guess at the other."""

ALIKE_MEDIUM = 0.7
"""The same for words of up to six letters: one slip, or two letters the wrong way round."""

ALIKE_SHORT = 0.65
"""The same for words of up to three letters, of which one slip leaves two thirds."""

ALIKE_NUMBERED = 0.85
"""The same for words with other digits, as many of them: ``item9-9`` is not ``item4-4``."""

LONGEST = 80
"""Only this many characters are compared."""

DIGIT = re.compile(r"\d")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that *word* probably stands for, or None where none is close enough."""
    options = list(dict.fromkeys(known))
    if word in options:
        return word
    small = word.lower()[:LONGEST]
    by_small = {option.lower()[:LONGEST]: option for option in reversed(options)}
    close = get_close_matches(small, by_small, n=CLOSEST, cutoff=ALIKE)
    meant = [guess for guess in close if _alike(small, guess)]
    if not meant or (len(meant) > 1 and _digits(meant[0]) != _digits(small)):
        return None  # of several ids that differ in a digit, each is as likely as the next
    return by_small[meant[0]]


def did_you_mean(word: str, known: Iterable[str], heading: str) -> Sentence:
    """Return a cure for *word*: the word probably meant, or what is known, under *heading* (``Options``).

    A few known words are all listed. Of many, either the one that is meant is named or those that come closest.
    """
    options = list(dict.fromkeys(known))
    if not options:
        return Sentence("problem.none_known", heading=heading)
    guess = nearest(word, options)
    question = Sentence("problem.guess", guess=guess)
    if len(options) <= MOST:
        listed = Sentence("problem.known", heading=heading, options=", ".join(options))
        return Sentence("problem.both", one=question, other=listed) if guess else listed
    if guess:
        return question
    by_small = {option.lower()[:LONGEST]: option for option in reversed(options)}
    close = get_close_matches(word.lower()[:LONGEST], by_small, n=CLOSEST, cutoff=0)
    named = ", ".join(by_small[small] for small in close)
    return Sentence("problem.closest", heading=heading, number=len(close), of=len(options), options=named)


def quoted(value: object) -> str:
    """Return *value* as messages show it: text in quotes and cut to a readable length."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return Sentence("problem.quoted", text=(value if len(value) <= 60 else value[:59] + "…").replace("\n", " "))
    return str(value)


def _digits(word: str) -> list[str]:
    return DIGIT.findall(word)


def _alike(word: str, guess: str) -> bool:
    longer = max(len(word), len(guess))
    enough = ALIKE_SHORT if longer <= 3 else ALIKE_MEDIUM if longer <= 6 else ALIKE
    if _digits(word) != _digits(guess):
        if len(_digits(word)) != len(_digits(guess)):
            return False
        enough = ALIKE_NUMBERED
    return SequenceMatcher(None, guess, word).ratio() >= enough
