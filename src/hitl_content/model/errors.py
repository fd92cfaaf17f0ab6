# One tree of errors for the whole package. Their types are public, their data are attributes, and only
# the edges (command line, MkDocs plugin, browser) turn them into exit codes, warnings or words on a page.
"""Errors and the problems they carry."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in something a person wrote: where it is, what is wrong, and how to cure it."""

    file: str = ""
    """Path or name of the file as the user gave it; empty where there is no file (a form, a paste)."""
    line: int | None = None
    """Line, counted from 1."""
    column: int | None = None
    """Column, counted from 1."""
    path: str = ""
    """Place inside the document, for example ``rules[3].when.stakes``."""
    what: str
    """What is wrong, as one sentence."""
    cure: str = ""
    """How to put it right, as one or more sentences."""

    def within(self, file: str) -> Problem:
        """Return the same problem placed in *file*."""
        return replace(self, file=file)

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f":{self.line}:{self.column}" if self.column is not None else f":{self.line}"
        where = " ".join(part for part in (place, self.path) if part)
        words = f"{self.what} {self.cure}".strip()
        return f"{where}: {words}" if where else words


class HitlError(Exception):
    """Root of every error this package raises on purpose."""


class ReadingError(HitlError):
    """A document could not be read. ``problems`` holds every mistake found, in document order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class ComparingError(HitlError):
    """Workflows cannot be put side by side: they answer different assessments, or there are too few."""


class ExportError(HitlError):
    """An export was asked for that does not exist or cannot be made."""
