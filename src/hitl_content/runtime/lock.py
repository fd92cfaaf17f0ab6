# Pyodide loads wheels by a lock file. The tool for it, `pyodide lockfile add-wheels` of pyodide-build, needs
# Python 3.12; where it is not there the same few lines are written here. A test holds the two together.
"""The lock file that tells Pyodide about our wheel, and about nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

NAME = "pyodide-lock.json"
"""The file's name."""


def command() -> str | None:
    """Return the path of pyodide-build's command beside this Python, or None where it is not installed."""
    if sys.version_info < (3, 12):
        return None
    return shutil.which("pyodide", path=str(Path(sys.executable).parent))


def make(info: Mapping[str, str], wheel: str, content: bytes) -> bytes:
    """Return the lock file for Pyodide *info* with the one wheel named *wheel*, canonical bytes."""
    tool = command()
    document = by_tool(tool, info, wheel, content) if tool else by_hand(info, wheel, content)
    return (json.dumps(document, sort_keys=True, separators=(",", ":")) + "\n").encode()


def by_hand(info: Mapping[str, str], wheel: str, content: bytes) -> dict[str, object]:
    """Return the lock file as pyodide-build would write it for a pure wheel with no dependency."""
    distribution, version = wheel.split("-")[:2]
    package = {
        "depends": [],
        "file_name": wheel,
        "imports": [distribution],
        "install_dir": "site",
        "name": distribution.replace("_", "-"),
        "package_type": "package",
        "sha256": hashlib.sha256(content).hexdigest(),
        "tool": {},
        "unvendored_tests": False,
        "version": version,
    }
    return {"info": dict(info), "packages": {package["name"]: package}, "tool": {}}


def by_tool(tool: str, info: Mapping[str, str], wheel: str, content: bytes) -> dict[str, object]:
    """Return the lock file that pyodide-build's command *tool* writes.

    Raises subprocess.CalledProcessError where the tool refuses the wheel.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / wheel).write_bytes(content)
        (folder / NAME).write_text(json.dumps({"info": dict(info), "packages": {}}), encoding="utf-8")
        options = ["--input", NAME, "--output", "new.json"]
        call = [tool, "lockfile", "add-wheels", *options, wheel]
        subprocess.run(call, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
        document: dict[str, object] = json.loads((folder / "new.json").read_text(encoding="utf-8"))
    return document
