"""The data files behind the pages, and the hooks that show them."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest
import yaml

from tests.site.conftest import ROOT

DOCS = ROOT / "docs"
SOURCES = {
    source["id"]
    for path in (ROOT / "assessments").glob("*/assessment.yml")
    for source in yaml.safe_load(path.read_text(encoding="utf-8")).get("sources", ())
}
CASES = yaml.safe_load((ROOT / "assessments/escalation-map/cases.yml").read_text(encoding="utf-8"))["cases"]


def hook(name: str) -> ModuleType:
    """Return a hook of the site, which is a file and not a module of the package."""
    spec = importlib.util.spec_from_file_location(f"site_hook_{name}", ROOT / "hooks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def test_a_citation_becomes_a_link_to_its_entry() -> None:
    references = hook("references").read_references(DOCS)
    text, cited, complaints = hook("references").cite("So it is [@green-2022].", references, "guide/real-review.md")
    assert text == "So it is [Green 2022](../reference/references.md#green-2022){ .cite }."
    assert cited == ["green-2022"]
    assert complaints == []


def test_a_citation_of_nothing_is_a_complaint_with_a_cure() -> None:
    references = hook("references").read_references(DOCS)
    text, cited, complaints = hook("references").cite("[@gren-2022]", references, "guide/index.md")
    assert text == "[@gren-2022]"
    assert cited == []
    assert complaints == [
        'guide/index.md: "gren-2022" is cited but is not in docs/data/references.yml. Did you mean "green-2022"?'
    ]


def test_a_citation_in_code_stays_as_it_is() -> None:
    references = hook("references").read_references(DOCS)
    text, cited, _ = hook("references").cite("Write `[@green-2022]`.", references, "index.md")
    assert text == "Write `[@green-2022]`."
    assert cited == []


def test_every_reference_has_what_a_reader_needs_and_an_id_of_its_own() -> None:
    entries = yaml.safe_load((DOCS / "data/references.yml").read_text(encoding="utf-8"))
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert {"id", "short", "group", "author", "year", "title"} <= set(entry), entry["id"]


def test_every_reference_is_cited_somewhere() -> None:
    references = hook("references").read_references(DOCS)
    known = hook("references").aliases(references)
    texts = [path.read_text(encoding="utf-8") for path in (*DOCS.rglob("*.md"), DOCS / "data/decision-table.yml")]
    cited = {key for text in texts for key in hook("references").cite(text, references, "index.md")[1]}
    assert cited | {known[source] for source in SOURCES} == set(references)


def test_every_source_of_an_assessment_is_in_the_list_of_references() -> None:
    known = hook("references").aliases(hook("references").read_references(DOCS))
    assert SOURCES - set(known) == set()


def test_no_id_of_a_reference_means_two_of_them() -> None:
    entries = yaml.safe_load((DOCS / "data/references.yml").read_text(encoding="utf-8"))
    names = [name for entry in entries for name in (entry["id"], *entry.get("also", ()))]
    assert len(names) == len(set(names))


def test_the_decision_table_has_eighteen_rows_in_order() -> None:
    rows = hook("decision_table").read_table(DOCS)["rows"]
    assert [row["number"] for row in rows] == list(range(1, 19))
    assert len({row["id"] for row in rows}) == 18


def test_every_row_uses_roles_and_subjects_that_the_filter_knows() -> None:
    table = hook("decision_table").read_table(DOCS)
    for row in table["rows"]:
        assert set(row["roles"]) <= set(table["roles"]), row["id"]
        assert set(row["subjects"]) <= set(table["subjects"]), row["id"]


def test_every_row_names_the_cases_that_hold_the_engine_to_it() -> None:
    numbered: dict[int, set[str]] = {}
    for case in CASES:
        number = case["name"].partition(" · ")[0]
        if number.isdigit():
            numbered.setdefault(int(number), set()).add(case["id"])
    for row in hook("decision_table").read_table(DOCS)["rows"]:
        assert set(row["cases"]) == numbered[row["number"]], row["id"]


LEVELS = {
    "act": "act", "recommend": "recommend", "support": "support",
    "on request": "on-request", "visible": "visible", "human-first": "human-first",
}  # fmt: skip


@pytest.mark.parametrize(("column", "outcome"), [("ai", "autonomy"), ("access", "access")])
def test_the_level_a_row_begins_with_is_the_level_of_one_of_its_cases(column: str, outcome: str) -> None:
    cases = {case["id"]: case for case in CASES}
    for row in hook("decision_table").read_table(DOCS)["rows"]:
        level = next(LEVELS[word] for word in LEVELS if row[column]["level"].lower().startswith(word))
        assert level in {cases[name]["expect"][outcome] for name in row["cases"]}, row["id"]


def test_glossary_terms_have_ids_of_their_own() -> None:
    terms = hook("glossary").read_glossary(DOCS)
    assert len({term["id"] for term in terms}) == len(terms)


@pytest.mark.parametrize(("arrivals", "minutes"), [(20, 3), (25, 9), (28, 27)])
def test_the_waits_that_the_text_gives_are_those_of_the_formula(arrivals: int, minutes: int) -> None:
    assert round(hook("figures").waiting(arrivals, 4, 2)) == minutes


def test_beyond_capacity_the_wait_never_ends() -> None:
    assert hook("figures").waiting(40, 4, 2) == float("inf")


@pytest.mark.parametrize("name", ["ladders", "extremes", "escalation", "load", "earned"])
def test_every_figure_has_a_name_and_a_description_and_no_inline_style(name: str) -> None:
    drawn = hook("figures").FIGURES[name]()
    assert f'<title id="fig-{name}-t">' in drawn
    assert f'<desc id="fig-{name}-d">' in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize(("items", "percent"), [(60, 5), (150, 2), (300, 1)])
def test_clean_items_bound_the_error_rate_as_the_text_says(items: int, percent: int) -> None:
    assert (1 - 0.05 ** (1 / items)) * 100 < percent
