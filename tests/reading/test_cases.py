"""Cases are read against their assessment."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitl_content.engine import evaluate
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import ReadingError
from hitl_content.reading import read_assessment, read_cases

GOOD = """cases:
  - name: A small refund
    id: small
    answers: {stakes: negligible, significant: false, legal: true, volume: 10, channels: []}
    expect: {autonomy: act, access: on-request}
    scores: {legality: 2}
    bands: {risk: low}
    why: Nobody loses anything.
  - name: A refused refund
    answers: {stakes: serious, significant: true, direction: adverse, legal: true}
    expect: {autonomy: recommend}
    because: [significant-adverse]
"""


@pytest.fixture(scope="module")
def refund() -> Assessment:
    """The small assessment that uses every key."""
    return read_assessment(Path(__file__).parent / "good" / "refund-check.yml")


def test_cases_are_read_and_put_to_the_assessment(refund: Assessment, tmp_path: Path) -> None:
    """A case becomes a workflow of one step, with the answers given once beside it."""
    path = tmp_path / "cases.yml"
    path.write_text(GOOD, encoding="utf-8")

    small, refused = read_cases(path, refund)
    workflow = small.workflow(refund)

    assert (small.id, small.scores, small.bands) == ("small", (("legality", 2),), (("risk", "low"),))
    assert refused.because == ("significant-adverse",)
    assert workflow.answers == {"legal": True}
    assert list(workflow.steps[0].answers) == ["stakes", "significant", "channels", "volume"]
    settled = {found.outcome.id: found.level.id for found in evaluate(refund, workflow).steps[0].settled}
    assert dict(small.expect) == settled


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("stakes: negligible", "stakes: nil", '4:23 cases[0].answers.stakes: "nil" is not an option of stakes.'),
        ("legal: true, v", "legal: perhaps, v", "4:62 cases[0].answers.legal: This is answered with true or false"),
        ("{autonomy: act,", "{autonomie: act,", '5:14 cases[0].expect.autonomie: "autonomie" is not an outcome.'),
        ("access: on-request", "access: hidden", '5:37 cases[0].expect.access: "hidden" is not a level of access.'),
        ("[significant-adverse]", "[grav]", '12:15 cases[1].because[0]: "grav" is not a rule. Did you mean "grave"?'),
        ("legality: 2", "legality: two", '6:24 cases[0].scores.legality: "two" is not a number.'),
        ("risk: low", "risk: lowest", '7:19 cases[0].bands.risk: "lowest" is not a band of risk.'),
        ("    expect: {autonomy: recommend}\n", "", "9:5 cases[1]: This case expects nothing."),
    ],
)
def test_a_mistake_in_a_case_has_its_place(
    refund: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, expected: str
) -> None:
    """Ids are looked up in the assessment."""
    monkeypatch.chdir(tmp_path)
    Path("cases.yml").write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(ReadingError) as caught:
        read_cases("cases.yml", refund)

    (problem,) = caught.value.problems
    assert str(problem).startswith(f"cases.yml:{expected}")
