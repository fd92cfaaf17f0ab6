from __future__ import annotations

from fractions import Fraction
from functools import partial

import pytest

from hitl_content.model.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Contains,
    Not,
    NumberAtLeast,
    OneOf,
    OutcomeAtLeast,
    Relation,
    ScoreAtLeast,
    Today,
)
from hitl_content.model.numbers import Measure
from hitl_content.page.conditions import Teller
from hitl_content.words import say
from tests.page.small import assessment

SEVERE = AtLeast(question="stakes", value="severe")
BUSY = NumberAtLeast(measure=Measure.UTILISATION, value=Fraction(85, 100))
PHONE = OneOf(question="channel", values=("phone",))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (SEVERE, "“How bad is a mistake?” is “Severe” or worse"),
        (AtLeast(question="volume", value=5), "“How many?” is 5 or more"),
        (OneOf(question="channel", values=("phone", "mail")), "“Where does it happen?” is “Phone or Mail”"),
        (OneOf(question="legal", values=(True,)), "“Is it a legal matter?” is “Yes”"),
        (Contains(question="kinds", option="spends"), "“What does it do?” includes “Spends”"),
        (Not(condition=PHONE), "not (“Where does it happen?” is “Phone”)"),
        (ScoreAtLeast(score="risk", number=80, percent=True), "Exposure is at least 80%"),
        (OutcomeAtLeast(outcome="autonomy", level="support"), "Autonomy is settled at “AI supports” or stricter"),
        (Today(outcome="autonomy", relation=Relation.LOOSER), "today’s Autonomy is looser than what is settled"),
        (BUSY, "the share of their time that reviewers are busy is 85% or more"),
        (NumberAtLeast(measure=Measure.WAITING, value=5), "the wait in minutes is 5 or more"),
        (
            AllOf(conditions=(SEVERE, AnyOf(conditions=(PHONE, PHONE)))),
            (
                "“How bad is a mistake?” is “Severe” or worse and (“Where does it happen?” is “Phone” or "
                "“Where does it happen?” is “Phone”)"
            ),
        ),
    ],
)
def test_every_condition_is_told_with_the_words_of_the_form(condition: Condition, words: str) -> None:
    assert Teller(assessment(), "en", partial(say, "en")).tell(condition) == words
