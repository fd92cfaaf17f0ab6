# Everything that goes in is pinned: npm checks its own integrity when it installs, and the hashes in
# pins.json are checked again here, so that a change of Pyodide is always a change in this repository.
"""Builds the browser's Python from the pinned npm package ``pyodide``."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

import hitl_content
from hitl_content.runtime import FOLDER, MANIFEST, FileEntry, Manifest, Rung, data_name, lock, trimmed, wheel
from hitl_content.runtime.trimmed import BuildError

FORMAT = "hitl-runtime"
VERSION = 1
PACKAGE = Path(hitl_content.__file__).parent
LICENCES = Path(__file__).parent / "licences"
PINS = Path(__file__).parent / "pins.json"


class Pins(TypedDict):
    """What is pinned of Pyodide."""

    pyodide: str
    """Its release."""
    sha256: dict[str, str]
    """The files taken from it, with their SHA-256 in hexadecimal."""
    lock: dict[str, str]
    """What its lock file says about the Python inside."""


def pins() -> Pins:
    """Return what is pinned of Pyodide."""
    content: Pins = json.loads(PINS.read_text(encoding="utf-8"))
    return content


def build(
    pyodide: Path,
    folder: Path = FOLDER,
    package: Path = PACKAGE,
    requests: Sequence[str] = (),
    held: Mapping[str, str] | None = None,
) -> Manifest:
    """Build every file into *folder*, replacing what was there, and return the manifest.

    *pyodide* is the installed npm package, *package* the folder of ``hitl_content``. *requests* is what a page may
    ask: with it the trimmed interpreter is made, without it there is only the whole one. *held* are assessments that
    it is to have loaded already, compiled to JSON, by slug. The same input gives the same bytes. Raises BuildError
    where a file of Pyodide is missing or is not the pinned one, or trimming fails.
    """
    pinned = pins()
    contents = {name: _checked(pyodide, name, pinned) for name in pinned["sha256"]}
    our_wheel = wheel.make(package)
    contents[wheel.name()] = our_wheel
    contents[lock.NAME] = lock.make(pinned["lock"], wheel.name(), our_wheel)
    rungs: list[Rung] = [{"name": "pyodide", "files": list(contents), "held": {}}]
    if requests:
        loaded = dict(held or {})
        name, content = trimmed.make(pyodide, our_wheel, requests, tuple(loaded.values()))
        contents[name] = content
        known = {data_name(slug, compiled.encode()): slug for slug, compiled in loaded.items()}
        rungs.insert(0, {"name": "trimmed", "files": [name], "held": known})
    contents |= {f"licences/{path.name}": path.read_bytes() for path in sorted(LICENCES.glob("*.txt"))}
    entries = [_entry(name, content) for name, content in contents.items()]
    described: Manifest = {
        "format": FORMAT,
        "version": VERSION,
        "pyodide": pinned["pyodide"],
        "python": pinned["lock"]["python"],
        "package": hitl_content.__version__,
        "digest": _digest(entries),
        "rungs": rungs,
        "files": entries,
    }
    contents[MANIFEST] = (json.dumps(described, indent=1) + "\n").encode()
    _write(folder, contents)
    return described


def _checked(pyodide: Path, name: str, pinned: Pins) -> bytes:
    path = pyodide / name
    release = pinned["pyodide"]
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise BuildError(f"{path} is not there. Run `npm ci`; it installs pyodide {release}.") from None
    found, expected = hashlib.sha256(content).hexdigest(), pinned["sha256"][name]
    if found != expected:
        raise BuildError(
            f"{path} is not the {name} of pyodide {release}: its SHA-256 is {found}, and {PINS.name} pins {expected}. "
            f"Run `npm ci` to install the pinned release again. If Pyodide is to change, change {PINS.name} with it."
        )
    return content


def _entry(name: str, content: bytes) -> FileEntry:
    hashed = hashlib.sha256(content)
    integrity = "sha256-" + base64.b64encode(hashed.digest()).decode()
    return {"name": name, "size": len(content), "sha256": hashed.hexdigest(), "integrity": integrity}


def _digest(entries: list[FileEntry]) -> str:
    listed = "".join(f"{entry['sha256']} {entry['name']}\n" for entry in entries)
    return hashlib.sha256(listed.encode()).hexdigest()[:12]


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace *folder* as a whole, so that an interrupted build leaves the old one or none, never a mixture."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".building-"))
    try:
        for name, content in contents.items():
            path = fresh / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        fresh.chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.replace(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
