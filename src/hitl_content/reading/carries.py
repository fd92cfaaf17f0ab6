# What the other assessment asks is not known here: one file is read at a time. `hitl check` and the site, which see
# the whole directory, hold the two against each other in checking.py.
"""What an assessment carries into another one: what is wrong with it, and its record."""

from __future__ import annotations

from hitl_content.model.assessment import Unit
from hitl_content.model.carry import Carry, CarryRow, Given
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.leaves import Name
from hitl_content.reading.reach import report_hopeless
from hitl_content.reading.tree import Broken, Leaf, Mapping


def check_carries(draft: Draft) -> None:
    """Report what is wrong with what *draft* carries."""
    form = draft.root.get("carries", Form)
    if form is None:
        return
    if draft.index.unit is not Unit.ONCE:
        draft.reporter.add(
            form.at, "Only an assessment that is answered once is carried into another.", "Leave carries out."
        )
    if form.get("to", str) == draft.root.get("slug", str):
        draft.reporter.add(form.place("to"), "An assessment is not carried into itself.", "Name another one.")
    if form.sure and "same" not in form and "rows" not in form:
        draft.reporter.add(form.at, "This carries nothing.", "Add same: or rows:, or leave carries out.")
    for name in form.all("same", Name):
        draft.index.known("question", name)
    for row in form.all("rows", Form):
        _row(row, draft)


def _row(row: Form, draft: Draft) -> None:
    report_hopeless(row, "when", draft)
    node = row.values.get("answers")
    if node is None or isinstance(node, Broken):
        return
    if not isinstance(node, Mapping) or not node.entries:
        draft.reporter.add(row.place("answers"), "answers is a record by question.", "Write for example {acute: true}.")
        return
    for entry in node.entries:
        if isinstance(entry.value, Broken) or (
            isinstance(entry.value, Leaf) and isinstance(entry.value.value, str | bool)
        ):
            continue
        draft.reporter.add(
            entry.value.at, f"{entry.name} needs one option, true or false.", f"Write {entry.name}: true."
        )


def carry_of(draft: Draft) -> Carry | None:
    """Return what *draft*, in which no problem was found, carries; None where it carries nothing."""
    form = draft.root.get("carries", Form)
    if form is None:
        return None
    return Carry(
        to=form.need("to", str),
        same=tuple(name.text for name in form.all("same", Name)),
        rows=tuple(_row_of(row, draft) for row in form.all("rows", Form)),
    )


def _row_of(row: Form, draft: Draft) -> CarryRow:
    located = draft.condition(row, "when")
    given = (
        Given(question=entry.name, answer=entry.value.value)
        for entry in row.need("answers", Mapping).entries
        if isinstance(entry.value, Leaf) and isinstance(entry.value.value, str | bool)
    )
    return CarryRow(when=located.condition if located else None, answers=tuple(given))
