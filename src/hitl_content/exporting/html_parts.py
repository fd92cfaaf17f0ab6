# Parts of pages and of the report. Tables have captions and scopes, lists are lists, and every severity or
# standing is a word, so that nothing depends on colour, on a style sheet, or on seeing.
"""The parts that HTML of a map is made of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import partial

from hitl_content.exporting.html_writer import Writer
from hitl_content.exporting.markup import Markup, element, inside, link
from hitl_content.mapping.furniture import escalation_lines
from hitl_content.mapping.overview import where
from hitl_content.mapping.records import Block, Map, Standing, StepMap, ToDo, Verdict
from hitl_content.mapping.remembering import Remembered
from hitl_content.model.assessment import Source

STANDINGS = {
    Standing.LOOSER: ("report.looser", "hitl-tag hitl-tag-looser"),
    Standing.STRICTER: ("report.stricter", "hitl-tag hitl-tag-stricter"),
}


FIRST = 5
"""How many tasks a page shows before the rest is unfolded."""


LISTED = "source-"
"""What the id of a source begins with where a report lists it."""


def signed(source: Source) -> str:
    """Return author and year of *source* as far as they are known."""
    return ", ".join(each for each in (source.author, source.year) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a site explains what a fragment names: addresses to which an id is added; empty where it does not."""

    rules: str = ""
    sources: str = ""


_written: Remembered[Markup] = Remembered(1_024)


class Parts(Writer):
    """Makes parts of *drawn* whose topmost headings are of level *heading*, with links to *places*."""

    def __init__(self, drawn: Map, heading: int, places: Places = Places(), *, listed: bool = False) -> None:
        super().__init__(drawn.language, heading)
        self.drawn = drawn
        self.places = places
        self.listed = listed
        """Whether all sources are listed in the same document."""

    def remembered(self, what: Hashable, records: tuple[object, ...], make: Callable[[], Markup]) -> Markup:
        """Return what *make* writes of *records*, called *what*, or what was written of the very same before."""
        rest = (what, self.drawn.language, self.heading, self.places, self.listed)
        return _written.made(records, rest, make)

    def rule(self, rule: str) -> Markup:
        """Return the name of *rule*, linked to where the site explains it."""
        words = self.word("report.rule", rule=rule)
        place = self.places.rules
        said = element("a", words, href=place + rule) if place else words
        return element("span", said, class_="hitl-quiet")

    def facts(self) -> Markup | None:
        """Return owner and dates, or None where none is known."""
        return self.pairs(self.drawn.facts)

    def headline(self) -> Markup:
        """Return the state of the workflow in sentences."""
        drawn = self.drawn
        sentences = (drawn.headline, drawn.completeness, drawn.weakest_sentence)
        return element("p", " ".join(each for each in sentences if each), class_="hitl-headline")

    def levels(self) -> Markup | None:
        """Return the table that says what the picture shows, or None without outcomes."""
        drawn = self.drawn
        rows = [part for part in drawn.parts if part.verdicts]
        if not rows:
            return None
        columns = [self.word("report.step"), *(lane.label for lane in drawn.lanes)]
        signals = any(part.triggers for part in rows)
        if signals:
            columns.append(self.word("picture.escalation"))
        return self.table(
            self.word("report.map"),
            columns,
            [
                self.remembered(("levels", signals), (part, *drawn.lanes), partial(self._levels, part, signals=signals))
                for part in rows
            ],
        )

    def _levels(self, part: StepMap, *, signals: bool) -> Markup:
        return inside(
            element("th", self.name(part), scope="row"),
            *(element("td", self._cell(part, lane.id)) for lane in self.drawn.lanes),
            element("td", self._escalation(part)) if signals else None,
        )

    def _cell(self, part: StepMap, outcome: str) -> Markup | None:
        verdict = next((each for each in part.verdicts if each.outcome == outcome), None)
        if verdict is None:
            return None
        return inside(element("strong", verdict.level), self._unsure(verdict), self._today(verdict))

    def _unsure(self, verdict: Verdict) -> Markup | None:
        if verdict.best_place == verdict.place:
            return None
        words = self.word("report.best", level=verdict.best)
        return inside(" ", element("span", words, class_="hitl-tag hitl-tag-unsure"))

    def _today(self, verdict: Verdict) -> Markup | None:
        if verdict.standing not in STANDINGS:
            return None
        key, class_ = STANDINGS[verdict.standing]
        return inside(" ", element("span", self.word(key, level=verdict.today), class_=class_))

    def _escalation(self, part: StepMap) -> Markup:
        lines = escalation_lines(self.drawn, part)
        return inside(*(inside(element("br") if index else None, line) for index, line in enumerate(lines)))

    def todo(self, first: int | None = None) -> Markup | None:
        """Return what to do first, in order. What comes after the *first* tasks is folded.

        With *first*, for a page: it lists what is not answered beside it, so finding that out is not said once more.
        """
        parts = self.drawn.parts if first is not None else ()
        open_ = {(part.number, self.word("todo.question", question=each)) for part in parts for each in part.unanswered}
        tasks = [
            self.remembered("task", alike, partial(self._task, task, alike))
            for task, alike in self.drawn.tasks()
            if not all((each.number, each.text) in open_ for each in alike)
        ]
        if not tasks and open_:
            return None
        if not tasks:
            return self.titled("report.todo", element("p", self.word("report.todo_none")))
        rest = tasks[first:] if first is not None else []
        listed = element("ol", *tasks[: len(tasks) - len(rest)], class_="hitl-todo")
        more = element("ol", *rest, class_="hitl-todo", start=len(tasks) - len(rest) + 1)
        fold = self.fold(self.word("report.todo_more", number=len(rest)), more) if rest else None
        return self.titled("report.todo", listed, fold)

    def _task(self, task: ToDo, alike: tuple[ToDo, ...]) -> Markup:
        return element(
            "li", element("strong", task.kind),
            inside(" · ", element("span", where(self.drawn, alike), class_="hitl-quiet")) if task.place else None,
            element("br"), task.text,
        )  # fmt: skip

    def blocks(self, blocks: tuple[Block, ...], deeper: int = 0) -> list[Markup]:
        """Return each of *blocks* as a section, with headings *deeper* levels below the topmost."""
        return [element("section", self.head(block.title, deeper), self.items(block.lines)) for block in blocks]

    def scores_of_all(self) -> Markup | None:
        """Return one table of every score, a row a step, with what each band advises; None without scores."""
        scored = [part for part in self.drawn.parts if part.scores]
        columns = {score.id: score.label for part in scored for score in part.scores}
        rows = [
            self.remembered(("scores", *columns), (part,), partial(self._scores_of, part, columns)) for part in scored
        ]
        table = self.table(self.word("report.scores"), [self.word("report.step"), *columns.values()], rows)
        return inside(table, self._advice(scored)) if rows else None

    def _scores_of(self, part: StepMap, columns: Iterable[str]) -> Markup:
        return inside(
            element("th", self.name(part), scope="row"),
            *(element("td", self._score(part, score)) for score in columns),
        )

    def _score(self, part: StepMap, score: str) -> Markup | None:
        found = next((each for each in part.scores if each.id == score), None)
        if found is None:
            return None
        band = inside(element("strong", found.band), element("br")) if found.band else None
        return inside(band, found.sentence, self.small(found.adjusted), self.small(found.range_sentence))

    def _advice(self, scored: list[StepMap]) -> Markup | None:
        said = {(each.label, each.band): each.advice for part in scored for each in part.scores if each.advice}
        return self.pairs(
            tuple((f"{label}{self.word('mark.colon')}{band}", advice) for (label, band), advice in said.items())
        )

    def cited(self, sources: tuple[Source, ...]) -> Markup | None:
        """Return *sources* as one paragraph, or None: in a report by author and year, since it lists them whole."""
        if not sources:
            return None
        say_one = self.mention if self.listed else self.source
        cited = [
            inside(self.word("mark.clauses") if index else None, say_one(each)) for index, each in enumerate(sources)
        ]
        return element("p", self.word("report.source"), self.word("mark.colon"), *cited, class_="hitl-source")

    def mention(self, source: Source) -> Markup:
        """Return a source by author and year, or else its title, linked to where the report lists it."""
        return element("a", signed(source) or source.title, href=f"#{LISTED}{source.id}")

    def source(self, source: Source) -> Markup:
        """Return a source, linked where it has a plain web address."""
        by = signed(source)
        place = self.places.sources
        at = place + source.id if place else ""
        title = link(source.title, source.url) if source.url or by or not at else element("a", source.title, href=at)
        return inside(
            element("a", by, href=at) if at and by else by or None, ". " if by else None, element("cite", title),
            f". {source.note.to(self.drawn.language)}" if source.note else None,
        )  # fmt: skip

    def profile(self) -> Markup | None:
        """Return how often each answer was chosen, or None for a single step."""
        rows = [
            inside(
                element("th", row.question, scope="row"),
                element(
                    "td",
                    self.items(
                        tuple(
                            self.word("report.profile_count", option=option, number=number)
                            for option, number in row.counts
                            if number
                        )
                    ),
                ),
            )
            for row in self.drawn.profile
        ]
        if not rows:
            return None
        columns = [self.word("report.factor"), self.word("report.counts")]
        return self.table(self.word("report.profile"), columns, rows)

    def sources(self) -> Markup | None:
        """Return every source used, or None."""
        items = [element("li", self.source(source), id=LISTED + source.id) for source in self.drawn.sources]
        return self.titled("report.sources", element("ul", *items)) if items else None

    def limits(self) -> Markup:
        """Return what the map does not claim."""
        return self.titled("report.limits", self.items(self.drawn.limits))

    def sign_off(self) -> Markup:
        """Return lines to sign on."""
        keys = ("report.sign_owner", "report.sign_reviewer", "report.sign_date", "report.sign_next")
        rows = [inside(element("th", self.word(key), scope="row"), element("td")) for key in keys]
        return element(
            "table", element("caption", self.word("report.sign_off")),
            element("tbody", *(element("tr", row) for row in rows)), class_="hitl-sign-off",
        )  # fmt: skip

    def name(self, part: StepMap) -> str:
        """Return the step in words."""
        return self.word("place.step", number=part.number, name=part.name) if part.number else part.name
