"""Writing the published schemas and reference pages: ``python -m hitl_content.reading.publish [ROOT]``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hitl_content.reading.grammar_files import CASES, WORKFLOW
from hitl_content.reading.grammar_rules import ASSESSMENT
from hitl_content.reading.reference import assessment_page, workflow_page
from hitl_content.reading.schema import schema_of
from hitl_content.reading.shape import Record


def published() -> dict[str, str]:
    """Return what each published file holds, by its path in the repository."""
    return {
        "schemas/assessment.schema.json": _schema(ASSESSMENT, "assessment"),
        "schemas/workflow.schema.json": _schema(WORKFLOW, "workflow"),
        "schemas/cases.schema.json": _schema(CASES, "cases"),
        "docs/reference/assessment-format.md": assessment_page(),
        "docs/reference/workflow-format.md": workflow_page(),
    }


def publish(root: Path) -> tuple[str, ...]:
    """Write every published file below *root*. Returns the paths of those that changed."""
    changed = []
    for name, text in published().items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return tuple(changed)


def _schema(record: Record, name: str) -> str:
    return json.dumps(schema_of(record, name), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for changed_file in publish(Path(sys.argv[1] if len(sys.argv) > 1 else ".")):
        print(changed_file)
