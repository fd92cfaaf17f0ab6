# The names and notes here are what the page about speed says.
"""Every page of the comparison, in the order of the table."""

from __future__ import annotations

import json
from importlib.metadata import version
from urllib.parse import quote

from bench import peers
from bench.machine import ROOT
from bench.start import pages, tools
from bench.start.pages import Page, npm, score

SITE = "site"
BARE = "bare"
STOCK = "pyodide"
WHOLE = "bare-whole"
OURS = (SITE, BARE, WHOLE)
OTHER_LANGUAGE = ("pyscript-micropython",)
CPYTHON = "CPython"


def table() -> tuple[Page, ...]:
    """Return the pages, this site's first."""
    own = json.loads((ROOT / "src/hitl_content/runtime/pins.json").read_text(encoding="utf-8"))["pyodide"]
    pyodide = npm("pyodide")
    return (
        Page(
            id=SITE, name="This site's map, in mkdocs-material", python=f"{CPYTHON}, trimmed",
            versions={"Pyodide": own, "mkdocs-material": version("mkdocs-material")}, make=pages.site,
            path="assessment/", ready="() => Boolean(document.querySelector('hitl-assessment[data-scored]'))",
        ),
        Page(
            id=BARE, name="The same engine on a bare page", python=f"{CPYTHON}, trimmed",
            versions={"Pyodide": own}, make=pages.bare, ready=score("p"),
        ),
        Page(
            id=WHOLE, name="The same engine on a bare page, with stock Pyodide", python=CPYTHON,
            versions={"Pyodide": own}, make=pages.bare_whole, ready=score("p"),
        ),
        Page(
            id=STOCK, name="Stock Pyodide on a bare page", python=CPYTHON,
            versions={"Pyodide": pyodide}, make=pages.stock, ready=score("p"),
        ),
        Page(
            id="pyscript", name="PyScript with Pyodide", python=CPYTHON,
            versions={"PyScript": npm("@pyscript/core"), "Pyodide": pyodide},
            make=pages.pyscript("py"), ready=score("#here"),
        ),
        Page(
            id="markdown-exec", name="markdown-exec, its Pyodide fence", python=CPYTHON,
            versions={"markdown-exec": _pip("markdown_exec"), "Pyodide": pyodide},
            make=tools.markdown_exec, path="page/", ready=score(".pyodide-output"),
            # The reader would have to press Run, which can be done once the tool is ready.
            act="() => { const run = document.querySelector('[id$=--run]'); run?.click(); return !!run?.onclick; }",
        ),
        Page(
            id="pyodide-mkdocs-theme", name="pyodide-mkdocs-theme", python=CPYTHON,
            versions={"pyodide-mkdocs-theme": _pip("pyodide_mkdocs_theme"), "Pyodide": npm("pyodide-0.25")},
            make=tools.pyodide_mkdocs_theme, path="page/", ready=score("article"),
        ),
        Page(
            id="jupyterlite", name="JupyterLite, its console", python=CPYTHON,
            versions={"JupyterLite": _pip("jupyterlite_core"), "Pyodide": pyodide},
            make=tools.jupyterlite, ready=score(".jp-OutputArea-output"),
            path=f"repl/index.html?kernel=python&execute=1&code={quote(pages.TASK)}",
        ),
        Page(
            id="marimo", name="marimo, exported as html-wasm", python=CPYTHON,
            versions={"marimo": _pip("marimo"), "Pyodide": npm("pyodide-314.0.0")},
            make=tools.marimo, ready=score("#root"),
        ),
        Page(
            id="pyscript-micropython", name="PyScript with MicroPython", python="MicroPython",
            versions={"PyScript": npm("@pyscript/core"),
                      "MicroPython": npm("@micropython/micropython-webassembly-pyscript")},
            make=pages.pyscript("mpy"), ready=score("#here"),
        ),
    )  # fmt: skip


def _pip(name: str) -> str:
    (found,) = peers.packages().glob(f"{name}-*.dist-info")
    return found.name.removesuffix(".dist-info").partition("-")[2]
