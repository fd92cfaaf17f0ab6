from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from hitl_content.exporting import EXPORTERS, as_html, as_svg, export, file_name
from hitl_content.exporting.as_csv import cell
from hitl_content.exporting.as_markdown import inline
from hitl_content.exporting.html_parts import Places
from hitl_content.exporting.markup import element, link
from hitl_content.mapping import draw_map
from hitl_content.mapping.records import Block, StepMap
from hitl_content.model.errors import ExportError
from hitl_content.words import say
from tests.mapping.situations import hostile, refunds, scores_only, workflow_result

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS: tuple[as_svg.Width, ...] = ("wide", "narrow")


class Seen(HTMLParser):
    """Every element and attribute of a page, and whether its tags are balanced."""

    VOID = frozenset({"br", "meta", "rect", "path"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def fragments() -> list[str]:
    drawn = draw_map(hostile())
    return [as_html.summary(drawn), *(as_html.detail(drawn, step.id) for step in drawn.steps)]


@pytest.mark.parametrize("name", EXPORTERS)
@pytest.mark.parametrize("situation", [refunds, scores_only, hostile, workflow_result])
def test_every_format_is_text_and_the_same_each_time(name: str, situation: object) -> None:
    assert callable(situation)
    if name == "claude-code" and situation is refunds:  # whose tools are called otherwise
        with pytest.raises(ExportError, match="no tool called"):
            export(situation(), name)
        return
    first = export(situation(), name)
    assert first == export(situation(), name)
    if name == "xlsx":  # not text: its own tests read it
        return
    first.decode("utf-8")
    assert b"\r\r" not in first
    assert first.endswith(b"\n")


def test_an_unknown_format_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(ExportError, match=r'no format "pdf"\. Formats: svg, html, markdown, csv, json'):
        export(refunds(), "pdf")


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("Refund requests", "2026-11-22", "refund-requests-2026-11-22.svg"),
        ("Refund requests", "", "refund-requests.svg"),
        ("../../etc/passwd", "", "etc-passwd.svg"),
        ("CON\x00: a/b?*|", "../x", "con-a-b.svg"),
        ("退款", "", "退款.svg"),
        ("???", "", "map.svg"),
        ("", "", "map.svg"),
    ],
)
def test_a_file_is_named_after_workflow_and_date(name: str, date: str, expected: str) -> None:
    assert file_name(replace(refunds().workflow, name=name), "svg", date) == expected


def test_a_long_name_makes_a_short_file_name() -> None:
    assert len(file_name(replace(refunds().workflow, name="refunds " * 50), "csv")) < 70


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("situation", [refunds, scores_only, hostile])
def test_the_picture_is_well_formed_named_and_inert(width: as_svg.Width, situation: object) -> None:
    assert callable(situation)
    root = ET.fromstring(as_svg.render(draw_map(situation()), width, prefix="a"))  # noqa: S314 - our own text
    allowed = {"svg", "title", "desc", "g", "rect", "path", "text"}
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= allowed
    names = {name for each in root.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on") or name in {"style", "href"}}
    ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"].split() == ids == [f"a-{width}-title", f"a-{width}-desc"]
    assert all(each.text for each in root if each.tag in {f"{SVG}title", f"{SVG}desc"})


def test_hostile_text_is_inert_in_pages() -> None:
    for page in [*fragments(), export(hostile(), "html").decode()]:
        seen = Seen(page)
        assert seen.open == []
        assert not {tag for tag, _ in seen.elements} & {"script", "img", "iframe", "object", "form", "base"}
        names = {name for _, attributes in seen.elements for name in attributes}
        assert not {name for name in names if name.startswith("on")}
        assert not any((attributes.get("href") or "").startswith("javascript") for _, attributes in seen.elements)
        assert "\x00" not in page
        assert "\u202e" not in page


def test_fragments_carry_classes_and_no_style() -> None:
    for fragment in fragments():
        for tag, attributes in Seen(fragment).elements:
            assert tag != "style"
            assert "style" not in attributes


def test_the_report_asks_for_nothing_and_forbids_itself_to() -> None:
    seen = Seen(export(refunds(), "html").decode())
    assert not {tag for tag, _ in seen.elements} & {"script", "link", "img", "iframe"}
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": as_html.POLICY}) in seen.elements
    assert "url(" not in as_html.report_sheet()
    assert "@import" not in as_html.report_sheet()


def test_tables_of_the_report_have_captions_and_scopes() -> None:
    seen = [tag for tag, _ in Seen(export(refunds(), "html").decode()).elements]
    assert seen.count("table") == seen.count("caption") > 2
    assert all(
        "scope" in attributes for tag, attributes in Seen(export(refunds(), "html").decode()).elements if tag == "th"
    )


def test_headings_of_the_report_leave_no_level_out() -> None:
    levels = [
        int(tag[1]) for tag, _ in Seen(export(refunds(), "html").decode()).elements if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_of_the_report_are_unique() -> None:
    ids = [
        attributes["id"] for _, attributes in Seen(export(refunds(), "html").decode()).elements if "id" in attributes
    ]
    assert len(ids) == len(set(ids)) > 0


def words_of(part: StepMap) -> list[str]:
    verdicts = part.verdicts
    return [
        part.name, part.owner, *part.overrides, *part.unanswered, *part.unknown, *part.worth_knowing,
        *(each.level for each in verdicts), *(lift for each in verdicts for lift in each.lifts),
        *(because.sentence for each in verdicts for because in each.because),
        *(answer for each in verdicts for because in each.because for answer in because.answers),
        *(each.stability for each in verdicts), *(each.text for each in part.findings),
        *(each.remedy for each in part.findings), *(each.text for each in part.requirements),
        *(getattr(each, name) for each in part.triggers for name in ("label", "detector", "to", "within", "shown")),
        *(each.on_no_answer for each in part.triggers), *(each.sentence for each in part.scores),
        *(each.band for each in part.scores), *(each.advice for each in part.scores),
    ]  # fmt: skip


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["html", "markdown", "csv"])
def test_every_word_of_the_map_is_in_every_written_format(name: str) -> None:
    made = export(refunds(), name).decode("utf-8-sig")
    text = {
        "html": lambda: "".join(Seen(made).text),
        "markdown": lambda: re.sub(r"\\(.)", r"\1", made),
        "csv": lambda: "\n".join(field for row in csv.reader(io.StringIO(made, newline="")) for field in row),
    }[name]()
    for part in draw_map(refunds()).parts:
        for words in words_of(part):
            assert flat(words) in flat(text), words


def test_the_picture_says_every_level_and_every_ghost_in_words() -> None:
    drawn = draw_map(refunds())
    for width in WIDTHS:
        root = ET.fromstring(as_svg.render(drawn, width))  # noqa: S314 - our own text
        said = flat(" ".join(each.text or "" for each in root.iter(f"{SVG}text")))
        for part in drawn.steps:
            assert all(verdict.level in said for verdict in part.verdicts)
        assert said.count("Today looser") == 6
        assert said.count("Today stricter") == 3
        assert "not known: up to" in said


def test_a_spreadsheet_reads_back_what_was_written() -> None:
    rows = list(csv.reader(io.StringIO(export(refunds(), "csv").decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[1:4] for row in rows[1:3]] == [
        ["1", "Read and sort the request", "Support"],
        ["2", "Check order and policy", "Support"],
    ]
    assert export(refunds(), "csv").startswith(b"\xef\xbb\xbf")
    assert rows[4][rows[0].index("Autonomy")] == "AI recommends"
    assert rows[4][rows[0].index("Autonomy: today")] == "AI acts"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "\u22121",
    ],
)
def test_no_spreadsheet_runs_a_cell(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Refund", "'quoted'", "3 of 10", "a=b", '"x"'])
def test_ordinary_cells_are_left_alone(text: str) -> None:
    assert cell(text) == text


def test_no_cell_of_a_hostile_workflow_starts_like_a_formula() -> None:
    result = hostile()
    bad = replace(result.steps[0], step=replace(result.steps[0].step, name='=HYPERLINK("http://x","y")', owner="@x"))
    rows = csv.reader(io.StringIO(export(replace(result, steps=(bad,)), "csv").decode("utf-8-sig"), newline=""))
    assert not [field for row in rows for field in row if field[:1] in "=+-@\t\r\n" and field]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", r"a\|b"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("![x](y)", r"!\[x\](y)"),
        ("*a* _b_ `c` #d ~~e~~", r"\*a\* \_b\_ \`c\` \#d &#126;&#126;e&#126;&#126;"),
        ("one\n\n# two\r\nthree", r"one \# two three"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_markdown_shows_text_as_text(text: str, expected: str) -> None:
    assert inline(text) == expected


@pytest.mark.parametrize("text", ["- item", "+ item", "1. item", "=====", "/// note", "::: x", "!!! tip", "??? tip"])
def test_a_block_of_markdown_cannot_be_started_by_text(text: str) -> None:
    assert not re.match(r"[-+=/:!?]|\d+[.)]", inline(text, start=True))


def test_a_hostile_workflow_makes_no_html_in_markdown() -> None:
    made = export(hostile(), "markdown").decode()
    assert "<script" not in made
    assert "<img" not in made
    assert "](javascript" not in re.sub(r"\\.", "", made)


def test_only_plain_web_addresses_become_links() -> None:
    assert link("x", "https://example.org/a").startswith("<a ")
    for address in ("javascript:alert(1)", "data:text/html,x", "//x", "https://a\nb", "https://a b", ""):
        assert link("x", address) == "x"


def test_elements_escape_their_children_and_attributes() -> None:
    assert element("p", "<b>", title='"&"') == '<p title="&quot;&amp;&quot;">&lt;b&gt;</p>'
    assert element("br") == "<br>"


def test_json_is_a_document_that_holds_workflow_and_result() -> None:
    document = json.loads(export(refunds(), "json"))
    assert document["format"] == "hitl-workflow"
    assert "result" in document


def test_the_whole_has_no_detail_where_nothing_is_settled_once() -> None:
    assert as_html.detail(draw_map(refunds()), "") == ""
    assert "Impact" in as_html.detail(draw_map(scores_only()), "")
    with pytest.raises(KeyError):
        as_html.detail(draw_map(refunds()), "gone")


def test_a_page_says_first_what_to_do_first_and_folds_the_long_lists() -> None:
    drawn = draw_map(refunds(24))
    said = as_html.summary(drawn)
    at = [said.index(words) for words in ("What to do first", drawn.headline, "The map in a table")]
    assert at == sorted(at)
    seen = Seen(said)
    tasks, folded = said.split("<details", 1)
    assert tasks.count("<li>") == 5
    assert len(drawn.tasks()) < len(drawn.todo), "what reads the same on several steps is said once"
    assert f"After that: {len(drawn.tasks()) - 5} more" in folded
    assert ("ol", {"class": "hitl-todo", "start": "6"}) in seen.elements
    assert sum(tag == "li" for tag, _ in seen.elements) == len(drawn.tasks())
    assert all(str(task.number) in said for task in drawn.todo)
    assert 'class="hitl-fold"' not in export(refunds(24), "html").decode(), "a report has nothing folded"


def test_scores_of_steps_are_folded_and_what_is_settled_once_says_its_own_beside_the_questions() -> None:
    drawn = draw_map(scores_only())
    assert "<caption>Scores" not in as_html.summary(drawn)
    assert drawn.whole
    said = as_html.summary(replace(drawn, steps=(replace(drawn.whole, id="a", number=1),)))
    assert said.index("<details") < said.index("<caption>Scores")


def test_numbers_are_those_of_the_workflow_and_of_the_step_shown() -> None:
    without = as_html.numbers(draw_map(refunds(2)), "")
    assert "Nothing to work out yet" in without
    drawn = draw_map(refunds())
    step = replace(drawn.steps[0], blocks=(Block(id="numbers", title="Numbers", lines=("Busy 80 %.",)),))
    told = as_html.numbers(replace(drawn, steps=(step, *drawn.steps[1:])), step.id)
    assert "Busy 80 %." in told
    assert step.name in told
    assert "Busy" not in as_html.numbers(replace(drawn, steps=(step, *drawn.steps[1:])), drawn.steps[1].id)


def test_rules_and_sources_link_to_where_the_site_explains_them_and_are_plain_elsewhere() -> None:
    drawn = draw_map(refunds())
    because = next(each for each in drawn.steps[3].verdicts[0].because if each.sources)
    places = Places(rules="/guide/how/#rule-", sources="/guide/references/#")
    linked = as_html.detail(drawn, drawn.steps[3].id, places=places)
    assert f'<a href="/guide/how/#rule-{because.rule}">Rule {because.rule}</a>' in linked
    assert f'href="/guide/references/#{because.sources[0].id}"' in linked
    plain = as_html.detail(drawn, drawn.steps[3].id) + export(refunds(), "html").decode()
    assert f"Rule {because.rule}" in plain
    assert 'href="/' not in plain
    assert 'href="#' not in as_html.detail(drawn, drawn.steps[3].id)


def test_a_report_names_sources_where_they_are_used_and_lists_each_once() -> None:
    page = export(refunds(), "html").decode()
    used = {
        address.removeprefix("#")
        for tag, each in Seen(page).elements
        if tag == "a" and (address := each.get("href", "")).startswith("#")
    }
    listed = [each["id"] for _, each in Seen(page).elements if each.get("id", "").startswith("source-")]
    assert used
    assert used == set(listed)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("heading", [2, 3, 5, 6])
def test_headings_start_where_the_page_says_and_none_is_skipped(heading: int) -> None:
    drawn = draw_map(refunds())
    for said in (as_html.summary(drawn, heading=heading), as_html.detail(drawn, drawn.steps[3].id, heading=heading)):
        levels = [int(tag[1]) for tag, _ in Seen(said).elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == heading
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
        assert max(levels) <= 6


def test_what_a_page_lists_as_unanswered_is_not_said_again_as_something_to_find_out() -> None:
    drawn = draw_map(refunds(1))
    step = replace(drawn.steps[0], unanswered=("Who is harmed?",))
    tasks = tuple(
        replace(drawn.todo[0], step=step.id, number=number, text=say("en", "todo.question", question="Who is harmed?"))
        for number in (1, 2)
    )
    both, one = (replace(drawn, steps=(step,), todo=found) for found in (tasks, tasks[:1]))
    assert "Who is harmed?" in as_html.summary(both), "on the second step it is answered, and not known"
    assert "Who is harmed?" not in as_html.summary(one)
    assert "Nothing stands out" not in as_html.summary(one)
    assert "Who is harmed?" in as_html.report(one)
