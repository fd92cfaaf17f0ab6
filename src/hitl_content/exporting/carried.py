# The page shows what goes along before anybody follows the link, and the step keeps it as its note, so that it is
# said on the other page as well and in every file made from there.
"""Answers carried into another assessment: the workflow that opens there, and what is said about it."""

from __future__ import annotations

from hitl_content.engine.carrying import Carried
from hitl_content.exporting.markup import Markup, element
from hitl_content.mapping.phrases import Phrases
from hitl_content.model.assessment import Assessment
from hitl_content.model.workflow import Step, Workflow
from hitl_content.words.writing import clauses


def workflow_of(assessment: Assessment, workflow: Workflow, carried: Carried) -> Workflow:
    """Return a new workflow of the other assessment with one step, named as *workflow* is."""
    language = workflow.language or assessment.languages[0]
    name = workflow.name.strip() or assessment.title.to(language)
    step = Step(id=assessment.slug, name=name, note=_note(assessment, language, carried), answers=carried.answers)
    return Workflow(assessment=assessment.carries.to if assessment.carries else "", name=name, steps=(step,))


def fragment(assessment: Assessment, workflow: Workflow, carried: Carried) -> Markup:
    """Return what goes along and what stays, answer by answer, as HTML to stand in a page."""
    phrases = Phrases(assessment, workflow.language or assessment.languages[0])

    def told(question: str) -> Markup:
        answer = phrases.answer(phrases.questions[question], workflow.answers[question])
        return element("li", phrases.questions[question].ask.to(phrases.language), " ", element("strong", answer))

    took = [told(each) for each in carried.taken]
    left = [told(each) for each in carried.left]
    return element(
        "div",
        element("p", phrases.say("carry.took" if took else "carry.took_none")),
        element("ul", *took) if took else None,
        element("p", phrases.say("carry.left" if left else "carry.left_none")),
        element("ul", *left) if left else None,
        element("p", phrases.say("carry.rest")),
        class_="hitl-said",
    )


def _note(assessment: Assessment, language: str, carried: Carried) -> str:
    phrases = Phrases(assessment, language)

    def named(questions: tuple[str, ...]) -> str:
        return clauses(language, (phrases.say("mark.quoted", words=phrases.asked(each)) for each in questions))

    took = phrases.say("carry.note_took", questions=named(carried.taken)) if carried.taken else ""
    left = phrases.say("carry.note_left", questions=named(carried.left)) if carried.left else ""
    title = assessment.title.to(language)
    note = phrases.say("carry.note", title=title, took=took, left=left or phrases.say("carry.left_none"))
    return " ".join(each for each in note.split(" ") if each)
