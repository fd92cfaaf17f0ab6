"""Gathering problems."""

from __future__ import annotations

from hitl_content.model.errors import Problem, ReadingError
from hitl_content.reading.tree import Place

START = Place(line=1, column=1)
"""The start of a document."""


class Reporter:
    """Gathers the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, at: Place, what: str, cure: str = "") -> None:
        """Note that *what* is wrong at a place, and how to *cure* it."""
        self._problems.append(
            Problem(file=self.file, line=at.line, column=at.column, path=at.path, what=what, cure=cure)
        )

    def __bool__(self) -> bool:
        return bool(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in document order."""
        ordered = sorted(self._problems, key=lambda problem: (problem.line or 0, problem.column or 0))
        return tuple(dict.fromkeys(ordered))

    def stop_if_any(self) -> None:
        """Raise ReadingError with every problem, where there is one."""
        if self._problems:
            raise ReadingError(self.problems)
