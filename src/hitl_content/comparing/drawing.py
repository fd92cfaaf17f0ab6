# The picture of a comparison is the picture of a map: where today's mark would stand stands the earlier level.
"""The later map, drawn against the earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hitl_content.comparing.records import Fate, StepChange
from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import Ghost, Map, Standing, StepMap, Verdict
from hitl_content.model.result import Settled


def against(
    drawn: Map,
    phrases: Phrases,
    levels: Mapping[str, Mapping[str, Settled]],
    changes: Mapping[str, StepChange],
    headline: str,
) -> Map:
    """Return *drawn* with the earlier *levels* of its steps as ghosts, by id of step and of outcome."""

    def part(step: StepMap) -> StepMap:
        id_ = step.id if step.number else ""
        before = levels.get(id_, {})
        return replace(
            step,
            verdicts=tuple(_verdict(each, before.get(each.outcome), phrases) for each in step.verdicts),
            remarks=_remarks(phrases, changes.get(id_)),
        )

    return replace(
        drawn,
        ghost=Ghost.BEFORE,
        headline=headline,
        completeness="",
        weakest="",
        whole=part(drawn.whole) if drawn.whole else None,
        steps=tuple(part(step) for step in drawn.steps),
    )


def _verdict(verdict: Verdict, before: Settled | None, phrases: Phrases) -> Verdict:
    ids = [] if before is None else [level.id for level in before.outcome.levels]
    if before is None or len(ids) != verdict.of:  # a ladder of another edition has no place here
        return replace(verdict, today_place=None, today="", standing=Standing.UNSAID, standing_sentence="")
    place = ids.index(before.level.id)
    standing = Standing.SAME
    if place != verdict.place:
        standing = Standing.LOOSER if place < verdict.place else Standing.STRICTER
    label = phrases.level(before.outcome, before.level.id)
    return replace(verdict, today_place=place, today=label, standing=standing, standing_sentence="")


def _remarks(phrases: Phrases, change: StepChange | None) -> tuple[str, ...]:
    if change is None or change.fate is Fate.SAME:
        return ()
    if change.fate is Fate.ADDED:
        return (phrases.say("picture.new_step"),)
    if change.answers:
        return (phrases.counted("picture.answers_changed", len(change.answers)),)
    return (phrases.say("picture.changed"),) if change.others and not change.levels else ()
