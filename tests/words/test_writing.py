from __future__ import annotations

from fractions import Fraction

import pytest

from hitl_content.model.number import Number
from hitl_content.words import LANGUAGES
from hitl_content.words.writing import clauses, day, joined, labelled, number, percent


@pytest.mark.parametrize(
    ("language", "value", "places", "written"),
    [
        ("en", 7, 1, "7"),
        ("en", Fraction(5, 2), 1, "2.5"),
        ("en", 1234567, 1, "1234567"),
        ("fr", 7, 1, "7"),
        ("fr", Fraction(5, 2), 1, "2,5"),
        ("fr", 1234567, 1, "1\u202f234\u202f567"),
        ("fr", -1234, 1, "-1\u202f234"),
        ("fr", Fraction(12345, 10), 1, "1\u202f234,5"),
        ("fr", Fraction(1, 3), 2, "0,33"),
    ],
)
def test_a_number_has_the_marks_of_its_language(language: str, value: Number, places: int, written: str) -> None:
    assert number(language, value, places) == written


def test_a_date_is_put_as_the_language_puts_it() -> None:
    assert day("en", "2026-11-01") == "1\u00a0November 2026"
    assert day("fr", "2026-11-22") == "22\u00a0novembre 2026"
    assert day("fr", "2026-08-01") == "1er\u00a0août 2026"
    assert day("fr", "soon") == "soon"
    assert day("fr", "") == ""


def test_lists_labels_and_shares_are_put_as_the_language_puts_them() -> None:
    assert joined("fr", ["un", "deux", "trois"]) == "un, deux et trois"
    assert joined("fr", ["un"]) == "un"
    assert joined("fr", []) == ""
    assert labelled("fr", "Responsable", "A") == "Responsable\u00a0: A"
    assert labelled("en", "Owner", "A") == "Owner: A"
    assert clauses("fr", ["a", "b"]) == "a\u202f; b"
    assert percent("fr", Fraction(125, 10)) == "12,5\u00a0%"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_month_has_a_name_of_its_own(language: str) -> None:
    assert len({day(language, f"2026-{month:02}-15") for month in range(1, 13)}) == 12
