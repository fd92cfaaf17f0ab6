# Tables have captions and scopes, and lists are lists, so that nothing depends on a style sheet, or on seeing.
"""What any HTML of a map is written with, whatever it says: words, headings, lists, tables, folds."""

from __future__ import annotations

from hitl_content.exporting.markup import Child, Markup, element, inside
from hitl_content.words import say


class Writer:
    """Writes in *language*, with topmost headings of level *heading*."""

    def __init__(self, language: str, heading: int) -> None:
        self.language = language
        self.heading = heading

    def word(self, key: str, **values: object) -> str:
        """Return the sentence *key* in the language."""
        return say(self.language, key, **values)

    def head(self, words: Child, deeper: int = 0) -> Markup:
        """Return a heading, *deeper* levels below the topmost. It looks the same whatever its level on the page."""
        return element(f"h{min(6, self.heading + deeper)}", words, class_=f"hitl-head-{deeper}")

    def titled(self, key: str, *children: Child) -> Markup:
        """Return a section with a heading of the topmost level."""
        return element("section", self.head(self.word(key)), *children)

    def fold(self, words: str, *children: Child) -> Markup:
        """Return *children* folded away under *words*."""
        title = element("span", words, class_="hitl-fold-title")
        return element("details", element("summary", title), *children, class_="hitl-fold")

    def items(self, items: tuple[str, ...]) -> Markup | None:
        """Return *items* as a list, or None."""
        return element("ul", *(element("li", item) for item in items)) if items else None

    def small(self, words: str) -> Markup | None:
        """Return *words* as a side remark, or None."""
        return element("p", element("small", words)) if words else None

    def pairs(self, pairs: tuple[tuple[str, str], ...]) -> Markup | None:
        """Return the pairs of label and value that have a value, or None."""
        known = [inside(element("dt", label), element("dd", value)) for label, value in pairs if value]
        return element("dl", *(element("div", each) for each in known), class_="hitl-pairs") if known else None

    def table(self, caption: str, columns: list[str], rows: list[Markup]) -> Markup:
        """Return a table that scrolls by itself where it is too wide."""
        head = element("tr", *(element("th", column, scope="col") for column in columns))
        return element(
            "div",
            element(
                "table", element("caption", caption), element("thead", head),
                element("tbody", *(element("tr", row) for row in rows)),
            ),
            class_="hitl-wide", role="region", aria_label=caption, tabindex="0",
        )  # fmt: skip
