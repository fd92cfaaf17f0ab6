# A spreadsheet that opens rightly by double click in Excel and LibreOffice: UTF-8 with a byte order mark, since
# Excel reads a file without one in the machine's own code page and spoils every accent. Programs read it as
# ``utf-8-sig``. Lines end in CR LF and fields are quoted as RFC 4180 says.
"""The map as a table: one row a step."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from hitl_content.exporting.markup import clean
from hitl_content.mapping.records import Because, Map, Standing, StepMap, Verdict
from hitl_content.words import say
from hitl_content.words.writing import clauses, labelled

FORMULA = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n]")
"""Starts that a spreadsheet program may take for a formula: signs, also after white space, their full-width
twins, and control characters that some programs skip."""
GUARD = "'"
"""Put before such a start; spreadsheet programs show the rest as text."""

STANDINGS = {
    Standing.UNSAID: "",
    Standing.SAME: "standing.same",
    Standing.LOOSER: "standing.looser",
    Standing.STRICTER: "standing.stricter",
}


def render(drawn: Map) -> bytes:
    """Return *drawn* as CSV. No cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([cell(each) for each in row] for row in rows(drawn))
    return ("\ufeff" + text.getvalue()).encode()


def rows(drawn: Map) -> list[Sequence[str]]:
    """Return a header row, then one row for each step (and the whole, where it is settled)."""
    return [_header(drawn), *(_row(drawn, part) for part in drawn.parts)]


def cell(text: str) -> str:
    """Return *text* so that no spreadsheet program runs it. Lines within a cell end in a line feed."""
    lines = clean(text).replace("\r\n", "\n")
    return GUARD + lines if FORMULA.match(lines) else lines


def _header(drawn: Map) -> list[str]:
    def word(key: str) -> str:
        return say(drawn.language, key)

    columns = [word("csv.workflow"), word("csv.number"), word("report.step"), word("report.owner"), word("report.note")]
    for lane in drawn.lanes:
        columns += [
            say(drawn.language, key, outcome=lane.label)
            for key in ("csv.level", "csv.best", "csv.today", "csv.standing", "csv.why", "csv.lifts", "csv.stability")
        ]
    for label in _score_labels(drawn).values():
        columns += [label, say(drawn.language, "csv.band", score=label)]
    return columns + [
        word(key)
        for key in (
            "report.requirements", "report.triggers", "report.findings", "report.overrides",
            "report.unanswered", "report.unknown", "report.worth_knowing",
        )
    ] + list(_block_titles(drawn).values())  # fmt: skip


def _block_titles(drawn: Map) -> dict[str, str]:
    """Return the heading of every further list that some part has, by id."""
    return {block.id: block.title for part in drawn.parts for block in part.blocks}


def _score_labels(drawn: Map) -> dict[str, str]:
    """Return every score that some part has, by id: those asked once and those asked per step may differ."""
    return {score.id: score.label for part in drawn.parts for score in part.scores}


def _row(drawn: Map, part: StepMap) -> list[str]:
    row = [drawn.title, str(part.number or ""), part.name, part.owner, part.note]
    verdicts = {verdict.outcome: verdict for verdict in part.verdicts}
    for lane in drawn.lanes:
        row += _verdict(drawn, verdicts.get(lane.id))
    lists = {block.id: block.lines for block in part.blocks}
    scores = {score.id: score for score in part.scores}
    for score_id in _score_labels(drawn):
        score = scores.get(score_id)
        if score:
            sentences = _lines(score.sentence, score.adjusted, score.range_sentence)
            row += [sentences, _lines(score.band, score.advice)]
        else:
            row += ["", ""]
    return [
        *row,
        _lines(*(f"{each.text} ({each.rule})" for each in part.requirements)),
        _lines(*(_trigger(drawn, index, part) for index in range(len(part.triggers)))),
        _lines(*(_lines(labelled(drawn.language, each.word, each.text), each.remedy) for each in part.findings)),
        _lines(*part.overrides),
        _lines(*part.unanswered),
        _lines(*part.unknown),
        _lines(*part.worth_knowing),
        *(_lines(*lists.get(id_, ())) for id_ in _block_titles(drawn)),
    ]


def _verdict(drawn: Map, verdict: Verdict | None) -> list[str]:
    if verdict is None:
        return [""] * 7
    standing = STANDINGS[verdict.standing]
    return [
        verdict.level,
        verdict.best,
        verdict.today,
        say(drawn.language, standing) if standing else "",
        _lines(*(_because(drawn.language, each) for each in verdict.because)),
        _lines(*verdict.lifts),
        verdict.stability,
    ]


def _because(language: str, because: Because) -> str:
    named = clauses(language, (because.rule, *(source.title for source in because.sources)))
    return _lines(f"{because.sentence} ({named})", *because.answers, because.remedy)


def _trigger(drawn: Map, index: int, part: StepMap) -> str:
    trigger = part.triggers[index]
    pairs = (
        ("report.detector", trigger.detector),
        ("report.channel", trigger.channel),
        ("report.to", trigger.to),
        ("report.within", trigger.within),
        ("report.shown", trigger.shown),
        ("report.on_no_answer", trigger.on_no_answer),
    )
    language = drawn.language
    return labelled(
        language,
        trigger.label,
        clauses(language, (labelled(language, say(language, key), value) for key, value in pairs)),
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
