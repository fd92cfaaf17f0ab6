"""How the map is computed, the worked cases, and the ways from one to the other."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zlib
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hitl_content.engine import evaluate
from hitl_content.exporting import EXPORTERS, export
from hitl_content.model.assessment import Assessment
from hitl_content.page.library import Library
from hitl_content.reading import read_cases
from hitl_content.wire import decode_workflow
from tests.site.conftest import ROOT, Look
from tests.site.test_content import DOCS, hook

LIBRARY = Library(ROOT / "assessments")
FLAGSHIP = "escalation-map"
RULES = "reference/how-the-map-is-computed/index.html"
SHORT_RULES = "reference/short-checks/index.html"
CASES = "reference/worked-cases/index.html"
OPENED = re.compile(r"#hitl=1\.([A-Za-z0-9_-]+)\Z")


def flagship() -> Assessment:
    return LIBRARY.assessment(FLAGSHIP)


def rows(site: Path, name: str) -> list[list[str]]:
    text = (site / "assets/data" / name).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_everything_that_decides_is_on_the_page(pages: dict[str, Look]) -> None:
    assessment = flagship()
    owed = {
        *(f"rule-{rule.id}" for rule in assessment.rules),
        *(f"question-{question.id}" for question in assessment.questions),
        *(f"level-{outcome.id}-{level.id}" for outcome in assessment.outcomes for level in outcome.levels),
        *(f"finding-{finding.id}" for finding in assessment.findings),
        *(f"trigger-{trigger.id}" for trigger in assessment.triggers),
    }
    assert owed - pages[RULES].ids == set()


def test_every_rule_of_every_short_check_is_on_a_page(pages: dict[str, Look]) -> None:
    short = [slug for slug in LIBRARY.slugs() if slug != FLAGSHIP]
    owed = {f"{slug}-rule-{rule.id}" for slug in short for rule in LIBRARY.assessment(slug).rules}
    assert owed - pages[SHORT_RULES].ids == set()


def test_every_rule_gives_its_reason_and_every_option_its_anchor(site: Path) -> None:
    text = (site / "reference/how-the-map-is-computed/index.md").read_text(encoding="utf-8")
    for rule in flagship().rules:
        assert rule.because.to("en")[1:] in text, rule.id
    for question in flagship().questions:
        for option in question.options:
            assert option.label.to("en") in text, (question.id, option.id)


def test_every_case_of_every_assessment_is_worked(pages: dict[str, Look]) -> None:
    for slug in LIBRARY.slugs():
        start = "" if slug == FLAGSHIP else f"{slug}-"
        cases = read_cases(LIBRARY.directory / slug / "cases.yml", LIBRARY.assessment(slug))
        assert cases
        assert {f"{start}case-{case.id}" for case in cases} - pages[CASES].ids == set()


def test_a_case_that_comes_out_differently_stops_the_build(tmp_path: Path) -> None:
    folder = tmp_path / "assessments/refund-check"
    folder.mkdir(parents=True)
    source = DOCS / "authoring/refund-check"
    (folder / "assessment.yml").write_bytes((source / "assessment.yml").read_bytes())
    cases = (source / "cases.yml").read_text(encoding="utf-8")
    (folder / "cases.yml").write_text(cases.replace("autonomy: recommend", "autonomy: act"), encoding="utf-8")
    assert "autonomy: recommend" in cases
    with pytest.raises(PluginError, match="should settle autonomy at act, but it is recommend"):
        hook("assessed").tried(Library(tmp_path / "assessments"), "refund-check")


def test_the_spreadsheet_of_rules_has_a_row_for_each(site: Path) -> None:
    for slug in LIBRARY.slugs():
        head, *body = rows(site, f"{slug}-rules.csv")
        assert [row[0] for row in body] == [rule.id for rule in LIBRARY.assessment(slug).rules]
        assert {len(row) for row in body} == {len(head)}
    tightened = rows(site, "escalation-map-rules.csv")[0][4:6]
    assert tightened == ["How far AI may go, at most", "Which review is owed, at least"]


def test_no_cell_of_a_spreadsheet_is_taken_for_a_formula() -> None:
    written = hook("rule_list").spreadsheet([["=1+1", "-2", "plain", "@now"]])
    assert written.decode("utf-8-sig") == "'=1+1,'-2,plain,'@now\r\n"


def test_the_decision_table_is_a_spreadsheet_too(site: Path) -> None:
    head, *body = rows(site, "decision-table.csv")
    assert [row[0] for row in body] == [str(number) for number in range(1, 19)]
    assert head[-1] == "Rules behind it"
    assert not any("[@" in cell for row in body for cell in row)


def test_every_row_of_the_table_leads_to_its_rules_and_its_cases(pages: dict[str, Look]) -> None:
    links = set(pages["guide/decision-table/index.html"].links)
    for row in hook("decision_table").read_table(DOCS)["rows"]:
        for case in row["cases"]:
            assert f"../../reference/worked-cases/#case-{case}" in links
    cases = read_cases(LIBRARY.directory / FLAGSHIP / "cases.yml", flagship())
    named = {rule for case in cases if case.name[0].isdigit() for rule in case.because}
    assert {f"../../reference/how-the-map-is-computed/#rule-{rule}" for rule in named} - links == set()


@pytest.mark.parametrize(("page", "count"), [("guide/decision-table/index.html", 18), (CASES, 100)])
def test_what_opens_filled_in_is_the_case_it_names(pages: dict[str, Look], page: str, count: int) -> None:
    found = [match[1] for link in pages[page].links if (match := OPENED.search(link))]
    assert len(found) >= count
    workflows = set()
    for letters in found:
        packed = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
        document = json.loads(zlib.decompress(packed, -zlib.MAX_WBITS))
        workflow = decode_workflow(document, LIBRARY.assessment(document["assessment"]))
        workflows.add((workflow.assessment, workflow.name))
        assert evaluate(LIBRARY.assessment(workflow.assessment), workflow).complete
    known = {
        (slug, case.name)
        for slug in LIBRARY.slugs()
        for case in read_cases(LIBRARY.directory / slug / "cases.yml", LIBRARY.assessment(slug))
    }
    assert workflows <= known


def test_the_situations_as_a_workflow_open_and_come_out_as_the_table_says(site: Path) -> None:
    document = json.loads((site / "assets/data/escalation-map-situations.json").read_bytes())
    result = evaluate(flagship(), decode_workflow(document, flagship()))
    cases = {case.id: case for case in read_cases(LIBRARY.directory / FLAGSHIP / "cases.yml", flagship())}
    for step in result.steps:
        reached = {settled.outcome.id: settled.level.id for settled in step.settled}
        assert reached == dict(cases[step.step.id].expect), step.step.id


@pytest.mark.parametrize(
    ("slug", "page"),
    [
        ("one-minute-check", "index.html"),
        ("automation-boundary", "guide/boundaries/index.html"),
        ("escalation-readiness", "guide/escalation/index.html"),
        ("review-that-is-real", "guide/real-review/index.html"),
        (FLAGSHIP, "assessment/index.html"),
    ],
)
def test_each_assessment_stands_where_its_guidance_is(slug: str, page: str, pages: dict[str, Look]) -> None:
    assert pages[page].embedded == [slug]


@pytest.mark.parametrize("name", LIBRARY.examples(FLAGSHIP))
def test_every_example_opens_in_the_assessment(name: str, pages: dict[str, Look]) -> None:
    assert f"../../assessment/#example={name}" in pages[f"examples/{name}/index.html"].links


@pytest.mark.parametrize(
    ("name", "finding", "step"),
    [("refunds", "over-automation", "refuse"), ("refunds", "needless-review", "small-refund"),
     ("hiring", "over-automation", "shortlist"), ("brand-content", "needless-review", "product-texts")],
)  # fmt: skip
def test_the_examples_show_both_extremes(name: str, finding: str, step: str) -> None:
    result = evaluate(flagship(), LIBRARY.example(FLAGSHIP, name))
    findings = {part.step.id: {each.id for each in part.findings} for part in result.steps}
    assert finding in findings[step]


@pytest.mark.parametrize("name", ["refunds", "brand-content"])
def test_the_hours_that_an_example_frees_are_those_the_page_gives(name: str) -> None:
    totals = evaluate(flagship(), LIBRARY.example(FLAGSHIP, name)).totals
    assert totals is not None
    assert f"frees {round(totals.freed)} hours a week" in (DOCS / f"examples/{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LIBRARY.examples(FLAGSHIP))
def test_every_example_can_be_taken_away_in_every_format(name: str, site: Path, pages: dict[str, Look]) -> None:
    assessment = flagship()
    result = evaluate(assessment, LIBRARY.example(FLAGSHIP, name))
    for format_, way in EXPORTERS.items():
        file = f"assets/examples/{FLAGSHIP}-{name}{way.extension}"
        assert f"../../{file}" in pages[f"examples/{name}/index.html"].links
        assert (site / file).read_bytes() == export(result, format_), file


def test_the_filter_hides_with_style_rules_alone(site: Path) -> None:
    css = (site / "assets/stylesheets/workings.css").read_text(encoding="utf-8")
    for outcome in flagship().outcomes:
        assert f'[name="limits"][value="{outcome.id}"]:checked) .rule:not([data-limits~="{outcome.id}"])' in css
