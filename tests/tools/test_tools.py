"""The scripts that set up a fresh machine say what is missing and what to do."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(name: str, path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    call = [str(ROOT / "tools" / name), *arguments]
    return subprocess.run(
        call, cwd=ROOT, env={"PATH": str(path), **environment}, capture_output=True, text=True, check=False
    )


def command(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path) -> None:
    command(tmp_path, "python3", "exit 1")
    command(tmp_path, "python3.12", "exit 0")
    assert run("find-python", tmp_path).stdout == "python3.12\n"
    assert run("find-python", tmp_path, PYTHON=str(command(tmp_path, "mine", "exit 0"))).stdout.endswith("mine\n")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("find-python",), "There is no Python 3.11 or newer here."),
        (("install-npm",), "There is no Node.js 20 or newer here."),
        (("find-programs", "chromium"), "The browser tests need Chromium or Chrome"),
        (("find-programs", "firefox"), "make BROWSERS=chromium test"),
        (("find-programs", "java"), "needs Java 11 or newer"),
    ],
)
def test_what_is_missing_is_said_in_words(tmp_path: Path, call: tuple[str, ...], words: str) -> None:
    script, *arguments = call
    done = run(script, tmp_path, *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stdout == ""


def test_browsers_are_installed_where_they_are_missing_and_that_is_allowed(tmp_path: Path) -> None:
    command(tmp_path, "id", "echo 1000")
    command(tmp_path, "sudo", 'shift; "$@"')
    command(tmp_path, "env", 'shift; "$@"')
    made = " ".join(f"{tmp_path}/{name}" for name in ("chromium", "firefox-esr"))
    install = f"for made in {made}; do echo > $made; /bin/chmod +x $made; done"
    command(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/asked; [ "$1" = update ] || {{ {install}; }}')
    java = command(tmp_path, "mine", "exit 0")
    done = run("find-programs", tmp_path, "chromium", "firefox", "java", JAVA=str(java))
    assert done.stdout == f"CHROMIUM={tmp_path}/chromium\nFIREFOX={tmp_path}/firefox-esr\nJAVA={java}\n"
    assert "Missing: chromium firefox." in done.stderr
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked.endswith("-qq chromium firefox-esr\n"), "what is here already is not asked for"


def test_every_target_of_the_makefile_is_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("serve", "test", "check", "site", "lock", "clean"):
        assert f"#   make {target} " in text
        assert f"\n{target}:" in text


def test_continuous_integration_runs_the_tests_without_asking() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "make test </dev/null" in script.read_text(encoding="utf-8")
