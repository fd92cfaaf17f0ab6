"""A map that several people rated says who they were and what became of what they differed on."""

from __future__ import annotations

import pytest

from hitl_content import evaluate, merge
from hitl_content.exporting import EXPORTERS, as_html, export
from hitl_content.mapping import draw_map
from hitl_content.mapping.rated import RATED
from hitl_content.model.result import Result
from hitl_content.model.workflow import Step, Workflow
from tests.engine.small import ASSESSMENT, MILD


def one(**answers: object) -> Workflow:
    step = Step(id="a", name="Sort <it>", answers={**MILD, **answers})  # type: ignore[arg-type]
    return Workflow(assessment="small", name="Refunds", steps=(step,))


def rated(*workflows: Workflow, choice: int | None = None) -> Result:
    choices = {} if choice is None else {("a", "stakes"): choice}
    return evaluate(ASSESSMENT, merge(ASSESSMENT, workflows, ("Ada", "Ben"), choices=choices).workflow)


def lines(result: Result) -> tuple[str, ...]:
    return next((block.lines for block in draw_map(result).blocks if block.id == RATED), ())


BOTH = (one(stakes="minor"), one(stakes="severe"))


def test_what_is_open_is_said_and_what_was_settled_as_well() -> None:
    who, differ, state, sentence = lines(rated(*BOTH))
    assert who.startswith("Ada and Ben each rated this workflow.")
    assert (differ, state) == ("They differed on 1 answer.", "1 answer is open: settle it together.")
    assert sentence.endswith("Ada “minor”; Ben “severe”. Still open; the worst is assumed until it is settled.")
    assert lines(rated(*BOTH, choice=1))[-2:] == (
        "No answer is open.",
        "1. Sort <it>. stakes?: Ada “minor”; Ben “severe”. Settled: “severe”.",
    )


def test_raters_who_agree_are_named_and_nothing_more() -> None:
    assert lines(rated(BOTH[0], BOTH[0]))[1:] == ("Wherever more than one of them answered, they said the same.",)


def test_one_persons_map_says_nothing_of_raters() -> None:
    result = evaluate(ASSESSMENT, BOTH[0])
    assert lines(result) == ()
    assert "Rated by" not in dict(draw_map(result).facts)


@pytest.mark.parametrize("name", ["svg", "html", "markdown"])
def test_documents_and_the_picture_name_the_raters(name: str) -> None:
    text = export(rated(*BOTH, choice=1), name).decode()
    assert "Rated by" in text
    assert "Ada and Ben" in text
    if name != "svg":
        assert "Settled: “severe”." in text


def test_the_data_keep_everybodys_own_answers() -> None:
    assert "json" in EXPORTERS
    assert '"rater": "Ben"' in export(rated(*BOTH), "json").decode()


def test_the_summary_on_the_page_says_who_rated_it_once() -> None:
    summary = as_html.summary(draw_map(rated(*BOTH)))
    assert summary.count("Who rated it") == 1
    assert "Sort &lt;it&gt;" in summary
