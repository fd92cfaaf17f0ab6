# The promise of the whole project rests here: worsening an answer can never loosen an outcome. So a rule, and
# whatever decides that a question it uses is shown, may look at ordered answers in one direction only.
"""Conditions that would make an outcome looser as an answer gets worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hitl_content.model.assessment import Kind
from hitl_content.model.condition import AtLeast, Contains, Not, OneOf, OutcomeAtLeast, ScoreAtLeast
from hitl_content.reading.conditions import Located
from hitl_content.reading.draft import Draft
from hitl_content.reading.tally import why_not_rising
from hitl_content.reading.tree import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One part of a condition that looks in the wrong direction."""

    at: Place
    why: str
    cure: str


def violations(located: Located, draft: Draft) -> Iterator[Violation]:
    """Yield what in *located*, the condition of a rule, is not monotone; also in what shows its questions."""
    yield from _walk(located, draft, positive=True, seen=set())


def _walk(located: Located, draft: Draft, *, positive: bool, seen: set[tuple[str, bool]]) -> Iterator[Violation]:
    match located.condition:
        case Not():
            yield from _walk(located.parts[0], draft, positive=not positive, seen=seen)
        case AtLeast() | OneOf() | Contains() as atom:
            yield from _answer(located, atom, draft, positive=positive)
            if (atom.question, positive) not in seen:
                seen.add((atom.question, positive))
                for shown in draft.shown_of(atom.question):
                    yield from _walk(shown, draft, positive=positive, seen=seen)
        case ScoreAtLeast() as mark:
            yield from _score(located, mark, draft, positive=positive)
        case OutcomeAtLeast() as settled:
            if not positive:
                yield Violation(
                    at=located.at,
                    why=f"it would stop holding as {settled.outcome} gets stricter",
                    cure="Ask for outcomes without not.",
                )
        case _:
            for part in located.parts:
                yield from _walk(part, draft, positive=positive, seen=seen)


def _answer(located: Located, atom: AtLeast | OneOf | Contains, draft: Draft, *, positive: bool) -> Iterator[Violation]:
    question = draft.index.questions[atom.question]
    if isinstance(atom, AtLeast) and not positive:
        yield Violation(
            at=located.at,
            why=f"it would stop holding as {question.id} gets worse",
            cure="Use it without not, as this option or a worse one: option+."
            if question.kind is Kind.FACTOR
            else "Use at_least without not.",
        )
    elif isinstance(atom, OneOf) and question.kind is Kind.FACTOR and question.options:
        mildest = min((str(value) for value in atom.values), key=question.options.index)
        yield Violation(
            at=located.at,
            why=f"it would stop holding as {question.id} gets worse",
            cure=f"Write {mildest}+, which means {mildest} or worse.",
        )


def _score(located: Located, mark: ScoreAtLeast, draft: Draft, *, positive: bool) -> Iterator[Violation]:
    if not positive:
        yield Violation(
            at=located.at, why=f"it would stop holding as {mark.score} grows", cure="Ask for scores without not."
        )
        return
    why = why_not_rising(draft.index.scores[mark.score], draft, percent=mark.percent)
    if why:
        yield Violation(
            at=located.at,
            why=f"{why}, so it may fall as answers get worse",
            cure="Ask about the answers instead, or about a score that only grows.",
        )
