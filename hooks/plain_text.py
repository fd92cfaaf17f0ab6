"""Every page as Markdown beside its HTML, and llms.txt, which lists them for programs that read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from html_to_markdown import Translator

INDEX = "llms.txt"
FULL = "llms-full.txt"
LATER = frozenset({"Author", "Reference", "About"})
"""Sections that somebody who only wants to decide can do without."""
WHOLE = "guide/handbook.md"
"""A page that repeats others, and so is not in the full text a second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One page as Markdown."""

    source: str
    section: str
    title: str
    description: str
    address: str
    """Of the Markdown, from the site's root."""
    markdown: str


@dataclass
class Build:
    """The pages of one build, in the order of the navigation once it is over."""

    texts: dict[str, Text] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)


build = Build()


def on_pre_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Forget the last build."""
    build.texts = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> Navigation:  # noqa: ARG001
    """Note the order of the pages."""
    build.order = [page.file.src_uri for page in nav.pages]
    return nav


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG001
    """Translate the page, now that its content is complete."""
    base = page.canonical_url or config.site_url or ""
    top = tuple(page.ancestors)[-1].title if page.parent else ""
    build.texts[page.file.src_uri] = Text(
        source=page.file.src_uri,
        section=top or "Start here",
        title=str(page.meta.get("title", page.title)),
        description=str(page.meta.get("description", "")),
        address=f"{page.file.dest_uri.removesuffix('.html')}.md",
        markdown=Translator(base).markdown(page.content or ""),
    )
    return context


def index(texts: list[Text], config: MkDocsConfig) -> str:
    """Return the list of pages with a line about each, in the form of llmstxt.org."""
    root = (config.site_url or "").rstrip("/") + "/"
    groups: dict[str, list[str]] = {}
    for text in texts:
        section = "Optional" if text.section in LATER else text.section
        groups.setdefault(section, []).append(f"- [{text.title}]({root}{text.address}): {text.description}")
    parts = [f"# {config.site_name}", f"> {' '.join((config.site_description or '').split())}"]
    parts.append(
        "Each page is also there as Markdown, at the same address with `index.md` at its end. "
        f"[All of them in one file]({root}{FULL})."
    )
    parts += [f"## {name}\n\n" + "\n".join(groups[name]) for name in sorted(groups, key="Optional".__eq__)]
    return "\n\n".join(parts) + "\n"


def on_post_build(config: MkDocsConfig) -> None:
    """Write the Markdown of every page, the list, and all in one file."""
    site = Path(config.site_dir)
    texts = sorted(build.texts.values(), key=lambda text: build.order.index(text.source))
    for text in texts:
        (site / text.address).write_text(text.markdown, encoding="utf-8")
    (site / INDEX).write_text(index(texts, config), encoding="utf-8")
    whole = "\n\n---\n\n".join(text.markdown.strip() for text in texts if text.source != WHOLE)
    (site / FULL).write_text(whole + "\n", encoding="utf-8")
