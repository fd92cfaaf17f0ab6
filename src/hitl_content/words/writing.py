# A language differs from another in more than its sentences: in the mark before decimals, in how a date is put, in
# what stands between a label and its value. All of that is in the word tables as well, under mark. and date.; here
# it is only put together.
"""Numbers, dates and lists, as a language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hitl_content.model.number import Number, written
from hitl_content.words import say

ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def number(language: str, value: Number, places: int = 1) -> str:
    """Return *value* for people: at most *places* decimals, halves up, no trailing zeros."""
    if isinstance(value, int) and -1000 < value < 1000:
        return str(value)
    whole, point, decimals = written(value, places).partition(".")
    between = say(language, "mark.thousands")
    if between:
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        whole = sign + f"{int(digits):,}".replace(",", between)
    return f"{whole}{say(language, 'mark.decimal')}{decimals}" if point else whole


def percent(language: str, value: Number, places: int = 1) -> str:
    """Return *value* with the sign for per cent."""
    return say(language, "mark.percent", number=number(language, value, places))


def day(language: str, date: str) -> str:
    """Return *date*, an ISO date such as ``2026-11-22``, for people; anything else as it is."""
    found = ISO_DAY.fullmatch(date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    key = "date.first" if found[3] == "01" else "date.day"
    return say(language, key, day=int(found[3]), month=say(language, f"date.month_{int(found[2])}"), year=found[1])


def labelled(language: str, label: str, value: str) -> str:
    """Return *value* after its *label*."""
    return f"{label}{say(language, 'mark.colon')}{value}"


def listed(language: str, items: Iterable[str]) -> str:
    """Return *items* one after another, without a word before the last."""
    return say(language, "mark.comma").join(items)


def clauses(language: str, items: Iterable[str]) -> str:
    """Return *items*, which may hold commas themselves, one after another."""
    return say(language, "mark.clauses").join(items)


def joined(language: str, items: Iterable[str]) -> str:
    """Return *items* as a list in running text, with *and* before the last."""
    *head, last = (*items,) or ("",)
    return say(language, "list.last", head=listed(language, head), last=last) if head else last
