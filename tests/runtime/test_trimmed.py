"""The trimmed interpreter, in Node: it gives the answers of the whole one, or none."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import hitl_content
from hitl_content import browser
from hitl_content.page import assets
from hitl_content.reading import read_assessment
from hitl_content.runtime import trimmed, wheel
from hitl_content.runtime.training import requests
from hitl_content.wire import dumps, encode_assessment
from tests.runtime import hostile
from tests.runtime.test_parity import ask_node

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules/pyodide"
HERE = Path(__file__).parent
SCRIPTS = trimmed.SCRIPTS
ASSESSMENTS = [
    json.loads(dumps(encode_assessment(read_assessment(path))))
    for path in sorted((ROOT / "assessments").glob("*/assessment.yml"))
]
LOADS = [json.dumps({"verb": "load", "assessment": each}) for each in ASSESSMENTS]


@pytest.fixture
def folder(built_runtime: Path) -> Path:
    return built_runtime


def manifest(folder: Path) -> Any:
    return json.loads((folder / "manifest.json").read_bytes())


def only_file(folder: Path) -> Path:
    return next(folder.glob("trimmed-*.wasm"))


def ask_trimmed(file: Path, asked: Sequence[str], seconds: int = 300) -> tuple[list[dict[str, Any]], list[int]]:
    """Return what the trimmed Python says to each of *asked*, and the bytes of memory it had along the way."""
    lines = "".join(f"{json.dumps(request)}\n" for request in asked)
    call = ["node", str(HERE / "asking_trimmed.mjs"), str(file)]
    done = subprocess.run(call, input=lines, check=False, capture_output=True, encoding="utf-8", timeout=seconds)
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.split("\n") if line]
    return said[:-1], said[-1]["memory"]


def compare(folder: Path, asked: Sequence[str]) -> tuple[int, list[int]]:
    """Return how many of *asked* the trimmed Python did not answer. Every answer must be that of the whole one."""
    whole = ask_node(folder, list(asked))
    said, memory = ask_trimmed(only_file(folder), asked)
    traps = 0
    for request, expected, found in zip(asked, whole, said, strict=True):
        if "trap" in found:
            traps += expected is not None  # where the whole Python raises, there is no answer to give
        else:
            assert found["answer"] == expected, request[:300]
    return traps, memory


def test_valid_requests_are_all_answered_as_the_whole_python_answers_them(folder: Path) -> None:
    chance = random.Random(41)
    asked = [json.dumps(request) for request in hostile.valid(ASSESSMENTS, chance, 300)]
    traps, memory = compare(folder, [*LOADS, *asked])
    assert traps == 0
    assert memory[0] == memory[-1]


def test_broken_and_extreme_requests_are_answered_the_same_or_not_at_all(folder: Path) -> None:
    chance = random.Random(43)
    ends = [json.dumps(request) for request in hostile.extreme(ASSESSMENTS[0], chance)]
    compare(folder, [*LOADS, *hostile.broken(ASSESSMENTS, chance, 300), *ends])


def test_thousands_of_calls_to_one_are_answered_and_stay_within_bounds(folder: Path) -> None:
    chance = random.Random(47)
    small = next(each for each in ASSESSMENTS if each["slug"] == "one-minute-check")
    asked = [json.dumps({"verb": "evaluate", "workflow": hostile.workflow(small, chance, 2)}) for _ in range(2_000)]
    browser.call(LOADS[ASSESSMENTS.index(small)])
    said, memory = ask_trimmed(only_file(folder), [*LOADS, *asked])
    assert [each.get("answer") for each in said[len(LOADS) :]] == [browser.call(request) for request in asked]
    # No two are alike, so what is remembered of them grows up to its bounds, and memory with it.
    assert memory[-1] < 64 << 20, memory


def test_what_it_holds_answers_as_what_was_loaded(folder: Path) -> None:
    asked = [json.dumps(each) for each in hostile.valid(ASSESSMENTS[1:2], random.Random(47), 80)]
    (slug,) = manifest(folder)["rungs"][0]["held"].values()
    load = next(each for each in LOADS if json.loads(each)["assessment"]["slug"] == slug)
    held, _ = ask_trimmed(only_file(folder), [json.dumps({"verb": "load", "held": slug}), *asked])
    loaded, _ = ask_trimmed(only_file(folder), [load, *asked])
    assert held == loaded
    assert all("answer" in each for each in held)


def test_an_assessment_it_was_not_trained_with_needs_nothing_that_is_gone(folder: Path) -> None:
    paths = sorted((ROOT / "tests/reading/good").glob("*.yml"))
    found = [json.loads(dumps(encode_assessment(read_assessment(path)))) for path in paths]
    assert found
    chance = random.Random(53)
    loads = [json.dumps({"verb": "load", "assessment": each}) for each in found]
    traps, _ = compare(folder, [*loads, *map(json.dumps, hostile.valid(found, chance, 60))])
    assert traps == 0


def guarded(folder: Path, to: Path, *stretch: str) -> Path:
    """Write the trimmed Python that traps where it reads what was left out, or *stretch*, and return its file."""
    call = ["node", str(HERE / "guarding.mjs"), str(only_file(folder)), *stretch]
    to.write_bytes(subprocess.run(call, check=True, capture_output=True).stdout)
    return to


def test_no_constant_that_was_left_out_is_ever_read(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(59)
    asked = [*LOADS, *(json.dumps(request) for request in hostile.valid(ASSESSMENTS, chance, 150))]
    asked += hostile.broken(ASSESSMENTS, chance, 150)
    asked += (json.dumps(request) for request in hostile.extreme(ASSESSMENTS[0], chance))
    plain, _ = ask_trimmed(only_file(folder), asked)
    watched, _ = ask_trimmed(guarded(folder, tmp_path / "guarded.wasm"), asked)
    answers = [[each.get("answer") for each in said] for said in (plain, watched)]
    assert answers[0] == answers[1]
    variables = json.loads((SCRIPTS / "constants.json").read_text(encoding="utf-8"))["variables"]
    blind = guarded(folder, tmp_path / "blind.wasm", *variables.values())
    call = ["node", str(HERE / "asking_trimmed.mjs"), str(blind)]
    done = subprocess.run(call, input=json.dumps(LOADS[0]) + "\n", check=False, capture_output=True, encoding="utf-8")
    assert '"answer"' not in done.stdout, "a stretch that is read is noticed"


def test_the_first_score_takes_no_more_than_two_million_bytes(folder: Path, tmp_path: Path) -> None:
    assessment = tmp_path / "assessment.json"
    held = manifest(folder)["rungs"][0]["held"].values()
    largest = max((dumps(each) for each in ASSESSMENTS if each["slug"] not in held), key=len)
    assessment.write_text(largest, encoding="utf-8")
    scripts = [assets.BUNDLED / "worker.mjs", assets.STATIC / "python.mjs", assets.STATIC / "begun.mjs"]
    fetched = trimmed.compressed([only_file(folder), folder / "manifest.json", *scripts, assessment])
    assert len(fetched) == 6
    assert sum(fetched.values()) < 2_000_000


@pytest.mark.parametrize("name", ["PyUnicode_Concat", "PyDict_SetItem", "PyObject_GC_Track"])
def test_one_function_too_many_taken_out_is_noticed_and_gives_no_wrong_answer(
    folder: Path, tmp_path: Path, name: str
) -> None:
    call = ["node", str(HERE / "overtrimming.mjs"), str(PYODIDE), str(only_file(folder)), name]
    (tmp_path / "less.wasm").write_bytes(subprocess.run(call, check=True, capture_output=True).stdout)
    call = ["node", str(HERE / "asking_trimmed.mjs"), str(tmp_path / "less.wasm")]
    asked = LOADS[0] + "\n"
    lines = json.dumps(asked) + "\n"
    done = subprocess.run(call, input=lines, check=False, capture_output=True, encoding="utf-8", timeout=60)
    assert '"trap"' in done.stdout or done.returncode != 0, done.stdout[:300]
    assert '"answer"' not in done.stdout


def test_two_builds_give_the_same_bytes_whatever_the_place_and_the_time_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = wheel.make(Path(hitl_content.__file__).parent)
    some = requests(ROOT / "assessments")[:40]
    held = tuple(json.dumps(each) for each in ASSESSMENTS[1:2])
    first = trimmed.make(PYODIDE, package, some, held)
    shutil.copytree(PYODIDE, tmp_path / "elsewhere/pyodide")
    monkeypatch.setitem(os.environ, "TZ", "Asia/Tokyo")
    monkeypatch.setitem(os.environ, "LANG", "C")
    monkeypatch.chdir(tmp_path)
    assert trimmed.make(tmp_path / "elsewhere/pyodide", package, some, held) == first


def test_what_goes_wrong_in_node_is_told(tmp_path: Path) -> None:
    with pytest.raises(trimmed.BuildError, match=r"could not be trimmed \(build.mjs\)"):
        trimmed.make(tmp_path, b"", ["{}"])
