"""English sentences about how scores are counted: changes under a condition, rounding, missing answers."""

from __future__ import annotations

SCORES: dict[str, str] = {
    # How scores are counted
    "adjust.sentence": "Adjusted from {raw}: {changes}.",
    "adjust.subtracted": "{percent}% taken off",
    "adjust.added": "{points} added",
    "adjust.lowered": "{points} taken off",
    "rounding.whole": "rounded to a whole number ({how})",
    "rounding.places.one": "rounded to {number} decimal place ({how})",
    "rounding.places.other": "rounded to {number} decimal places ({how})",
    "rounding.half_up": "a half goes up",
    "rounding.half_even": "a half goes to the even number",
    "rounding.up": "always up",
    "rounding.down": "always down",
    "complete.missing_zero.one": "{number} required question is not answered; it adds no points until it is.",
    "complete.missing_zero.other": "{number} required questions are not answered; they add no points until they are.",
    "complete.missing_mixed.one": "{number} required question is not answered; the worst is assumed until it is, "
    "except in scores that count what is missing as no points.",
    "complete.missing_mixed.other": "{number} required questions are not answered; the worst is assumed until they "
    "are, except in scores that count what is missing as no points.",
    "page.score_maximum_reach": "The maximum is set at {maximum}. All questions together can give {most}.",
    "page.score_rounded": "Before it is put in a band, the percentage is {rounding}.",
    "page.score_rounded_points": "Before they are put in a band, the points are {rounding}.",
    "page.unknown_no_points": "Adds no points until you find out",
}
