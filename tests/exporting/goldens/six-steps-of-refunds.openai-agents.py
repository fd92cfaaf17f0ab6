"""Which tools of an OpenAI agent wait for a person, as an autonomy and escalation map settles it.

    agent = Agent(name="Desk", tools=guarded([look_up, refund]))
    server = MCPServerStdio(params=params, require_approval=require_approval, tool_filter=TOOL_FILTER)

A call that waits ends the run with an interruption: go on with RunState.approve or RunState.reject. A tool that the
map does not name is asked about.
"""

from dataclasses import replace

MAP = 'Refund requests: Autonomy and escalation map, edition 1.0'

# What the map lets run by itself.
ALLOWED = frozenset({
    'offer_refund',
    'sort_request',
})

# What a person approves or rejects, call by call, with what they are told.
ASKED = {
    'issue_refund': '4. Decide a disputed or large refund. Autonomy: AI recommends; Review: Each item; Access to a person: Visible; Risk: 8 of 10 (80%), High; looser today: Autonomy; looser today: Review; looser today: Access to a person.',
    'look_up_order': '3. Approve a small refund. Autonomy: AI acts; Review: Sample; Access to a person: Visible; Risk: 3 of 10 (30%), Medium; stricter today: Autonomy; stricter today: Review. 6. Tell the customer. Autonomy: AI acts; Review: Exceptions; Access to a person: Visible; Risk: 3 of 10 (30%), Medium.',
}

# What an agent is not given, and why.
DENIED = {
    'refuse_refund': '5. Refuse a refund. Autonomy: AI supports; Review: Two people; Access to a person: Person first; Risk: 8 of 10 (80%), High; looser today: Autonomy; looser today: Review; looser today: Access to a person.',
}

# Steps of the map that name no tool: whatever does them is asked about.
UNNAMED = (
    '2. Check order and policy',
)

OTHERWISE = 'The map names no step that uses this tool, so a person decides.'

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
