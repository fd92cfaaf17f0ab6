"""How an assessment decides: its ladders, questions, rules, findings, triggers and scores, from its YAML.

``<!-- workings: escalation-map rules -->`` in a page becomes the list of rules, each with an anchor of its own, so
that a reason given anywhere can lead to it. The same rules are written as a spreadsheet.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from assessed import FLAGSHIP, library_of, tried
from filters import hiding
from hitl_content.exporting.markup import Markup, element, inside
from hitl_content.model.assessment import Question
from hitl_content.model.condition import questions_of
from hitl_content.model.errors import HitlError
from hitl_content.model.number import written
from hitl_content.model.owed import Trigger
from rule_list import BASES, RuleList, spreadsheet
from telling import Telling, joined, listed

log = logging.getLogger("mkdocs.hooks.workings")

MARKER = re.compile(r"<!-- workings: ([a-z0-9-]+) ([a-z]+) -->")
STYLESHEET = "assets/stylesheets/workings.css"
TELLING = ("detector", "channel", "to", "within", "shown", "on_no_answer")


def sheet(slug: str) -> str:
    """Return the place in the site of the rules of *slug* as a spreadsheet."""
    return f"assets/data/{slug}-rules.csv"


class Workings:
    """Writes the parts of one assessment as HTML, for one page."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling

    def parts(self) -> dict[str, Callable[[], Markup]]:
        """Return what can be asked for, by name."""
        return {
            "ladders": self.ladders,
            "questions": self.questions,
            "rules": RuleList(self._telling).html,
            "findings": self.findings,
            "triggers": self.triggers,
            "scores": self.scores,
            "appetites": self.appetites,
            "numbers": self.numbers,
        }

    def ladders(self) -> Markup:
        """Return every outcome with its levels, the most permissive first."""
        return inside(*(
            element(
                "table",
                element("caption", f"{self._telling.t(outcome.label)}, the most freedom first"),
                element("thead", element("tr", *(element("th", each, scope="col") for each in ("Level", "Meaning")))),
                element("tbody", *(
                    element(
                        "tr",
                        element("th", self._telling.t(level.label), scope="row"),
                        element("td", self._telling.t(level.meaning)),
                        id=self._telling.anchor("level", f"{outcome.id}-{level.id}"),
                    )
                    for level in outcome.levels
                )),
            )
            for outcome in self._telling.assessment.outcomes
        ))  # fmt: skip

    def questions(self) -> Markup:
        """Return every question with its options, folded, under the title of its section."""
        written: list[Markup] = []
        for section in self._telling.assessment.sections:
            written.append(element("p", element("strong", self._telling.t(section.title)), class_="workings__section"))
            written += [self._question(question) for question in section.questions]
        return element("div", *written, class_="workings")

    def _question(self, question: Question) -> Markup:
        rows = (
            element("li", element("strong", choice.label), f". {choice.anchor}" if choice.anchor else None)
            for choice in self._telling.view.choices(question)
        )
        looking = [rule for rule in self._telling.assessment.rules if question.id in questions_of(rule.when)]
        name = element("strong", self._telling.short(question)) if question.label else None
        return element(
            "details",
            element("summary", name, " " if name else None, self._telling.t(question.ask)),
            element("p", self._telling.t(question.why)) if question.why else None,
            element("ol", *rows),
            element(
                "p",
                "Rules that look at it: ",
                *joined([self._telling.rule_link(rule.id) for rule in looking]),
                ".",
            )
            if looking
            else None,
            id=self._telling.anchor("question", question.id),
            class_="workings__question",
        )

    def findings(self) -> Markup:
        """Return every finding, with when it is made and what to do about it."""
        rows = (
            element(
                "li",
                element("strong", listed(finding.severity.value)),
                f": {self._telling.t(finding.text)} ",
                element("em", f"Said when {self._telling.tell(finding.when)}."),
                f" {self._telling.t(finding.remedy)}" if finding.remedy else None,
                *self._telling.cited(finding.sources),
                id=self._telling.anchor("finding", finding.id),
            )
            for finding in self._telling.assessment.findings
        )
        return element("ul", *rows, class_="workings__list")

    def triggers(self) -> Markup:
        """Return every trigger with all that makes it complete."""
        return element("div", *(self._trigger(each) for each in self._telling.assessment.triggers), class_="workings")

    def _trigger(self, trigger: Trigger) -> Markup:
        owed = (
            f"On steps where {self._telling.tell(trigger.when)}."
            if trigger.when
            else self._telling.say("page.trigger_always")
        )
        pairs = (
            element(
                "div", element("dt", self._telling.say(f"page.trigger_{name}")), element("dd", self._telling.t(words))
            )
            for name, words in ((name, getattr(trigger, name)) for name in TELLING)
        )
        return element(
            "article",
            element(
                self._telling.heading, self._telling.t(trigger.label), id=self._telling.anchor("trigger", trigger.id)
            ),
            element("p", owed, *self._telling.cited(trigger.sources), class_="workings__owed"),
            element("dl", *pairs, class_="workings__pairs"),
            class_="workings__trigger",
        )

    def scores(self) -> Markup:
        """Return every score with what it sums, and its bands."""
        written: list[Markup] = []
        for score in self._telling.view.scores():
            words = f". {score.of} {score.maximum} {score.missing}"
            written.append(element("p", element("strong", score.label), words))
            if score.bands:
                rows: list[tuple[str, ...]] = [(band.label, band.range, band.advice) for band in score.bands]
                written.append(table(f"{score.label}: its bands, lowest first", ("Band", "Range", "Advice"), rows))
        return element("div", *written)

    def appetites(self) -> Markup:
        """Return the appetites for risk that can be chosen, the most cautious first."""
        rows: list[tuple[str, ...]] = [
            (self._telling.t(each.label), self._telling.t(each.meaning)) for each in self._telling.assessment.appetites
        ]
        return table("Appetites for risk, the most cautious first", ("Appetite", "Meaning"), rows)

    def numbers(self) -> Markup:
        """Return what the numbers of review rest on: shares of each level, and where each quantity comes from."""
        numbers = self._telling.assessment.numbers
        if numbers is None:
            return inside()
        outcome = next(each for each in self._telling.assessment.outcomes if each.id == numbers.outcome)
        shares: list[tuple[str, ...]] = [
            (
                self._telling.t(outcome.levels[outcome.place(share.level)].label),
                written(share.percent),
                self._telling.t(share.because),
            )
            for share in numbers.shares
        ]
        figures: list[tuple[str, ...]] = [
            (
                self._telling.say(f"quantity.{figure.quantity.value}"),
                written(figure.default),
                self._telling.t(figure.because),
            )
            for figure in numbers.figures
            if figure.default is not None
        ]
        return inside(
            table("Checks for each hundred items", ("Level of review", "Checks", "Why"), shares),
            table("What is assumed until you say otherwise", ("Quantity", "Assumed", "Why"), figures),
        )


def table(caption: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Markup:
    """Return a table; the first cell of each row is its heading."""
    body = (
        element("tr", element("th", first, scope="row"), *(element("td", each) for each in rest))
        for first, *rest in rows
    )
    top = element("tr", *(element("th", each, scope="col") for each in heads))
    return element("table", element("caption", caption), element("thead", top), element("tbody", *body))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a place for the spreadsheet of each assessment, so that pages can link to it."""
    for slug in library_of(config).slugs():
        files.append(File.generated(config, sheet(slug), content=b""))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Replace each marker by the part it names; write the spreadsheets with the page that links to them."""
    library = library_of(config)

    def part(match: re.Match[str]) -> str:
        slug, name = match.groups()
        try:
            telling = Telling(library.assessment(slug), tried(library, slug), page, config)
        except HitlError as error:
            log.warning("%s: %s cannot be shown: %s", page.file.src_uri, match[0], error)
            return ""
        file = files.get_file_from_path(sheet(slug))
        if name == "rules" and file is not None:
            file.content_bytes = spreadsheet(RuleList(telling).rows())
        # Blank lines would end a block of HTML in Markdown.
        return str(Workings(telling).parts()[name]()).replace("\n", " ")

    return MARKER.sub(part, markdown)


def on_post_build(config: MkDocsConfig) -> None:
    """Append the filter's style rules, which follow from the assessment."""
    assessment = library_of(config).assessment(FLAGSHIP)
    values = {
        "limits": [outcome.id for outcome in assessment.outcomes],
        "basis": list(BASES),
        "asks": [question.id for question in assessment.questions],
    }
    css = "\n".join(hiding(".rules", ".rule", name, each) for name, each in values.items())
    path = Path(config.site_dir) / STYLESHEET
    path.write_text(f"{path.read_text(encoding='utf-8')}\n@media screen {{\n{css}\n}}\n", encoding="utf-8")
