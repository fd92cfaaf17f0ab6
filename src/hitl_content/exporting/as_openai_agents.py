# In the SDK a function tool runs unasked unless it says otherwise, and a table of approvals for an MCP server lets
# every tool run that it does not list. So the file sets every tool, and gives servers a function and not a table.
"""The map as approvals of the OpenAI Agents SDK."""

from __future__ import annotations

from hitl_content.exporting.decisions import decide
from hitl_content.exporting.python_source import tables
from hitl_content.model.result import Result

HEAD = '''\
"""Which tools of an OpenAI agent wait for a person, as an autonomy and escalation map settles it.

    agent = Agent(name="Desk", tools=guarded([look_up, refund]))
    server = MCPServerStdio(params=params, require_approval=require_approval, tool_filter=TOOL_FILTER)

A call that waits ends the run with an interruption: go on with RunState.approve or RunState.reject. A tool that the
map does not name is asked about.
"""

from dataclasses import replace
'''

TAIL = '''\
# For an MCP server: what it must not offer.
TOOL_FILTER = {"blocked_tool_names": sorted(DENIED)} if DENIED else None


def guarded(tools):
    """Return those of *tools* that the map leaves an agent, each set to wait for a person or not."""
    return [_set(tool) for tool in tools if tool.name not in DENIED]


def require_approval(_context, _agent, tool):
    """Return whether a tool of an MCP server waits for a person."""
    return tool.name not in ALLOWED


def reason(name):
    """Return what to tell the person who is asked about the tool called *name*."""
    return ASKED.get(name, OTHERWISE)


def _set(tool):
    if hasattr(tool, "needs_approval"):
        return replace(tool, needs_approval=tool.name not in ALLOWED)
    if tool.name in ALLOWED:
        return tool
    raise TypeError(f"{tool.name} cannot wait for a person, and the map does not let it run by itself.")
'''


def render(result: Result) -> bytes:
    """Return *result* as a Python module in UTF-8 with ``guarded(tools)`` and ``require_approval``."""
    return "\n".join([HEAD, *tables(decide(result)), "", TAIL]).encode()
