# The few things a picture is made of. They say what a shape means (its role), never how it looks: the
# exporter owns colours and strokes, so that one layout can be drawn as SVG now and as something else later.
"""Shapes of a picture: positions and roles, without a format. Lengths are whole units, y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["circle", "square", "diamond", "hexagon", "pentagon"]
FORMS: tuple[Form, ...] = ("circle", "square", "diamond", "hexagon", "pentagon")
"""The form of each lane's marks, by lane; after the last it starts again."""


@dataclass(frozen=True, slots=True)
class Word:
    """One line of text. *y* is its baseline."""

    x: int
    y: int
    text: str
    size: int = 11
    role: str = "text"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Mark:
    """A station. *filled* is how much of it is filled from below, in hundredths: fuller is stricter."""

    x: int
    y: int
    radius: int
    form: Form
    filled: int
    role: str
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Sign:
    """A small sign that is not a station: ``looser``, ``stricter``, ``override``, ``unknown``, ``weakest`` ..."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through *points*, its corners rounded by *radius*. *head*: whether it ends in an arrow head."""

    points: tuple[tuple[int, int], ...]
    role: str
    lane: int = 0
    radius: int = 0
    head: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int
    role: str
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Hatch:
    """A hatched rectangle: what is not known."""

    x: int
    y: int
    width: int
    height: int


Shape = Word | Mark | Sign | Line | Box | Hatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Shapes that belong to one step, or to none (the empty id), placed as if the picture began at *top*.

    Where something above grows, what is below moves as it is: nothing in it is drawn again, by us or by a browser.
    """

    step: str
    shapes: tuple[Shape, ...]
    top: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A whole picture, with the words that stand for it where it cannot be seen."""

    width: int
    height: int
    title: str
    description: str
    language: str
    groups: tuple[Group, ...]
