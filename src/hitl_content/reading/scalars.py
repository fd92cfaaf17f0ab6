# YAML 1.1 and 1.2, and the many readers of each, disagree about these words. Rather than pick a side, whatever
# two readers could take differently is refused, with what to write instead.
"""What an unquoted YAML value means, and the surprises that are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from hitl_content.model.number import LONGEST, exact
from hitl_content.reading.tree import Scalar

BOOLEANS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
NOTHING = {"~", "null"}
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(\.[0-9]*)?")
BASE_EIGHT = re.compile(r"[-+]?0[0-7]+")
OTHER_BASE = re.compile(r"[-+]?0(x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)")
SIXTIES = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
UNDERSCORES = re.compile(r"[-+]?[0-9][0-9_.]*_[0-9_.]*")
NO_NUMBER = re.compile(r"[-+]?\.(inf|nan)", re.IGNORECASE)
BARE_POINT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.)")
EXPONENT = re.compile(r"[-+]?[0-9.][0-9_.]*[eE][-+]?[0-9]+")


class Meant(Enum):
    """What a place in a document takes, so that only what fits there is offered."""

    ANY = "any value"
    TEXT = "text"
    NUMBER = "a number"
    YES_NO = "true or false"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """Why an unquoted value is refused."""

    raw: str
    what: str
    value: str
    """What to do if no text is meant, as a request without its full stop."""
    word: bool = False
    """Whether it is a word rather than digits."""

    @property
    def cure(self) -> str:
        """What to write instead, whatever is meant."""
        return self.cure_for(Meant.ANY)

    def cure_for(self, meant: Meant) -> str:
        """Return what to write instead where *meant* is what can stand there."""
        if not self.raw or (meant is Meant.NUMBER and not self.word) or (meant is Meant.YES_NO and self.word):
            return f"{self.value}."
        if meant in {Meant.NUMBER, Meant.YES_NO}:
            return f"Write {meant.value}."
        if meant is Meant.TEXT and self.raw.lower() not in NOTHING:
            return f'Put it in quotes: "{self.raw}".'
        return f'{self.value}; if {"the word" if self.word else "text"} is meant, put it in quotes: "{self.raw}".'


def meaning(raw: str) -> Scalar | Surprise:
    """Return what the unquoted value *raw* means, or why it is refused."""
    if NUMBER.fullmatch(raw):
        return exact(raw) if len(raw) <= LONGEST else _too_long()
    if raw in {"true", "false"}:
        return raw == "true"
    return surprise(raw) or raw


@lru_cache(maxsize=1024)  # the same keys stand in every case and step
def surprise(raw: str) -> Surprise | None:
    """Return why the unquoted word *raw* is refused, as a value or as a key; None where it is not."""
    if raw == "":
        return Surprise(raw=raw, what="There is no value here.", value="Write one, or leave the key out")
    if raw.lower() in NOTHING:
        return Surprise(raw=raw, what=f"{raw} means no value.", value="Leave the key out", word=True)
    if raw.lower() in BOOLEANS:
        boolean = BOOLEANS[raw.lower()]
        what = f"YAML may read {raw} without quotes as {boolean}."
        return Surprise(raw=raw, what=what, value=f"Write {boolean}", word=True)
    if raw.lower() in {"true", "false"} and raw not in {"true", "false"}:
        what = f"{raw} is not written in small letters."
        return Surprise(raw=raw, what=what, value=f"Write {raw.lower()}", word=True)
    return _odd_number(raw)


def _odd_number(raw: str) -> Surprise | None:
    if raw[0] not in "+-.0123456789":
        return None
    what, instead = "", ""
    if OTHER_BASE.fullmatch(raw):
        what, instead = f"Some readers of YAML take {raw} as a number in another base than ten", _decimal(raw)
    elif BASE_EIGHT.fullmatch(raw):
        what, instead = f"Some readers of YAML take {raw}, which begins with 0, in base eight", _without_zeros(raw)
    elif LEADING_ZERO.fullmatch(raw) and "." in raw:
        what, instead = f"{raw} begins with 0, which is left out before another digit", _without_zeros(raw)
    elif LEADING_ZERO.fullmatch(raw):
        what, instead = f"{raw} begins with 0: text to some readers of YAML, a number to others", _without_zeros(raw)
    elif SIXTIES.fullmatch(raw):
        what, instead = f"YAML may read {raw} without quotes as a number in base sixty", "the number itself"
    elif UNDERSCORES.fullmatch(raw):
        what, instead = f"YAML may read {raw} as a number with its underscores dropped", raw.replace("_", "")
    elif NO_NUMBER.fullmatch(raw):
        what, instead = f"{raw} is not an exact number", "a number"
    elif BARE_POINT.fullmatch(raw):
        what, instead = f"{raw} has no digit on one side of its point", _without_zeros(raw)
    elif EXPONENT.fullmatch(raw):
        what, instead = f"{raw} has an exponent: text to some readers of YAML, a number to others", _written_out(raw)
    return Surprise(raw=raw, what=f"{what}.", value=f"Write {instead}") if what else None


def _decimal(raw: str) -> str:
    digits = raw.replace("_", "")
    return str(int(digits, 0)) if digits[-1] not in "xob" and len(raw) <= LONGEST else "it as a decimal number"


def _without_zeros(raw: str) -> str:
    sign, digits = (raw[0], raw[1:]) if raw[0] in "+-" else ("", raw)
    bare = digits.lstrip("0")
    bare = bare if bare[:1].isdigit() else "0" + bare
    return f"{sign}{bare.rstrip('.')}"


def _written_out(raw: str) -> str:
    """Return a number with an exponent as it is written without, where that is short."""
    digits, _, exponent = raw.lower().replace("_", "").partition("e")
    if digits.count(".") > 1 or not any(map(str.isdigit, digits)) or len(exponent) > 3 or abs(int(exponent)) > LONGEST:
        return "it out"
    plain = format(Decimal(f"{digits}e{exponent}"), "f")
    return plain if len(plain) <= LONGEST else "it out"


def _too_long() -> Surprise:
    what = f"This number has more than {LONGEST} characters."
    return Surprise(raw="", what=what, value="Write it with fewer digits")
