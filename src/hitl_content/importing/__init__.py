# The table is literal, as that of the exporters is. What a file is, is told from its text where nobody says.
"""Importers: files of other programs as a workflow to go on with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hitl_content.importing.bpmn import from_bpmn, is_bpmn
from hitl_content.importing.drafts import Draft, Imported, assemble
from hitl_content.importing.lists import from_lines
from hitl_content.importing.mcp import from_mcp, is_mcp
from hitl_content.importing.mermaid import from_mermaid, is_mermaid
from hitl_content.importing.recognising import is_json, refuse_foreign
from hitl_content.importing.tables import from_csv, from_markdown, is_csv, is_markdown
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.wire import decode_workflow, loads
from hitl_content.words.sentences import Sentence

__all__ = ["IMPORTERS", "WORKFLOW", "Imported", "import_any", "import_steps", "kind_of"]

WORKFLOW = "workflow"
"""What a file of ours is said to be."""

LARGEST = 2_000_000
"""The most characters a file may have."""

IMPORTERS: Mapping[str, Callable[[str, Assessment], tuple[Draft, ...]]] = {
    "lines": from_lines,
    "csv": from_csv,
    "markdown": from_markdown,
    "mermaid": from_mermaid,
    "mcp": from_mcp,
    "bpmn": from_bpmn,
}
"""Every format by the name a person types (``hitl import --from NAME``)."""


def kind_of(text: str) -> str:
    """Return which format *text* seems to be in; lines where nothing speaks for another."""
    tests = (("bpmn", is_bpmn), ("mcp", is_mcp), ("mermaid", is_mermaid), ("markdown", is_markdown), ("csv", is_csv))
    return next((name for name, test in tests if test(text)), "lines")


def import_steps(text: str, assessment: Assessment, name: str = "", kind: str = "", language: str = "") -> Imported:
    """Return the steps in *text* as a workflow called *name* that answers *assessment*.

    *kind* is one of the names in ``IMPORTERS``; empty finds it out. *language*, a BCP 47 tag, is that of the names and
    notes that are made up where the file has none; empty is the assessment's first. Nothing is dropped without
    a word: what does not fit an answer stays in the step's note, and is listed. Raises ReadingError where *text* has no
    step or is not what *kind* says.
    """
    if len(text) > LARGEST:
        raise ReadingError((Problem(what=Sentence("import.large"), cure=Sentence("import.large_cure")),))
    if not kind:
        kind = kind_of(text)
        refuse_foreign(text, kind)
    if kind not in IMPORTERS:
        cure = Sentence("import.not_kind_cure", kinds=", ".join(IMPORTERS))
        raise ReadingError((Problem(what=Sentence("import.not_kind", kind=kind), cure=cure),))
    drafts = IMPORTERS[kind](text.removeprefix("\ufeff"), assessment)
    if not drafts:
        raise ReadingError((Problem(what=Sentence("import.no_step"), cure=Sentence("import.no_step_cure")),))
    return assemble(drafts, assessment, name, kind, language or assessment.languages[0])


def import_any(text: str, assessment: Assessment, file: str = "", kind: str = "", language: str = "") -> Imported:
    """Return the workflow in *text*, be it a file of ours, as it is, or one of another program, as steps.

    *file* is the name of the file, after which steps without another name for their workflow are called. Where nobody
    says what *kind* it is, JSON that is not a list of tools is taken for a file of ours. *language* is as for
    ``import_steps``. Raises ReadingError with every problem found.
    """
    ours = is_json(text) or file.lower().endswith(".json")
    if kind or not ours or is_mcp(text):
        return import_steps(text, assessment, file.rpartition(".")[0] or file, kind, language)
    return Imported(workflow=decode_workflow(loads(text), assessment), kind=WORKFLOW, remarks=())
