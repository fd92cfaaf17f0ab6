# The picture is laid out without a browser, so text is measured with a built-in table: the advance widths of
# the Helvetica family, which Arial and Liberation Sans share. Character classes are ranges written here and not
# asked of unicodedata, whose answers differ between Python versions and would make bytes differ too.
"""How wide text is, and how it wraps. Lengths are in the picture's units, sizes are font sizes in them."""

from __future__ import annotations

import re
from functools import lru_cache

ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
"""Widths of U+0020 to U+007E in thousandths of the font size."""

FULL = (
    (0x1100, 0x115F), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
    (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1F000, 0x1FAFF), (0x20000, 0x3FFFD), (0xFFFD, 0xFFFD),
)  # fmt: skip
"""Characters about as wide as they are high: CJK, Hangul, full-width forms, emoji."""

NONE = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x064B, 0x065F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x2069), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0x1F3FB, 0x1F3FF), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Characters that take no room of their own: combining marks, joiners, direction marks, skin tones."""

NO_BREAK = "\u00a0\u202f"
"""Spaces at which no line breaks: French puts them before its marks. As wide as a space."""
BREAKS = re.compile(rf"[^\S{NO_BREAK}]+")

OTHER = 640
WIDE = 1060
BOLD = 1075
"""Bold text against plain text, in thousandths."""
SLACK = 1030
"""Room for fonts a little wider than the table, in thousandths."""
JOINER = "\u200d"
ELLIPSIS = "\u2026"


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    """Return the width of *character* in thousandths of the font size."""
    code = ord(" " if character in NO_BREAK else character)
    if 0x20 <= code <= 0x7E:
        return ASCII[code - 0x20]
    if _within(code, NONE):
        return 0
    return WIDE if _within(code, FULL) else OTHER


def width(text: str, size: int, *, bold: bool = False) -> int:
    """Return how much room *text* takes at font size *size*, rounded up."""
    return _width(text, size * SLACK * (BOLD if bold else 1000))


def _width(text: str, scale: int) -> int:
    return -(-sum(map(_advance, text)) * scale // 1_000_000_000)


@lru_cache(maxsize=4096)
def wrapped(text: str, room: int, size: int, *, bold: bool = False, lines: int = 3) -> tuple[str, ...]:
    """Return *text* in at most *lines* lines, none wider than *room*; what does not fit ends in an ellipsis.

    Breaks at white space, and inside a word only where the word alone is wider than *room*. At least one
    character is put on every line, so a tiny *room* cannot loop.
    """
    scale = size * SLACK * (BOLD if bold else 1000)
    done: list[str] = []
    line = ""
    for word in BREAKS.split(text.strip()):
        candidate = f"{line} {word}" if line else word
        if _width(candidate, scale) <= room:
            line = candidate
            continue
        if line:
            done.append(line)
        while _width(word, scale) > room and len(done) <= lines:
            head = _fitting(word, room, scale)
            done.append(head)
            word = word[len(head) :]  # noqa: PLW2901 - the rest of the word goes on the next line
        line = word
        if len(done) > lines:
            break
    if line:
        done.append(line)
    if len(done) <= lines:
        return tuple(done)
    return (*done[: lines - 1], _shortened(done[lines - 1], room, scale))


def _fitting(word: str, room: int, scale: int) -> str:
    """Return the longest start of *word* that fits, never parting a character from its marks."""
    end = 1
    while end < len(word) and _width(word[: end + 1], scale) <= room:
        end += 1
    fitting = end
    while 0 < end < len(word) and _joined(word, end):
        end -= 1
    if end == 0:  # the first character with its marks is wider than the room: keep it whole all the same
        end = fitting
        while end < len(word) and _joined(word, end):
            end += 1
    return word[:end]


def _joined(word: str, place: int) -> bool:
    """Return whether the characters before and at *place* belong together."""
    return _advance(word[place]) == 0 or word[place - 1] == JOINER


def _shortened(line: str, room: int, scale: int) -> str:
    while line and _width(line + ELLIPSIS, scale) > room:
        line = line[:-1]
        while line and (line[-1] == JOINER or _advance(line[-1]) == 0):
            line = line[:-1]
    return line.rstrip(" ,;:.") + ELLIPSIS
