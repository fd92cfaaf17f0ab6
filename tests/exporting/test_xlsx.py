"""The workbook, as another program reads it."""

from __future__ import annotations

import io
import sys
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from hitl_content.exporting import EXPORTERS, export
from hitl_content.mapping import draw_map
from hitl_content.model.errors import ExportError
from hitl_content.model.result import Result
from tests.mapping.situations import hostile, refunds, scores_only, workflow_result


def opened(result: Result) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(export(result, "xlsx")))


def rows(book: Workbook, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_it_has_the_map_the_tasks_the_triggers_and_everything() -> None:
    book = opened(refunds())
    assert book.sheetnames == ["Map", "To do", "Escalation", "Everything"]
    found = rows(book, "Map")
    assert found[0] == ["Number", "Step", "Owner", "Autonomy", "Review", "Access to a person", "Findings"]
    assert [row[1] for row in found[1:]] == [part.name for part in draw_map(refunds()).parts]
    assert "looser today: AI acts" in str(found[4][3])
    assert len(rows(book, "To do")) == 1 + len(draw_map(refunds()).todo)
    assert len(rows(book, "Escalation")) == 1 + sum(len(part.triggers) for part in draw_map(refunds()).parts)


def test_equal_maps_give_equal_bytes() -> None:
    assert export(refunds(), "xlsx") == export(refunds(), "xlsx")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1", "http://example.org/", "'x", "{=1}"])
def test_text_stays_text(name: str) -> None:
    part = refunds(1).steps[0]
    book = opened(workflow_result(replace(part, step=replace(part.step, name=name))))
    cell = book["Map"]["B2"]
    assert (cell.value, cell.data_type) == (name, "s")
    assert book["Everything"]["C2"].value == name
    assert cell.hyperlink is None


@pytest.mark.parametrize("result", [hostile(), scores_only(), workflow_result()])
def test_it_opens_whatever_is_in_it(result: Result) -> None:
    assert len(opened(result).sheetnames) == 4


def test_a_very_long_text_is_cut_to_what_a_cell_holds() -> None:
    part = refunds(1).steps[0]
    book = opened(workflow_result(replace(part, step=replace(part.step, name="x" * 40_000))))
    assert len(str(book["Map"]["B2"].value)) == 32_000


def test_without_the_package_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExportError, match="take CSV"):
        export(refunds(), "xlsx")
    assert not EXPORTERS["xlsx"].on_page
