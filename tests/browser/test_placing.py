"""What comes from Python is put in the page element by element: nothing that could act gets through."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browser.conftest import Opener
from tests.browser.serving import Server

MODULE = Path(__file__).parents[2] / "src/hitl_content/page/static/place.mjs"

PLACE = """async (markup) => {
  const {place} = await import(new URL('../assets/place.mjs', location).href);
  const target = document.createElement('div');
  document.body.append(target);
  place(target, markup, 'p');
  const placed = target.innerHTML;
  target.remove();
  return placed;
}"""


CASES = [
    ("<p class='a' id='x'>A <b>b</b> &amp; c</p>", '<p class="a" id="p-x">A <b>b</b> &amp; c</p>'),
    ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
    ("<img src=x onerror=alert(1)><p onclick='alert(1)'>a</p>", "<p>a</p>"),
    ("<p style='color:red'>a</p><style>p{}</style>", "<p>a</p>"),
    ("<iframe srcdoc='<p>'></iframe><object></object><form><input></form>", ""),
    ("<template><p>a</p></template><math><mi>x</mi></math>", ""),
    ("<a href='https://example.org/'>a</a>", '<a href="https://example.org/">a</a>'),
    ("<a href='#x'>a</a>", '<a href="#p-x">a</a>'),
    ("<a href='java\tscript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href=' JavaScript:alert(1)'>a</a>", "<a>a</a>"),
    ("<a href='data:text/html,<p>'>a</a>", "<a>a</a>"),
    ("<svg viewBox='0 0 1 1'><path d='M0 0' fill='url(#g)'/></svg>", 'fill="url(#p-g)"'),
    ("<svg><path fill='url(https://example.org/)'/></svg>", "<svg><path></path></svg>"),
    ("<svg><foreignObject><p>a</p></foreignObject><use href='x.svg#a'/></svg>", "<svg></svg>"),
    ("<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>", "<svg><a><text>a</text></a></svg>"),
    ("<svg><animate onbegin='alert(1)'/><set attributeName='href'/></svg>", "<svg></svg>"),
    ("<svg><script>alert(1)</script><style>p{}</style></svg>", "<svg></svg>"),
    ("<p aria-labelledby='a b'>a</p>", '<p aria-labelledby="p-a p-b">a</p>'),
]
"""Markup, and what of it is placed; a text that starts with ``fill`` is only a part."""


@pytest.fixture(autouse=True)
def module(site: Server) -> None:
    """Serve the module by itself: in the page it is part of a bundle."""
    shutil.copy(MODULE, site.root / "assets" / MODULE.name)


def test_only_what_is_on_the_lists_is_placed(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.page.goto(site.url("assessment/"))
        found = {markup: tab.page.evaluate(PLACE, markup) for markup, _ in CASES}
        for markup, placed in CASES:
            assert placed in found[markup] if placed.startswith("fill") else placed == found[markup]
        assert (
            not tab.foreign
        )  # the policy reports what the parser meets, though it stands in no document that is shown


def test_markup_that_is_not_well_formed_places_nothing_that_acts(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.page.goto(site.url("assessment/"))
        found = tab.page.evaluate(PLACE, "<svg></p><style><img src=x onerror=alert(1)></style></svg>")
        assert "<" not in found.replace("<svg></svg>", "").replace("<p></p>", "")
        assert not tab.foreign


CHANGES = [
    ("<p>a</p><p>b</p>", "<p>a</p><p>c</p>"),
    ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>x</li><li>b</li></ul>"),
    ("<ul><li>a</li><li>b</li><li>c</li></ul>", "<ul><li>c</li></ul>"),
    ("<svg><g><path d='M0 0'/><text>a</text></g></svg>", "<svg><g><path d='M1 1'/><text>b</text></g></svg>"),
    ("<p>a <script>1</script> b</p>", "<p>a <b>1</b> c</p>"),
    ("<p>a <b>1</b> c</p>", "<p>a <script>1</script> b</p>"),
    ("<!-- a --><p>a</p>", "<p class='x'>a</p><!-- b -->"),
    ("<section><h2>a</h2><p>b</p></section>", "<section id='s'><h2>a</h2><p>b</p></section>"),
    ("<svg><g transform='translate(0 1)'/></svg>", "<svg><g class='x' transform='translate(0 2)'/></svg>"),
    ("<p><a href='#x'>a</a></p>", "<p><a href='javascript:alert(1)'>a</a></p>"),
    ("<ul><li>a</li><li>b<b>c</b></li></ul>", "<ul><li>x<b>y</b></li><li>z</li><li>w</li></ul>"),
    ("", "<p>a</p>"),
    ("<p>a</p>", ""),
]
AGAIN = """async ([one, two]) => {
  const {place} = await import(new URL('../assets/place.mjs', location).href);
  const [first, second] = [document.createElement('div'), document.createElement('div')];
  place(first, one, 'p');
  place(first, two, 'p');
  const there = first.innerHTML;
  place(first, one, 'p');
  place(second, one, 'p');
  const back = [first.innerHTML, second.innerHTML];
  place(second, two, 'p');
  const fresh = document.createElement('div');
  place(fresh, two, 'p');
  return [there, fresh.innerHTML, ...back];
}"""


def test_what_is_changed_in_place_equals_what_is_placed_anew(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.page.goto(site.url("assessment/"))
        for change in CHANGES:
            there, fresh, back, first = tab.page.evaluate(AGAIN, list(change))
            assert there == fresh, change
            assert back == first, change


def test_focus_and_what_is_equal_stay_when_something_else_changes(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.page.goto(site.url("assessment/"))
        kept = tab.page.evaluate(
            """async () => {
              const {place} = await import(new URL('../assets/place.mjs', location).href);
              const target = document.createElement('div');
              document.body.append(target);
              place(target, "<p>a</p><p><a href='#x'>b</a></p>", 'p');
              const link = target.querySelector('a');
              link.focus();
              place(target, "<p>changed</p><p><a href='#x'>b</a></p>", 'p');
              return document.activeElement === link && target.textContent === 'changedb';
            }"""
        )
        assert kept


def test_what_moves_or_says_something_else_is_not_made_anew(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.page.goto(site.url("assessment/"))
        kept = tab.page.evaluate(
            """async () => {
              const {place} = await import(new URL('../assets/place.mjs', location).href);
              const target = document.createElement('div');
              const drawn = (down, said) =>
                `<svg height="${down}"><g transform="translate(0 ${down})"><text>${said}</text></g></svg>`;
              place(target, drawn(1, 'a'), 'p');
              const before = [...target.querySelectorAll('*')];
              place(target, drawn(2, 'b'), 'p');
              return before.every((each) => target.contains(each)) && target.textContent === 'b' &&
                target.querySelector('g').getAttribute('transform') === 'translate(0 2)';
            }"""
        )
        assert kept
