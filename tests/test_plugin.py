from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from hitl_content import runtime
from hitl_content.checking import check_path
from hitl_content.page.assets import MARKER, SHEETS, STATIC
from hitl_content.wire import decode_assessment
from tests.page.small import WORKFLOW, YAML, Page, assessment
from tests.test_markdown import BOTH

BLOCK = "/// assessment | small\n    example: two\n///\n"


@pytest.fixture(autouse=True)
def small_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the browser's Python, which takes long to build and is tested elsewhere."""
    manifest = tmp_path / "runtime" / "manifest.json"
    manifest.parent.mkdir()
    manifest.write_text("{}", "utf-8")
    monkeypatch.setattr(runtime, "digest", lambda: "0123456789")
    monkeypatch.setattr(runtime, "files", lambda: (("manifest.json", manifest),))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    for name, content in {
        "docs/index.md": "# Home\n\nNothing to answer here.\n",
        "docs/deep/er/map.md": f"# Map\n\n{BLOCK}",
        "assessments/small/assessment.yml": YAML,
        "assessments/small/examples/two.yml": WORKFLOW,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    monkeypatch.chdir(root)
    return root


def built(root: Path, *, strict: bool = True, command: Literal["build", "serve"] = "build", **options: object) -> Path:
    settings = {"site_name": "Test", "theme": {"name": "mkdocs"}, "plugins": [{"hitl": options}]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    config = load_config(str(root / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    return root / "site"


def html_of(out: Path, page: str) -> str:
    return (out / page / "index.html").read_text("utf-8")


def test_a_page_with_an_assessment_finds_its_files_from_where_it_is(site: Path) -> None:
    out = built(site)
    html = html_of(out, "deep/er/map")
    page = Page(html[html.index("<hitl-assessment") : html.index("</hitl-assessment>") + len("</hitl-assessment>")])
    (files,) = page.all("span", **{"class": "hitl-files"})
    scripts = [script.attributes["src"] for script in page.all("script")]
    assert [Path(script).name for script in scripts] == ["early.js", "assessment.mjs"]
    head = Page(html[html.index("<head>") : html.index("</head>") + len("</head>")])
    ours = [link.attributes["href"] for link in head.all("link") if "hitl" in link.attributes["href"]]
    sheet = next(address for address in ours if address.endswith(".css"))
    style = (out / "deep/er/map" / sheet).read_text("utf-8")
    assert all((STATIC / name).read_text("utf-8") in style for name in SHEETS), "one sheet, with all there is"
    assert set(scripts) <= set(ours), "fetched before the page is read as far as the scripts"
    addresses = [*ours, *scripts, files.attributes["data-assessment"], *files.attributes["data-modules"].split()]
    for address in [*addresses, files.attributes["data-runtime"] + "manifest.json"]:
        assert address.startswith("../../../assets/hitl/"), "relative, so that it works below any path"
        assert (out / "deep/er/map" / address).resolve().is_file()
        assert re.search(r"-[0-9a-f]{10,20}[/.]", address), "named by what is in it"
    compiled = json.loads((out / "deep/er/map" / files.attributes["data-assessment"]).read_text("utf-8"))
    assert decode_assessment(compiled) == assessment()
    assert not MARKER.search(html)


def test_a_page_without_an_assessment_carries_nothing_of_it(site: Path) -> None:
    assert "hitl" not in html_of(built(site), "")


def test_a_site_without_assessments_gets_no_files(site: Path) -> None:
    (site / "docs/deep/er/map.md").write_text("# Map\n", "utf-8")
    assert not (built(site) / "assets/hitl").exists()


def test_names_change_with_what_is_in_them_and_only_then(site: Path) -> None:
    def names() -> set[str]:
        return {path.name for path in (built(site) / "assets/hitl/data").iterdir()}

    first = names()
    assert names() == first
    path = site / "assessments/small/assessment.yml"
    path.write_text(YAML.replace("A small assessment", "Another title"), "utf-8")
    changed = {name for name in first if not name.startswith("small-two-")}  # the example is what it was
    assert names() & first == first - changed


@pytest.fixture
def warnings() -> Iterator[list[str]]:
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING:
                said.append(record.getMessage())

    listener = Listener()
    logging.getLogger("mkdocs").addHandler(listener)
    yield said
    logging.getLogger("mkdocs").removeHandler(listener)


def test_a_broken_assessment_warns_in_the_words_of_hitl_check_and_fails_a_strict_build(
    site: Path, warnings: list[str]
) -> None:
    (site / "assessments/small/assessment.yml").write_text(YAML.replace("severe+", "sever+"), "utf-8")
    checked = [str(problem) for _, problems in check_path(Path("assessments")) for problem in problems]
    assert checked
    assert checked[0].startswith("assessments/small/assessment.yml:")
    with pytest.raises(Abort):
        built(site)
    assert [warning.removeprefix("hitl: ") for warning in warnings] == checked
    assert "Did you mean" in html_of(built(site, strict=False), "deep/er/map"), "the page says it too"


def test_a_mistake_in_a_page_fails_a_strict_build(site: Path, warnings: list[str]) -> None:
    (site / "docs/index.md").write_text("/// assessment | smal\n///\n", "utf-8")
    with pytest.raises(Abort):
        built(site)
    assert any("Did you mean “small”?" in warning for warning in warnings)


@pytest.mark.parametrize("directory", ["..", "../elsewhere", "/", "link"])
def test_a_directory_outside_the_site_is_refused(site: Path, warnings: list[str], directory: str) -> None:
    (site / "link").symlink_to(site.parent)
    with pytest.raises(Abort):
        built(site, assessments=directory)
    assert f"“{directory}” leads out of the directory of mkdocs.yml" in warnings[-1]


def test_a_missing_runtime_stops_the_build_with_its_cure(
    site: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise runtime.RuntimeMissingError

    monkeypatch.setattr(runtime, "digest", missing)
    with pytest.raises(Abort):
        built(site, strict=False)
    assert "has not been built here" in warnings[-1]


def test_a_file_that_was_not_written_stops_the_build(
    site: Path, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "files", lambda: ())
    with pytest.raises(Abort):
        built(site, strict=False)
    assert "runtime-0123456789/manifest.json, which was not written" in warnings[-1]


def test_the_policy_is_on_every_page_or_on_none(site: Path) -> None:
    policy = 'http-equiv="Content-Security-Policy"'
    out = built(site, policy=True)
    assert all(policy in path.read_text("utf-8") for path in out.rglob("*.html"))
    out = built(site)
    assert not any(policy in path.read_text("utf-8") for path in out.rglob("*.html"))


def test_no_policy_stops_the_script_by_which_a_served_page_reloads(site: Path) -> None:
    out = built(site, command="serve", policy=True)
    assert not any("Content-Security-Policy" in path.read_text("utf-8") for path in out.rglob("*.html"))


def test_reasons_lead_to_where_the_site_explains_rules_and_sources_and_nowhere_without_such_a_page(site: Path) -> None:
    (site / "docs/how").mkdir()
    (site / "docs/how/rules.md").write_text("# Rules\n", "utf-8")
    out = built(site, rules={"small": "how/rules.md#rule-"}, sources="index.md#")
    assert 'data-rules="../../../how/rules/#rule-"' in html_of(out, "deep/er/map")
    assert 'data-sources="../../../#"' in html_of(out, "deep/er/map")
    assert not any(word in html_of(built(site), "deep/er/map") for word in ("data-rules", "data-sources"))


def test_a_page_of_rules_that_is_not_there_fails_a_strict_build(site: Path, warnings: list[str]) -> None:
    with pytest.raises(Abort):
        built(site, rules={"small": "how.md#rule-"})
    assert any("there is no page how.md" in warning for warning in warnings)


def test_a_page_in_another_language_has_the_assessment_in_it_and_both_lead_to_each_other(site: Path) -> None:
    (site / "assessments/both").mkdir()
    (site / "assessments/both/assessment.yml").write_text(BOTH, "utf-8")
    (site / "docs/index.md").write_text("# Home\n\n/// assessment | both\n///\n", "utf-8")
    (site / "docs/fr").mkdir()
    (site / "docs/fr/index.md").write_text("---\nlang: fr\n---\n# Accueil\n\n/// assessment | both\n///\n", "utf-8")
    (site / "docs/only.md").write_text(f"# Only\n\n{BLOCK}", "utf-8")
    out = built(site)

    def seen(page: str) -> tuple[str, list[tuple[str, str]]]:
        found = Page(html_of(out, page))
        (element,) = found.all("hitl-assessment")
        return element.attributes["lang"], [
            (a.attributes["href"], a.attributes["lang"])
            for a in found.all("a", hreflang="fr") + found.all("a", hreflang="en")
        ]

    assert seen("") == ("en", [("fr/#hitl-both", "fr")])
    assert seen("fr") == ("fr", [("..#hitl-both", "en")])
    assert seen("only") == ("en", [])
    assert "<!-- hitl-languages" not in html_of(out, "") + html_of(out, "fr")


def worker_of(out: Path) -> str:
    return (out / "hitl-offline.js").read_text("utf-8")


def edition_of(out: Path) -> str:
    found = re.search(r'data-edition-of-site="(\w+)"', html_of(out, "deep/er/map"))
    assert found
    return found[1]


def test_a_page_with_an_assessment_is_kept_by_a_worker_at_the_sites_root(site: Path) -> None:
    out = built(site)
    assert 'data-offline="../../../hitl-offline.js"' in html_of(out, "deep/er/map")
    assert "caches.open" in worker_of(out)
    assert "data-offline" not in (out / "index.html").read_text("utf-8")


def test_the_edition_is_that_of_the_whole_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # this theme writes when it was built
    first = edition_of(built(site))
    assert edition_of(built(site)) == first != "unset"
    (site / "docs/index.md").write_text("# Home\n\nAnother word.\n", "utf-8")
    second = edition_of(built(site))
    (site / "docs/look.css").write_text("p { color: red }", "utf-8")
    assert len({first, second, edition_of(built(site))}) == 3


def test_switched_off_the_worker_only_removes_what_was_kept(site: Path) -> None:
    out = built(site, offline=False)
    assert "data-offline" not in html_of(out, "deep/er/map")
    assert "unregister" in worker_of(out)
    assert "caches.open" not in worker_of(out)


def test_while_pages_are_written_nothing_is_kept(site: Path) -> None:
    out = built(site, command="serve")
    assert "data-offline" not in html_of(out, "deep/er/map")
    assert "unregister" in worker_of(out)
