# Not a hook itself: what the lists of questions, rules and triggers share.
"""One assessment told on one page: its words, its conditions, its anchors and its citations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from assessed import CASES_PAGE, FLAGSHIP, Tried, address, case_anchor, rule_anchor
from hitl_content.exporting.markup import Markup, element
from hitl_content.model.assessment import Assessment, Question
from hitl_content.model.text import Text
from hitl_content.page.conditions import Teller
from hitl_content.page.view import View
from hitl_content.words import say
from references import PAGE as REFERENCES
from references import Reference, aliases, read_references


def briefly(assessment: Assessment) -> Assessment:
    """Return *assessment* with its questions called by their short names, for conditions told in a list."""
    sections = tuple(
        replace(section, questions=tuple(replace(each, ask=each.label or each.ask) for each in section.questions))
        for section in assessment.sections
    )
    return replace(assessment, sections=sections)


def listed(words: str) -> str:
    """Return *words* with a capital letter first."""
    return words[:1].upper() + words[1:]


def joined(links: Iterable[Markup]) -> Iterable[Markup | str]:
    """Yield *links* with commas between."""
    for place, link in enumerate(links):
        if place:
            yield ", "
        yield link


class Telling:
    """An assessment in its first language, as one page tells it."""

    def __init__(self, assessment: Assessment, cases: Iterable[Tried], page: Page, config: MkDocsConfig) -> None:
        self.assessment = assessment
        self.language = assessment.languages[0]
        self.say = partial(say, self.language)
        self.view = View(assessment, self.language, self.say)
        self.tell = Teller(briefly(assessment), self.language, self.say).tell
        self.cases = tuple(cases)
        self.flagship = assessment.slug == FLAGSHIP
        self.heading = "h3" if self.flagship else "h4"
        self._page = page
        self._config = config
        references = read_references(Path(config.docs_dir))
        self._sources = {name: references[id_] for name, id_ in aliases(references).items()}

    def t(self, words: Text | None) -> str:
        """Return *words* in the language told, or nothing where there are none."""
        return words.to(self.language) if words is not None else ""

    def short(self, question: Question) -> str:
        """Return the short name of *question*, or the whole question where it has none."""
        return self.t(question.label or question.ask)

    def anchor(self, kind: str, name: str) -> str:
        """Return the anchor of something on the page; the assessment's name stands before it but for the map."""
        return f"{kind}-{name}" if self.flagship else f"{self.assessment.slug}-{kind}-{name}"

    def rule_link(self, rule: str) -> Markup:
        """Return a link to *rule* further down the page."""
        return element("a", rule, href=f"#{rule_anchor(self.assessment.slug, rule)}")

    def case_link(self, each: Tried) -> Markup:
        """Return a link to a worked case."""
        page = get_relative_url(address(self._config, CASES_PAGE), self._page.url)
        return element("a", each.case.name, href=f"{page}#{case_anchor(self.assessment.slug, each.case.id)}")

    def references(self, sources: Iterable[str]) -> list[Reference]:
        """Return the entries of the list of references for *sources*."""
        return [self._sources[id_] for id_ in sources if id_ in self._sources]

    def cited(self, sources: Iterable[str]) -> Iterable[Markup | str]:
        """Yield a link into the list of references for each of *sources*."""
        page = get_relative_url(address(self._config, REFERENCES), self._page.url)
        for reference in self.references(sources):
            yield " "
            yield element("a", reference["short"], href=f"{page}#{reference['id']}", class_="cite")
