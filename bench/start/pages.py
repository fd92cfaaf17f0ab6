# Each page does as little as the tool allows: a few lines of Python that add up one score and print it. Whatever a
# tool would fetch from another host is put beside it and its address rewritten, in the tool's own copy.
"""The pages that are compared: this site's, bare ones, and those of PyScript."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from bench import peers
from bench.machine import ROOT
from bench.start import distribution
from hitl_content.model.assessment import Unit
from hitl_content.page import assets
from hitl_content.reading import read_assessment, read_workflow
from hitl_content.runtime import FOLDER as RUNTIME
from hitl_content.runtime import data_name
from hitl_content.runtime.build import build
from hitl_content.wire import dumps, encode_assessment, encode_workflow

STATIC = ROOT / "src/hitl_content/page/static"
FLAGSHIP = ROOT / "assessments/escalation-map"
STEPS = 10
TASK = """answers = {"stakes": 3, "reversibility": 2, "evidence": 4, "scale": 1}
score = sum(answers.values())
most = 4 * len(answers)
print(f"Score: {score} of {most}, {100 * score / most:.0f} %")
"""
SCORE = "() => /Score:\\s\\d/.test(document.querySelector({0})?.textContent ?? '')"  # some tools print hard spaces
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be visited."""

    id: str
    name: str
    """As the table says it."""
    python: str
    """Which Python runs in it: the trimmed one, the whole one, or another language."""
    versions: dict[str, str]
    make: Callable[[Path, str], None]
    """Writes the page into a folder; the text is the address it will be served at."""
    ready: str
    """A JavaScript function that is true as soon as the score is in the page."""
    act: str = "() => true"
    """A JavaScript function that does what the reader would have to, and is true once it has."""
    path: str = ""
    """The page's address below the folder, where it is not the folder itself."""


def score(selector: str) -> str:
    """Return the function that looks for the score of the little task in the element of *selector*."""
    return SCORE.format(json.dumps(selector))


def npm(name: str) -> str:
    """Return the installed version of a peer from npm."""
    found: dict[str, Any] = json.loads((peers.MODULES / name / "package.json").read_text(encoding="utf-8"))
    return str(found["version"])


def site(folder: Path, address: str) -> None:
    """Build this site as it is published, though not strictly: the figures it tells may not be measured yet."""
    call = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    environment = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    subprocess.run(call, cwd=ROOT, env=environment, check=True)


def bare(folder: Path, address: str) -> None:  # noqa: ARG001 - as Page.make asks
    """Write a page with our engine and nothing else."""
    shutil.copytree(RUNTIME, folder / "runtime")
    _bare(folder)


def bare_whole(folder: Path, address: str) -> None:  # noqa: ARG001 - as Page.make asks
    """Write the same page with the whole Pyodide, the second rung of the ladder, alone."""
    build(ROOT / "node_modules/pyodide", folder / "runtime")
    _bare(folder)


def _bare(folder: Path) -> None:
    """Write the page beside its runtime. It begins Python as this site's pages do: by a script that waits for none."""
    (folder / "assets").mkdir(parents=True)
    modules = (STATIC / "python.mjs", STATIC / "begun.mjs", assets.BUNDLED / "worker.mjs")
    for path in modules:
        shutil.copy(path, folder / "assets" / path.name)
    assessment = read_assessment(FLAGSHIP / "assessment.yml")
    example = read_workflow(FLAGSHIP / "examples/refunds.yml", assessment)
    more = (replace(step, id=f"{step.id}-again") for step in example.steps)
    workflow = replace(example, steps=(*example.steps, *islice(more, STEPS - len(example.steps))))
    compiled = dumps(encode_assessment(assessment)).encode()
    name = data_name(assessment.slug, compiled)
    (folder / name).write_bytes(compiled)
    manifest = json.dumps(json.loads((folder / "runtime/manifest.json").read_bytes()), separators=(",", ":"))
    asked = {"workflow": encode_workflow(workflow), "step": workflow.steps[0].id, "parts": ["detail"]}
    question = next(each for each in assessment.questions if each.per is Unit.STEP and each.options)
    options = [option.id for option in question.options][:2]
    early = f"""import {{ LOAD, begin, textOf }} from "./begun.mjs";
const at = (path) => new URL(path, location).href;
globalThis.asked = {dumps(asked, compact=True)};
begin(at("assets/worker.mjs"), {{ base: at("runtime/"), rung: 0, manifest: {json.dumps(manifest)}, keep: true, asked: [
  {{ id: -1, text: textOf(LOAD, {{}}), from: {{ assessment: at("{name}") }} }},
  {{ id: -2, text: textOf("evaluate", asked) }},
] }});
"""
    script = f"""<script>{_inline(early)}</script><script type="module">
import {{python}} from "./assets/python.mjs";
const client = python("runtime/", {json.dumps(manifest)}, true);
client.call("load", {{}}, {{assessment: new URL("{name}", location).href}});
const show = async () => {{
  const result = await client.call("evaluate", asked);
  document.querySelector("p").textContent = `Score: ${{result.steps.length}}`;
}};
await show();
window.rescore = async (times) => {{
  const start = performance.now();
  for (let each = 0; each < times; each++) {{
    asked.workflow.steps[0].answers[{json.dumps(question.id)}] = {json.dumps(options)}[each % 2];
    await show();
  }}
  return {{click: (performance.now() - start) / times, traps: client.state.traps}};
}};
</script>"""
    ahead = "".join(f'<link rel="modulepreload" href="assets/{path.name}">' for path in modules[:2])
    (folder / "index.html").write_text(f"{HEAD}{ahead}<p></p>{script}</html>\n", encoding="utf-8")


def _inline(module: str) -> str:
    """Return *module*, written beside those of the page, as a script that stands in a page by itself."""
    call = [str(ROOT / "node_modules/.bin/esbuild"), "--bundle", "--minify", "--format=iife"]
    done = subprocess.run(call, cwd=STATIC, input=module, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def stock(folder: Path, address: str) -> None:  # noqa: ARG001 - as Page.make asks
    """Write a page with Pyodide in a worker, as its documentation advises, for the little task."""
    distribution.make(folder / "pyodide")
    (folder / "worker.mjs").write_text(
        f"""import {{ loadPyodide }} from "./pyodide/pyodide.mjs";
const pyodide = await loadPyodide();
pyodide.setStdout({{ batched: (text) => postMessage(text) }});
pyodide.runPython({json.dumps(TASK)});
""",
        encoding="utf-8",
    )
    script = """<script type="module">
new Worker("worker.mjs", {type: "module"}).onmessage = ({data}) => { document.querySelector("p").textContent = data; };
</script>"""
    (folder / "index.html").write_text(f"{HEAD}<p></p>{script}</html>\n", encoding="utf-8")


def pyscript(kind: str) -> Callable[[Path, str], None]:
    """Return what writes a page of PyScript; *kind* is its script type: py (Pyodide) or mpy (MicroPython)."""

    def make(folder: Path, address: str) -> None:  # noqa: ARG001 - as Page.make asks
        shutil.copytree(peers.MODULES / "@pyscript/core/dist", folder / "core", ignore=shutil.ignore_patterns("*.map"))
        if kind == "py":
            distribution.make(folder / "python")
        else:
            shutil.copytree(peers.MODULES / "@micropython/micropython-webassembly-pyscript", folder / "python")
        config = {"interpreter": f"./python/{'pyodide' if kind == 'py' else 'micropython'}.mjs"}
        (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
        task = TASK.replace("print(", "display(").replace(' %")', ' %", target="here")')
        page = (
            f'{HEAD}<link rel="stylesheet" href="core/core.css"><script type="module" src="core/core.js"></script>'
            f'<p id="here"></p><script type="{kind}" config="./config.json">\nfrom pyscript import display\n'
            f"{task}</script></html>\n"
        )
        (folder / "index.html").write_text(page, encoding="utf-8")

    return make
