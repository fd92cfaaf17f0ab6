"""The workflow, its answers and its result as one JSON document, as the published schema describes it."""

from __future__ import annotations

from hitl_content.model.result import Result
from hitl_content.wire import dumps, encode_document


def render(result: Result) -> bytes:
    """Return *result* with its workflow as canonical JSON in UTF-8. The document can be opened again."""
    return dumps(encode_document(result)).encode("utf-8", "replace")
