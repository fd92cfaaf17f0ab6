# Host-neutral: nothing here knows MkDocs. The blocks of pymdown-extensions find the syntax, as they do for the
# admonitions and tabs that stand beside it; the HTML comes whole from page/ and is not touched by Markdown again.
"""Python-Markdown extension: an assessment embedded in a page.

/// assessment | escalation-map
    example: refunds
///
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from hitl_content.model.errors import HitlError, ReadingError
from hitl_content.page.library import Library, UnknownAssessmentError

NAME = "assessment"
OPTIONS = ("example", "heading", "language", "title")
LEFT_OVER = re.compile(rf"<p>\s*/{{3,}}\s*{NAME}\b[^\n<]*")


class EmbedError(HitlError):
    """An assessment block in a page is not right."""


class AssessmentBlock(Block):  # type: ignore[misc] # pymdownx carries no types
    """The block ``/// assessment | slug``."""

    NAME = NAME
    ARGUMENT = None

    def _validate(self, parent: Element, arg: Any, **options: Any) -> bool:
        # The stock check answers a mistake by leaving the text in the page unsaid. Here it is an error in words.
        self.chosen = options
        return bool(super()._validate(parent, arg))

    def on_create(self, parent: Element) -> Element:
        """Put the whole embed in the place of the block."""
        extension: HitlExtension = self.config["extension"]
        number = self.tracker.setdefault(self.argument, 0)
        self.tracker[self.argument] = number + 1
        html = extension.embed(str(self.argument or ""), self.chosen, number)
        element = SubElement(parent, "div", {"class": "hitl-embed"})
        element.text = self.md.htmlStash.store(html)
        return element

    def on_markdown(self) -> str:
        """Say that nothing inside is Markdown."""
        return "raw"


class _LeftOver(Postprocessor):
    def run(self, text: str) -> str:
        found = LEFT_OVER.search(text)
        if found:
            written = found.group(0).removeprefix("<p>").strip()
            raise EmbedError(f"“{written}” was not understood. Close it with /// and indent options by four spaces.")
        return text


class HitlExtension(BlocksExtension):  # type: ignore[misc] # pymdownx carries no types
    """Adds the assessment block. ``assessments`` is the directory to look in, ``language`` that of the pages."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "assessments": ["assessments", "Directory of assessments, one folder each"],
            "language": ["", "Language of the pages; empty takes each assessment's first"],
        }
        super().__init__(**kwargs)
        self._library: Library | None = None
        self.language = str(self.getConfig("language"))
        """The language of the page at hand, which an assessment follows where it can."""

    @property
    def library(self) -> Library:
        """The assessments there are."""
        if self._library is None:
            self._library = Library(Path(str(self.getConfig("assessments"))))
        return self._library

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - a given name
        """Register the block with *md*."""
        block_mgr.register(AssessmentBlock, {"extension": self})
        md.postprocessors.register(_LeftOver(md), "hitl-left-over", 5)

    def embed(self, slug: str, options: Mapping[str, Any], number: int = 0) -> str:
        """Return the embed of *slug* as HTML, or what `refused` makes of a mistake.

        *number* counts earlier embeds of the same assessment in the page.
        """
        try:
            return self.made(slug, options, number)
        except (EmbedError, ReadingError, UnknownAssessmentError) as error:
            return self.refused(slug, error)

    def refused(self, slug: str, error: HitlError) -> str:
        """Raise *error*. A host that can go on after a mistake returns what to show instead."""
        if isinstance(error, UnknownAssessmentError):
            raise EmbedError(f"/// assessment | {slug}: {error}") from error
        raise error

    def made(self, slug: str, options: Mapping[str, Any], number: int) -> str:
        """Return the embed of *slug* as HTML. Raises EmbedError, ReadingError or UnknownAssessmentError.

        A host that keeps what it makes returns that instead.
        """
        from hitl_content.page.render import render  # what draws and words an embed: nobody else waits for it
        from hitl_content.words import nearest

        for name in options:
            if name not in OPTIONS:
                raise EmbedError(f"/// assessment | {slug}: “{name}” is not an option. Options: {', '.join(OPTIONS)}.")
        heading = options.get("heading", 2)
        if heading not in {1, 2, 3, 4} or isinstance(heading, bool):
            raise EmbedError(f"/// assessment | {slug}: heading is a level from 1 to 4, not “{heading}”.")
        titled = options.get("title", True)
        if not isinstance(titled, bool):
            raise EmbedError(f"/// assessment | {slug}: title is true or false, not “{titled}”.")
        assessment = self.library.assessment(slug)
        language = str(options.get("language", nearest(self.language, assessment.languages)))
        if language not in assessment.languages:
            there = ", ".join(assessment.languages)
            raise EmbedError(f"/// assessment | {slug}: it is not written in “{language}”. Languages: {there}.")
        example = self.library.example(slug, str(options["example"])) if "example" in options else None
        prefix = f"hitl-{slug}" + (f"-{number + 1}" if number else "")
        return render(assessment, example, heading=heading, titled=titled, prefix=prefix, language=language)


def makeExtension(**kwargs: Any) -> HitlExtension:  # noqa: N802 - the name Python-Markdown looks for
    """Return the extension."""
    return HitlExtension(**kwargs)
