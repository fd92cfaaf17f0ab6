from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from hitl_content.words import FALLBACK, LANGUAGES, catalogue, counted, nearest, say
from tests.words.french import french_spaces

SOURCE = Path(__file__).parents[2] / "src" / "hitl_content"
PLURAL = re.compile(r"\.(one|other)$")
KEY = re.compile(r"^[a-z][a-z_]*(\.[a-z0-9_]+)+$")


def sources() -> str:
    files = [path for end in ("py", "html", "mjs", "css") for path in sorted(SOURCE.rglob(f"*.{end}"))]
    own = [path for path in files if not {"words", "runtime"} & set(path.relative_to(SOURCE).parts)]
    own.append(SOURCE / "words/writing.py")
    return "\n".join(path.read_text("utf-8") for path in own)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_that_mapping_and_exporting_say_exists() -> None:
    english = LANGUAGES[FALLBACK]
    known = set(english) | {PLURAL.sub("", key) for key in english}
    groups = {key.partition(".")[0] for key in english}
    for package in ("mapping", "exporting"):
        for path in sorted((SOURCE / package).rglob("*.py")):
            for said in re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', path.read_text("utf-8")):
                assert said in known or said.partition(".")[0] not in groups, f"{path.name} says {said}"


def said(stem: str, text: str) -> bool:
    """Whether *stem* stands in *text*: whole, or as the start of a key that is put together from its end.

    Scripts say the keys under ``page.live.`` by what follows that.
    """
    short = stem.removeprefix("page.live.")
    if re.search(rf"[\"'`.]{re.escape(short)}\b", text):
        return True
    starts = [short[: match.end()] for match in re.finditer("_", short)]
    return any(re.search(rf"[\"'`]{re.escape(start)}(?:[\"'`]|\$?\{{)", text) for start in starts)


def test_every_sentence_is_said_somewhere() -> None:
    text = sources()
    stems = {PLURAL.sub("", key) for key in LANGUAGES[FALLBACK]}
    assert sorted(stem for stem in stems if not said(stem, text)) == []


TRANSLATIONS = sorted(set(LANGUAGES) - {FALLBACK})


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_every_sentence_and_no_other(language: str) -> None:
    english, other = LANGUAGES[FALLBACK], LANGUAGES[language]
    missing = [key for key in english if key not in other or (english[key] and not other[key])]
    assert [f"{language} lacks {key}: {english[key]}" for key in missing] == []
    assert [f"{language} has {key}, which nothing says" for key in other if key not in english] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_the_placeholders_of_each_sentence(language: str) -> None:
    english, other = LANGUAGES[FALLBACK], LANGUAGES[language]
    wrong = [
        f"{language} {key}: {sorted(placeholders(other[key]))} and not {sorted(placeholders(english[key]))}"
        for key in english
        if key in other and placeholders(other[key]) != placeholders(english[key])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_is_in_the_order_of_the_english(language: str) -> None:
    assert list(LANGUAGES[language]) == [key for key in LANGUAGES[FALLBACK] if key in LANGUAGES[language]]


SAME_IN_FRENCH = {
    "Source",
    "Sources",
    "Score",
    "Scores",
    "Points",
    "Question",
    "Date",
    "Note",
    "Document (Markdown)",
} | {"{number} signal", "minutes"}


def test_no_sentence_was_left_in_english() -> None:
    english, french = LANGUAGES["en"], LANGUAGES["fr"]
    worded = [key for key, sentence in english.items() if re.search(r"[A-Za-z]{2}", re.sub(r"\{\w+\}", "", sentence))]
    left = {key for key in worded if french.get(key) == english[key]}
    assert sorted(key for key in left if english[key] not in SAME_IN_FRENCH) == []


def test_french_marks_have_the_spaces_they_need() -> None:
    """A no-break space before : and %, and inside quotation marks; a narrow one before ; ! and ?."""
    for key, sentence in LANGUAGES["fr"].items():
        assert french_spaces(sentence) == [], key


def test_a_page_is_served_by_the_nearest_language_as_a_whole() -> None:
    assert nearest("fr", ("en", "fr")) == "fr"
    assert nearest("fr-CA", ("en", "fr")) == "fr"
    assert nearest("de", ("en", "fr")) == "en"
    assert nearest("", ("fr", "en")) == "fr"


def test_nothing_is_counted_in_the_singular_in_french() -> None:
    assert counted("fr", "picture.signals", 0) == "0 signal"
    assert counted("fr", "picture.signals", 1) == "1 signal"
    assert counted("fr", "picture.signals", 2) == "2 signaux"


def test_keys_are_words_joined_by_dots() -> None:
    assert [key for key in LANGUAGES[FALLBACK] if not KEY.match(key)] == []


def test_every_counted_sentence_has_both_forms() -> None:
    keys = set(LANGUAGES[FALLBACK])
    assert [key for key in keys if key.endswith(".one") and key.removesuffix("one") + "other" not in keys] == []


def test_an_unknown_language_is_said_in_english() -> None:
    assert catalogue("tlh") == "en"
    assert catalogue("en-GB") == "en"
    assert say("tlh", "answer.yes") == "Yes"


def test_values_are_never_read_as_sentences() -> None:
    assert say("en", "reason.answer", question="{answer}", answer="{question}") == "{answer} {question}"


def test_one_and_many_are_counted() -> None:
    assert counted("en", "picture.signals", 1) == "1 signal"
    assert counted("en", "picture.signals", 0) == "0 signals"


def test_a_missing_key_is_an_error_and_not_silence() -> None:
    with pytest.raises(KeyError):
        say("en", "no.such.sentence")
