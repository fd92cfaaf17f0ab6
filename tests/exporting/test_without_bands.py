"""An assessment with scores and neither outcomes nor bands, such as a converted questionnaire may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hitl_content.exporting import export
from hitl_content.model.assessment import Score
from hitl_content.model.text import text
from tests.engine.small import ASSESSMENT, MILD, run


@pytest.mark.parametrize("format_", ["svg", "html", "markdown", "csv", "json", "mermaid"])
def test_a_score_without_bands_comes_out_in_every_format(format_: str) -> None:
    scores = (Score(id="risk", label=text("Risk of it all"), questions=("stakes", "evidence")),)
    bare = replace(ASSESSMENT, outcomes=(), rules=(), findings=(), triggers=(), scores=scores)
    made = export(run(bare, MILD), format_).decode("utf-8")
    assert "Risk of it all" in made or '"risk"' in made
