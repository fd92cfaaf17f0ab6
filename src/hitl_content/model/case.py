"""Cases: answers with what must come out of them, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.number import Number
from hitl_content.model.workflow import Answers, Step, Workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A situation that an assessment must come out right on. Test and worked example at once."""

    name: str
    """The situation, in a few words."""
    id: str = ""
    appetite: str = ""
    """The appetite it is put at; empty takes the assessment's own."""
    answers: Answers = field(default_factory=dict)
    """Answers to any of the questions, asked once or for every step."""
    expect: tuple[tuple[str, str], ...] = ()
    """Pairs of outcome and the level it must be settled at."""
    because: tuple[str, ...] = ()
    """Ids of rules that must be among those that set the levels."""
    scores: tuple[tuple[str, Number], ...] = ()
    """Pairs of score and the points it must have."""
    bands: tuple[tuple[str, str], ...] = ()
    """Pairs of score and the band it must be in."""
    why: str = ""
    """Why it must come out so."""

    def workflow(self, assessment: Assessment) -> Workflow:
        """Return the workflow that puts this case to *assessment*: one step, or none where it is answered once."""
        once = {question.id for question in assessment.questions if question.per is Unit.ONCE}
        step = Step(
            id=self.id or "case",
            name=self.name,
            answers={id_: answer for id_, answer in self.answers.items() if id_ not in once},
        )
        return Workflow(
            assessment=assessment.slug,
            edition=assessment.edition,
            name=self.name,
            appetite=self.appetite,
            answers={id_: answer for id_, answer in self.answers.items() if id_ in once},
            steps=(step,) if assessment.unit is Unit.STEP else (),
        )
