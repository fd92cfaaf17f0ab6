# A saved file comes from another version, another program or another person. Everything wrong with it is
# gathered and said at once; nothing in it is guessed at and nothing is dropped without a word.
"""Taking plain data apart with every problem noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from hitl_content.model.errors import Problem
from hitl_content.wire.canonical import well_formed
from hitl_content.wire.suggesting import did_you_mean, quoted
from hitl_content.words.sentences import Sentence

DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
LONGEST_LINE = 500
LONGEST_TEXT = 10_000


class Checker:
    """Gathers problems while data is read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, path: str, what: str, cure: str = "") -> None:
        """Note one problem at *path*."""
        self.problems.append(Problem(path=path, what=what, cure=cure))

    def mapping(self, data: object, path: str, allowed: Iterable[str]) -> dict[str, object]:
        """Return *data* as a mapping with none but the *allowed* keys; note what is not."""
        if not isinstance(data, Mapping):
            self.note(path, Sentence("problem.names_expected", kind=kind(data)))
            return {}
        allowed = tuple(allowed)
        for key in data:
            if key not in allowed:
                cure = did_you_mean(str(key), allowed, Sentence("problem.heading_known"))
                self.note(join(path, str(key)), Sentence("problem.unknown_key", name=quoted(str(key))), cure)
        return {key: value for key, value in data.items() if key in allowed}

    def sequence(self, data: object, path: str, most: int) -> list[object]:
        """Return *data* as a list of at most *most* items."""
        if not isinstance(data, list):
            self.note(path, Sentence("problem.list_expected", kind=kind(data)))
            return []
        if len(data) > most:
            what = Sentence("problem.list_long", number=len(data), most=most)
            self.note(path, what, Sentence("problem.split"))
            return []
        return data

    def line(self, data: object, path: str, *, required: bool = False, longest: int = LONGEST_LINE) -> str:
        """Return *data* as text on one line."""
        return " ".join(self.text(data, path, required=required, longest=longest).split())

    def text(self, data: object, path: str, *, required: bool = False, longest: int = LONGEST_TEXT) -> str:
        """Return *data* as text, without characters that no file format can hold."""
        if data is None and not required:
            return ""
        if not isinstance(data, str):
            what = Sentence("problem.text_expected", kind=kind(data))
            self.note(path, what, Sentence("problem.text_quotes"))
            return ""
        if len(data) > longest:
            what = Sentence("problem.text_long", number=len(data), most=longest)
            self.note(path, what, Sentence("problem.shorten"))
            return ""
        if required and not data.strip():
            self.note(path, Sentence("problem.empty"), Sentence("problem.empty_cure"))
        return CONTROL.sub("\ufffd", well_formed(data.replace("\r\n", "\n")))

    def date(self, data: object, path: str, *, required: bool = False) -> str:
        """Return *data* as an ISO date."""
        found = self.line(data, path, required=required)
        if found and not DATE.fullmatch(found):
            self.note(path, Sentence("problem.not_date", text=found), Sentence("problem.not_date_cure"))
            return ""
        return found


def join(path: str, key: str) -> str:
    """Return the path of *key* inside *path*."""
    return f"{path}.{key}" if path else key


def kind(data: object) -> Sentence:
    """Return what *data* is, in words."""
    if data is None:
        return Sentence("problem.kind_nothing")
    if isinstance(data, bool):
        return Sentence("problem.kind_true" if data else "problem.kind_false")
    if isinstance(data, str):
        return Sentence("problem.kind_text")
    if isinstance(data, Mapping):
        return Sentence("problem.kind_names")
    return Sentence("problem.kind_list" if isinstance(data, list) else "problem.kind_number")
