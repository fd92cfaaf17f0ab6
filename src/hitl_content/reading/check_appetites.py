"""What makes appetites, and the rules that name them, not right although every key of them is."""

from __future__ import annotations

from itertools import pairwise

from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.leaves import Name


def check_appetites(draft: Draft) -> None:
    """Report what is wrong with the appetites of *draft* and with the rules that name one."""
    default = draft.root.get("appetite", Name)
    if default:
        draft.index.known("appetite", default)
    order = list(draft.index.appetites)
    used: set[str] = set()
    for rule in draft.root.all("rules", Form):
        name = rule.get("appetite", Name)
        if name is None or not draft.index.known("appetite", name):
            continue
        used.add(name.text)
        if rule.get("gate", bool):
            draft.reporter.add(
                name.at,
                "A gate applies at every appetite, so it cannot name one.",
                "Leave appetite out, or the gate: true.",
            )
        elif name.text == order[-1]:
            draft.reporter.add(
                name.at, f"{name.text} is the boldest appetite, so this says nothing.", "Leave appetite out."
            )
    if not all(isinstance(rule, Form) for rule in draft.root.all("rules", object)):
        return
    for id_, bolder in pairwise(order):
        if id_ not in used:
            draft.reporter.add(
                draft.index.appetites[id_].place("id"),
                f"No rule stops at {id_}, so it is the same as {bolder}.",
                f"Give a rule appetite: {id_}, or delete one of the two.",
            )
