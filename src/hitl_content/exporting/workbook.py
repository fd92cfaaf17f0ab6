# As much of Office Open XML (ECMA-376, ISO/IEC 29500) as sheets of text need. The parts are stored and not squeezed:
# squeezing would take a module that a page's Python does not have, and a workbook of thirty steps is small as it is.
"""Sheets of text as an XLSX workbook, with the standard library alone."""

from __future__ import annotations

import re
import struct
from binascii import crc32
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hitl_content.exporting.markup import Markup, clean, escaped, inside, xml

LONGEST = 32_000
"""The most characters in a cell; a workbook holds 32,767."""
NARROWEST, WIDEST = 10, 48
"""Widths of columns, in characters."""
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CREATED = "1980-01-01T00:00:00Z"
"""A fixed moment, so that equal sheets give equal bytes."""
DAY = 0x21
"""The same day as a ZIP file writes it."""

Row = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its name, and rows of equal length of which the first is its head."""

    name: str
    rows: Sequence[Row]


def workbook(title: str, about: str, sheets: Sequence[Sheet]) -> bytes:
    """Return *sheets* as a workbook. Equal sheets give equal bytes; every cell is text, cut to what a cell holds."""
    names = [_name(sheet, place) for place, sheet in enumerate(sheets)]
    files = [f"worksheets/sheet{place}.xml" for place in range(1, len(sheets) + 1)]
    parts = {
        "[Content_Types].xml": _types(files),
        "_rels/.rels": _relations([
            (f"{OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]),
        "docProps/core.xml": _properties(title, about),
        "xl/workbook.xml": _book(names, sheets),
        "xl/_rels/workbook.xml.rels": _relations([
            *((f"{OFFICE}/worksheet", file) for file in files), (f"{OFFICE}/styles", "styles.xml"),
        ]),
        "xl/styles.xml": _styles(),
        **{f"xl/{file}": _sheet(sheet) for file, sheet in zip(files, sheets, strict=True)},
    }  # fmt: skip
    return _stored((name, inside(DECLARATION, part).encode()) for name, part in parts.items())


def _types(files: list[str]) -> Markup:
    return xml(
        "Types",
        xml("Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"),
        xml("Default", Extension="xml", ContentType="application/xml"),
        xml("Override", PartName="/docProps/core.xml",
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"),
        xml("Override", PartName="/xl/workbook.xml", ContentType=f"{KIND}.sheet.main+xml"),
        xml("Override", PartName="/xl/styles.xml", ContentType=f"{KIND}.styles+xml"),
        *(xml("Override", PartName=f"/xl/{file}", ContentType=f"{KIND}.worksheet+xml") for file in files),
        xmlns=f"{PACKAGE}/content-types",
    )  # fmt: skip


def _relations(targets: list[tuple[str, str]]) -> Markup:
    each = (
        xml("Relationship", Id=f"rId{place}", Type=kind, Target=target)
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return xml("Relationships", *each, xmlns=f"{PACKAGE}/relationships")


def _properties(title: str, about: str) -> Markup:
    created = xml("dcterms:created", CREATED, **{"xsi:type": "dcterms:W3CDTF"})
    names = {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return xml("cp:coreProperties", xml("dc:title", title), xml("dc:description", about), created, **names)


def _book(names: list[str], sheets: Sequence[Sheet]) -> Markup:
    listed = (
        xml("sheet", name=name, sheetId=place, **{"r:id": f"rId{place}"}) for place, name in enumerate(names, start=1)
    )
    defined = []
    for place, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
        quoted = "'" + name.replace("'", "''") + "'"
        last = f"${_column(len(sheet.rows[0]) - 1)}${len(sheet.rows)}"
        filtered = f"{quoted}!$A$1:{last}"
        defined += [
            xml("definedName", filtered, name="_xlnm._FilterDatabase", localSheetId=place, hidden=1),
            xml("definedName", f"{quoted}!$1:$1", name="_xlnm.Print_Titles", localSheetId=place),
        ]
    return xml(
        "workbook", xml("sheets", *listed), xml("definedNames", *defined), xmlns=MAIN, **{"xmlns:r": OFFICE}
    )  # fmt: skip


def _styles() -> Markup:
    wrapped = xml("alignment", vertical="top", wrapText=1)
    line = xml("border", *(xml(side) for side in ("left", "right", "top")), xml("bottom", style="thin"))
    applied = {"numFmtId": 0, "fillId": 0, "xfId": 0, "applyAlignment": 1}
    return xml(
        "styleSheet",
        xml("fonts", *(xml("font", bold, xml("sz", val=11), xml("name", val="Calibri")) for bold in (None, xml("b"))),
            count=2),
        xml("fills", *(xml("fill", xml("patternFill", patternType=kind)) for kind in ("none", "gray125")), count=2),
        xml("borders", xml("border"), line, count=2),
        xml("cellStyleXfs", xml("xf", numFmtId=0, fontId=0, fillId=0, borderId=0), count=1),
        xml("cellXfs",
            xml("xf", numFmtId=0, fontId=0, fillId=0, borderId=0, xfId=0),
            xml("xf", wrapped, fontId=0, borderId=0, **applied),
            xml("xf", wrapped, fontId=1, borderId=1, applyFont=1, applyBorder=1, **applied), count=3),
        xml("cellStyles", xml("cellStyle", name="Normal", xfId=0, builtinId=0), count=1),
        xmlns=MAIN,
    )  # fmt: skip


def _sheet(sheet: Sheet) -> Markup:
    rows = [[_text(words) for words in row] for row in sheet.rows]
    last = f"{_column(len(rows[0]) - 1)}{len(rows)}"
    widths = [
        min(WIDEST, max(NARROWEST, *(len(line) + 2 for row in rows for line in row[column].split("\n"))))
        for column in range(len(rows[0]))
    ]
    pane = xml("pane", ySplit=1, topLeftCell="A2", activePane="bottomLeft", state="frozen")
    return xml(
        "worksheet",
        xml("sheetPr", xml("pageSetUpPr", fitToPage=1)),
        xml("dimension", ref=f"A1:{last}"),
        xml("sheetViews", xml("sheetView", pane, workbookViewId=0)),
        xml("sheetFormatPr", defaultRowHeight=15),
        xml("cols", *(xml("col", min=at, max=at, width=width, customWidth=1) for at, width in enumerate(widths, 1))),
        xml("sheetData", *(_row(row, place) for place, row in enumerate(rows, start=1))),
        xml("autoFilter", ref=f"A1:{last}"),
        xml("pageMargins", left="0.5", right="0.5", top="0.5", bottom="0.5", header="0.3", footer="0.3"),
        xml("pageSetup", orientation="landscape", fitToHeight=0),
        xmlns=MAIN,
    )


def _row(row: list[str], place: int) -> Markup:
    style = 1 if place > 1 else 2
    cells = [
        f'<c r="{_column(at)}{place}" s="{style}" t="inlineStr"><is>{_kept(words)}</is></c>'
        if words
        else f'<c r="{_column(at)}{place}" s="{style}"/>'
        for at, words in enumerate(row)
    ]
    return xml("row", Markup("".join(cells)), r=place)


def _kept(words: str) -> str:
    return f'<t xml:space="preserve">{escaped(words)}</t>'


def _text(words: str) -> str:
    """Return *words* as a cell holds them: ``_x0041_`` would be read as the letter with that number."""
    plain = clean(words.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST]
    return ESCAPE.sub("_x005F_", plain)


def _name(sheet: Sheet, place: int) -> str:
    return FORBIDDEN.sub(" ", clean(sheet.name))[:LONGEST_NAME].strip(" '") or f"Sheet{place + 1}"


def _column(place: int) -> str:
    """Return the letters of the column at *place*, from 0: A to Z, then AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _stored(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return *files* as a ZIP archive (PKWARE APPNOTE 4.3) without compression."""
    body, directory, count = bytearray(), bytearray(), 0
    for name, content in files:
        path = name.encode("ascii")
        about = struct.pack(
            "<HHHHHIIIHH", 20, 0, 0, 0, DAY, crc32(content), len(content), len(content), len(path), 0
        )  # fmt: skip
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + about + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + path
        body += b"PK\x03\x04" + about + path + content
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)
