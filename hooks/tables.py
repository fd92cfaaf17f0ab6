"""Frames for tables: on a small screen a wide table scrolls inside its own frame, which the keyboard can reach.

The theme makes such frames by script, and without a name. These are in the page from the start.
"""

from __future__ import annotations

import html
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

TABLE = re.compile(r"<table>(?P<rows>.*?)</table>", re.DOTALL)
HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
ALIGNED = re.compile(r'<(t[hd]) align="(left|center|right)">')


def framed(match: re.Match[str]) -> str:
    """Return the table inside a frame that is named by its column headings."""
    headings = (TAG.sub("", heading).strip() for heading in HEADING.findall(match["rows"]))
    name = "Table: " + ", ".join(heading for heading in headings if heading)
    # The attribute that Python-Markdown writes is obsolete, and the inline style that it would write is not allowed.
    rows = ALIGNED.sub(r'<\1 class="site-table__\2">', match["rows"])
    return (
        f'<div class="site-table" tabindex="0" role="group" aria-label="{html.escape(html.unescape(name))}">'
        f'<table class="site-table__table">{rows}</table></div>'
    )


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put every plain table of the page into a frame."""
    return TABLE.sub(framed, content)
