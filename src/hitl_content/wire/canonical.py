# One way to write JSON, so that the page and the command line give the same bytes: keys in the order the
# format names them, two spaces of indent, text as it is, one newline at the end.
"""Canonical JSON."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from hitl_content.model.errors import Problem, ReadingError
from hitl_content.words.sentences import Sentence

LARGEST = 2_000_000
"""The most characters a document may have."""

DEEPEST = 60
"""The deepest nesting a document may have."""


SQUARE = bytes.maketrans(b"{}", b"[]")
"""For ``bytes.translate``: brackets as square ones."""

REST = bytes(set(range(256)) - set(b'"[]{}'))
"""All that is neither a bracket nor a quotation mark."""

DETAILS = {
    "Expecting value": "problem.json_value",
    "Expecting property name": "problem.json_name",
    "Expecting ':'": "problem.json_colon",
    "Expecting ','": "problem.json_comma",
    "Unterminated string": "problem.json_text",
    "Extra data": "problem.json_extra",
}
"""How a message of Python's reader of JSON begins, and what that is called here."""

LONE = re.compile("[\ud800-\udfff]")
"""A surrogate without its other half: where there are both, Python has made one character of them."""


def dumps(document: object, *, compact: bool = False) -> str:
    """Return *document* as canonical JSON: indented and ended by a newline, or compact on one line without."""
    if compact:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def loads(text: str) -> Any:
    """Return the data in JSON *text*, with decimals kept exact (as ``Decimal``).

    Raises ReadingError where the text is not JSON, repeats a key, or is too large or too deep.
    """
    if len(text) > LARGEST:
        raise _error(Sentence("problem.large"), Sentence("problem.large_cure", most=LARGEST))
    if _deep(text):
        raise _error(Sentence("problem.deep"), Sentence("problem.deep_cure", most=DEEPEST))
    try:
        return json.loads(
            text.removeprefix("\ufeff"), parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        problem = Problem(
            line=error.lineno,
            column=error.colno,
            what=Sentence("problem.not_json", detail=_detail(error.msg)),
            cure=Sentence("problem.not_json_cure"),
        )
        raise ReadingError((problem,)) from error
    except ValueError as error:
        raise _error(Sentence("problem.digits"), Sentence("problem.digits_cure")) from error


def well_formed(text: str) -> str:
    """Return *text* without lone surrogates, which no file can hold; each becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if LONE.search(text) else text


def _deep(text: str) -> bool:
    """Return whether brackets nest deeper than allowed, looking past those in strings, to refuse a bomb unparsed.

    In what is JSON up to its first mistake, strings begin and end where they seem to once escapes are taken out.
    """
    if "\\" in text:
        text = text.replace("\\\\", "").replace('\\"', "")
    marks = text.encode("utf-8", "surrogatepass").translate(SQUARE, REST).decode("ascii")
    # Two quotation marks side by side leave what follows inside or outside of strings as it was.
    left = brackets = "".join(marks.replace('""', "").split('"')[::2])
    # Each time those with nothing inside are taken out, the rest nests one less deep. Of nearly every text so few are
    # left so soon that counting them is enough, and walking along them is not needed.
    for depth in range(DEEPEST):
        if left.count("[") <= DEEPEST - depth:
            return False
        left = left.replace("[]", "")
    deepest = depth = 0
    for bracket in brackets:
        depth += (bracket == "[") - (bracket == "]")
        deepest = max(deepest, depth)
    return deepest > DEEPEST


def _detail(said: str) -> Sentence:
    """Return what Python's reader of JSON *said* is wrong, in our words."""
    return Sentence(next((key for start, key in DETAILS.items() if said.startswith(start)), "problem.json_other"))


def _constant(name: str) -> object:
    raise _error(Sentence("problem.no_such_number", name=name), Sentence("problem.ordinary"))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _error(Sentence("problem.twice", name=twice), Sentence("problem.twice_cure"))
    return found


def _error(what: str, cure: str) -> ReadingError:
    return ReadingError((Problem(what=what, cure=cure),))
