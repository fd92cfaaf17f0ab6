# The only place where text becomes markup. A str that is not Markup is always escaped, so forgetting to escape
# is not possible from outside this module; characters that XML forbids never reach a file.
"""A tiny element builder for HTML and SVG that always escapes."""

from __future__ import annotations

import re
from functools import lru_cache

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that XML forbids or discourages, and halves of surrogate pairs."""
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that would reorder the text of others around them."""
REPLACEMENT = "\ufffd"
MARKUP = re.compile("[&<>\"']")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
"""HTML elements that have no end tag."""
LINKABLE = re.compile(r"https?://[^\s<>\"'\\]+\Z", re.IGNORECASE)


SHORT = 200
"""Texts of fewer characters are remembered."""


class Markup(str):
    """Text that is markup already. Made only by this module and from literals."""

    __slots__ = ()


Child = str | None
"""Markup goes in as it is, any other text is escaped, None is nothing."""


def clean(text: str) -> str:
    """Return *text* without characters that no document may hold, and without marks that reorder text."""
    if text.isascii() and text.isprintable():
        return text
    return DIRECTION.sub("", FORBIDDEN.sub(REPLACEMENT, text))


def escaped(text: str) -> Markup:
    """Return *text* safe between tags and inside quoted attributes."""
    return _often(text) if len(text) < SHORT else _escaped(text)


def _escaped(text: str) -> Markup:
    return Markup(MARKUP.sub(lambda match: ENTITIES[match[0]], clean(text)))


_often = lru_cache(maxsize=4096)(_escaped)
"""Labels and the values of attributes come up again and again."""


def inside(*children: Child) -> Markup:
    """Return *children* one after another."""
    return Markup(_joined(children))


def _joined(children: tuple[Child, ...]) -> str:
    return "".join([each if type(each) is Markup else escaped(each) for each in children if each is not None])


def attributes(values: dict[str, str | int | bool | None]) -> str:
    """Return *values* as attributes. ``class_`` is ``class``, ``aria_label`` is ``aria-label``.

    None and False leave the attribute out; True writes it without a value.
    """
    written = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        written.append(f" {plain}" if value is True else f' {plain}="{escaped(str(value))}"')
    return "".join(written)


def element(tag: str, *children: Child, **values: str | int | bool | None) -> Markup:
    """Return an HTML element. Its tag and attribute names must be literals of the caller."""
    start = f"<{tag}{attributes(values) if values else ''}>"
    return Markup(start if tag in VOID else f"{start}{_joined(children)}</{tag}>")


def xml(tag: str, *children: Child, **values: str | int | bool | None) -> Markup:
    """Return an XML element, closed in itself where it has no children. Its names must be literals of the caller."""
    start = f"<{tag}{attributes(values)}"
    held = inside(*children)
    return Markup(f"{start}>{held}</{tag}>" if held else f"{start}/>")


def link(words: str, address: str) -> Markup:
    """Return *words* linked to *address*, or just the words where it is not a plain web address."""
    if not LINKABLE.match(address):
        return escaped(words)
    return element("a", words, href=address, rel="noopener noreferrer")
