# Each build is a process of its own, as it is for whoever publishes a site. Builds of the kinds take turns.
"""How much longer a site of 100 pages takes to build with the plugin than with plain mkdocs-material."""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench.machine import ROOT, keep, machine, rounded

RUNS = 7
PAGES = 100
SLUG = "escalation-map"
EMBED = f"\n/// assessment | {SLUG}\n///\n"
WORDS = (
    "review", "person", "system", "decision", "reason", "limit", "work", "harm", "answer", "check", "step", "queue",
    "trust", "time", "cost", "reader", "team", "rule", "level", "case", "notice", "appeal", "sample", "error", "owner",
)  # fmt: skip
CACHE = ".cache"
SITES: dict[str, tuple[int, ...]] = {"plain": (), "none": (), "one": (7,)}
"""The sites, and which of their pages have the assessment."""
KINDS: dict[str, tuple[str, str, bool]] = {
    "plain": ("mkdocs-material alone", "plain", False),
    "none-first": ("with the plugin, no assessment in any page, first build", "none", True),
    "none-later": ("with the plugin, no assessment in any page, later build", "none", False),
    "one-first": ("with the plugin, the map in one page, first build", "one", True),
    "one-later": ("with the plugin, the map in one page, later build", "one", False),
}
"""What each kind is called, its site, and whether what earlier builds kept is taken away before."""


def page(number: int) -> str:
    """Return a page of some 500 words with headings, a list, a table and code, the same every time."""
    order = random.Random(number)  # noqa: S311 - words to fill a page

    def sentence() -> str:
        return " ".join(order.choices(WORDS, k=14)).capitalize() + "."

    parts = [f"# Page {number}"]
    for section in range(5):
        rows = "\n".join(f"| {order.choice(WORDS)} | {order.choice(WORDS)} |" for _ in range(4))
        items = "\n".join(f"- {sentence()}" for _ in range(3))
        parts += [
            f"## Section {section}", " ".join(sentence() for _ in range(4)), items,
            f"| one | two |\n|---|---|\n{rows}", f"```python\nlimit = {section}\nprint(limit)\n```",
            f"See [the next page](page-{(number + 1) % PAGES:03}.md).",
        ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def site(folder: Path, kind: str) -> None:
    """Write the source of the site of this *kind*, one of `SITES`."""
    (folder / "docs").mkdir(parents=True)
    for number in range(PAGES):
        text = page(number) + (EMBED if number in SITES[kind] else "")
        (folder / f"docs/page-{number:03}.md").write_text(text, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    shutil.copytree(ROOT / "assessments" / SLUG, folder / "assessments" / SLUG)
    config = {
        "site_name": "Bench", "site_url": "http://127.0.0.1/", "theme": {"name": "material", "font": False},
        "plugins": ["search"] if kind == "plain" else ["search", "hitl"],
        "markdown_extensions": ["tables", "admonition", "pymdownx.highlight", "pymdownx.superfences"],
    }  # fmt: skip
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")


def build(folder: Path, *, first: bool = False) -> tuple[float, float]:
    """Build the site and return the seconds that passed and those of the processor.

    A *first* build finds nothing that an earlier one has kept.
    """
    if first:
        shutil.rmtree(folder / CACHE, ignore_errors=True)
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(call, cwd=folder, env=environment, check=True)
    passed, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(runs: int) -> dict[str, Any]:
    """Return the figures of *runs* builds of each kind."""
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as name:
        folders = {kind: Path(name) / kind for kind in SITES}
        for kind, folder in folders.items():
            site(folder, kind)
            build(folder)  # not counted: it fills the disk's cache
        start = machine()
        for _ in range(runs):
            for kind, (_, where, first) in KINDS.items():
                found[kind].append(build(folders[where], first=first))
    passed = {kind: median(each[0] for each in all_of_them) for kind, all_of_them in found.items()}
    worked = {kind: median(each[1] for each in all_of_them) for kind, all_of_them in found.items()}
    return {
        "machine": start | {"mkdocs-material": version("mkdocs-material")},
        "runs": runs,
        "pages": PAGES,
        "kinds": [
            {
                "id": kind,
                "name": told,
                "seconds": round(passed[kind], 2),
                "processor": round(worked[kind], 2),
                "ratio": round(passed[kind] / passed["plain"], 2),
                "processor_ratio": round(worked[kind] / worked["plain"], 2),
                "all": rounded([each[0] for each in found[kind]], 2),
            }
            for kind, (told, _, _) in KINDS.items()
        ],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.building", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each site is built")
    found = measure(parser.parse_args(arguments).runs)
    keep("building", found)
    for kind in found["kinds"]:
        print(f"{kind['name']}: {kind['seconds']} s, {kind['ratio']} times; processor {kind['processor_ratio']} times")


if __name__ == "__main__":
    main()
