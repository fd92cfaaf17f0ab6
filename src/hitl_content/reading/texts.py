"""Texts, in one language or in several."""

from __future__ import annotations

from hitl_content.model.text import Text
from hitl_content.reading.leaves import LeafReader
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Broken, Leaf, Mapping, Node
from hitl_content.wire.suggesting import did_you_mean, nearest, quoted


class TextReader:
    """Reads texts for the languages of one assessment."""

    def __init__(self, reporter: Reporter, languages: tuple[str, ...] | None) -> None:
        self._reporter = reporter
        self._leaves = LeafReader(reporter)
        self._languages = languages
        """None where they are not known, so that no text is held against them."""

    def text(self, node: Node, called: str) -> Text | None:
        """Return *node* as a text in every language; None where it is not, which is then reported."""
        languages = self._languages
        match node:
            case Leaf():
                words = self._leaves.words(node, called)
                if words is None or languages is None:
                    return None
                if len(languages) > 1:
                    wanted = ", ".join(f"{tag}: ..." for tag in languages)
                    self._reporter.add(
                        node.at,
                        f"{called} is written once, but the assessment has {len(languages)} languages.",
                        f"Write {{{wanted}}}.",
                    )
                    return None
                return Text(values=((languages[0], words),))
            case Mapping():
                return self._translations(node, called)
            case _:
                self._reporter.add(node.at, f"{called} is text, not a list.", f"Write {called}: text.")
                return None

    def _translations(self, node: Mapping, called: str) -> Text | None:
        found: dict[str, str] = {}
        for entry in node.entries:
            if self._languages is not None and entry.name not in self._languages:
                self._reporter.add(
                    entry.at,
                    f"{quoted(entry.name)} is not a language of this assessment.",
                    did_you_mean(entry.name, self._languages, "Languages"),
                )
                found[nearest(entry.name, self._languages) or ""] = ""
                continue
            if isinstance(entry.value, Leaf):
                found[entry.name] = self._leaves.words(entry.value, f"{called} in {entry.name}") or ""
            else:
                found[entry.name] = ""
                if not isinstance(entry.value, Broken):
                    self._reporter.add(entry.value.at, f"{called} in {entry.name} is text.", "Write a text.")
        missing = [tag for tag in self._languages or () if tag not in found and node.whole]
        for tag in missing:
            self._reporter.add(node.at, f"{called} has no text in {tag}.", f"Add {tag}: and the text.")
        if not self._languages or not all(found.get(tag) for tag in self._languages):
            return None
        return Text(values=tuple((tag, found[tag]) for tag in self._languages))
