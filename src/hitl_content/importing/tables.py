# Tables come from people's own spreadsheets: a header row, one step a row. A column that is a question's id or words is
# an answer where its cell is an option's id or label; everything else is kept in the note and said.
"""Tables: CSV, and tables in Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from hitl_content.importing.drafts import Draft, line
from hitl_content.importing.lists import bare
from hitl_content.model.assessment import Assessment, Kind, Question, Unit
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.model.number import exact
from hitl_content.model.workflow import UNKNOWN, Answer
from hitl_content.wire.answers import LARGEST
from hitl_content.words.sentences import Sentence

COLUMNS = {
    "name": ("step", "name", "step name", "task", "title", "activity", "what", "summary", "étape", "tâche", "titre"),
    "owner": ("owner", "who", "responsible", "role", "lane", "assignee", "responsable"),
    "note": ("note", "notes", "description", "comment", "comments", "remarks", "commentaire", "remarque"),
    "tools": ("tool", "tools", "outil", "outils"),
}
"""Headers that are known without being a question, in lower case, in the languages of the interface."""
IGNORED = ("number", "no", "no.", "#", "nr", "workflow", "id")
"""Headers of what the steps get anew."""
YES = ("yes", "true", "y", "1", "x", "oui", "vrai", "o")
NO = ("no", "false", "n", "0", "non", "faux")
NOT_KNOWN = (
    *("unknown", "we don't know", "we don\u2019t know", "don't know", "don\u2019t know", "?"),
    *("nous ne savons pas", "inconnu"),
)
RULED = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
CELL = re.compile(r"(?<!\\)\|")


def is_csv(text: str) -> bool:
    """Return whether the first line of *text* has columns with a known header among them."""
    rows = _rows(text)
    return bool(rows) and len(rows[0]) > 1 and any(_column(header) for header in rows[0])


def is_markdown(text: str) -> bool:
    """Return whether *text* has a table with a line of dashes under its header."""
    return _ruled(text) is not None


def from_csv(text: str, assessment: Assessment) -> tuple[Draft, ...]:
    """Return a step for each row under the header row."""
    return _steps(_rows(text), assessment)


def from_markdown(text: str, assessment: Assessment) -> tuple[Draft, ...]:
    """Return a step for each row of the first table. Raises ReadingError where there is none."""
    at = _ruled(text)
    if at is None:
        raise ReadingError((Problem(what=Sentence("import.no_table"), cure=Sentence("import.no_table_cure")),))
    lines = text.splitlines()
    rows = [_cells(lines[at - 1])]
    for each in lines[at + 1 :]:
        if "|" not in each:
            break
        rows.append(_cells(each))
    return _steps(rows, assessment)


def _ruled(text: str) -> int | None:
    """Return the place of the first line of dashes with a header row above it."""
    lines = text.splitlines()
    for place, each in enumerate(lines[1:], start=1):
        if RULED.match(each) and "|" in lines[place - 1] and "|" in each:
            return place
    return None


def _cells(row: str) -> list[str]:
    cells = CELL.split(row.strip().removeprefix("|"))
    if row.rstrip().endswith("|") and not row.rstrip().endswith("\\|"):
        cells = cells[:-1]
    plain = (re.sub(r"\*\*(.+?)\*\*", r"\1", cell) for cell in cells)
    return [re.sub(r"\\([\\`*_{}\[\]#|])", r"\1", cell).strip() for cell in plain]


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip().partition("\n")[0]
    separator = max((",", ";", "\t"), key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        problem = Problem(what=Sentence("import.not_csv"), cure=Sentence("import.not_csv_cure"))
        raise ReadingError((problem,)) from error
    return [row for row in rows if any(cell.strip() for cell in row)]


def _steps(rows: Sequence[Sequence[str]], assessment: Assessment) -> tuple[Draft, ...]:
    if not rows:
        return ()
    headers = [line(header) for header in rows[0]]
    columns = {_column(header): place for place, header in reversed(list(enumerate(headers))) if _column(header)}
    if "name" not in columns:
        cure = Sentence("import.no_names_cure", headers=", ".join(headers))
        raise ReadingError((Problem(line=1, what=Sentence("import.no_names"), cure=cure),))
    questions = {place: found for place, header in enumerate(headers) if (found := _question(header, assessment))}
    return tuple(_step(row, headers, columns, questions) for row in rows[1:])


def _column(header: str) -> str:
    plain = line(header).casefold()
    return next((column for column, known in COLUMNS.items() if plain in known), "")


def _question(header: str, assessment: Assessment) -> Question | None:
    plain = header.casefold()
    for question in assessment.questions:
        words = [question.id, *(wording for _, wording in question.ask.values)]
        words += [wording for _, wording in question.label.values] if question.label else []
        if question.per is Unit.STEP and plain in {each.casefold() for each in words}:
            return question
    return None


def _step(row: Sequence[str], headers: Sequence[str], columns: dict[str, int], questions: dict[int, Question]) -> Draft:
    cells = [cell.strip() for cell in row] + [""] * (len(headers) - len(row))
    held = {column: cells[place] for column, place in columns.items()}
    answers: dict[str, Answer] = {}
    notes = [held.get("note", "")]
    remarks = []
    for place, cell in enumerate(cells):
        header = headers[place] if place < len(headers) else Sentence("import.column", place=place + 1)
        if not cell or place in columns.values() or (header.casefold() in IGNORED and place not in questions):
            continue
        answer = _answer(questions[place], cell) if place in questions else None
        if answer is None:
            notes.append(Sentence("import.noted", header=header, cell=cell))
            why = "import.not_answer" if place in questions else "import.not_asked"
            remarks.append(Sentence(why, header=header, cell=line(cell)[:80]))
        else:
            answers[questions[place].id] = answer
    return Draft(
        name=bare(held["name"]),
        owner=held.get("owner", ""),
        notes=tuple(notes),
        tools=tuple(each.strip() for each in re.split(r"[,;\n]", held.get("tools", ""))),
        answers=answers,
        remarks=tuple(remarks),
    )


def _answer(question: Question, cell: str) -> Answer | None:
    plain = line(cell).casefold()
    if question.kind is Kind.TEXT:
        return cell
    if plain in NOT_KNOWN and question.may_be_unknown:
        return UNKNOWN
    if question.kind is Kind.YES_NO:
        return True if plain in YES else False if plain in NO else None
    if question.kind is Kind.NUMBER:
        return _number(question, plain)
    if question.kind is Kind.MULTIPLE:
        chosen = [_option(question, each) for each in re.split(r"[,;\n]", plain) if each.strip()]
        return None if None in chosen else tuple(each.id for each in question.options if each.id in chosen)
    return _option(question, plain)


def _option(question: Question, words: str) -> str | None:
    plain = words.strip()
    for option in question.options:
        if plain in {option.id.casefold(), *(wording.casefold() for _, wording in option.label.values)}:
            return option.id
    return None


def _number(question: Question, plain: str) -> Answer | None:
    try:
        found = exact(plain)
    except ValueError:
        return None
    low, high = question.minimum, question.maximum
    fits = (low is None or found >= low) and (high is None or found <= high)
    return found if fits and -LARGEST < found < LARGEST else None
