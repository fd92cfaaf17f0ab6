"""Records as plain data and canonical JSON, both ways."""

from hitl_content.wire.answers import encode_answers
from hitl_content.wire.assessment import decode_assessment, encode_assessment
from hitl_content.wire.canonical import dumps, loads
from hitl_content.wire.document import FORMAT, VERSION, decode_workflow, encode_workflow
from hitl_content.wire.result import encode_document, encode_result, shown

__all__ = [
    "FORMAT",
    "VERSION",
    "decode_assessment",
    "decode_workflow",
    "dumps",
    "encode_answers",
    "encode_assessment",
    "encode_document",
    "encode_result",
    "encode_workflow",
    "loads",
    "shown",
]
