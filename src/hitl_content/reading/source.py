"""Files to text: size, encoding and characters."""

from __future__ import annotations

import re
from pathlib import Path

from hitl_content.model.errors import Problem, ReadingError
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Place

LARGEST = 1_000_000
"""The most bytes a file may have."""

# Besides the control characters: the three other Unicode line ends, which would make line numbers differ from
# those an editor shows, and halves of surrogate pairs, which cannot be written to any file again.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def place_of(text: str, offset: int, path: str = "") -> Place:
    """Return the line and column of the character at *offset*."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"), path=path)


def read_text(path: Path) -> str:
    """Return the text of the file at *path*. Raises ReadingError where it is not there or not fit to read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        problem = Problem(
            file=str(path), what=f"This file cannot be read: {reason}.", cure="Check the path and its permissions."
        )
        raise ReadingError((problem,)) from error
    return decoded(data, str(path))


def decoded(data: bytes, file: str) -> str:
    """Return *data*, the content of *file*, as text. Raises ReadingError where it is not fit to read."""
    reporter = Reporter(file)
    if len(data) > LARGEST:
        reporter.add(Place(line=1, column=1), f"This file has more than {LARGEST:,} bytes.", "Split it into several.")
        reporter.stop_if_any()
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        reporter.add(
            place_of(before, len(before)),
            f"The byte 0x{data[error.start]:02x} here is not UTF-8.",
            "Save the file again with the encoding UTF-8.",
        )
        raise ReadingError(reporter.problems) from error
    check_characters(text, reporter)
    reporter.stop_if_any()
    return text


def check_text(text: str, file: str) -> str:
    """Return *text* without a byte order mark. Raises ReadingError where it is too large or has odd characters."""
    reporter = Reporter(file)
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        reporter.add(Place(line=1, column=1), f"This text has more than {LARGEST:,} bytes.", "Split it into several.")
    else:
        check_characters(text, reporter)
    reporter.stop_if_any()
    return text


def check_characters(text: str, reporter: Reporter) -> None:
    """Report every character of *text* that no document may hold, but no more than ten."""
    for count, found in enumerate(UNWANTED.finditer(text)):
        if count == 10:
            break
        reporter.add(
            place_of(text, found.start()),
            f"The invisible character U+{ord(found.group()):04X} is not allowed.",
            "Delete it, or type the space or the line end that is meant.",
        )
