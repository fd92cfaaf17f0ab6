"""Which tools of a LangChain agent wait for a person, as an autonomy and escalation map settles it.

    tools, middleware = guarded([look_up, refund])
    agent = create_agent(model, tools=tools, middleware=[middleware], checkpointer=checkpointer)

A tool that the map does not name is asked about. Tools that other middleware adds are not seen here.
"""

from langchain.agents.middleware import HumanInTheLoopMiddleware

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
