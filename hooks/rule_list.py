# Not a hook itself: workings.py shows what is made here.
"""The rules of an assessment as a list that can be filtered without a script, and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

from filters import choices, form
from hitl_content.exporting.as_csv import cell
from hitl_content.exporting.markup import Markup, element
from hitl_content.model.assessment import Side
from hitl_content.model.condition import AllOf, AnyOf, Condition, questions_of
from hitl_content.model.rule import Rule
from hitl_content.model.text import Text
from telling import Telling, joined, listed

BASES = {"gate": "Law or research", "graded": "Our judgement"}
SHOWN = 4
"""Worked cases named beside a rule."""


class RuleList:
    """Writes the rules of one assessment."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling

    def html(self) -> Markup:
        """Return every rule, with a filter above them for the map, which has many."""
        rows = [self._rule(rule) for rule in self._telling.assessment.rules]
        if not self._telling.flagship:
            return element("div", *rows, class_="workings rules")
        note = element("p", "If the list is empty, no rule joins what you chose.", class_="workings__note")
        return element(
            "div",
            form(
                "Filter the rules",
                choices("limits", "That limit", self._outcomes()),
                choices("basis", "That rest on", BASES),
                choices("asks", "That look at", self._asked()),
            ),
            note,
            *rows,
            class_="workings rules",
        )

    def _outcomes(self) -> dict[str, str]:
        return {outcome.id: self._telling.t(outcome.label) for outcome in self._telling.assessment.outcomes}

    def _asked(self) -> dict[str, str]:
        used = {name for rule in self._telling.assessment.rules for name in questions_of(rule.when)}
        return {each.id: self._telling.short(each) for each in self._telling.assessment.questions if each.id in used}

    def _rule(self, rule: Rule) -> Markup:
        basis = "gate" if rule.gate else "graded"
        shown = [each for each in self._telling.cases if rule.id in each.binding]
        return element(
            "article",
            element(
                "div",
                element(self._telling.heading, element("code", rule.id), id=self._telling.anchor("rule", rule.id)),
                element("p", self._standing(rule), class_=f"rule__basis rule__basis--{basis}"),
                element("ul", *(self._limit(rule, place) for place in range(len(rule.limits))), class_="rule__limits"),
                class_="rule__head",
            ),
            element(
                "div",
                element("p", "When", class_="rule__label"),
                self._when(rule.when),
                element("p", "Because", class_="rule__label"),
                element("p", f"{listed(self._telling.t(rule.because))}.", *self._telling.cited(rule.sources)),
                *self._more("What must be in place", rule.requires),
                *self._more("What would lift it", rule.remedy),
                element(
                    "p",
                    "Worked: ",
                    *joined([self._telling.case_link(each) for each in shown[:SHOWN]]),
                    f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else None,
                    class_="rule__worked",
                )
                if shown
                else None,
                class_="rule__body",
            ),
            class_="rule",
            data_limits=" ".join(limit.outcome for limit in rule.limits),
            data_basis=basis,
            data_asks=" ".join(questions_of(rule.when)),
        )

    def _standing(self, rule: Rule) -> str:
        """Return what the rule rests on and, where not at all of them, at which appetites for risk it applies."""
        kind = "Gate" if rule.gate else "Graded"
        return f"{kind}, at the appetite {' or '.join(self._appetites(rule))}" if rule.appetite else kind

    def _appetites(self, rule: Rule) -> list[str]:
        """Return the appetites at which *rule* applies: its own and every more cautious one."""
        found = []
        for appetite in self._telling.assessment.appetites:
            found.append(self._telling.t(appetite.label).lower())
            if appetite.id == rule.appetite:
                return found
        return found

    def _limit(self, rule: Rule, place: int) -> Markup:
        limit = rule.limits[place]
        said = self._telling.view.limits(replace(rule, limits=(limit,)))
        return element("li", said, class_=f"rule__limit rule__limit--{limit.outcome}")

    def _when(self, condition: Condition) -> Markup:
        """Return *condition* as a list: what must hold together, and within it the choices there are."""
        parts = condition.conditions if isinstance(condition, AllOf) else (condition,)
        rows = []
        for part in parts:
            if isinstance(part, AnyOf) and len(part.conditions) > 1:
                inner = element("ul", *(element("li", self._telling.tell(each)) for each in part.conditions))
                rows.append(element("li", "any of these:", inner))
            else:
                rows.append(element("li", self._telling.tell(part)))
        return element("ul", *rows, class_="rule__when")

    def _more(self, label: str, words: Text | None) -> tuple[Markup, ...]:
        return (element("p", label, class_="rule__label"), element("p", self._telling.t(words))) if words else ()

    def rows(self) -> Iterable[list[str]]:
        """Yield the rules as the rows of a spreadsheet, its header first."""
        outcomes = self._telling.assessment.outcomes
        words = {Side.AT_MOST: "at most", Side.AT_LEAST: "at least"}
        levels = (f"{self._telling.t(each.label)}, {words[each.tightened]}" for each in outcomes)
        yield ["Rule", "Rests on", "Appetite", "When", *levels, "Because", "In place", "What would lift it", "Sources"]
        for rule in self._telling.assessment.rules:
            limits = {limit.outcome: limit.level for limit in rule.limits}
            levels = (
                self._telling.t(each.levels[each.place(limits[each.id])].label) if each.id in limits else ""
                for each in outcomes
            )
            cited = "; ".join(
                f"{each['author']} ({each['year']}): {each['title']}" for each in self._telling.references(rule.sources)
            )
            yield [
                rule.id,
                BASES["gate" if rule.gate else "graded"],
                ", ".join(self._appetites(rule)) if rule.appetite else "",
                self._telling.tell(rule.when),
                *levels,
                *(self._telling.t(words) for words in (rule.because, rule.requires, rule.remedy)),
                cited,
            ]


def spreadsheet(rows: Iterable[list[str]]) -> bytes:
    """Return *rows* as CSV that no spreadsheet program takes for formulas; see the exporter for why it is so."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([cell(each) for each in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()
