# A person who scores a workflow should not have to say where its assessment is: it says which one it answers,
# and that is nearly always beside it, below the folder they stand in, or one of those this package ships.
"""Finding the assessment that a workflow answers."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from hitl_content.layout import FILE, FOLDER
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.reading import Document, read_assessment


def assessment_for(document: Document, near: Path) -> Assessment:
    """Return the assessment that *document* answers.

    It is looked for in the folders around *near* (as ``assessment.yml`` or ``assessments/<slug>/assessment.yml``),
    then around the working directory, then among those shipped with this package. Raises ReadingError where it is
    not found or cannot be read.
    """
    slug = document.assessment
    place = _found(slug, near)
    if place is not None:
        return read_assessment(place)
    what = f'The assessment "{slug}" was not found.' if slug else "This does not say which assessment it answers."
    cure = f"Give its file with --assessment, or put it at {FOLDER}/{slug or '<slug>'}/{FILE}."
    raise document.refused((Problem(path="assessment", what=what, cure=cure),))


def named(slug: str, near: Path) -> Assessment:
    """Return the assessment called *slug*, looked for as ``assessment_for`` does. Raises ReadingError."""
    place = _found(slug, near)
    if place is not None:
        return read_assessment(place)
    cure = f"Give its file, or put it at {FOLDER}/{slug}/{FILE}."
    raise ReadingError((Problem(what=f'The assessment "{slug}" was not found.', cure=cure),))


def _found(slug: str, near: Path) -> Path | None:
    places = _places(slug, near) if slug else ()
    return next((place for place in places if place.is_file() and place.parent.name == slug), None)


def _places(slug: str, near: Path) -> Iterator[Path]:
    for start in (near.resolve(), Path.cwd()):
        for folder in (start, *start.parents):
            yield folder / FILE
            yield folder / FOLDER / slug / FILE
    yield Path(str(files("hitl_content"))) / FOLDER / slug / FILE
