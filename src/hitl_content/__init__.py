"""The field guide to human-in-the-loop design that can score you.

Read with ``read_assessment`` and ``read_workflow``, settle with ``evaluate`` (or keep an ``Evaluator``), lay the
result out for people with ``draw_map``, and turn it into a file with ``export``. ``compare`` says what changed between
two results, ``merge`` puts several people's ratings of one workflow together. Everything that goes wrong on
purpose is a ``HitlError``; what is wrong with a document is a ``ReadingError`` that holds every ``Problem``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hitl_content.comparing import Comparison, Merge, compare, merge
from hitl_content.engine import Evaluator, evaluate
from hitl_content.exporting import export
from hitl_content.importing import Imported, import_steps
from hitl_content.mapping import Map, draw_map
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import ComparingError, ExportError, HitlError, Problem, ReadingError
from hitl_content.model.result import Result
from hitl_content.model.workflow import UNKNOWN, Step, Workflow

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    # Reading needs YAML, which the browser does not have; there this package is imported without it.
    if name.startswith("read_") and name in __all__:
        from hitl_content import reading

        return getattr(reading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
