# A rule that names no tool of Claude Code is passed over without a word, so a name that cannot be a rule is refused
# here. Rules are looked up deny first, then ask, then allow; descriptions differ on whether a narrower rule beats a
# broader one, so none is written whose meaning would hang on that.
"""The map as permissions of Claude Code."""

from __future__ import annotations

import re

from hitl_content.exporting.decisions import Permission, decide
from hitl_content.model.errors import ExportError
from hitl_content.model.result import Result
from hitl_content.wire import dumps
from hitl_content.words.sentences import Sentence

TOOLS = (
    "Agent", "Bash", "Edit", "ExitPlanMode", "Glob", "Grep", "KillShell", "LSP", "MultiEdit", "NotebookEdit",
    "NotebookRead", "PowerShell", "Read", "Skill", "Task", "TaskOutput", "TodoWrite", "ToolSearch", "WebFetch",
    "WebSearch", "Write",
)  # fmt: skip
RULE = re.compile(rf"(({'|'.join(TOOLS)})(\([^()\n]+\))?|mcp__[A-Za-z0-9_.-]+(__[A-Za-z0-9_.*-]+)?)")
SCHEMA = "https://json.schemastore.org/claude-code-settings.json"


def render(result: Result) -> bytes:
    """Return *result* as settings for ``.claude/settings.json``, in JSON.

    A tool that the map does not name is asked about: the mode stays ``default`` and going around it is switched off.
    Raises ExportError, naming them, where steps name tools that cannot be a rule.
    """
    policy = decide(result)
    wrong = [each.tool for each in policy.tools if not RULE.fullmatch(each.tool)]
    if wrong:
        raise ExportError(Sentence("refused.claude_code", tools=", ".join(wrong)))
    permissions = apart({each.tool: each.permission for each in policy.tools})
    return dumps(
        {
            "$schema": SCHEMA,
            "permissions": {
                **{
                    name: [tool for tool, permission in permissions.items() if permission is wanted]
                    for name, wanted in (
                        ("deny", Permission.DENY),
                        ("ask", Permission.ASK),
                        ("allow", Permission.ALLOW),
                    )
                },
                "defaultMode": "default",
                "disableBypassPermissionsMode": "disable",
            },
        }
    ).encode()


def apart(permissions: dict[str, Permission]) -> dict[str, Permission]:
    """Return *permissions* so that no rule is laxer than one that covers it, and none says what a covering one does."""
    found = {}
    for tool, permission in permissions.items():
        covering = [other for name, other in permissions.items() if name != tool and covers(name, tool)]
        strictest = max([permission, *covering])
        if strictest not in covering:
            found[tool] = strictest
    return found


def covers(broad: str, narrow: str) -> bool:
    """Return whether the rule *broad* is about everything that *narrow* is about."""
    if broad.startswith("mcp__"):
        return narrow.startswith(f"{broad}__") or (broad.endswith("*") and narrow.startswith(broad[:-1]))
    name, _, rest = broad.partition("(")
    other, _, inner = narrow.partition("(")
    if name != other or not inner:
        return False
    pattern = rest.removesuffix(")")
    return not rest or (pattern.endswith("*") and inner.startswith(pattern.rstrip("*").rstrip(": ")))
