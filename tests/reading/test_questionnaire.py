"""A questionnaire the size of a government's is data alone, and scores exactly."""

from __future__ import annotations

import pytest
import yaml

from hitl_content.engine import Evaluator
from hitl_content.model.assessment import Assessment
from hitl_content.reading import read_assessment_text, read_workflow_text
from tests.reading import questionnaire

SEEDS = range(60)


@pytest.fixture(scope="module")
def impact() -> Assessment:
    """The questionnaire, read from YAML."""
    text = yaml.safe_dump(questionnaire.assessment(), sort_keys=False, allow_unicode=True)
    return read_assessment_text(text, "impact.yml")


def test_it_has_the_size_it_claims(impact: Assessment) -> None:
    """300 elements, 120 conditions, two languages."""
    conditions = [question for question in impact.questions if question.shown_when]

    assert len(impact.questions) == 300
    assert len(conditions) == 120
    assert impact.languages == ("en", "fr")


def test_every_score_equals_that_of_the_independent_scorer(impact: Assessment) -> None:
    """Points, raw points, maximum and band, over sixty filled questionnaires that reach every band."""
    evaluator = Evaluator(impact)
    bands, reduced = set(), 0
    for seed in SEEDS:
        answers = questionnaire.fill(seed)
        document = {"format": "hitl-workflow", "version": 1, "assessment": "impact", "name": "A", "answers": answers}
        workflow = read_workflow_text(yaml.safe_dump(document, sort_keys=False), impact)
        raw, mitigation, current, band = questionnaire.score(answers)

        scored = {found.score.id: found for found in evaluator.evaluate(workflow).whole.scores}

        assert scored["raw"].points == raw
        assert scored["mitigation"].points == mitigation
        assert scored["current"].raw == raw
        assert scored["current"].points == current
        assert scored["current"].maximum == questionnaire.RAW_MAXIMUM
        assert scored["current"].band is not None
        assert scored["current"].band.id == band
        bands.add(band)
        reduced += current != raw
    assert bands == {"level1", "level2", "level3", "level4"}
    assert 0 < reduced < len(SEEDS)
