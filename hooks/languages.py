"""Pages in another language than the site's: what the theme says around them follows, and links lead there whole.

The theme changes pages without loading them and leaves the header and the ``lang`` of the document as they were. A link
with a ``target`` it passes over, so every link from one language to another gets the target it has anyway. What its
search finds is no link of a page: ``languages.mjs`` sees to that.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

LINK = re.compile(r'<a\b(?![^>]*\starget=)([^>]*?\shref="([^"]*)"[^>]*)>')
_spoken: dict[str, str] = {}


def language(page: Page, config: MkDocsConfig) -> str:
    """Return the language of *page*: what its front matter says as ``lang``, else the theme's."""
    return str(page.meta.get("lang") or config.theme["language"])


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs passes by name
    """Name the links to sections in the language of the page."""
    named = config.extra.get("languages", {}).get(language(page, config), {}).get("permalink")
    title = config.mdx_configs.get("toc", {}).get("permalink_title")
    return html.replace(f'title="{title}"', f'title="{named}"') if named and title else html


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001 - as above
    """Note the language of every page, now that all are read."""
    _spoken.clear()
    _spoken.update(
        {urljoin("/", file.url): language(file.page, config) for file in files.documentation_pages() if file.page}
    )


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Have links to pages in another language load them whole."""
    spoken = language(page, config)

    def whole(found: re.Match[str]) -> str:
        address = urlsplit(urljoin(f"/{page.url}", found[2]))
        there = spoken if address.netloc else _spoken.get(address.path, spoken)
        return found[0] if there == spoken else f'<a{found[1]} target="_self">'

    return LINK.sub(whole, output)
