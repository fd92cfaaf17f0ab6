# Runs only when there is no problem left, so that it can take every field as it is.
"""Forms to the records of what is owed and of the numbers."""

from __future__ import annotations

from hitl_content.model.condition import Condition
from hitl_content.model.numbers import Figure, Numbers, Quantity, Share
from hitl_content.model.owed import TRIGGER_FIELDS, About, Check, Contribution, Trigger, Variant
from hitl_content.model.text import Text
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.leaves import Name


def condition_at(form: Form, draft: Draft, key: str = "when") -> Condition:
    """Return the condition at *key* of *form*."""
    return draft.conditions[form.place(key).path].condition


def sources_of(form: Form) -> tuple[str, ...]:
    """Return the ids of the sources *form* cites."""
    return tuple(name.text for name in form.all("sources", Name))


def trigger_of(form: Form, draft: Draft) -> Trigger:
    """Return *form* as a trigger."""
    return Trigger(
        id=form.raw_id,
        label=form.need("label", Text),
        when=condition_at(form, draft) if "when" in form else None,
        detector=form.need("detector", Text),
        channel=form.need("channel", Text),
        to=form.need("to", Text),
        within=form.need("within", Text),
        shown=form.need("shown", Text),
        on_no_answer=form.need("on_no_answer", Text),
        sources=sources_of(form),
        variants=tuple(
            Variant(when=condition_at(variant, draft), **{name: variant.get(name, Text) for name in TRIGGER_FIELDS})
            for variant in form.all("variants", Form)
        ),
    )


def contribution_of(form: Form, draft: Draft) -> Contribution:
    """Return *form* as a contribution."""
    return Contribution(
        id=form.raw_id,
        label=form.need("label", Text),
        when=condition_at(form, draft),
        because=form.need("because", Text),
        sources=sources_of(form),
    )


def check_of(form: Form, draft: Draft) -> Check:
    """Return *form* as a check."""
    return Check(
        id=form.raw_id,
        label=form.need("label", Text),
        about=About(form.need("about", str)),
        when=condition_at(form, draft) if "when" in form else None,
        met=condition_at(form, draft, "met"),
        owed=form.need("owed", Text),
        sources=sources_of(form),
    )


def numbers_of(root: Form) -> Numbers | None:
    """Return what the numbers of the assessment rest on; None where it has none."""
    form = root.get("numbers", Form)
    if form is None:
        return None
    return Numbers(
        outcome=form.need("outcome", Name).text,
        shares=tuple(
            Share(
                level=share.need("level", str),
                percent=share.number("percent") or 0,
                because=share.get("because", Text),
            )
            for share in form.all("shares", Form)
        ),
        figures=tuple(_figure(figure) for figure in form.all("figures", Form)),
    )


def _figure(form: Form) -> Figure:
    question = form.get("question", Name)
    return Figure(
        quantity=Quantity(form.need("quantity", str)),
        question=question.text if question else None,
        default=form.number("default"),
        because=form.get("because", Text),
    )
