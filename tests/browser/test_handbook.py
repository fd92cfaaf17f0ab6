"""The whole guide as a PDF."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import ROOT, chromium_path
from tests.browser.serving import Server


def test_the_guide_is_printed_with_an_outline_of_every_page(built_site: Server, tmp_path: Path) -> None:
    target = tmp_path / "handbook.pdf"
    call = [sys.executable, "tools/handbook_pdf.py", str(built_site.root), str(target)]
    done = subprocess.run(
        call, cwd=ROOT, env=os.environ | {"CHROMIUM": chromium_path()}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    content = target.read_bytes()
    assert len(re.findall(rb"/Type /Page\b(?!s)", content)) > 30
    titles = set(re.findall(rb"/Title \(([^)]*)\)", content))
    for path in (ROOT / "docs/guide").glob("*.md"):
        title = path.read_text(encoding="utf-8").split("\n# ", 1)[1].split("\n", 1)[0]
        assert title.encode() in titles, title
    assert b"/StructTreeRoot" in content, "screen readers find headings, lists and tables"
