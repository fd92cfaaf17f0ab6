# Between the passes: the forms, the index and the conditions that could be read, so that each check can look at
# all of them, and so that a mistake in one place does not silence the checks of another.
"""An assessment that has been read in part."""

from __future__ import annotations

from collections.abc import Iterator

from hitl_content.engine.clauses import ConditionTooLargeError, clauses
from hitl_content.model.assessment import Unit
from hitl_content.model.condition import Condition
from hitl_content.reading.conditions import ConditionReader, Located, Use
from hitl_content.reading.fields import Form
from hitl_content.reading.index import Asked, Index
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Broken, Leaf, Listing, Mapping


class Draft:
    """What is known of an assessment after its shape has been read."""

    def __init__(self, root: Form, reporter: Reporter) -> None:
        self.root = root
        self.reporter = reporter
        self.index = Index(root, reporter)
        self.conditions: dict[str, Located] = {}
        """By the path where each is written; those that are wrong are not there."""
        reader = ConditionReader(self.index, reporter)
        for form, key, use, unit in self._places():
            node = form.values.get(key)
            if isinstance(node, Leaf | Listing | Mapping | Broken):
                found = reader.read(node, use, unit)
                if found and self._small(found):
                    self.conditions[form.place(key).path] = found

    def condition(self, form: Form, key: str) -> Located | None:
        """Return the condition at *key* of *form*; None where there is none or it is wrong."""
        return self.conditions.get(form.place(key).path) if key in form else None

    def shown(self, question: Asked) -> tuple[Located, ...]:
        """Return the conditions under which *question* is shown: its section's and its own."""
        found = (self.condition(form, "shown_when") for form in (question.section, question.form))
        return tuple(located for located in found if located)

    def shown_of(self, question: str) -> tuple[Located, ...]:
        """Return the conditions under which the question with that id is shown."""
        return self.shown(self.index.questions[question]) if question in self.index.questions else ()

    def _unit(self, form: Form) -> Unit:
        word = form.get("per", str)
        return Unit(word) if word else self.index.unit

    def _places(self) -> Iterator[tuple[Form, str, Use, Unit]]:
        for section in self.root.all("sections", Form):
            unit = self._unit(section)
            yield section, "shown_when", Use.SHOWING, unit
            for question in section.all("questions", Form):
                yield question, "shown_when", Use.SHOWING, unit
        for score in self.root.all("scores", Form):
            for adjustment in score.all("adjust", Form):
                yield adjustment, "when", Use.ADJUSTING, self._unit(score)
        for rule in self.root.all("rules", Form):
            yield rule, "when", Use.RULING, self.index.unit
        for family, use in (("findings", Use.REMARKING), ("triggers", Use.OWING), ("contributions", Use.OWING)):
            for form in self.root.all(family, Form):
                yield form, "when", use, self.index.unit
                for variant in form.all("variants", Form):
                    yield variant, "when", use, self.index.unit
        for check in self.root.all("checks", Form):
            for key in ("when", "met"):
                yield check, key, Use.OWING, self.index.unit
        carries = self.root.get("carries", Form)
        for row in carries.all("rows", Form) if carries else ():
            yield row, "when", Use.CARRYING, self.index.unit

    def _small(self, located: Located) -> bool:
        try:
            clauses(located.condition)
        except ConditionTooLargeError as error:
            self.reporter.add(
                located.at, f"This condition spelt out has {error}.", "Split it, or ask about fewer things at once."
            )
            return False
        return True


def conditions_of(located: tuple[Located, ...]) -> tuple[Condition, ...]:
    """Return the conditions themselves."""
    return tuple(part.condition for part in located)
