"""The site, built once and looked at without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "hooks"))  # as MkDocs does, so that hooks find what they share
LOADED = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}


@dataclass
class Look(HTMLParser):
    """What a page holds, as far as the tests ask."""

    headings: int = 0
    description: str = ""
    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    styled: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag says."""
        given = {name: value or "" for name, value in attrs}
        self.headings += tag == "h1"
        if "id" in given:
            if given["id"] in self.ids:
                self.twice.append(given["id"])
            self.ids.add(given["id"])
        if tag == "hitl-assessment":
            self.embedded.append(given["data-slug"])
        if tag == "meta" and given.get("name") == "description":
            self.description = given.get("content", "")
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in LOADED and LOADED[tag] in given:
            self.loaded.append(given[LOADED[tag]])
        if tag == "link" and given.get("rel") in {"stylesheet", "preload", "modulepreload", "icon", "preconnect"}:
            self.loaded.append(given.get("href", ""))
        if tag == "img" and "alt" not in given:
            self.nameless.append(given.get("src", ""))
        if "style" in given:
            self.styled.append(f"<{tag} style={given['style']!r}>")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a strict build."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    environment = {**os.environ, "SITE_URL": "https://example.org/guide/", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return out


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Look]:
    """Return every page of the site by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        # Reports that readers download are documents of their own.
        if not name.startswith("assets/"):
            look = Look()
            look.feed(path.read_text(encoding="utf-8"))
            found[name] = look
    return found
