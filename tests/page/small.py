"""A small assessment with every kind of question, and the pieces of HTML a test looks at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from hitl_content.model.assessment import Assessment
from hitl_content.model.workflow import Workflow
from hitl_content.reading import read_assessment_text, read_workflow_text

HOSTILE = "</legend><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} & \"'"

YAML = """\
slug: small
edition: "1.0"
unit: step
languages: [en]
title: A small assessment
summary: Everything there is, once.
sections:
  - id: harm
    title: If it goes wrong
    questions:
      - id: stakes
        kind: factor
        ask: How bad is a mistake?
        why: Because it matters.
        options:
          - {id: mild, label: Mild, anchor: Nobody notices., points: 0}
          - {id: severe, label: Severe, anchor: Somebody is hurt., points: 5}
      - id: channel
        kind: choice
        ask: Where does it happen?
        options:
          - {id: phone, label: Phone}
          - {id: mail, label: Mail}
      - id: kinds
        kind: multiple
        ask: What does it do?
        shown_when: {channel: phone}
        options:
          - {id: sends, label: Sends, points: 1}
          - {id: spends, label: Spends, points: 2}
      - {id: legal, kind: yes_no, ask: "Is it a legal matter?", points_if_yes: 3}
  - id: facts
    title: Facts
    optional: true
    questions:
      - {id: volume, kind: number, ask: "How many?", unit: items a week, minimum: 0, maximum: 1000, required: false}
      - {id: remark, kind: text, ask: "Anything else?", long: true}
      - {id: now, kind: today, outcome: autonomy, ask: "How far does AI go today?", required: false}
  - id: whole
    title: About all of it
    per: once
    questions:
      - {id: owned, kind: yes_no, ask: "Does somebody own it?"}
scores:
  - id: risk
    label: Exposure
    questions: [stakes, kinds, legal]
    bands:
      - {id: low, label: Low, advice: Go on.}
      - {id: high, label: High, above: 25, advice: Stop.}
outcomes:
  - id: autonomy
    label: Autonomy
    tightened: at_most
    levels:
      - {id: act, label: AI acts, meaning: It does it.}
      - {id: support, label: AI supports, meaning: It helps.}
rules:
  - id: hurt
    gate: true
    when: {stakes: severe+}
    at_most: {autonomy: support}
    because: somebody could be hurt
    remedy: Make it harmless.
    requires: A way to object.
    sources: [study]
findings:
  - {id: too-far, severity: serious, when: {today: {autonomy: looser}}, text: AI goes too far today., sources: [study]}
triggers:
  - {id: asks, label: Asks for a person, detector: The words, channel: A call, to: The desk, within: 5 minutes,
     shown: The case, on_no_answer: A call back}
sources:
  - {id: study, title: A study, author: Somebody, year: "2020", url: "https://example.org/study"}
"""

WORKFLOW = """\
format: hitl-workflow
version: 1
assessment: small
name: Two steps
answers: {owned: true}
steps:
  - {id: one, name: First, answers: {stakes: mild, channel: mail, legal: false}}
  - {id: two, name: Second, answers: {stakes: severe, channel: phone, kinds: [sends], legal: unknown, now: act}}
"""


def assessment(text: str = YAML) -> Assessment:
    return read_assessment_text(text)


def workflow(text: str = WORKFLOW) -> Workflow:
    return read_workflow_text(text, assessment())


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parents: tuple[Element, ...] = ()
    text: str = field(default="")


class Page(HTMLParser):
    """Every element of some HTML with its text."""

    VOID = frozenset({"input", "br", "hr", "img", "link", "meta", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {[element.tag for element in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements with *tag* and *attributes*; ``data_question`` stands for ``data-question``."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def repeated_ids(self) -> list[str]:
        ids = Counter(element.attributes["id"] for element in self.elements if "id" in element.attributes)
        return [name for name, number in ids.items() if number > 1]
