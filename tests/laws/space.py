"""The whole space of factor answers, enumerated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from hitl_content.engine import Evaluator
from hitl_content.engine.settling import Places
from hitl_content.model.assessment import Assessment, Kind
from hitl_content.model.workflow import UNKNOWN, Answer
from hitl_content.reading import read_assessment

ROOT = Path(__file__).parent.parent.parent
Point = tuple[Answer, ...]

QUIET: dict[str, Answer] = {
    "direction": "neither",
    "significant": False,
    "acute": False,
    "own_word": False,
    "outside": "nothing",
    "policy": True,
    "reviewer": "named",
    "reviewer_competent": True,
    "reviewer_authority": True,
    "reviewer_evidence": True,
    "reviewer_time": True,
}
"""Facts at which no rule that looks at a fact applies."""

BACKGROUNDS: dict[str, dict[str, Answer]] = {
    "quiet facts": QUIET,
    "an adverse decision": {**QUIET, "direction": "adverse", "significant": True},
    "an act on the world in the organisation's name": {**QUIET, "outside": "beyond", "own_word": True},
    "a hollow review": {**QUIET, "reviewer_authority": False},
    "facts that nobody knows": dict.fromkeys(QUIET, UNKNOWN),
}


@cache
def flagship() -> Assessment:
    return read_assessment(ROOT / "assessments" / "escalation-map")


@cache
def evaluator() -> Evaluator:
    return Evaluator(flagship())


def factors(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    return {q.id: tuple(o.id for o in q.options) for q in assessment.questions if q.kind is Kind.FACTOR}


def enumerate_space(
    assessment: Assessment, facts: Mapping[str, Answer], *, unknown: bool = False, appetite: str = ""
) -> dict[Point, Places]:
    """Where the outcomes settle at every point of the factor space, given the facts."""
    level = Evaluator(assessment)._step
    assert level is not None
    rows, off = level._rows, level._beyond[appetite or assessment.appetite]
    settling = rows.settling
    axes = factors(assessment)
    background = rows.stand(rows.row(dict(facts)), off)
    index = {id_: rows.variables.question(id_).index for id_ in axes}
    base = settling.matcher.everything & ~off
    for place, table in settling.inputs.items():
        if place not in index.values():
            base &= table[background.row[place]]
    columns = []
    for id_, options in axes.items():
        table = settling.inputs.get(index[id_])
        values: tuple[Answer, ...] = (*options, UNKNOWN) if unknown else options
        columns.append([(value, table[value] if table is not None else base) for value in values])
    return {tuple(value for value, _ in chosen): settling.settle(_all(base, chosen)) for chosen in product(*columns)}


def _all(base: int, chosen: tuple[tuple[Answer, int], ...]) -> int:
    for _, mask in chosen:
        base &= mask
    return base


def worse(point: Point, axes: Mapping[str, tuple[str, ...]]) -> Iterator[Point]:
    """Every point that is one option worse on one factor."""
    for place, options in enumerate(axes.values()):
        at = options.index(point[place])  # type: ignore[arg-type]
        if at + 1 < len(options):
            yield (*point[:place], options[at + 1], *point[place + 1 :])
