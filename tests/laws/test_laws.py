"""The laws of the decision model, by enumeration where the space is finite and by property elsewhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitl_content.engine import Evaluator
from hitl_content.engine.settling import Places
from hitl_content.model.assessment import Assessment, Kind, Question
from hitl_content.model.condition import NumberAtLeast, atoms, questions_of
from hitl_content.model.result import StepResult
from hitl_content.model.rule import Limit
from hitl_content.model.workflow import UNKNOWN, Answer, Step, Workflow
from hitl_content.reading import read_cases
from hitl_content.trial import try_case
from tests.laws.space import BACKGROUNDS, QUIET, ROOT, Point, enumerate_space, evaluator, factors, flagship, worse


@cache
def whole_space(background: str, appetite: str = "") -> dict[Point, Places]:
    return enumerate_space(flagship(), BACKGROUNDS[background], appetite=appetite)


ECONOMIC = {figure.question for figure in flagship().numbers.figures if figure.question}  # type: ignore[union-attr]
REVIEWER = {"reviewer_competent", "reviewer_authority", "reviewer_evidence", "reviewer_time"}


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    ids = [option.id for option in question.options]
    match question.kind:
        case Kind.YES_NO:
            known: st.SearchStrategy[Answer] = st.booleans()
        case Kind.NUMBER:
            known = st.integers(int(question.minimum or 0), min(int(question.maximum or 100), 1000))
        case Kind.MULTIPLE:
            known = st.sets(st.sampled_from(ids)).map(lambda found: tuple(id_ for id_ in ids if id_ in found))
        case Kind.TEXT:
            return st.just("words")
        case _:
            known = st.sampled_from(ids)
    return known | st.just(UNKNOWN)


anything = st.fixed_dictionaries({}, optional={q.id: answer_to(q) for q in flagship().questions})
factor_answers = st.fixed_dictionaries({id_: st.sampled_from(ids) for id_, ids in factors(flagship()).items()})
facts = st.sampled_from(list(BACKGROUNDS.values()))


def settle(answers: dict[str, Answer], by: Evaluator | None = None) -> StepResult:
    used = by or evaluator()
    workflow = Workflow(assessment=used.assessment.slug, name="", steps=(Step(id="s", name="", answers=answers),))
    return used.evaluate(workflow).steps[0]


def places(result: StepResult) -> dict[str, int]:
    return {settled.outcome.id: settled.outcome.place(settled.level.id) for settled in result.settled}


def levels(result: StepResult) -> dict[str, str]:
    return {settled.outcome.id: settled.level.id for settled in result.settled}


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_1_worsening_an_answer_never_loosens_anything(background: str) -> None:
    space, axes = whole_space(background), factors(flagship())
    for point, here in space.items():
        for other in worse(point, axes):
            assert all(a <= b for a, b in zip(here, space[other], strict=True)), (point, other)


@given(anything)
@settings(max_examples=120, deadline=None)
def test_2_a_gate_that_applies_is_obeyed_whatever_else_was_answered(answers: dict[str, Answer]) -> None:
    result = settle(answers)
    reached = places(result)
    by_outcome = {outcome.id: outcome for outcome in flagship().outcomes}
    for settled in result.settled:
        for binding in settled.binding:
            for limit in binding.rule.limits:
                assert reached[limit.outcome] >= by_outcome[limit.outcome].place(limit.level)


@pytest.mark.parametrize("gate", [rule.id for rule in flagship().rules if rule.gate])
def test_2_nothing_compensates_for_a_gate(gate: str) -> None:
    """Among all points where only this gate would hold the outcome, none gets past it."""
    rule = next(rule for rule in flagship().rules if rule.id == gate)
    alone = replace(flagship(), rules=(rule,))
    for background in ("an adverse decision", "an act on the world in the organisation's name", "a hollow review"):
        lone, full = enumerate_space(alone, BACKGROUNDS[background]), whole_space(background)
        for point, held in lone.items():
            assert all(a <= b for a, b in zip(held, full[point], strict=True)), point


@pytest.mark.parametrize("background", ["quiet facts", "an adverse decision"])
def test_3_unknown_is_exactly_as_strict_as_the_worst_known_answer(background: str) -> None:
    space, axes = enumerate_space(flagship(), BACKGROUNDS[background], unknown=True), factors(flagship())
    worst = [options[-1] for options in axes.values()]
    for point, here in space.items():
        known = tuple(bad if value is UNKNOWN else value for value, bad in zip(point, worst, strict=True))
        assert here == space[known], point


@given(anything, st.data())
@settings(max_examples=120, deadline=None)
def test_3_an_answer_never_makes_things_stricter_than_not_knowing_it(
    answers: dict[str, Answer], data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from([q for q in flagship().questions if q.kind is not Kind.TEXT]))
    known = data.draw(answer_to(question))
    unknown = places(settle({**answers, question.id: UNKNOWN}))
    assert all(place <= unknown[id_] for id_, place in places(settle({**answers, question.id: known})).items())


def test_4_every_point_has_one_level_of_every_outcome_and_every_level_is_reached() -> None:
    reached = [set[int]() for _ in flagship().outcomes]
    for background in BACKGROUNDS:
        for here in whole_space(background).values():
            assert len(here) == len(reached)
            for found, place in zip(reached, here, strict=True):
                found.add(place)
    used = [
        {outcome.levels[place].id for place in found}
        for outcome, found in zip(flagship().outcomes, reached, strict=True)
    ]
    assert used[1:] == [{level.id for level in outcome.levels} for outcome in flagship().outcomes[1:]]
    assert used[0] >= {"act", "recommend", "support"}


def test_5_every_factor_matters_and_so_does_every_step_of_it() -> None:
    axes = factors(flagship())
    moves: set[tuple[int, str]] = set()
    for background in BACKGROUNDS:
        space = whole_space(background)
        for point, here in space.items():
            for other in worse(point, axes):
                if space[other] != here:
                    place = next(n for n, (a, b) in enumerate(zip(point, other, strict=True)) if a != b)
                    moves.add((place, str(other[place])))
    assert moves == {(place, option) for place, options in enumerate(axes.values()) for option in options[1:]}


@given(factor_answers, facts)
@settings(max_examples=120, deadline=None)
def test_6_dropping_what_the_explanation_does_not_name_changes_nothing(
    factor: dict[str, Answer], facts_: dict[str, Answer]
) -> None:
    result = settle({**facts_, **factor})
    for settled in result.settled:
        named = {reason.question for binding in settled.binding for reason in binding.reasons}
        fed = {name.removeprefix("outcome:") for name in named if name.startswith("outcome:")}
        for other in result.settled:
            if other.outcome.id in fed:
                named |= {reason.question for binding in other.binding for reason in binding.reasons}
        kept = {id_: answer for id_, answer in factor.items() if id_ in named}
        mild = {id_: options[0] for id_, options in factors(flagship()).items()}
        again = settle({**facts_, **mild, **kept})
        assert levels(again)[settled.outcome.id] == settled.level.id


@given(anything)
@settings(max_examples=120, deadline=None)
def test_7_a_counterfactual_lifts_the_outcome_and_no_part_of_it_does(answers: dict[str, Answer]) -> None:
    result = settle(answers)
    for settled in result.settled:
        here = settled.outcome.place(settled.level.id)
        for found in settled.counterfactuals:
            changes = {change.question: change.answer for change in found.changes}
            assert levels(settle({**answers, **changes}))[settled.outcome.id] == found.level.id
            assert settled.outcome.place(found.level.id) < here
            for left_out in changes:
                part = {id_: answer for id_, answer in changes.items() if id_ != left_out}
                assert places(settle({**answers, **part}))[settled.outcome.id] >= here


def shuffled(assessment: Assessment, seed: int) -> Assessment:
    order = random.Random(seed)
    sections = tuple(
        replace(section, questions=tuple(order.sample(section.questions, len(section.questions))))
        for section in order.sample(assessment.sections, len(assessment.sections))
    )
    return replace(assessment, sections=sections, rules=tuple(order.sample(assessment.rules, len(assessment.rules))))


@given(anything, st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_8_the_order_of_questions_and_rules_does_not_matter(answers: dict[str, Answer], seed: int) -> None:
    other = Evaluator(shuffled(flagship(), seed))
    assert levels(settle(answers, other)) == levels(settle(answers))


@given(anything, st.fixed_dictionaries({id_: st.booleans() for id_ in REVIEWER}))
@settings(max_examples=120, deadline=None)
def test_9_a_reviewer_never_lowers_anything(answers: dict[str, Answer], reviewer: dict[str, Answer]) -> None:
    """What is said of the reviewer can only add limits to what holds without a word about reviewers."""
    silent = replace(flagship(), rules=tuple(r for r in flagship().rules if not REVIEWER & set(questions_of(r.when))))
    without = places(settle(answers, Evaluator(silent)))
    with_one = places(settle({**answers, **reviewer}))
    assert all(place <= with_one[id_] for id_, place in without.items())
    scores = {scored.score.id: scored.points for scored in settle({**answers, **reviewer}).scores}
    before = {scored.score.id: scored.points for scored in settle(answers).scores}
    assert scores["exposure"] == before["exposure"]


@pytest.mark.parametrize("background", BACKGROUNDS)
def test_10_a_more_cautious_appetite_is_nowhere_looser(background: str) -> None:
    order = [appetite.id for appetite in flagship().appetites]
    assert order == ["cautious", "standard", "bold"]
    for cautious, bolder in pairwise(order):
        strict, free = whole_space(background, cautious), whole_space(background, bolder)
        assert all(a >= b for point, here in strict.items() for a, b in zip(here, free[point], strict=True))


def test_10_the_three_appetites_differ_and_each_is_like_itself_where_the_workflow_names_none() -> None:
    spaces = [whole_space("quiet facts", appetite.id) for appetite in flagship().appetites]
    assert spaces[0] != spaces[1] != spaces[2]
    assert whole_space("quiet facts") == spaces[1]


def test_10_gates_are_identical_at_every_appetite() -> None:
    gates = tuple(rule for rule in flagship().rules if rule.gate)
    assert not any(gate.appetite for gate in gates)
    alone = replace(flagship(), rules=gates)
    for facts_ in BACKGROUNDS.values():
        tables = [enumerate_space(alone, facts_, appetite=each.id) for each in flagship().appetites]
        assert tables[0] == tables[1] == tables[2]


@given(anything, st.fixed_dictionaries({id_: st.integers(0, 100) for id_ in sorted(ECONOMIC)}))
@settings(max_examples=100, deadline=None)
def test_11_money_and_volume_never_move_an_outcome(answers: dict[str, Answer], money: dict[str, Answer]) -> None:
    assert levels(settle({**answers, **money})) == levels(settle(answers))


def test_11_no_rule_sees_what_review_costs_or_is_worth() -> None:
    seen = {id_ for rule in flagship().rules for id_ in questions_of(rule.when)}
    assert not ECONOMIC & seen
    assert not any(isinstance(atom, NumberAtLeast) for rule in flagship().rules for atom in atoms(rule.when))


@given(factor_answers, facts)
@settings(max_examples=100, deadline=None)
def test_14_running_a_step_as_settled_gives_no_warning_of_either_extreme(
    factor: dict[str, Answer], facts_: dict[str, Answer]
) -> None:
    answers = {**facts_, **factor}
    today = {f"today_{id_}": level for id_, level in levels(settle(answers)).items()}
    found = {finding.id for finding in settle({**answers, **today}).findings}
    assert not found & {"over-automation", "missing-review", "missing-route", "needless-review", "needless-restraint"}


@given(factor_answers, facts)
@settings(max_examples=100, deadline=None)
def test_15_stability_is_the_share_of_neighbours_with_the_same_level(
    factor: dict[str, Answer], facts_: dict[str, Answer]
) -> None:
    result = settle({**facts_, **factor})
    neighbours = []
    for id_, options in factors(flagship()).items():
        at = options.index(str(factor[id_]))
        for other in (at - 1, at + 1):
            if 0 <= other < len(options):
                neighbours += [levels(settle({**facts_, **factor, id_: options[other]}))]
    for settled in result.settled:
        same = sum(other[settled.outcome.id] == settled.level.id for other in neighbours)
        assert settled.stability is not None
        assert settled.stability * len(neighbours) == same


def mutants() -> Iterator[tuple[str, Assessment]]:
    """Every assessment that differs from the flagship by one rule: left out, or with one limit a level looser."""
    outcomes = {outcome.id: outcome for outcome in flagship().outcomes}
    for place, rule in enumerate(flagship().rules):
        before, after = flagship().rules[:place], flagship().rules[place + 1 :]
        yield f"{rule.id} left out", replace(flagship(), rules=(*before, *after))
        for number, limit in enumerate(rule.limits):
            outcome = outcomes[limit.outcome]
            looser = Limit(outcome=outcome.id, level=outcome.levels[outcome.place(limit.level) - 1].id)
            limits = (*rule.limits[:number], looser, *rule.limits[number + 1 :])
            yield f"{rule.id} {looser}", replace(flagship(), rules=(*before, replace(rule, limits=limits), *after))


def test_the_cases_or_the_laws_notice_every_rule_that_is_left_out_or_loosened() -> None:
    """A mutant that no case notices must be the same everywhere: then it says nothing that other rules do not."""
    cases = read_cases(ROOT / "assessments" / "escalation-map" / "cases.yml", flagship())
    tried = unnoticed = 0
    for name, mutant in mutants():
        tried += 1
        changed = Evaluator(mutant)
        if any(dict(case.expect).items() - changed.settle(case.answers, case.appetite).items() for case in cases):
            continue  # the levels alone give it away
        if any(any(try_case(changed, case, "")) for case in cases):
            continue
        unnoticed += 1
        for background in ("quiet facts", "an adverse decision"):
            assert enumerate_space(mutant, BACKGROUNDS[background]) == whole_space(background), name
    assert tried > 100
    assert unnoticed < tried / 8


def test_the_background_facts_are_questions_of_the_flagship() -> None:
    assert set(QUIET) <= {question.id for question in flagship().questions}
