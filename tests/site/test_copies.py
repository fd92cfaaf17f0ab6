"""The same words in other forms: Markdown for programs, one page for printing, feeds."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.site.conftest import ROOT, Look
from tests.site.test_content import hook

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/guide/"
HANDBOOK = "guide/handbook/index.html"
TAG = re.compile(r"</?(?:div|p|span|section|table|td|svg|fieldset|label|ul|details)\b")


def translated(html: str) -> str:
    return str(hook("html_to_markdown").Translator("https://example.org/guide/page/").markdown(html))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2 id='a'>One <a class='headerlink' href='#a'>¶</a></h2><p>Two.</p>", "## One\n\nTwo.\n"),
        ("<p>A <a href='../other/#x'>link</a> and <code>code</code>.</p>",
         "A [link](https://example.org/guide/other/#x) and `code`.\n"),
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>", "- One\n  - Two\n"),
        ("<ol><li><strong>One.</strong> Two</li></ol>", "1. **One.** Two\n"),
        ("<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "| A | B\\|C |\n| --- | --- |\n| 1 | 2 |\n"),
        ("<svg><title>Load</title><desc>A curve.</desc><text>12</text></svg>", "*Figure: Load. A curve.*\n"),
        ("<p hidden>No</p><form class='site-filter'><input>No</form><p>Yes</p>", "Yes\n"),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "**Term**\n\nMeaning\n"),
        ("<pre><code>a\n  b</code></pre>", "```\na\n  b\n```\n"),
        ("<fieldset><legend>How bad?</legend><div class='hitl-option'><input><label>Not very</label></div></fieldset>",
         "**How bad?**\n\n- Not very\n"),
    ],
)  # fmt: skip
def test_html_is_translated(html: str, markdown: str) -> None:
    assert translated(html) == markdown


def test_every_page_is_there_as_markdown_too(site: Path, pages: dict[str, Look]) -> None:
    for name in pages:
        if name == "404.html":
            continue
        text = (site / name).with_suffix(".md").read_text(encoding="utf-8")
        assert text.startswith("# ") or name == "index.html", name
        assert not TAG.search(re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)), name


def test_the_list_for_programs_names_every_page(site: Path, pages: dict[str, Look]) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Humans in the Loop\n\n> ")
    named = set(re.findall(r"^- \[[^\]]+\]\(([^)]+)\): \S", text, re.MULTILINE))
    assert named == {f"{SITE}{name.removesuffix('.html')}.md" for name in pages if name != "404.html"}


def test_the_sitemap_lists_every_page(site: Path, pages: dict[str, Look]) -> None:
    listed = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - made by this build
    found = {each.text for each in listed.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert found == {f"{SITE}{name.removesuffix('index.html')}" for name in pages if name != "404.html"}


def test_all_pages_are_in_one_file(site: Path) -> None:
    whole = (site / "llms-full.txt").read_text(encoding="utf-8")
    for phrase in ("# The decision table", "significant-adverse", "Erlang C", "# Glossary"):
        assert phrase in whole


def test_the_handbook_holds_every_page_of_the_guide(pages: dict[str, Look]) -> None:
    look = pages[HANDBOOK]
    stems = {path.stem for path in (ROOT / "docs/guide").glob("*.md")} - {"handbook"}
    assert {f"guide-{stem}" for stem in stems} | {"about-index", "reference-references"} <= look.ids
    assert look.embedded == []


def test_links_between_chapters_stay_in_the_handbook(pages: dict[str, Look]) -> None:
    links = set(pages[HANDBOOK].links)
    assert "#guide-decision-table" in links
    assert "#reference-references--green-2022" in links
    assert "../../assessment/" in links
    assert not any(link.startswith("../escalation") and "hitl" not in link for link in links - {"../escalation/"})


def test_the_handbook_says_what_the_pages_say(site: Path) -> None:
    whole = (site / "guide/handbook/index.md").read_text(encoding="utf-8")
    for stem in ("escalation", "credibility", "questions"):
        page = (site / f"guide/{stem}/index.md").read_text(encoding="utf-8")
        plain = [line for line in page.splitlines() if line and "](" not in line and not line.startswith(("#", "|"))]
        known = set(whole.splitlines())
        lost = [line for line in plain if line not in known]
        # What belongs to an embedded check is left out on paper.
        assert len(plain) - len(lost) > 10 if stem == "escalation" else not lost


def test_the_feeds_lead_to_what_they_tell(site: Path, pages: dict[str, Look]) -> None:
    feed = ET.parse(site / "feed.xml").getroot()  # noqa: S314 - made by this build
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert ids
    assert len(set(ids)) == len(ids)
    for name in ids:
        assert name.startswith(f"{SITE}about/changes/#")
        assert name.partition("#")[2] in pages["about/changes/index.html"].ids
    assert [item["id"] for item in json.loads((site / "feed.json").read_bytes())["items"]] == ids


def test_changes_are_dated_and_the_newest_comes_first(site: Path) -> None:
    feed = ET.parse(site / "feed.xml").getroot()  # noqa: S314 - made by this build
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", date) for date in dates)
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0]
