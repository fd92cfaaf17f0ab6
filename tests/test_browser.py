"""The verbs of a page that put two workflows side by side, as text in and text out."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hitl_content import browser
from hitl_content.model.workflow import Step, Workflow
from hitl_content.reading import read_assessment, read_workflow
from hitl_content.wire import dumps, encode_assessment, encode_workflow
from tests.engine.small import ASSESSMENT, MILD

ROOT = Path(__file__).parents[1]
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


def settle(**choice: object) -> dict[str, Any]:
    both = [encode_workflow(BEFORE), encode_workflow(AFTER)]
    return ask("merge", workflows=both, names=["Ada", "Ben"], form=True, choices=[choice])


def test_what_differs_comes_with_what_can_be_chosen() -> None:
    found = settle(step="a", question="stakes", take="open")["ok"]
    (one,) = found["differing"]
    assert (one["place"], one["label"], one["settled"]) == ("1. Sort", "stakes?", "")
    assert [(each["raters"], each["answer"], each["cautious"]) for each in one["options"]] == [
        ("Ada", "none", False),
        ("Ben", "severe", True),
    ]
    assert "Where answers differ" not in found["html"], "the page has them as a form"
    assert "hitl-headline" not in found["html"]


def test_what_people_settle_is_in_the_merged_workflow_with_both_originals() -> None:
    for choice, answer in (({"rater": 0}, "none"), ({"rater": 1}, "severe"), ({"take": "worse"}, "severe")):
        found = settle(step="a", question="stakes", **choice)["ok"]
        assert found["workflow"]["steps"][0]["answers"]["stakes"] == answer
        assert found["open"] == {}
        assert "No answer is open." in found["headline"]
        assert [each["steps"]["a"]["stakes"] for each in found["workflow"]["ratings"]] == ["none", "severe"]
        assert [each["settled"] for each in found["differing"][0]["options"]] == [answer == "none", answer == "severe"]


def test_who_settles_is_kept_with_what_is_settled() -> None:
    both = [encode_workflow(BEFORE), encode_workflow(AFTER)]
    choices = [{"step": "a", "question": "stakes", "rater": 1}]
    found = ask("merge", workflows=both, names=["Ada", "Ben"], choices=choices, by="Cem", date="2026-11-22")["ok"]
    assert found["workflow"]["settled"] == {"by": "Cem", "date": "2026-11-22"}
    assert found["headline"].endswith("Settled by Cem on 22\u00a0November 2026.")
    assert "settled" not in ask("merge", workflows=both, choices=choices, by="", date="2026-11-22")["ok"]["workflow"]


def test_a_choice_that_names_nobody_is_refused_in_words() -> None:
    for choice in ({"rater": 2}, {"rater": -1}, {"take": "mildest"}, {"rater": "0"}, {}):
        error = settle(step="a", question="stakes", **choice)["error"]
        assert error["kind"] == "refused"
        assert "rater" in error["message"]


def test_a_choice_about_what_is_not_there_changes_nothing() -> None:
    found = settle(step="gone", question="stakes", rater=1)["ok"]
    assert found["open"] == {"a": ["stakes"]}


def test_both_leave_the_page_as_files() -> None:
    both = [encode_workflow(BEFORE), encode_workflow(AFTER)]
    made = ask("merge", workflows=both, names=["Ada", "Ben"], format="markdown", date="2026-11-22")["ok"]
    assert made["name"] == "refunds-agreement-2026-11-22.md"
    assert "Ada “none”" in base64.b64decode(made["base64"]).decode()
    made = ask("compare", before=both[0], after=both[1], format="svg")["ok"]
    assert (made["name"], made["media_type"]) == ("refunds-changes.svg", "image/svg+xml")
    assert ask("compare", before=both[0], after=both[1], format="docx")["error"]["kind"] == "refused"


def test_any_file_is_read_for_what_it_is() -> None:
    ours = ask("import", assessment="small", file="mine.json", text=dumps(encode_workflow(AFTER)))["ok"]
    assert (ours["format"], ours["workflow"], ours["remarks"]) == ("workflow", encode_workflow(AFTER), [])
    lines = ask("import", assessment="small", file="Our steps.txt", text="- Sort\n- Pay\n")["ok"]
    assert (lines["format"], lines["workflow"]["name"], len(lines["workflow"]["steps"])) == ("lines", "Our steps", 2)
    newer = ask("import", assessment="small", file="mine.json", text='{"format": "hitl-workflow", "version": 9}')
    assert "newer release" in newer["error"]["problems"][0]["what"]


def test_a_link_is_never_read_as_lines() -> None:
    assert ask("open", text="- Sort\n- Pay\n")["error"]["kind"] == "reading"


BOTH = replace(ASSESSMENT, languages=("en", "fr"))


def test_names_of_files_and_steps_are_in_the_language_of_the_page() -> None:
    browser.call(dumps({"verb": "load", "assessment": encode_assessment(BOTH)}))
    both = [encode_workflow(BEFORE), encode_workflow(AFTER)]

    def made(verb: str, **more: object) -> dict[str, Any]:
        asked = dumps({"verb": verb, "language": "fr", "date": "2026-11-22", **more})
        found: dict[str, Any] = json.loads(browser.call(asked))["ok"]
        return found

    agreement = made("merge", workflows=both, names=["Ada", "Ben"], format="markdown")
    assert agreement["name"] == "refunds-concordance-2026-11-22.md"
    changes = made("compare", before=both[0], after=both[1], format="html")
    assert changes["name"] == "refunds-changements-2026-11-22.html"
    table = made("import", assessment="small", file="liste.csv", text="Étape,Tools\n,mail\n")
    assert table["workflow"]["steps"][0]["name"] == "Étape 1"


def test_a_page_is_answered_in_its_own_language_whatever_the_workflow_says() -> None:
    browser.call(dumps({"verb": "load", "assessment": encode_assessment(BOTH)}))

    def headline(workflow: Workflow, language: str) -> str:
        asked = dumps({"verb": "evaluate", "workflow": encode_workflow(workflow), "step": "a", "language": language})
        return str(json.loads(browser.call(asked))["ok"]["summary"])

    assert "Every required question is answered." in headline(BEFORE, "en")
    assert "Toutes les questions obligatoires ont une réponse." in headline(BEFORE, "fr")
    assert "Every required question is answered." in headline(replace(BEFORE, language="fr"), "en")
    assert "Toutes les questions obligatoires ont une réponse." in headline(replace(BEFORE, language="fr"), "")
    assert "Every required question is answered." in headline(BEFORE, "de")


def test_a_file_is_exported_in_the_language_of_the_page_and_says_so() -> None:
    browser.call(dumps({"verb": "load", "assessment": encode_assessment(BOTH)}))
    nameless = encode_workflow(replace(BEFORE, name=""))

    def made(language: str) -> tuple[str, str]:
        asked = dumps({"verb": "export", "workflow": nameless, "format": "json", "language": language})
        found = json.loads(browser.call(asked))["ok"]
        return found["name"], base64.b64decode(found["base64"]).decode()

    assert made("fr")[0] == "carte.json"
    assert '"language": "fr"' in made("fr")[1]
    assert made("en")[0] == "map.json"
    assert '"language"' not in made("en")[1]


def test_a_check_of_one_decision_announces_where_it_stands() -> None:
    assessment = read_assessment(ROOT / "assessments/one-minute-check/assessment.yml")
    browser.call(dumps({"verb": "load", "assessment": encode_assessment(assessment)}))

    def announced(stakes: str) -> str:
        workflow = Workflow(
            assessment=assessment.slug, name="", steps=(), answers={"stakes": stakes, "reversibility": "easy"}
        )
        asked = {"verb": "evaluate", "workflow": encode_workflow(workflow)}
        return str(json.loads(browser.call(dumps(asked)))["ok"]["announce"])

    assert "How far AI may go" in announced("severe")
    assert announced("negligible") != announced("severe")


@pytest.mark.parametrize("heading", [2, 3])
def test_a_step_asked_for_alone_reads_as_it_does_beside_everything_else(heading: int) -> None:
    folder = ROOT / "assessments/escalation-map"
    assessment = read_assessment(folder)
    browser.call(dumps({"verb": "load", "assessment": encode_assessment(assessment)}))
    workflow = read_workflow(folder / "examples/refunds.yml", assessment)
    for step in (*(each.id for each in workflow.steps), "", "gone"):
        asked = {"verb": "evaluate", "workflow": encode_workflow(workflow), "step": step, "heading": heading}
        alone = json.loads(browser.call(dumps({**asked, "parts": ["detail"]})))["ok"]
        everything = json.loads(browser.call(dumps(asked)))["ok"]
        assert alone == {name: everything[name] for name in alone}
        assert alone["detail"] or step not in {each.id for each in workflow.steps}
