# On the web, Pyodide fetches its packages from its own host or from PyPI. Here they come from one folder beside it,
# under a lock file that lists what is there: the same form as Pyodide's own.
"""A copy of Pyodide with the packages a peer needs, in one folder."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bench import peers

CORE = ("pyodide.mjs", "pyodide.js", "pyodide.asm.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
IN_BROWSER = {"sys_platform": "emscripten", "python_version": "3.14", "python_full_version": "3.14.2", "extra": ""}


def make(folder: Path, packages: tuple[str, ...] = (), release: str = "pyodide") -> None:
    """Copy the npm package *release* to *folder*, with *packages* and what they require from the downloaded wheels."""
    folder.mkdir(parents=True, exist_ok=True)
    source = peers.MODULES / release
    for name in CORE:
        if (source / name).exists():
            shutil.copy(source / name, folder)
    lock = json.loads((source / "pyodide-lock.json").read_text(encoding="utf-8"))
    wheels = {canonicalize_name(path.name.partition("-")[0]): path for path in peers.WHEELS.glob("*.whl")}
    if "pyyaml" not in wheels:
        wheels["pyyaml"] = pure_yaml(peers.WHEELS)
    found: dict[str, Any] = {}
    waiting = [canonicalize_name(name) for name in packages]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = entry(name, wheels[name])
            shutil.copy(wheels[name], folder)
            waiting += found[name]["depends"]
    lock["packages"] = found
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def entry(name: str, wheel: Path) -> dict[str, Any]:
    """Return what the lock file says of *wheel*."""
    with zipfile.ZipFile(wheel) as content:
        names = content.namelist()
        about = next(each for each in names if each.endswith(".dist-info/METADATA"))
        told = message_from_bytes(content.read(about))
    needs = [Requirement(text) for text in told.get_all("Requires-Dist", ())]
    tops = {each.partition("/")[0].removesuffix(".py") for each in names if ".dist-info/" not in each}
    return {
        "name": name,
        "version": told["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(top for top in tops if top.isidentifier()),
        "depends": [canonicalize_name(n.name) for n in needs if n.marker is None or n.marker.evaluate(IN_BROWSER)],
        "unvendored_tests": False,
    }


def pure_yaml(folder: Path) -> Path:
    """Write PyYAML without its compiled part, which PyPI has not for the browser, to *folder* and return the wheel."""
    source = peers.packages()
    (about,) = source.glob("[Pp]y[Yy][Aa][Mm][Ll]-*.dist-info")
    version = about.name.removesuffix(".dist-info").partition("-")[2]
    path = folder / f"pyyaml-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for module in sorted((source / "yaml").glob("*.py")):
            wheel.write(module, f"yaml/{module.name}")
        told = f"pyyaml-{version}.dist-info"
        wheel.write(about / "METADATA", f"{told}/METADATA")
        wheel.writestr(f"{told}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{told}/RECORD", "")
    return path
