# Everything that is said where two files stand beside each other, and where a foreign file comes in.
"""Sentences about two people, two versions, and files from elsewhere, in English."""

BESIDE: dict[str, str] = {
    "fact.raters": "Rated by",
    "report.rated": "Who rated it",
    "rated.by": "{raters} each rated this workflow. Their own answers are kept in the file.",
    "rated.differ.one": "They differed on {number} answer.",
    "rated.differ.other": "They differed on {number} answers.",
    "rated.agree": "Wherever more than one of them answered, they said the same.",
    # Agreement in tables
    "merge.column_same": "Same answer",
    "merge.column_meaning": "Corrected for chance",
    "merge.column_outcome": "What comes out",
    "merge.whole": "The whole workflow",
    "merge.column_settled": "Settled",
    "merge.cell_same": "{same} of {pairs} ({percent}%)",
    "merge.cell_open": "still open",
    "merge.cell_silent": "no answer",
    "merge.agreed_rest": "Everything else was answered alike by everybody: {names}.",
}
