"""Worked cases: every case of every assessment, put to the engine at build and shown with what came out and why.

``<!-- cases: escalation-map situations -->`` shows those that are rows of the decision table, ``others`` the rest,
``all`` all of them. A case that does not come out as its author expects stops the build.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from assessed import FLAGSHIP, Tried, address, case_anchor, library_of, opening, rule_anchor, rules_page, tried
from hitl_content.exporting.markup import Markup, element
from hitl_content.mapping.records import Verdict
from hitl_content.model.errors import HitlError
from hitl_content.model.workflow import Workflow
from hitl_content.page.library import Library
from hitl_content.wire import dumps, encode_workflow

log = logging.getLogger("mkdocs.hooks.worked_cases")

MARKER = re.compile(r"<!-- cases: ([a-z0-9-]+) (situations|others|all) -->")
ROW = re.compile(r"(\d+) · ")
WORKFLOW = f"assets/data/{FLAGSHIP}-situations.json"


def chosen(cases: Iterable[Tried], which: str) -> tuple[Tried, ...]:
    """Return the cases that *which* names: those that are rows of the decision table, the others, or all."""
    return tuple(each for each in cases if which == "all" or (which == "situations") == bool(ROW.match(each.case.name)))


def situations(library: Library) -> Workflow:
    """Return the situations of the decision table as one workflow, each a step, to be opened in the map."""
    assessment = library.assessment(FLAGSHIP)
    steps = tuple(
        step for each in chosen(tried(library, FLAGSHIP), "situations") for step in each.case.workflow(assessment).steps
    )
    return Workflow(assessment=FLAGSHIP, edition=assessment.edition, name="The eighteen situations", steps=steps)


class Writer:
    """Writes the cases of one assessment as HTML, for one page."""

    def __init__(self, library: Library, slug: str, page: Page, config: MkDocsConfig) -> None:
        self._slug = slug
        self._rules = get_relative_url(address(config, rules_page(slug)), page.url)
        self._library = library
        self._page = page
        self._config = config
        assessment = library.assessment(slug)
        self._appetites = {each.id: each.label.to("en").lower() for each in assessment.appetites}
        self._because = {rule.id: rule.because.to("en") for rule in assessment.rules}
        self._labels = tuple(question.label.to("en") for question in assessment.questions if question.label)

    def case(self, each: Tried) -> Markup:
        """Return one case: what came out, why it must, which rules set it, and the answers they looked at."""
        return element(
            "article",
            element("h3", each.case.name, id=case_anchor(self._slug, each.case.id)),
            element("ul", *(self._level(verdict) for verdict in each.told.verdicts), class_="case__levels"),
            *(
                element("p", f"{score.label}: {score.sentence}, {score.band}", class_="case__score")
                for score in each.told.scores
                if score.band
            ),
            element("p", f"Appetite for risk: {self._appetites[each.case.appetite]}", class_="case__score")
            if each.case.appetite
            else None,
            element("p", each.case.why, class_="case__why"),
            self._reasons(each),
            self._opened(each),
            class_="case",
        )

    @staticmethod
    def _level(verdict: Verdict) -> Markup:
        return element(
            "li", element("span", f"{verdict.name}: ", class_="case__ladder"), element("strong", verdict.level),
            class_=f"rule__limit rule__limit--{verdict.outcome}",
        )  # fmt: skip

    def _opened(self, each: Tried) -> Markup:
        target = opening(self._config, self._library, self._slug, each.case)
        words = ("Open it filled in", element("span", f": {each.case.name}", class_="site-hidden"))
        return element("p", element("a", *words, href=_lead(target, self._page)), class_="case__open")

    def _told(self, answer: str) -> str:
        """Return question and answer with a colon between, where the question is told by its short name."""
        label = next((each for each in self._labels if answer.startswith(f"{each} ")), "")
        return f"{label}: {answer.removeprefix(label).strip()}" if label else answer

    def _reasons(self, each: Tried) -> Markup:
        if not each.binding:
            return element(
                "p", "No rule applies, so every ladder stays at its most permissive level.", class_="case__none"
            )
        answers: dict[str, list[str]] = {rule: [] for rule in each.binding}
        for because in (because for verdict in each.told.verdicts for because in verdict.because):
            answers[because.rule] = [self._told(answer) for answer in because.answers]
        rows = (
            element(
                "li",
                element("a", rule, href=f"{self._rules}#{rule_anchor(self._slug, rule)}"),
                f": because {self._because[rule]}. ",
                element("span", "; ".join(said), class_="case__answers"),
            )
            for rule, said in answers.items()
        )
        count = "One rule sets" if len(answers) == 1 else f"{len(answers)} rules set"
        return element(
            "details", element("summary", f"{count} this"), element("ul", *rows),
            class_="case__reasons", data_search_exclude="",
        )  # fmt: skip


def _lead(target: str, page: Page) -> str:
    """Return *target*, an address from the site's root with a fragment, as a link from *page*."""
    path, _, fragment = target.partition("#")
    return f"{get_relative_url(path, page.url)}#{fragment}"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the situations of the decision table as a workflow file."""
    try:
        document = dumps(encode_workflow(situations(library_of(config))))
    except HitlError as error:
        log.warning("The worked cases are left out: %s", error)
        return files
    files.append(File.generated(config, WORKFLOW, content=document))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace each marker by its cases."""
    library = library_of(config)

    def cases(match: re.Match[str]) -> str:
        slug, which = match.groups()
        try:
            writer = Writer(library, slug, page, config)
            shown = chosen(tried(library, slug), which)
        except HitlError as error:
            log.warning("%s: %s cannot be shown: %s", page.file.src_uri, match[0], error)
            return ""
        # Blank lines would end a block of HTML in Markdown.
        return str(element("div", *(writer.case(each) for each in shown), class_="cases")).replace("\n", " ")

    return MARKER.sub(cases, markdown)
