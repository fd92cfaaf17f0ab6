"""Citations: ``[@green-2022]`` in a page becomes a link into the list of references, which is one data file."""

from __future__ import annotations

import difflib
import html
import logging
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from assessed import library_of
from hitl_content.model.errors import HitlError

log = logging.getLogger("mkdocs.hooks.references")

DATA = "data/references.yml"
PAGE = "reference/references.md"
MARKER = "<!-- references -->"
CITATION = re.compile(r"\[@([a-z0-9][a-z0-9-]*)\]")
CODE = re.compile(r"(^```.*?^```|`[^`\n]+`)", re.MULTILINE | re.DOTALL)

Reference = Mapping[str, Any]


def read_references(docs: Path) -> dict[str, Reference]:
    """Return the references by id, in the order of the file."""
    entries: list[Reference] = yaml.safe_load((docs / DATA).read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in entries}


def aliases(references: Mapping[str, Reference]) -> dict[str, str]:
    """Return the ids of references by every id under which they are cited: their own, and those of assessments."""
    named = {name: key for key, reference in references.items() for name in reference.get("also", ())}
    return named | {key: key for key in references}


def cite(markdown: str, references: Mapping[str, Reference], page: str) -> tuple[str, list[str], list[str]]:
    """Return *markdown* of *page* with citations as links, the ids cited, and a complaint for each bad one."""
    cited: list[str] = []
    complaints: list[str] = []
    target = posixpath.relpath(PAGE, posixpath.dirname(page) or ".")

    def link(match: re.Match[str]) -> str:
        key = match[1]
        if key not in references:
            near = difflib.get_close_matches(key, references, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else f" Add it to docs/{DATA}."
            complaints.append(f'{page}: "{key}" is cited but is not in docs/{DATA}.{hint}')
            return match[0]
        cited.append(key)
        return f"[{references[key]['short']}]({target}#{key}){{ .cite }}"

    parts = CODE.split(markdown)
    # Odd parts are code, in which a citation is only an example of one.
    return "".join(p if i % 2 else CITATION.sub(link, p) for i, p in enumerate(parts)), cited, complaints


def entry(reference: Reference) -> str:
    """Return one reference as the HTML of a list item."""
    words = [f"<strong>{html.escape(reference['author'])}</strong> ({html.escape(str(reference['year']))})."]
    title = f"<cite>{html.escape(reference['title'])}</cite>"
    url = reference.get("url") or (f"https://doi.org/{reference['doi']}" if reference.get("doi") else "")
    words.append(f'<a href="{html.escape(url)}">{title}</a>.' if url else f"{title}.")
    if reference.get("where"):
        words.append(html.escape(reference["where"]) + ".")
    if reference.get("doi"):
        words.append(f"doi:{html.escape(reference['doi'])}.")
    if reference.get("known"):
        words.append(f'<span class="reference__known">{html.escape(reference["known"])}</span>')
    others = "".join(f'<span id="{also}"></span>' for also in reference.get("also", ()))  # a result links by these
    return f'<li id="{reference["id"]}">{others}{" ".join(words)}</li>'


def listing(references: Mapping[str, Reference]) -> str:
    """Return the whole list of references as HTML, grouped as the file groups them."""
    groups: dict[str, list[str]] = {}
    for reference in references.values():
        groups.setdefault(reference["group"], []).append(entry(reference))
    return "\n\n".join(
        f'## {name}\n\n<ul class="references">\n' + "\n".join(items) + "\n</ul>" for name, items in groups.items()
    )


@dataclass
class Build:
    """What one build has read and cited."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)


build = Build()


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data file."""
    build.references = read_references(Path(config.docs_dir))
    build.cited = set()


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Turn citations into links and the marker into the list."""
    text, cited, complaints = cite(markdown, build.references, page.file.src_uri)
    build.cited.update(cited)
    for complaint in complaints:
        log.warning(complaint)
    return text.replace(MARKER, listing(build.references))


def on_post_build(config: MkDocsConfig) -> None:
    """Warn about references that nothing cites, and about sources of assessments that are not listed."""
    library = library_of(config)
    known = aliases(build.references)
    for slug in library.slugs():
        try:
            sources = library.assessment(slug).sources
        except HitlError:
            continue  # the plugin has said what is wrong with it
        for source in sources:
            if source.id in known:
                build.cited.add(known[source.id])
            else:
                log.warning(
                    '%s: the source "%s" is not in docs/%s. Add it, or name it under "also".', slug, source.id, DATA
                )
    for key in build.references:
        if key not in build.cited:
            log.warning('docs/%s: "%s" is never cited. Cite it as [@%s] or take it out.', DATA, key, key)
