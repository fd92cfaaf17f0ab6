# Scores are compared with published figures number by number, and the page must give the same bytes as the
# command line. Both rule out binary floating point anywhere before the last step of writing a number down.
"""Exact numbers: reading, rounding and writing them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

Number = int | Fraction
"""An exact number. Whole numbers are always ``int``."""

LONGEST = 30
"""The most characters a written number may have; more is a mistake, and would make arithmetic slow."""


class Rounding(StrEnum):
    """How a number is rounded to a given number of decimal places."""

    HALF_UP = "half_up"
    """To the nearest; a half goes up, towards positive infinity (2.5 to 3, -2.5 to -2)."""
    HALF_EVEN = "half_even"
    """To the nearest; a half goes to the even neighbour (2.5 to 2, 3.5 to 4)."""
    UP = "up"
    """Up, towards positive infinity."""
    DOWN = "down"
    """Down, towards negative infinity."""


def exact(value: int | Decimal | Fraction | str) -> Number:
    """Return *value* as an exact number.

    Raises ValueError where text is not a plain decimal number or a fraction ``n/d``, is not finite, or has
    more than ``LONGEST`` characters.
    """
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise ValueError(f"more than {LONGEST} characters")
        try:
            value = Fraction(value) if "/" in value else Decimal(value)
        except (InvalidOperation, ZeroDivisionError) as error:
            raise ValueError(f"not a number: {value}") from error
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or abs(exponent) > LONGEST:
            raise ValueError(f"not a number of ordinary size: {value}")
    if type(value) is int:
        return value
    number = value if isinstance(value, Fraction) else Fraction(value)
    return number.numerator if number.denominator == 1 else number


def rounded(value: Number, rounding: Rounding, places: int = 0) -> Number:
    """Return *value* rounded to *places* decimal places."""
    over, under = value.numerator * 10**places, value.denominator
    match rounding:
        case Rounding.HALF_UP:
            whole = (2 * over + under) // (2 * under)
        case Rounding.HALF_EVEN:
            whole = round(Fraction(over, under))
        case Rounding.UP:
            whole = -(-over // under)
        case Rounding.DOWN:
            whole = over // under
    return exact(Fraction(whole, 10**places))


def plain(value: Number) -> int | float | str:
    """Return *value* as JSON can hold it: an integer, a decimal number, or else the text ``n/d``.

    A float is used only where its shortest decimal form is exactly *value*, so that no digit is lost or made up.
    """
    if isinstance(value, int):
        return value
    near = float(value)
    return near if Fraction(repr(near)) == value else f"{value.numerator}/{value.denominator}"


@lru_cache(maxsize=1024)
def written(value: Number, places: int = 1) -> str:
    """Return *value* for people: at most *places* decimals, halves up, no trailing zeros."""
    short = rounded(value, Rounding.HALF_UP, places)
    return str(short) if isinstance(short, int) else f"{float(short):.{places}f}".rstrip("0").rstrip(".")
