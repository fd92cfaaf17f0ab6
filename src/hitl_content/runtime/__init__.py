# The built files ship in the wheel, so that an installed package serves assessments with no Node and no
# network. In a checkout they are built once by `python -m hitl_content.runtime build`.
"""The browser's Python: the files a page loads, and what is known about each of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypedDict

from hitl_content.model.errors import HitlError

FOLDER = Path(__file__).parent / "files"
"""Where the built files are."""

MANIFEST = "manifest.json"
"""Name of the manifest among the files."""

DIGITS = 20
"""How many of a hash are in the name of an assessment's file. What is held stands in for the file of that name."""


class FileEntry(TypedDict):
    """What the manifest says about one file."""

    name: str
    """Path relative to the manifest, with ``/``."""
    size: int
    """Bytes, before any compression in transit."""
    sha256: str
    """SHA-256 in hexadecimal."""
    integrity: str
    """The same hash as Subresource Integrity writes it, ``sha256-`` and base64."""


class Rung(TypedDict):
    """One way to start Python in a page. The page tries the rungs in order."""

    name: str
    """Which starter of the worker it is for."""
    files: list[str]
    """Names of the files it loads, in the order they are needed."""
    held: dict[str, str]
    """Assessments it has loaded already: their slugs, by the names of the files they would be fetched from."""


class Manifest(TypedDict):
    """The manifest: every file with its size and hash, and the ways to start."""

    format: str
    version: int
    pyodide: str
    """Release of Pyodide the files come from."""
    python: str
    """Version of the Python inside."""
    package: str
    """Version of this package inside."""
    digest: str
    """Short hash over all files: names the folder they are served from."""
    rungs: list[Rung]
    files: list[FileEntry]


def data_name(slug: str, content: bytes) -> str:
    """Return the name of the file with the assessment *slug*, compiled to the JSON in *content*."""
    return f"{slug}-{hashlib.sha256(content).hexdigest()[:DIGITS]}.json"


class RuntimeMissingError(HitlError):
    """The browser's Python has not been built in this checkout."""

    def __init__(self) -> None:
        super().__init__(
            "The browser's Python has not been built here. "
            "Run `npm ci` and then `python -m hitl_content.runtime build`, or simply `make site`."
        )


def manifest() -> Manifest:
    """Return the manifest of the built files. Raises RuntimeMissingError where there is none."""
    try:
        content: Manifest = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RuntimeMissingError from None
    return content


def digest() -> str:
    """Return the short hash over all files, fit to name the folder they are served from.

    A folder named so never changes its content: browsers may keep it for ever, and a page never mixes the
    files of two releases. Raises RuntimeMissingError.
    """
    return manifest()["digest"]


def files() -> tuple[tuple[str, Path], ...]:
    """Return every file a site has to serve: its name relative to the manifest, and where it is now.

    The manifest comes first. Raises RuntimeMissingError where something has not been built.
    """
    names = (MANIFEST, *(entry["name"] for entry in manifest()["files"]))
    found = tuple((name, FOLDER / name) for name in names)
    if not all(path.is_file() for _, path in found):
        raise RuntimeMissingError
    return found
