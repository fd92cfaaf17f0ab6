"""The handbook: every page of the guide on one page, in the order of the navigation, made to be printed.

It is put together when all pages have been rendered, so it can never say anything else than they do.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from hitl_content.exporting.markup import element

PAGE = "guide/handbook.md"
FOLDER = "guide/"
APPENDIX = ("about/index.md", "reference/glossary.md", "reference/references.md")
MARKER = "<!-- handbook -->"
PDF = "handbook.pdf"
"""Beside the page. tools/handbook_pdf.py prints it once the site is built."""

EMBED = re.compile(r"<hitl-assessment\b.*?</hitl-assessment>", re.DOTALL)
TITLE = re.compile(r'class="hitl-title"[^>]*>(.*?)</h', re.DOTALL)
SCREEN_ONLY = re.compile(r'<form class="site-filter".*?</form>|<a class="headerlink".*?</a>', re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-5])\b")
ID = re.compile(r'(\sid=")([^"]+)"')
NAMING = re.compile(r'(\s(?:aria-labelledby|aria-describedby|for|headers)=")([^"]+)"')
PAINT = re.compile(r"url\(#([^)]+)\)")
ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)"')


@dataclass
class Build:
    """The pages of one build, in the order of the navigation."""

    pages: tuple[Page, ...] = field(default_factory=tuple)


build = Build()


def anchor(page: Page, name: str = "") -> str:
    """Return the anchor of a chapter, or of *name* in it."""
    stem = page.file.src_uri.removesuffix(".md").replace("/", "-")
    return f"{stem}--{name}" if name else stem


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001
    """Note which pages are chapters."""
    guide = [page for page in nav.pages if page.file.src_uri.startswith(FOLDER) and page.file.src_uri != PAGE]
    build.pages = (*guide, *(page for name in APPENDIX for page in nav.pages if page.file.src_uri == name))
    return nav


class Binder:
    """Turns pages into chapters of the page at *address*."""

    def __init__(self, pages: tuple[Page, ...], address: str) -> None:
        self._pages = pages
        self._address = address
        self._chapters = {posixpath.normpath(page.url or "."): page for page in pages}

    def book(self) -> str:
        """Return the contents, and all chapters after them."""
        rows = (element("li", element("a", str(page.title), href=f"#{anchor(page)}")) for page in self._pages)
        contents = element("ol", *rows, class_="handbook__contents")
        return str(contents) + "".join(self._chapter(page) for page in self._pages)

    def _chapter(self, page: Page) -> str:
        content = EMBED.sub(lambda match: self._embed(match, page), page.content or "")
        content = SCREEN_ONLY.sub("", content)
        content = HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}", content)
        content = ADDRESS.sub(lambda match: f'{match[1]}{self._leading(match[2], page)}"', content)
        content = ID.sub(lambda match: f'{match[1]}{anchor(page, match[2])}"', content)
        content = NAMING.sub(
            lambda match: f'{match[1]}{" ".join(anchor(page, name) for name in match[2].split())}"', content
        )
        content = PAINT.sub(lambda match: f"url(#{anchor(page, match[1])})", content)
        return f'<section class="handbook__chapter" id="{anchor(page)}">{content}</section>'

    def _embed(self, match: re.Match[str], page: Page) -> str:
        """Return a line in the place of an assessment: on paper nothing can be scored."""
        found = TITLE.search(match[0])
        name = found[1] if found else "this assessment"
        # Written as the page itself would link to itself; addresses are turned afterwards.
        return f'<p class="handbook__check">To be answered on the site: <a href="{page.abs_url}">{name}</a>.</p>'

    def _leading(self, link: str, page: Page) -> str:
        """Return where *link* of *page* leads from the handbook: into it, where what it leads to is in it."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        if link == page.abs_url:
            return get_relative_url(page.url, self._address)
        path, name = urldefrag(link)
        if not path:
            return f"#{anchor(page, name)}"
        target = posixpath.normpath(posixpath.join(page.url, path))
        if target in self._chapters:
            return f"#{anchor(self._chapters[target], name)}"
        slash = "/" if path.endswith("/") and target != "." else ""
        relative = get_relative_url(("" if target == "." else target) + slash, self._address)
        return f"{relative}#{name}" if name else relative


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Bind the pages, now that each has its content."""
    file = files.get_file_from_path(PAGE)
    if file is None or file.page is None or file.page.content is None:
        return
    book = Binder(build.pages, file.page.url).book()
    if os.environ.get("HANDBOOK_PDF"):
        # Not a link in Markdown: the file is not there yet, and most builds never make it.
        target = get_relative_url(posixpath.join(posixpath.dirname(PAGE), PDF), file.page.url)
        link = element("a", "The same as a PDF", href=target, class_="md-button handbook__pdf", download=True)
        book = f"{element('p', link)}{book}"
    file.page.content = file.page.content.replace(MARKER, book)
