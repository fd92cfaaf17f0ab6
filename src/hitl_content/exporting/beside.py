# Comparisons and merges are lists of sentences, so one module writes both in every format.
"""What changed between two workflows, or how far raters agree, as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hitl_content.comparing import Comparison, Merge
from hitl_content.comparing.telling import data, tell
from hitl_content.exporting import as_svg, file_stem
from hitl_content.exporting.agreeing import Tables
from hitl_content.exporting.as_html import POLICY
from hitl_content.exporting.as_markdown import inline
from hitl_content.exporting.markup import Markup, element, inside
from hitl_content.exporting.palette import report_sheet
from hitl_content.model.errors import ExportError
from hitl_content.wire import dumps
from hitl_content.words import say

Found = Comparison | Merge


def text(found: Found) -> bytes:
    """Return *found* as plain lines for a terminal."""
    told = tell(found)
    lines = [told.title, told.headline]
    for block in told.blocks:
        lines += ["", block.title, *(f"  {line}" for line in block.lines)]
    return ("\n".join("".join(each if each.isprintable() else " " for each in line) for line in lines) + "\n").encode()


def markdown(found: Found) -> bytes:
    """Return *found* as a Markdown document."""
    told = tell(found)
    blocks = [f"# {inline(told.title)}", inline(told.headline, start=True)]
    for block in told.blocks:
        blocks += [f"## {inline(block.title)}", "\n".join(f"- {inline(line)}" for line in block.lines)]
    return ("\n\n".join(blocks) + "\n").encode()


def fragment(found: Found, *, heading: int = 3, bare: bool = False) -> Markup:
    """Return *found* as HTML to stand in a page, without its picture. *heading* is the level of its headings.

    A *bare* one leaves out what the page shows by itself: the headline, and the answers people differ on.
    """
    head = None if bare else element("p", found.headline, class_="hitl-headline")
    if isinstance(found, Merge):
        tables = Tables(found, heading)
        return element("div", head, *(tables.figures() if bare else tables.parts()), class_="hitl-said")
    sections = (
        element(
            "section",
            element(f"h{heading}", block.title),
            element("ul", *(element("li", line) for line in block.lines)),
        )
        for block in tell(found).blocks
    )
    return element("div", head, *sections, class_="hitl-said")


def html(found: Found) -> bytes:
    """Return *found* as one HTML file that asks for nothing and runs nothing, with the picture of a comparison."""
    told = tell(found)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", told.title),
        Markup(f"<style>\n{report_sheet()}</style>"),
    )
    picture = _figure(found) if isinstance(found, Comparison) else None
    main = element(
        "main", element("h1", told.title), picture, fragment(found, heading=2), class_="hitl-said hitl-report"
    )
    page = element("html", head, element("body", main), lang=told.language)
    return inside(Markup("<!doctype html>\n"), page, Markup("\n")).encode()


def svg(found: Found) -> bytes:
    """Return the picture of a comparison: the later map, drawn against the earlier. Raises ExportError for a merge."""
    if not isinstance(found, Comparison):
        raise ExportError("A merge has no picture. Write the merged workflow with -o, and export that.")
    return as_svg.render(found.picture)


def json(found: Found) -> bytes:
    """Return *found* as plain data, in JSON."""
    return dumps(data(found)).encode("utf-8", "replace")


def file(found: Found, name: str, workflow: str, date: str = "") -> tuple[bytes, str, str]:
    """Return *found* in the format *name*, the name of the file and its media type.

    *workflow* stands in the file's name, *date*, an ISO date or empty, at its end. Raises ExportError where there is no
    such format.
    """
    if name not in WRITERS:
        raise ExportError(f'There is no format "{name}". Formats: {", ".join(WRITERS)}.')
    extension, media_type = FILES[name]
    called = say(found.language, "file.agreement" if isinstance(found, Merge) else "file.changes", name=workflow)
    return WRITERS[name](found), f"{file_stem(called, date)}{extension}", media_type


def _figure(found: Comparison) -> Markup:
    return element(
        "figure",
        element("div", as_svg.markup(found.picture), class_="hitl-report-wide"),
        element("div", as_svg.markup(found.picture, "narrow"), class_="hitl-report-narrow"),
        element("figcaption", say(found.language, "compare.picture_note")),
    )


WRITERS: Mapping[str, Callable[[Found], bytes]] = {
    "text": text,
    "svg": svg,
    "html": html,
    "markdown": markdown,
    "json": json,
}
"""Every format by the name a person types."""

FILES: Mapping[str, tuple[str, str]] = {
    "text": (".txt", "text/plain"),
    "svg": (".svg", "image/svg+xml"),
    "html": (".html", "text/html"),
    "markdown": (".md", "text/markdown"),
    "json": (".json", "application/json"),
}
"""Ending and media type of each format."""
