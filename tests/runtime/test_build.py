"""The browser's Python: what is built, from what, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import hitl_content
from hitl_content import runtime
from hitl_content.runtime import __main__ as command
from hitl_content.runtime import build, lock, wheel
from tests.runtime import standin

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules/pyodide"
EXPECTED = Path(__file__).parent / "expected_lock.json"
"""What pyodide-build 0.39.2 wrote for the wheel in `A_WHEEL`."""
A_WHEEL = ("hitl_content-1.2.3-py3-none-any.whl", "1.2.3")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_give_the_same_bytes_whatever_the_place_the_clock_and_the_order(tmp_path: Path) -> None:
    package = standin.write(tmp_path / "one")
    build.build(PYODIDE, tmp_path / "first", package)
    elsewhere = tmp_path / "somewhere/else/hitl_content"
    shutil.copytree(package, elsewhere)
    for path in sorted(elsewhere.rglob("*.py"), reverse=True):
        os.utime(path, (time.time() - 10**8,) * 2)
        path.chmod(0o600)
    build.build(PYODIDE, tmp_path / "second", elsewhere)
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_a_changed_module_changes_the_digest_and_an_old_file_does_not_stay(tmp_path: Path) -> None:
    package = standin.write(tmp_path)
    first = build.build(PYODIDE, tmp_path / "files", package)
    (tmp_path / "files/left-over.txt").write_text("old", encoding="utf-8")
    (package / "words/fr.py").write_text("WORDS = {}\n", encoding="utf-8")
    second = build.build(PYODIDE, tmp_path / "files", package)
    assert first["digest"] != second["digest"]
    assert "left-over.txt" not in contents(tmp_path / "files")


def test_the_manifest_describes_every_file(tmp_path: Path) -> None:
    made = build.build(PYODIDE, tmp_path / "files", standin.write(tmp_path))
    found = contents(tmp_path / "files")
    assert json.loads(found.pop("manifest.json")) == made
    assert {entry["name"] for entry in made["files"]} == set(found)
    for entry in made["files"]:
        content = found[entry["name"]]
        assert entry["size"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert base64.b64decode(entry["integrity"].removeprefix("sha256-")).hex() == entry["sha256"]
    assert set(made["rungs"][0]["files"]) < set(found)
    assert {"licences/MPL-2.0.txt", "licences/CPython.txt", "licences/NOTICE.txt"} < set(found)


def test_a_file_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PYODIDE, tmp_path / "pyodide")
    path = tmp_path / "pyodide/pyodide.mjs"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(build.BuildError, match=r"is not the pyodide.mjs of pyodide 314.0.7.*Run `npm ci`"):
        build.build(tmp_path / "pyodide", tmp_path / "files", standin.write(tmp_path))
    assert not (tmp_path / "files").exists()
    path.unlink()
    with pytest.raises(build.BuildError, match=r"is not there\. Run `npm ci`; it installs pyodide 314\.0\.7"):
        build.build(tmp_path / "pyodide", tmp_path / "files", standin.write(tmp_path))


def test_the_pins_are_those_of_the_npm_lock_and_of_pyodide_itself() -> None:
    pinned = build.pins()
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages["node_modules/pyodide"]["version"] == pinned["pyodide"]
    published = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert published["info"] == pinned["lock"]


def test_the_wheel_holds_the_browser_set_and_can_be_imported_alone(tmp_path: Path) -> None:
    package = Path(hitl_content.__file__).parent
    content = wheel.make(package)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    tops = {name.split("/")[1] for name in names if name.startswith("hitl_content/")}
    assert tops == set(wheel.BROWSER_SET)
    (tmp_path / wheel.name()).write_bytes(content)
    code = f"import sys; sys.path.insert(0, {str(tmp_path / wheel.name())!r}); import hitl_content.browser"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)


def test_a_missing_member_of_the_browser_set_is_told(tmp_path: Path) -> None:
    package = standin.write(tmp_path)
    (package / "browser.py").unlink()
    with pytest.raises(FileNotFoundError, match=r"browser.py belongs to the browser set and is not there"):
        wheel.make(package)


def test_our_lock_file_is_the_one_pyodide_build_writes(tmp_path: Path) -> None:
    name, version = A_WHEEL
    content = wheel.make(standin.write(tmp_path), version)
    info = build.pins()["lock"]
    tool = lock.command()
    expected = lock.by_tool(tool, info, name, content) if tool else json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert lock.by_hand(info, name, content) == expected


def test_the_lock_file_lists_our_wheel_only(tmp_path: Path) -> None:
    build.build(PYODIDE, tmp_path / "files", standin.write(tmp_path))
    document = json.loads((tmp_path / "files/pyodide-lock.json").read_text(encoding="utf-8"))
    assert [entry["file_name"] for entry in document["packages"].values()] == [wheel.name()]


def test_an_unbuilt_runtime_says_how_to_build_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "FOLDER", tmp_path)
    with pytest.raises(runtime.RuntimeMissingError, match=r"has not been built here.*hitl_content.runtime build"):
        runtime.files()


def test_files_lists_the_manifest_and_every_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = build.build(PYODIDE, tmp_path / "files", standin.write(tmp_path))
    monkeypatch.setattr(runtime, "FOLDER", tmp_path / "files")
    listed = runtime.files()
    assert [name for name, _ in listed] == ["manifest.json", *(entry["name"] for entry in made["files"])]
    assert runtime.digest() == made["digest"]
    listed[-1][1].unlink()
    with pytest.raises(runtime.RuntimeMissingError):
        runtime.files()


def test_the_command_prints_what_it_made_with_sizes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["build", "--pyodide", str(PYODIDE), "--to", str(tmp_path / "files")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Pyodide 314.0.7 with Python 3.14.2")
    assert "   9,598,218  pyodide.asm.wasm" in printed
    assert command.main(["build", "--pyodide", str(tmp_path), "--to", str(tmp_path / "files")]) == 1
    assert "Run `npm ci`" in capsys.readouterr().err
