"""What the README and the authoring guide say is true."""

from __future__ import annotations

import re

import pytest

from hitl_content.engine import evaluate
from hitl_content.exporting import export
from hitl_content.model.errors import ReadingError
from hitl_content.reading import read_assessment, read_assessment_text, read_workflow
from hitl_content.words import LANGUAGES
from tests.site.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SMALL = ROOT / "docs/authoring/refund-check"
FLAGSHIP = ROOT / "assessments/escalation-map"
CURE = "draw it again as CONTRIBUTING.md says under Tests"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_picture_of_the_finished_map_is_what_the_command_draws() -> None:
    assessment = read_assessment(FLAGSHIP / "assessment.yml")
    workflow = read_workflow(FLAGSHIP / "examples/refunds.yml", assessment)
    assert export(evaluate(assessment, workflow), "svg") == (ROOT / "docs/assets/images/map.svg").read_bytes(), CURE


def test_the_five_minute_assessment_scores_as_the_guide_says() -> None:
    assessment = read_assessment(SMALL / "assessment.yml")
    result = evaluate(assessment, read_workflow(SMALL / "refunds.yml", assessment))
    assert [step.settled[0].level.id for step in result.steps] == ["act", "recommend"]
    assert export(result, "svg") == (ROOT / "docs/assets/images/refund-check.svg").read_bytes(), CURE


def test_the_yaml_in_the_readme_comes_from_the_five_minute_assessment() -> None:
    lines = {
        re.sub(r", anchor: [^}]*", "", line).strip()
        for line in (SMALL / "assessment.yml").read_text(encoding="utf-8").splitlines()
    }
    shown = blocks("yaml")[:2]
    assert len(shown) == 2
    for block in shown:
        for line in block.strip().splitlines():
            assert line.strip() in lines, line


def test_every_file_the_readme_names_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_command_that_the_readme_tells_to_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make ([a-z]+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_python_in_the_readme_runs() -> None:
    (source,) = blocks("python")
    scope: dict[str, object] = {}
    code = source.replace('"assessments/', f'"{ROOT.as_posix()}/assessments/')
    exec(compile(code, "README.md", "exec"), scope)  # noqa: S102 - the README's own example
    assert bytes(scope["picture"]).startswith(b"<svg")  # type: ignore[arg-type, call-overload]


def test_what_is_missing_in_a_language_is_said_as_the_guide_says() -> None:
    text = (SMALL / "assessment.yml").read_text(encoding="utf-8")
    ask = "How badly could a mistake hurt somebody?"
    half = text.replace("languages: [en]", "languages: [en, fr]").replace(f"ask: {ask}", f'ask: {{en: "{ask}"}}')
    with pytest.raises(ReadingError) as caught:
        read_assessment_text(half, "assessments/refund-check/assessment.yml")
    guide = (ROOT / "docs/authoring/languages.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^assessments/.*$", guide, re.MULTILINE)
    assert line in [str(problem) for problem in caught.value.problems]


def test_the_interface_is_translated_where_the_guide_says() -> None:
    guide = (ROOT / "docs/authoring/languages.md").read_text(encoding="utf-8")
    words = ROOT / "src/hitl_content/words"
    assert "`fr*.py` in `src/hitl_content/words`" in guide
    assert {path.name for path in words.glob("fr*.py")} == {
        path.name.replace("en", "fr", 1) for path in words.glob("en*.py")
    }
    (lacking,) = re.findall(r"^fr lacks (\S+): (.*)$", guide, re.MULTILINE)
    assert LANGUAGES["en"][lacking[0]] == lacking[1]
