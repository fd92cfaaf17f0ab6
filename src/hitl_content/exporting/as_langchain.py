# HumanInTheLoopMiddleware runs every tool it is not told about, and takes a misspelt decision without a word. So the
# file lists what an agent is really given, and writes only decisions that exist. "edit" is left out on purpose: an
# edited call may name another tool, and is then not asked about.
"""The map as LangChain's human-in-the-loop middleware."""

from __future__ import annotations

from hitl_content.exporting.decisions import decide
from hitl_content.exporting.python_source import tables
from hitl_content.model.result import Result

HEAD = '''\
"""Which tools of a LangChain agent wait for a person, as an autonomy and escalation map settles it.

    tools, middleware = guarded([look_up, refund])
    agent = create_agent(model, tools=tools, middleware=[middleware], checkpointer=checkpointer)

A tool that the map does not name is asked about. Tools that other middleware adds are not seen here.
"""

from langchain.agents.middleware import HumanInTheLoopMiddleware
'''

TAIL = '''\
DECISIONS = ["approve", "reject"]


def guarded(tools):
    """Return those of *tools* that the map leaves an agent, and the middleware that asks before each call."""
    kept = [tool for tool in tools if name_of(tool) not in DENIED]
    waits = {name: {"allowed_decisions": list(DECISIONS), "description": why} for name, why in ASKED.items()}
    unlisted = {"allowed_decisions": list(DECISIONS), "description": OTHERWISE}
    names = [name_of(tool) for tool in kept]
    interrupt_on = {name: False if name in ALLOWED else waits.get(name, unlisted) for name in names}
    return kept, HumanInTheLoopMiddleware(interrupt_on=interrupt_on)


def name_of(tool):
    """Return the name that the agent will know *tool* by."""
    name = getattr(tool, "name", None) or getattr(tool, "__name__", None)
    if not isinstance(name, str):
        raise TypeError(f"The map cannot tell which tool this is: {tool!r}. Give it a name.")
    return name
'''


def render(result: Result) -> bytes:
    """Return *result* as a Python module in UTF-8 with a function ``guarded(tools)``."""
    return "\n".join([HEAD, *tables(decide(result)), "", TAIL]).encode()
