"""What unquoted YAML values mean."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from hitl_content.reading.scalars import Meant, Surprise, meaning


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("0.1", Fraction(1, 10)),
        ("2.50", Fraction(5, 2)),
        ("2026-11-20", "2026-11-20"),
        ("80%", "80%"),
        ("serious+", "serious+"),
        ("nobody", "nobody"),
        ("1.2.3", "1.2.3"),
        ("3 items", "3 items"),
        ("Norway", "Norway"),
    ],
)
def test_a_plain_value_is_what_it_looks_like(raw: str, expected: object) -> None:
    """Booleans, exact numbers, and text for the rest."""
    found = meaning(raw)

    assert expected == found
    assert type(expected) is type(found)


@pytest.mark.parametrize("word", ["yes", "Yes", "NO", "on", "Off", "y", "N", "True", "FALSE", "~", "null", "Null", ""])
@pytest.mark.parametrize("number", ["012", "0o17", "0x1F", "0b11", "1:30", "1_000", "1e3", ".5", "5.", ".inf", "-.NaN"])
def test_a_surprise_is_refused_with_a_cure(word: str, number: str) -> None:
    """Whatever two readers of YAML may take differently."""
    for raw in (word, number):
        found = meaning(raw)

        assert isinstance(found, Surprise)
        assert found.cure


def test_whatever_yaml_resolves_is_a_number_a_boolean_or_refused() -> None:
    """Nothing that PyYAML would turn into something else slips through as text, save dates."""
    loader = yaml.SafeLoader("")
    words = ["yes", "0777", "1_0", "190:20:30", "6.8523015e+5", "685.230_15e+03", "-.inf", ".NaN", "~", "12e03", "-0"]
    for raw in words:
        tag = loader.resolve(yaml.ScalarNode, raw, (True, False))
        if tag.rpartition(":")[2] != "str":
            assert not isinstance(meaning(raw), str), raw


@pytest.mark.parametrize(
    ("raw", "what", "number"),
    [
        ("009", "begins with 0: text to some readers of YAML, a number to others.", "Write 9."),
        ("08", "begins with 0: text to some readers of YAML, a number to others.", "Write 8."),
        ("017", "which begins with 0, in base eight.", "Write 17."),
        ("-08.50", "begins with 0, which is left out before another digit.", "Write -8.50."),
        ("0o17", "as a number in another base than ten.", "Write 15."),
        ("0x1F", "as a number in another base than ten.", "Write 31."),
        ("1e3", "has an exponent: text to some readers of YAML, a number to others.", "Write 1000."),
        ("1.5e-3", "has an exponent: text to some readers of YAML, a number to others.", "Write 0.0015."),
        ("1e999", "has an exponent: text to some readers of YAML, a number to others.", "Write it out."),
        (".5", "has no digit on one side of its point.", "Write 0.5."),
    ],
)
def test_a_number_in_disguise_is_explained_and_cured_by_what_belongs_there(raw: str, what: str, number: str) -> None:
    """Only quotes where text belongs, only a number where one does, and both where that is not known."""
    found = meaning(raw)

    assert isinstance(found, Surprise)
    assert found.what.endswith(what)
    assert found.cure_for(Meant.NUMBER) == number
    assert found.cure_for(Meant.TEXT) == f'Put it in quotes: "{raw}".'
    assert found.cure == f'{number[:-1]}; if text is meant, put it in quotes: "{raw}".'
    assert found.cure_for(Meant.YES_NO) == "Write true or false."


def test_what_no_reader_takes_as_a_number_is_text() -> None:
    """Digits that the base does not have."""
    assert meaning("0o9") == "0o9"
    assert meaning("0b2") == "0b2"


def test_nothing_may_be_left_out_even_where_text_belongs() -> None:
    """An optional text is not made to hold the word null."""
    found = meaning("~")

    assert isinstance(found, Surprise)
    assert found.cure_for(Meant.TEXT).startswith("Leave the key out;")
