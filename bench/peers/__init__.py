"""Installs what this project is measured beside, pinned and checked by hash, into ``bench/.cache`` alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parent / ".cache"
NPM = CACHE / "npm"
VENV = CACHE / "venv"
WHEELS = CACHE / "wheels"
BIN = VENV / "bin"
MODULES = NPM / "node_modules"
PINS = ("package.json", "package-lock.json", "requirements.txt", "wheels.txt")
# The Python of the newest Pyodide, for which pip looks for wheels: pure ones, and those made for the browser.
TARGET = ("--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none",
          "--platform", "pyemscripten_2026_0_wasm32", "--platform", "any")  # fmt: skip


def install() -> None:
    """Install the peers, unless exactly these are there."""
    stamp = CACHE / "installed"
    wanted = digest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Installing the peers into bench/.cache ...")
    shutil.rmtree(CACHE, ignore_errors=True)
    NPM.mkdir(parents=True)
    for name in PINS[:2]:
        shutil.copy(HERE / name, NPM)
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=NPM)
    _run(sys.executable, "-m", "venv", str(VENV))
    pip = (str(BIN / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(*pip, "install", "--require-hashes", "-r", str(HERE / "requirements.txt"))
    _run(
        *pip,
        "download",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        *TARGET,
        "-d",
        str(WHEELS),
        "-r",
        str(HERE / "wheels.txt"),
    )
    stamp.write_text(wanted, encoding="utf-8")


def digest() -> str:
    """Return a hash of everything that is pinned."""
    found = hashlib.sha256()
    for name in PINS:
        found.update((HERE / name).read_bytes())
    return found.hexdigest()


def packages() -> Path:
    """Return the folder that the Python packages of the peers are in."""
    return next((VENV / "lib").glob("python3.*/site-packages"))


def environment() -> dict[str, str]:
    """Return the environment in which tools of the peers run: they find theirs, and nothing of this project."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {"PATH": f"{BIN}{os.pathsep}{kept['PATH']}", "NO_MKDOCS_2_WARNING": "1"}


def _run(*call: str, cwd: Path | None = None) -> None:
    subprocess.run(call, cwd=cwd, check=True)
