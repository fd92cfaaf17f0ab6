# Every text is escaped and put on one line behind markup of ours, so that nothing a person typed can start a
# heading, a list, a table, a link or a piece of HTML, in CommonMark, GitHub's dialect or Python-Markdown.
"""The map as a Markdown document."""

from __future__ import annotations

import re
from collections.abc import Callable

from hitl_content.exporting.markup import LINKABLE, clean
from hitl_content.mapping.overview import where
from hitl_content.mapping.records import Map, ScoreLine, Standing, StepMap, TriggerLine, Verdict
from hitl_content.model.assessment import Source
from hitl_content.words import say
from hitl_content.words.writing import clauses, labelled, listed

BACKSLASHED = re.compile(r"([\\`*_{}\[\]#|])")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "$": "&#36;", "^": "&#94;"}
SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # no-break spaces stay: French needs them before its marks
BLANK = "____________________"
ADDRESS = re.compile(r"[()\s<>\[\]\\`|*_]")


def render(drawn: Map) -> bytes:
    """Return *drawn* as a Markdown document in UTF-8, ended by one newline."""
    blocks = [f"# {inline(drawn.title)}", inline(drawn.assessment, start=True)]
    blocks += [_items([_labelled(drawn, inline(label), inline(value)) for label, value in drawn.facts])]
    blocks += [inline(drawn.headline, start=True), inline(drawn.completeness, start=True)]
    blocks += [inline(drawn.weakest_sentence, start=True)]
    word = _words(drawn)
    if drawn.lanes:
        blocks += [f"## {word('report.map')}", _table(drawn)]
    blocks += [f"## {word('report.todo')}", _todo(drawn)]
    for block in drawn.blocks:
        blocks += [f"## {inline(block.title)}", _items([inline(line) for line in block.lines])]
    for part in drawn.parts:
        blocks += _part(drawn, part)
    blocks += _signals(drawn) + _profile(drawn)
    if drawn.sources:
        blocks += [f"## {word('report.sources')}", _items([source(drawn.language, each) for each in drawn.sources])]
    blocks += [f"## {word('report.limits')}", _items([inline(each) for each in drawn.limits])]
    signs = ("report.sign_owner", "report.sign_reviewer", "report.sign_date", "report.sign_next")
    blocks += [f"## {word('report.sign_off')}", _items([labelled(drawn.language, word(key), BLANK) for key in signs])]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def inline(text: str, *, start: bool = False) -> str:
    """Return *text* as one line of plain Markdown text. *start*: it begins a block, so may not look like one."""
    line = SPACE.sub(" ", clean(text)).strip()
    line = BACKSLASHED.sub(r"\\\1", line)
    line = re.sub("[&<>~$^]", lambda match: ENTITIES[match[0]], line)
    if start:
        line = re.sub(r"^([-+=/?!:.])", lambda match: f"&#{ord(match[0])};", line)
        line = re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
    return line


def source(language: str, cited: Source) -> str:
    """Return a source as one line, linked where its address is a plain web address."""
    title = inline(cited.title)
    if LINKABLE.match(cited.url) and not ADDRESS.search(cited.url):
        title = f"[{title}]({cited.url})"
    by = ", ".join(inline(each) for each in (cited.author, cited.year) if each)
    note = inline(cited.note.to(language)) if cited.note else ""
    return " ".join(each for each in (f"{by}." if by else "", f"{title}.", note) if each)


def _words(drawn: Map) -> Callable[[str], str]:
    return lambda key: say(drawn.language, key)


def _labelled(drawn: Map, label: str, value: str) -> str:
    """Return *value* after its *label* in bold, with the colon, as a label at the head of a line stands."""
    colon = say(drawn.language, "mark.colon").rstrip(" ")
    return f"**{label}{colon}** {value}"


def _source(drawn: Map, cited: Source) -> str:
    return "    - " + labelled(drawn.language, say(drawn.language, "report.source"), source(drawn.language, cited))


def _items(lines: list[str], indent: str = "") -> str:
    return "\n".join(f"{indent}- {line}" for line in lines)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _table(drawn: Map) -> str:
    head = [say(drawn.language, "report.step"), *(inline(lane.name) for lane in drawn.lanes)]
    rows = [_row(head), _row(["---"] * len(head))]
    for part in drawn.parts:
        if not part.verdicts:
            continue
        verdicts = {verdict.outcome: verdict for verdict in part.verdicts}
        name = (
            say(drawn.language, "place.step", number=part.number, name=inline(part.name))
            if part.number
            else inline(part.name)
        )
        cells = [_cell(drawn, verdicts.get(lane.id)) for lane in drawn.lanes]
        rows.append(_row([name, *cells]))
    return "\n".join(rows)


def _cell(drawn: Map, verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    said = [f"**{inline(verdict.level)}**"]
    if verdict.best_place != verdict.place:
        said.append(say(drawn.language, "report.best", level=inline(verdict.best)))
    key = {Standing.LOOSER: "report.looser", Standing.STRICTER: "report.stricter"}.get(verdict.standing)
    if key:
        said.append(say(drawn.language, key, level=inline(verdict.today)))
    return clauses(drawn.language, said)


def _todo(drawn: Map) -> str:
    if not drawn.todo:
        return say(drawn.language, "report.todo_none")
    return "\n".join(
        labelled(drawn.language, f"{index}. **{inline(task.kind)}**, {inline(where(drawn, alike))}", inline(task.text))
        for index, (task, alike) in enumerate(drawn.tasks(), start=1)
    )


def _part(drawn: Map, part: StepMap) -> list[str]:
    word = _words(drawn)
    name = say(drawn.language, "place.step", number=part.number, name=part.name) if part.number else part.name
    blocks = [f"## {inline(name)}"]
    facts = (("report.owner", part.owner), ("report.note", part.note))
    blocks.append(_items([_labelled(drawn, word(key), inline(value)) for key, value in facts if value]))
    for verdict in part.verdicts:
        blocks += _verdict(drawn, verdict)
    blocks += [_score(drawn, each) for each in part.scores]
    if part.requirements:
        lines = [f"{inline(each.text)} ({inline(each.rule)})" for each in part.requirements]
        blocks += [f"### {word('report.requirements')}", _items(lines)]
    if part.findings:
        lines = [
            _labelled(drawn, inline(each.word), f"{inline(each.text)} {inline(each.remedy)}".strip())
            for each in part.findings
        ]
        blocks += [f"### {word('report.findings')}", _items(lines)]
    if part.triggers:
        lines = [
            labelled(drawn.language, inline(each.label), listed(drawn.language, (inline(each.to), inline(each.within))))
            for each in part.triggers
        ]
        blocks += [f"### {word('report.triggers')}", _items(lines)]
    for block in part.blocks:
        blocks += [f"### {inline(block.title)}", _items([inline(line) for line in block.lines])]
    for key, sentences in (
        ("report.overrides", part.overrides),
        ("report.unanswered", part.unanswered),
        ("report.unknown", part.unknown),
        ("report.worth_knowing", part.worth_knowing),
    ):
        if sentences:
            blocks += [f"### {word(key)}", _items([inline(sentence) for sentence in sentences])]
    return blocks


def _verdict(drawn: Map, verdict: Verdict) -> list[str]:
    word = _words(drawn)
    blocks = ["### " + labelled(drawn.language, inline(verdict.name), inline(verdict.level))]
    sentences = (verdict.meaning, verdict.best_sentence, verdict.standing_sentence, verdict.stability)
    blocks.append(inline(" ".join(each for each in sentences if each), start=True))
    if not verdict.because:
        blocks.append(word("report.why_none"))
    lines = []
    for because in verdict.because:
        rule = say(drawn.language, "report.rule", rule=inline(because.rule))
        tag = f"{word('report.gate')}, {rule}" if because.gate else rule
        lines.append(f"- {inline(because.sentence)} ({tag})")
        lines += [f"    - {inline(answer)}" for answer in because.answers]
        if because.requires:
            lines.append("    - " + say(drawn.language, "report.requires", requires=inline(because.requires)))
        if because.remedy:
            lines.append("    - " + say(drawn.language, "report.remedy", remedy=inline(because.remedy)))
        lines += [_source(drawn, each) for each in because.sources]
    blocks.append("\n".join(lines))
    if verdict.lifts:
        blocks += [f"**{word('report.lifts')}**", _items([inline(each) for each in verdict.lifts])]
    return blocks


def _score(drawn: Map, score: ScoreLine) -> str:
    words = _labelled(drawn, inline(score.label), inline(score.sentence))
    if score.band:
        words += f", **{inline(score.band)}**"
    remarks = (score.adjusted, score.advice, score.range_sentence)
    return " ".join(each for each in (f"{words}.", *(inline(remark) for remark in remarks)) if each)


def _trigger(drawn: Map, trigger: TriggerLine) -> str:
    word = _words(drawn)
    pairs = (
        ("report.detector", trigger.detector),
        ("report.channel", trigger.channel),
        ("report.to", trigger.to),
        ("report.within", trigger.within),
        ("report.shown", trigger.shown),
        ("report.on_no_answer", trigger.on_no_answer),
    )
    lines = [f"- **{inline(trigger.label)}**"]
    lines += ["    - " + labelled(drawn.language, word(key), inline(value)) for key, value in pairs if value]
    lines += [f"    - {word('report.changed')}"] if trigger.changed else []
    lines += [_source(drawn, each) for each in trigger.sources]
    return "\n".join(lines)


def _signals(drawn: Map) -> list[str]:
    """Return every trigger in full, once, with the steps it is owed on."""
    blocks = []
    for trigger, parts in drawn.signals():
        names = (
            inline(say(drawn.language, "place.step", number=part.number, name=part.name) if part.number else part.name)
            for part in parts
        )
        owed = say(drawn.language, "report.owed_on", steps=listed(drawn.language, names))
        blocks.append(f"{_trigger(drawn, trigger)}\n    - {owed}")
    return [f"## {say(drawn.language, 'report.triggers')}", *blocks] if blocks else []


def _profile(drawn: Map) -> list[str]:
    if not drawn.profile:
        return []
    lines = [
        f"{inline(row.question)} "
        + clauses(
            drawn.language,
            (
                say(drawn.language, "report.profile_count", option=inline(option), number=number)
                for option, number in row.counts
                if number
            ),
        )
        for row in drawn.profile
    ]
    return [f"## {say(drawn.language, 'report.profile')}", _items(lines)]
