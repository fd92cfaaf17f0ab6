"""Every case of every assessment, put to the Python of an open page."""

from __future__ import annotations

import base64
import json
from fractions import Fraction
from typing import Any

from hitl_content.model.assessment import Assessment
from hitl_content.model.case import Case
from hitl_content.reading import read_assessment, read_cases
from hitl_content.wire import encode_assessment, encode_workflow
from tests.browser.conftest import ROOT, Opener
from tests.browser.filling import ready
from tests.browser.serving import Server

FOLDERS = sorted(path.parent for path in (ROOT / "assessments").glob("*/cases.yml"))
ASK = """async ({assessment, workflows}) => {
  const {session} = document.querySelector("hitl-assessment");
  await session.call("load", {assessment});
  const answers = [];
  for (const workflow of workflows) answers.push(await session.call("export", {workflow, format: "json"}));
  return answers.map((answer) => answer.base64);
}"""


def as_plain(data: object) -> Any:
    return json.loads(json.dumps(data, default=str))


def wrong(assessment: Assessment, case: Case, document: dict[str, Any]) -> list[str]:
    """Return what came out in the page and was not expected."""
    result = document["result"]
    part = result["steps"][0] if "steps" in result else result["whole"]
    expected = {f"outcome {outcome}": level for outcome, level in case.expect}
    expected |= {f"score {score}": str(Fraction(points)) for score, points in case.scores}
    expected |= {f"band {score}": band for score, band in case.bands}
    found = {f"outcome {id_}": settled["level"] for id_, settled in part["outcomes"].items()}
    found |= {f"score {id_}": str(Fraction(str(scored["points"]))) for id_, scored in part["scores"].items()}
    found |= {f"band {id_}": scored.get("band") for id_, scored in part["scores"].items()}
    return [
        f"{assessment.slug}, {case.name}: {what} is {found.get(what)}, not {level}"
        for what, level in expected.items()
        if found.get(what) != level
    ]


def test_every_case_comes_out_in_the_page_as_it_must(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        for folder in FOLDERS:
            assessment = read_assessment(folder)
            cases = read_cases(folder / "cases.yml", assessment)
            asked = {
                "assessment": as_plain(encode_assessment(assessment)),
                "workflows": [as_plain(encode_workflow(case.workflow(assessment))) for case in cases],
            }
            for case, answer in zip(cases, tab.page.evaluate(ASK, asked), strict=True):
                assert wrong(assessment, case, json.loads(base64.b64decode(answer))) == []
        tab.assert_clean()
