"""What makes a score not right although every key of it is."""

from __future__ import annotations

from hitl_content.model.assessment import Unit
from hitl_content.model.condition import ScoreAtLeast, atoms
from hitl_content.reading.check_questions import path_back
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.leaves import Name
from hitl_content.reading.reach import report_hopeless
from hitl_content.reading.tally import UNSCORED, highest, points_of, questions_in


def check_scores(draft: Draft) -> None:
    """Report what is wrong with the scores of *draft*."""
    circular = _circles(draft)
    for id_, score in draft.index.scores.items():
        sound = _references(score, draft)
        _unit(score, draft)
        _adjustments(score, draft)
        if sound and id_ not in circular:
            _maximum(score, draft)
        _bands(score, draft, reach=sound and id_ not in circular)


def _references(score: Form, draft: Draft) -> bool:
    """Check what *score* sums. Returns whether all of it is there."""
    named = [
        draft.index.known(family, name)
        for family in ("section", "question", "score")
        for name in score.all(f"{family}s", Name)
    ]
    if not any(key in score for key in ("sections", "questions", "scores")):
        draft.reporter.add(score.at, "This score sums nothing.", "Add sections, questions or scores.")
        return False
    sections = {name.text for name in score.all("sections", Name)}
    seen: set[str] = set()
    for name in score.all("questions", Name):
        question = draft.index.questions.get(name.text)
        if not question:
            continue
        if question.section.raw_id in sections or name.text in seen:
            draft.reporter.add(name.at, f"{name.text} is counted twice.", "Keep it in one place.")
        if question.kind in UNSCORED:
            draft.reporter.add(
                name.at, f"{name.text} is a {question.kind} question and has no points.", "Leave it out."
            )
        seen.add(name.text)
    complete = all(isinstance(score.values.get(key, ()), tuple) for key in ("sections", "questions", "scores"))
    return all(named) and complete


def _unit(score: Form, draft: Draft) -> None:
    word = score.get("per", str)
    unit = Unit(word) if word else draft.index.unit
    if unit is Unit.STEP and draft.index.unit is Unit.ONCE:
        draft.reporter.add(
            score.place("per"),
            "This assessment is answered once, so nothing in it is there for every step.",
            "Leave per out, or set unit: step.",
        )
    if unit is Unit.STEP:
        return
    scores = [draft.index.scores[name.text] for name in score.all("scores", Name) if name.text in draft.index.scores]
    each_step = [id_ for id_ in questions_in(score, draft) if draft.index.questions[id_].per is Unit.STEP]
    each_step += [other.raw_id for other in scores if (other.get("per", str) or draft.index.unit) == "step"]
    if each_step and draft.index.unit is Unit.STEP:
        draft.reporter.add(
            score.place("per"),
            f"{score.raw_id} is worked out once, but {each_step[0]} is there for every step.",
            "Set per: step, or leave it out of the score.",
        )


def _adjustments(score: Form, draft: Draft) -> None:
    for adjustment in score.all("adjust", Form):
        share = adjustment.number("subtract_percent")
        if share is not None and not 0 <= share <= 100:
            draft.reporter.add(
                adjustment.place("subtract_percent"), f"{share} is not a share from 0 to 100 per cent.", "Correct it."
            )
        if not {"subtract_percent", "add", "round"} & adjustment.places.keys():
            draft.reporter.add(adjustment.at, "This adjustment changes nothing.", "Add subtract_percent, add or round.")
        if "places" in adjustment and "round" not in adjustment:
            draft.reporter.add(adjustment.place("places"), "places means nothing without round.", "Add round: half_up.")
        report_hopeless(adjustment, "when", draft)


def _maximum(score: Form, draft: Draft) -> None:
    given = score.number("maximum")
    if given is not None:
        if given <= 0:
            draft.reporter.add(
                score.place("maximum"), f"{given} is not above 0.", "Write the most points there can be."
            )
        return
    if "maximum" in score and score.get("maximum", str) is None:
        return
    endless = [id_ for id_ in questions_in(score, draft) if not points_of(draft.index.questions[id_]).bounded]
    if endless:
        draft.reporter.add(
            draft.index.questions[endless[0]].form.place("points_each"),
            f"{endless[0]} has no maximum, so {score.raw_id} has none.",
            f"Give {endless[0]} a maximum, or {score.raw_id} one as a number.",
        )
    elif highest(score, draft) <= 0 and all(draft.index.questions[id_].kind for id_ in questions_in(score, draft)):
        draft.reporter.add(
            score.at, f"Nothing in {score.raw_id} has points above 0.", "Give options points, or delete the score."
        )


def _bands(score: Form, draft: Draft, *, reach: bool) -> None:
    before = None
    values = score.values.get("bands")
    for place, band in enumerate(values if isinstance(values, tuple) else ()):
        if not isinstance(band, Form):
            continue
        start = band.number("from") if "from" in band else band.number("above")
        key = "from" if "from" in band else "above"
        if "from" in band and "above" in band:
            draft.reporter.add(band.at, "A band starts from a number or above it, not both.", "Keep one of the two.")
        elif place == 0:
            if start is not None and (start != 0 or key == "above"):
                draft.reporter.add(
                    band.place(key),
                    f"The first band starts at {start}, which leaves a gap below.",
                    f"Leave {key} out: the first band takes everything below the next.",
                )
        elif key not in band:
            draft.reporter.add(band.at, "This band does not say where it starts.", "Add from: or above: and a number.")
        elif start is not None and before is not None and start <= before:
            draft.reporter.add(
                band.place(key),
                f"This band starts at {start}, and the one before it at {before}.",
                "Put the bands in order, lowest first, each starting higher than the one before.",
            )
        elif start is not None and reach:
            _band_reached(score, band, key, draft)
        before = start if start is not None else before


def _band_reached(score: Form, band: Form, key: str, draft: Draft) -> None:
    if "adjust" in score or score.number("maximum") is not None:
        return
    percent = score.get("bands_by", str) != "points"
    most = 100 if percent else highest(score, draft)
    start = band.number(key) or 0
    if start > most or (start == most and key == "above"):
        words = "100 per cent" if percent else f"{most} points"
        draft.reporter.add(
            band.place(key),
            f"{score.raw_id} never gets above {words}, so this band is never reached.",
            "Lower its start.",
        )


def _circles(draft: Draft) -> set[str]:
    """Report scores that need one another. Returns the ids of those that do."""
    needs: dict[str, set[str]] = {}
    for id_, score in draft.index.scores.items():
        needs[id_] = {name.text for name in score.all("scores", Name)}
        for adjustment in score.all("adjust", Form):
            located = draft.condition(adjustment, "when")
            found = atoms(located.condition) if located else ()
            needs[id_] |= {atom.score for atom in found if isinstance(atom, ScoreAtLeast)}
    circular: set[str] = set()
    for id_, score in draft.index.scores.items():
        circle = path_back(id_, needs)
        if circle and not circular & set(circle):
            what = (
                f"{id_} needs itself." if len(circle) == 1 else f"These scores need one another: {', '.join(circle)}."
            )
            draft.reporter.add(score.at, what, "Let one of them stand on its own.")
        circular |= set(circle)
    return circular
