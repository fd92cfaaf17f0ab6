# Runs only when there is no problem left, so that it can take every field as it is.
"""Forms to the records of an assessment."""

from __future__ import annotations

from hitl_content.model.appetite import Appetite
from hitl_content.model.assessment import (
    Adjustment,
    Assessment,
    Band,
    Finding,
    Kind,
    Level,
    Maximum,
    Option,
    Outcome,
    Question,
    Score,
    Section,
    Severity,
    Side,
    Source,
    Unit,
    Worse,
)
from hitl_content.model.condition import AllOf, Condition
from hitl_content.model.number import Rounding
from hitl_content.model.numbers import Measure
from hitl_content.model.rule import Limit, Rule
from hitl_content.model.text import Text
from hitl_content.reading.build_owed import (
    check_of,
    condition_at,
    contribution_of,
    numbers_of,
    sources_of,
    trigger_of,
)
from hitl_content.reading.carries import carry_of
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form, Pair
from hitl_content.reading.index import Asked
from hitl_content.reading.leaves import Name
from hitl_content.reading.tally import questions_in
from hitl_content.words import say


def build(draft: Draft) -> Assessment:
    """Return the assessment of a *draft* in which no problem was found."""
    root = draft.root
    languages = root.all("languages", str)
    outcomes = {form.raw_id: _outcome(form) for form in root.all("outcomes", Form)}
    return Assessment(
        slug=root.need("slug", str),
        edition=root.need("edition", str),
        unit=draft.index.unit,
        languages=languages,
        title=root.need("title", Text),
        summary=root.need("summary", Text),
        sections=tuple(_section(form, draft, outcomes) for form in root.all("sections", Form)),
        scores=tuple(_score(form, draft) for form in root.all("scores", Form)),
        outcomes=tuple(outcomes.values()),
        appetites=tuple(
            Appetite(id=form.raw_id, label=form.need("label", Text), meaning=form.get("meaning", Text))
            for form in root.all("appetites", Form)
        ),
        appetite=_appetite(root),
        rules=tuple(_rule(form, draft) for form in root.all("rules", Form)),
        findings=tuple(_finding(form, draft) for form in root.all("findings", Form)),
        triggers=tuple(trigger_of(form, draft) for form in root.all("triggers", Form)),
        contributions=tuple(contribution_of(form, draft) for form in root.all("contributions", Form)),
        checks=tuple(check_of(form, draft) for form in root.all("checks", Form)),
        numbers=numbers_of(root),
        sources=tuple(_source(form) for form in root.all("sources", Form)),
        carries=carry_of(draft),
    )


def _section(form: Form, draft: Draft, outcomes: dict[str, Outcome]) -> Section:
    asked = (draft.index.questions[question.raw_id] for question in form.all("questions", Form))
    return Section(
        id=form.raw_id,
        title=form.need("title", Text),
        intro=form.get("intro", Text),
        questions=tuple(_question(question, draft, outcomes) for question in asked),
        optional=form.get("optional", bool) or False,
    )


def _question(asked: Asked, draft: Draft, outcomes: dict[str, Outcome]) -> Question:
    form = asked.form
    kind = Kind(form.need("kind", str))
    required, unknown = form.get("required", bool), form.get("unknown", bool)
    outcome = form.get("outcome", Name)
    return Question(
        id=asked.id,
        kind=kind,
        ask=form.need("ask", Text),
        label=form.get("label", Text),
        why=form.get("why", Text),
        options=_options(form, kind, outcomes[outcome.text] if outcome else None, draft),
        per=asked.per,
        required=kind is not Kind.TEXT if required is None else required,
        may_be_unknown=kind is not Kind.TEXT if unknown is None else unknown,
        shown_when=_shown(asked, draft),
        outcome=outcome.text if outcome else None,
        minimum=form.number("minimum"),
        maximum=form.number("maximum"),
        unit=form.get("unit", Text),
        points_each=form.number("points_each") or 0,
        long=form.get("long", bool) or False,
    )


def _shown(asked: Asked, draft: Draft) -> Condition | None:
    conditions = tuple(located.condition for located in draft.shown(asked))
    if len(conditions) > 1:
        return AllOf(conditions=conditions)
    return conditions[0] if conditions else None


def _options(form: Form, kind: Kind, outcome: Outcome | None, draft: Draft) -> tuple[Option, ...]:
    if outcome:
        return tuple(Option(id=level.id, label=level.label, anchor=level.meaning) for level in outcome.levels)
    if kind is Kind.YES_NO:
        languages = draft.root.all("languages", str)
        return tuple(
            Option(id=id_, label=_yes_or_no(id_, languages), points=form.number(key) or 0)
            for id_, key in (("true", "points_if_yes"), ("false", "points_if_no"))
        )
    return tuple(
        Option(
            id=option.raw_id,
            label=option.need("label", Text),
            anchor=option.get("anchor", Text),
            points=option.number("points") or 0,
        )
        for option in form.all("options", Form)
    )


def _score(form: Form, draft: Draft) -> Score:
    word, given = form.get("maximum", str), form.number("maximum")
    rounding = form.get("round_percent", Form)
    unit = form.get("per", str)
    return Score(
        id=form.raw_id,
        label=form.need("label", Text),
        questions=questions_in(form, draft),
        scores=tuple(name.text for name in form.all("scores", Name)),
        per=Unit(unit) if unit else draft.index.unit,
        maximum=given if given is not None else Maximum(word or "shown"),
        worse=Worse(form.get("worse", str) or "high"),
        missing_counts=form.get("missing", str) != "zero",
        adjust=tuple(
            Adjustment(
                when=condition_at(adjustment, draft),
                subtract_percent=adjustment.number("subtract_percent") or 0,
                add=adjustment.number("add") or 0,
                rounding=_rounding(adjustment),
                places=adjustment.get("places", int) or 0,
            )
            for adjustment in form.all("adjust", Form)
        ),
        rounding=_rounding(rounding) if rounding else None,
        places=(rounding.get("places", int) or 0) if rounding else 0,
        banded_by_percent=form.get("bands_by", str) != "points",
        bands=tuple(_band(band) for band in form.all("bands", Form)),
    )


def _rounding(form: Form) -> Rounding | None:
    word = form.get("round", str)
    return Rounding(word) if word else None


def _band(form: Form) -> Band:
    start = form.number("above" if "above" in form else "from")
    return Band(
        id=form.raw_id,
        label=form.need("label", Text),
        start=start or 0,
        inclusive="above" not in form,
        advice=form.get("advice", Text),
    )


def _outcome(form: Form) -> Outcome:
    return Outcome(
        id=form.raw_id,
        label=form.need("label", Text),
        lane=form.get("lane", Text),
        tightened=Side(form.need("tightened", str)),
        levels=tuple(
            Level(id=level.raw_id, label=level.need("label", Text), meaning=level.get("meaning", Text))
            for level in form.all("levels", Form)
        ),
    )


def _rule(form: Form, draft: Draft) -> Rule:
    pairs = (*form.all("at_most", Pair), *form.all("at_least", Pair))
    appetite = form.get("appetite", Name)
    return Rule(
        id=form.raw_id,
        when=condition_at(form, draft),
        limits=tuple(Limit(outcome=pair.key.text, level=pair.value.raw) for pair in pairs),
        because=form.need("because", Text),
        sources=sources_of(form),
        gate=form.get("gate", bool) or False,
        requires=form.get("requires", Text),
        remedy=form.get("remedy", Text),
        appetite=appetite.text if appetite else None,
    )


def _appetite(root: Form) -> str:
    given, known = root.get("appetite", Name), root.all("appetites", Form)
    if given:
        return given.text
    return known[0].raw_id if known else ""


def _finding(form: Form, draft: Draft) -> Finding:
    return Finding(
        id=form.raw_id,
        severity=Severity(form.need("severity", str)),
        when=condition_at(form, draft),
        text=form.need("text", Text),
        remedy=form.get("remedy", Text),
        sources=sources_of(form),
        shows=tuple(Measure(word) for word in form.all("shows", str)),
    )


def _source(form: Form) -> Source:
    said = {key: form.get(key, str) or "" for key in ("author", "year", "url")}
    return Source(id=form.raw_id, title=form.need("title", str), note=form.get("note", Text), **said)


def _yes_or_no(id_: str, languages: tuple[str, ...]) -> Text:
    key = "answer.yes" if id_ == "true" else "answer.no"
    return Text(values=tuple((language, say(language, key)) for language in languages))
