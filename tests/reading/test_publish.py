"""The published schemas and reference pages are what the code makes, and say what the reader does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from hitl_content.reading import read_assessment, read_workflow_text
from hitl_content.reading.grammar_files import CASES, WORKFLOW
from hitl_content.reading.grammar_rules import ASSESSMENT
from hitl_content.reading.publish import publish, published
from hitl_content.reading.schema import example_of, schema_of
from hitl_content.reading.shape import records_of
from hitl_content.wire import document, encode_workflow, ratings

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


@pytest.mark.parametrize("name", published())
def test_the_committed_file_is_what_the_code_makes(name: str) -> None:
    """After a change of the grammar run ``python -m hitl_content.reading.publish``."""
    assert published()[name] == (ROOT / name).read_text(encoding="utf-8")


def test_publishing_twice_changes_nothing(tmp_path: Path) -> None:
    """Writing is the same every time, and only what changed is named."""
    assert publish(tmp_path) == tuple(published())
    assert publish(tmp_path) == ()


@pytest.mark.parametrize("record", [ASSESSMENT, WORKFLOW, CASES], ids=lambda record: record.title)
def test_every_key_is_explained(record: object) -> None:
    """Meaning as a sentence, and an example of the right shape unless the key holds records."""
    for inner in records_of(record):  # type: ignore[arg-type]
        schema = schema_of(inner, "part")
        for key in inner.keys:
            assert key.meaning.endswith((".", ")")), key.name
            if key.example:
                part = {**schema["properties"][key.name], "$defs": schema["$defs"]}
                jsonschema.Draft202012Validator(part).validate(example_of(key))
            else:
                assert inner is ASSESSMENT, key.name


def test_the_schema_has_the_keys_of_the_wire() -> None:
    """The grammar of workflows, which is for people, names the keys that wire/ reads."""
    keys = {record.title: tuple(key.name for key in record.keys) for record in records_of(WORKFLOW)}

    assert keys == {
        "workflow": document.KEYS,
        "step": document.STEP_KEYS,
        "override": document.OVERRIDE_KEYS,
        "rating": ratings.RATING_KEYS,
        "settlement": ratings.SETTLED_KEYS,
    }


def check(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Run check-jsonschema, as an editor would, on the files at *paths*."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(ROOT / "schemas" / schema)]
    return subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)


def test_the_schema_accepts_what_is_right() -> None:
    """The good file, as an editor sees it."""
    done = check("assessment.schema.json", HERE / "good" / "refund-check.yml")

    assert done.returncode == 0, done.stdout


def test_the_schema_refuses_what_is_wrong() -> None:
    """Mistakes of shape are seen by an editor already."""
    names = ["key_unknown", "key_missing", "number_in_words", "choice_misspelt", "text_where_a_list_belongs"]
    names += ["key_of_another_kind", "id_with_a_space", "translation_empty", "condition_empty", "list_empty"]
    names += ["number_where_text_belongs", "condition_outcome_without_plus"]
    schema = json.loads((ROOT / "schemas" / "assessment.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)

    accepted = [
        name
        for name in names
        if validator.is_valid(yaml.safe_load((HERE / "broken" / f"{name}.yml").read_text(encoding="utf-8")))
    ]

    assert accepted == []
    assert check("assessment.schema.json", HERE / "broken" / "key_unknown.yml").returncode == 1


def test_the_schema_accepts_what_is_saved() -> None:
    """Also a workflow that has hardly been begun."""
    refund = read_assessment(HERE / "good" / "refund-check.yml")
    text = (
        "format: hitl-workflow\nversion: 1\nassessment: refund-check\nname: A\n"
        "steps: [{answers: {volume: 2.5, stakes: unknown}}, {id: b, name: B, answers: {channels: [chat]}}]\n"
    )
    saved = encode_workflow(read_workflow_text(text, refund))
    schema = json.loads((ROOT / "schemas" / "workflow.schema.json").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(saved)
