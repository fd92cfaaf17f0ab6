# People settle what they differ on by looking at the answers, so those who said the same stand together.
"""What can be chosen where raters differ, as plain data for a form, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hitl_content.comparing.records import Disagreement, Merge
from hitl_content.comparing.settlement import Take
from hitl_content.mapping.phrases import Phrases
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import ComparingError


def open_questions(assessment: Assessment, found: Merge) -> list[dict[str, Any]]:
    """Return every answer on which raters differ, with what can be chosen: an answer, and whose it is."""
    phrases = Phrases(assessment, found.language)
    return [
        {
            "step": each.step,
            "place": each.place.rstrip("."),
            "question": each.question,
            "label": each.label,
            "apart": phrases.counted("merge.apart", each.apart) if each.apart else "",
            "settled": each.settled,
            "options": _options(phrases, found, each),
        }
        for each in found.disagreements
    ]


def _options(phrases: Phrases, found: Merge, each: Disagreement) -> list[dict[str, Any]]:
    said: dict[str, list[str]] = {}
    for rater, answer in each.answers:
        said.setdefault(answer, []).append(rater)
    return [
        {
            "rater": found.raters.index(raters[0]),
            "raters": phrases.joined(raters),
            "answer": answer,
            "cautious": answer == each.cautious,
            "settled": answer == each.settled,
        }
        for answer, raters in said.items()
    ]


def read_choices(data: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], int | Take]:
    """Return the choices in *data*: each a ``step``, a ``question`` and a ``rater``'s place or a ``take``.

    Raises ComparingError where one is something else.
    """
    found: dict[tuple[str, str], int | Take] = {}
    for each in data:
        step, question, rater, take = (each.get(key) for key in ("step", "question", "rater", "take"))
        known = [one for one in Take if one.value == take]
        if not isinstance(step, str) or not isinstance(question, str) or not (known or isinstance(rater, int)):
            raise ComparingError("A choice names a step, a question, and a rater or what to take.")
        found[step, question] = known[0] if known else int(str(rater))
    return found
