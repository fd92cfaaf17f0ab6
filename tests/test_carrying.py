"""Two assessments of which one is carried into the other: held against each other, and told in words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hitl_content import browser
from hitl_content.checking import check_path
from hitl_content.reading import read_assessment
from hitl_content.wire import dumps, encode_assessment

ROOT = Path(__file__).parents[1] / "assessments"
CHECK = "one-minute-check"


def problems(folder: Path, change: tuple[str, str]) -> list[str]:
    shutil.copytree(ROOT, folder / "assessments")
    file = folder / "assessments" / CHECK / "assessment.yml"
    text = file.read_text(encoding="utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change), encoding="utf-8")
    return [str(problem) for _, found in check_path(folder / "assessments" / CHECK) for problem in found]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("to: escalation-map", "to: escalation-maps"),
         'carries.to: There is no assessment "escalation-maps" beside this one.'),
        (("to: escalation-map", "to: review-that-is-real"),
         "carries.to: review-that-is-real is answered once, and only a step can take up answers."),
        (("same: [stakes,", "same: [people, stakes,"),
         'carries.same[0]: "people" is not a question that escalation-map asks for every step.'),
        (("vulnerability: strained", "vulnerability: tired"),
         ('carries.rows[1].answers.vulnerability: "tired" is not an option of vulnerability in escalation-map. '
         "Options: at_ease, exposed, strained.")),
        (("{acute: true}}", "{acut: true}}"),
         ('carries.rows[3].answers.acut: "acut" is not a question that escalation-map asks for every step. '
         'Did you mean "acute"?')),
        (("significant: true}", "significant: yes_it_is}"),
         ('carries.rows[4].answers.significant: "yes_it_is" is not an option of significant in escalation-map. '
         "Options: false, true.")),
        (("- id: negligible", "- id: slight"),
         "carries.same[0]: slight of stakes is not an option in escalation-map."),
    ],
    ids=["missing", "once", "not asked", "option", "question", "yes or no", "other options"],
)  # fmt: skip
def test_what_does_not_fit_the_other_assessment_is_found(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    found = problems(tmp_path, change)
    assert any(said in each for each in found), found
    assert all(f"{CHECK}/assessment.yml:" in each for each in found if "carries" in each)


def test_the_assessments_of_this_site_fit_each_other() -> None:
    assert [problem for _, found in check_path(ROOT) for problem in found] == []


def ask(verb: str, **more: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(browser.call(dumps({"verb": verb, **more})))
    return found


def test_what_is_carried_opens_in_the_map_and_says_where_it_comes_from() -> None:
    for slug in (CHECK, "escalation-map"):
        ask("load", assessment=encode_assessment(read_assessment(ROOT / slug)))
    answers = {"stakes": "serious", "against": False, "people": "exposed"}
    workflow = {"format": "hitl-workflow", "version": 1, "assessment": CHECK, "name": "Refuse <late> returns"}
    found = ask("carry", workflow={**workflow, "answers": answers})["ok"]
    opened = ask("open", text=dumps(found["workflow"]))["ok"]["workflow"]
    (step,) = opened["steps"]
    assert opened["assessment"] == "escalation-map"
    assert step["name"] == "Refuse <late> returns"
    assert step["answers"] == {"stakes": "serious", "vulnerability": "exposed", "acute": False}
    assert step["note"] == (
        "Carried over from “One-minute check”. Filled in from: “How badly could a mistake hurt somebody?”; “Who is at "
        "the other end?”. Not carried: “Does it go against somebody, with a legal effect or one that weighs as much?”."
    )
    assert "<strong>Real loss of money, access, time or standing</strong>" in found["html"]
    assert "from them for the map:</p><ul><li>Does it go against somebody" in found["html"]


def test_an_assessment_that_is_carried_nowhere_is_refused_in_words() -> None:
    ask("load", assessment=encode_assessment(read_assessment(ROOT / "escalation-map")))
    workflow = {"format": "hitl-workflow", "version": 1, "assessment": "escalation-map", "name": ""}
    assert ask("carry", workflow=workflow)["error"]["message"] == (
        "escalation-map is not carried into another assessment."
    )
