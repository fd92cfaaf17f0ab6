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

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from drawing import Drawing, Figure, box, dot, line, text

log = logging.getLogger("mkdocs.hooks.figures")

MARKER = re.compile(r"<!-- figure: ([a-z-]+) -->")
WIDE, NARROW = 720, 344
"""Widths of the drawings. The narrow one is shown at its own size on a phone, so its letters stay as large."""

LADDERS = (
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


def ladders(wide: bool) -> Drawing:
    """Draw the three ladders, the most permissive level on top: side by side, or one below the other."""
    parts = []
    top = 0.0
    for column, (heading, colour, rungs) in enumerate(LADDERS):
        x, y, width = (8 + column * 236, 34, 220) if wide else (4, top + 34, NARROW - 8)
        step = 200 / len(rungs) if wide else 40
        parts.append(text(x, y - 14, heading, "fig-strong"))
        for rung, words in enumerate(rungs):
            parts += [
                box(x, y + rung * step, width, step - 8, f"fig-{colour}-soft"),
                text(x + 12, y + rung * step + (step - 8) / 2 + 4.5, words, "fig-small"),
            ]
        top = y + len(rungs) * step + 6
    said = ("More freedom on top. Every rule can only", "push a step down a ladder, never up.")
    if wide:
        parts.append(text(8, 250, " ".join(said), "fig-small fig-muted"))
        return WIDE, 260, parts
    parts += [text(4, top + 12 + 18 * place, words, "fig-small fig-muted") for place, words in enumerate(said)]
    return NARROW, round(top + 40), parts


def extremes(wide: bool) -> Drawing:
    """Draw the two extremes as losses on either side of enough."""
    left, width = (60, 600) if wide else (16, 316)

    def curve(stakes: float) -> list[tuple[float, float]]:
        points = []
        for i in range(101):
            review = i / 100
            loss = stakes * math.exp(-4 * review) + 0.62 * review**2 + 0.05
            points.append((left + width * review, 220 - 180 * min(loss, 1.1)))
        return points

    high, low = curve(1.0), curve(0.32)
    parts = [
        line([(left, 24), (left, 222), (left + width + 8, 222)], "fig-line"),
        line(high, "fig-curve"),
        line(low, "fig-curve-amber"),
    ]
    for points, words, colour, dy in ((high, "high stakes", "petrol", -14), (low, "low stakes", "amber", 22)):
        x, y = max(points, key=lambda p: p[1])
        parts += [
            dot(x, y, f"fig-{colour}"),
            text(x, y + dy, f"enough, {words}", f"fig-small fig-strong fig-{colour}", "middle"),
        ]
    end = left + width
    start = left + (52 if wide else 44)
    notes = ("mistakes pass, nobody can be reached", "waiting, fatigue, rubber stamps")
    parts += [
        text(start, 40, "Over-automation", "fig-strong"),
        text(start, 57, notes[0] if wide else "mistakes pass", "fig-small fig-muted"),
        text(end, 60, "Needless review", "fig-strong", "end"),
        text(end, 77, notes[1] if wide else "waiting, fatigue", "fig-small fig-muted", "end"),
        text(left + width / 2, 246, "more review", "fig-small fig-muted", "middle"),
        text(18, 130, "loss", "fig-small fig-muted") if wide else text(16, 16, "loss", "fig-small fig-muted"),
    ]
    return (WIDE if wide else NARROW), 256, parts


STATIONS = (
    ("AI works", "inside written limits", "and tells people", "petrol"),
    ("A signal", "such as weak evidence", "or rising stakes", "amber"),
    ("A person", "sees what was said", "and decides", "amber"),
    ("The limits", "are moved or kept", "by what was learned", "petrol"),
)


def escalation(wide: bool) -> Drawing:
    """Draw escalation as part of the design: signal, hand-over, decision, lesson."""
    parts = []
    for i, (heading, words, more, colour) in enumerate(STATIONS):
        x, y, width = (8 + i * 178, 40, 156) if wide else (44, 34 + i * 100, 256)
        middle = x + width / 2
        height = 84 if wide else 76
        parts += [
            box(x, y, width, height, f"fig-{colour}-soft"),
            text(middle, y + 26, heading, "fig-strong", "middle"),
            text(middle, y + 46, words, "fig-small", "middle"),
            text(middle, y + 63, more, "fig-small", "middle"),
        ]
        if i < len(STATIONS) - 1:
            arrow = f"M{x + 157} 82h17m-6 -5l6 5l-6 5" if wide else f"M{middle:g} {y + 77}v18m-5 -6l5 6l5 -6"
            parts.append(f'<path d="{arrow}" class="fig-line"/>')
    saying = "Escalation is a station on the line, not the ditch beside it"
    if wide:
        parts += [
            '<path d="M620 126v34h-534v-30m-5 6l5 -6l5 6" class="fig-dash"/>',
            text(353, 179, "back to work, with the limit where it now belongs", "fig-small fig-muted", "middle"),
            text(8, 22, saying, "fig-strong"),
        ]
        return WIDE, 190, parts
    parts += [
        '<path d="M300 372h28v-300h-24m6 -5l-6 5l6 5" class="fig-dash"/>',
        text(172, 436, "back to work, with the limit where it belongs", "fig-small fig-muted", "middle"),
        text(4, 20, "A station on the line, not the ditch beside it", "fig-strong"),
    ]
    return NARROW, 446, parts


def waiting(arrivals: float, minutes: float, reviewers: int) -> float:
    """Return the mean wait in minutes at *arrivals* an hour (Erlang C); infinite when reviewers cannot keep up."""
    offered = arrivals * minutes / 60
    if offered >= reviewers:
        return math.inf
    last = offered**reviewers / math.factorial(reviewers) * reviewers / (reviewers - offered)
    busy = last / (sum(offered**k / math.factorial(k) for k in range(reviewers)) + last)
    return busy * minutes / (reviewers - offered)


def load(wide: bool) -> Drawing:
    """Draw the wait for a review against how busy two reviewers are."""
    left, width = (60, 600) if wide else (34, 300)
    end = left + width

    def place(arrivals: float) -> tuple[float, float]:
        return left + width * arrivals / 30, 220 - 180 * min(waiting(arrivals, 4, 2), 45) / 45

    parts = [line([(left, 24), (left, 220), (end + 8, 220)], "fig-line")]
    parts += [line([(left, 220 - 40 * k), (end, 220 - 40 * k)], "fig-grid") for k in (1, 2, 3, 4)]
    parts += [text(left - 8, 224 - 40 * k, f"{10 * k}", "fig-small fig-muted", "end") for k in range(5)]
    parts.append(line([place(a / 10) for a in range(20, 290)], "fig-curve"))
    for arrivals in (20, 25, 28):
        x, y = place(arrivals)
        busy, wait = arrivals * 4 / 120, waiting(arrivals, 4, 2)
        words = f"{arrivals} an hour: {busy:.0%} busy, {wait:.0f} min"
        parts += [dot(x, y, "fig-amber"), text(x - 9, y - 9, words, "fig-small fig-strong", "end")]
    axis = ("items an hour, two reviewers, four minutes each", "items an hour, two reviewers")
    parts += [
        text(left + 6, 20, "minutes of waiting", "fig-small fig-muted"),
        text(end, 242, axis[0] if wide else axis[1], "fig-small fig-muted", "end"),
    ]
    return (WIDE if wide else NARROW), 252, parts


def earned(wide: bool) -> Drawing:
    """Draw the upper bound on the error rate after n items without a failure."""
    left, width = (60, 600) if wide else (42, 294)

    def place(items: float) -> tuple[float, float]:
        return left + width * items / 400, 220 - 180 * min(1 - 0.05 ** (1 / items), 0.1) / 0.1

    parts = [
        line([(left, 24), (left, 220), (left + width + 8, 220)], "fig-line"),
        line([place(n) for n in range(28, 401, 2)], "fig-curve"),
    ]
    parts += [text(left - 8, 224 - 36 * k, f"{2 * k} %", "fig-small fig-muted", "end") for k in range(6)]
    for items, words in ((60, "60 clean items: below 5 %"), (150, "150: below 2 %"), (300, "300: below 1 %")):
        x, y = place(items)
        parts += [
            dot(x, y, "fig-amber"),
            text(x + 9, y - 9, words, "fig-small fig-strong")
            if wide or items < 300
            else text(x + 34, y - 9, words, "fig-small fig-strong", "end"),
        ]
    parts += [
        text(left + 6, 20, "error rate that is still possible (95 %)", "fig-small fig-muted"),
        text(left + width, 242, "items checked without one failure", "fig-small fig-muted", "end"),
    ]
    return (WIDE if wide else NARROW), 252, parts


FIGURES: dict[str, Callable[[], str]] = {
    figure.name: figure.html
    for figure in (
        Figure(
            name="ladders",
            title="Three ladders, settled separately for every step",
            description="Autonomy has four rungs: act, recommend, support, person. Review has five: none, sample, "
            "exceptions, each item, two people. Access has three: on request, visible, human-first.",
            caption="One step can stand high on one ladder and low on another: AI may act alone while the way to a "
            "person is in plain view.",
            draw=ladders,
        ),
        Figure(
            name="extremes",
            title="Two ways to lose, and the place between them",
            description="A sketch of two curves. Loss is high with too little review, falls to a lowest point, and "
            "rises again as review is added for its own sake. The lowest point lies further towards review when "
            "stakes are high.",
            caption="A sketch of the idea, not data. The lowest point moves with the stakes, which is why one policy "
            "for every step is always wrong somewhere.",
            draw=extremes,
        ),
        Figure(
            name="escalation",
            title="Where escalation sits",
            description="Four boxes in a row. AI works inside written limits. A signal such as confusion or weak "
            "evidence stops it. A person sees what was said and decides. The limits are moved or kept by what was "
            "learned, and work goes on.",
            caption="A hand-over that also moves the limit is how a system learns where it may act.",
            draw=escalation,
        ),
        Figure(
            name="load",
            title="How load breaks review",
            description="A curve that is nearly flat at first and then steep. With two reviewers and four minutes an "
            "item, 20 items an hour wait about 3 minutes, 25 wait about 9, and 28 wait about 27. Above 30 the queue "
            "never ends.",
            caption="Two reviewers, four minutes an item. Computed with the Erlang C formula, which assumes that items "
            "arrive at random. Past 30 an hour the queue only grows, and people start to skim.",
            draw=load,
        ),
        Figure(
            name="earned",
            title="How autonomy is earned",
            description="A falling curve. After 60 checked items without a failure the error rate is below 5 per cent "
            "with 95 per cent confidence, after 150 below 2 per cent, after 300 below 1 per cent.",
            caption="Exact binomial bound; about three divided by the number of items. A new model, prompt or policy "
            "starts the count again.",
            draw=earned,
        ),
    )
}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace each marker by its figure; warn about names that are not figures."""

    def draw(match: re.Match[str]) -> str:
        if match[1] not in FIGURES:
            log.warning('%s: there is no figure "%s". Figures: %s.', page.file.src_uri, match[1], ", ".join(FIGURES))
            return match[0]
        return FIGURES[match[1]]()

    return MARKER.sub(draw, markdown)
