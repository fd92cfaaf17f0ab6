"""What unquoted YAML values mean."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml

from hitl_content.reading.scalars import Surprise, meaning


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
