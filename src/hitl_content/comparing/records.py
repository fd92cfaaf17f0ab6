# Like the map, these hold sentences and places and no format, so that a terminal, a page and a document say the same.
"""What comes out of comparing and merging."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hitl_content.mapping.records import Block, Map
from hitl_content.model.workflow import Workflow


class Fate(StrEnum):
    """What became of a step."""

    SAME = "same"
    CHANGED = "changed"
    """Its answers, levels or words are different."""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """One outcome that is settled at another level than before. Places count from 0, the most permissive."""

    outcome: str
    before: str
    """Id of the level."""
    after: str
    before_place: int
    after_place: int
    sentence: str
    why: tuple[str, ...]
    """The rules that hold it now and did not before, as sentences."""

    @property
    def tighter(self) -> bool:
        """Whether the outcome is stricter than before; else it is looser."""
        return self.after_place > self.before_place


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """One question that is answered differently."""

    question: str
    before: str
    """The answer, in words."""
    after: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChange:
    """One step, before and after; or the whole workflow, whose id is empty."""

    id: str
    """Its id after, or before where it is gone."""
    number: int
    """Its place after, from 1; 0 where it is gone, and for the whole workflow."""
    name: str
    """Its number and name, in words."""
    fate: Fate
    levels: tuple[LevelChange, ...] = ()
    answers: tuple[AnswerChange, ...] = ()
    others: tuple[str, ...] = ()
    """What else changed, as sentences."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence about the step: levels with their reasons, answers, then the rest."""
        levels = tuple(each for level in self.levels for each in (level.sentence, *level.why))
        return (*levels, *(answer.sentence for answer in self.answers), *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed between two results."""

    title: str
    language: str
    headline: str
    """What changed, in one or a few short sentences."""
    facts: tuple[str, ...]
    """What changed about the workflow itself: its name, owner, dates, edition."""
    steps: tuple[StepChange, ...]
    """The whole workflow where something is settled once, every step that is there now, then those that are gone."""
    picture: Map
    """The later map, drawn against the earlier one: where a level was different it stands as a ghost."""

    @property
    def changed(self) -> bool:
        """Whether anything is different."""
        return bool(self.facts) or any(step.fate is not Fate.SAME for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far raters agree about one thing."""

    id: str
    """Id of a step, question or outcome; empty for everything together."""
    name: str
    same: int
    """Pairs of raters who gave the same answer."""
    pairs: int
    """Pairs of raters who both answered."""
    units: int
    """How many things at least two people rated: steps, for a question or an outcome."""
    alpha: Fraction | None
    """Krippendorff's alpha, exact: 1 is perfect, 0 what chance would give. None where it cannot be worked out."""
    meaning: str
    """What the figure corrected for chance means; empty where there is none."""
    sentence: str
    """The figures, with what they mean."""

    @property
    def share(self) -> Fraction | None:
        """The share of pairs that gave the same answer; None where there is no pair."""
        return Fraction(self.same, self.pairs) if self.pairs else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One question, or the level of one outcome, on which raters differ at one step."""

    step: str
    """Id of the step; empty for the whole workflow."""
    place: str
    """The step, in words."""
    question: str
    """Id of the question; of the outcome after ``outcome:``."""
    label: str
    answers: tuple[tuple[str, str], ...]
    """Pairs of rater and answer, in words."""
    cautious: str
    """The most cautious of the answers, in words; empty where they have no order, and for outcomes."""
    apart: int
    """How many options lie between the two that are furthest apart; 0 where there is no order."""
    settled: str
    """The settled answer in words; empty while it is open, and for outcomes."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Several ratings of one workflow, put together."""

    title: str
    language: str
    raters: tuple[str, ...]
    workflow: Workflow
    """The merged workflow: settled answers, with every rater's own in its ``ratings``."""
    headline: str
    overall: Agreement
    """Over every question and step; its alpha is None, since questions have scales of their own."""
    questions: tuple[Agreement, ...]
    outcomes: tuple[Agreement, ...]
    steps: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]
    """On answers, in the order of the steps; within one, the furthest apart first."""
    differing: tuple[Disagreement, ...]
    """On the levels that come out of them."""
    notes: tuple[str, ...]
    """What could not be put together: steps only some have, overrides and assumptions not shared by all."""
    explained: tuple[str, ...]
    """What the figures mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A comparison or a merge as headed lists, for every written format."""

    title: str
    language: str
    headline: str
    blocks: tuple[Block, ...]
