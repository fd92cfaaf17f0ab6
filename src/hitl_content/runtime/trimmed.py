# The work is done by the scripts in trim/, in Node: they read Pyodide's binary, start it, take its memory and write the
# new one. Here is only what they are given and what is made of their answer.
"""Makes the trimmed interpreter: Pyodide's CPython, left with what the engine uses, its memory already filled."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hitl_content.model.errors import HitlError

SCRIPTS = Path(__file__).parent / "trim"
DIGITS = 12
TIMEOUT = 600
"""Seconds until a build that does not end is given up."""


class BuildError(HitlError):
    """The browser's Python could not be built; the message says what to do."""


def make(pyodide: Path, wheel: bytes, requests: Sequence[str], held: Sequence[str] = ()) -> tuple[str, bytes]:
    """Return the name and the content of the trimmed interpreter.

    *pyodide* is the installed npm package, *wheel* our package for the browser, *requests* what a page may ask,
    *held* the assessments it is to have loaded, compiled to JSON. The name holds a hash of the content. Raises
    BuildError where Node is missing or refuses.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package.whl").write_bytes(wheel)
        (folder / "requests.json").write_text(json.dumps(list(requests)), encoding="utf-8")
        loads = [f'{{"verb":"load","assessment":{compiled}}}' for compiled in held]
        (folder / "held.json").write_text(json.dumps(loads), encoding="utf-8")
        files = [str(folder / each) for each in ("package.whl", "requests.json", "held.json", "trimmed.wasm")]
        run_node("build.mjs", str(pyodide.resolve()), *files)
        content = (folder / "trimmed.wasm").read_bytes()
    return f"trimmed-{hashlib.sha256(content).hexdigest()[:DIGITS]}.wasm", content


def compressed(files: Sequence[Path]) -> dict[str, int]:
    """Return the bytes each of *files* has in transit with Brotli at its best, by name. Raises BuildError."""
    sizes: dict[str, int] = json.loads(run_node("sizes.mjs", *map(str, files)))
    return sizes


def run_node(script: str, *arguments: str) -> str:
    """Run one of the scripts with *arguments* and return what it prints. Raises BuildError."""
    node = shutil.which("node")
    if node is None:
        raise BuildError("Node is not installed. Trimming the browser's Python needs Node 20 or newer.")
    call = [node, str(SCRIPTS / script), *arguments]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", timeout=TIMEOUT, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BuildError(f"The interpreter could not be trimmed ({script}).\n{done.stdout}{done.stderr}")
    return done.stdout
