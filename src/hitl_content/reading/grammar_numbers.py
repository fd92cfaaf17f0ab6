"""Every key of the numbers: what they rest on, and the defaults used where nobody said."""

from __future__ import annotations

from hitl_content.model.numbers import Measure, Quantity
from hitl_content.reading.shape import Choice, Key, ListOf, Named, Plain, Record

QUANTITIES = {
    Quantity.VOLUME: "items a week",
    Quantity.MINUTES_REVIEW: "minutes one check takes today",
    Quantity.MINUTES_NEEDED: "minutes one careful check would take",
    Quantity.REVIEWERS: "people who share the checking",
    Quantity.REVIEW_HOURS: "hours a week each of them has for it",
    Quantity.ERROR_RATE: "per cent of results that are wrong before a check",
    Quantity.ERROR_COST: "money a mistake costs that gets through",
    Quantity.REVIEW_COST: "money one check costs",
    Quantity.DELAY_COST: "money the wait for one check costs",
    Quantity.DETECTION: "per cent of mistakes that a check catches",
    Quantity.RECOVERABLE: "per cent of a mistake's cost that can be recovered after release",
    Quantity.WRONG_OVERRIDES: "per cent of right results that a check turns wrong",
    Quantity.OVERRIDE_COST: "money that turning a right result wrong costs",
    Quantity.CLEAN_RUN: "items checked in a row without a failure",
    Quantity.TOLERATED_RATE: "per cent of results that may be wrong before AI may be given more",
}
MEASURES = {
    Measure.UTILISATION: "share of their time that reviewers are busy today, reading with care",
    Measure.UTILISATION_OWED: "the same, if what the map asks for were checked",
    Measure.WAITING: "minutes an item waits today for somebody to look at it",
    Measure.ATTENTION: "minutes there are today for one item, over the minutes a careful check takes",
    Measure.REVIEW_VALUE: "money that checking one item before release is worth",
    Measure.BREAK_EVEN: "error rate from which a check pays",
    Measure.HOURS_FREED: "hours a week that stepping down to the review owed would free",
    Measure.HOURS_MISSING: "hours a week by which review falls short of what is owed",
    Measure.ERROR_BOUND: "error rate that the record without failures makes unlikely to be exceeded",
}
SHOWS = Key(
    name="shows",
    shape=ListOf(of=Choice(words=tuple((measure.value, meaning) for measure, meaning in MEASURES.items()))),
    meaning="Figures that are said beside the remark, where they are known.",
    example="[hours_freed]",
)
BECAUSE = Key(
    name="because",
    shape=Plain.TEXT,
    meaning="Why this value, in a sentence that the map shows with it.",
    example="Studies of people who see the AI's answer first find about this.",
)
FIGURE = Record(
    name="a figure",
    meaning="Where one quantity comes from. A default needs `because`, and a team may put its own value in its place.",
    keys=(
        Key(
            name="quantity",
            shape=Choice(words=tuple((quantity.value, meaning) for quantity, meaning in QUANTITIES.items())),
            required=True,
            meaning="What it is.",
            example="volume",
        ),
        Key(
            name="question",
            shape=Named(family="question"),
            meaning="The number question that holds it.",
            example="volume",
        ),
        Key(name="default", shape=Plain.NUMBER, meaning="Used where nobody has said.", example="40"),
        BECAUSE,
    ),
)
SHARE = Record(
    name="a share",
    meaning="How many checks a level of review means for each hundred items.",
    keys=(
        Key(name="level", shape=Plain.ID, required=True, meaning="The level.", example="sample"),
        Key(
            name="percent",
            shape=Plain.NUMBER,
            required=True,
            meaning="Checks for each hundred items; 200 is two people to each.",
            example="5",
        ),
        BECAUSE,
    ),
)
NUMBERS = Record(
    name="a set of numbers",
    meaning="What review costs and is worth is worked out from these. It is advice: no rule can see it.",
    keys=(
        Key(
            name="outcome",
            shape=Named(family="outcome"),
            required=True,
            meaning="The outcome whose levels say how much is checked.",
            example="review",
        ),
        Key(
            name="shares",
            shape=ListOf(of=SHARE, least=1),
            required=True,
            meaning="One for every level of that outcome.",
            example="[{level: none, percent: 0}, {level: sample, percent: 5}]",
        ),
        Key(
            name="figures",
            shape=ListOf(of=FIGURE, least=1),
            required=True,
            meaning="Where the quantities come from.",
            example="[{quantity: volume, question: volume}]",
        ),
    ),
)
