"""The lanes of a map: one for each outcome, with its levels as rungs."""

from __future__ import annotations

from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import Lane, Rung
from hitl_content.model.assessment import Assessment, Outcome, Side


def lanes_of(phrases: Phrases, assessment: Assessment) -> tuple[Lane, ...]:
    """Return a lane for each outcome of *assessment*."""
    return phrases.lanes.made((assessment,), None, lambda: _lanes(assessment.outcomes, phrases.language))


def _lanes(outcomes: tuple[Outcome, ...], language: str) -> tuple[Lane, ...]:
    """Return the lanes. The first floor after the first ceiling stands guard over it."""
    ceiling = next((each for each in outcomes if each.tightened is Side.AT_MOST), None)
    guard = None
    if ceiling is not None:
        later = outcomes[outcomes.index(ceiling) + 1 :]
        guard = next((each for each in later if each.tightened is Side.AT_LEAST), None)
    return tuple(
        Lane(
            id=outcome.id,
            name=(outcome.lane or outcome.label).to(language),
            label=outcome.label.to(language),
            rungs=tuple(
                Rung(
                    id=level.id,
                    label=level.label.to(language),
                    meaning=level.meaning.to(language) if level.meaning else "",
                )
                for level in outcome.levels
            ),
            guards=ceiling.id if ceiling is not None and outcome is guard else "",
        )
        for outcome in outcomes
    )
