"""Workflows as versioned data: the document that people save and open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.errors import ReadingError
from hitl_content.model.owed import TRIGGER_FIELDS
from hitl_content.model.workflow import Override, Step, TriggerChange, Workflow
from hitl_content.wire.answers import AnswerReader, encode_answers
from hitl_content.wire.assumptions import decode_assumptions, encode_assumptions
from hitl_content.wire.checking import Checker, join, kind
from hitl_content.wire.ratings import decode_ratings, decode_settled, encode_ratings, encode_settled
from hitl_content.wire.suggesting import did_you_mean, quoted
from hitl_content.words.sentences import Sentence

FORMAT = "hitl-workflow"
"""What the document says it is."""

VERSION = 1
"""The version of the document that is written. Every version up to it opens."""

MOST_STEPS = 5_000
MOST_TOOLS = 200

KEYS = (
    "format",
    "version",
    "assessment",
    "edition",
    "name",
    "owner",
    "reviewed",
    "next_review",
    "language",
    "appetite",
    "answers",
    "assumptions",
    "steps",
    "ratings",
    "settled",
    "result",
)
STEP_KEYS = ("id", "name", "note", "owner", "tools", "answers", "overrides", "triggers")
OVERRIDE_KEYS = ("rule", "name", "reason", "date")


Known = dict[int, tuple[str, Step]]
"""Steps that were read without a problem, by place, with the data they were read from, written out.

Written out, because ``True`` and ``1`` are equal and not the same answer.
"""


def decode_workflow(data: object, assessment: Assessment, known: Known | None = None) -> Workflow:
    """Return the workflow in *data*, the plain data of a document.

    Raises ReadingError with every problem found; their ``path`` says where, for example
    ``steps[2].answers.stakes``. A ``result`` in the document is passed over: it is worked out again. Whoever reads
    one workflow again and again gives *known*, the same each time: a step whose data is equal is not read twice.
    """
    check = Checker()
    if not _ours(data, assessment, check):
        raise ReadingError(tuple(check.problems))
    top = check.mapping(data, "", KEYS)
    read = AnswerReader(assessment, check)
    steps = check.sequence(top.get("steps", []), "steps", MOST_STEPS)
    if assessment.unit is Unit.ONCE and steps:
        check.note("steps", Sentence("problem.once"), Sentence("problem.once_cure"))
    language = check.line(top.get("language"), "language")
    if language and language not in assessment.languages:
        check.note(
            "language",
            Sentence("problem.not_language", language=language),
            did_you_mean(language, assessment.languages, Sentence("problem.heading_languages")),
        )
    workflow = Workflow(
        assessment=assessment.slug,
        edition=check.line(top.get("edition"), "edition"),
        name=check.line(top.get("name", ""), "name"),
        owner=check.line(top.get("owner"), "owner"),
        reviewed=check.date(top.get("reviewed"), "reviewed"),
        next_review=check.date(top.get("next_review"), "next_review"),
        language=language,
        appetite=_appetite(top.get("appetite"), assessment, check),
        answers=read.answers(top.get("answers", {}), "answers", Unit.ONCE),
        assumptions=decode_assumptions(top.get("assumptions", {}), assessment, check, "assumptions"),
        steps=tuple(
            _step(step, place, read, check) if known is None else _known_step(step, place, read, check, known)
            for place, step in enumerate(steps)
        ),
        ratings=decode_ratings(top.get("ratings", []), read, check, "ratings"),
        settled=decode_settled(top.get("settled"), check, "settled"),
    )
    _unique(workflow.steps, check)
    if check.problems:
        raise ReadingError(tuple(check.problems))
    return workflow


def encode_workflow(workflow: Workflow) -> dict[str, Any]:
    """Return *workflow* as the plain data of a document."""
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION, "assessment": workflow.assessment}
    for key in ("edition", "name", "owner", "reviewed", "next_review", "language", "appetite"):
        if getattr(workflow, key) or key == "name":
            found[key] = getattr(workflow, key)
    if workflow.answers:
        found["answers"] = encode_answers(workflow.answers)
    if workflow.assumptions:
        found["assumptions"] = encode_assumptions(workflow.assumptions)
    if workflow.steps:
        found["steps"] = [_encode_step(step) for step in workflow.steps]
    if workflow.ratings:
        found["ratings"] = encode_ratings(workflow.ratings)
    if workflow.settled:
        found["settled"] = encode_settled(workflow.settled)
    return found


def _ours(data: object, assessment: Assessment, check: Checker) -> bool:
    """Return whether *data* is a document of ours, for this assessment, that this version can read."""
    if not isinstance(data, Mapping):
        what = Sentence("problem.not_workflow_holds", kind=kind(data))
        check.note("", what, Sentence("problem.not_workflow_holds_cure"))
        return False
    if data.get("format") != FORMAT:
        check.note("format", Sentence("problem.not_workflow"), Sentence("problem.not_workflow_cure", format=FORMAT))
        return False
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        check.note("version", Sentence("problem.no_version"), Sentence("problem.no_version_cure", version=VERSION))
        return False
    if version > VERSION:
        cure = Sentence("problem.newer_cure", version=version, most=VERSION)
        check.note("version", Sentence("problem.newer"), cure)
        return False
    slug = data.get("assessment")
    if slug != assessment.slug:
        other = quoted(slug) if isinstance(slug, str) else Sentence("problem.none")
        cure = Sentence("problem.other_assessment_cure", slug=assessment.slug)
        check.note("assessment", Sentence("problem.other_assessment", other=other), cure)
        return False
    return True


def _appetite(data: object, assessment: Assessment, check: Checker) -> str:
    appetite = check.line(data, "appetite")
    known = tuple(each.id for each in assessment.appetites)
    if appetite and appetite not in known:
        cure = Sentence("problem.no_appetites")
        cure = did_you_mean(appetite, known, Sentence("problem.heading_appetites")) if known else cure
        check.note("appetite", Sentence("problem.not_appetite", appetite=appetite), cure)
        return ""
    return appetite


def _known_step(data: object, place: int, read: AnswerReader, check: Checker, known: Known) -> Step:
    written = repr(data)
    before = known.get(place)
    if before is not None and before[0] == written:
        return before[1]
    problems = len(check.problems)
    step = _step(data, place, read, check)
    if len(check.problems) == problems:
        known[place] = written, step
    return step


def _step(data: object, place: int, read: AnswerReader, check: Checker) -> Step:
    path = f"steps[{place}]"
    found = check.mapping(data, path, STEP_KEYS)
    overrides = check.sequence(found.get("overrides", []), join(path, "overrides"), 50)
    return Step(
        id=check.line(found.get("id"), join(path, "id"), longest=80) or f"step-{place + 1}",
        name=check.line(found.get("name", ""), join(path, "name")),
        note=check.text(found.get("note"), join(path, "note")),
        owner=check.line(found.get("owner"), join(path, "owner")),
        tools=_tools(found.get("tools", []), join(path, "tools"), check),
        answers=read.answers(found.get("answers", {}), join(path, "answers"), Unit.STEP),
        overrides=tuple(
            _override(override, f"{path}.overrides[{number}]", read, check) for number, override in enumerate(overrides)
        ),
        triggers=_triggers(found.get("triggers", {}), join(path, "triggers"), read.assessment, check),
    )


def _tools(data: object, path: str, check: Checker) -> tuple[str, ...]:
    names = [
        check.line(name, f"{path}[{place}]", required=True, longest=200)
        for place, name in enumerate(check.sequence(data, path, MOST_TOOLS))
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _override(data: object, path: str, read: AnswerReader, check: Checker) -> Override:
    found = check.mapping(data, path, OVERRIDE_KEYS)
    rule = check.line(found.get("rule"), join(path, "rule"), required=True)
    gates = tuple(gate.id for gate in read.assessment.rules if gate.gate)
    if rule and rule not in gates:
        cure = did_you_mean(rule, gates, Sentence("problem.heading_gates"))
        check.note(join(path, "rule"), Sentence("problem.not_gate", rule=rule), cure)
    return Override(
        rule=rule,
        name=check.line(found.get("name"), join(path, "name"), required=True),
        reason=check.line(found.get("reason"), join(path, "reason"), required=True, longest=2_000),
        date=check.date(found.get("date"), join(path, "date"), required=True),
    )


def _triggers(data: object, path: str, assessment: Assessment, check: Checker) -> dict[str, TriggerChange]:
    known = [trigger.id for trigger in assessment.triggers]
    written = check.mapping(data, path, known)
    found = {}
    for id_ in known:
        if id_ in written:
            place = join(path, id_)
            fields = check.mapping(written[id_], place, TRIGGER_FIELDS)
            change = TriggerChange(**{name: check.line(words, join(place, name)) for name, words in fields.items()})
            if change != TriggerChange():
                found[id_] = change
    return found


def _encode_step(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"id": step.id, "name": step.name}
    if step.note:
        found["note"] = step.note
    if step.owner:
        found["owner"] = step.owner
    if step.tools:
        found["tools"] = list(step.tools)
    found["answers"] = encode_answers(step.answers)
    if step.overrides:
        found["overrides"] = [{key: getattr(override, key) for key in OVERRIDE_KEYS} for override in step.overrides]
    if step.triggers:
        found["triggers"] = {
            id_: {name: words for name, words in change.fields() if words} for id_, change in step.triggers.items()
        }
    return found


def _unique(steps: tuple[Step, ...], check: Checker) -> None:
    seen: dict[str, int] = {}
    for place, step in enumerate(steps):
        if step.id in seen:
            first = f"steps[{seen[step.id]}]"
            what = Sentence("problem.same_id", id=step.id, first=first)
            check.note(f"steps[{place}].id", what, Sentence("problem.same_id_cure"))
        seen.setdefault(step.id, place)
