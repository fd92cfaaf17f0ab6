# Hints come from the server that is being judged, so they can only make things stricter: what a hint does not say is
# the worst case, a mild hint answers nothing (the person does), and a name that sounds heavy outweighs it.
"""Tools of an MCP server, as ``tools/list`` gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hitl_content.importing.drafts import Draft
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.model.workflow import Answer
from hitl_content.wire import loads
from hitl_content.words.sentences import Sentence

KINDS = {
    "spends": ("pay", "refund", "charge", "buy", "purchase", "transfer", "payout", "checkout", "bill", "spend"),
    "sends": ("send", "email", "mail", "post", "publish", "notify", "reply", "sms", "tweet", "submit", "announce"),
    "deletes": (
        "delete", "remove", "drop", "purge", "erase", "truncate", "overwrite", "destroy", "wipe", "merge", "reset",
        "cancel", "revert", "terminate", "kill",
    ),
    "permissions": (
        "grant", "revoke", "invite", "share", "disable", "enable", "configure", "deploy", "rotate", "unlock", "promote",
    ),
}  # fmt: skip
"""Words in a tool's name that speak of an effect on the outside, by the kind of effect."""
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def is_mcp(text: str) -> bool:
    """Return whether *text* looks like the answer to ``tools/list``."""
    return text.lstrip()[:1] in {"{", "["} and '"inputSchema"' in text


def from_mcp(text: str, assessment: Assessment) -> tuple[Draft, ...]:
    """Return a step for each tool. Raises ReadingError where *text* is not JSON with tools."""
    data = loads(text)
    for key in ("result", "tools"):
        if isinstance(data, dict) and key in data:
            data = data[key]
    if not isinstance(data, list) or not all(isinstance(tool, dict) and _name(tool) for tool in data):
        raise ReadingError((Problem(what=Sentence("import.not_mcp"), cure=Sentence("import.not_mcp_cure")),))
    return tuple(_step(tool, assessment) for tool in data)


def _step(tool: Mapping[str, Any], assessment: Assessment) -> Draft:
    name = _name(tool)
    hints = tool.get("annotations")
    hints = hints if isinstance(hints, dict) else {}
    title = next((each for each in (tool.get("title"), hints.get("title")) if isinstance(each, str) and each), name)
    heavy = kinds(name) | kinds(title)
    guessed: dict[str, Answer] = {}
    why = []
    read_only = hints.get("readOnlyHint") is True
    if heavy or not read_only:
        guessed["stage"] = "act"
        why.append(Sentence("import.why_more" if read_only else "import.why_not_read_only"))
    if heavy or (not read_only and hints.get("destructiveHint") is not False):
        guessed["reversibility"] = "permanent"
        why.append(Sentence("import.why_lasting" if heavy else "import.why_not_harmless"))
    if heavy:
        guessed["outside_kinds"] = tuple(
            kind for kind in ("sends", "spends", "deletes", "permissions") if kind in heavy
        )
    answers = {id_: answer for id_, answer in guessed.items() if _offered(assessment, id_, answer)}
    description = tool.get("description")
    reasons = Sentence("import.why_both", one=why[0], other=why[1]) if len(why) > 1 else "".join(why[:1])
    remarks = (Sentence("import.guessed", questions=", ".join(answers), why=reasons),) if answers else ()
    return Draft(
        name=title,
        notes=(description,) if isinstance(description, str) else (),
        tools=(name,),
        answers=answers,
        remarks=remarks,
    )


def kinds(name: str) -> set[str]:
    """Return the kinds of effect that the words in *name* speak of."""
    words = {each.lower() for each in WORD.findall(name)}
    return {kind for kind, known in KINDS.items() if words & set(known)}


def _name(tool: Mapping[str, Any]) -> str:
    name = tool.get("name")
    return name if isinstance(name, str) and name.strip() else ""


def _offered(assessment: Assessment, question: str, answer: Answer) -> bool:
    for each in assessment.questions:
        if each.id == question:
            options = {option.id for option in each.options}
            return set(answer) <= options if isinstance(answer, tuple) else answer in options
    return False
