# PyYAML tells what its scanner expected; a person wants to know what they typed. Each of its messages that a
# slip of the pen can cause has a sentence here, and the rest share the last one.
"""What PyYAML found wrong, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from hitl_content.reading.tree import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One kind of syntax error."""

    context: str
    """What PyYAML was doing, as a pattern."""
    problem: str
    """What it says is wrong, as a pattern."""
    what: str
    """May refer to the pattern's groups, as ``{0}``."""
    cure: str
    at_context: bool = False
    """Whether the start of what is broken is the better place to show."""


QUOTES = "Close it with the same mark. Inside '...' a quotation mark is doubled: ''."
SLIPS = (
    Slip(
        context="",
        problem=r"found character '\\t'",
        what="There is a tab where only spaces may stand.",
        cure="Indent with spaces.",
    ),
    Slip(
        context="",
        problem=r"found character '(.)' that cannot start",
        what="A value without quotes cannot begin with {0}",
        cure="Put it in quotes.",
    ),
    Slip(
        context="simple key",
        problem="could not find expected ':'",
        what="This line has no colon after its key.",
        cure="Write key: value, with a colon and a space, and indent lines that continue a text.",
        at_context=True,
    ),
    Slip(
        context="",
        problem="mapping values are not allowed here",
        what="There is a second colon here, or the line is indented too far.",
        cure='Put a text that holds ": " in quotes, and start the keys of one record in the same column.',
    ),
    Slip(
        context="",
        problem="(sequence entries|mapping keys) are not allowed here",
        what="A list or key cannot begin here.",
        cure="Start it on a line of its own, or put the text in quotes.",
    ),
    Slip(
        context="quoted scalar",
        problem="unexpected (end of stream|document separator)",
        what="A quotation mark is opened here and never closed.",
        cure=QUOTES,
        at_context=True,
    ),
    Slip(
        context="double-quoted scalar",
        problem="unknown escape character '(.+)'",
        what="\\{0} means nothing inside double quotes.",
        cure="Use single quotes, or write \\\\ for a backslash.",
    ),
    Slip(
        context="double-quoted scalar",
        problem="escape sequence",
        what="This escape inside double quotes is not complete.",
        cure="Use single quotes, or write \\\\ for a backslash.",
    ),
    Slip(
        context="an? (alias|anchor)",
        problem="",
        what="A value without quotes cannot begin with * or &.",
        cure="Put it in quotes.",
        at_context=True,
    ),
    Slip(
        context="block scalar",
        problem="",
        what="Text may not follow | or > on the same line.",
        cure="Put the text on the next line, indented, or leave | or > out.",
    ),
    Slip(
        context="flow (sequence|mapping)",
        problem=r"but got '\?'",
        what="A question mark inside [ ] or { } ends the text before it.",
        cure="Put the text in quotes.",
    ),
    Slip(
        context="flow sequence",
        problem="",
        what="A list is opened here with [ and not rightly closed.",
        cure="Separate its items with commas, close it with ], and put texts with , ? [ ] { } in quotes.",
        at_context=True,
    ),
    Slip(
        context="flow mapping",
        problem="",
        what="A record is opened here with { and not rightly closed.",
        cure="Separate its entries with commas, close it with }, and put texts with , ? [ ] { } in quotes.",
        at_context=True,
    ),
    Slip(
        context="(block mapping|block collection)",
        problem="",
        what="This line does not line up with what it belongs to.",
        cure="Start the keys of one record, and the dashes of one list, in the same column; "
        "where text follows closing quotes, put the whole of it in quotes.",
    ),
    Slip(context="(directive|tag)", problem="", what="A value cannot begin with % or !.", cure="Put it in quotes."),
)
OTHERWISE = Slip(
    context="",
    problem="",
    what="YAML cannot make sense of this.",
    cure="Look at the indentation, the colons and the quotation marks here and in the line above.",
)
IN_BRACKETS = {"flow sequence", "flow mapping"}


def explained(error: yaml.MarkedYAMLError) -> tuple[Place, str, str]:
    """Return the place of *error*, what is wrong, and the cure."""
    context, problem = error.context or "", error.problem or ""
    for slip in SLIPS:
        found = re.search(slip.problem, problem)
        if found and re.search(slip.context, context):
            break
    else:
        slip, found = OTHERWISE, None
    mark = (error.context_mark if slip.at_context else None) or error.problem_mark or error.context_mark
    place = Place(line=mark.line + 1, column=mark.column + 1) if mark else Place(line=1, column=1)
    what = (
        slip.what.replace("{0}", found.group(1) + ("" if slip.what.endswith(".") else "."))
        if (found and found.groups())
        else slip.what
    )
    return place, what, slip.cure
