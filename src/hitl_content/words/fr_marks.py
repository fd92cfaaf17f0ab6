"""How French writes numbers, dates and lists."""

from __future__ import annotations

MARKS: dict[str, str] = {
    # What the language calls itself
    "language.name": "Français",
    # Numbers
    "mark.decimal": ",",
    "mark.thousands": " ",
    "mark.percent": "{number} %",
    # Lists, and what stands between a label and its value
    "mark.colon": " : ",
    "mark.comma": ", ",
    "mark.clauses": " ; ",
    "mark.quoted": "« {words} »",
    # Dates
    "date.day": "{day} {month} {year}",
    "date.first": "{day}er {month} {year}",
    "date.month_1": "janvier",
    "date.month_2": "février",
    "date.month_3": "mars",
    "date.month_4": "avril",
    "date.month_5": "mai",
    "date.month_6": "juin",
    "date.month_7": "juillet",
    "date.month_8": "août",
    "date.month_9": "septembre",
    "date.month_10": "octobre",
    "date.month_11": "novembre",
    "date.month_12": "décembre",
}
