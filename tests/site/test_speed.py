"""The page about speed says what was measured, and nothing else does."""

from __future__ import annotations

import copy
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import ROOT, Look

import speed  # isort: skip # a hook, found once conftest has named its folder

DATA = ROOT / "docs/data"
FIGURE = re.compile(r"\d[\d.,]*(?= ?(?:ms|milliseconds|seconds|minutes|MB|kB|times)\b)")
CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.DOTALL)


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    found = speed.read(DATA)
    assert found, "Not everything is measured: run `python -m bench`."
    return found


def rows(site: Path) -> list[list[str]]:
    """Return the cells of every row of every table of the page about speed."""
    text = (site / "reference/speed/index.html").read_text(encoding="utf-8")
    found = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [[html.unescape(re.sub("<[^>]+>", "", cell)) for cell in CELL.findall(row)] for row in found]


def test_the_table_of_the_first_score_is_the_data(site: Path) -> None:
    told = json.loads((DATA / "bench-start.json").read_text(encoding="utf-8"))
    shown = rows(site)
    assert len(told["pages"]) == 10
    for page in told["pages"]:
        times = [f"{page[line][turn]['median']:,}" for line in ("fast", "slow") for turn in ("cold", "warm")]
        row = [page["name"], page["python"], *times, f"{page['bytes'] / 1e6:.2f} MB", str(page["requests"])]
        assert row in shown


def test_medians_and_ratios_follow_from_the_single_runs(data: dict[str, Any]) -> None:
    pages = {page["id"]: page for page in data["start"]["pages"]}
    for page in pages.values():
        for line in ("fast", "slow"):
            for turn in ("cold", "warm"):
                runs = sorted(page[line][turn]["all"])
                assert len(runs) == data["start"]["runs"]
                assert runs[(len(runs) - 1) // 2] <= page[line][turn]["median"] + 1
                assert page[line][turn]["median"] <= runs[len(runs) // 2] + 1
    for name, ratio in data["start"]["ratios"].items():
        line, turn = name.split("-")
        site, best = (pages[each][line][turn]["median"] for each in ("site", ratio["best"]))
        assert ratio["site"] == pytest.approx(best / site, abs=0.06)
        assert pages[ratio["best"]]["python"] == "CPython"


def test_no_peer_asked_another_host(data: dict[str, Any]) -> None:
    assert [page["foreign"] for page in data["start"]["pages"]] == [[]] * 10


def test_every_figure_of_the_page_comes_from_the_data() -> None:
    words = (ROOT / "docs/reference/speed.md").read_text(encoding="utf-8")
    assert FIGURE.findall(words) == []


def test_the_readme_speaks_no_figure_of_speed_that_the_page_does_not(site: Path) -> None:
    shown = {each for row in rows(site) for cell in row for each in FIGURE.findall(cell)}
    assert set(FIGURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))) <= shown


def test_a_goal_that_is_missed_is_said_to_be_missed(data: dict[str, Any]) -> None:
    changed = copy.deepcopy(data)
    changed["engine"]["explained"], changed["engine"]["one_changed"] = 100.1, 4.9
    goals = speed.goals(changed).splitlines()
    assert "| 1,000 steps with explanations | 100 ms | 100.1 ms | **not met** |" in goals
    assert "| One changed step of 1,000 | 5 ms | 4.9 ms | met |" in goals


@pytest.mark.parametrize("act", ["clicking", "typing"])
def test_one_task_that_is_too_long_misses_the_goal_of_what_was_done(data: dict[str, Any], act: str) -> None:
    changed = copy.deepcopy(data)
    for row in changed["clicks"]["rows"]:
        row["clicking"] |= {"over": 0, "longest": 49.9}
        row["typing"] |= {"over": 0, "longest": 49.9}
    told = "{} in {} steps: tasks over 50 ms | none | {} (the longest {} ms) | {} |"
    assert all(
        f"| {told.format(each, steps, 0, 49.9, 'met')}" in speed.goals(changed)
        for each in ("Clicking", "Typing")
        for steps in (10, 30)
    )
    changed["clicks"]["rows"][1][act] |= {"over": 1, "longest": 50.1}
    assert f"| {told.format(act.capitalize(), 30, 1, 50.1, '**not met**')}" in speed.goals(changed)
    assert speed.goals(changed).count("| 0 (the longest 49.9 ms) | met |") == 3
    assert f"1 of {changed['clicks']['rows'][1][act]['tasks']:,}" in speed.clicks(changed)


def test_memory_that_is_more_than_half_or_grows_misses_its_goal(data: dict[str, Any]) -> None:
    changed = copy.deepcopy(data)
    changed["memory"] |= {"rescores": 10, "kinds": [
        {"id": "trimmed", "name": "ours", "linear": [30.0, 30.0, 31.5], "held": [49.9, 50.1, 50.0]},
        {"id": "whole", "name": "theirs", "linear": [30.0, 30.0, 30.0], "held": [100.0, 100.0, 100.0]},
    ]}  # fmt: skip
    goals = speed.goals(changed).splitlines()
    assert "| Memory that a tab holds after the first score, beside theirs | 50% | 50% | met |" in goals
    assert "| Memory that a tab holds after 10 rescores, beside theirs | 50% | 50% | **not met** |" in goals
    assert "| Memory that a tab holds after as many again, beside theirs | 50% | 50% | **not met** |" in goals
    assert "| Growth of Python's own memory in 20 rescores | none | 1.5 MB | **not met** |" in goals
    assert "| ours | 49.9 MB | 50.1 MB | 50.0 MB | 31.5 MB |" in speed.memory(changed)


def test_missing_figures_are_told_with_the_command_that_makes_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    assert speed.read(tmp_path) is None
    assert "There is no bench-start.json, " in caplog.text
    assert "`python -m bench`" in caplog.text


def test_pages_without_an_assessment_carry_no_script_and_no_style_of_ours(pages: dict[str, Look]) -> None:
    reading = {name: look for name, look in pages.items() if not look.embedded}
    assert len(reading) > 20
    assert len(reading) < len(pages)
    ours = {name: [each for each in look.loaded if "assets/hitl/" in each] for name, look in pages.items()}
    assert {name for name, found in ours.items() if found} == pages.keys() - reading.keys()
