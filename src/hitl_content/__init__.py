"""The field guide to human-in-the-loop design that can score you.

Read with ``read_assessment`` and ``read_workflow``, settle with ``evaluate`` (or keep an ``Evaluator``), lay the
result out for people with ``draw_map``, and turn it into a file with ``export``. ``compare`` says what changed between
two results, ``merge`` puts several people's ratings of one workflow together. Everything that goes wrong on
purpose is a ``HitlError``; what is wrong with a document is a ``ReadingError`` that holds every ``Problem``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hitl_content.comparing import Comparison, Merge, compare, merge
    from hitl_content.engine import Evaluator, evaluate
    from hitl_content.exporting import export
    from hitl_content.importing import Imported, import_steps
    from hitl_content.mapping import Map, draw_map
    from hitl_content.model.assessment import Assessment
    from hitl_content.model.errors import ComparingError, ExportError, HitlError, Problem, ReadingError
    from hitl_content.model.result import Result
    from hitl_content.model.workflow import UNKNOWN, Step, Workflow
    from hitl_content.reading import read_assessment, read_cases, read_workflow, read_workflows

__version__ = "0.1.0"

__all__ = [
    "UNKNOWN",
    "Assessment",
    "ComparingError",
    "Comparison",
    "Evaluator",
    "ExportError",
    "HitlError",
    "Imported",
    "Map",
    "Merge",
    "Problem",
    "ReadingError",
    "Result",
    "Step",
    "Workflow",
    "compare",
    "draw_map",
    "evaluate",
    "export",
    "import_steps",
    "merge",
    "read_assessment",
    "read_cases",
    "read_workflow",
    "read_workflows",
]


_HOMES = {
    "comparing": ("Comparison", "Merge", "compare", "merge"),
    "engine": ("Evaluator", "evaluate"),
    "exporting": ("export",),
    "importing": ("Imported", "import_steps"),
    "mapping": ("Map", "draw_map"),
    "model.assessment": ("Assessment",),
    "model.errors": ("ComparingError", "ExportError", "HitlError", "Problem", "ReadingError"),
    "model.result": ("Result",),
    "model.workflow": ("UNKNOWN", "Step", "Workflow"),
    "reading": ("read_assessment", "read_cases", "read_workflow", "read_workflows"),
}


def __getattr__(name: str) -> Any:
    # Nobody waits for a module that nobody asked for: a site with the plugin needs few of them, and reading needs
    # YAML, which the browser does not have. There nothing may hold what imports: it is taken out once all is imported.
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f"hitl_content.{home}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
