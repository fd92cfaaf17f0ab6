# One way to write JSON, so that the page and the command line give the same bytes: keys in the order the
# format names them, two spaces of indent, text as it is, one newline at the end.
"""Canonical JSON."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from hitl_content.model.errors import Problem, ReadingError

LARGEST = 2_000_000
"""The most characters a document may have."""

DEEPEST = 60
"""The deepest nesting a document may have."""


STRINGS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)', re.DOTALL)
"""Strings, to their end or to the end of the text."""

BRACKETS = re.compile(r"[\[\]{}]")

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
        raise _error("This file is too large to be one of ours.", f"Ours have at most {LARGEST:,} characters.")
    if _depth(text) > DEEPEST:
        raise _error("This file is nested too deeply to be one of ours.", f"Ours are at most {DEEPEST} levels deep.")
    try:
        return json.loads(
            text.removeprefix("\ufeff"), parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        problem = Problem(
            line=error.lineno,
            column=error.colno,
            what=f"This is not JSON: {error.msg[:1].lower()}{error.msg[1:]}.",
            cure="Check that the file is complete and was not changed by another program.",
        )
        raise ReadingError((problem,)) from error
    except ValueError as error:
        raise _error("This file has a number with too many digits.", "Write it with fewer.") from error


def well_formed(text: str) -> str:
    """Return *text* without lone surrogates, which no file can hold; each becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if LONE.search(text) else text


def _depth(text: str) -> int:
    """Return how deep brackets nest, looking past those in strings; enough to refuse a bomb before parsing it."""
    deepest = depth = 0
    for bracket in BRACKETS.findall(STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > deepest:
            deepest = depth
    return deepest


def _constant(name: str) -> object:
    raise _error(f"{name} is not a number that a file may hold.", "Write an ordinary number.")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _error(f'"{twice}" is given twice in the same place.', "Keep one of them.")
    return found


def _error(what: str, cure: str) -> ReadingError:
    return ReadingError((Problem(what=what, cure=cure),))
