"""The same check in two languages: on pages of their own, with the answers going along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.axe import DESKTOP, PHONE, faults
from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, choose, export, name_it, ready, said, save, unfold, visit, wake, workflow
from tests.browser.serving import Server
from tests.browser.test_keeping import REFUSED
from tests.browser.watching import Tab

FRENCH = "fr/"
OTHER = f"{ELEMENT} .hitl-languages a"
NOTICE = f"document.querySelector('{ELEMENT} [data-part=undo]')"
SCORED = f"() => document.querySelector('{ELEMENT}').hasAttribute('data-scored')"


def arrived(tab: Tab, language: str) -> None:
    tab.until(f"(tag) => document.querySelector('{ELEMENT}')?.lang === tag", 20, language)
    tab.until(f"() => document.querySelector('{ELEMENT}').words?.language")


def settled(tab: Tab, words: str) -> None:
    tab.page.locator(f"{ELEMENT} .hitl-body").scroll_into_view_if_needed()
    tab.until(
        f"(words) => document.querySelector('{ELEMENT} [data-part=detail]').textContent.includes(words)", 60, words
    )


def test_answers_go_along_to_the_other_language_and_back(site: Server, open_tab: Opener, tmp_path: Path) -> None:
    with open_tab(site) as tab:
        ready(tab, site, "")
        answer = choose(tab, "stakes")
        unfold(tab, "keeping")
        name_it(tab, "Late return")
        tab.page.click(OTHER)
        arrived(tab, "fr")
        settled(tab, "Jusqu’où l’IA peut aller")
        assert workflow(tab)["name"] == "Late return"
        assert workflow(tab)["answers"][answer["question"]] == answer["option"]
        unfold(tab, "keeping")
        name, picture = export(tab, "svg")
        assert name.startswith("late-return-")
        assert ' lang="fr"' in picture.decode()
        assert "L’IA" in picture.decode()
        assert json.loads(save(tab, tmp_path).read_text("utf-8"))["language"] == "fr"
        tab.page.click(OTHER)
        arrived(tab, "en")
        settled(tab, "How far AI may go")
        assert workflow(tab)["answers"][answer["question"]] == answer["option"]
        unfold(tab, "keeping")
        assert "language" not in json.loads(save(tab, tmp_path).read_text("utf-8"))
        tab.assert_clean()


def test_where_nothing_may_be_stored_the_link_itself_carries_the_answers(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.context.add_init_script(REFUSED)
        ready(tab, site, FRENCH)
        answer = choose(tab, "stakes")
        assert "n’autorise pas" in said(tab, "saved")
        tab.page.click(OTHER)
        arrived(tab, "en")
        tab.until(f"() => document.querySelector('{ELEMENT}').guest", 60)
        assert workflow(tab)["answers"][answer["question"]] == answer["option"]
        assert workflow(tab)["language"] == "fr"
        settled(tab, "How far AI may go")


def test_a_workflow_that_came_with_a_link_is_told_in_the_language_of_the_page(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site, FRENCH)
        choose(tab, "people")
        unfold(tab, "keeping")
        unfold(tab, "share")
        link = str(tab.until(f"() => document.querySelector('{ELEMENT} [data-part=link]').value"))
    with open_tab(site) as tab:
        visit(tab, site, link.removeprefix(site.url()))
        arrived(tab, "fr")
        tab.until(f"() => document.querySelector('{ELEMENT}').guest", 60)
        assert "est venu avec le lien" in said(tab)
        settled(tab, "Jusqu’où l’IA peut aller")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("neuf.json", '{"format": "hitl-workflow", "version": 99}', "enregistré par une version plus récente"),
        (
            "autre.json",
            '{"format": "hitl-workflow", "version": 1, "assessment": "escalation-map"}',
            "Le fichier appartient à une autre évaluation",
        ),
        ("coupe.json", '{"format": "hitl-workflow", ', "ligne 1\u00a0: Ce n’est pas du JSON"),
        ("liste.txt", "Trier\nPayer\n", "On répond à one-minute-check une seule fois"),
        ("grand.txt", "x" * 2_000_001, "Il dépasse 2 Mo"),
    ],
    ids=["newer", "foreign", "cut", "list", "large"],
)
def test_a_french_page_refuses_a_file_in_french(
    site: Server, open_tab: Opener, tmp_path: Path, name: str, content: str, words: str
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with open_tab(site) as tab:
        ready(tab, site, FRENCH)
        tab.page.set_input_files(f"{ELEMENT} [data-part=file]", path)
        tab.until(
            f"(words) => document.querySelector('{ELEMENT} [data-part=undo]').textContent.includes(words)", 30, words
        )
        assert said(tab).startswith(f"«\u00a0{name}\u00a0» n’a pas été ouvert, et rien n’a changé.")


def test_a_french_page_refuses_a_damaged_link_in_french(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site, FRENCH + "#hitl=1.AAAA")
        tab.until(
            f"() => document.querySelector('{ELEMENT} [data-part=undo]').textContent.includes('abîmé ou incomplet')", 30
        )


def test_a_french_page_says_in_french_why_python_does_not_start(site: Server, open_tab: Opener) -> None:
    trimmed = next(site.root.glob("**/trimmed-*.wasm")).name
    site.bad.update({trimmed: "missing", "pyodide.asm.wasm": "missing"})
    with open_tab(site) as tab:
        visit(tab, site, FRENCH)
        wake(tab)
        failure = f"document.querySelector('{ELEMENT} [data-part=failure]')"
        tab.until(f"() => !{failure}.hidden && {failure}.textContent.includes('est absent du serveur')", 30)
        assert "server" not in said(tab, "failure")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_french_page_has_no_fault_and_fits(site: Server, open_tab: Opener, scheme: str, size: str) -> None:
    with open_tab(site, color_scheme=scheme, viewport=size, reduced_motion="reduce") as tab:
        ready(tab, site, FRENCH)
        wrong = {}
        for part in ("", "keeping", "shelf", "share", "menu"):
            if part:
                tab.page.keyboard.press("Escape")
                unfold(tab, part)
            else:
                choose(tab, "stakes")
                tab.until(SCORED, 60)
            wrong[part] = faults(tab)
            wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert tab.page.evaluate(wide) <= 0, part
        assert not any(wrong.values()), json.dumps(wrong, indent=1)


def test_without_script_the_french_form_is_french_and_leads_to_the_english_one(site: Server, open_tab: Opener) -> None:
    with open_tab(site, java_script_enabled=False) as tab:
        visit(tab, site, FRENCH)
        assert tab.page.locator("article").get_attribute("lang") == "fr"
        assert "Quel tort une erreur" in tab.page.locator(f"{ELEMENT} legend").first.inner_text()
        tab.page.click(OTHER)
        assert "How badly could a mistake" in tab.page.locator(f"{ELEMENT} legend").first.inner_text()


AROUND = """(expected) => expected === [
  document.documentElement?.lang,
  document.querySelector(".md-skip")?.textContent.trim(),
  document.querySelector(".md-search__input")?.placeholder,
  document.querySelector(".md-copyright")?.textContent.trim().split(" ")[1],
  document.querySelector(".md-header__option input")?.getAttribute("aria-label").split(" ").at(-1)].join(", ")"""
EN_AROUND = "en, Skip to content, Search, under, light"
FR_AROUND = "fr, Aller au contenu, Rechercher, sous, clair"


def test_header_search_and_footer_are_in_the_language_of_the_page_however_it_is_reached(
    site: Server, open_tab: Opener
) -> None:
    with open_tab(site) as tab:
        visit(tab, site, FRENCH)
        tab.until(AROUND, 20, FR_AROUND)
        for name, expected in (("Guide", EN_AROUND), ("Français", FR_AROUND), ("Home", EN_AROUND)):
            tab.page.click(f".md-tabs__link >> text={name}")
            tab.until(AROUND, 20, expected)
        tab.page.click(".md-search__input")
        tab.until("() => document.querySelector('.md-search-result__meta').textContent.includes('Type to')", 20)
        tab.page.keyboard.type("Vérifier une décision")
        # The list is made anew with every letter: what is found for the last word stays.
        tab.page.locator(".md-search-result__link[href*='fr/'][href*='cision']").first.click()
        tab.until(AROUND, 20, FR_AROUND)
        tab.assert_clean()
