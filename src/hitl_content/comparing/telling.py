"""Comparisons and merges as headed lists of sentences, and as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hitl_content.comparing.records import Agreement, Comparison, Disagreement, Fate, Merge, Told
from hitl_content.mapping.records import Block
from hitl_content.model.number import Rounding, plain, rounded
from hitl_content.words import say
from hitl_content.words.writing import clauses


def tell(found: Comparison | Merge) -> Told:
    """Return *found* as a title, a headline and lists; a list without a sentence is left out."""
    blocks = _comparison(found) if isinstance(found, Comparison) else _merge(found)
    return Told(
        title=found.title,
        language=found.language,
        headline=found.headline,
        blocks=tuple(block for block in blocks if block.lines),
    )


def data(found: Comparison | Merge) -> dict[str, Any]:
    """Return *found* as plain data. Sentences are in its language; figures have four decimals, halves up."""
    return _comparison_data(found) if isinstance(found, Comparison) else _merge_data(found)


def _comparison(found: Comparison) -> Iterable[Block]:
    yield Block(id="", title=say(found.language, "compare.workflow"), lines=found.facts)
    for step in found.steps:
        if step.fate is not Fate.SAME:
            yield Block(id=step.id, title=step.name, lines=step.sentences)
    same = tuple(step.name for step in found.steps if step.fate is Fate.SAME)
    yield Block(id="", title=say(found.language, "compare.unchanged"), lines=same)


def _merge(found: Merge) -> Iterable[Block]:
    for key, lines in (
        ("merge.disagreements", _sentences(found.disagreements)),
        ("merge.differing", _sentences(found.differing)),
        ("merge.by_outcome", _sentences(found.outcomes)),
        ("merge.by_question", _questions(found)),
        ("merge.by_step", _sentences(found.steps)),
        ("merge.notes", found.notes),
        ("merge.explained", found.explained),
    ):
        yield Block(id=key, title=say(found.language, key), lines=lines)


def _questions(found: Merge) -> tuple[str, ...]:
    """Return a sentence for each question people differ on, and one for all the others together."""
    agreed = [each.name for each in found.questions if each.same == each.pairs]
    told = _sentences(each for each in found.questions if each.same < each.pairs)
    return (*told, say(found.language, "merge.agreed", names=clauses(found.language, agreed))) if agreed else told


def _sentences(each: Iterable[Agreement | Disagreement]) -> tuple[str, ...]:
    return tuple(one.sentence for one in each)


def _comparison_data(found: Comparison) -> dict[str, Any]:
    return {
        "headline": found.headline,
        "changed": found.changed,
        "facts": list(found.facts),
        "steps": [
            {
                "id": step.id,
                "name": step.name,
                "fate": step.fate.value,
                "levels": {
                    level.outcome: {"before": level.before, "after": level.after, "tighter": level.tighter}
                    for level in step.levels
                },
                "answers": [answer.question for answer in step.answers],
                "sentences": list(step.sentences),
            }
            for step in found.steps
        ],
    }


def _merge_data(found: Merge) -> dict[str, Any]:
    return {
        "headline": found.headline,
        "raters": list(found.raters),
        "overall": _agreement(found.overall),
        "questions": [_agreement(each) for each in found.questions],
        "outcomes": [_agreement(each) for each in found.outcomes],
        "steps": [_agreement(each) for each in found.steps],
        "disagreements": [_disagreement(each) for each in (*found.disagreements, *found.differing)],
        "notes": list(found.notes),
        "explained": list(found.explained),
    }


def _agreement(found: Agreement) -> dict[str, Any]:
    return {
        "id": found.id,
        "same": found.same,
        "pairs": found.pairs,
        "units": found.units,
        "alpha": None if found.alpha is None else plain(rounded(found.alpha, Rounding.HALF_UP, 4)),
        "sentence": found.sentence,
    }


def _disagreement(found: Disagreement) -> dict[str, Any]:
    return {
        "step": found.step,
        "question": found.question,
        "answers": dict(found.answers),
        "apart": found.apart,
        "settled": found.settled,
        "sentence": found.sentence,
    }
