# A closed set of forms, checked here once: every id is looked up and every value fits its question, so that the
# engine never meets a condition it cannot hold.
"""Tree to conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from hitl_content.model.assessment import Kind, Unit
from hitl_content.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Not,
    OutcomeAtLeast,
    Relation,
    ScoreAtLeast,
    Today,
)
from hitl_content.model.number import exact
from hitl_content.reading.answers import AnswerReader
from hitl_content.reading.index import Index
from hitl_content.reading.leaves import Name
from hitl_content.reading.measures import EXAMPLE, MeasureReader
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Broken, Entry, Listing, Mapping, Node, Place
from hitl_content.wire.suggesting import did_you_mean, quoted

PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?%")


class Use(Enum):
    """What a condition is for, which decides what it may look at."""

    SHOWING = "whether a question is shown"
    ADJUSTING = "an adjustment"
    RULING = "a rule"
    OWING = "what is owed"
    REMARKING = "a finding"
    CARRYING = "what is carried"


MAY = {
    Use.SHOWING: set[str](),
    Use.CARRYING: set[str](),
    Use.ADJUSTING: {"score"},
    Use.RULING: {"score", "outcome"},
    Use.OWING: {"score", "outcome", "today"},
    Use.REMARKING: {"score", "outcome", "today", "number"},
}
"""What each use may look at besides answers. Whatever is worked out later than the use itself is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A condition with the place of each of its parts."""

    at: Place
    condition: Condition
    parts: tuple[Located, ...] = ()


class ConditionReader:
    """Reads conditions against what the assessment defines."""

    def __init__(self, index: Index, reporter: Reporter) -> None:
        self._index = index
        self._reporter = reporter
        self._answers = AnswerReader(reporter)
        self._measures = MeasureReader(reporter)

    def read(self, node: Node, use: Use, unit: Unit) -> Located | None:
        """Return *node* as a condition for something worked out per *unit*; None where it is not right."""
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Mapping):
            self._reporter.add(node.at, "A condition is a record.", "Write for example {stakes: serious+}.")
            return None
        if not node.entries:
            self._reporter.add(node.at, "This condition is empty.", "Write for example {stakes: serious+}.")
            return None
        parts = [self._entry(entry, use, unit) for entry in node.entries]
        right = tuple(part for part in parts if part is not None)
        if len(right) < len(parts):
            return None
        return right[0] if len(right) == 1 else _all(right, node.at)

    def _entry(self, entry: Entry, use: Use, unit: Unit) -> Located | None:
        match entry.name:
            case "all" | "any":
                return self._several(entry, use, unit)
            case "not":
                inner = self.read(entry.value, use, unit)
                if inner is None:
                    return None
                return Located(at=entry.at, condition=Not(condition=inner.condition), parts=(inner,))
            case "score" | "outcome" | "today" | "number":
                return self._worked_out(entry, use, unit)
            case _:
                return self._question(entry, use, unit)

    def _several(self, entry: Entry, use: Use, unit: Unit) -> Located | None:
        if not isinstance(entry.value, Listing) or not entry.value.items:
            if not isinstance(entry.value, Broken):
                self._reporter.add(
                    entry.value.at,
                    f"{entry.name} is a list of conditions.",
                    f"Write for example {entry.name}: [{{stakes: serious+}}, {{significant: true}}].",
                )
            return None
        parts = [self.read(item, use, unit) for item in entry.value.items]
        right = tuple(part for part in parts if part is not None)
        if len(right) < len(parts):
            return None
        if entry.name == "all":
            return _all(right, entry.at)
        return Located(at=entry.at, condition=AnyOf(conditions=tuple(part.condition for part in right)), parts=right)

    def _worked_out(self, entry: Entry, use: Use, unit: Unit) -> Located | None:
        if entry.name not in MAY[use]:
            self._reporter.add(
                entry.at,
                f"{use.value[0].upper()}{use.value[1:]} cannot depend on {_WORKED_OUT[entry.name]}.",
                "Ask about the answers instead.",
            )
            return None
        if not isinstance(entry.value, Mapping) or not entry.value.entries:
            if not isinstance(entry.value, Broken):
                self._reporter.add(
                    entry.value.at, f"{entry.name} is a record.", f"Write for example {_EXAMPLES[entry.name]}."
                )
            return None
        read = {"score": self._score, "outcome": self._outcome, "today": self._today, "number": self._number}[
            entry.name
        ]
        found = [read(inner, unit) for inner in entry.value.entries]
        right = tuple(
            Located(at=inner.value.at, condition=condition)
            for inner, condition in zip(entry.value.entries, found, strict=True)
            if condition is not None
        )
        if len(right) < len(found):
            return None
        return right[0] if len(right) == 1 else _all(right, entry.at)

    def _score(self, entry: Entry, unit: Unit) -> Condition | None:
        name = Name(text=entry.name, at=entry.at)
        value = self._answers.leaf(entry.value)
        if not self._index.known("score", name) or value is None:
            return None
        if unit is Unit.ONCE and self._score_unit(entry.name) is Unit.STEP:
            self._too_early(entry)
            return None
        if not isinstance(value.value, str | bool):
            return ScoreAtLeast(score=entry.name, number=value.value, percent=False)
        percent = PERCENT.fullmatch(value.raw)
        if percent and len(value.raw) < 20:
            return ScoreAtLeast(score=entry.name, number=exact(percent.group(1)), percent=True)
        self._reporter.add(
            value.at,
            f"{quoted(value.value)} is neither points nor a percentage.",
            "Write a number of points, such as 30, or a share of the maximum, such as 80%.",
        )
        return None

    def _score_unit(self, score: str) -> Unit:
        word = self._index.scores[score].get("per", str)
        return Unit(word) if word else self._index.unit

    def _outcome(self, entry: Entry, _unit: Unit) -> Condition | None:
        value = self._answers.leaf(entry.value)
        if value is None:
            return None
        level = value.raw.removesuffix("+")
        if not self._index.level(Name(text=entry.name, at=entry.at), Name(text=level, at=value.at)):
            return None
        if not value.raw.endswith("+"):
            self._reporter.add(
                value.at,
                f"{quoted(level)} is one level of {entry.name}, and a condition asks for a level or a stricter one.",
                f"Write {level}+.",
            )
            return None
        return OutcomeAtLeast(outcome=entry.name, level=level)

    def _today(self, entry: Entry, _unit: Unit) -> Condition | None:
        value = self._answers.leaf(entry.value)
        if not self._index.known("outcome", Name(text=entry.name, at=entry.at)) or value is None:
            return None
        relations = [relation.value for relation in Relation]
        if value.raw not in relations:
            cure = did_you_mean(value.raw, relations, "Choices")
            self._reporter.add(value.at, f"{quoted(value.value)} is not a choice for today.", cure)
            return None
        asked = {
            outcome.text
            for question in self._index.questions.values()
            if question.kind is Kind.TODAY and (outcome := question.form.get("outcome", Name))
        }
        if entry.name not in asked:
            self._reporter.add(
                entry.at,
                f"No question asks how {entry.name} is run today.",
                f"Add a question of the kind today with outcome: {entry.name}.",
            )
            return None
        return Today(outcome=entry.name, relation=Relation(value.raw))

    def _number(self, entry: Entry, _unit: Unit) -> Condition | None:
        if "numbers" not in self._index.root:
            self._reporter.add(entry.at, "This assessment has no numbers.", "Add numbers:, or ask about the answers.")
            return None
        return self._measures.read(entry)

    def _question(self, entry: Entry, use: Use, unit: Unit) -> Located | None:
        if not self._index.known("question", Name(text=entry.name, at=entry.at)):
            return None
        question = self._index.questions[entry.name]
        if unit is Unit.ONCE and question.per is Unit.STEP:
            self._too_early(entry)
            return None
        if use is Use.RULING and question.kind is Kind.TODAY:
            self._reporter.add(
                entry.at,
                f"{entry.name} says how the step is run today, which must not change how it should be run.",
                "Use a finding instead.",
            )
            return None
        found = self._answers.atom(question, entry.value)
        return Located(at=entry.value.at, condition=found) if found else None

    def _too_early(self, entry: Entry) -> None:
        self._reporter.add(
            entry.at,
            f"{entry.name} is there for every step, and this condition is for the whole workflow.",
            "Use something asked once, or set per: step.",
        )


_WORKED_OUT = {
    "score": "a score",
    "outcome": "a settled outcome",
    "today": "how today compares",
    "number": "what review costs or is worth",
}
_EXAMPLES = {
    "score": "{risk: 30} or {risk: 80%}",
    "outcome": "{review: each+}",
    "today": "{autonomy: looser}",
    "number": EXAMPLE,
}


def _all(parts: tuple[Located, ...], at: Place) -> Located:
    return Located(at=at, condition=AllOf(conditions=tuple(part.condition for part in parts)), parts=parts)
