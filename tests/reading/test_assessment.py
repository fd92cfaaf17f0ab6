"""A complete assessment becomes records, with nothing lost."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hitl_content.model.assessment import Assessment, Kind, Maximum, Option, Unit
from hitl_content.model.condition import AllOf, AnyOf, AtLeast, Contains, Not, OneOf, ScoreAtLeast, Today
from hitl_content.model.number import Rounding
from hitl_content.model.rule import Limit
from hitl_content.reading import read_assessment, read_assessment_text
from hitl_content.reading.grammar_conditions import FORMS
from hitl_content.reading.grammar_rules import ASSESSMENT
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.shape import ListOf, Record, records_of
from hitl_content.reading.tree import Listing, Mapping, Node
from hitl_content.reading.yaml_tree import parse_yaml
from hitl_content.wire import decode_assessment, encode_assessment
from hitl_content.words import LANGUAGES

GOOD = Path(__file__).parent / "good" / "refund-check.yml"
CARRIED = GOOD.with_name("carried.yml")
CONDITIONS = GOOD.with_name("conditions.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def refund() -> Assessment:
    """The small assessment that uses every key."""
    return read_assessment(GOOD)


def test_the_good_files_use_every_key() -> None:
    """So that every key is known to be read."""
    used: set[tuple[str, str]] = set()

    def walk(node: Node, record: Record) -> None:
        assert isinstance(node, Mapping)
        for entry in node.entries:
            used.add((record.name, entry.name))
            key = record.key(entry.name)
            assert key is not None
            inner = key.shape.of if isinstance(key.shape, ListOf) else key.shape
            if isinstance(inner, Record):
                for item in entry.value.items if isinstance(entry.value, Listing) else (entry.value,):
                    walk(item, inner)

    for path in (GOOD, CARRIED):
        tree = parse_yaml(path.read_text(encoding="utf-8"), Reporter(""))
        assert tree is not None
        walk(tree, ASSESSMENT)

    assert {(record.name, key.name) for record in records_of(ASSESSMENT) for key in record.keys} == used


def test_texts_have_every_language(refund: Assessment) -> None:
    """Texts keep the order of the assessment's languages."""
    assert refund.title.values == (("en", "Refund check"), ("fr", "Contrôle des remboursements"))


def test_numbers_are_exact(refund: Assessment) -> None:
    """No number ever becomes a binary fraction."""
    stakes, volume = refund.questions[0], refund.questions[4]

    assert [option.points for option in stakes.options] == [0, Fraction(5, 2), 4]
    assert volume.points_each == Fraction(1, 100)


def test_questions_have_their_defaults(refund: Assessment) -> None:
    """What is left out means what the reference says."""
    by_id = {question.id: question for question in refund.questions}

    assert (by_id["stakes"].required, by_id["stakes"].may_be_unknown) == (True, True)
    assert (by_id["note"].required, by_id["note"].may_be_unknown) == (False, False)
    assert by_id["significant"].may_be_unknown is False
    assert by_id["law"].per is Unit.ONCE
    assert by_id["law"].shown_when == OneOf(question="legal", values=(True,))


def test_yes_or_no_and_today_get_their_options(refund: Assessment) -> None:
    """They come from the interface's words and from the outcome's levels."""
    by_id = {question.id: question for question in refund.questions}
    yes, no = by_id["significant"].options

    assert (yes.id, yes.points, no.id, no.points) == ("true", 3, "false", 0)
    assert yes.label.to("en") == "Yes"
    levels = refund.outcomes[0].levels
    assert by_id["today_autonomy"].kind is Kind.TODAY
    assert by_id["today_autonomy"].options == tuple(
        Option(id=level.id, label=level.label, anchor=level.meaning) for level in levels
    )


def test_scores_are_read(refund: Assessment) -> None:
    """Sections are spelt out as questions, and text and today are left out."""
    risk, total, legality = refund.scores

    assert risk.questions == ("stakes", "significant", "direction", "channels", "volume")
    assert risk.maximum is Maximum.ALL
    assert (risk.rounding, risk.places) == (Rounding.HALF_UP, 0)
    assert [(band.id, band.start, band.inclusive) for band in risk.bands] == [
        ("low", 0, True),
        ("middle", 25, True),
        ("high", 50, False),
    ]
    assert (total.questions, total.scores, total.maximum) == (("legal",), ("risk",), 20)
    (adjustment,) = total.adjust
    assert (adjustment.subtract_percent, adjustment.add, adjustment.places) == (15, Fraction(-1, 2), 1)
    assert adjustment.when == AllOf(
        conditions=(
            ScoreAtLeast(score="risk", number=80, percent=True),
            AnyOf(
                conditions=(
                    OneOf(question="legal", values=(True,)),
                    ScoreAtLeast(score="risk", number=5, percent=False),
                )
            ),
        )
    )
    assert legality.per is Unit.ONCE


def test_rules_are_read(refund: Assessment) -> None:
    """Conditions and limits, ceilings first."""
    adverse, grave, _ = refund.rules

    assert adverse.limits == (
        Limit(outcome="autonomy", level="recommend"),
        Limit(outcome="access", level="visible"),
    )
    assert adverse.gate
    assert grave.when == AllOf(
        conditions=(
            AtLeast(question="stakes", value="serious"),
            AnyOf(conditions=(Contains(question="channels", option="phone"), AtLeast(question="volume", value=100))),
            Not(condition=OneOf(question="law", values=("gdpr",))),
        )
    )
    assert refund.findings[0].when == Today(outcome="autonomy", relation=refund.findings[0].when.relation)  # type: ignore[union-attr]


def test_it_survives_being_compiled(refund: Assessment) -> None:
    """What is read can be written for the browser and comes back the same."""
    assert refund == decode_assessment(encode_assessment(refund))


def test_reading_from_text_or_folder_is_the_same(refund: Assessment, tmp_path: Path) -> None:
    """A folder stands for the file in it, and a byte order mark is no matter."""
    text = GOOD.read_text(encoding="utf-8")
    folder = tmp_path / "refund-check"
    folder.mkdir()
    (folder / "assessment.yml").write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")

    assert refund == read_assessment(folder) == read_assessment_text(text)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.written)
def test_every_documented_condition_can_be_read(form: object) -> None:
    """The reference page shows no condition that is refused."""
    written: str = form.written  # type: ignore[attr-defined]

    read = read_assessment_text(CONDITIONS.replace("{volume: 123}", written))

    assert read.findings[0].when


def test_options_up_to_the_worst_are_this_or_worse() -> None:
    """A list of the worst options of a factor says the same as the plus, and is monotone."""
    text = CONDITIONS.replace("{volume: 123}", "{stakes: [severe, serious]}")

    assert read_assessment_text(text).findings[0].when == AtLeast(question="stakes", value="serious")


def test_yes_and_no_are_said_in_every_language_of_the_assessment(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the words of each language, and in English where a language has none."""
    monkeypatch.setattr("hitl_content.words.LANGUAGES", {**LANGUAGES, "fr": {"answer.yes": "Oui", "answer.no": "Non"}})
    both = '{en: "Words", fr-CA: "Mots", tlh: "mu"}'
    found = read_assessment_text(f"""\
slug: small
edition: "1"
unit: once
languages: [en, fr-CA, tlh]
title: {both}
summary: {both}
sections:
  - {{id: harm, title: {both}, questions: [{{id: legal, kind: yes_no, ask: {both}, points_if_yes: 1}}]}}
""")

    yes, no = found.questions[0].options

    assert [yes.label.to(language) for language in found.languages] == ["Yes", "Oui", "Yes"]
    assert [no.label.to(language) for language in found.languages] == ["No", "Non", "No"]


def test_what_is_carried_is_read_whole() -> None:
    """Rows without a condition, options and yes or no."""
    carries = read_assessment(CARRIED).carries
    assert carries is not None
    assert (carries.to, carries.same) == ("refund-check", ("stakes",))
    always, both = carries.rows
    assert always.when is None
    assert [(given.question, given.answer) for given in always.answers] == [("reviewed", True)]
    assert isinstance(both.when, AllOf)
    assert [(given.question, given.answer) for given in both.answers] == [("reviewer", "named"), ("pace", "calm")]
