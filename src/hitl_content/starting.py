# What is written here is small, complete and right: it passes ``hitl check`` and builds as it is, so that the first
# thing a person does is change something that works. Nothing that is there already is ever written over.
"""``hitl new``: a new assessment, or a new site with one."""

from __future__ import annotations

import re
from pathlib import Path

from hitl_content.model.errors import HitlError

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 60

ASSESSMENT = """\
slug: SLUG
edition: "1.0"
unit: step
languages: [en]
title: TITLE
summary: Say in one sentence what this settles.
sections:
  - id: harm
    title: If it goes wrong
    questions:
      - id: stakes
        kind: factor
        label: Stakes
        ask: How badly could a mistake hurt somebody?
        why: What a mistake costs decides how much anything else can matter.
        options:
          - {id: minor, label: An annoyance, anchor: An apology settles it.}
          - {id: serious, label: A real loss, anchor: Somebody could ask for compensation.}
          - {id: severe, label: Lasting harm, anchor: Nobody could make it good again.}
      - id: undo
        kind: factor
        label: Undoing it
        ask: If it is wrong, can it be undone?
        options:
          - {id: easy, label: At once, anchor: There is an undo that has been used.}
          - {id: hard, label: Hardly or not at all, anchor: Money is gone or data is sent.}
outcomes:
  - id: autonomy
    label: How far AI may go
    lane: AI
    tightened: at_most
    levels:
      - {id: act, label: AI acts, meaning: It acts within written limits and says so.}
      - {id: recommend, label: AI recommends, meaning: It proposes; a person decides.}
      - {id: person, label: A person alone, meaning: AI stays out of it.}
rules:
  - id: real-loss
    when: {stakes: serious+}
    at_most: {autonomy: recommend}
    because: somebody could lose something real
    remedy: Lower what is at stake until a mistake is only an annoyance.
  - id: lasting-harm
    when: {stakes: severe+, undo: hard+}
    at_most: {autonomy: person}
    because: nobody could make it good again
"""

CASES = """\
cases:
  - id: small
    name: A slip that an apology settles
    answers: {stakes: minor, undo: easy}
    expect: {autonomy: act}
    why: Checking it would cost more than the slip.
  - id: costly
    name: A mistake that costs somebody money
    answers: {stakes: serious, undo: easy}
    expect: {autonomy: recommend}
    because: [real-loss]
    why: People contest a loss, so a person decides.
"""

EXAMPLE = """\
format: hitl-workflow
version: 1
assessment: SLUG
name: A first workflow
steps:
  - id: sort
    name: Sort what comes in
    answers: {stakes: minor, undo: easy}
  - id: decide
    name: Decide what happens
    answers: {stakes: serious, undo: unknown}
"""

CONFIG = """\
site_name: TITLE
theme:
  name: material
  font: false
plugins:
  - search
  - hitl
markdown_extensions:
  - attr_list
  - md_in_html
"""

HOME = """\
# TITLE

Answer for each step of your workflow, and read how far AI may go. Scoring runs in this page; what you type stays on
your device.

/// assessment | SLUG
    example: first
///
"""


def new_assessment(slug: str, folder: Path) -> tuple[Path, ...]:
    """Write an assessment called *slug* with cases and an example into *folder*, and return the files.

    Raises HitlError where *slug* is no name for a folder, or where one of the files is there already.
    """
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        raise HitlError(f'"{slug}" cannot be a name here. Use small letters, digits and hyphens: refund-check.')
    return _write(_assessment(slug, folder))


def new_site(folder: Path) -> tuple[Path, ...]:
    """Write a site with one assessment into *folder*, and return the files. Raises HitlError as ``new_assessment``."""
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Assessments"
    slug = "first-check"
    texts = {folder / "mkdocs.yml": CONFIG, folder / "docs" / "index.md": HOME}
    made = {
        path: _filled(text, slug, _quoted(title) if path.suffix == ".yml" else title) for path, text in texts.items()
    }
    return _write(made | _assessment(slug, folder / "assessments"))


def _assessment(slug: str, folder: Path) -> dict[Path, str]:
    title = _quoted(slug.replace("-", " ").capitalize())
    home = folder / slug
    texts = {"assessment.yml": ASSESSMENT, "cases.yml": CASES, "examples/first.yml": EXAMPLE}
    return {home / name: _filled(text, slug, title) for name, text in texts.items()}


def _filled(text: str, slug: str, title: str) -> str:
    return text.replace("SLUG", slug).replace("TITLE", title)


def _quoted(title: str) -> str:
    """Return *title* as YAML text, whatever is in it."""
    return "'" + title.replace("'", "''") + "'"


def _write(made: dict[Path, str]) -> tuple[Path, ...]:
    there = [str(path) for path in made if path.exists()]
    if there:
        raise HitlError(f"Nothing was written, because this is there already: {', '.join(there)}.")
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tuple(made)
