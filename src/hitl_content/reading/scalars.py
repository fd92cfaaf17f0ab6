# YAML 1.1 and 1.2, and the many readers of each, disagree about these words. Rather than pick a side, whatever
# two readers could take differently is refused, with what to write instead.
"""What an unquoted YAML value means, and the surprises that are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hitl_content.model.number import LONGEST, exact
from hitl_content.reading.tree import Scalar

BOOLEANS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(\.[0-9]*)?")
OTHER_BASE = re.compile(r"[-+]?0[xob][0-9a-fA-F_]+")
SIXTIES = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
UNDERSCORES = re.compile(r"[-+]?[0-9][0-9_.]*_[0-9_.]*")
NO_NUMBER = re.compile(r"[-+]?\.(inf|nan)", re.IGNORECASE)
BARE_POINT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.)")
EXPONENT = re.compile(r"[-+]?[0-9.][0-9_.]*[eE][-+]?[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """Why an unquoted value is refused."""

    what: str
    cure: str


def meaning(raw: str) -> Scalar | Surprise:
    """Return what the unquoted value *raw* means, or why it is refused."""
    if NUMBER.fullmatch(raw):
        return exact(raw) if len(raw) <= LONGEST else _too_long()
    if raw in {"true", "false"}:
        return raw == "true"
    return surprise(raw) or raw


def surprise(raw: str) -> Surprise | None:
    """Return why the unquoted word *raw* is refused, as a value or as a key; None where it is not."""
    if raw == "":
        return Surprise(what="There is no value here.", cure="Write one, or leave the key out.")
    if raw == "~" or raw.lower() == "null":
        return Surprise(
            what=f"{raw} means no value.", cure=f'Leave the key out, or write "{raw}" in quotes if the word is meant.'
        )
    if raw.lower() in BOOLEANS:
        boolean = BOOLEANS[raw.lower()]
        return Surprise(
            what=f"YAML may read {raw} without quotes as {boolean}.",
            cure=f'Write "{raw}" in quotes if the word is meant, or {boolean}.',
        )
    if raw.lower() in {"true", "false"} and raw not in {"true", "false"}:
        return Surprise(
            what=f"{raw} is not written in small letters.",
            cure=f'Write {raw.lower()}, or "{raw}" in quotes if the word is meant.',
        )
    return _odd_number(raw)


def _odd_number(raw: str) -> Surprise | None:
    if raw[0] not in "+-.0123456789":
        return None
    what, instead = "", ""
    if OTHER_BASE.fullmatch(raw):
        what, instead = f"{raw} is a number in another base than ten", "it as a decimal number"
    elif LEADING_ZERO.fullmatch(raw):
        sign, digits = (raw[0], raw[1:]) if raw[0] in "+-" else ("", raw)
        bare = digits.lstrip("0")
        bare = bare if bare[:1].isdigit() else "0" + bare
        what = f"{raw} begins with a zero, and YAML may read it in base eight"
        instead = f"{sign}{bare.rstrip('.')}"
    elif SIXTIES.fullmatch(raw):
        what, instead = f"YAML may read {raw} without quotes as a number in base sixty", "the number itself"
    elif UNDERSCORES.fullmatch(raw):
        what, instead = f"YAML may read {raw} as a number with its underscores dropped", raw.replace("_", "")
    elif NO_NUMBER.fullmatch(raw):
        what, instead = f"{raw} is not an exact number", "a number"
    elif BARE_POINT.fullmatch(raw):
        what, instead = f"{raw} has no digit on one side of its point", "one, such as 0.5"
    elif EXPONENT.fullmatch(raw):
        what, instead = f"{raw} is written with an exponent, and not every reader takes it as a number", "it out"
    return Surprise(what=f"{what}.", cure=f'Write {instead}, or "{raw}" in quotes if text is meant.') if what else None


def _too_long() -> Surprise:
    return Surprise(what=f"This number has more than {LONGEST} characters.", cure="Write it with fewer digits.")
