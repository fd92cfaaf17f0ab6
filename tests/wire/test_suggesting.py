"""Suggestions name what was meant, and stay silent rather than guess."""

from __future__ import annotations

import pytest

from hitl_content.wire.suggesting import did_you_mean, nearest

ITEMS = [f"item{first}-{second}" for first in range(1, 9) for second in range(1, 6)]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("stakse", ["stakes", "direction"], "stakes"),
        ("STAKES", ["stakes", "direction"], "stakes"),
        ("bda", ["mild", "bad"], "bad"),
        ("nmae", ["note", "name"], "name"),
        ("itme4-4", ITEMS, "item4-4"),
        ("item4-4", ITEMS, "item4-4"),
        ("gdpr-21", ["gdpr-22", "parasuraman-2010"], "gdpr-22"),
        ("item9-9", ITEMS, None),
        ("item9-9", ["item4-4"], None),
        ("item1-12", ITEMS, None),
        ("q1", ["q2", "q12"], None),
        ("horde", ["house"], None),
        ("colour", ["slug", "title"], None),
        ("anything", [], None),
    ],
)
def test_a_guess_is_close_or_there_is_none(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_a_few_known_words_are_all_listed() -> None:
    assert did_you_mean("stakse", ["stakes", "legal"], "Questions") == (
        'Did you mean "stakes"? Questions: stakes, legal.'
    )
    assert did_you_mean("colour", ["stakes", "legal"], "Questions") == "Questions: stakes, legal."


def test_of_many_only_the_one_that_is_meant_or_the_closest_are_named() -> None:
    assert did_you_mean("itme4-4", ITEMS, "Questions") == 'Did you mean "item4-4"?'
    assert did_you_mean("item9-9", ITEMS, "Questions") == (
        "Questions, the 5 closest of 40: item8-5, item8-4, item8-3, item8-2, item8-1."
    )


def test_where_nothing_is_known_that_is_said() -> None:
    assert did_you_mean("unmeasured", [], "Gates") == "Gates: there are none here."
