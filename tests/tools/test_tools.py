"""The scripts that set up a fresh machine say what is missing and what to do."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(name: str, path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    call = [str(ROOT / "tools" / name)]
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
    ("script", "words"),
    [
        ("find-python", "There is no Python 3.11 or newer here."),
        ("install-npm", "There is no Node.js 20 or newer here."),
        ("find-chromium", "The browser tests need Chromium or Chrome."),
    ],
)
def test_what_is_missing_is_said_in_words(tmp_path: Path, script: str, words: str) -> None:
    done = run(script, tmp_path)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stdout == ""


def test_chromium_is_installed_where_none_is_found_and_that_is_allowed(tmp_path: Path) -> None:
    command(tmp_path, "id", "echo 1000")
    command(tmp_path, "sudo", 'shift; "$@"')
    command(tmp_path, "env", 'shift; "$@"')
    command(
        tmp_path,
        "apt-get",
        f'[ "$1" = update ] || {{ echo > {tmp_path}/chromium; /bin/chmod +x {tmp_path}/chromium; }}',
    )
    done = run("find-chromium", tmp_path)
    assert done.stdout == f"{tmp_path}/chromium\n"
    assert "none here, installing Debian's" in done.stderr


def test_every_target_of_the_makefile_is_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("serve", "test", "check", "site", "lock", "clean"):
        assert f"#   make {target} " in text
        assert f"\n{target}:" in text


def test_continuous_integration_runs_the_tests_without_asking() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "make test </dev/null" in script.read_text(encoding="utf-8")
