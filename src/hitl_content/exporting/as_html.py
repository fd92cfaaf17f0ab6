# The page, the command line's report and the worked examples on the site show the same fragments. A fragment
# carries no style, no script and no event handler: classes only, so that the strictest policy can show it.
"""The map as HTML: fragments for pages, and a report in one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hitl_content.exporting import as_svg
from hitl_content.exporting.html_parts import FIRST, Parts, Places
from hitl_content.exporting.html_step import StepParts
from hitl_content.exporting.markup import Child, Markup, element, inside
from hitl_content.exporting.palette import report_sheet
from hitl_content.mapping.rated import RATED
from hitl_content.mapping.records import Map

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The report forbids itself every request."""


def summary(drawn: Map, *, heading: int = 3) -> str:
    """Return the state of the whole workflow: what to do first, headline, the picture's table, folded scores, raters.

    Of what is settled once and has no steps, `detail` says levels and scores. *heading* is the level of headings, 2 to
    6.
    """
    parts = Parts(drawn, heading)
    scores = parts.scores_of_all() if drawn.steps else None
    return element(
        "div",
        parts.todo(FIRST),
        parts.headline(),
        parts.levels() if drawn.steps else None,
        parts.fold(parts.word("report.scores_all"), scores) if scores else None,
        *parts.blocks(tuple(block for block in drawn.blocks if block.id == RATED)),
        class_="hitl-said",
    )


def detail(drawn: Map, step_id: str, *, heading: int = 3, places: Places = Places()) -> str:  # noqa: B008 - frozen
    """Return everything about the step with id *step_id*; the empty id is the whole workflow.

    *heading* is the level of its first heading, 2 to 6. Rules and sources link to *places*. Empty where nothing is
    settled for the whole workflow. Raises KeyError where there is no such step.
    """
    if not step_id and drawn.whole is None:
        return ""
    return element("div", StepParts(drawn, heading, places).step(drawn.part(step_id)), class_="hitl-said")


def numbers(drawn: Map, step_id: str, *, heading: int = 3) -> str:
    """Return the numbers of the whole workflow and of the step with id *step_id*, or what is missing for them.

    *heading* is the level of its headings. Raises KeyError where there is no such step; the empty id is none.
    """
    parts = Parts(drawn, heading)
    blocks = [block for block in drawn.blocks if block.id == "totals"]
    if step_id:
        part = drawn.part(step_id)
        blocks += [replace(block, title=parts.name(part)) for block in part.blocks if block.id == "numbers"]
    shown = parts.blocks(tuple(blocks)) or [element("p", parts.word("report.numbers_none"))]
    return element("div", *shown, class_="hitl-said")


def render(drawn: Map) -> bytes:
    """Return the report: one HTML file in UTF-8 with the picture, that asks for nothing and runs nothing."""
    parts = Parts(drawn, 2)
    title = parts.word("picture.title", title=drawn.title, assessment=drawn.assessment)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        Markup(f"<style>\n{report_sheet()}</style>"),
    )
    body = element(
        "body",
        element(
            "main",
            element("header", element("h1", drawn.title), element("p", drawn.assessment), parts.facts()),
            _pictures(drawn),
            *_report(parts),
            class_="hitl-said hitl-report",
        ),
    )
    page = element("html", head, body, lang=drawn.language)
    return inside(Markup("<!doctype html>\n"), page, Markup("\n")).encode()


def report(drawn: Map, *, heading: int = 2) -> str:
    """Return all that the report says beneath its picture, to be printed from a page. *heading* is 2 to 5."""
    return element("div", *_report(Parts(drawn, heading), scores=False), class_="hitl-said hitl-report")


def _report(parts: Parts, *, scores: bool = True) -> Iterator[Child]:
    """Yield the parts of a report. Without *scores* they are told of each step and not once more in a table of all."""
    drawn, heading = parts.drawn, parts.heading
    yield parts.headline()
    yield parts.todo()
    yield parts.levels()
    yield parts.scores_of_all() if scores else None
    yield from parts.blocks(drawn.blocks)
    steps = StepParts(drawn, heading + 1, listed=True)
    yield parts.titled("report.steps", *(steps.step(part, brief=True) for part in drawn.parts))
    yield StepParts(drawn, heading, listed=True).signals()
    yield parts.profile()
    yield parts.sources()
    yield parts.limits()
    yield parts.sign_off()


def _pictures(drawn: Map) -> Markup:
    """Return the picture twice, for wide and narrow windows; the style sheet shows one of them."""
    return element(
        "figure",
        element("div", as_svg.markup(drawn), class_="hitl-report-wide"),
        element("div", as_svg.markup(drawn, "narrow"), class_="hitl-report-narrow"),
    )
