# Not a hook itself: what several hooks know about the assessments of the site, worked out once a build.
"""The site's assessments and their cases, each put to the engine that also runs in the browser."""

from __future__ import annotations

import base64
import functools
import zlib
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from hitl_content.engine import Evaluator
from hitl_content.mapping import draw_map
from hitl_content.mapping.records import StepMap
from hitl_content.model.case import Case
from hitl_content.model.result import StepResult
from hitl_content.page.library import Library
from hitl_content.reading import read_cases
from hitl_content.trial import try_case
from hitl_content.wire import dumps, encode_workflow

FLAGSHIP = "escalation-map"
CASES = "cases.yml"
RULES_PAGE = "reference/how-the-map-is-computed.md"
SHORT_RULES_PAGE = "reference/short-checks.md"
CASES_PAGE = "reference/worked-cases.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A case with what the engine makes of it, as records and as words."""

    case: Case
    result: StepResult
    told: StepMap

    @property
    def binding(self) -> tuple[str, ...]:
        """Ids of the rules that set the levels, each once."""
        named = (binding.rule.id for settled in self.result.settled for binding in settled.binding)
        return tuple(dict.fromkeys(named))


def library_of(config: MkDocsConfig) -> Library:
    """Return the assessments that the plugin of this build shows."""
    library = config.plugins["hitl"].library  # type: ignore[attr-defined] # plugins are named in mkdocs.yml
    if not isinstance(library, Library):
        raise PluginError("The plugin hitl has no library of assessments.")
    return library


@functools.lru_cache(maxsize=16)
def tried(library: Library, slug: str) -> tuple[Tried, ...]:
    """Return every case of the assessment *slug*. Raises PluginError where one does not come out as it expects."""
    path = library.directory / slug / CASES
    if not path.is_file():
        return ()
    assessment = library.assessment(slug)
    evaluator = Evaluator(assessment)
    found = []
    for place, case in enumerate(read_cases(path, assessment)):
        problems = tuple(try_case(evaluator, case, f"cases[{place}]"))
        if problems:
            raise PluginError(f"{path}: {problems[0].path}: {problems[0].what} {problems[0].cure}")
        result = evaluator.evaluate(case.workflow(assessment))
        drawn = draw_map(result)
        found.append(
            Tried(
                case=case,
                result=result.steps[0] if result.steps else result.whole,
                told=drawn.steps[0] if drawn.steps else drawn.parts[0],
            )
        )
    return tuple(found)


def rule_anchor(slug: str, rule: str) -> str:
    """Return the anchor of a rule: ``rule-<id>`` for the map, with the assessment's name before it for the others."""
    return f"rule-{rule}" if slug == FLAGSHIP else f"{slug}-rule-{rule}"


def rules_page(slug: str) -> str:
    """Return the page on which the rules of *slug* are listed."""
    return RULES_PAGE if slug == FLAGSHIP else SHORT_RULES_PAGE


def case_anchor(slug: str, case: str) -> str:
    """Return the anchor of a worked case."""
    return f"case-{case}" if slug == FLAGSHIP else f"{slug}-case-{case}"


ANSWERED_ON = {
    FLAGSHIP: "assessment/index.md",
    "one-minute-check": "index.md",
    "automation-boundary": "guide/boundaries.md",
    "escalation-readiness": "guide/escalation.md",
    "review-that-is-real": "guide/real-review.md",
}
"""The page on which each assessment can be answered."""


def opening(config: MkDocsConfig, library: Library, slug: str, case: Case) -> str:
    """Return the address, from the site's root, that opens *case* filled in: a link as the page itself shares them."""
    text = dumps(encode_workflow(case.workflow(library.assessment(slug))))
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(text.encode()) + packer.flush()
    letters = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"{address(config, ANSWERED_ON[slug])}#hitl=1.{letters}"


def address(config: MkDocsConfig, page: str) -> str:
    """Return the address of the page with the source *page* from the site's root, such as ``guide/escalation/``."""
    stem = page.removesuffix(".md").removesuffix("index").rstrip("/")
    if not config.use_directory_urls:
        return page.removesuffix(".md") + ".html"
    return f"{stem}/" if stem else ""
