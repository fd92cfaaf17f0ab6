"""Reading cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.case import Case
from hitl_content.model.errors import ReadingError
from hitl_content.model.number import Number
from hitl_content.model.workflow import Answers
from hitl_content.reading.expected import expecting
from hitl_content.reading.fields import Form, FormReader, Pair
from hitl_content.reading.grammar_files import CASES
from hitl_content.reading.leaves import Name
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.source import read_text
from hitl_content.reading.tree import Leaf, Listing, Mapping, Node, Place, gaps_of, places_of, plain_data
from hitl_content.reading.workflow import Document
from hitl_content.reading.yaml_tree import parse_yaml
from hitl_content.wire import FORMAT, VERSION, decode_workflow
from hitl_content.wire.suggesting import did_you_mean, quoted


def read_cases(path: Path | str, assessment: Assessment) -> tuple[Case, ...]:
    """Return the cases in the YAML file at *path*. Raises ReadingError with every problem, in document order."""
    reporter = Reporter(str(path))
    node = parse_yaml(read_text(Path(path)), reporter, expecting(CASES, assessment))
    root = FormReader(reporter, None).record(node, CASES) if node is not None else None
    forms = root.all("cases", Form) if root else ()
    reader = _CaseReader(assessment, reporter)
    cases = tuple(reader.case(form) for form in forms)
    reporter.stop_if_any()
    return cases


class _CaseReader:
    """Reads cases against their assessment."""

    def __init__(self, assessment: Assessment, reporter: Reporter) -> None:
        self._assessment = assessment
        self._reporter = reporter
        self._levels = {outcome.id: [level.id for level in outcome.levels] for outcome in assessment.outcomes}
        self._bands = {score.id: [band.id for band in score.bands] for score in assessment.scores}
        self._rules = [rule.id for rule in assessment.rules]
        self._seen: dict[str, Place] = {}

    def case(self, form: Form) -> Case:
        """Return *form* as a case, reporting what does not fit."""
        names = form.all("because", Name)
        for name in names:
            self._known(name, self._rules, "a rule", "Rules")
        if form.raw_id:
            first = self._seen.setdefault(form.raw_id, form.place("id"))
            if first is not form.place("id"):
                self._reporter.add(
                    form.place("id"), f"The id {quoted(form.raw_id)} is there twice.", "Give each case its own."
                )
        if not {"expect", "scores", "bands"} & form.places.keys():
            self._reporter.add(form.at, "This case expects nothing.", "Add expect, scores or bands.")
        appetite = form.get("appetite", Name)
        if appetite:
            self._known(appetite, [each.id for each in self._assessment.appetites], "an appetite", "Appetites")
        return Case(
            name=form.get("name", str) or "",
            id=form.raw_id,
            appetite=appetite.text if appetite else "",
            answers=self._answers(form),
            expect=self._words(form, "expect", self._levels, "an outcome"),
            because=tuple(name.text for name in names),
            scores=tuple(self._numbers(form)),
            bands=self._words(form, "bands", self._bands, "a score"),
            why=form.get("why", str) or "",
        )

    def _known(self, name: Name, known: list[str], what: str, heading: str) -> bool:
        if name.text in known:
            return True
        self._reporter.add(name.at, f"{quoted(name.text)} is not {what}.", did_you_mean(name.text, known, heading))
        return False

    def _words(self, form: Form, key: str, allowed: dict[str, list[str]], what: str) -> tuple[tuple[str, str], ...]:
        heading, kind = ("Outcomes", "a level") if key == "expect" else ("Scores", "a band")
        found = []
        for pair in form.all(key, Pair):
            value = Name(text=pair.value.raw, at=pair.value.at)
            if self._known(pair.key, list(allowed), what, heading) and self._known(
                value, allowed[pair.key.text], f"{kind} of {pair.key.text}", f"{kind[2:].capitalize()}s"
            ):
                found.append((pair.key.text, pair.value.raw))
        return tuple(found)

    def _numbers(self, form: Form) -> list[tuple[str, Number]]:
        found = []
        for pair in form.all("scores", Pair):
            known = self._known(pair.key, list(self._bands), "a score", "Scores")
            if isinstance(pair.value.value, str | bool):
                self._reporter.add(
                    pair.value.at, f"{quoted(pair.value.value)} is not a number.", "Write the points, without quotes."
                )
            elif known:
                found.append((pair.key.text, pair.value.value))
        return found

    def _answers(self, form: Form) -> Answers:
        """Return the answers of a case, checked the way a workflow's are."""
        node = form.values.get("answers")
        if not isinstance(node, Leaf | Listing | Mapping):
            return {}
        data = plain_data(node)
        if not isinstance(data, dict):
            self._reporter.add(node.at, "answers is a record by question.", "Write for example {stakes: minor}.")
            return {}
        units = {question.id: question.per for question in self._assessment.questions}
        home = Unit.ONCE if self._assessment.unit is Unit.ONCE else Unit.STEP
        by_unit = {unit: {id_: value for id_, value in data.items() if units.get(id_, home) is unit} for unit in Unit}
        workflow: dict[str, object] = {
            "format": FORMAT,
            "version": VERSION,
            "assessment": self._assessment.slug,
            "name": "case",
            "answers": by_unit[Unit.ONCE],
        }
        if home is Unit.STEP:
            workflow["steps"] = [{"id": "case", "name": "case", "answers": by_unit[Unit.STEP]}]
        try:
            read = decode_workflow(workflow, self._assessment)
        except ReadingError as error:
            self._located(error, form, node)
            return {}
        return {**read.answers, **(read.steps[0].answers if read.steps else {})}

    def _located(self, error: ReadingError, form: Form, node: Node) -> None:
        places = {form.at.path: form.at, **places_of(node)}
        document = Document(file=self._reporter.file, data=None, text="", places=places)
        move, gaps = _moved(node.at.path), gaps_of(node)
        for problem in error.problems:
            if gaps.cover(move(problem.path), places):
                continue
            placed = document.located(problem, move(problem.path))
            at = Place(line=placed.line or 1, column=placed.column or 1, path=placed.path)
            self._reporter.add(at, problem.what, problem.cure)


def _moved(path: str) -> Callable[[str], str]:
    """Return what turns the path of an answer in a workflow into its path in the case at *path*."""

    def move(inside: str) -> str:
        return path + inside.removeprefix("steps[0].").removeprefix("answers")

    return move
