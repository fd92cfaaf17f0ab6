"""Every page and every report is valid HTML, by the checker of those who write the standard."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import ROOT

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
THE_THEMES = re.compile(
    # Firefox puts switches back after a reload as they were, so that an open menu would lie over the page. The theme
    # prevents that with an attribute that the standard knows for other fields only.
    r'^<input class="md-toggle" data-md-toggle="(drawer|search)" type="checkbox" id="__\1" autocomplete="off">$'
)


def errors(folder: Path) -> list[dict[str, Any]]:
    """Return what the checker holds against the HTML files in *folder*."""
    call = [os.environ.get("JAVA") or "java", "-jar", str(CHECKER), "--errors-only", "--format", "json"]
    done = subprocess.run([*call, "--skip-non-html", str(folder)], capture_output=True, text=True, check=False)
    assert done.stderr.startswith("{"), done.stderr[:2000]
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def excused(error: dict[str, Any]) -> bool:
    text, start = error["extract"], error["hiliteStart"]
    return THE_THEMES.match(text[start : start + error["hiliteLength"]]) is not None


def test_every_page_and_every_report_is_valid(site: Path) -> None:
    assert len(list(site.rglob("*.html"))) > 40
    wrong = {
        f"{Path(error['url'].removeprefix('file:')).relative_to(site)}:{error.get('lastLine')}": (
            error["message"],
            error.get("extract"),
        )
        for error in errors(site)
        if not excused(error)
    }
    assert not wrong, json.dumps(wrong, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(
    ("body", "words"),
    [('<p id="a"><p id="a">', "Duplicate ID"), ("<ul><p>No</p></ul>", "not allowed as child")],
)
def test_the_checker_sees_what_is_wrong(tmp_path: Path, body: str, words: str) -> None:
    page = f'<!doctype html><html lang="en"><head><title>Page</title></head><body>{body}</body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert words in errors(tmp_path)[0]["message"]
