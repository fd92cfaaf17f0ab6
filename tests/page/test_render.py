from __future__ import annotations

import json
from itertools import pairwise

import pytest

from hitl_content.model.assessment import Kind
from hitl_content.page.render import marker, render
from hitl_content.wire import decode_workflow
from hitl_content.words import say
from tests.page.small import HOSTILE, YAML, Page, assessment, workflow


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render(assessment(), workflow()))


def test_every_question_is_a_fieldset_with_its_question_as_legend(page: Page) -> None:
    fieldsets = page.all("fieldset")
    for question in assessment().questions:
        (fieldset,) = [each for each in fieldsets if each.attributes.get("data-question") == question.id]
        assert question.ask.to("en") in fieldset.text
        legends = [each for each in page.all("legend") if fieldset in each.parents]
        assert len(legends) == 1
        assert legends[0].text.startswith(question.ask.to("en"))


def test_every_option_is_a_native_input_with_its_own_label(page: Page) -> None:
    labels = {label.attributes["for"]: label for label in page.all("label")}
    for question in assessment().questions:
        for option in question.options:
            (box,) = page.all("input", id=f"hitl-small-q-{question.id}-{option.id}")
            assert box.attributes["type"] == ("checkbox" if question.kind is Kind.MULTIPLE else "radio")
            assert box.attributes["value"] == option.id
            if option.anchor:
                assert option.anchor.to("en") in labels[box.attributes["id"]].text
    named = {each.attributes.get("for") for each in page.all("label")}
    for box in [*page.all("input"), *page.all("textarea"), *page.all("select")]:
        assert (
            box.attributes.get("id") in named or "aria-labelledby" in box.attributes or "aria-label" in box.attributes
        )


def test_we_dont_know_is_the_last_option_and_says_what_it_does(page: Page) -> None:
    for question in assessment().questions:
        boxes = [box for box in page.all("input") if box.attributes.get("name") == f"hitl-small-{question.id}"]
        values = [box.attributes["value"] for box in boxes]
        assert ("unknown" in values) is question.may_be_unknown
        if question.may_be_unknown:
            assert values[-1] == "unknown"
    assert say("en", "page.unknown_factor") in page.all("label", **{"for": "hitl-small-q-stakes-unknown"})[0].text


def test_a_question_about_today_offers_the_levels_of_its_outcome(page: Page) -> None:
    values = [box.attributes["value"] for box in page.all("input", name="hitl-small-now")]
    assert values == ["act", "support", "unknown"]


def test_a_number_has_its_limits_and_its_unit(page: Page) -> None:
    (box,) = page.all("input", id="hitl-small-q-volume-value")
    assert (box.attributes["type"], box.attributes["min"], box.attributes["max"]) == ("number", "0", "1000")
    assert page.all("label", id="hitl-small-q-volume-unit")[0].text == "items a week"


def test_optional_sections_are_folded_and_say_so(page: Page) -> None:
    (volume,) = page.all("fieldset", data_question="volume")
    assert any(parent.tag == "details" for parent in volume.parents)
    (stakes,) = page.all("fieldset", data_question="stakes")
    assert not any(parent.tag == "details" for parent in stakes.parents)


def test_questions_asked_once_stand_apart_from_those_of_a_step(page: Page) -> None:
    def scope(question: str) -> str:
        (fieldset,) = page.all("fieldset", data_question=question)
        return next(parent.attributes["data-scope"] for parent in fieldset.parents if "data-scope" in parent.attributes)

    assert (scope("stakes"), scope("owned")) == ("step", "once")


def test_the_reference_holds_every_rule_level_band_point_finding_trigger_and_source(page: Page) -> None:
    (rule,) = page.all("li", data_rule="hurt")
    for words in (
        "Autonomy at most “AI supports”",
        "“How bad is a mistake?” is “Severe” or worse",
        "somebody could be hurt",
        "Make it harmless.",
        "A way to object.",
        "Somebody, 2020",
        "gate",
    ):
        assert words in rule.text
    assert "AI supports" in page.all("table", data_outcome="autonomy")[0].text
    assert "above 25%" in page.all("tr", data_band="high")[0].text
    assert "11 when all are" in page.all("div", data_score="risk")[0].text
    assert [row.text.strip()[-1] for row in page.all("tr", data_points="kinds")] == ["1", "2"]
    assert "AI goes too far today." in page.all("li", data_finding="too-far")[0].text
    assert "The desk" in page.all("div", data_trigger="asks")[0].text
    (source,) = page.all("li", id="hitl-small-source-study")
    assert [link.attributes["href"] for link in page.all("a") if source in link.parents] == [
        "https://example.org/study"
    ]


def test_the_worked_example_is_shown_with_its_picture_and_can_be_taken_up_exactly(page: Page) -> None:
    pictures = page.all("svg")
    assert len(pictures) == 2
    (element,) = page.all("hitl-assessment")
    document = json.loads(element.attributes["data-example"])
    assert decode_workflow(document, assessment()) == workflow()


def test_without_an_example_no_empty_map_is_shown() -> None:
    page = Page(render(assessment()))
    assert not page.all("svg")
    assert "hidden" in page.all("section", data_part="map")[0].attributes


def test_whatever_needs_script_is_hidden_without_it(page: Page) -> None:
    for control in [*page.all("button"), *page.all("input", data_part="name")]:
        assert any("hidden" in each.attributes for each in (control, *control.parents)), control.attributes


def test_nothing_in_it_breaks_a_strict_policy(page: Page) -> None:
    assert not page.all("script")
    assert not page.all("style")
    for element in page.elements:
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(element.tag[1]) for element in page.elements if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_ids_are_unique_even_when_two_stand_on_one_page() -> None:
    both = render(assessment(), workflow()) + render(assessment(), workflow(), prefix="hitl-small-2")
    assert Page(both).repeated_ids() == []


def test_references_between_elements_lead_somewhere(page: Page) -> None:
    ids = {element.attributes["id"] for element in page.elements if "id" in element.attributes}
    for element in page.elements:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert set(element.attributes.get(name, "").split()) <= ids, element.attributes
        if element.attributes.get("href", "").startswith("#"):
            assert element.attributes["href"][1:] in ids


def test_hostile_words_stay_words() -> None:
    quoted = json.dumps(HOSTILE)
    text = YAML
    for words in ("How bad is a mistake?", "Mild", "Nobody notices.", "somebody could be hurt", "A study"):
        text = text.replace(f" {words}", f" {quoted}")
    hostile = workflow()
    html = render(assessment(text), hostile)
    page = Page(html)
    assert not page.all("script")
    assert not page.all("img")
    assert HOSTILE in page.all("legend", id="hitl-small-q-stakes-ask")[0].text


def test_a_link_that_is_not_a_web_address_is_not_made() -> None:
    page = Page(render(assessment(YAML.replace("https://example.org/study", "javascript:alert(1)"))))
    assert not [link for link in page.all("a") if "javascript" in link.attributes.get("href", "")]


def test_the_place_for_the_addresses_is_marked() -> None:
    assert render(assessment()).count(marker("small")) == 1
