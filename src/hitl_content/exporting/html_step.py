# Everything the map knows of one step, in the order a person asks: what holds, why, what would lift it, what
# is wrong, what must be in place, when it escalates, and what is still open.
"""One step of a map as HTML."""

from __future__ import annotations

from functools import partial

from hitl_content.exporting.html_parts import Parts
from hitl_content.exporting.markup import Child, Markup, element, inside
from hitl_content.mapping.records import Because, FindingLine, Standing, StepMap, TriggerLine, Verdict
from hitl_content.words.writing import labelled, listed

SAID = {
    Standing.LOOSER: "hitl-said-looser",
    Standing.STRICTER: "hitl-said-stricter",
    Standing.SAME: None,
    Standing.UNSAID: None,
}


class StepParts(Parts):
    """Makes the parts of one step."""

    def step(self, part: StepMap, *, brief: bool = False) -> Markup:
        """Return everything about one step.

        *brief*: its triggers are described elsewhere and only named here; else what is not answered is listed there.
        """
        return element(
            "article",
            self.head(self.name(part)) if self.name(part) else None,  # a short check may have no name
            self.pairs(((self.word("report.owner"), part.owner), (self.word("report.note"), part.note))),
            *(self._verdict(verdict) for verdict in part.verdicts),
            self._scores(part),
            self._findings(part.findings),
            self._requirements(part),
            self._signals(part) if brief else self._triggers(part.triggers),
            *self.blocks(part.blocks, 1),
            self._list("report.overrides", part.overrides),
            self._list("report.worth_knowing", part.worth_knowing) if brief or part.number else None,
            self._list("report.unknown", part.unknown),
            self._list("report.unanswered", part.unanswered) if brief else None,
            class_="hitl-step-detail",
        )

    def _verdict(self, verdict: Verdict) -> Markup:
        place = self.word("report.place", place=verdict.place + 1, of=verdict.of)
        sentences = (verdict.meaning, verdict.best_sentence)
        reasons: Child = element("p", self.word("report.why_none"))
        if verdict.because:
            reasons = element("ul", *map(self._because, verdict.because), class_="hitl-why")
        lifts = None
        if verdict.lifts:
            lifts = inside(
                self.head(self.word("report.lifts"), 2),
                element("ul", *(element("li", each) for each in verdict.lifts)),
            )
        return element(
            "section",
            self.head(
                inside(
                    element("span", inside(verdict.name, self.word("mark.colon").rstrip(" ")), class_="hitl-quiet"),
                    " ", verdict.level,
                    " ", element("small", place, class_="hitl-quiet"),
                ),
                1,
            ),
            *(element("p", each) for each in sentences if each),
            element("p", verdict.standing_sentence, class_=SAID[verdict.standing])
            if verdict.standing_sentence
            else None,
            self.head(self.word("report.why"), 2),
            reasons,
            lifts,
            self.small(verdict.stability),
        )  # fmt: skip

    def _because(self, because: Because) -> Markup:
        return self.remembered("because", (because,), partial(self._why, because))

    def _why(self, because: Because) -> Markup:
        return element(
            "li",
            because.sentence,
            " ",
            element("strong", self.word("report.gate"), class_="hitl-tag") if because.gate else None,
            " ",
            self.rule(because.rule),
            self.items(because.answers),
            element("p", self.word("report.requires", requires=because.requires)) if because.requires else None,
            element("p", self.word("report.remedy", remedy=because.remedy)) if because.remedy else None,
            self.cited(because.sources),
        )

    def _block(self, key: str, *children: Child) -> Markup:
        return element("section", self.head(self.word(key), 1), *children)

    def _list(self, key: str, items: tuple[str, ...]) -> Markup | None:
        return self._block(key, self.items(items)) if items else None

    def _scores(self, part: StepMap) -> Markup | None:
        items = [
            element(
                "li", element("strong", score.label), self.word("mark.colon"), score.sentence,
                inside(", ", element("strong", score.band)) if score.band else None,
                inside(". ", score.advice) if score.advice else None,
                self.small(score.adjusted), self.small(score.range_sentence),
            )
            for score in part.scores
        ]  # fmt: skip
        return self._block("report.scores", element("ul", *items)) if items else None

    def _findings(self, findings: tuple[FindingLine, ...]) -> Markup | None:
        items = [
            element(
                "li", element("strong", finding.word, class_=f"hitl-tag hitl-tag-{finding.severity.value}"), " ",
                finding.text, element("p", finding.remedy) if finding.remedy else None,
                self.cited(finding.sources),
            )
            for finding in findings
        ]  # fmt: skip
        return self._block("report.findings", element("ul", *items)) if items else None

    def _requirements(self, part: StepMap) -> Markup | None:
        items = [element("li", each.text, " ", self.rule(each.rule)) for each in part.requirements]
        return self._block("report.requirements", element("ul", *items)) if items else None

    def _triggers(self, triggers: tuple[TriggerLine, ...]) -> Markup | None:
        if not triggers:
            return None
        return self._block("report.triggers", *(self._trigger(each) for each in triggers))

    def _signals(self, part: StepMap) -> Markup | None:
        language = self.drawn.language
        lines = tuple(
            labelled(language, each.label, listed(language, (each.to, each.within))) for each in part.triggers
        )
        return self._list("report.triggers", lines)

    def signals(self) -> Markup | None:
        """Return every trigger in full, once, with the steps it is owed on; None without triggers."""
        described = [
            inside(
                self._trigger(trigger),
                self.small(self.word("report.owed_on", steps=listed(self.drawn.language, map(self.name, owed)))),
            )
            for trigger, owed in self.drawn.signals()
        ]
        return self.titled("report.triggers", *described) if described else None

    def _trigger(self, trigger: TriggerLine) -> Markup:
        return self.remembered("trigger", (trigger,), partial(self._described, trigger))

    def _described(self, trigger: TriggerLine) -> Markup:
        pairs = (
            ("report.detector", trigger.detector),
            ("report.channel", trigger.channel),
            ("report.to", trigger.to),
            ("report.within", trigger.within),
            ("report.shown", trigger.shown),
            ("report.on_no_answer", trigger.on_no_answer),
        )
        return element(
            "div",
            self.head(trigger.label, 1 if self.heading == 2 else 2),
            self.pairs(tuple((self.word(key), value) for key, value in pairs)),
            self.small(self.word("report.changed") if trigger.changed else ""),
            self.cited(trigger.sources),
            class_="hitl-trigger",
        )
