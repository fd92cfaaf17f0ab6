"""The glossary: one data file, shown as a page and as tooltips where a term is first met."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

DATA = "data/glossary.yml"
PAGE = "reference/glossary.md"
MARKER = "<!-- glossary -->"

Term = Mapping[str, Any]


def read_glossary(docs: Path) -> tuple[Term, ...]:
    """Return the terms in the order of the alphabet."""
    terms: list[Term] = yaml.safe_load((docs / DATA).read_text(encoding="utf-8"))
    return tuple(sorted(terms, key=lambda term: term["term"].casefold()))


def listing(terms: tuple[Term, ...]) -> str:
    """Return the glossary as a Markdown definition list with an anchor for each term."""
    return "\n\n".join(f'<span id="{term["id"]}">{term["term"]}</span>\n\n:   {term["meaning"]}' for term in terms)


def tooltips(terms: tuple[Term, ...]) -> str:
    """Return abbreviations for those terms that are short forms a reader may not know."""
    lines = (
        f"*[{form}]: {html.escape(term['meaning'].strip(), quote=False)}"
        for term in terms
        for form in term.get("tooltip", ())
    )
    return "\n".join(line.replace("\n", " ") for line in lines)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Show the list on its own page; add tooltips on every other."""
    terms = read_glossary(Path(config.docs_dir))
    if page.file.src_uri == PAGE:
        return markdown.replace(MARKER, listing(terms))
    return f"{markdown}\n\n{tooltips(terms)}\n"
