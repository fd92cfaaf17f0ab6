# The table is literal so that it can be read, and each loader imports its module only when asked, so that the
# page does not pay for formats nobody wants.
"""Exporters: the result as files that people keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hitl_content.model.errors import ExportError
from hitl_content.model.result import Result
from hitl_content.model.workflow import Workflow
from hitl_content.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One way out."""

    label: str
    """Key of its label in the words of the interface."""
    extension: str
    """Ending of the file's name, with its dot."""
    media_type: str
    load: Callable[[], Callable[[Result], bytes]]
    """Import the format's module and return the function that writes it."""


def _svg() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_svg
    from hitl_content.mapping import draw_map

    return lambda result: as_svg.render(draw_map(result))


def _html() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_html
    from hitl_content.mapping import draw_map

    return lambda result: as_html.render(draw_map(result))


def _markdown() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_markdown
    from hitl_content.mapping import draw_map

    return lambda result: as_markdown.render(draw_map(result))


def _csv() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_csv
    from hitl_content.mapping import draw_map

    return lambda result: as_csv.render(draw_map(result))


def _json() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_json

    return as_json.render


def _xlsx() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_xlsx
    from hitl_content.mapping import draw_map

    return lambda result: as_xlsx.render(draw_map(result))


def _mermaid() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_mermaid
    from hitl_content.mapping import draw_map

    return lambda result: as_mermaid.render(draw_map(result))


def _bpmn() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_bpmn
    from hitl_content.mapping import draw_map

    return lambda result: as_bpmn.render(draw_map(result))


def _dmn() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_dmn
    from hitl_content.mapping import draw_map

    return lambda result: as_dmn.render(draw_map(result))


def _langchain() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_langchain

    return as_langchain.render


def _openai_agents() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_openai_agents

    return as_openai_agents.render


def _claude_code() -> Callable[[Result], bytes]:
    from hitl_content.exporting import as_claude_code

    return as_claude_code.render


EXPORTERS: Mapping[str, Exporter] = {
    "svg": Exporter(label="format.svg", extension=".svg", media_type="image/svg+xml", load=_svg),
    "html": Exporter(label="format.html", extension=".html", media_type="text/html", load=_html),
    "markdown": Exporter(label="format.markdown", extension=".md", media_type="text/markdown", load=_markdown),
    "csv": Exporter(label="format.csv", extension=".csv", media_type="text/csv", load=_csv),
    "json": Exporter(label="format.json", extension=".json", media_type="application/json", load=_json),
    "xlsx": Exporter(
        label="format.xlsx",
        extension=".xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        load=_xlsx,
    ),
    "mermaid": Exporter(label="format.mermaid", extension=".mmd", media_type="text/vnd.mermaid", load=_mermaid),
    "bpmn": Exporter(label="format.bpmn", extension=".bpmn", media_type="application/xml", load=_bpmn),
    "dmn": Exporter(label="format.dmn", extension=".dmn", media_type="application/xml", load=_dmn),
    "langchain": Exporter(
        label="format.langchain", extension=".langchain.py", media_type="text/x-python", load=_langchain
    ),
    "openai-agents": Exporter(
        label="format.openai_agents", extension=".openai-agents.py", media_type="text/x-python", load=_openai_agents
    ),
    "claude-code": Exporter(
        label="format.claude_code", extension=".claude-code.json", media_type="application/json", load=_claude_code
    ),
}
"""Every format by the name a person types (``hitl export --to NAME``), in the order a menu offers them."""

LONGEST_NAME = 60
"""The most characters of a workflow's name that go into a file's name."""


def exporter(name: str) -> Exporter:
    """Return the exporter called *name*. Raises ExportError, naming every format, where there is none."""
    if name not in EXPORTERS:
        raise ExportError(f'There is no format "{name}". Formats: {", ".join(EXPORTERS)}.')
    return EXPORTERS[name]


def export(result: Result, format: str) -> bytes:  # noqa: A002 - the public name of the parameter
    """Return *result* as a file in *format*, one of the names in ``EXPORTERS``.

    Deterministic: equal results give equal bytes. Raises ExportError, naming every format, where *format* is
    not one of them.
    """
    return exporter(format).load()(result)


def file_name(workflow: Workflow, format: str, date: str = "") -> str:  # noqa: A002 - as above
    """Return a file name for *workflow* in *format*, safe on every system, for example ``refunds-2026-11-22.svg``.

    *date* is an ISO date or empty. Letters and digits of every script are kept; a workflow without any is called
    ``map``, in its language. Raises ExportError, naming every format, where *format* is not one of them.
    """
    return f"{file_stem(workflow.name, date, workflow.language)}{exporter(format).extension}"


def file_stem(name: str, date: str = "", language: str = "") -> str:
    """Return the file name for *name* and *date* without its ending."""
    words = "".join(each if each.isalnum() else " " for each in name.lower()).split()
    stem = "-".join(words)[:LONGEST_NAME].strip("-") or say(language, "file.name")
    day = "".join(each for each in date if each in "0123456789-")
    return f"{stem}-{day}" if day else stem
