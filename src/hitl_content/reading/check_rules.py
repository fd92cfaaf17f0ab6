"""What makes rules, findings, triggers and sources not right although every key of them is."""

from __future__ import annotations

from hitl_content.model.assessment import Side
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form, Pair
from hitl_content.reading.leaves import Name
from hitl_content.reading.monotone import violations
from hitl_content.reading.reach import report_hopeless
from hitl_content.wire.suggesting import nearest, quoted

CITING = ("rules", "findings", "triggers", "contributions", "checks")


def check_rules(draft: Draft) -> None:
    """Report what is wrong with the rules, findings, triggers and sources of *draft*."""
    used: dict[str, set[str]] = {id_: set() for id_ in draft.index.outcomes}
    blamed: set[str] = set()
    for rule in draft.root.all("rules", Form):
        _limits(rule, used, draft)
        _monotone(rule, blamed, draft)
    for family in CITING:
        for form in draft.root.all(family, Form):
            for key in ("when", "met"):
                report_hopeless(form, key, draft)
            for variant in form.all("variants", Form):
                report_hopeless(variant, "when", draft)
                _says_nothing(variant, draft)
            for name in form.all("sources", Name):
                draft.index.known("source", name)
    if all(_readable(rule, ("at_most", "at_least")) and _limiting(rule) for rule in _items(draft, "rules")):
        _levels_without_rule(used, draft)
    citing = [form for family in CITING for form in _items(draft, family)]
    if all(_readable(form, ("sources",)) for form in citing):
        _unused_sources(draft)


def _items(draft: Draft, family: str) -> tuple[object, ...]:
    values = draft.root.values.get(family, ())
    return values if isinstance(values, tuple) else ()


def _readable(form: object, keys: tuple[str, ...]) -> bool:
    """Return whether what *form* says at *keys* could be read, so that its silence on something means something."""
    if not isinstance(form, Form):
        return False
    return all(key not in form or isinstance(form.values.get(key), tuple) for key in keys)


def _limiting(rule: object) -> bool:
    return isinstance(rule, Form) and ("at_most" in rule or "at_least" in rule)


def _limits(rule: Form, used: dict[str, set[str]], draft: Draft) -> None:
    if "at_most" not in rule and "at_least" not in rule:
        draft.reporter.add(
            rule.at, "This rule limits nothing.", "Add at_most: or at_least: with an outcome and one of its levels."
        )
    for side in Side:
        for pair in rule.all(side.value, Pair):
            _limit(pair, side, used, draft)


def _limit(pair: Pair, side: Side, used: dict[str, set[str]], draft: Draft) -> None:
    outcome, level = pair.key.text, pair.value.raw
    right = draft.index.level(pair.key, Name(text=level, at=pair.value.at))
    guess = nearest(level, draft.index.levels.get(outcome) or ())
    meant = outcome if outcome in used else nearest(outcome, used) or outcome
    used.setdefault(meant, set()).update({level} if right else {level, guess or level})
    if outcome not in draft.index.outcomes:
        return
    tightened = draft.index.side(outcome)
    if tightened and tightened is not side:
        draft.reporter.add(
            pair.key.at,
            f"{outcome} is tightened {tightened}, so a rule cannot limit it {side}.",
            f"Write it under {tightened}.",
        )
    levels = draft.index.levels[outcome] or ()
    if right and level == levels[0]:
        used[outcome].update(levels)  # which of them was meant is not known
        stricter = ", ".join(levels[1:])
        draft.reporter.add(
            pair.value.at,
            f"{level} is the most permissive level of {outcome}, so this limits nothing.",
            f"Name a stricter one ({stricter}), or leave it out.",
        )


def _monotone(rule: Form, blamed: set[str], draft: Draft) -> None:
    located = draft.condition(rule, "when")
    if located is None:
        return
    own = rule.place("when").path
    for violation in violations(located, draft):
        if violation.at.path in blamed:
            continue
        blamed.add(violation.at.path)
        subject = (
            "This rule is not monotone"
            if violation.at.path.startswith(own)
            else (f"This shows a question that the rule {rule.raw_id} uses, which then is not monotone")
        )
        draft.reporter.add(violation.at, f"{subject}: {violation.why}.", violation.cure)


def _says_nothing(variant: Form, draft: Draft) -> None:
    if variant.sure and variant.places.keys() <= {"when"}:
        draft.reporter.add(variant.at, "This variant changes nothing.", "Add what differs, such as within: or to:.")


def _levels_without_rule(used: dict[str, set[str]], draft: Draft) -> None:
    for id_, form in draft.index.outcomes.items():
        levels = draft.index.levels[id_]
        if levels is None:
            continue
        if not used[id_]:
            draft.reporter.add(
                form.place("id"),
                f"No rule limits {id_}, so it always stays at {levels[0]}.",
                "Add a rule, or delete it.",
            )
            continue
        for level in form.all("levels", Form)[1:]:
            if level.raw_id not in used[id_]:
                draft.reporter.add(
                    level.place("id"),
                    f"No rule names {level.raw_id}, so {id_} is never settled there.",
                    "Add a rule that does, or delete the level.",
                )


def _unused_sources(draft: Draft) -> None:
    cited = draft.index.cited | {nearest(id_, draft.index.sources) for id_ in draft.index.cited}
    for id_, form in draft.index.sources.items():
        if id_ not in cited:
            draft.reporter.add(
                form.place("id"),
                f"The source {quoted(id_)} is not used.",
                "Cite it where it is relied on, or delete it.",
            )
