# The shape of a government's impact questionnaire, made up from a formula: so large that only data can hold it,
# and with its own little scorer, written apart from the package, to hold the package's numbers against.
"""A questionnaire of 300 elements with 120 conditions in two languages, and a scorer of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

KINDS = ("choice", "yes_no", "multiple", "number", "factor", "choice", "yes_no", "multiple", "choice", "text")
RAW_SECTIONS = 20
SECTIONS = 30
RAW_MAXIMUM = 480
MITIGATION_MAXIMUM = 200

Element = dict[str, Any]
Condition = dict[str, Any]


class Dice:
    """Numbers that look random and are the same every time."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2654435761 % 2**32

    def roll(self, sides: int) -> int:
        """Return a number from 0 to *sides* - 1."""
        self._state = (self._state * 1103515245 + 12345) % 2**31
        return self._state // 65536 % sides


def both(words: str) -> dict[str, str]:
    """Return *words* in both languages."""
    return {"en": words, "fr": f"fr: {words}"}


def elements() -> list[Element]:
    """Return the 300 elements, 120 of them with a condition."""
    made: list[Element] = []
    for number in range(SECTIONS * len(KINDS)):
        kind = KINDS[number % len(KINDS)]
        element: Element = {"id": f"q{number}", "kind": kind, "ask": both(f"Question {number}?")}
        if kind in {"choice", "multiple", "factor"}:
            element["options"] = [
                {"id": f"o{place}", "label": both(f"Option {place}"), "points": (number * 7 + place * 3) % 5}
                for place in range(4)
            ]
        if kind == "factor":
            for place, option in enumerate(element["options"]):
                option["points"] = place * 1.5 if place % 2 else place
        if kind == "yes_no":
            element |= {"points_if_yes": number % 4 + 1, "points_if_no": number % 2}
        if kind == "number":
            element |= {"minimum": 0, "maximum": 10, "points_each": 0.25}
        if (number % 5 in {3, 4} and number >= 10) or number in {262, 272, 282, 292}:
            element["shown_when"] = condition(number, made)
        made.append(element)
    return made


def condition(number: int, before: list[Element]) -> Condition:
    """Return what shows element *number*, from the ones *before* it."""
    group = before[len(before) // 10 * 10 - 10 :][:10]
    choice, yes, several, count, factor = (element["id"] for element in group[:5])
    made: list[Condition] = [
        {choice: f"o{number % 4}"},
        {choice: ["o0", "o2"]},
        {yes: True},
        {several: {"contains": "o1"}},
        {count: {"at_least": 4}},
        {factor: "o2+"},
        {"all": [{yes: True}, {count: {"at_least": 2}}]},
        {"any": [{choice: ["o1", "o3"]}, {several: {"contains": "o3"}}]},
        {"not": {choice: "o1"}},
        {"all": [{"any": [{yes: False}, {factor: "o3+"}]}, {"not": {several: {"contains": "o0"}}}]},
    ]
    return made[number // 5 % 10]


def assessment() -> dict[str, Any]:
    """Return the whole questionnaire as it is written in YAML."""
    asked = elements()
    sections = [
        {"id": f"s{place}", "title": both(f"Section {place}"), "questions": asked[place * 10 : place * 10 + 10]}
        for place in range(SECTIONS)
    ]
    common = {"missing": "zero"}
    raw = {"sections": [f"s{place}" for place in range(RAW_SECTIONS)], "maximum": RAW_MAXIMUM}
    mitigation = {
        "sections": [f"s{place}" for place in range(RAW_SECTIONS, SECTIONS)],
        "maximum": MITIGATION_MAXIMUM,
        "worse": "low",
    }
    bands = [{"id": "level1", "label": both("Level 1")}]
    bands += [
        {"id": f"level{place}", "label": both(f"Level {place}"), "above": start}
        for place, start in ((2, 25), (3, 50), (4, 75))
    ]
    current = {
        "scores": ["raw"],
        "maximum": RAW_MAXIMUM,
        "adjust": [{"when": {"score": {"mitigation": "80%"}}, "subtract_percent": 15, "round": "half_up"}],
        "round_percent": {"round": "half_up", "places": 0},
        "bands": bands,
    }
    return {
        "slug": "impact",
        "edition": "1.0",
        "unit": "once",
        "languages": ["en", "fr"],
        "title": both("Impact"),
        "summary": both("How much an automated decision weighs."),
        "sections": sections,
        "scores": [
            {"id": "raw", "label": both("Raw impact"), **common, **raw},
            {"id": "mitigation", "label": both("Mitigation"), **common, **mitigation},
            {"id": "current", "label": both("Current"), **common, **current},
        ],
    }


def fill(seed: int) -> dict[str, Any]:
    """Return answers as a person gives them: what is shown is mostly answered, what was hidden again lingers."""
    dice = Dice(seed)
    taste = ("most", "any", "least", "any", "rather little")[seed % 5]
    answers: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    for element in elements():
        visible = holds(element.get("shown_when"), shown)
        id_ = element["id"]
        if visible is False:
            shown[id_] = HIDDEN
            if dice.roll(4) == 0:
                answers[id_] = some(element, dice, "any")
        elif visible is True and dice.roll(8) != 0:
            answers[id_] = shown[id_] = some(element, dice, taste)
    return answers


def some(element: Element, dice: Dice, taste: str) -> Any:
    """Return an answer to *element*, with the most or least points where that is the *taste*."""
    if taste == "rather little":
        taste = "least" if dice.roll(2) else "any"
    match element["kind"]:
        case "yes_no":
            return taste == "most" or (taste == "any" and dice.roll(2) == 0)
        case "number":
            return {"most": 10, "least": 0}.get(taste, dice.roll(11))
        case "text":
            return "Words"
        case "multiple":
            return [
                option["id"] for option in element["options"] if taste == "most" or (taste == "any" and dice.roll(2))
            ]
        case _:
            ranked = sorted(element["options"], key=lambda option: option["points"])
            return ranked[{"most": 3, "least": 0}.get(taste, dice.roll(4))]["id"]


HIDDEN = object()


def holds(made: Condition | None, shown: dict[str, Any]) -> bool | None:
    """Return whether a condition holds, or None where that is open because an answer is missing."""
    if made is None:
        return True
    ((key, wanted),) = made.items()
    if key == "all":
        found = [holds(part, shown) for part in wanted]
        return False if False in found else None if None in found else True
    if key == "any":
        found = [holds(part, shown) for part in wanted]
        return True if True in found else None if None in found else False
    if key == "not":
        inner = holds(wanted, shown)
        return None if inner is None else not inner
    answer = shown.get(key)
    if answer is HIDDEN:
        return False
    return None if answer is None else fits(answer, wanted)


def fits(answer: Any, wanted: Any) -> bool:
    """Return whether a known answer is the wanted one."""
    if isinstance(wanted, dict):
        return wanted["contains"] in answer if "contains" in wanted else answer >= wanted["at_least"]
    if isinstance(wanted, list):
        return answer in wanted
    if isinstance(wanted, str) and wanted.endswith("+"):
        return int(answer[1:]) >= int(wanted[1:-1])
    return bool(answer == wanted)


def counted(answers: dict[str, Any]) -> Iterator[tuple[int, Decimal]]:
    """Yield the section and the points of every answer that counts."""
    shown: dict[str, Any] = {}
    for number, element in enumerate(elements()):
        id_ = element["id"]
        visible = holds(element.get("shown_when"), shown)
        if visible is False:
            shown[id_] = HIDDEN
        elif id_ in answers:
            shown[id_] = answers[id_]
            yield number // 10, points(element, answers[id_])


def points(element: Element, answer: Any) -> Decimal:
    """Return the points of one answer."""
    match element["kind"]:
        case "yes_no":
            return Decimal(element["points_if_yes" if answer else "points_if_no"])
        case "number":
            return answer * Decimal("0.25")
        case "text":
            return Decimal(0)
        case _:
            chosen = answer if isinstance(answer, list) else [answer]
            found = (option["points"] for option in element["options"] if option["id"] in chosen)
            return sum((Decimal(str(value)) for value in found), Decimal(0))


def score(answers: dict[str, Any]) -> tuple[Decimal, Decimal, Decimal, str]:
    """Return raw impact, mitigation, current impact and its band."""
    raw = mitigation = Decimal(0)
    for section, value in counted(answers):
        if section < RAW_SECTIONS:
            raw += value
        else:
            mitigation += value
    current = raw
    if mitigation * 100 >= 80 * MITIGATION_MAXIMUM:
        current = (raw - raw * 15 / 100).quantize(Decimal(1), ROUND_HALF_UP)
    percent = (current * 100 / RAW_MAXIMUM).quantize(Decimal(1), ROUND_HALF_UP)
    band = 1 + sum(percent > start for start in (25, 50, 75))
    return raw, mitigation, current, f"level{band}"
