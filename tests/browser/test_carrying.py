"""From a short check into the map, and nothing of one's own touched."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, READY, kept, name_it, said, visit, wake, workflow
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"
FOLD = f"{ELEMENT} [data-part=carry]"


def answer(tab: Tab, question: str, option: str) -> None:
    tab.page.check(f'{ELEMENT} fieldset[data-question="{question}"] input[value="{option}"]')


@pytest.mark.parametrize(
    ("page", "answers", "carried"),
    [
        ("", {"stakes": "serious", "against": "true"},
         {"stakes": "serious", "direction": "adverse", "significant": True}),
        ("guide/boundaries/", {"basis": "effort", "reach": "lost"},
         {"basis_shown": False, "route": False, "experience": "stuck"}),
        ("guide/escalation/", {"visible": "shown"}, {"route": True}),
        ("guide/real-review/", {"authority": "none"}, {"reviewer": "named", "reviewer_authority": False}),
    ],
    ids=["one-minute", "boundary", "readiness", "review"],
)  # fmt: skip
def test_a_short_check_is_carried_into_the_map_as_a_workflow_of_its_own(
    site: Server, open_tab: Opener, page: str, answers: dict[str, str], carried: dict[str, object]
) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "My own map")
        visit(tab, site, page)
        assert tab.page.locator(FOLD).is_hidden(), "nothing is answered, so there is nothing to carry"
        for question, option in answers.items():
            answer(tab, question, option)
        wake(tab)
        tab.until(READY, 60)
        tab.until(f"() => !document.querySelector('{FOLD}').hidden")
        tab.page.click(f"{FOLD} > summary")
        tab.until(f"() => !{HAND}.querySelector('[data-part=carry-link]').hidden")
        assert "go along" in said(tab, "carried")
        tab.page.click(f"{FOLD} [data-part=carry-link]")
        tab.until(f"() => {HAND}?.dataset.slug === 'escalation-map' && {HAND}.guest && {HAND}.result", 60)
        (step,) = workflow(tab)["steps"]
        assert step["answers"] == carried
        assert "Carried over from" in said(tab, "detail")
        assert kept(tab) == ["My own map"]
        tab.assert_clean()


def test_what_is_said_follows_the_answers(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site, "")
        answer(tab, "against", "false")
        wake(tab)
        tab.until(f"() => !document.querySelector('{FOLD}').hidden", 60)
        tab.page.click(f"{FOLD} > summary")
        tab.until(f"() => {HAND}.querySelector('[data-part=carried]').textContent.includes('None of the answers')")
        answer(tab, "against", "true")
        tab.until(f"() => {HAND}.querySelector('[data-part=carried]').textContent.includes('These answers go along')")
        assert "Nothing was left behind" in said(tab, "carried")
