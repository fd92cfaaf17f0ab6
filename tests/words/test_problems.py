"""What a reader is told of a file that cannot be read, in the language of the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hitl_content import browser
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import ReadingError
from hitl_content.reading import read_assessment
from hitl_content.runtime.training import BROKEN, FOREIGN
from hitl_content.wire import decode_workflow, dumps, encode_assessment
from hitl_content.words import LANGUAGES
from hitl_content.words.sentences import Sentence, translated
from tests.words.french import french_spaces

ASSESSMENTS = Path(__file__).parents[2] / "assessments"
SLUGS = ("escalation-map", "one-minute-check")
WRONG: tuple[dict[str, Any], ...] = (
    {"format": "other"},
    {"version": 99},
    {"version": "1"},
    {"assessment": "other"},
    {"assessment": 3},
    {"language": "xx"},
    {"appetite": "none at all"},
    {"unheard_of": 1},
    {"name": 5},
    {"name": "x" * 501},
    {"reviewed": "tomorrow"},
    {"answers": 3},
    {"answers": {"no-such-question": 1, "stakes": "severer", "evidence": "unknown"}},
    {"assumptions": {"no-such-thing": 1}},
    {"assumptions": {"minutes_per_check": -1, "hourly_cost": "x"}},
    {"steps": 3},
    {"steps": [{"id": "a", "answers": {"volume": -1, "stakes": 4}}, {"id": "a", "overrides": [{"rule": "none"}]}]},
    {"steps": [{"answers": {"volume": "many", "outside_kinds": "x"}, "tools": [""]}]},
    {"steps": [{}] * 5001},
    {"ratings": [{"rater": "A"}, {"rater": "A"}, {}]},
)


def refused(slug: str, verb: str, language: str, **more: object) -> list[str]:
    """Return everything that is said of a request that must be refused."""
    assessment = encode_assessment(read_assessment(ASSESSMENTS / slug / "assessment.yml"))
    browser.call(dumps({"verb": "load", "assessment": assessment}))
    error = json.loads(browser.call(dumps({"verb": verb, "language": language, **more})))["error"]
    assert error["problems"]
    return [error["message"], *(words for each in error["problems"] for words in (each["what"], each["cure"]) if words)]


def requests(slug: str) -> list[tuple[str, dict[str, Any]]]:
    whole = {"format": "hitl-workflow", "version": 1, "assessment": slug, "name": ""}
    texts = [*BROKEN, *(dumps({**whole, **change}) for change in WRONG)]
    return [("import", {"assessment": slug, "file": "x.json", "text": text}) for text in texts] + [
        ("import", {"assessment": slug, "file": name, "text": text}) for name, text in FOREIGN
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_whatever_is_refused_is_refused_in_the_language_of_the_page(slug: str) -> None:
    english = {words for words in LANGUAGES["en"].values() if "{" not in words}
    said = 0
    for verb, asked in requests(slug):
        try:
            there, here = (refused(slug, verb, language, **asked) for language in ("en", "fr"))
        except KeyError:
            continue  # read without a problem: this one has steps, or steps have a place there
        said += len(here)
        assert [words for words in here if words in there or words in english] == [], asked["text"][:200]
        assert [place for words in here for place in french_spaces(words)] == [], asked["text"][:200]
    assert said > 100


def test_what_was_guessed_in_a_file_is_told_in_the_language_of_the_page() -> None:
    refused("escalation-map", "open", "", text="{")
    for name, words in (("tools.json", "réponse supposée à stage"), ("steps.csv", "gardé dans la note")):
        text = next(text for known, text in FOREIGN if known == name)
        asked = {"verb": "import", "assessment": "escalation-map", "file": name, "text": text, "language": "fr"}
        remarks = json.loads(browser.call(dumps(asked)))["ok"]["remarks"]
        assert words in " ".join(remarks)


def small() -> Assessment:
    return read_assessment(ASSESSMENTS / "one-minute-check" / "assessment.yml")


def test_the_terminal_is_told_in_english() -> None:
    with pytest.raises(ReadingError, match="The file was saved by a newer release"):
        decode_workflow({"format": "hitl-workflow", "version": 2}, small())


def test_a_sentence_is_said_again_with_everything_in_it() -> None:
    both = Sentence("problem.both", one=Sentence("problem.kind_list"), other=Sentence("import.nodes", most=20_000))
    assert both == "a list This process has more than 20,000 nodes."
    assert both.to("fr") == "une liste Ce processus a plus de 20\u202f000 nœuds."
    assert translated("fr", both.upper()) == both.upper()
    assert Sentence("problem.unknown_key", name="{cure}").to("fr") == "{cure} n’est pas connu ici."
