"""The command line, as a person types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hitl_content.cli import main
from hitl_content.exporting import EXPORTERS
from hitl_content.exporting.beside import WRITERS

ROOT = Path(__file__).parent.parent
REFUNDS = ROOT / "assessments" / "escalation-map" / "examples" / "refunds.yml"


def hitl(*words: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with an assessment of one question, its cases and a filled workflow."""
    folder = tmp_path / "small"
    (folder / "examples").mkdir(parents=True)
    (folder / "assessment.yml").write_text(
        """\
slug: small
edition: "1"
unit: step
languages: [en]
title: Small
summary: One question.
sections:
  - id: harm
    title: Harm
    questions:
      - id: stakes
        kind: factor
        ask: How bad?
        options:
          - {id: mild, label: Mild}
          - {id: bad, label: Bad}
outcomes:
  - id: autonomy
    label: Autonomy
    tightened: at_most
    levels:
      - {id: act, label: AI acts}
      - {id: person, label: A person}
rules:
  - id: bad
    when: {stakes: bad+}
    at_most: {autonomy: person}
    because: it is bad
"""
    )
    (folder / "cases.yml").write_text(
        "cases:\n  - {name: Mild, answers: {stakes: mild}, expect: {autonomy: act}}\n"
        "  - {name: Bad, answers: {stakes: bad}, expect: {autonomy: person}, because: [bad]}\n"
    )
    (folder / "examples" / "one.yml").write_text(
        "format: hitl-workflow\nversion: 1\nassessment: small\nname: One\n"
        "steps:\n  - {id: a, name: First, answers: {stakes: bad}}\n"
    )
    return folder


def test_everything_in_the_repository_is_in_order() -> None:
    result = hitl("check", ROOT / "assessments")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""


def test_check_takes_an_assessment_a_folder_its_cases_or_a_workflow(small: Path) -> None:
    for path in (small, small.parent, small / "assessment.yml", small / "cases.yml", small / "examples" / "one.yml"):
        assert hitl("check", path).exit_code == 0


def test_check_prints_every_problem_with_its_place_and_exits_with_1(small: Path) -> None:
    file = small / "assessment.yml"
    file.write_text(
        file.read_text().replace("stakes: bad+", "stakes: bda+").replace("at_most: {autonomy", "at_most: {autonmy")
    )
    result = hitl("check", small)
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith(f"{file}:26:20 rules[0].when.stakes: ")
    assert 'Did you mean "bad"?' in first
    assert 'Did you mean "autonomy"?' in second
    assert result.stderr == "2 problems in 1 file.\n"


def test_a_case_that_comes_out_otherwise_is_a_problem_with_its_place(small: Path) -> None:
    file = small / "cases.yml"
    file.write_text(file.read_text().replace("{autonomy: act}", "{autonomy: person}"))
    result = hitl("check", small)
    assert result.exit_code == 1
    assert f"{file}:2:" in result.stdout
    assert (
        'cases[0].expect.autonomy: "Mild" should settle autonomy at person, but it is act (no rule).' in result.stdout
    )


def test_a_broken_workflow_is_a_problem_with_its_place(small: Path) -> None:
    file = small / "examples" / "one.yml"
    file.write_text(file.read_text().replace("stakes: bad", "stakes: bed"))
    result = hitl("check", file)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{file}:6:")
    assert 'steps[0].answers.stakes: "bed" is not an option of stakes. Did you mean "bad"?' in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "nowhere"],
        ["check", "."],
        ["score"],
        ["score", "nowhere.yml"],
        ["export", "nowhere.yml", "--to", "json"],
        ["export", str(REFUNDS)],
        ["export", str(REFUNDS), "--to", "docx"],
        ["compare", str(REFUNDS)],
        ["compare", str(REFUNDS), "nowhere.yml"],
        ["compare", str(REFUNDS), str(REFUNDS), "--json", "--to", "svg"],
        ["merge"],
        ["merge", str(REFUNDS), "--to", "svg"],
        ["merge", str(REFUNDS), str(REFUNDS), "--take", "mine"],
        ["nonsense"],
    ],
)
def test_wrong_use_exits_with_2_and_says_how_it_is_used(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = hitl(*words)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_score_prints_a_line_for_each_step(small: Path) -> None:
    result = hitl("score", small / "examples" / "one.yml")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "One · Small"
    assert "1. First" in result.stdout
    assert "A person" in result.stdout


def test_score_json_prints_the_document_of_an_export_on_one_line() -> None:
    result = hitl("score", "--json", REFUNDS, REFUNDS)
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == json.loads(hitl("export", REFUNDS, "--to", "json").stdout)


def test_what_score_json_prints_can_be_scored_again_from_a_pipe() -> None:
    lines = hitl("score", "--json", REFUNDS, REFUNDS).stdout
    assert (
        hitl("score", "--json", "-", "--assessment", ROOT / "assessments/escalation-map", stdin=lines).stdout == lines
    )


def test_a_file_of_lines_names_the_line_that_is_wrong(tmp_path: Path) -> None:
    line = hitl("score", "--json", REFUNDS).stdout
    file = tmp_path / "many.jsonl"
    file.write_text(f"\n{line}\n{line.replace('hitl-workflow', 'other')}")
    result = hitl("score", "--json", file, "--assessment", ROOT / "assessments/escalation-map")
    assert result.exit_code == 1
    assert result.stdout == line
    assert f"{file}:4:" in result.stderr
    assert "This is not a workflow file." in result.stderr


def test_a_workflow_comes_in_as_yaml_from_standard_input(small: Path) -> None:
    text = (small / "examples" / "one.yml").read_text()
    assert "A person" in hitl("score", "-", "--assessment", small, stdin=text).stdout


def test_a_workflow_whose_assessment_is_nowhere_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "w.yml"
    file.write_text("format: hitl-workflow\nversion: 1\nassessment: lost\nname: W\nsteps: []\n")
    result = hitl("score", file)
    assert result.exit_code == 1
    assert result.stderr == (
        f'{file}:3:13 assessment: The assessment "lost" was not found. '
        "Give its file with --assessment, or put it at assessments/lost/assessment.yml.\n"
    )


@pytest.mark.parametrize("format_", EXPORTERS)
def test_export_writes_every_format_to_a_file_or_to_standard_output(format_: str, tmp_path: Path) -> None:
    file = tmp_path / f"map{EXPORTERS[format_].extension}"
    assert hitl("export", REFUNDS, "--to", format_, "-o", file).exit_code == 0
    assert file.read_bytes() == hitl("export", REFUNDS, "--to", format_).stdout_bytes
    assert file.stat().st_size > 200


def test_an_exported_document_gives_the_same_bytes_when_it_is_exported_again(tmp_path: Path) -> None:
    file = tmp_path / "refunds.json"
    hitl("export", REFUNDS, "--to", "json", "-o", file)
    given = ("--assessment", ROOT / "assessments/escalation-map")
    assert hitl("export", file, "--to", "json", *given).stdout_bytes == file.read_bytes()


@pytest.fixture
def other(small: Path) -> Path:
    """The filled workflow as a second person would have filled it in."""
    file = small / "examples" / "two.yml"
    file.write_text((small / "examples" / "one.yml").read_text().replace("stakes: bad", "stakes: mild"))
    return file


def test_compare_says_what_changed(small: Path, other: Path) -> None:
    result = hitl("compare", small / "examples" / "one.yml", other)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["What changed: One", "1 step is looser."]
    assert "  Autonomy: looser, from “A person” to “AI acts”." in result.stdout


@pytest.mark.parametrize("format_", WRITERS)
def test_compare_writes_every_format(format_: str, small: Path, other: Path, tmp_path: Path) -> None:
    words = ("compare", small / "examples" / "one.yml", other, "--to", format_)
    assert hitl(*words, "-o", tmp_path / "made").exit_code == 0
    assert (tmp_path / "made").read_bytes() == hitl(*words).stdout_bytes != b""


def test_compare_takes_the_json_of_an_export(small: Path, other: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    hitl("export", other, "--to", "json", "-o", saved)
    found = json.loads(hitl("compare", other, saved, "--json", "--assessment", small).stdout)
    assert found["changed"] is False


def test_merge_prints_agreement_and_writes_one_file_with_everybodys_answers(
    small: Path, other: Path, tmp_path: Path
) -> None:
    merged = tmp_path / "merged.json"
    result = hitl("merge", small / "examples" / "one.yml", other, "--rater", "Ada", "-o", merged)
    assert result.exit_code == 0
    assert "Ada and two gave the same answer in 0 of 1 comparisons (0%)." in result.stdout
    assert [each["rater"] for each in json.loads(merged.read_text())["ratings"]] == ["Ada", "two"]
    assert "1 required question is not answered" in hitl("score", merged, "--assessment", small).stdout
    taken = tmp_path / "taken.json"
    hitl("merge", small / "examples" / "one.yml", other, "--take", "worse", "-o", taken)
    assert json.loads(taken.read_text())["steps"][0]["answers"] == {"stakes": "bad"}


def test_merge_says_who_settled_what_differs(small: Path, other: Path, tmp_path: Path) -> None:
    merged = tmp_path / "merged.json"
    words = ("merge", small / "examples" / "one.yml", other, "--take", "worse", "--by", "Cem")
    assert "Settled by Cem on " in hitl(*words, "-o", merged).stdout
    assert json.loads(merged.read_text())["settled"] == {"by": "Cem", "date": date.today().isoformat()}


def test_merging_one_persons_file_is_a_problem(small: Path) -> None:
    result = hitl("merge", small / "examples" / "one.yml")
    assert result.exit_code == 1
    assert "Give a second file." in result.stderr


def test_a_new_assessment_passes_its_own_check_and_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = hitl("new", "assessment", "gift-check")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3
    assert hitl("check", "assessments").output == ""
    scored = hitl("score", "assessments/gift-check/examples/first.yml").stdout
    assert "AI recommends" in scored
    assert "A first workflow · Gift check" in scored


def test_a_new_site_builds_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "it's our-guide"
    assert hitl("new", "site", folder).exit_code == 0
    assert hitl("check", folder / "assessments").output == ""
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=quiet)
    assert done.returncode == 0, done.stderr
    assert "<hitl-assessment" in (folder / "site" / "index.html").read_text("utf-8")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    kept = tmp_path / "docs" / "index.md"
    kept.parent.mkdir()
    kept.write_text("mine")
    result = hitl("new", "site", tmp_path)
    assert result.exit_code == 1
    assert "there already" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]
    assert kept.read_text() == "mine"


@pytest.mark.parametrize("slug", ["", "Gift", "../x", "a b", "a--b", "x" * 61])
def test_a_name_that_is_none_is_refused(slug: str, tmp_path: Path) -> None:
    result = hitl("new", "assessment", slug, "--folder", tmp_path)
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_import_makes_a_workflow_and_says_what_to_look_at(small: Path, tmp_path: Path) -> None:
    table = tmp_path / "steps.csv"
    table.write_text("Step,stakes,Priority\nSort,mild,high\nPay,Bad,\n")
    made = tmp_path / "made.json"
    result = hitl("import", table, "--assessment", small, "-o", made)
    assert result.exit_code == 0
    assert result.stderr == '1. Sort: "Priority: high" is not a question here; kept in the note.\n'
    assert [step["answers"] for step in json.loads(made.read_text())["steps"]] == [
        {"stakes": "mild"},
        {"stakes": "bad"},
    ]
    assert "1. Sort" in hitl("score", made, "--assessment", small).stdout


def test_import_makes_names_up_in_the_language_asked_for(small: Path, tmp_path: Path) -> None:
    table = tmp_path / "steps.csv"
    table.write_text("Step,Priority\n,high\n")
    refused = hitl("import", table, "--assessment", small, "--language", "fr")
    assert (refused.exit_code, refused.stdout) == (2, "")
    file = small / "assessment.yml"
    file.write_text(file.read_text().replace("languages: [en]", "languages: [fr]"))
    result = hitl("import", table, "--assessment", small, "--language", "fr")
    made = json.loads(result.stdout)
    assert (made["language"], made["steps"][0]["name"]) == ("fr", "Étape 1")
    assert result.stderr.startswith("1. Étape 1\u00a0: «\u00a0Priority")


def test_import_finds_an_assessment_by_name_and_reads_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made = hitl("import", "-", "--assessment", "escalation-map", "--name", "W", stdin="- Sort\n- Pay\n")
    assert [step["name"] for step in json.loads(made.stdout)["steps"]] == ["Sort", "Pay"]
    assert hitl("import", "-", "--assessment", "nowhere", stdin="- Sort\n").exit_code == 1
    empty = hitl("import", "-", "--assessment", "escalation-map", stdin="")
    assert (empty.exit_code, empty.stderr.split(":")[0]) == (1, "<stdin>")


def test_the_command_runs_in_a_pipe_without_colour_or_chatter() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hitl_content", "check", str(ROOT / "assessments")], capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_reference_page_is_what_the_program_says() -> None:
    """Written by ``python tools/cli_reference.py``."""
    program = "import sys; sys.path.insert(0, 'tools'); import cli_reference; sys.stdout.write(cli_reference.page())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8") == done.stdout.decode()


CHECK = ROOT / "assessments" / "one-minute-check"
ANSWERS = """\
{"format": "hitl-workflow", "version": 1, "assessment": "one-minute-check", "name": "Retour tardif",
 "language": "en", "answers": {"stakes": "minor"}}"""


def test_a_result_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(ANSWERS, "utf-8")
    assert "How far AI may go" in hitl("score", path, "--assessment", CHECK / "assessment.yml").output
    french = hitl("score", path, "--assessment", CHECK / "assessment.yml", "--language", "fr")
    assert "Jusqu’où l’IA peut aller" in french.output
    assert "questions obligatoires sont sans réponse" in french.output
    exported = hitl("export", path, "--assessment", CHECK / "assessment.yml", "--language", "fr", "--to", "markdown")
    assert "## À faire en premier" in exported.output


def test_two_workflows_side_by_side_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text(ANSWERS, "utf-8")
    two.write_text(ANSWERS.replace("minor", "severe"), "utf-8")
    words = (one, two, "--assessment", CHECK / "assessment.yml", "--language")
    assert hitl("compare", *words, "fr").output.startswith("Ce qui a changé")
    assert "réponse" in hitl("merge", *words, "fr").output
    for command in ("compare", "merge"):
        assert 'not written in "de". Languages: en, fr.' in hitl(command, *words, "de").output


def test_a_language_the_assessment_lacks_is_wrong_use_that_names_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(ANSWERS, "utf-8")
    found = hitl("score", path, "--assessment", CHECK / "assessment.yml", "--language", "de")
    assert found.exit_code == 2
    assert 'one-minute-check is not written in "de". Languages: en, fr.' in found.output
