"""The figures of the page about speed, from what ``python -m bench`` measured.

``<!-- speed: first -->`` in a page becomes the table of that name. No figure stands in the page itself, so that none
can differ from what was measured, and whether a goal is met is reckoned here.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.speed")

MARKER = re.compile(r"<!-- speed: ([a-z]+) -->")
SOONER, SOONER_BARE, MEGABYTES, CLICK, BUILD = 6, 10, 2.0, 8, 1.15
EXPLAINED, CHANGED, FASTER, STREAM = 100, 5, 10, 1.2
HELD = 0.5
TURNS = {
    "fast-cold": "first visit",
    "fast-warm": "second visit",
    "slow-cold": "first visit, slow line",
    "slow-warm": "second visit, slow line",
}
ACTS = ("clicking", "typing")
"""What is done in the form while the tasks of the page are counted."""
Data = dict[str, Any]


def read(folder: Path) -> Data | None:
    """Return the figures by benchmark; None where some are not measured, which a test of the site refuses."""
    paths = {name: folder / f"bench-{name}.json" for name in ("start", "building", "engine", "clicks", "memory")}
    missing = [path.name for path in paths.values() if not path.is_file()]
    if missing:
        log.info("There is no %s. Measure with `python -m bench`.", ", ".join(missing))
        return None
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in paths.items()}


def table(heads: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """Return a Markdown table, the columns of figures aligned to the right."""
    align = ["---:" if all(str(cell)[:1].isdigit() for cell in column) else "---" for column in zip(*rows, strict=True)]
    return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in (heads, align, *rows))


def where(told: Data) -> str:
    """Return on which machine and day something was measured."""
    machine = told["machine"]
    browser = f", {machine['browser']}" if "browser" in machine else ""
    return (
        f"{machine['date']}, {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
        f"Python {machine['python']}{browser}; load at the start {machine['load']}"
    )


def size(count: int) -> str:
    """Return *count* bytes in megabytes."""
    return f"{count / 1e6:.2f} MB"


def first(data: Data) -> str:
    """Return the table of the first score, over both lines."""
    told = data["start"]
    rows = [
        (
            page["name"],
            page["python"],
            *(f"{page[line][turn]['median']:,}" for line in ("fast", "slow") for turn in ("cold", "warm")),
            size(page["bytes"]),
            page["requests"],
        )
        for page in told["pages"]
    ]
    slow = told["slow"]
    heads = ("Page", "Python", "first visit", "second", "first, slow line", "second, slow line", "fetched", "requests")
    return (
        f"{table(heads, rows)}\n\nMilliseconds from the navigation to the score in the page, medians of {told['runs']} "
        f"interleaved runs. The slow line has {slow['mbits']} Mbit/s and {slow['latency']} ms a turn. {where(told)}."
    )


def versions(data: Data) -> str:
    """Return what was measured, by version, and what was asked of other hosts."""
    pages = data["start"]["pages"]
    rows: list[tuple[object, ...]] = [
        (page["name"], ", ".join(f"{name} {version}" for name, version in page["versions"].items())) for page in pages
    ]
    asked = sum(len(page["foreign"]) for page in pages)
    return table(("Page", "Versions"), rows) + f"\n\nRequests to other hosts, all pages together: {asked}."


def building(data: Data) -> str:
    """Return the table of builds."""
    told = data["building"]
    rows: list[tuple[object, ...]] = [
        (kind["name"], f"{kind['seconds']:.2f}", f"{kind['ratio']:.2f}", f"{kind['processor_ratio']:.2f}")
        for kind in told["kinds"]
    ]
    heads = (f"{told['pages']} pages", "seconds", "times as long", "times the processor's work")
    return (
        f"{table(heads, rows)}\n\nMedians of {told['runs']} interleaved builds, with mkdocs-material "
        f"{told['machine']['mkdocs-material']}. {where(told)}."
    )


def engine(data: Data) -> str:
    """Return the table of the engine."""
    told = data["engine"]
    steps, peer = f"{told['steps']:,} steps", told["peer"]
    rows: list[tuple[object, ...]] = [
        (f"{steps} with explanations, counterfactuals and stability", f"{told['explained']} ms"),
        (f"one changed step of {told['steps']:,}", f"{told['one_changed']} ms"),
        (f"{steps}, outcomes only", f"{told['settled']} ms"),
        (f"{steps}, outcomes only, {peer['name']} {peer['version']}", f"{told['settled_peer']} ms"),
        *(
            (f"memory at most while {each['steps']:,} steps stream", f"{each['megabytes']} MB")
            for each in told["memory"]
        ),
    ]
    return (
        f"{table(('What', 'Takes'), rows)}\n\nProcessor time, the best of {told['runs']} interleaved rounds. "
        f"{where(told)}."
    )


def clicks(data: Data) -> str:
    """Return what clicking and typing cost, by the number of steps."""
    told = data["clicks"]

    def cell(found: dict[str, float]) -> str:
        return f"{found['median']} ({found['most']})"

    rows: list[tuple[object, ...]] = [
        (
            row["steps"],
            *(cell(row[name]) for name in ("handled", "worker", "verdict", "picture")),
            *(f"{row[act]['over']} of {row[act]['tasks']:,}" for act in ACTS),
        )
        for row in told["rows"]
    ]
    over = f"tasks over {told['limit']} ms"
    *others, last = told["fields"]
    heads = (
        "steps", "handled", "Python's share", "verdict and reasons", "picture", *(f"{over}, {act}" for act in ACTS)
    )  # fmt: skip
    return (
        f"{table(heads, rows)}\n\nMilliseconds after the click, the middle and in brackets the most of "
        f"{told['clicks']} clicks. Tasks of the page's main thread, in processor time, in a run of their own: as many "
        f"clicks, and {told['letters']} letters typed into {', '.join(others)} and {last}. {where(told)}."
    )


def held(told: Data) -> list[str]:
    """Return when it was looked how much memory is held."""
    return ["after the first score", f"after {told['rescores']:,} rescores", "after as many again"]


def memory(data: Data) -> str:
    """Return how much memory each Python takes in a tab."""
    told = data["memory"]
    rows: list[tuple[object, ...]] = [
        (kind["name"], *(f"{value} MB" for value in (*kind["held"], max(kind["linear"])))) for kind in told["kinds"]
    ]
    heads = ("Python", *held(told), "its own at most")
    return f"{table(heads, rows)}\n\nMedians of {told['runs']} interleaved runs. {where(told)}."


def goals(data: Data) -> str:
    """Return every goal with what was measured and whether it is met."""
    start, engine_, building_, clicks_ = (data[name] for name in ("start", "engine", "building", "clicks"))
    memory_ = data["memory"]
    bare = next(page for page in start["pages"] if page["id"] == "bare")
    names = {page["id"]: page["name"] for page in start["pages"]}
    rows: list[tuple[object, ...]] = []

    def goal(told: str, wanted: str, found: str, met: bool) -> None:
        rows.append((told, wanted, found, "met" if met else "**not met**"))

    for turn, words in TURNS.items():
        ratio = start["ratios"][turn]
        goal(
            f"This site's map, {words}, beside the best other full CPython ({names[ratio['best']]})",
            f"{SOONER} times sooner", f"{ratio['site']} times", ratio["site"] >= SOONER,
        )  # fmt: skip
    for turn, words in TURNS.items():
        ratio = start["ratios"][turn]
        goal(
            f"Bare page, {words}, beside stock Pyodide", f"{SOONER_BARE} times sooner", f"{ratio['bare']} times",
            ratio["bare"] >= SOONER_BARE,
        )  # fmt: skip
    goal(
        "Fetched until the first score, bare page",
        f"{MEGABYTES} MB",
        size(bare["bytes"]),
        bare["bytes"] <= MEGABYTES * 1e6,
    )
    for row in clicks_["rows"]:
        if row["steps"] == 10:
            took = row["scored"]["median"]
            goal(
                "A click in ten steps, Python's share until levels and reasons are told",
                f"{CLICK} ms",
                f"{took} ms",
                took < CLICK,
            )
        for act in ACTS:
            over = row[act]["over"]
            goal(
                f"{act.capitalize()} in {row['steps']} steps: tasks over {clicks_['limit']} ms", "none",
                f"{over} (the longest {row[act]['longest']} ms)", over == 0,
            )  # fmt: skip
    ours, whole = memory_["kinds"]
    for words, least, most in zip(held(memory_), ours["held"], whole["held"], strict=True):
        goal(
            f"Memory that a tab holds {words}, beside {whole['name']}", f"{HELD:.0%}", f"{least / most:.0%}",
            least < HELD * most,
        )  # fmt: skip
    grown = max(ours["linear"]) - ours["linear"][0]
    goal(f"Growth of Python's own memory in {2 * memory_['rescores']:,} rescores", "none", f"{grown:.1f} MB", not grown)
    for kind in building_["kinds"][1:]:
        found = kind["ratio"]
        goal(f"Building {building_['pages']} pages {kind['name']}", f"{BUILD} times", f"{found} times", found <= BUILD)
    goal(
        "1,000 steps with explanations",
        f"{EXPLAINED} ms",
        f"{engine_['explained']} ms",
        engine_["explained"] < EXPLAINED,
    )
    goal("One changed step of 1,000", f"{CHANGED} ms", f"{engine_['one_changed']} ms", engine_["one_changed"] < CHANGED)
    faster = engine_["times_faster"]
    goal(f"Outcomes beside {engine_['peer']['name']}", f"{FASTER} times faster", f"{faster} times", faster >= FASTER)
    least, *_, most = engine_["memory"]
    few, many, longer = least["megabytes"], most["megabytes"], most["steps"] // least["steps"]
    goal(
        f"Memory of {longer} times the steps, streamed",
        f"{STREAM} times",
        f"{many / few:.1f} times",
        many <= few * STREAM,
    )
    shown = table(("Goal", "At most or at least", "Measured", "Outcome"), rows)
    return f'<div class="site-goals" markdown="1">\n\n{shown}\n\n</div>'


def files(data: Data) -> str:
    """Return links to the figures themselves."""
    return " · ".join(f"[{name}](../data/bench-{name}.json)" for name in data) + ", with every single run."


TABLES: dict[str, Callable[[Data], str]] = {
    "first": first, "versions": versions, "building": building, "engine": engine, "clicks": clicks, "memory": memory,
    "goals": goals, "files": files,
}  # fmt: skip


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace each marker by its table. Raises PluginError for a name that is none."""
    if not MARKER.search(markdown):
        return markdown
    data = read(Path(config.docs_dir) / "data")

    def written(match: re.Match[str]) -> str:
        if match[1] not in TABLES:
            raise PluginError(f"{page.file.src_uri}: there is no table {match[1]}. Tables: {', '.join(TABLES)}.")
        return TABLES[match[1]](data) if data else "*Not measured yet.*"

    return MARKER.sub(written, markdown)
