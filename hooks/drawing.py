# Not a hook itself: what the figures of the guidance are drawn with.
"""Parts of an SVG, and the frame that makes a figure of them: one drawing for wide screens and one for phones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

Drawing = tuple[int, int, list[str]]
"""Width and height of a drawing, and what is in it."""


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Return a line of text with its baseline at *x*, *y*."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, kind: str, radius: float = 7) -> str:
    """Return a rounded rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}" class="{kind}"/>'


def line(points: list[tuple[float, float]], kind: str) -> str:
    """Return an open line through *points*."""
    return f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" class="{kind}"/>'


def dot(x: float, y: float, kind: str) -> str:
    """Return a mark at *x*, *y*."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="{kind}"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with the words that stand for it where it cannot be seen."""

    name: str
    title: str
    description: str
    caption: str
    draw: Callable[[bool], Drawing]
    """Takes whether there is room for the wide drawing."""

    def html(self) -> str:
        """Return the figure. The narrow drawing is named by the words of the wide one, so that they stand once."""
        name = f"fig-{self.name}"
        words = (
            f'<title id="{name}-t">{escape(self.title)}</title><desc id="{name}-d">{escape(self.description)}</desc>'
        )
        drawings = ""
        for size in ("wide", "narrow"):
            width, height, parts = self.draw(size == "wide")
            drawings += (
                f'<svg class="fig fig--{size}" viewBox="0 0 {width} {height}" role="img"'
                f' aria-labelledby="{name}-t {name}-d">{words if size == "wide" else ""}{"".join(parts)}</svg>'
            )
        return f'<figure class="site-figure">{drawings}<figcaption>{escape(self.caption)}</figcaption></figure>'
