"""One broken file per mistake in ``broken/``, and beside it every problem that must be reported, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitl_content.model.errors import ReadingError
from hitl_content.reading import read_assessment, read_assessment_text

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(BROKEN.glob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_reported_in_these_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the file reports what stands in the text file beside it, and nothing else."""
    monkeypatch.chdir(BROKEN)

    with pytest.raises(ReadingError) as caught:
        read_assessment(path.name)

    assert path.with_suffix(".txt").read_text(encoding="utf-8").splitlines() == str(caught.value).splitlines()


def test_every_problem_has_a_place_and_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """No message leaves the reader looking for the line or guessing what to do."""
    monkeypatch.chdir(BROKEN)
    assert len(FILES) >= 100
    for path in FILES:
        with pytest.raises(ReadingError) as caught:
            read_assessment(path.name)
        for problem in caught.value.problems:
            assert problem.line, problem
            assert problem.column, problem
            assert problem.what.endswith("."), problem
            assert problem.cure, problem


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"slug: refund\ntitle: a\xe9\n", "2:9: The byte 0xe9 here is not UTF-8."),
        (b"slug: a\x00b\n", "1:8: The invisible character U+0000 is not allowed."),
        (b"# " + b"x" * 1_000_000, "1:1: This file has more than 1,000,000 bytes."),
        (b"[" * 3000, "1:41: More than 40 lists and records stand inside one another."),
        (b"a: " + b"{b: " * 500, "1:160: More than 40 lists and records stand inside one another."),
        (b"- " * 400 + b"x", "1:81: More than 40 lists and records stand inside one another."),
        (b'title: "\\UFFFFFFFF"\n', "1:11: This escape stands for no character."),
        (b'title: "\\ud800"\n', "1:8 title: This text holds an invisible character, written as an escape."),
        (b"", "1:1: This file is empty."),
    ],
    ids=["not UTF-8", "control", "large", "deep lists", "deep records", "deep dashes", "escape", "half", "empty"],
)
def test_a_file_that_cannot_be_text_is_refused(
    data: bytes, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Encoding, size, depth and characters are refused with a place."""
    monkeypatch.chdir(tmp_path)
    Path("bad.yml").write_bytes(data)

    with pytest.raises(ReadingError) as caught:
        read_assessment("bad.yml")

    assert f"bad.yml:{expected}" in str(caught.value)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A path that leads nowhere is reported like any other problem."""
    with pytest.raises(ReadingError) as caught:
        read_assessment(tmp_path / "nowhere.yml")

    assert "This file cannot be read: no such file or directory." in str(caught.value)


def test_the_slug_is_the_name_of_the_folder(tmp_path: Path) -> None:
    """An assessment read from its folder must be called like the folder."""
    good = (Path(__file__).parent / "good" / "refund-check.yml").read_bytes()
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "assessment.yml").write_bytes(good)

    with pytest.raises(ReadingError) as caught:
        read_assessment(folder)

    (problem,) = caught.value.problems
    assert problem.what == 'The slug "refund-check" is not the name of the folder, which is "other".'


def test_text_without_a_file_is_reported_without_one() -> None:
    """Pasted text has problems with a line and no file."""
    with pytest.raises(ReadingError) as caught:
        read_assessment_text("slug: yes\n")

    assert "\n:1:7 slug: YAML may read yes without quotes as true." in str(caught.value)
