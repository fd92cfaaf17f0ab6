# Every policy rests on this one reading of a result, so that no target is laxer than another. It fails closed: only
# what the map lets run without anybody is let run; what a target cannot do (two approvals, a person's own work) is
# refused; and what the map does not name is the target's business to ask about, never to run.
"""What an agent may do by itself, tool by tool."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from hitl_content.exporting.markup import clean
from hitl_content.mapping import draw_map
from hitl_content.model.assessment import Severity, Side
from hitl_content.model.result import Result, Settled, StepResult
from hitl_content.words import say


class Permission(IntEnum):
    """What may become of a call to a tool, the laxest first."""

    ALLOW = 0
    """It runs."""
    ASK = 1
    """A person approves or rejects it first."""
    DENY = 2
    """It does not run."""


LEVELS = {
    "autonomy": {"act": 0, "recommend": 1, "support": 2, "person": 2},
    # One approval is not two people's: a target that knows only one would drop the second without a word.
    "review": {"none": 0, "sample": 0, "exceptions": 1, "each": 1, "two-person": 2},
    "access": {"on-request": 0, "visible": 0, "human-first": 1},
}
"""The permission that goes with a level, by outcome. For any other ladder: the freest level allows, the strictest of a
ceiling denies, and every other asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What may become of calls to one tool."""

    tool: str
    permission: Permission
    why: str
    """The steps it is used in and what they settle, as sentences on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What an agent may do by itself."""

    title: str
    """The workflow, and the assessment with its edition."""
    tools: tuple[Decision, ...]
    """Every tool that a step names, once: where several steps name it, the strictest counts."""
    unnamed: tuple[str, ...]
    """The steps that name no tool, in words."""
    otherwise: str
    """What is said of a tool that no step names."""

    def those(self, permission: Permission) -> tuple[Decision, ...]:
        """Return the decisions with *permission*."""
        return tuple(each for each in self.tools if each.permission is permission)


def decide(result: Result) -> Policy:
    """Return what an agent may do by itself according to *result*."""
    drawn = draw_map(result)
    found: dict[str, Decision] = {}
    unnamed = []
    for part, shown in zip(result.steps, drawn.steps, strict=True):
        if not part.step.tools:
            unnamed.append(_line(say(drawn.language, "place.step", number=shown.number, name=shown.name)))
        permission = permitted(part, result)
        for tool in part.step.tools:
            known = found.get(tool)
            why = _line(f"{known.why} {shown.summary}" if known else shown.summary)
            strictest = max(permission, known.permission) if known else permission
            found[tool] = Decision(tool=tool, permission=strictest, why=why)
    return Policy(
        title=_line(say(drawn.language, "picture.title", title=drawn.title, assessment=drawn.assessment)),
        tools=tuple(found[name] for name in sorted(found)),
        unnamed=tuple(unnamed),
        otherwise=say(drawn.language, "policy.otherwise"),
    )


def permitted(part: StepResult, result: Result) -> Permission:
    """Return what may become of the tools of one step.

    Where something is missing, not known or seriously wrong, nothing runs unasked.
    """
    strictest = max((_of(each) for each in (*part.settled, *result.whole.settled)), default=Permission.ASK)
    doubtful = (
        part.unanswered
        or part.worth_knowing
        or result.whole.unanswered
        or any(finding.severity is Severity.SERIOUS for finding in part.findings)
    )
    return max(strictest, Permission.ASK) if doubtful else strictest


def _of(settled: Settled) -> Permission:
    outcome, level = settled.outcome, settled.level.id
    ids = [each.id for each in outcome.levels]
    known = LEVELS.get(outcome.id, {})
    if set(ids) == set(known):
        return Permission(known[level])
    if len(ids) < 2:
        return Permission.ASK  # a ladder of one rung decides nothing
    if level == ids[0]:
        return Permission.ALLOW
    return Permission.DENY if outcome.tightened is Side.AT_MOST and level == ids[-1] else Permission.ASK


def _line(text: str) -> str:
    return " ".join(clean(text).split())
