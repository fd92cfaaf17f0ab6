"""The figures of the guidance, drawn as SVG.

``<!-- figure: ladders -->`` in a page becomes the picture with its caption.

Numbers in them are computed here, from the formulas that the text beside them gives. Colours come from the page's
stylesheet by class, so that a figure is right in both palettes and on paper.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.figures")

MARKER = re.compile(r"<!-- figure: ([a-z-]+) -->")


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Return a line of text with its baseline at *x*, *y*."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, kind: str, radius: float = 7) -> str:
    """Return a rounded rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}" class="{kind}"/>'


def line(points: list[tuple[float, float]], kind: str) -> str:
    """Return an open line through *points*."""
    return f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" class="{kind}"/>'


def picture(name: str, width: int, height: int, title: str, description: str, parts: list[str], caption: str) -> str:
    """Return a figure: the drawing with its name and description, and a caption below."""
    return (
        '<figure class="site-figure"><div class="site-figure__scroll" tabindex="0" role="group"'
        f' aria-label="{escape(title)}">'
        f'<svg class="fig" viewBox="0 0 {width} {height}" role="img" aria-labelledby="fig-{name}-t fig-{name}-d">'
        f'<title id="fig-{name}-t">{escape(title)}</title><desc id="fig-{name}-d">{escape(description)}</desc>'
        f"{''.join(parts)}</svg></div><figcaption>{escape(caption)}</figcaption></figure>"
    )


def ladders() -> str:
    """Draw the three ladders side by side, the most permissive level on top."""
    columns = (
        (
            "How far AI may go",
            "petrol",
            (
                "act: within written limits, and tells",
                "recommend: a person decides",
                "support: a person does the work",
                "person: AI stays out",
            ),
        ),
        ("Who looks, and when", "amber", ("none", "sample", "exceptions", "each item", "two people")),
        (
            "How to reach a person",
            "plum",
            ("on request: one step away", "visible: at the point of need", "human-first: a person before AI"),
        ),
    )
    parts = []
    for column, (heading, colour, rungs) in enumerate(columns):
        x = 8 + column * 236
        parts.append(text(x, 20, heading, "fig-strong"))
        step = 200 / len(rungs)
        for rung, words in enumerate(rungs):
            y = 34 + rung * step
            parts += [
                box(x, y, 220, step - 8, f"fig-{colour}-soft"),
                text(x + 12, y + (step - 8) / 2 + 4.5, words, "fig-small"),
            ]
    parts.append(
        text(
            8,
            250,
            "More freedom on top. Every rule can only push a step down a ladder, never up.",
            "fig-small fig-muted",
        )
    )
    return picture(
        "ladders",
        720,
        260,
        "Three ladders, settled separately for every step",
        "Autonomy has four rungs: act, recommend, support, person. Review has five: none, sample, "
        "exceptions, each item, "
        "two people. Access has three: on request, visible, human-first.",
        parts,
        "One step can stand high on one ladder and low on another: AI may act alone while the way to a "
        "person is in plain view.",
    )


def extremes() -> str:
    """Draw the two extremes as losses on either side of enough."""

    def curve(stakes: float) -> list[tuple[float, float]]:
        points = []
        for i in range(101):
            review = i / 100
            loss = stakes * math.exp(-4 * review) + 0.62 * review**2 + 0.05
            points.append((60 + 600 * review, 220 - 180 * min(loss, 1.1)))
        return points

    high, low = curve(1.0), curve(0.32)
    parts = [
        line([(60, 24), (60, 222), (668, 222)], "fig-line"),
        line(high, "fig-curve"),
        line(low, "fig-curve-amber"),
    ]
    for points, words, colour, dy in ((high, "high stakes", "petrol", -14), (low, "low stakes", "amber", 22)):
        x, y = max(points, key=lambda p: p[1])
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="fig-{colour}"/>',
            text(x, y + dy, f"enough, {words}", f"fig-small fig-strong fig-{colour}", "middle"),
        ]
    parts += [
        text(112, 40, "Over-automation", "fig-strong"),
        text(112, 57, "mistakes pass, nobody can be reached", "fig-small fig-muted"),
        text(660, 60, "Needless review", "fig-strong", "end"),
        text(660, 77, "waiting, fatigue, rubber stamps", "fig-small fig-muted", "end"),
        text(364, 246, "more review", "fig-small fig-muted", "middle"),
        text(18, 130, "loss", "fig-small fig-muted"),
    ]
    return picture(
        "extremes",
        720,
        256,
        "Two ways to lose, and the place between them",
        "A sketch of two curves. Loss is high with too little review, falls to a lowest point, and rises "
        "again as review is "
        "added for its own sake. The lowest point lies further towards review when stakes are high.",
        parts,
        "A sketch of the idea, not data. The lowest point moves with the stakes, which is why one policy "
        "for every step is always wrong somewhere.",
    )


def escalation() -> str:
    """Draw escalation as part of the design: signal, hand-over, decision, lesson."""
    boxes = (
        ("AI works", "inside written limits", "petrol"),
        ("A signal", "such as weak evidence", "amber"),
        ("A person", "sees what was said", "amber"),
        ("The limits", "are moved or kept", "petrol"),
    )
    second = ("and tells people", "or rising stakes", "and decides", "by what was learned")
    parts = []
    for i, ((heading, words, colour), more) in enumerate(zip(boxes, second, strict=True)):
        x = 8 + i * 178
        parts += [
            box(x, 40, 156, 84, f"fig-{colour}-soft"),
            text(x + 78, 66, heading, "fig-strong", "middle"),
            text(x + 78, 88, words, "fig-small", "middle"),
            text(x + 78, 105, more, "fig-small", "middle"),
        ]
        if i < 3:
            parts.append(f'<path d="M{x + 157} 82h17m-6 -5l6 5l-6 5" class="fig-line"/>')
    parts += [
        '<path d="M620 126v34h-534v-30m-5 6l5 -6l5 6" class="fig-dash"/>',
        text(353, 179, "back to work, with the limit where it now belongs", "fig-small fig-muted", "middle"),
        text(8, 22, "Escalation is a station on the line, not the ditch beside it", "fig-strong"),
    ]
    return picture(
        "escalation",
        720,
        190,
        "Where escalation sits",
        "Four boxes in a row. AI works inside written limits. A signal such as confusion or weak evidence stops it. "
        "A person sees what was said and decides. The limits are moved or kept by what was learned, and "
        "work goes on.",
        parts,
        "A hand-over that also moves the limit is how a system learns where it may act.",
    )


def waiting(arrivals: float, minutes: float, reviewers: int) -> float:
    """Return the mean wait in minutes at *arrivals* an hour (Erlang C); infinite when reviewers cannot keep up."""
    offered = arrivals * minutes / 60
    if offered >= reviewers:
        return math.inf
    last = offered**reviewers / math.factorial(reviewers) * reviewers / (reviewers - offered)
    busy = last / (sum(offered**k / math.factorial(k) for k in range(reviewers)) + last)
    return busy * minutes / (reviewers - offered)


def load() -> str:
    """Draw the wait for a review against how busy two reviewers are."""

    def place(arrivals: float) -> tuple[float, float]:
        return 60 + 600 * arrivals / 30, 220 - 180 * min(waiting(arrivals, 4, 2), 45) / 45

    parts = [line([(60, 24), (60, 220), (668, 220)], "fig-line")]
    parts += [line([(60, 220 - 40 * k), (660, 220 - 40 * k)], "fig-grid") for k in (1, 2, 3, 4)]
    parts += [text(52, 224 - 40 * k, f"{10 * k}", "fig-small fig-muted", "end") for k in range(5)]
    parts.append(line([place(a / 10) for a in range(20, 290)], "fig-curve"))
    for arrivals in (20, 25, 28):
        x, y = place(arrivals)
        busy, wait = arrivals * 4 / 120, waiting(arrivals, 4, 2)
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="fig-amber"/>',
            text(
                x - 9,
                y - 9,
                f"{arrivals} an hour: {busy:.0%} busy, {wait:.0f} min",
                "fig-small fig-strong",
                "end",
            ),
        ]
    parts += [
        text(66, 20, "minutes of waiting", "fig-small fig-muted"),
        text(660, 242, "items an hour, two reviewers, four minutes each", "fig-small fig-muted", "end"),
    ]
    return picture(
        "load",
        720,
        252,
        "How load breaks review",
        "A curve that is nearly flat at first and then steep. With two reviewers and four minutes an "
        "item, 20 items an hour wait "
        "about 3 minutes, 25 wait about 9, and 28 wait about 27. Above 30 the queue never ends.",
        parts,
        "Computed with the Erlang C formula, which assumes that items arrive at random. Past 30 an hour "
        "the queue only grows, and people start to skim.",
    )


def earned() -> str:
    """Draw the upper bound on the error rate after n items without a failure."""

    def place(items: float) -> tuple[float, float]:
        return 60 + 600 * items / 400, 220 - 180 * min(1 - 0.05 ** (1 / items), 0.1) / 0.1

    parts = [
        line([(60, 24), (60, 220), (668, 220)], "fig-line"),
        line([place(n) for n in range(28, 401, 2)], "fig-curve"),
    ]
    parts += [text(52, 224 - 36 * k, f"{2 * k} %", "fig-small fig-muted", "end") for k in range(6)]
    for items, words in ((60, "60 clean items: below 5 %"), (150, "150: below 2 %"), (300, "300: below 1 %")):
        x, y = place(items)
        parts += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="fig-amber"/>',
            text(x + 9, y - 9, words, "fig-small fig-strong"),
        ]
    parts += [
        text(66, 20, "error rate that is still possible (95 %)", "fig-small fig-muted"),
        text(660, 242, "items checked without one failure", "fig-small fig-muted", "end"),
    ]
    return picture(
        "earned",
        720,
        252,
        "How autonomy is earned",
        "A falling curve. After 60 checked items without a failure the error rate is below 5 per cent "
        "with 95 per cent "
        "confidence, after 150 below 2 per cent, after 300 below 1 per cent.",
        parts,
        "Exact binomial bound; about three divided by the number of items. A new model, prompt or policy "
        "starts the count again.",
    )


FIGURES: dict[str, Callable[[], str]] = {
    "ladders": ladders, "extremes": extremes, "escalation": escalation, "load": load, "earned": earned,
}  # fmt: skip


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace each marker by its figure; warn about names that are not figures."""

    def draw(match: re.Match[str]) -> str:
        if match[1] not in FIGURES:
            log.warning('%s: there is no figure "%s". Figures: %s.', page.file.src_uri, match[1], ", ".join(FIGURES))
            return match[0]
        return FIGURES[match[1]]()

    return MARKER.sub(draw, markdown)
