# What is rewritten, and why, stands at each page: every address of another host becomes the same thing from npm or
# PyPI in the tool's own copy. Nothing of this project is in these pages.
"""The pages of four tools that make pages with Python in them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent

from bench import peers
from bench.start import distribution
from bench.start.pages import TASK

CDNJS = "https://cdnjs.cloudflare.com/ajax/libs"
JSDELIVR = "https://cdn.jsdelivr.net"
PMT_EXTENSIONS = (
    "md_in_html", "admonition", "attr_list", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.snippets", "pymdownx.superfences",
)  # fmt: skip


def markdown_exec(folder: Path, address: str) -> None:
    """Build a page of mkdocs-material with a Pyodide fence; editor, colours and Pyodide come from npm."""
    work = _docs(folder, "page.md", f"# Score\n\n```pyodide\n{TASK}```\n")
    config = {
        "site_name": "Bench", "site_url": address, "theme": {"name": "material", "font": False},
        "plugins": ["markdown-exec"], "markdown_extensions": ["pymdownx.superfences"],
    }  # fmt: skip
    _mkdocs(work, folder, config)
    shutil.copytree(peers.MODULES / "ace-1.16/src-min-noconflict", folder / "ace")
    shutil.copytree(peers.MODULES / "highlightjs-themes", folder / "themes")
    shutil.copy(peers.MODULES / "@highlightjs/cdn-assets/highlight.min.js", folder)
    distribution.make(folder / "pyodide", ("micropip",))
    root = address.removesuffix("/")
    version = _between((folder / "page/index.html").read_text(encoding="utf-8"), f"{JSDELIVR}/pyodide/", "/full")
    rewrite(
        folder,
        {
            f"{CDNJS}/ace/1.16.0/": f"{root}/ace/",
            f"{CDNJS}/highlight.js/11.7.0/": f"{root}/",
            f"{JSDELIVR}/pyodide/{version}/full/": f"{root}/pyodide/",
            # A style sheet that its authors import under a name that is not in the package: 404 on the web as here.
            f"{JSDELIVR}/npm/highlightjs-themes@1.0.0/": f"{root}/themes/",
        },
    )


def pyodide_mkdocs_theme(folder: Path, address: str) -> None:
    """Build a page of pyodide-mkdocs-theme that runs its editor's code on opening, as the theme offers."""
    work = _docs(folder, "page.md", "# Score\n\n{{ IDE('score', AUTO_RUN=True) }}\n")
    (work / "docs/score.py").write_text(f"# --- PYODIDE:code --- #\n{TASK}", encoding="utf-8")
    macros = {"build": {"ides_id_hash_mode": "relative"}, "project": {"id": "bench"}}
    emoji = "!!python/name:material.extensions.emoji."
    config = {
        "site_name": "Bench", "site_url": address, "exclude_docs": "**/*.py",
        "theme": {"name": "pyodide-mkdocs-theme", "language": "en", "font": False},
        "plugins": ["search", {"pyodide_macros": macros}],
        "markdown_extensions": list(PMT_EXTENSIONS),
    }  # fmt: skip
    # What is no JSON: names of Python.
    tail = f"- pymdownx.emoji:\n    emoji_index: {emoji}twemoji\n    emoji_generator: {emoji}to_svg\n"
    tail += "- pymdownx.arithmatex:\n    generic: true\n"
    _mkdocs(work, folder, config, tail)
    shutil.copytree(peers.MODULES / "ace-builds/src-min-noconflict", folder / "ace")
    shutil.copy(peers.MODULES / "jquery/dist/jquery.min.js", folder)
    shutil.copytree(peers.MODULES / "jquery.terminal", folder / "terminal", ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(peers.MODULES / "lodash/lodash.min.js", folder)
    shutil.copytree(peers.MODULES / "mathjax/es5", folder / "mathjax/es5")
    distribution.make(folder / "pyodide", release="pyodide-0.25")
    root = address.removesuffix("/")
    rewrite(
        folder,
        {
            f"{JSDELIVR}/pyodide/v0.25.0/full/": f"{root}/pyodide/",
            f"{JSDELIVR}/npm/lodash@4.17.20/": f"{root}/",
            f"{JSDELIVR}/npm/jquery@3.7.1": f"{root}/jquery.min.js",
            f"{JSDELIVR}/npm/jquery.terminal@2.43.1/": f"{root}/terminal/",  # a release that npm does not have
            'integrity: "sha256-pbe5sRZbQRbFX+gVJnAUz0dGepuDvyQXpmqjxpolaoc=",': "",  # of that release
            f"{JSDELIVR}/npm/mathjax@3/": f"{root}/mathjax/",
            f"{JSDELIVR}/npm/ace-builds@1.44.0/src-min-noconflict/": f"{root}/ace/",
        },
    )


def jupyterlite(folder: Path, address: str) -> None:
    """Build JupyterLite, whose console runs the code that its address carries."""
    work = _work(folder)
    kernel = "@jupyterlite/pyodide-kernel-extension:kernel"
    settings = {"pyodideUrl": f"{address}pyodide/pyodide.mjs", "disablePyPIFallback": True}
    lite = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"litePluginSettings": {kernel: settings}}}
    (work / "jupyter-lite.json").write_text(json.dumps(lite), encoding="utf-8")
    _call("jupyter", "lite", "build", "--apps", "repl", "--output-dir", str(folder), cwd=work)
    distribution.make(folder / "pyodide", ("micropip", "packaging", "comm", "jedi", "ipython"))


def marimo(folder: Path, address: str) -> None:
    """Export a notebook of marimo that runs in the browser; its lock file and packages come from PyPI."""
    work = _work(folder)
    cell = indent(TASK.replace("print(", "("), "    ")  # shown as the output of the cell
    notebook = f"import marimo\n\napp = marimo.App()\n\n\n@app.cell\ndef _():\n{cell}    return\n"
    (work / "score.py").write_text(notebook, encoding="utf-8")
    _call("marimo", "export", "html-wasm", "score.py", "-o", str(folder / "index.html"), "--mode", "run", cwd=work)
    distribution.make(
        folder / "pyodide",
        ("micropip", "msgspec", "marimo-base", "markdown", "pymdown-extensions", "narwhals", "packaging",
         "pyodide-http", "jedi", "pygments", "docutils"),
        "pyodide-314.0.0",  # the release it insists on
    )  # fmt: skip
    lock = "https://wasm.marimo.app/pyodide-lock.json?v=${e.version}&pyodide=${e.pyodideVersion}"
    rewrite(
        folder / "assets",
        {
            f"{JSDELIVR}/pyodide/${{e.pyodideVersion}}/full/": f"{address}pyodide/",
            f"{JSDELIVR}/pyodide/v314.0.0/full/": f"{address}pyodide/",
            lock: f"{address}pyodide/pyodide-lock.json",
        },
    )


def rewrite(folder: Path, addresses: Mapping[str, str]) -> None:
    """Replace *addresses* in every text file below *folder*. Raises AssertionError where one is nowhere."""
    missing = set(addresses)
    for path in folder.rglob("*"):
        if path.suffix not in {".html", ".js", ".mjs", ".css"}:
            continue
        text = path.read_text(encoding="utf-8")
        found = [each for each in addresses if each in text]
        for each in found:
            text = text.replace(each, addresses[each])
        if found:
            path.write_text(text, encoding="utf-8")
            missing.difference_update(found)
    assert not missing, f"Nothing below {folder} asks for {missing}: has the peer changed?"


def _between(text: str, before: str, after: str) -> str:
    return text.partition(before)[2].partition(after)[0]


def _work(folder: Path) -> Path:
    work = folder.with_name(f"{folder.name}-source")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def _docs(folder: Path, name: str, text: str) -> Path:
    work = _work(folder)
    (work / "docs").mkdir()
    (work / "docs" / name).write_text(text, encoding="utf-8")
    (work / "docs/index.md").write_text("# Bench\n", encoding="utf-8")
    return work


def _mkdocs(work: Path, folder: Path, config: Mapping[str, object], extensions: str = "") -> None:
    listed = dict(config)
    named = [json.dumps(each) for each in listed.pop("markdown_extensions", [])]  # type: ignore[attr-defined]
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in listed.items())
    text += "markdown_extensions:\n" + "".join(f"- {each}\n" for each in named) + extensions
    (work / "mkdocs.yml").write_text(text, encoding="utf-8")
    _call("mkdocs", "build", "--quiet", "--site-dir", str(folder), cwd=work)


def _call(*call: str, cwd: Path) -> None:
    done = subprocess.run(
        [str(peers.BIN / call[0]), *call[1:]], cwd=cwd, env=peers.environment(), capture_output=True, text=True,
        check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, f"{' '.join(call)}\n{done.stdout}{done.stderr}"
