"""Reading what people write: text to records, or every problem at once.

``read_assessment`` and ``read_cases`` read what a maintainer writes; ``read_workflow`` and ``read_workflows``
read what a team answers. ``read_document`` tells which assessment a workflow belongs to before it is read.
Everything raises ``ReadingError`` and nothing else.
"""

from hitl_content.reading.assessment import read_assessment, read_assessment_text
from hitl_content.reading.cases import read_cases
from hitl_content.reading.workflow import (
    Document,
    document_of,
    read_document,
    read_workflow,
    read_workflow_text,
    read_workflows,
    workflow_of,
)

__all__ = [
    "Document",
    "document_of",
    "read_assessment",
    "read_assessment_text",
    "read_cases",
    "read_document",
    "read_workflow",
    "read_workflow_text",
    "read_workflows",
    "workflow_of",
]
