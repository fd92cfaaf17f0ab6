"""How English writes numbers, dates and lists."""

from __future__ import annotations

MARKS: dict[str, str] = {
    # What the language calls itself
    "language.name": "English",
    # Numbers
    "mark.decimal": ".",
    "mark.thousands": "",
    "mark.percent": "{number}%",
    # Lists, and what stands between a label and its value
    "mark.colon": ": ",
    "mark.comma": ", ",
    "mark.clauses": "; ",
    "mark.quoted": "“{words}”",
    # Dates
    "date.day": "{day}\u00a0{month} {year}",
    "date.first": "{day}\u00a0{month} {year}",
    "date.month_1": "January",
    "date.month_2": "February",
    "date.month_3": "March",
    "date.month_4": "April",
    "date.month_5": "May",
    "date.month_6": "June",
    "date.month_7": "July",
    "date.month_8": "August",
    "date.month_9": "September",
    "date.month_10": "October",
    "date.month_11": "November",
    "date.month_12": "December",
}
