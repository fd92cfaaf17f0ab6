"""The verbs of a page that put two workflows side by side, as text in and text out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hitl_content import browser
from hitl_content.model.workflow import Step, Workflow
from hitl_content.wire import dumps, encode_assessment, encode_workflow
from tests.engine.small import ASSESSMENT, MILD

BEFORE = Workflow(assessment="small", name="Refunds", steps=(Step(id="a", name="Sort", answers=MILD),))
AFTER = replace(BEFORE, steps=(Step(id="a", name="Sort", answers={**MILD, "stakes": "severe"}),))


def ask(verb: str, **more: object) -> dict[str, Any]:
    browser.call(dumps({"verb": "load", "assessment": encode_assessment(ASSESSMENT)}))
    found: dict[str, Any] = json.loads(browser.call(dumps({"verb": verb, **more})))
    return found


def test_compare_returns_sentences_and_pictures() -> None:
    found = ask("compare", before=encode_workflow(BEFORE), after=encode_workflow(AFTER))["ok"]
    assert found["headline"] == "1 step is tighter."
    assert found["changed"] is True
    assert found["picture"].startswith("<svg ")
    assert "Before, looser: act" in found["picture_narrow"]
    assert "<li>stakes?: from “none” to “severe”.</li>" in found["html"]
    assert "style=" not in found["html"] + found["picture"]


def test_compare_leaves_what_is_being_worked_on_alone() -> None:
    first = ask("evaluate", workflow=encode_workflow(BEFORE), step="a")
    ask("compare", before=encode_workflow(AFTER), after=encode_workflow(AFTER))
    assert ask("evaluate", workflow=encode_workflow(BEFORE), step="a") == first


def test_merge_returns_a_workflow_that_opens_and_what_is_open() -> None:
    both = [encode_workflow(BEFORE), encode_workflow(AFTER)]
    found = ask("merge", workflows=both, names=["Ada", "Ben"])["ok"]
    assert found["raters"] == ["Ada", "Ben"]
    assert found["open"] == {"a": ["stakes"]}
    assert "Krippendorff" in found["html"]
    opened = ask("open", text=dumps(found["workflow"]))["ok"]["workflow"]
    assert opened == found["workflow"]
    assert [rating["rater"] for rating in opened["ratings"]] == ["Ada", "Ben"]


def test_what_cannot_be_put_together_is_refused_in_words() -> None:
    found = ask("merge", workflows=[encode_workflow(BEFORE)])["error"]
    assert (found["kind"], "Give a second file" in found["message"]) == ("refused", True)
    other = ask("compare", before={**encode_workflow(BEFORE), "assessment": "other"}, after=encode_workflow(AFTER))
    assert other["error"]["kind"] == "reading"
