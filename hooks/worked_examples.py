"""Worked examples: filled workflows, evaluated and drawn at build by the code that also runs in the browser.

``<!-- map: escalation-map/refunds -->`` becomes the picture, ``<!-- table: escalation-map/refunds -->`` the map as a
table, ``<!-- downloads: escalation-map/refunds -->`` links to the same result in every format, and
``<!-- open: escalation-map/refunds -->`` opens it in the assessment.
"""

from __future__ import annotations

import functools
import logging
import re
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

import hitl_content.page
from assessed import ANSWERED_ON, rule_anchor, rules_page
from assessed import address as address_of_page
from hitl_content.engine import evaluate
from hitl_content.exporting import EXPORTERS, as_svg, export
from hitl_content.exporting.markup import element
from hitl_content.mapping import draw_map
from hitl_content.mapping.records import Map, StepMap
from hitl_content.model.errors import HitlError
from hitl_content.model.result import Result
from hitl_content.page.library import Library
from hitl_content.words import say

log = logging.getLogger("mkdocs.hooks.worked_examples")

MARKER = re.compile(r"<!-- (map|table|downloads|open): ([a-z0-9-]+)/([a-z0-9-]+) -->")
FOLDER = "assets/examples"
WIDTHS: tuple[as_svg.Width, ...] = ("wide", "narrow")


@functools.lru_cache(maxsize=64)
def result_of(directory: str, slug: str, name: str) -> Result:
    """Return the result of the example *name* of the assessment *slug*. Raises HitlError."""
    library = Library(Path(directory))
    return evaluate(library.assessment(slug), library.example(slug, name))


def address(slug: str, name: str, extension: str) -> str:
    """Return the place in the site of an exported example."""
    return f"{FOLDER}/{slug}-{name}{extension}"


def picture(drawn: Map, slug: str, name: str) -> str:
    """Return the map as a figure: wide for screens and paper, narrow for phones."""
    label = escape(f"Map of {drawn.title}")
    shapes = "".join(
        f'<div class="example-map__{width}">{as_svg.markup(drawn, width, prefix=f"{slug}-{name}")}</div>'
        for width in WIDTHS
    )
    return f'<figure class="example-map" tabindex="0" role="group" aria-label="{label}">{shapes}</figure>'.replace(
        "\n", ""
    )


def row(part: StepMap, rules: str) -> str:
    """Return one step of the table: its level on each ladder, and the first reason for it.

    *rules* is the start of a link to a rule; its anchor follows.
    """
    cells = []
    for verdict in part.verdicts:
        # The sentence also says what is limited, which the column says here.
        reason = verdict.because[0].sentence.partition(" because ")[2] if verdict.because else ""
        small = ""
        if reason:
            rule = element("a", verdict.because[0].rule, href=f"{rules}{verdict.because[0].rule}")
            small = f"<br><small>because {escape(reason)} {rule}</small>"
        cells.append(f"<td><strong>{escape(verdict.level)}</strong>{small}</td>")
    return f'<tr><th scope="row">{part.number}. {escape(part.name)}</th>{"".join(cells)}</tr>'


def table(drawn: Map, rules: str) -> str:
    """Return the map as a table. *rules* is the start of a link to a rule."""
    heads = "".join(f'<th scope="col">{escape(lane.label)}</th>' for lane in drawn.lanes)
    rows = "".join(row(part, rules) for part in drawn.steps)
    return f"<table><thead><tr><th>Step</th>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def downloads(page: Page, slug: str, name: str) -> str:
    """Return links to the same result in every format."""
    links = (
        element(
            "a",
            say("en", way.label),
            href=get_relative_url(address(slug, name, way.extension), page.url),
            download=True,
        )
        for way in EXPORTERS.values()
    )
    return f'<p class="example-downloads">Take it with you: {" · ".join(links)}</p>'


def opener(page: Page, config: MkDocsConfig, slug: str, name: str) -> str:
    """Return a link that opens the example in the assessment, beside the reader's own work."""
    target = get_relative_url(address_of_page(config, ANSWERED_ON[slug]), page.url)
    return (
        f'<p><a class="md-button md-button--primary" href="{target}#example={name}">Open it in the assessment</a></p>'
    )


def directory_of(config: MkDocsConfig) -> str:
    """Return the directory of assessments beside mkdocs.yml."""
    return str(Path(config.config_file_path).parent / "assessments")


def on_pre_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Forget the last build: an example may have changed since."""
    result_of.cache_clear()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the looks that the plugin gives to maps, for pages that show a map without an assessment."""
    looks = Path(hitl_content.page.__file__).parent / "static" / "map.css"
    files.append(File.generated(config, "assets/stylesheets/map.css", abs_src_path=str(looks)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace each marker by what it asks for; warn where there is no such example."""

    def replacement(match: re.Match[str]) -> str:
        what, slug, name = match.groups()
        try:
            drawn = draw_map(result_of(directory_of(config), slug, name))
        except HitlError as error:
            log.warning("%s: %s cannot be shown: %s", page.file.src_uri, match[0], error)
            return ""
        if what == "open":
            return opener(page, config, slug, name)
        if what == "downloads":
            return downloads(page, slug, name)
        if what == "table":
            rules = get_relative_url(address_of_page(config, rules_page(slug)), page.url)
            return table(drawn, f"{rules}#{rule_anchor(slug, '')}")
        return picture(drawn, slug, name)

    return MARKER.sub(replacement, markdown)


def on_post_build(config: MkDocsConfig) -> None:
    """Write every example in every format. Not as site files: MkDocs would make a page of the one in Markdown."""
    directory = directory_of(config)
    library = Library(Path(directory))
    for slug in library.slugs():
        for name in library.examples(slug):
            try:
                result = result_of(directory, slug, name)
            except HitlError as error:
                log.warning("The example %s/%s is left out: %s", slug, name, error)
                continue
            for format_, way in EXPORTERS.items():
                path = Path(config.site_dir, address(slug, name, way.extension))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(export(result, format_))
