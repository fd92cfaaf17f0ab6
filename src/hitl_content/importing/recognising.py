# Any text at all could be a list of lines, so what is certainly none is told first: otherwise a workbook or a page of
# HTML would come in as a thousand steps of rubbish.
"""What a file is not, told in words before it is read as steps."""

from __future__ import annotations

import re

from hitl_content.model.errors import Problem, ReadingError

JSON = re.compile(r"\s*(\{|\[\s*([\[{\"]|\]\s*\Z))")
OURS_IN_YAML = re.compile(r"^format:\s*[\"']?hitl-workflow\b", re.MULTILINE)
MARKED_UP = re.compile(r"\s*<[!?a-zA-Z]")
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\ufffd]")
PACKED = (
    ("PK\x03\x04", "This is a workbook or another packed file.", "Save the sheet as CSV, and open that."),
    ("%PDF", "This is a PDF.", "Copy the list out of it into a text file, one step on each line."),
)


def is_json(text: str) -> bool:
    """Return whether *text* begins as JSON does; a list of boxes to tick does not."""
    return JSON.match(text.removeprefix("\ufeff")) is not None


def refuse_foreign(text: str, kind: str) -> None:
    """Raise ReadingError, with a cure, where *text*, taken for *kind*, is certainly nothing to read steps from."""
    text = text.removeprefix("\ufeff")
    for start, what, cure in PACKED:
        if text.startswith(start):
            raise _refused(what, cure)
    if OURS_IN_YAML.search(text):
        cure = "Write it as JSON with: hitl export FILE --to json. A page opens that."
        raise _refused("This is a workflow file in YAML, and not a list of steps.", cure)
    if kind != "bpmn" and MARKED_UP.match(text):
        raise _refused("This is XML or HTML of a kind that is not known here.", "Save it as CSV or as plain lines.")
    found = NOT_TEXT.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        what = "This is not text, or text in another encoding than UTF-8."
        problem = Problem(line=line, what=what, cure="Save it as plain text or CSV in UTF-8.")
        raise ReadingError((problem,))


def _refused(what: str, cure: str) -> ReadingError:
    return ReadingError((Problem(what=what, cure=cure),))
