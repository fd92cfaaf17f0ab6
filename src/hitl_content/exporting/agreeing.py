# A list of forty sentences hides the two that matter; a table lets the eye run down one column.
"""How far raters agree, as HTML tables."""

from __future__ import annotations

from collections.abc import Iterator

from hitl_content.comparing import Agreement, Disagreement, Merge
from hitl_content.exporting.markup import Child, Markup, element, inside
from hitl_content.words import say
from hitl_content.words.writing import clauses


class Tables:
    """Makes the parts of *found*, whose topmost headings are of level *heading*."""

    def __init__(self, found: Merge, heading: int) -> None:
        self.found, self.heading = found, heading

    def parts(self) -> Iterator[Markup]:
        """Yield every part that has something in it, what differs first."""
        found = self.found
        if found.disagreements:
            yield self._titled("merge.disagreements", self._differences(found.disagreements, settled=True))
        yield from self.figures()

    def figures(self) -> Iterator[Markup]:
        """Yield every part but the answers that differ: what comes out differently, figures, notes, meanings."""
        found = self.found
        if found.differing:
            yield self._titled("merge.differing", self._differences(found.differing, settled=False))
        for key, column, rows in (
            ("merge.by_step", "report.step", found.steps),
            ("merge.by_question", "report.factor", tuple(each for each in found.questions if each.same < each.pairs)),
            ("merge.by_outcome", "merge.column_outcome", found.outcomes),
        ):
            if rows:
                yield self._titled(key, self._agreement(key, column, rows), self._rest(key))
        for key, lines in (("merge.notes", found.notes), ("merge.explained", found.explained)):
            if lines:
                yield self._titled(key, element("ul", *(element("li", line) for line in lines)))

    def _say(self, key: str, **values: object) -> str:
        return say(self.found.language, key, **values)

    def _titled(self, key: str, *children: Child) -> Markup:
        return element("section", element(f"h{self.heading}", self._say(key)), *children)

    def _rest(self, key: str) -> Markup | None:
        """Return one sentence on the questions with nothing to say about, where *key* is the list of questions."""
        alike = [each.name for each in self.found.questions if each.same == each.pairs]
        if key != "merge.by_question" or not alike:
            return None
        return element("p", self._say("merge.agreed_rest", names=clauses(self.found.language, alike)))

    def _differences(self, rows: tuple[Disagreement, ...], *, settled: bool) -> Markup:
        raters = self.found.raters
        heads = [self._say("report.step"), self._say("report.factor" if settled else "merge.column_outcome"), *raters]
        if settled:
            heads.append(self._say("merge.column_settled"))
        return self._table(
            self._say("merge.disagreements" if settled else "merge.differing"),
            heads,
            [self._difference(row, settled=settled) for row in rows],
        )

    def _difference(self, row: Disagreement, *, settled: bool) -> Markup:
        answers = dict(row.answers)
        silent = self._say("merge.cell_silent")
        return inside(
            element("th", row.place.rstrip(".") or self._say("merge.whole"), scope="row"),
            element("td", row.label),
            *(
                element("td", answers[rater])
                if rater in answers
                else element("td", element("span", silent, class_="hitl-quiet"))
                for rater in self.found.raters
            ),
            element("td", self._settled(row)) if settled else None,
        )

    def _settled(self, row: Disagreement) -> Markup:
        if row.settled:
            return element("strong", row.settled)
        return element("span", self._say("merge.cell_open"), class_="hitl-tag hitl-tag-unsure")

    def _agreement(self, key: str, column: str, rows: tuple[Agreement, ...]) -> Markup:
        meaning = any(row.meaning for row in rows)
        heads = [self._say(column), self._say("merge.column_same")]
        if meaning:
            heads.append(self._say("merge.column_meaning"))
        return self._table(
            self._say(key),
            heads,
            [
                inside(
                    element("th", row.name, scope="row"),
                    element("td", self._share(row)),
                    element("td", row.meaning) if meaning else None,
                )
                for row in rows
            ],
        )

    def _share(self, row: Agreement) -> str:
        percent = (200 * row.same + row.pairs) // (2 * row.pairs)
        return self._say("merge.cell_same", same=row.same, pairs=row.pairs, percent=percent)

    def _table(self, caption: str, heads: list[str], rows: list[Markup]) -> Markup:
        """Return a table that scrolls by itself where it is too wide. The heading above it serves as its caption."""
        return element(
            "div",
            element(
                "table",
                element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
                element("tbody", *(element("tr", row) for row in rows)),
                aria_label=caption,
            ),
            class_="hitl-wide",
            role="region",
            aria_label=caption,
            tabindex="0",
        )
