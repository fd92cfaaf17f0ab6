"""Workflows side by side: what changed between two, and how far the people who rated one agree."""

from hitl_content.comparing.changes import compare
from hitl_content.comparing.merging import Take, merge
from hitl_content.comparing.records import Agreement, Comparison, Disagreement, Merge
from hitl_content.comparing.settling import open_questions, read_choices

__all__ = [
    "Agreement",
    "Comparison",
    "Disagreement",
    "Merge",
    "Take",
    "compare",
    "merge",
    "open_questions",
    "read_choices",
]
