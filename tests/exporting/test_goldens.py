"""Whole files, kept beside this one to be looked at. ``UPDATE_GOLDENS=1 pytest tests/exporting`` rewrites them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hitl_content.exporting import EXPORTERS, as_svg, export
from hitl_content.exporting.palette import page_sheet
from hitl_content.mapping import draw_map
from tests.mapping.situations import refunds, scores_only

HERE = Path(__file__).parent / "goldens"
SHEET = Path(__file__).parents[2] / "src" / "hitl_content" / "page" / "static" / "map.css"
# What JSON holds is the wire format's own test; a workbook is compressed, differently by machine; the tools of refunds
# are not called as Claude Code calls its own.
HUMAN = [name for name in EXPORTERS if name not in {"json", "xlsx", "claude-code"}]

FILES: dict[Path, Callable[[], bytes]] = {
    **{
        HERE / f"six-steps-of-refunds{EXPORTERS[name].extension}": lambda name=name: export(refunds(), name)
        for name in HUMAN
    },
    HERE / "six-steps-of-refunds-on-a-phone.svg": lambda: as_svg.render(draw_map(refunds()), "narrow"),
    HERE / "one-step.svg": lambda: export(refunds(1), "svg"),
    HERE / "twelve-steps.svg": lambda: export(refunds(12), "svg"),
    HERE / "thirty-steps.svg": lambda: export(refunds(30), "svg"),
    HERE / "thirty-steps-on-a-phone.svg": lambda: as_svg.render(draw_map(refunds(30)), "narrow"),
    HERE / "scores-without-outcomes.svg": lambda: export(scores_only(), "svg"),
    HERE / "scores-without-outcomes-on-a-phone.svg": lambda: as_svg.render(draw_map(scores_only()), "narrow"),
    SHEET: lambda: page_sheet().encode(),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_is_what_was_agreed(path: Path) -> None:
    made = FILES[path]()
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made)
    assert path.read_bytes() == made, f"{path.name} changed; look at it, then rewrite it with UPDATE_GOLDENS=1"
