# One function turns an assessment into the HTML of its embed. It knows neither Markdown nor a site generator;
# addresses of files are filled in later, where the host knows them, at the marker the HTML carries.
"""An assessment as complete, semantic HTML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hitl_content.engine import evaluate
from hitl_content.exporting import EXPORTERS, as_html, as_svg
from hitl_content.mapping import draw_map
from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.number import plain
from hitl_content.model.text import Text
from hitl_content.model.workflow import Workflow
from hitl_content.page.settings import assumptions
from hitl_content.page.view import View
from hitl_content.wire import dumps, encode_workflow
from hitl_content.words import LANGUAGES, say

WIDTHS: tuple[as_svg.Width, ...] = ("wide", "narrow")

LIVE = "page.live."
"""Keys of the sentences that the element says in the browser start with this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A filled workflow with its result, made by the same Python that runs in the page."""

    name: str
    document: str
    """The workflow as JSON."""
    picture: Markup
    narrow: Markup
    """The same picture for phones."""
    summary: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One entry of the download menu."""

    id: str
    label: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries of the download menu that serve the same purpose."""

    id: str
    title: str
    formats: tuple[Format, ...]


GROUPS = {
    "picture": ("svg", "png"),
    "document": ("print", "html", "markdown"),
    "sheet": ("xlsx", "csv"),
    "process": ("mermaid", "bpmn", "dmn"),
    "agents": ("langchain", "openai-agents", "claude-code"),
    "data": ("json",),
}
"""Names of exporters by what a person wants them for; what is in none of these stands with data."""
MADE_HERE = {"png": "format.png", "print": "page.print"}
"""What the browser makes itself, with its label."""


def carry_marker(slug: str) -> str:
    """Return what a host replaces by the address of the page where *slug* is answered, or by nothing."""
    return f"hitl-page:{slug}"


def languages_marker(slug: str, language: str) -> str:
    """Return the comment that stands where a host links the same assessment in other languages."""
    return f"<!-- hitl-languages {slug} {language} -->"


def marker(slug: str) -> str:
    """Return the comment that stands where a host puts the addresses of the files of *slug*."""
    return f"<!-- hitl-files {slug} -->"


def script_marker(slug: str) -> str:
    """Return the comment that stands at the end of an embed of *slug*, where a host puts the script."""
    return f"<!-- hitl-script {slug} -->"


def worked(assessment: Assessment, workflow: Workflow, prefix: str, heading: int = 3) -> Example:
    """Return *workflow* with its picture and summary, whose headings are of level *heading*.

    *prefix* starts the ids of the pictures.
    """
    drawn = draw_map(evaluate(assessment, workflow))
    wide, narrow = (as_svg.render(drawn, width, prefix=prefix).decode() for width in WIDTHS)
    return Example(
        name=workflow.name,
        document=dumps(encode_workflow(workflow)),
        picture=Markup(wide),  # noqa: S704 - our own exporter escapes every text
        narrow=Markup(narrow),  # noqa: S704 - as above
        summary=Markup(as_html.summary(drawn, heading=heading)),  # noqa: S704 - as above
    )


def render(
    assessment: Assessment,
    example: Workflow | None = None,
    *,
    heading: int = 2,
    titled: bool = True,
    prefix: str = "",
    language: str = "",
) -> str:
    """Return the embed of *assessment* as HTML.

    *example* is shown filled, with its result. *heading* is the level of the title, 1 to 4; without *titled*, for a
    page that has the title already, it is the level of the headings inside. *prefix* starts every
    id and must be unique on the page; empty takes ``hitl-`` and the slug. *language* is one of the
    assessment's; empty takes its first.
    """
    language = language or assessment.languages[0]
    speak = partial(say, language)
    view = View(assessment, language, speak)
    sections = [section for section in assessment.sections if section.questions]

    def t(text: Text | None) -> str:
        return text.to(language) if text is not None else ""

    prefix = prefix or f"hitl-{assessment.slug}"
    several = languages_marker(assessment.slug, language) if len(assessment.languages) > 1 else ""
    return (
        _environment()
        .get_template("embed.html")
        .render(
            assessment=assessment,
            assumptions=assumptions(assessment, language),
            basis=view.basis(),
            carry_marker=carry_marker(assessment.carries.to) if assessment.carries else "",
            by_step=any(section.questions[0].per is Unit.STEP for section in sections),
            choices=view.choices,
            example=worked(assessment, example, prefix, heading + titled + 1) if example is not None else None,
            formats=formats(language),
            heading=heading,
            inner=heading + titled,
            language=language,
            languages_marker=Markup(several),  # noqa: S704 - as above
            limits=view.limits,
            marker=Markup(marker(assessment.slug)),  # noqa: S704 - a slug has no characters that HTML knows
            script_marker=Markup(script_marker(assessment.slug)),  # noqa: S704 - as above
            number=plain,
            pointed=view.pointed(),
            prefix=prefix,
            say=speak,
            scores=view.scores(),
            script_words=dumps(script_words(language)),
            sections_once=[section for section in sections if section.questions[0].per is Unit.ONCE],
            sections_step=[section for section in sections if section.questions[0].per is Unit.STEP],
            sources=view.sources(),
            t=t,
            tell=view.tell,
            titled=titled,
            unknown=view.unknown,
        )
    )


def formats(language: str) -> tuple[Group, ...]:
    """Return the download menu: every exporter, and what the browser makes itself."""
    labels = MADE_HERE | {name: each.label for name, each in EXPORTERS.items()}
    named = {name for names in GROUPS.values() for name in names}
    others = tuple(name for name in labels if name not in named)
    return tuple(
        Group(
            id=group,
            title=say(language, f"page.group_{group}"),
            formats=tuple(
                _format(name, labels[name], language)
                for name in (*names, *(others if group == "data" else ()))
                if name in labels
            ),
        )
        for group, names in GROUPS.items()
    )


def _format(name: str, label: str, language: str) -> Format:
    note = f"page.format_{name.replace('-', '_')}"
    return Format(id=name, label=say(language, label), note=say(language, note) if note in LANGUAGES["en"] else "")


def script_words(language: str) -> dict[str, str]:
    """Return the sentences the element says, by key without the common start."""
    keys = [key for key in LANGUAGES["en"] if key.startswith(LIVE)]
    return {key.removeprefix(LIVE): say(language, key) for key in keys}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
