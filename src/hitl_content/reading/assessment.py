"""Reading an assessment: from its file to its records, or to every problem in it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from hitl_content.layout import FILE
from hitl_content.model.assessment import Assessment
from hitl_content.reading.build import build
from hitl_content.reading.carries import check_carries
from hitl_content.reading.check_appetites import check_appetites
from hitl_content.reading.check_numbers import check_numbers
from hitl_content.reading.check_questions import check_questions
from hitl_content.reading.check_rules import check_rules
from hitl_content.reading.check_scores import check_scores
from hitl_content.reading.draft import Draft
from hitl_content.reading.expected import expecting
from hitl_content.reading.fields import Form, FormReader
from hitl_content.reading.grammar_rules import ASSESSMENT
from hitl_content.reading.leaves import LANGUAGE
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.source import check_text, read_text
from hitl_content.reading.tree import Leaf, Listing, Mapping, Node
from hitl_content.reading.yaml_tree import parse_yaml


def read_assessment(path: Path | str) -> Assessment:
    """Return the assessment in the YAML file at *path*, or in ``assessment.yml`` of the folder at *path*.

    Raises ReadingError with every problem of the file, in document order. The slug must equal the folder's name.
    """
    path = Path(path)
    if path.is_dir():
        path /= FILE
    folder = path.absolute().parent.name if path.name == FILE else None
    return _read(read_text(path), str(path), folder)


def read_assessment_text(text: str, file: str = "") -> Assessment:
    """Return the assessment in the YAML *text*. *file* is the name that problems are reported under.

    Raises ReadingError with every problem of the text, in document order.
    """
    return _read(check_text(text, file), file, None)


@lru_cache(maxsize=32)  # a build wants an assessment to check it, to show it and to check what is carried into it
def _read(text: str, file: str, folder: str | None) -> Assessment:
    reporter = Reporter(file)
    node = parse_yaml(text, reporter, expecting(ASSESSMENT))
    if node is None:
        reporter.stop_if_any()
        raise AssertionError("a text without a tree has a problem")
    root = FormReader(reporter, _languages(node)).record(node, ASSESSMENT)
    if root is not None:
        slug = root.get("slug", str)
        if folder and slug and slug != folder:
            reporter.add(
                root.place("slug"),
                f'The slug "{slug}" is not the name of the folder, which is "{folder}".',
                f"Write slug: {folder}, or rename the folder.",
            )
        _languages_once(root, reporter)
        draft = Draft(root, reporter)
        check_questions(draft)
        check_scores(draft)
        check_rules(draft)
        check_appetites(draft)
        check_numbers(draft)
        check_carries(draft)
        reporter.stop_if_any()
        return build(draft)
    reporter.stop_if_any()
    raise AssertionError("a document without a record has a problem")


def _languages_once(root: Form, reporter: Reporter) -> None:
    tags = root.all("languages", str)
    twice = next((tag for tag in tags if tags.count(tag) > 1), None)
    if twice:
        reporter.add(root.place("languages"), f'The language "{twice}" is there twice.', "Keep one of them.")


def _languages(node: Node) -> tuple[str, ...] | None:
    """Return the languages of an assessment, or None where they are not written as they should be."""
    listed = node.get("languages") if isinstance(node, Mapping) else None
    if not isinstance(listed, Listing) or not listed.items:
        return None
    tags = [item.value for item in listed.items if isinstance(item, Leaf) and isinstance(item.value, str)]
    right = len(tags) == len(listed.items) and all(LANGUAGE.fullmatch(tag) for tag in tags)
    return tuple(dict.fromkeys(tags)) if right else None
