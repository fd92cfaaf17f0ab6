"""Promises every page keeps."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.conftest import ROOT, Look


def test_every_page_says_what_it_is_about(pages: dict[str, Look]) -> None:
    short = [name for name, look in pages.items() if name != "404.html" and len(look.description) < 30]
    assert not short, short


def test_every_page_has_one_main_heading(pages: dict[str, Look]) -> None:
    assert [name for name, look in pages.items() if look.headings != 1] == []


def test_every_page_has_a_description_of_its_own(pages: dict[str, Look]) -> None:
    seen: dict[str, str] = {}
    for name, look in pages.items():
        if name == "404.html":
            continue
        assert look.description not in seen, f"{name} and {seen[look.description]} share a description"
        seen[look.description] = name


def test_no_page_has_an_id_twice(pages: dict[str, Look]) -> None:
    assert {name: look.twice for name, look in pages.items() if look.twice} == {}


def test_every_image_has_a_text(pages: dict[str, Look]) -> None:
    assert {name: look.nameless for name, look in pages.items() if look.nameless} == {}


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Look]) -> None:
    foreign = [
        f"{name}: {url}"
        for name, look in pages.items()
        for url in look.loaded
        if urlsplit(url).netloc not in {"", "example.org"}
    ]
    assert foreign == []


def test_no_stylesheet_loads_anything_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        for url in re.findall(r"""url\(["']?([^"')]+)""", path.read_text(encoding="utf-8")):
            assert url.startswith(("data:", "#")) or not urlsplit(url).netloc, f"{path.name}: {url}"


def test_no_page_has_inline_styles(pages: dict[str, Look]) -> None:
    assert {name: look.styled for name, look in pages.items() if look.styled} == {}


def leads_somewhere(link: str, name: str, site: Path, pages: dict[str, Look]) -> bool:
    """Return whether *link* of page *name* leads to a file of the site, and to an id that is there."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    folder = posixpath.dirname(name)
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else name
    if (site / target).is_dir():
        target = posixpath.normpath(f"{target}/index.html")
    if parts.fragment.startswith(("hitl=", "example=")):  # what an assessment opens when it is arrived at
        return bool(pages[target].embedded)
    if target in pages:
        return not parts.fragment or unquote(parts.fragment) in pages[target].ids
    return (site / target).is_file()


def test_every_link_inside_the_site_leads_somewhere(site: Path, pages: dict[str, Look]) -> None:
    # The links of the page for missing addresses start at the address of the published site.
    looked_at = {name: look for name, look in pages.items() if name != "404.html"}
    dead = [
        f"{name}: {link}"
        for name, look in looked_at.items()
        for link in look.links
        if not leads_somewhere(link, name, site, pages)
    ]
    assert dead == []


def test_the_font_travels_with_its_licence(site: Path) -> None:
    assert (site / "assets/fonts/inter-latin.woff2").stat().st_size > 20_000
    assert "SIL OPEN FONT LICENSE" in (site / "assets/fonts/OFL.txt").read_text(encoding="utf-8").upper()


def test_the_first_sentence_of_a_guidance_page_speaks_of_deciding() -> None:
    telling = re.compile(r"\b(decide|deciding|decision|say of any|tell whether|name|settle|write down)\b")
    for path in sorted((ROOT / "docs/guide").glob("*.md")):
        text = path.read_text(encoding="utf-8").split("\n# ", 1)[1].split("\n\n")[1]
        assert telling.search(text.split(". ")[0]), f"{path.name}: {text[:120]}"
