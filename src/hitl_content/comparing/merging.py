"""``merge``: what several people answered about one workflow, put together with how far they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hitl_content.comparing.figures import Figures
from hitl_content.comparing.gathering import Gathered, gather
from hitl_content.comparing.records import Merge
from hitl_content.comparing.settlement import Choices, Take, settle
from hitl_content.engine import Evaluator
from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.rated import settled_by
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import ComparingError
from hitl_content.model.result import Result
from hitl_content.model.workflow import Answers, Rating, Settled, Step, Workflow
from hitl_content.words.sentences import Sentence

__all__ = ["Take", "merge"]


def merge(
    assessment: Assessment,
    workflows: Sequence[Workflow],
    names: Sequence[str] = (),
    take: Take = Take.OPEN,
    choices: Choices | None = None,
    settled: Settled | None = None,
) -> Merge:
    """Return *workflows*, ratings of one workflow by several people, put together.

    *names* are what the raters are called, one for each workflow; a workflow that was merged before brings its own
    raters. Where everybody who answered agrees, the answer is settled; *take* says what becomes of the others, unless
    *choices* settle them one by one; *settled* says who did. Steps are matched as ``compare`` matches them.
    Every rater's own answers are kept in the merged workflow's ``ratings``. Raises ComparingError where there are fewer
    than two raters, a choice names none of them, or a workflow answers another assessment.
    """
    for workflow in workflows:
        if workflow.assessment != assessment.slug:
            raise ComparingError(Sentence("refused.other_answers", other=workflow.assessment, slug=assessment.slug))
    evaluator = Evaluator(assessment)
    gathered = gather(workflows, names)
    if len(gathered.ratings) < 2:
        raise ComparingError(Sentence("refused.one_person"))
    results = tuple(_rated(evaluator, gathered, rating) for rating in gathered.ratings)
    ratings = tuple(_shown(rating, result) for rating, result in zip(gathered.ratings, results, strict=True))
    merged = replace(gathered.workflow, edition=assessment.edition, ratings=ratings)
    merged = settle(assessment, gathered, merged, take, choices)
    language = merged.language or assessment.languages[0]
    figures = Figures(Phrases(assessment, language), merged, results)
    answers, levels = figures.disagreements(), figures.differing()
    overall = figures.overall()
    open_ = sum(1 for each in answers if not each.settled)
    # A file merged before keeps who settled it only while nobody is added, whose answers they have not seen.
    known = settled or (workflows[0].settled if len(workflows) == 1 else None)
    merged = replace(merged, settled=known if open_ < len(answers) else None)
    return Merge(
        title=figures.phrases.say("merge.title", name=merged.name or assessment.slug),
        language=language,
        raters=tuple(rating.rater for rating in ratings),
        workflow=merged,
        headline=f"{figures.headline(overall, open_)} {settled_by(figures.phrases, merged.settled)}".rstrip(),
        overall=overall,
        questions=figures.by_question(),
        outcomes=figures.by_outcome(),
        steps=figures.by_step(),
        disagreements=answers,
        differing=levels,
        notes=figures.notes(gathered),
        explained=tuple(
            figures.phrases.say(key)
            for key in (
                "merge.explain_share",
                "merge.explain_alpha",
                "merge.explain_unknown",
                "merge.explain_worse" if take is Take.WORSE else "merge.explain_open",
            )
        ),
    )


def _rated(evaluator: Evaluator, gathered: Gathered, rating: Rating) -> Result:
    """Return the result of one rater's own answers, of the steps that the rater has."""
    steps = tuple(
        Step(id=step.id, name=step.name, answers=rating.steps[step.id])
        for step in gathered.workflow.steps
        if step.id in rating.steps
    )
    return evaluator.evaluate(replace(gathered.workflow, answers=rating.answers, steps=steps, ratings=()))


def _shown(rating: Rating, result: Result) -> Rating:
    """Return *rating* without answers to questions that were not shown to the rater."""

    def kept(answers: Answers, hidden: tuple[str, ...]) -> Answers:
        return {id_: answer for id_, answer in answers.items() if id_ not in hidden}

    steps = {part.step.id: kept(part.step.answers, part.hidden) for part in result.steps}
    return replace(rating, answers=kept(rating.answers, result.whole.hidden), steps=steps)
