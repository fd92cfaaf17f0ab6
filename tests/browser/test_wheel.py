"""What somebody has who installs the wheel: no Node, no network, and a site whose assessment scores in a browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Opener
from tests.browser.filling import READY, wake
from tests.browser.serving import Server

LARGEST = 15_000_000
"""Bytes the wheel may have: both Pythons for the browser, packed, and the rest."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, built_runtime: Path) -> Path:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("wheel")
    call = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_carries_both_pythons_and_is_no_larger_than_it_says(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        folder = "hitl_content/runtime/files/"
        manifest = json.loads(archive.read(f"{folder}manifest.json"))
        names = set(archive.namelist())
    assert [rung["name"] for rung in manifest["rungs"]] == ["trimmed", "pyodide"]
    assert {f"{folder}{entry['name']}" for entry in manifest["files"]} <= names
    assert wheel.stat().st_size < LARGEST


def test_an_installed_wheel_makes_a_site_that_scores_without_node_or_network(
    wheel: Path, open_tab: Opener, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    venv.create(home, with_pip=False)
    python = home / "bin/python"
    call = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(call, check=True, capture_output=True)
    (installed,) = (home / "lib").glob("python*/site-packages")
    # What the wheel needs besides comes from here, behind what was installed there.
    (installed / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    environment = {"PATH": str(home / "bin"), "HOME": str(tmp_path)}
    environment |= {name: os.environ[name] for name in ("NO_MKDOCS_2_WARNING",) if name in os.environ}

    def run(*arguments: str) -> str:
        call = [str(python), *arguments]
        done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    where = run("-c", "import hitl_content, shutil; print(hitl_content.__file__, shutil.which('node'))")
    assert where.split() == [str(installed / "hitl_content/__init__.py"), "None"]
    run("-m", "hitl_content", "new", "site", "ours")
    run("-m", "mkdocs", "build", "--quiet", "--config-file", "ours/mkdocs.yml", "--site-dir", str(tmp_path / "site"))
    (page,) = [path for path in (tmp_path / "site").rglob("*.html") if "<hitl-assessment" in path.read_text("utf-8")]
    server = Server(tmp_path / "site")
    with open_tab(server) as tab:
        tab.page.goto(server.url(page.relative_to(tmp_path / "site").as_posix().removesuffix("index.html")))
        wake(tab)
        tab.until(READY, 40)
        assert tab.page.evaluate("() => document.documentElement.dataset.hitlPython") == "trimmed"
        tab.assert_clean()
    server.close()
