# Not a hook itself. Only what the pages of this site hold is translated; what only works on a screen is left out.
"""The content of a page as Markdown, for readers that are programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "col"})
BLOCKS = frozenset({
    *("p", "div", "section", "article", "header", "figure", "figcaption", "blockquote", "pre", "hr", "form", "nav"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "details", "summary", "fieldset", "legend"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hitl-assessment"),
})  # fmt: skip

LEFT_OUT = frozenset({"script", "style", "button", "input", "textarea", "select", "link", "noscript", "form", "nav"})
HEADING = re.compile(r"h([1-6])\Z")
SPACE = re.compile(r"[ \t\r\n]+")
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}


@dataclass
class Node:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def left_out(self) -> bool:
        """Whether it has no meaning on paper."""
        return self.tag in LEFT_OUT or "hidden" in self.attributes or "headerlink" in self.classes

    def text(self) -> str:
        """Return the text of the element and all in it."""
        return "".join(each if isinstance(each, str) else each.text() for each in self.children)

    def all(self, *tags: str) -> Iterator[Node]:
        """Yield every element within that has one of *tags*, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                else:
                    yield from child.all(*tags)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class Translator:
    """Translates the content of the page at *base*, so that its links lead from anywhere."""

    def __init__(self, base: str) -> None:
        self._base = base

    def markdown(self, content: str) -> str:
        """Return the HTML *content* as Markdown."""
        tree = _Tree()
        tree.feed(content)
        tree.close()
        return "\n\n".join(self._blocks(tree.root.children)) + "\n"

    def _blocks(self, children: Iterable[Node | str]) -> list[str]:
        blocks: list[str] = []
        run: list[str] = []

        def flush() -> None:
            words = SPACE.sub(" ", "".join(run)).strip()
            if words:
                blocks.append(words)
            run.clear()

        for child in children:
            if isinstance(child, Node) and (child.tag in BLOCKS or child.tag == "svg") and not child.left_out:
                flush()
                blocks += self._block(child)
            else:
                run.append(self._inline(child))
        flush()
        return blocks

    def _block(self, node: Node) -> list[str]:
        heading = HEADING.match(node.tag)
        if heading:
            return [f"{'#' * int(heading[1])} {self._line(node)}"]
        match node.tag:
            case "svg":
                return self._picture(node)
            case "pre":
                return [f"```\n{node.text().strip()}\n```"]
            case "hr":
                return ["---"]
            case "ul" | "ol":
                return self._list(node)
            case "table":
                return self._table(node)
            case "legend" | "summary" | "caption":
                words = self._line(node)
                return [f"**{words.replace('**', '')}**"] if words else []
            case "dt":
                return [f"**{self._line(node).replace('**', '')}**"]
            case "blockquote":
                return [_before("> ", "\n\n".join(self._blocks(node.children)))]
            case "div" if "hitl-option" in node.classes:
                return [f"- {self._line(node)}"]
            case "figure" if "example-map" in node.classes:
                pictures = [block for each in node.all("svg") for block in self._picture(each)]
                return pictures[:1]
            case _:
                return self._blocks(node.children)

    def _picture(self, node: Node) -> list[str]:
        words = [SPACE.sub(" ", each.text()).strip().rstrip(".") for each in node.all("title", "desc")]
        return [f"*Figure: {'. '.join(dict.fromkeys(words))}.*"] if words else []

    def _list(self, node: Node) -> list[str]:
        items = []
        for place, child in enumerate((each for each in node.children if isinstance(each, Node)), 1):
            mark = f"{place}. " if node.tag == "ol" else "- "
            body = "\n".join(self._blocks(child.children))
            items.append(mark + body.replace("\n", "\n" + " " * len(mark)))
        return ["\n".join(items)] if items else []

    def _table(self, node: Node) -> list[str]:
        captions = [block for each in node.all("caption") for block in self._block(each)]
        rows = [[self._cell(cell) for cell in row.all("th", "td")] for row in node.all("tr")]
        if not rows:
            return captions
        width = max(len(row) for row in rows)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        return [*captions, "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])]

    def _cell(self, node: Node) -> str:
        words = " ".join(self._blocks(node.children))
        return SPACE.sub(" ", words).replace("|", "\\|").strip()

    def _line(self, node: Node) -> str:
        return SPACE.sub(" ", "".join(self._inline(each) for each in node.children)).strip()

    def _inline(self, child: Node | str) -> str:
        if isinstance(child, str):
            return child
        if child.left_out:
            return ""
        if child.tag == "br":
            return " "
        if child.tag == "img":
            return child.attributes.get("alt", "")
        if child.tag == "code":
            return f"`{child.text()}`"
        words = "".join(self._inline(each) for each in child.children)
        if child.tag in BLOCKS:
            return f" {words} "
        if child.tag == "a" and child.attributes.get("href") and words.strip():
            return f"[{words.strip()}]({urljoin(self._base, child.attributes['href'])})"
        mark = MARKS.get(child.tag, "")
        return f"{mark}{words.strip()}{mark}" if mark and words.strip() else words


def _before(mark: str, text: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))
