"""The rules of the house, executed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "hitl_content"

# From left to right: a package may import itself and what stands before it. What stands in one tuple are peers.
ORDER = (
    ("model",),
    ("engine", "words"),
    ("wire", "mapping"),
    ("comparing", "importing"),
    ("exporting",),
    ("desk",),
    ("browser",),
)
PURE = {name for peers in ORDER for name in peers}
EDGES = {
    "yaml": "reading",
    "jinja2": "page",
    "click": "cli",
    "mkdocs": "plugin",
    "markdown": "markdown",
    "pymdownx": "markdown",
}


def modules(top: str) -> list[Path]:
    path = SOURCE / top
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def imported(path: Path) -> set[str]:
    """The absolute names that *path* imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found |= {
                f"{node.module}.{alias.name}" if node.module == "hitl_content" else str(node.module)
                for alias in node.names
            }
    return found


def own(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "hitl_content" and len(parts) > 1 else None


@pytest.mark.parametrize("top", sorted(PURE))
def test_pure_packages_import_only_the_standard_library_and_what_stands_left_of_them(top: str) -> None:
    place = next(place for place, peers in enumerate(ORDER) if top in peers)
    allowed = {name for peers in ORDER[: place + 1] for name in peers if name == top or name not in ORDER[place]}
    for path in modules(top):
        for name in imported(path):
            inside = own(name)
            if inside:
                assert inside in allowed, f"{path} imports {name}"
            else:
                assert name.split(".")[0] in sys.stdlib_module_names, f"{path} imports {name}"


@pytest.mark.parametrize("top", sorted(PURE))
def test_pure_packages_touch_no_files_and_no_clock(top: str) -> None:
    for path in modules(top):
        clock_and_files = {"pathlib", "os", "time", "datetime", "random", "uuid", "tempfile", "secrets"}
        forbidden = imported(path) & clock_and_files
        assert not forbidden, f"{path} imports {forbidden}"
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"open", "print", "input", "eval", "exec"}, f"{path} calls {calls}"


def test_every_third_party_framework_has_one_home() -> None:
    for path in SOURCE.rglob("*.py"):
        top = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for name in imported(path):
            home = EDGES.get(name.split(".")[0])
            assert home in {None, top} or (home == "reading" and top == "reading"), f"{path} imports {name}"


def test_the_browser_set_imports_with_every_third_party_package_blocked() -> None:
    blocked = "yaml", "jinja2", "markupsafe", "markdown", "pymdownx", "mkdocs", "material", "click"
    program = f"""
import sys
for name in {blocked!r}:
    sys.modules[name] = None
import hitl_content, hitl_content.browser
late = [name for name in sys.modules if name.startswith("hitl_content.") and name.split(".")[1] not in {sorted(PURE)!r}]
assert not late, late
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_modules_stay_small() -> None:
    modules = [path for path in SOURCE.rglob("*.py") if path.parent.name != "words"]  # sentences, not code
    sizes = sorted(len(path.read_text("utf-8").splitlines()) for path in modules)
    assert sizes[len(sizes) // 2] <= 130
    assert sizes[-1] <= 400


def test_public_names_exist_and_say_what_they_are() -> None:
    import hitl_content

    for name in hitl_content.__all__:
        assert getattr(hitl_content, name).__doc__
