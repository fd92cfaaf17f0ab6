"""What one build keeps for the next: nothing a reader or an author could tell, but time."""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

import hitl_content.reading
from hitl_content.page import kept, library
from tests.page.small import WORKFLOW, YAML
from tests.test_markdown import BOTH
from tests.test_plugin import built, html_of, site, small_runtime, warnings

__all__ = ["site", "small_runtime", "warnings"]  # fixtures

PAGE = "deep/er/map"
HOME = Path(kept.FOLDER)
FILE = HOME / "small.json"


@pytest.fixture(autouse=True)
def always_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """This theme writes when a page was built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The assessments that were read and tried, in order."""
    names: list[str] = []
    mistakes = library.Library.mistakes

    def noted(self: library.Library, slug: str) -> object:
        names.append(slug)
        return mistakes(self, slug)

    monkeypatch.setattr(library.Library, "mistakes", noted)
    return names


def everything(out: Path) -> dict[str, bytes]:
    """Return every file of the site but those that say when it was built."""
    paths = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("sitemap"))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def write(slug: str, text: str) -> None:
    """Write the *text* of the assessment *slug*, whose folder need not be there."""
    path = Path("assessments", slug, "assessment.yml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_second_build_is_the_same_byte_for_byte_and_reads_no_assessment(
    site: Path, tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = everything(built(site))
    assert tried == ["small"]
    monkeypatch.setattr(hitl_content.reading, "read_assessment", None)
    monkeypatch.setattr(hitl_content.reading, "read_workflow", None)
    assert everything(built(site)) == first
    assert tried == ["small"]


def test_a_second_build_imports_nothing_that_reads_or_draws(site: Path) -> None:
    built(site)
    program = """
import sys
from pathlib import Path
from hitl_content.page import kept, library
from hitl_content import plugin
there = library.Library(Path("assessments"))
assert kept.Kept(there.directory, Path(kept.FOLDER)).problems("small", there.mistakes) == ()
names = {name.split(".")[1] for name in sys.modules if name.startswith("hitl_content.")}
assert not names & {"reading", "engine", "wire", "words", "mapping", "exporting"}, names
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=site)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("assessment.yml", "Everything there is, once.", "Something else."),
        ("examples/two.yml", WORKFLOW, WORKFLOW.replace("name: ", "name: Other ", 1)),
    ],
)
def test_what_was_edited_is_read_again(site: Path, name: str, old: str, new: str) -> None:
    before = html_of(built(site), PAGE)
    path = site / "assessments/small" / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    after = html_of(built(site), PAGE)
    assert before != after
    assert after == html_of(built(site, cache=False), PAGE)


def test_an_edit_and_back_shows_what_is_there(site: Path) -> None:
    before = html_of(built(site), PAGE)
    write("small", YAML.replace("Everything there is, once.", "Something else."))
    assert "Something else." in html_of(built(site, command="serve"), PAGE)
    write("small", YAML)
    assert html_of(built(site), PAGE) == before


def test_another_file_of_an_assessment_makes_it_tried_again(site: Path, tried: list[str]) -> None:
    built(site)
    (site / "assessments/small/cases.yml").write_text("cases: []\n", "utf-8")
    with pytest.raises(Abort):
        built(site)
    (site / "assessments/small/cases.yml").unlink()
    built(site)
    (site / "assessments/small/examples/three.yml").write_text(WORKFLOW, "utf-8")
    assert "small-three-" in " ".join(everything(built(site)))
    assert tried == ["small"] * 4


def test_an_edit_of_one_assessment_tries_the_others_again_because_they_may_lead_to_it(
    site: Path, tried: list[str]
) -> None:
    write("both", BOTH)
    built(site)
    write("both", BOTH.replace("One question.", "A question."))
    built(site)
    assert tried == ["both", "small", "both", "small"]
    path = site / "assessments/small/examples/two.yml"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    built(site)
    assert tried == ["both", "small"] * 2 + ["small"]


def test_another_version_of_this_package_trusts_nothing_of_this_one(
    site: Path, tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(site)
    monkeypatch.setattr(kept, "_package", lambda: "another")
    built(site)
    assert tried == ["small", "small"]


def test_the_version_of_this_package_is_in_every_source_and_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = kept._package.__wrapped__
    for name in ("one.py", "page/templates/two.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first", "utf-8")
    monkeypatch.setattr(kept, "PACKAGE", tmp_path)
    seen = {package()}
    for name in ("one.py", "page/templates/two.html"):
        (tmp_path / name).write_text("second", "utf-8")
        seen.add(package())
    monkeypatch.setattr(kept, "version", lambda name: f"another {name}")
    assert len({*seen, package()}) == 4


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"{}", b"null", b"[1]", b'{"compiled": 1}', b"[" * 100_000, b'{"compiled": "']
)
def test_a_kept_file_that_is_not_what_was_written_is_as_if_it_were_not_there(
    site: Path, tried: list[str], content: bytes, whole: bool
) -> None:
    first = html_of(built(site), PAGE)
    key = kept.Kept(Path("assessments"), HOME)._key("small")
    if whole:  # even under the hash it should have
        digest = hashlib.sha256(f"{key}\0{len(content)}\0".encode() + content).hexdigest()
        content = digest.encode() + b"\n" + content
    FILE.write_bytes(content)
    assert html_of(built(site), PAGE) == first
    if not (whole and content.endswith(b"{}")):  # which says that it is good and that nothing was made of it
        assert tried == ["small", "small"]
    before = FILE.read_bytes()
    built(site)
    assert FILE.read_bytes() == before, "mended"


def test_one_changed_letter_of_a_kept_file_is_not_shown(site: Path) -> None:
    first = html_of(built(site), PAGE)
    FILE.write_text(FILE.read_text("utf-8").replace("Everything there is", "Anything there is"), "utf-8")
    assert html_of(built(site), PAGE) == first


def test_what_is_kept_for_one_assessment_is_not_that_of_another(site: Path) -> None:
    write("both", BOTH)
    (site / "docs/index.md").write_text("/// assessment | both\n///\n", "utf-8")
    first = html_of(built(site), "")
    (HOME / "both.json").write_bytes(FILE.read_bytes())
    assert html_of(built(site), "") == first


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(
    site: Path, tried: list[str], warnings: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    (site / ".cache").write_text("This is no folder.", "utf-8")
    caplog.set_level(logging.INFO)
    assert html_of(built(site), PAGE) == html_of(built(site), PAGE)
    assert tried == ["small", "small"]
    assert not warnings
    assert "Nothing is kept for the next build" in caplog.text


def test_switched_off_nothing_is_kept_and_nothing_kept_is_used(site: Path, tried: list[str]) -> None:
    built(site, cache=False)
    assert not (site / ".cache").exists()
    built(site)
    before = FILE.read_bytes()
    built(site, cache=False)
    assert tried == ["small"] * 3
    assert FILE.read_bytes() == before


def test_a_problem_is_said_in_every_build_and_fails_each_strict_one(
    site: Path, warnings: list[str], tried: list[str]
) -> None:
    write("both", BOTH)
    built(site)
    assert sorted(path.name for path in HOME.iterdir()) == ["both.json", "small.json"]
    (site / "assessments/both/cases.yml").write_text("cases: []\n", "utf-8")  # the assessment itself is right
    (site / "docs/index.md").write_text("/// assessment | both\n///\n", "utf-8")
    said = []
    for _ in range(3):
        warnings.clear()
        with pytest.raises(Abort):
            built(site)
        said.append(tuple(warnings))
    assert "assessments/both/cases.yml:1:8" in said[0][0]
    assert len(set(said)) == 1
    assert tried == ["both", "small", *["both"] * 3]
    assert [path.name for path in HOME.iterdir()] == ["small.json"]


def test_a_mistake_in_a_page_is_said_in_every_build(site: Path, warnings: list[str]) -> None:
    (site / "docs/index.md").write_text("/// assessment | small\n    heading: 9\n///\n", "utf-8")
    for count in (1, 2):
        with pytest.raises(Abort):
            built(site)
        assert len([each for each in warnings if "heading is a level from 1 to 4" in each]) == count


def test_a_link_that_leads_out_is_refused_whatever_was_kept(site: Path, warnings: list[str]) -> None:
    built(site)
    path = site / "assessments/small/assessment.yml"
    path.rename(site / "elsewhere.yml")
    path.symlink_to(site / "elsewhere.yml")  # the same bytes, in another place
    with pytest.raises(Abort):
        built(site)
    assert "outside the directory of assessments" in warnings[0]


def test_what_differs_from_page_to_page_is_kept_apart(site: Path) -> None:
    write("both", BOTH)
    block = "/// assessment | both\n{}///\n\n"
    texts = {
        "index": block.format("") * 2,
        "fr": f"---\nlang: fr\n---\n{block.format('')}",
        "bare": block.format("    title: false\n") + block.format("    heading: 3\n"),
    }
    for name, text in texts.items():
        (site / f"docs/{name}.md").write_text(text, "utf-8")
    pages = [name.replace("index", "") for name in texts]
    first = [html_of(built(site, cache=False), page) for page in pages]
    for _ in range(2):
        assert [html_of(built(site), page) for page in pages] == first
    assert len(set(first)) == 3
    assert 'id="hitl-both-2-title"' in first[0]


def test_what_no_page_shows_any_longer_is_not_kept(site: Path) -> None:
    built(site)
    full = FILE.stat().st_size
    (site / f"docs/{PAGE}.md").write_text("# Map\n", "utf-8")
    for _ in range(2):
        built(site)
    assert FILE.stat().st_size < full / 10
    for path in sorted((site / "assessments/small").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (HOME / "small.half.json").write_text("left by a build that was stopped", "utf-8")
    (HOME / "notes.txt").write_text("somebody's own", "utf-8")
    built(site)
    assert [path.name for path in HOME.iterdir()] == ["notes.txt"]


def test_what_changes_while_it_is_read_is_not_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mistakes = library.Library.mistakes

    def changing(self: library.Library, slug: str) -> object:
        write("small", YAML.replace("Everything there is, once.", "Something else."))
        return mistakes(self, slug)

    monkeypatch.setattr(library.Library, "mistakes", changing)
    assert "Something else." in html_of(built(site), PAGE)
    assert not FILE.exists()


def test_the_texts_kept_are_data(site: Path) -> None:
    built(site)
    assert set(json.loads(FILE.read_text("utf-8").partition("\n")[2])) == {
        "compiled",
        "example two",
        'embed [{"example": "two"}, 0, "en"]',
    }
