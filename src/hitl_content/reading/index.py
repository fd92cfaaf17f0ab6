# Built from whatever came through the first pass. Where an id could not be read, its family is marked as
# incomplete and references into it are not held against anybody: one mistake, one problem.
"""What an assessment defines, by id, and looking it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hitl_content.model.assessment import Kind, Side, Unit
from hitl_content.reading.fields import Form
from hitl_content.reading.leaves import Name
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Place
from hitl_content.wire.suggesting import did_you_mean, quoted

RESERVED_QUESTIONS = {"all", "any", "not", "score", "outcome", "today", "number"}
RESERVED_OPTION = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, as far as it could be read."""

    id: str
    form: Form
    section: Form
    kind: Kind | None
    options: tuple[str, ...] | None
    """Ids to choose from; None where they could not be read."""
    per: Unit

    @property
    def ordered(self) -> bool:
        """Whether its answers go from mild to bad, so that conditions on it must."""
        return self.kind in {Kind.FACTOR, Kind.NUMBER}


class Index:
    """Everything with an id in one assessment."""

    def __init__(self, root: Form, reporter: Reporter) -> None:
        self.root = root
        self.unit = Unit(root.get("unit", str) or "step")
        self.cited: set[str] = set()
        """Ids of the sources that something refers to."""
        self._reporter = reporter
        self._incomplete: set[str] = set()
        self.sections = self._table("section", root)
        self.scores = self._table("score", root)
        self.outcomes = self._table("outcome", root)
        self.rules = self._table("rule", root)
        self.sources = self._table("source", root)
        self.appetites = self._table("appetite", root)
        for family in ("finding", "trigger", "contribution", "check"):
            self._table(family, root)
        self.levels = {id_: self._ids(form, "level", "levels") for id_, form in self.outcomes.items()}
        self.bands = {id_: self._ids(form, "band", "bands") for id_, form in self.scores.items()}
        asked = [(section, form) for section in root.all("sections", Form) for form in section.all("questions", Form)]
        self._table("question", *root.all("sections", Form))
        if "section" in self._incomplete:
            self._incomplete.add("question")
        self.questions: dict[str, Asked] = {}
        for section, form in asked:
            found = self._asked(section, form)
            self.questions.setdefault(found.id, found)

    def side(self, outcome: str) -> Side | None:
        """Return how rules tighten *outcome*, as far as it is known."""
        word = self.outcomes[outcome].get("tightened", str) if outcome in self.outcomes else None
        return Side(word) if word else None

    def known(self, family: str, name: Name) -> bool:
        """Return whether *name* is the id of one of *family*, reporting it where it surely is not."""
        tables: dict[str, Mapping[str, object]] = {
            "question": self.questions,
            "section": self.sections,
            "score": self.scores,
            "outcome": self.outcomes,
            "rule": self.rules,
            "source": self.sources,
            "appetite": self.appetites,
        }
        table = tables[family]
        if family == "source":
            self.cited.add(name.text)
        if name.text in table:
            return True
        if family not in self._incomplete:
            article = "an" if family[0] in "aeiou" else "a"
            self._reporter.add(
                name.at,
                f"{quoted(name.text)} is not {article} {family}.",
                did_you_mean(name.text, table, f"{family.capitalize()}s"),
            )
        return False

    def level(self, outcome: Name, level: Name) -> bool:
        """Return whether *level* is one of *outcome*, reporting either where it is not."""
        if not self.known("outcome", outcome):
            return False
        levels = self.levels[outcome.text]
        if levels is None or level.text in levels:
            return levels is not None
        self._reporter.add(
            level.at,
            f"{quoted(level.text)} is not a level of {outcome.text}.",
            did_you_mean(level.text, levels, "Levels"),
        )
        return False

    def _table(self, family: str, *parents: Form) -> dict[str, Form]:
        """Return the forms of *family* inside *parents* by id, reporting ids that are there twice."""
        table: dict[str, Form] = {}
        key = f"{family}s"
        for parent in parents:
            values = parent.values.get(key)
            right = isinstance(values, tuple) and None not in values
            if not right and (key in parent or not parent.sure or family == "section"):
                self._incomplete.add(family)
        for form in (form for parent in parents for form in parent.all(key, Form)):
            if not form.raw_id:
                self._incomplete.add(family)
            elif form.raw_id in table:
                self._twice(form, table[form.raw_id].place("id"), family)
            else:
                table[form.raw_id] = form
        return table

    def _twice(self, form: Form, first: Place, family: str) -> None:
        self._reporter.add(
            form.place("id"),
            f"The id {quoted(form.raw_id)} is there twice among the {family}s; the first is in line {first.line}.",
            "Give each its own.",
        )

    def _ids(self, form: Form, family: str, key: str) -> tuple[str, ...] | None:
        """Return the ids in the list at *key* of *form*, or None where not every one could be read."""
        inner = form.all(key, Form)
        values = form.values.get(key)
        seen: dict[str, Form] = {}
        for item in inner:
            if item.raw_id in seen and item.raw_id:
                self._twice(item, seen[item.raw_id].place("id"), family)
            seen.setdefault(item.raw_id, item)
        complete = isinstance(values, tuple) and len(inner) == len(values) and "" not in seen
        return tuple(seen) if complete else None

    def _asked(self, section: Form, form: Form) -> Asked:
        word = form.get("kind", str)
        kind = Kind(word) if word else None
        options: tuple[str, ...] | None = ()
        if kind in {Kind.FACTOR, Kind.CHOICE, Kind.MULTIPLE}:
            options = self._ids(form, "option", "options")
        elif kind is Kind.TODAY:
            outcome = form.get("outcome", Name)
            options = self.levels.get(outcome.text) if outcome else None
        per = section.get("per", str)
        return Asked(
            id=form.raw_id,
            form=form,
            section=section,
            kind=kind,
            options=options,
            per=Unit(per) if per else self.unit,
        )
