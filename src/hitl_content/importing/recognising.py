# Any text at all could be a list of lines, so what is certainly none is told first: otherwise a workbook or a page of
# HTML would come in as a thousand steps of rubbish.
"""What a file is not, told in words before it is read as steps."""

from __future__ import annotations

import re

from hitl_content.model.errors import Problem, ReadingError
from hitl_content.words.sentences import Sentence

JSON = re.compile(r"\s*(\{|\[\s*([\[{\"]|\]\s*\Z))")
OURS_IN_YAML = re.compile(r"^format:\s*[\"']?hitl-workflow\b", re.MULTILINE)
MARKED_UP = re.compile(r"\s*<[!?a-zA-Z]")
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\ufffd]")
PACKED = (
    ("PK\x03\x04", "import.packed", "import.packed_cure"),
    ("%PDF", "import.pdf", "import.pdf_cure"),
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
        raise _refused("import.yaml", "import.yaml_cure")
    if kind != "bpmn" and MARKED_UP.match(text):
        raise _refused("import.marked_up", "import.marked_up_cure")
    found = NOT_TEXT.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise _refused("import.not_text", "import.not_text_cure", line)


def _refused(what: str, cure: str, line: int | None = None) -> ReadingError:
    return ReadingError((Problem(line=line, what=Sentence(what), cure=Sentence(cure)),))
