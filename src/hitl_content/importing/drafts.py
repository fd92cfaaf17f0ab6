"""Steps on their way in, and the workflow that is made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.model.workflow import Answer, Step, Workflow
from hitl_content.wire.checking import CONTROL, LONGEST_LINE, LONGEST_TEXT
from hitl_content.wire.document import MOST_STEPS
from hitl_content.words import say
from hitl_content.words.sentences import Sentence, translated

LONGEST_ID = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One step as it came in."""

    name: str
    owner: str = ""
    notes: tuple[str, ...] = ()
    """What is kept in the step's note, each on a line of its own; sentences are said in the workflow's language."""
    tools: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    """What a person has to look at: what was guessed, and what found no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A workflow made from a foreign file."""

    workflow: Workflow
    kind: str
    """The format it was read as."""
    remarks: tuple[str, ...]
    """What a person has to look at, step by step."""


def assemble(drafts: Sequence[Draft], assessment: Assessment, name: str, kind: str, language: str) -> Imported:
    """Return *drafts* as a workflow; what has no name gets one in *language*, a BCP 47 tag.

    Raises ReadingError where *assessment* is not answered step by step.
    """
    if assessment.unit is not Unit.STEP:
        what = Sentence("import.once", assessment=assessment.slug)
        raise ReadingError((Problem(what=what, cure=Sentence("import.once_cure")),))
    if len(drafts) > MOST_STEPS:
        what = Sentence("import.many", number=len(drafts), most=MOST_STEPS)
        raise ReadingError((Problem(what=what, cure=Sentence("problem.split")),))
    taken: set[str] = set()
    steps = []
    remarks = []
    for place, draft in enumerate(drafts, start=1):
        known = {question.id for question in assessment.questions if question.per is Unit.STEP}
        title = line(draft.name) or say(language, "import.step", place=place)
        note = "\n".join(translated(language, each) for each in draft.notes if each)
        steps.append(
            Step(
                id=identified(title, taken),
                name=title,
                owner=line(draft.owner),
                note=CONTROL.sub("\ufffd", note)[:LONGEST_TEXT].strip(),
                tools=tuple(dict.fromkeys(line(tool)[:200] for tool in draft.tools if line(tool))),
                answers={id_: answer for id_, answer in draft.answers.items() if id_ in known},
            )
        )
        remarks += [Sentence("import.remark", place=str(place), step=title, remark=remark) for remark in draft.remarks]
    workflow = Workflow(assessment=assessment.slug, edition=assessment.edition, name=line(name), steps=tuple(steps))
    return Imported(workflow=workflow, kind=kind, remarks=tuple(remarks))


def line(text: str) -> str:
    """Return *text* on one line, without characters that no file format can hold."""
    return " ".join(CONTROL.sub("\ufffd", text).split())[:LONGEST_LINE]


def identified(name: str, taken: set[str]) -> str:
    """Return an id made of *name* that is not in *taken*, and take it."""
    base = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID].strip("-") or "step"
    found, number = base, 2
    while found in taken:
        found = f"{base}-{number}"
        number += 1
    taken.add(found)
    return found
