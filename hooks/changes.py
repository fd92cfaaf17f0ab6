"""What changed in the guidance: one data file, shown as a page and as feeds."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from assessed import address
from hitl_content.exporting.markup import element

DATA = "data/changes.yml"
PAGE = "about/changes.md"
MARKER = "<!-- changes -->"
ATOM = "feed.xml"
JSON = "feed.json"
ATOM_NAMES = "http://www.w3.org/2005/Atom"
TITLE = "Changes to the guidance"

Change = Mapping[str, Any]


def read_changes(docs: Path) -> tuple[Change, ...]:
    """Return the changes, the newest first."""
    changes: list[Change] = yaml.safe_load((docs / DATA).read_text(encoding="utf-8"))
    return tuple(sorted(changes, key=lambda change: str(change["date"]), reverse=True))


def day(date: datetime.date) -> str:
    """Return *date* as it is written in a letter, such as ``22 November 2026``."""
    return f"{date.day} {date:%B} {date.year}"


def listing(changes: tuple[Change, ...], files: Files) -> str:
    """Return the changes as Markdown, each with an anchor and links to the pages it touches."""
    parts = []
    for change in changes:
        links = " · ".join(f"[{_title(files, page)}](../{page})" for page in change.get("pages", ()))
        date = element("time", day(change["date"]), datetime=str(change["date"]))
        parts.append(f"## {change['title']} {{ #{change['id']} }}\n\n{date}\n\n{change['text']}\n\n{links}")
    return "\n\n".join(parts)


def _title(files: Files, page: str) -> str:
    file = files.get_file_from_path(page)
    if file is None:
        return page
    head = file.content_string.partition("\n---")[0]
    meta = yaml.safe_load(head.removeprefix("---"))
    return str(meta["title"])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the feeds."""
    changes = read_changes(Path(config.docs_dir))
    for name, content in ((ATOM, atom(changes, config)), (JSON, json_feed(changes, config))):
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Show the list on its page."""
    if page.file.src_uri != PAGE:
        return markdown
    return markdown.replace(MARKER, listing(read_changes(Path(config.docs_dir)), files))


def _moment(change: Change) -> str:
    # A day is all that is kept; feeds ask for a time, so it is always the same one.
    return f"{change['date']}T00:00:00Z"


def _link(change: Change, config: MkDocsConfig) -> str:
    return urljoin(config.site_url or "", f"{address(config, PAGE)}#{change['id']}")


def atom(changes: tuple[Change, ...], config: MkDocsConfig) -> bytes:
    """Return the changes as an Atom feed."""
    root = urljoin(config.site_url or "", ATOM)
    feed = ET.Element("feed", {"xmlns": ATOM_NAMES, "xml:lang": "en"})

    def add(parent: ET.Element, tag: str, words: str = "", **attributes: str) -> ET.Element:
        child = ET.SubElement(parent, tag, attributes)
        child.text = words or None
        return child

    add(feed, "title", f"{config.site_name}: {TITLE.lower()}")
    add(feed, "id", root)
    add(feed, "link", rel="self", href=root, type="application/atom+xml")
    add(feed, "link", rel="alternate", href=urljoin(config.site_url or "", address(config, PAGE)), type="text/html")
    add(feed, "updated", _moment(changes[0]))
    add(add(feed, "author"), "name", str(config.site_name))
    for change in changes:
        entry = add(feed, "entry")
        add(entry, "title", change["title"])
        add(entry, "id", _link(change, config))
        add(entry, "link", rel="alternate", href=_link(change, config), type="text/html")
        add(entry, "updated", _moment(change))
        add(entry, "summary", " ".join(change["text"].split()))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()


def json_feed(changes: tuple[Change, ...], config: MkDocsConfig) -> bytes:
    """Return the changes as a JSON Feed 1.1."""
    items = [
        {
            "id": _link(change, config),
            "url": _link(change, config),
            "title": change["title"],
            "content_text": " ".join(change["text"].split()),
            "date_published": _moment(change),
        }
        for change in changes
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{config.site_name}: {TITLE.lower()}",
        "home_page_url": config.site_url,
        "feed_url": urljoin(config.site_url or "", JSON),
        "language": "en",
        "items": items,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()
