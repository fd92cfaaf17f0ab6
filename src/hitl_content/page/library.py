# The Markdown extension and the plugin start from a directory of assessments. What reads them is imported when
# something is read: a build in which nothing changed does without.
"""A directory of assessments."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from hitl_content.layout import EXAMPLES, FILE
from hitl_content.model.errors import HitlError, Problem, ReadingError

if TYPE_CHECKING:
    from hitl_content.model.assessment import Assessment
    from hitl_content.model.workflow import Workflow


class UnknownAssessmentError(HitlError):
    """An assessment or an example was named that is not there."""


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Hold back the search for cycles: reading makes objects by the thousand and no cycle, and would set it off."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Library:
    """Assessments, each read at most once, from ``<slug>/assessment.yml`` and ``<slug>/examples/*.yml``."""

    def __init__(self, directory: Path) -> None:
        """Take *directory*. Nothing is read yet, and it need not exist."""
        self.directory = directory
        self._read: dict[str, Assessment | ReadingError] = {}
        self._filled: dict[tuple[str, str], Workflow] = {}

    def slugs(self) -> tuple[str, ...]:
        """Return the name of every folder that holds an assessment, in alphabetical order."""
        found = (path.parent.name for path in self.directory.glob(f"*/{FILE}"))
        return tuple(sorted(found))

    def assessment(self, slug: str) -> Assessment:
        """Return the assessment *slug*. Raises UnknownAssessmentError, or ReadingError with every problem."""
        if slug not in self.slugs():
            raise UnknownAssessmentError(self._missing(slug, self.slugs(), f"assessment in {self.directory.name}/"))
        if slug not in self._read:
            from hitl_content.reading import read_assessment

            try:
                self._inside(self.directory / slug / FILE)
                self._read[slug] = read_assessment(self.directory / slug / FILE)
            except ReadingError as error:
                self._read[slug] = error
        kept = self._read[slug]
        if isinstance(kept, ReadingError):
            raise kept
        return kept

    def examples(self, slug: str) -> tuple[str, ...]:
        """Return the names of the filled workflows of *slug*, without ``.yml``, in alphabetical order."""
        return tuple(sorted(path.stem for path in (self.directory / slug / EXAMPLES).glob("*.yml")))

    def example(self, slug: str, name: str) -> Workflow:
        """Return the filled workflow *name* of *slug*. Raises UnknownAssessmentError or ReadingError."""
        if name not in self.examples(slug):
            raise UnknownAssessmentError(self._missing(name, self.examples(slug), f"example of {slug}"))
        if (slug, name) not in self._filled:
            from hitl_content.reading import read_workflow

            path = self.directory / slug / EXAMPLES / f"{name}.yml"
            self._inside(path)
            self._filled[slug, name] = read_workflow(path, self.assessment(slug))
        return self._filled[slug, name]

    def problems(self) -> tuple[Problem, ...]:
        """Return what ``hitl check`` finds in the directory, and every link that leads out of it."""
        return tuple(problem for slug in self.slugs() for problem in self.strays(slug) or self.mistakes(slug))

    def strays(self, slug: str) -> tuple[Problem, ...]:
        """Return a problem where a file of *slug* is a link that leads out of the directory."""
        folder = self.directory / slug
        try:
            for path in (folder / FILE, *folder.glob(f"{EXAMPLES}/*.yml")):
                self._inside(path)
        except ReadingError as error:
            return error.problems
        return ()

    def mistakes(self, slug: str) -> tuple[Problem, ...]:
        """Return what ``hitl check`` finds in *slug*."""
        with _collecting_later():
            from hitl_content.checking import check_path

            return tuple(problem for _, problems in check_path(self.directory / slug) for problem in problems)

    def _inside(self, path: Path) -> None:
        if not path.resolve().is_relative_to(self.directory.resolve()):
            what = "The file is a link to a place outside the directory of assessments."
            raise ReadingError((Problem(file=str(path), what=what, cure="Put the file itself there."),))

    @staticmethod
    def _missing(name: str, known: tuple[str, ...], what: str) -> str:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        there = f" There are: {', '.join(known)}." if known else " There are none."
        return f"“{name}” is not an {what}.{hint}{there}"
