# Where nobody can set a header, as on project pages, a policy can only be a meta element. It allows this page's own
# inline scripts by hash and nothing else that is not a file of this site.
"""The content security policy of a page."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

# For pages fetched ahead, as Material does, Firefox takes the default, so that it has to be this site and not nothing.
DIRECTIVES = (
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
)
SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
ENCODING = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
HEAD = re.compile(r"<head(?=[\s>])[^>]*>", re.IGNORECASE)


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag == "script" and "src" not in given and (given.get("type") or "") in SCRIPT_TYPES
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def inline_scripts(html: str) -> tuple[str, ...]:
    """Return the text of every script that stands in *html* itself, each once, in order."""
    parser = _Scripts()
    parser.feed(html)
    parser.close()
    return tuple(dict.fromkeys(parser.found))


def policy(html: str) -> str:
    """Return the policy for the page *html*."""
    digests = (hashlib.sha256(script.encode()).digest() for script in inline_scripts(html))
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return "; ".join(DIRECTIVES).format(hashes=hashes)


def with_policy(html: str) -> str:
    """Return *html* with its policy as the first thing after the declaration of its encoding.

    A page without a head is returned as it is.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    found = ENCODING.search(html) or HEAD.search(html)
    return html[: found.end()] + meta + html[found.end() :] if found else html
