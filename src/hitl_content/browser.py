# What the worker on a page calls: text in, text out, so that nothing but a string crosses the border between
# JavaScript and Python. It keeps the compiled assessments and nothing of anybody's answers.
"""The engine, the map and the exporters for a page."""

from __future__ import annotations

import base64
import gc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hitl_content import comparing
from hitl_content.desk import Desk, levels, lifts, sentence
from hitl_content.engine.carrying import Carrier
from hitl_content.exporting import EXPORTERS, as_html, as_svg, beside, carried, export, file_name
from hitl_content.exporting.html_parts import Places
from hitl_content.importing import import_any
from hitl_content.mapping import draw_map, draw_step
from hitl_content.mapping.phrases import Phrases
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import HitlError, Problem, ReadingError
from hitl_content.model.owed import TRIGGER_FIELDS
from hitl_content.model.workflow import Settled
from hitl_content.wire import decode_assessment, decode_workflow, dumps, encode_workflow, loads
from hitl_content.words import say
from hitl_content.words.sentences import Sentence, translated

_desks: dict[str, Desk] = {}
_held: dict[str, Desk] = {}
"""Assessments that were compiled when the trimmed Python was made. They count as soon as somebody loads them."""


def call(text: str) -> str:
    """Answer one request.

    *text* is a JSON object with a ``verb`` (a key of ``VERBS``), what that verb needs, and the ``language`` of the
    page; without one, the workflow's own holds. The answer is a JSON object with either ``ok`` or ``error``; an error
    has a ``kind``, a ``message`` and ``problems``.
    """
    language = ""
    try:
        request = loads(text)
        language = _language(request)
        return dumps({"ok": VERBS[request["verb"]](request)}, compact=True)
    except ReadingError as error:
        problems = [_problem(problem, language) for problem in error.problems]
        return _failed("reading", say(language, "problem.unreadable"), problems)
    except HitlError as error:
        return _failed("refused", translated(language, error.args[0]), [])


def load(request: dict[str, Any]) -> dict[str, Any]:
    """Compile an assessment: ``{assessment}`` as the build wrote it, or the slug of one that is ``{held}``."""
    if "held" in request:
        slug = request["held"]
        _desks[slug] = _held[slug]
        return _loaded(_held[slug].assessment)
    assessment = decode_assessment(request["assessment"])
    _desks[assessment.slug] = Desk(assessment)
    # A click makes thousands of small records, and makes Python look for rings of unused ones. What has been loaded
    # stays, so there is nothing to look for in it. How often it looks must stay as it is: the trimmed Python has been
    # seen to look that often, and holds what it needs for it.
    gc.freeze()
    return _loaded(assessment)


PARTS = ("picture", "picture_narrow", "summary", "numbers", "detail")
"""What takes time to draw and write. A page that asks for some of them gets these alone."""


def evaluate(request: dict[str, Any]) -> dict[str, Any]:
    """Evaluate ``{workflow, step}`` and return everything the page shows for it, or only the ``{parts}`` asked for.

    ``{heading}`` is the level of headings inside it, ``{rules}`` and ``{sources}`` say where the site explains those.
    """
    result = _desk(request["workflow"]).result(request["workflow"], _language(request))
    # A page may still ask for a step that it has just removed; then it is shown what holds for the whole.
    asked = request.get("step")
    chosen = next((part.step.id for part in result.steps if part.step.id == asked), "")
    wanted = request.get("parts", PARTS)
    alone = bool(chosen) and all(part == "detail" for part in wanted)
    drawn = draw_step(result, chosen) if alone else draw_map(result)
    parts = [result.whole, *result.steps]
    heading = request.get("heading", 3)
    places = Places(rules=request.get("rules", ""), sources=request.get("sources", ""))
    made: dict[str, Callable[[], str]] = {
        "picture": lambda: as_svg.render(drawn).decode(),
        "picture_narrow": lambda: as_svg.render(drawn, width="narrow", prefix="hitl-narrow").decode(),
        "summary": lambda: as_html.summary(drawn, heading=heading),
        "numbers": lambda: as_html.numbers(drawn, chosen, heading=heading) if result.assessment.numbers else "",
        "detail": lambda: as_html.detail(drawn, chosen, heading=heading, places=places),
    }
    return {name: make() for name, make in made.items() if name in wanted} | {
        "hidden": {part.step.id: part.hidden for part in parts if part.hidden},
        "unanswered": {part.step.id: part.unanswered for part in parts if part.unanswered},
        "announce": sentence(drawn, chosen),
        "complete": result.complete,
        "lifts": lifts(result, drawn, chosen),
        "whole": levels(result.whole, drawn.language)["levels"],
        "steps": [levels(part, drawn.language) for part in result.steps],
    }


def report(request: dict[str, Any]) -> dict[str, Any]:
    """Return the ``html`` of the report on ``{workflow}``, to be printed, with headings from level ``{heading}`` on."""
    drawn = draw_map(_desk(request["workflow"]).result(request["workflow"], _language(request)))
    return {"html": as_html.report(drawn, heading=request.get("heading", 2))}


def settings(request: dict[str, Any]) -> dict[str, Any]:
    """Return what ``{step}`` of ``{workflow}`` may say in words of its own.

    ``triggers`` are those owed there, as they are without its own words, by id and field; ``gates`` are those that
    hold it, by id, in words.
    """
    desk = _desk(request["workflow"])
    result = desk.result(request["workflow"], _language(request))
    language = result.workflow.language or desk.assessment.languages[0]
    found = next((part for part in result.steps if part.step.id == request["step"]), None)
    if found is None:
        return {"triggers": {}, "gates": {}}
    plain = found
    if found.step.triggers:
        plain = desk.beside(replace(result.workflow, steps=(replace(found.step, triggers={}),))).steps[0]
    phrases = Phrases(desk.assessment, language)
    return {
        "triggers": {
            each.id: {name: getattr(each, name).to(language) for name in TRIGGER_FIELDS} for each in plain.triggers
        },
        "gates": {
            binding.rule.id: phrases.because(settled.outcome, binding).sentence
            for settled in found.settled
            for binding in settled.binding
            if binding.rule.gate
        },
    }


def open_(request: dict[str, Any]) -> dict[str, Any]:
    """Read the ``{text}`` of a saved file and return its workflow as the page keeps it; never another file as steps."""
    data = loads(request["text"])
    return {"workflow": encode_workflow(decode_workflow(data, _desk(data).assessment))}


def export_(request: dict[str, Any]) -> dict[str, Any]:
    """Return ``{workflow}`` in ``{format}`` as a file: its name, media type and bytes in base 64."""
    result = _desk(request["workflow"]).result(request["workflow"], _language(request))
    made = export(result, request["format"])
    return {
        "name": file_name(result.workflow, request["format"], request.get("date", "")),
        "media_type": EXPORTERS[request["format"]].media_type,
        "base64": base64.b64encode(made).decode("ascii"),
    }


def compare(request: dict[str, Any]) -> dict[str, Any]:
    """Return what changed from ``{before}`` to ``{after}``, two workflows: picture, sentences as HTML, headline.

    With a ``{format}`` it is a file instead, as ``export`` returns one.
    """
    desk = _desk(request["after"])
    found = comparing.compare(*(desk.aside(request[each], _language(request)) for each in ("before", "after")))
    return _beside(request, found, request["after"]) or {
        "title": found.title,
        "headline": found.headline,
        "changed": found.changed,
        "picture": as_svg.render(found.picture, prefix="hitl-compare").decode(),
        "picture_narrow": as_svg.render(found.picture, width="narrow", prefix="hitl-compare").decode(),
        "html": _fragment(request, found),
    }


def merge(request: dict[str, Any]) -> dict[str, Any]:
    """Put ``{workflows}`` together, rated by people called ``{names}``; ``{take}`` is ``open`` or ``worse``.

    ``{choices}`` settle answers one by one: each a step, a question, and a rater's place or what to take; ``{by}`` says
    who settles them, ``{date}`` when. Returns the merged workflow, the agreement as HTML and as a headline, what
    differs with what can be chosen, and what is open: by step, its questions. With a ``{format}`` the agreement is a
    file instead, as ``export`` returns one.
    """
    desk = _desk(request["workflows"][0])
    workflows = [desk.workflow(each, _language(request)) for each in request["workflows"]]
    take = comparing.Take(request.get("take", "open"))
    choices = comparing.read_choices(request.get("choices", ()))
    by, date = (str(request.get(each, "")) for each in ("by", "date"))
    settled = Settled(by=by, date=date) if by else None
    found = comparing.merge(desk.assessment, workflows, request.get("names", ()), take, choices, settled)
    still_open: dict[str, list[str]] = {}
    for each in found.disagreements:
        if not each.settled:
            still_open.setdefault(each.step, []).append(each.question)
    return _beside(request, found, encode_workflow(found.workflow)) or {
        "title": found.title,
        "headline": found.headline,
        "workflow": encode_workflow(found.workflow),
        "html": _fragment(request, found),
        "raters": found.raters,
        "differing": comparing.open_questions(desk.assessment, found),
        "open": still_open,
    }


def carry(request: dict[str, Any]) -> dict[str, Any]:
    """Return what the answers of ``{workflow}`` say about a step of another assessment.

    The answer is the workflow to open there, and as HTML what goes along and what stays.
    """
    desk = _desk(request["workflow"])
    workflow = desk.workflow(request["workflow"], _language(request))
    found = Carrier(desk.assessment).carry(workflow.answers)
    return {
        "workflow": encode_workflow(carried.workflow_of(desk.assessment, workflow, found)),
        "html": str(carried.fragment(desk.assessment, workflow, found)),
    }


def import_(request: dict[str, Any]) -> dict[str, Any]:
    """Read the ``{text}`` of any file for ``{assessment}``; ``{file}``, its name, and ``{format}`` may be left out.

    Returns the workflow, what the file was read as (``workflow`` where it is one of ours), and what a person has to
    look at.
    """
    desk = _desk({"assessment": request["assessment"]})
    language = _language(request)
    found = import_any(request["text"], desk.assessment, request.get("file", ""), request.get("format", ""), language)
    remarks = [translated(language, remark) for remark in found.remarks]
    return {"workflow": encode_workflow(found.workflow), "format": found.kind, "remarks": remarks}


VERBS = {
    "load": load,
    "evaluate": evaluate,
    "report": report,
    "settings": settings,
    "open": open_,
    "export": export_,
    "compare": compare,
    "merge": merge,
    "carry": carry,
    "import": import_,
}
"""What may be asked for."""


def _desk(document: object) -> Desk:
    slug = document.get("assessment") if isinstance(document, dict) else None
    if isinstance(slug, str) and slug in _desks:
        return _desks[slug]
    for desk in _desks.values():  # read against another assessment, the document is told what is wrong with it
        decode_workflow(document, desk.assessment)
    raise HitlError(Sentence("refused.unloaded"))


def _loaded(assessment: Assessment) -> dict[str, Any]:
    return {"slug": assessment.slug, "edition": assessment.edition}


def _language(request: dict[str, Any]) -> str:
    return str(request.get("language", ""))


def _beside(request: dict[str, Any], found: beside.Found, document: dict[str, Any]) -> dict[str, Any] | None:
    """Return *found*, about the workflow in *document*, in the format asked for; None where none is."""
    if "format" not in request:
        return None
    made, name, media_type = beside.file(found, request["format"], document["name"], request.get("date", ""))
    return {"name": name, "media_type": media_type, "base64": base64.b64encode(made).decode("ascii")}


def _fragment(request: dict[str, Any], found: beside.Found) -> str:
    """Return *found* as HTML below headings of the level asked for; bare where the page has a form for the rest."""
    return str(beside.fragment(found, heading=request.get("heading", 3), bare=request.get("form", False)))


def _failed(kind: str, message: str, problems: list[dict[str, str]]) -> str:
    return dumps({"error": {"kind": kind, "message": message, "problems": problems}}, compact=True)


def _problem(problem: Problem, language: str) -> dict[str, str]:
    place = say(language, "problem.line", line=problem.line) if problem.line and not problem.path else problem.path
    return {"path": place, "what": translated(language, problem.what), "cure": translated(language, problem.cure)}
