"""Documents: saved and opened exactly, refused in words."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitl_content.model.assessment import Unit
from hitl_content.model.errors import ReadingError
from hitl_content.model.number import plain
from hitl_content.model.workflow import UNKNOWN, Answer, Override, Rating, Settled, Step, TriggerChange, Workflow
from hitl_content.wire import decode_workflow, dumps, encode_document, encode_workflow, loads
from tests.engine.numbers.test_reckoning import BUSY, NUMBERED
from tests.engine.small import ASSESSMENT, MILD, run
from tests.engine.test_appetite import TRIED
from tests.engine.test_owing import run as evaluated

DOCUMENT: dict[str, Any] = {
    "format": "hitl-workflow",
    "version": 1,
    "assessment": "small",
    "name": "Refunds",
    "steps": [{"id": "a", "name": "Sort", "answers": {"stakes": "minor"}}],
}


def problems(**changed: object) -> list[str]:
    with pytest.raises(ReadingError) as raised:
        decode_workflow({**DOCUMENT, **changed}, ASSESSMENT)
    return [str(problem) for problem in raised.value.problems]


def answered(**answers: object) -> list[str]:
    return problems(steps=[{"id": "a", "name": "Sort", "answers": answers}])


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(lambda text: " ".join(text.split()))
answers = st.fixed_dictionaries(
    {},
    optional={
        "stakes": st.sampled_from(["none", "severe", UNKNOWN]),
        "legal": st.sampled_from([True, False, UNKNOWN]),
        "channels": st.sampled_from([(), ("phone",), ("phone", "chat"), UNKNOWN]),
        "volume": st.one_of(
            st.integers(0, 100),
            st.fractions(0, 100, max_denominator=10_000).map(lambda x: int(x) if x == int(x) else x),
        ),
    },
)
workflows = st.builds(
    Workflow,
    assessment=st.just("small"),
    name=texts,
    owner=texts,
    reviewed=st.sampled_from(["", "2026-11-22"]),
    language=st.sampled_from(["", "en"]),
    steps=st.lists(answers, max_size=4).map(
        lambda found: tuple(Step(id=f"s{n}", name="Step", answers=each) for n, each in enumerate(found))
    ),
)


@given(workflows)
def test_saving_and_opening_gives_the_same_workflow(workflow: Workflow) -> None:
    text = dumps(encode_workflow(workflow))
    assert decode_workflow(loads(text), ASSESSMENT) == workflow
    again = dumps(encode_workflow(decode_workflow(loads(text), ASSESSMENT)))
    assert dumps(encode_workflow(decode_workflow(loads(again), ASSESSMENT))) == again


def test_an_override_is_kept() -> None:
    override = Override(rule="legal", name="A. Person", reason="Tested with counsel.", date="2026-11-20")
    workflow = Workflow(assessment="small", name="W", steps=(Step(id="a", name="A", overrides=(override,)),))
    assert decode_workflow(encode_workflow(workflow), ASSESSMENT) == workflow


def test_assumptions_are_kept_and_held_against_the_numbers() -> None:
    document = {**DOCUMENT, "assumptions": {"share.sample": 10, "detection": "62.5"}}
    workflow = decode_workflow(document, NUMBERED)
    assert workflow.assumptions == {"share.sample": 10, "detection": Fraction(125, 2)}
    assert decode_workflow(loads(dumps(encode_workflow(workflow))), NUMBERED) == workflow


@pytest.mark.parametrize(
    ("assumptions", "words"),
    [
        ([], "assumptions: Expected assumptions by name here, found a list."),
        ({"detectoin": 4}, '"detectoin" is not something that can be assumed. Did you mean "detection"?'),
        ({"share.two": 4}, '"share.two" is not something that can be assumed.'),
        ({"detection": 140}, "assumptions.detection: 140 is out of range. It must be from 0 to 100."),
        ({"share.each": -1}, "assumptions.share.each: -1 is out of range. It must be 0 or more."),
        ({"detection": "most"}, "assumptions.detection: This is not a number."),
    ],
)
def test_what_is_wrong_with_an_assumption_is_said(assumptions: object, words: str) -> None:
    with pytest.raises(ReadingError) as raised:
        decode_workflow({**DOCUMENT, "assumptions": assumptions}, NUMBERED)
    assert words in str(raised.value)


def test_an_appetite_is_kept_and_must_be_one_of_the_assessments() -> None:
    workflow = decode_workflow({**DOCUMENT, "appetite": "bold"}, TRIED)
    assert decode_workflow(encode_workflow(workflow), TRIED) == workflow
    assert "this assessment has none" in "\n".join(problems(appetite="bold"))
    with pytest.raises(ReadingError, match="cautious, standard, bold"):
        decode_workflow({**DOCUMENT, "appetite": "reckless"}, TRIED)


def test_what_a_step_says_of_its_triggers_is_kept_and_checked() -> None:
    change = {"id": "a", "name": "A", "answers": {}, "triggers": {"rising": {"to": "Me", "within": " 1  hour "}}}
    workflow = decode_workflow({**DOCUMENT, "steps": [change]}, ASSESSMENT)
    assert workflow.steps[0].triggers == {"rising": TriggerChange(to="Me", within="1 hour")}
    assert decode_workflow(loads(dumps(encode_workflow(workflow))), ASSESSMENT) == workflow
    found = problems(steps=[{"triggers": {"risnig": {}, "rising": {"label": "x", "to": 3}}}])
    assert "\n".join(found).count("steps[0].triggers") == 3
    assert 'Did you mean "rising"?' in found[0]


def test_tools_and_ratings_are_kept_and_left_out_where_there_are_none() -> None:
    step = Step(id="a", name="A", tools=("refund", "look_up"), answers={"stakes": "minor"})
    rating = Rating(rater="Ada", steps={"a": {"stakes": "severe", "legal": UNKNOWN}, "gone": {}})
    workflow = Workflow(assessment="small", name="W", steps=(step,), ratings=(rating,))
    document = loads(dumps(encode_workflow(workflow)))
    assert decode_workflow(document, ASSESSMENT) == workflow
    assert document["version"] == 1
    plain = encode_workflow(Workflow(assessment="small", name="W", steps=(Step(id="a", name="A"),)))
    assert "ratings" not in plain
    assert "tools" not in plain["steps"][0]


def test_who_settled_it_is_named_and_the_day_is_a_day() -> None:
    plain = encode_workflow(Workflow(assessment="small", name="W", settled=Settled(by="Ada")))
    assert plain["settled"] == {"by": "Ada"}
    with pytest.raises(ReadingError) as refused:
        decode_workflow({**plain, "settled": {"date": "soon"}}, ASSESSMENT)
    assert [each.path for each in refused.value.problems] == ["settled.by", "settled.date"]


def test_ratings_and_tools_are_checked_like_everything_else() -> None:
    found = problems(
        ratings=[
            {"rater": "Ada", "steps": {"a": {"stakes": "sever"}}},
            {"rater": "Ada", "answers": []},
            {"steps": [], "extra": 1},
        ]
    )
    assert any(each.startswith('ratings[0].steps.a.stakes: "sever" is not an option of stakes.') for each in found)
    assert any(each.startswith('ratings[1].rater: "Ada" is already the rater of ratings[0].') for each in found)
    assert any(each.startswith("ratings[1].answers: Expected answers by question here") for each in found)
    assert any(each.startswith('ratings[2].extra: "extra" is not known here.') for each in found)
    assert any(each.startswith("ratings[2].rater: ") for each in found)
    assert problems(steps=[{"id": "a", "name": "A", "tools": "refund"}]) == [
        "steps[0].tools: Expected a list here, found text."
    ]


def test_an_export_drops_from_ratings_what_is_not_shown() -> None:
    answers = {**MILD, "legal": True}
    rating = Rating(rater="Ada", steps={"s0": answers})
    result = run(ASSESSMENT, MILD)
    rated = replace(result, workflow=replace(result.workflow, ratings=(rating,)))
    assert "legal" not in encode_document(rated)["ratings"][0]["steps"]["s0"]


def test_an_export_holds_triggers_people_and_checks_in_full() -> None:
    step = encode_document(evaluated(stakes="severe", competent=False))["result"]["steps"][0]
    assert step["triggers"][0]["within"] == "at once"
    assert step["contributions"][0]["because"] == "Somebody has to weigh it."
    assert step["checks"][0] == {
        "id": "reach",
        "about": "boundary",
        "met": False,
        "label": "They reach somebody.",
        "owed": "Show a way.",
    }


def test_an_assessment_without_numbers_takes_no_assumptions() -> None:
    assert "this assessment has no numbers" in "\n".join(problems(assumptions={"detection": 40}))


def test_an_export_holds_the_numbers_and_what_they_rest_on() -> None:
    result = encode_document(run(NUMBERED, BUSY))["result"]
    numbers = result["steps"][0]["numbers"]
    assert numbers["today"] == {"level": "each", "checks": 40, "minutes": 120, "utilisation": 0.5, "waiting": 2}
    assert numbers["used"]["detection"] == {"value": 50, "basis": "default"}
    assert numbers["shares"] == {"none": 0, "sample": 5, "each": 100}
    assert result["totals"]["hours_freed"] == 1.8
    assert "numbers" not in encode_document(run(ASSESSMENT, BUSY))["result"]["steps"][0]


def test_an_export_holds_the_result_and_opens_again_without_it() -> None:
    result = run(ASSESSMENT, {**MILD, "stakes": "severe"})
    document = loads(dumps(encode_document(result)))
    assert document["result"]["steps"][0]["outcomes"]["autonomy"]["level"] == "person"
    assert decode_workflow(document, ASSESSMENT) == replace(result.workflow, edition="1")


def test_an_answer_to_a_question_that_is_not_shown_is_never_exported() -> None:
    hidden: dict[str, Answer] = {**MILD, "direction": "favourable", "legal": True}
    assert "legal" not in encode_document(run(ASSESSMENT, hidden))["steps"][0]["answers"]
    seen: dict[str, Answer] = {**hidden, "direction": "adverse"}
    assert encode_document(run(ASSESSMENT, seen))["steps"][0]["answers"]["legal"] is True


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"format": "survey"}, "format: This is not a workflow file. A workflow file says format: hitl-workflow"),
        ({"version": 2}, "version: The file was saved by a newer release. It is version 2"),
        ({"version": True}, "version: The file does not say which version it is."),
        ({"assessment": "other"}, 'assessment: The file belongs to another assessment: "other".'),
        ({"nmae": "x"}, 'nmae: "nmae" is not known here. Did you mean "name"?'),
        ({"name": 3}, "name: Expected text here, found a number."),
        ({"reviewed": "22.11.2026"}, 'reviewed: "22.11.2026" is not a date. Write it as year-month-day'),
        ({"language": "xx"}, 'language: This assessment has no language "xx".'),
        ({"steps": {}}, "steps: Expected a list here, found names with values."),
        ({"steps": [{"id": "a"}, {"id": "a"}]}, 'steps[1].id: The id "a" is already that of steps[0].'),
        ({"steps": [{"overrides": [{"rule": "busy"}]}]}, '"busy" is not a gate that can be overridden.'),
        ({"name": "x" * 501}, "name: This text has 501 characters; 500 is the most."),
    ],
)
def test_what_is_wrong_with_a_document_is_said_with_place_and_cure(changed: dict[str, object], words: str) -> None:
    assert words in "\n".join(problems(**changed))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"stakes": "sever"}, 'steps[0].answers.stakes: "sever" is not an option of stakes. Did you mean "severe"?'),
        ({"steaks": "none"}, '"steaks" is not a question of this assessment. Did you mean "stakes"?'),
        ({"legal": "yes"}, 'answers.legal: This is answered with true or false, found "yes".'),
        ({"volume": "many"}, 'answers.volume: "many" is not a number.'),
        ({"volume": True}, "answers.volume: true is not a number."),
        ({"volume": 101}, "answers.volume: 101 is out of range. It must be from 0 to 100."),
        ({"channels": "phone"}, "answers.channels: Expected a list of options here, found text."),
        ({"channels": ["fax"]}, 'answers.channels[0]: "fax" is not an option of channels.'),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_with_place_and_cure(answer: dict[str, object], words: str) -> None:
    assert words in "\n".join(answered(**answer))


def test_every_problem_is_said_at_once() -> None:
    assert len(problems(name=3, reviewed="soon", language="xx")) == 3


def test_an_assessment_answered_once_refuses_steps() -> None:
    with pytest.raises(ReadingError, match="answered once, not step by step"):
        decode_workflow(DOCUMENT, replace(ASSESSMENT, unit=Unit.ONCE))


def test_characters_no_file_can_hold_are_replaced() -> None:
    data = {**DOCUMENT, "name": "a\x00b\ud800c"}
    assert decode_workflow(data, ASSESSMENT).name == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "This is not JSON"),
        ('{"a": 1, "a": 2}', '"a" is given twice'),
        ("[" * 5000, "nested too deeply"),
        ('{"a": NaN}', "NaN is not a number"),
        ("9" * 5000, "too many digits"),
        (" " * 2_000_001, "too large"),
    ],
)
def test_hostile_json_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        loads(text)


@pytest.mark.parametrize("wide", ["[" * 500 + "]" * 500, 'a"]\\]"[\\', "{é"])
def test_what_is_in_a_string_neither_nests_nor_closes_anything(wide: str) -> None:
    nested: object = wide
    for _ in range(30):
        nested = {wide: [nested, wide]}
    assert loads(json.dumps(nested)) == nested
    with pytest.raises(ReadingError, match="nested too deeply"):
        loads(json.dumps({wide: nested}))


def test_many_brackets_beside_one_another_are_not_deep() -> None:
    assert len(loads("\ufeff[" + "[[]]," * 5000 + "[]]")) == 5001
    with pytest.raises(ReadingError, match="nested too deeply"):
        loads("\ufeff" + "[" * 61 + "]" * 61)


leaves = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_data_whatever_raises_anything_but_our_error(data: object) -> None:
    for document in (data, {**DOCUMENT, "steps": data}, {**DOCUMENT, "answers": data}):
        try:
            decode_workflow(json.loads(json.dumps(document)), ASSESSMENT)
        except ReadingError:
            continue


def test_numbers_are_written_so_that_no_digit_is_lost() -> None:
    assert plain(Fraction(5, 2)) == 2.5
    assert plain(Fraction(1, 3)) == "1/3"
    assert plain(Fraction(1, 10)) == 0.1
