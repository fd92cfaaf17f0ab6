"""Assessments as compiled JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

from hitl_content.model.assessment import Adjustment, Band, Maximum, Score
from hitl_content.model.condition import AnyOf, AtLeast, Contains, Not, ScoreAtLeast
from hitl_content.model.number import Rounding
from hitl_content.model.text import Text, text
from hitl_content.wire import decode_assessment, encode_assessment
from tests.engine.small import ASSESSMENT


def test_an_assessment_survives_the_way_to_the_browser() -> None:
    change = Adjustment(
        when=AnyOf(
            conditions=(
                ScoreAtLeast(score="risk", number=Fraction(1, 3), percent=True),
                Not(condition=Contains(question="channels", option="phone")),
                AtLeast(question="volume", value=Fraction(5, 2)),
            )
        ),
        subtract_percent=Fraction(25, 2),
        rounding=Rounding.HALF_EVEN,
    )
    scores = (
        Score(
            id="risk",
            label=Text(values=(("is", "Hætta"), ("en", "Risk"))),
            questions=("stakes",),
            maximum=Maximum.ALL,
            adjust=(change,),
            bands=(Band(id="low", label=text("Low"), start=0),),
        ),
        Score(id="other", label=text("Other"), maximum=Fraction(19, 2)),
    )
    assessment = replace(ASSESSMENT, scores=scores)
    assert decode_assessment(json.loads(json.dumps(encode_assessment(assessment)))) == assessment
