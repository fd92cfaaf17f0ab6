"""The workbook, as another program reads it."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from hitl_content.exporting import export
from hitl_content.exporting.workbook import Sheet, workbook
from hitl_content.mapping import draw_map
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


def test_what_looks_like_an_escape_is_text_too() -> None:
    sheet = Sheet(name="It's [a] name: longer than the thirty-one letters there are", rows=[["A"], ["_x0041_"]])
    made = workbook("A title", "", [sheet])
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert b"_x005F_x0041_" in file.read("xl/worksheets/sheet1.xml")
    assert openpyxl.load_workbook(io.BytesIO(made)).sheetnames == ["It's  a  name  longer than the"]


WORKSHEET = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "autoFilter",
    "pageMargins",
    "pageSetup",
]
STYLES = ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"]


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


@pytest.mark.parametrize("result", [refunds(30), hostile(), scores_only(), workflow_result()])
def test_strict_programs_find_every_part_where_it_is_said_to_be_and_in_the_order_of_the_standard(
    result: Result,
) -> None:
    with zipfile.ZipFile(io.BytesIO(export(result, "xlsx"))) as file:
        assert file.testzip() is None
        parts = {name: ET.fromstring(file.read(name)) for name in file.namelist()}  # noqa: S314 - our own
    types = parts["[Content_Types].xml"]
    named = {each.get("PartName") for each in types if local(each) == "Override"}
    said = {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert named == said
    for name in ("_rels/.rels", "xl/_rels/workbook.xml.rels"):
        folder = name.partition("_rels/")[0]
        assert all(f"{folder}{each.get('Target')}" in parts for each in parts[name])
    formats = next(each for each in parts["xl/styles.xml"] if local(each) == "cellXfs")
    assert [local(each) for each in parts["xl/styles.xml"]] == STYLES
    for name in (name for name in parts if name.startswith("xl/worksheets/")):
        sheet = parts[name]
        assert [local(each) for each in sheet] == WORKSHEET
        cells = [each for each in sheet.iter() if local(each) == "c"]
        assert all(int(cell.get("s", "0")) < len(formats) for cell in cells)
        assert {cell.get("t", "inlineStr") for cell in cells} <= {"inlineStr"}
        assert len({cell.get("r") for cell in cells}) == len(cells)
