"""What every page of guidance owes its reader: where to go next, who it is for, how well its facts are known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.site.conftest import Look
from tests.site.test_content import DOCS, hook

GUIDE = sorted((DOCS / "guide").glob("*.md"))
EXAMPLES = sorted((DOCS / "examples").glob("*.md"))
REFERENCES = hook("references").read_references(DOCS)
ROLES = {"leader", "designer", "engineer", "risk"}
SUBJECTS = {
    "foundations", "trust", "brand and taste", "decision rights", "agents", "escalation", "review", "law",
}  # fmt: skip
AS_OF = re.compile(r"\b[Aa]s of [A-Z][a-z]+ 20\d\d")
SECOND_HAND = re.compile(r"\breport|\bquot|\bnotes?\b|\ballegation|\bsummar", re.IGNORECASE)
COURTS = {"moffatt", "ircc"}
"""Under the heading of law, and no rule that may change: a decided case, and what an office does."""


def matter(path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---"))
    return found


def cited(text: str) -> list[str]:
    return [str(key) for key in hook("references").CITATION.findall(text)]


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_a_page_says_for_whom_it_is_and_what_about(path: Path) -> None:
    tags = matter(path)["tags"]
    assert isinstance(tags, list)
    assert ROLES & set(tags)
    assert SUBJECTS & set(tags)
    assert set(tags) <= ROLES | SUBJECTS


@pytest.mark.parametrize("path", [each for each in GUIDE if each.stem not in {"handbook", "decision-table"}],
                         ids=lambda path: path.stem)  # fmt: skip
def test_a_page_ends_in_something_to_decide(path: Path) -> None:
    _, _, last = path.read_text(encoding="utf-8").partition('<p class="box-title">Decide next</p>')
    assert re.search(r"\]\([a-z./-]+\.md", last)


@pytest.mark.parametrize("path", [*GUIDE, DOCS / "index.md", *EXAMPLES], ids=lambda path: path.stem)
def test_law_carries_the_month_it_was_read_in(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    law = [key for key in cited(text) if REFERENCES[key]["group"].startswith("Law") and key not in COURTS]
    assert not law or AS_OF.search(text), law


def test_the_decision_table_says_how_old_its_law_is() -> None:
    table = yaml.safe_load((DOCS / "data/decision-table.yml").read_text(encoding="utf-8"))
    keys = [key for row in table["rows"] for key in cited(row["why"])]
    assert any(REFERENCES[key]["group"].startswith("Law") for key in keys)
    assert AS_OF.search((DOCS / "guide/decision-table.md").read_text(encoding="utf-8"))


def blocks() -> list[tuple[str, str]]:
    pages = [*GUIDE, *EXAMPLES, DOCS / "index.md", DOCS / "about/index.md"]
    found = [
        (path.name, block)
        for path in pages
        for block in re.split(r"\n\s*\n|\n(?=\|)", path.read_text(encoding="utf-8"))
    ]
    rows = yaml.safe_load((DOCS / "data/decision-table.yml").read_text(encoding="utf-8"))["rows"]
    return found + [(row["id"], str(row["why"])) for row in rows]


@pytest.mark.parametrize("key", [key for key, entry in REFERENCES.items()
                                 if str(entry.get("known", "")).startswith(("Reported", "Known from"))])  # fmt: skip
def test_what_is_known_second_hand_is_worded_so(key: str) -> None:
    told = [(name, block) for name, block in blocks() if key in cited(block)]
    assert [name for name, block in told if not SECOND_HAND.search(block)] == []


def test_every_reference_leads_somewhere_or_says_why_not() -> None:
    homeless = {key for key, entry in REFERENCES.items() if not entry.get("doi") and not entry.get("url")}
    assert homeless == {"all-things-trust", "utah-pilot", "spain-2025"}
    assert all(REFERENCES[key]["known"] for key in homeless)


@pytest.mark.parametrize("key", [key for key, entry in REFERENCES.items() if entry.get("doi")])
def test_a_doi_looks_like_one(key: str) -> None:
    assert re.fullmatch(r"10\.\d{4,5}/\S+[A-Za-z0-9]", REFERENCES[key]["doi"])


def test_an_assessment_and_the_list_give_the_same_doi() -> None:
    known = hook("references").aliases(REFERENCES)
    for path in (DOCS.parent / "assessments").glob("*/assessment.yml"):
        for source in yaml.safe_load(path.read_text(encoding="utf-8"))["sources"]:
            doi = str(source.get("url", "")).partition("https://doi.org/")[2]
            assert not doi or REFERENCES[known[source["id"]]].get("doi") == doi, (path, source["id"])


def test_every_page_of_the_guide_has_a_page_before_and_after(site: Path, pages: dict[str, Look]) -> None:
    for path in GUIDE:
        name = "guide/index.html" if path.stem == "index" else f"guide/{path.stem}/index.html"
        assert name in pages
        text = (site / name).read_text(encoding="utf-8")
        assert 'class="md-footer__link md-footer__link--prev"' in text, name
        assert 'class="md-footer__link md-footer__link--next"' in text, name
