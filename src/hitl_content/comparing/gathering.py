# The first file gives the workflow its words and its order; the others add ratings, and the steps only they have.
"""From several files to one workflow and its ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hitl_content.comparing.pairing import pair
from hitl_content.model.workflow import Answers, Rating, Step, Workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One of the files, with its steps' ids as the merged workflow has them."""

    workflow: Workflow
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything that is put together, before anything is settled."""

    workflow: Workflow
    """The first file's words, with every step that any file has."""
    sources: tuple[Source, ...]

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """Every rating, in the order of the files."""
        return tuple(rating for source in self.sources for rating in source.ratings)


def gather(workflows: Sequence[Workflow], names: Sequence[str]) -> Gathered:
    """Return *workflows* with matching steps under the same ids, and raters under names of their own."""
    steps: list[Step] = []
    sources: list[Source] = []
    taken: set[str] = set()
    for place, workflow in enumerate(workflows):
        pairs = pair(steps, workflow.steps)
        used = {step.id for step in steps}
        ids: dict[str, str] = {}
        for step in workflow.steps:
            ids[step.id] = pairs.get(step.id) or _free(step.id, used)
            if step.id not in pairs:
                used.add(ids[step.id])
                steps.append(replace(step, id=ids[step.id]))
        renamed = replace(workflow, steps=tuple(replace(step, id=ids[step.id]) for step in workflow.steps))
        name = names[place] if place < len(names) and names[place] else f"Rater {place + 1}"
        ratings = workflow.ratings or (_rating(workflow, name),)
        sources.append(
            Source(workflow=renamed, ratings=tuple(_renamed(rating, ids, taken) for rating in ratings)),
        )
    return Gathered(workflow=replace(workflows[0], steps=tuple(steps), ratings=()), sources=tuple(sources))


def _rating(workflow: Workflow, name: str) -> Rating:
    return Rating(rater=name, answers=workflow.answers, steps={step.id: step.answers for step in workflow.steps})


def _renamed(rating: Rating, ids: dict[str, str], taken: set[str]) -> Rating:
    """Return *rating* with the merged ids of its steps; those of steps that were since removed are left out."""
    steps: dict[str, Answers] = {ids[id_]: answers for id_, answers in rating.steps.items() if id_ in ids}
    rater = _free(rating.rater, taken)
    taken.add(rater)
    return replace(rating, rater=rater, steps=steps)


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free
