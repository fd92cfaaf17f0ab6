"""What agents may do by themselves: never more than the map lets them."""

from __future__ import annotations

import json
import re
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitl_content.exporting import export
from hitl_content.exporting.as_claude_code import apart, covers
from hitl_content.exporting.decisions import Permission, decide, permitted
from hitl_content.model.assessment import Outcome, Side
from hitl_content.model.errors import ExportError
from hitl_content.model.result import Result, StepResult
from tests.mapping.situations import (
    ACCESS,
    AUTONOMY,
    REVIEW,
    refunds,
    scores_only,
    settled,
    step_result,
    workflow_result,
)


def one(autonomy: str, review: str, access: str = "on-request", **more: Any) -> StepResult:
    part = step_result(1)
    levels = zip((AUTONOMY, REVIEW, ACCESS), (autonomy, review, access), strict=True)
    made = tuple(settled(outcome, level, level, None) for outcome, level in levels)
    return replace(part, settled=made, findings=(), unanswered=(), worth_knowing=(), unknown=(), **more)


def named(part: StepResult, *tools: str) -> Result:
    return workflow_result(replace(part, step=replace(part.step, tools=tools)))


FREE = one("act", "none")


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (FREE, Permission.ALLOW),
        (one("act", "sample"), Permission.ALLOW),
        (one("act", "exceptions"), Permission.ASK),
        (one("act", "each"), Permission.ASK),
        (one("act", "two-person"), Permission.DENY),
        (one("recommend", "none"), Permission.ASK),
        (one("support", "none"), Permission.DENY),
        (one("person", "none"), Permission.DENY),
        (one("act", "none", "human-first"), Permission.ASK),
        (replace(FREE, unanswered=("stakes",)), Permission.ASK),
        (replace(FREE, worth_knowing=("evidence",)), Permission.ASK),
        (replace(FREE, findings=refunds().steps[3].findings), Permission.ASK),
        (replace(FREE, settled=()), Permission.ASK),
    ],
)
def test_the_permission_is_the_strictest_of_the_levels_and_of_the_doubts(
    part: StepResult, expected: Permission
) -> None:
    assert permitted(part, workflow_result(part)) is expected


@pytest.mark.parametrize(
    ("outcome", "level", "expected"),
    [
        (replace(AUTONOMY, id="freedom"), "act", Permission.ALLOW),
        (replace(AUTONOMY, id="freedom"), "recommend", Permission.ASK),
        (replace(AUTONOMY, id="freedom"), "person", Permission.DENY),
        (replace(REVIEW, id="care"), "sample", Permission.ASK),
        (replace(REVIEW, id="care"), "two-person", Permission.ASK),
        (replace(AUTONOMY, levels=AUTONOMY.levels[1:]), "person", Permission.DENY),
        (replace(AUTONOMY, levels=AUTONOMY.levels[:1]), "act", Permission.ASK),
    ],
)
def test_a_ladder_that_is_not_known_is_read_by_its_ends(outcome: Outcome, level: str, expected: Permission) -> None:
    assert outcome.tightened in Side
    part = replace(FREE, settled=(settled(outcome, level, level, None),))
    assert permitted(part, workflow_result(part)) is expected


def test_where_several_steps_name_a_tool_the_strictest_counts() -> None:
    free, held = named(FREE, "look_up").steps[0], named(one("person", "each"), "look_up").steps[0]
    (decision,) = decide(workflow_result(free, held)).tools
    assert decision.permission is Permission.DENY


def test_an_assessment_without_outcomes_lets_nothing_run() -> None:
    assert decide(scores_only()).tools == ()


# What the two Python targets do with what is written: stand-ins with the same names and the same gaps.


@dataclass(frozen=True)
class Tool:
    name: str
    needs_approval: bool = False


class Middleware:
    def __init__(self, interrupt_on: dict[str, Any]) -> None:
        self.interrupt_on = interrupt_on


def loaded(source: bytes) -> dict[str, Any]:
    module = types.ModuleType("langchain.agents.middleware")
    module.HumanInTheLoopMiddleware = Middleware  # type: ignore[attr-defined]
    names = {"langchain": types.ModuleType("langchain"), "langchain.agents": types.ModuleType("langchain.agents")}
    kept = {name: sys.modules.get(name) for name in (*names, module.__name__)}
    sys.modules.update({**names, module.__name__: module})
    try:
        found: dict[str, Any] = {}
        exec(compile(source, "policy.py", "exec"), found)  # noqa: S102 - it is what is tested
        return found
    finally:
        for name, was in kept.items():
            if was is None:
                del sys.modules[name]
            else:
                sys.modules[name] = was


TOOLS = [Tool(name) for name in ("look_up_order", "sort_request", "issue_refund", "refuse_refund", "surprise")]


def test_langchain_is_told_about_every_tool_it_is_given() -> None:
    policy = loaded(export(refunds(), "langchain"))
    kept, middleware = policy["guarded"](TOOLS)
    assert set(middleware.interrupt_on) == {tool.name for tool in kept}
    assert middleware.interrupt_on["surprise"]["description"] == policy["OTHERWISE"]
    for waits in middleware.interrupt_on.values():
        assert waits is False or waits["allowed_decisions"] == ["approve", "reject"]
    running = {name for name, waits in middleware.interrupt_on.items() if waits is False}
    assert running == policy["ALLOWED"] & {tool.name for tool in TOOLS}
    assert not {tool.name for tool in kept} & set(policy["DENIED"])


def test_langchain_refuses_a_tool_without_a_name() -> None:
    with pytest.raises(TypeError, match="Give it a name"):
        loaded(export(refunds(), "langchain"))["guarded"]([object()])


def test_the_openai_sdk_is_told_about_every_tool_and_every_server() -> None:
    policy = loaded(export(refunds(), "openai-agents"))
    kept = policy["guarded"](TOOLS)
    assert {tool.name for tool in kept if not tool.needs_approval} == policy["ALLOWED"] & {each.name for each in TOOLS}
    assert policy["require_approval"](None, None, Tool("surprise")) is True
    assert not {tool.name for tool in kept} & set(policy["DENIED"])
    assert policy["TOOL_FILTER"] is None or set(policy["TOOL_FILTER"]["blocked_tool_names"]) == set(policy["DENIED"])
    with pytest.raises(TypeError, match="cannot wait"):
        policy["guarded"]([types.SimpleNamespace(name="web_search")])


@pytest.mark.parametrize("format_", ["langchain", "openai-agents"])
def test_the_tables_hold_each_tool_once_and_say_why(format_: str) -> None:
    policy = loaded(export(refunds(), format_))
    names = [*policy["ALLOWED"], *policy["ASKED"], *policy["DENIED"]]
    assert len(names) == len(set(names)) == 5
    assert all(policy["ASKED"].values())
    assert len(policy["UNNAMED"]) == 1


@pytest.mark.parametrize("format_", ["langchain", "openai-agents"])
@settings(deadline=None)
@given(name=st.text(max_size=60), tool=st.text(min_size=1, max_size=40))
def test_no_name_can_become_code(format_: str, name: str, tool: str) -> None:
    result = named(one("recommend", "each"), tool)
    part = result.steps[0]
    part = replace(part, step=replace(part.step, name=name + '"""\nraise SystemExit'))
    policy = loaded(export(replace(result, steps=(part,)), format_))
    assert list(policy["ASKED"]) == [tool]


# The part of the settings' published schema that permissions use.
CLAUDE = {
    "type": "object",
    "required": ["permissions"],
    "properties": {
        "$schema": {"type": "string"},
        "permissions": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                **{
                    name: {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {
                            "type": "string",
                            "pattern": r"^((Agent|Bash|Edit|ExitPlanMode|Glob|Grep|KillShell|LSP|MultiEdit|NotebookEdit"
                            r"|NotebookRead|PowerShell|Read|Skill|Task|TaskOutput|TodoWrite|ToolSearch|WebFetch"
                            r"|WebSearch|Write)(\([^)]+\))?|mcp__.*)$",
                        },
                    }
                    for name in ("allow", "ask", "deny")
                },
                "defaultMode": {"enum": ["default", "acceptEdits", "plan", "bypassPermissions", "dontAsk", "auto"]},
                "additionalDirectories": {"type": "array"},
                "disableBypassPermissionsMode": {"const": "disable"},
            },
        },
    },
    "additionalProperties": False,
}


def settings_of(*pairs: tuple[StepResult, str]) -> dict[str, Any]:
    parts = [named(part, tool).steps[0] for part, tool in pairs]
    found: dict[str, Any] = json.loads(export(workflow_result(*parts), "claude-code"))
    jsonschema.Draft7Validator(CLAUDE).validate(found)
    return dict(found["permissions"])


HELD, NEVER = one("act", "each"), one("person", "each")


def test_claude_code_asks_about_what_the_map_does_not_name() -> None:
    found = settings_of((FREE, "Read"), (HELD, "Bash(git push *)"), (NEVER, "mcp__shop__delete_account"))
    assert found == {
        "deny": ["mcp__shop__delete_account"],
        "ask": ["Bash(git push *)"],
        "allow": ["Read"],
        "defaultMode": "default",
        "disableBypassPermissionsMode": "disable",
    }


@pytest.mark.parametrize("tool", ["refund", "Bash(", "Bash()", "bash", "Read(a)b", "mcp_x", "Write\n", "Bash(a\nb)"])
def test_a_rule_that_claude_code_would_pass_over_is_refused(tool: str) -> None:
    with pytest.raises(ExportError, match="no tool called"):
        settings_of((HELD, tool))


def test_no_rule_is_laxer_than_one_that_covers_it() -> None:
    found = settings_of((NEVER, "Bash"), (FREE, "Bash(git status)"), (HELD, "mcp__shop"), (FREE, "mcp__shop__look_up"))
    assert (found["deny"], found["ask"], found["allow"]) == (["Bash"], ["mcp__shop"], [])
    assert settings_of((FREE, "Bash(git *)"), (HELD, "Bash(git push *)"))["ask"] == ["Bash(git push *)"]


@pytest.mark.parametrize(
    ("broad", "narrow", "expected"),
    [
        ("Bash", "Bash(ls)", True),
        ("Bash(git:*)", "Bash(git push:*)", True),
        ("Bash(git push)", "Bash(git push --force)", False),
        ("Read", "Write(x)", False),
        ("mcp__shop", "mcp__shop__pay", True),
        ("mcp__shop__pay", "mcp__shop__pay_all", False),
    ],
)
def test_a_broader_rule_is_known(broad: str, narrow: str, *, expected: bool) -> None:
    assert covers(broad, narrow) is expected


rules = st.sampled_from(["Bash", "Bash(git *)", "Bash(git push *)", "Bash(ls)", "Read", "mcp__a", "mcp__a__b"])


@given(st.dictionaries(rules, st.sampled_from(list(Permission))))
def test_keeping_rules_apart_only_ever_tightens(permissions: dict[str, Permission]) -> None:
    found = apart(permissions)
    for tool, permission in permissions.items():
        effective = [found[tool]] if tool in found else [found[name] for name in found if covers(name, tool)]
        assert max(effective) >= permission


POLICIES: dict[str, Callable[[bytes], set[str]]] = {
    "langchain": lambda made: set(loaded(made)["ALLOWED"]),
    "openai-agents": lambda made: set(loaded(made)["ALLOWED"]),
    "claude-code": lambda made: set(json.loads(made)["permissions"]["allow"]),
}


@pytest.mark.parametrize("format_", POLICIES)
def test_nothing_unanswered_runs_by_itself(format_: str) -> None:
    part = named(replace(FREE, unanswered=("stakes",)), "Read").steps[0]
    assert POLICIES[format_](export(workflow_result(part), format_)) == set()
    free = named(FREE, "Read").steps[0]
    assert POLICIES[format_](export(workflow_result(free), format_)) == {"Read"}
    assert POLICIES[format_](export(workflow_result(free, part), format_)) == set()


def test_the_names_of_targets_are_spelt_as_theirs() -> None:
    made = export(refunds(), "langchain").decode()
    assert "from langchain.agents.middleware import HumanInTheLoopMiddleware" in made
    assert re.search(r"HumanInTheLoopMiddleware\(interrupt_on=interrupt_on\)", made)
    assert "needs_approval=" in export(refunds(), "openai-agents").decode()
