"""Every form a condition may take, with what it means and where it may be used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of condition."""

    written: str
    """An example in YAML."""
    holds: str
    """When it holds."""
    where: str = "anywhere"


FORMS = (
    Form(written="{stakes: serious+}", holds="the factor is answered with this option or a worse one"),
    Form(
        written="{stakes: serious}",
        holds="the factor is answered with exactly this option",
        where="not in rules, unless it is the worst option",
    ),
    Form(written="{direction: adverse}", holds="this option of a choice was chosen"),
    Form(written="{direction: [adverse, neither]}", holds="one of these was chosen"),
    Form(written="{significant: true}", holds="the answer is yes; with `false`, that it is no"),
    Form(written="{channels: {contains: phone}}", holds="this is among the options chosen"),
    Form(written="{volume: {at_least: 100}}", holds="the number is this or more"),
    Form(written="{volume: 0}", holds="the number is this; with a list, one of these"),
    Form(
        written="{score: {risk: 30}}",
        holds="the score has this many points or more",
        where="not in `shown_when`",
    ),
    Form(
        written="{score: {risk: 80%}}",
        holds="the score has this share of its maximum or more",
        where="not in `shown_when`",
    ),
    Form(
        written="{outcome: {review: each+}}",
        holds="the outcome is settled at this level or a stricter one",
        where="rules, findings and triggers",
    ),
    Form(
        written="{today: {autonomy: looser}}",
        holds="today is more permissive than what is settled; with `stricter`, stricter",
        where="findings and triggers",
    ),
    Form(
        written="{number: {utilisation: {at_least: 100%}}}",
        holds="the figure is this or more; with `below`, less. Where it is not known neither holds",
        where="findings",
    ),
    Form(written="{all: [{stakes: serious+}, {significant: true}]}", holds="all of these conditions hold"),
    Form(written="{any: [{stakes: serious+}, {significant: true}]}", holds="at least one of these holds"),
    Form(written="{not: {significant: true}}", holds="this condition does not hold"),
    Form(written="{stakes: serious+, significant: true}", holds="both hold: several keys are the same as `all`"),
)
"""In the order they are explained."""
