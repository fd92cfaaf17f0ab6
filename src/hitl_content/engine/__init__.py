"""The engine: from an assessment and a workflow to a result, exactly."""

from hitl_content.engine.evaluating import Evaluator, evaluate

__all__ = ["Evaluator", "evaluate"]
