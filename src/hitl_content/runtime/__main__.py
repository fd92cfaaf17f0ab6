"""Command: ``python -m hitl_content.runtime build``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hitl_content.model.errors import HitlError
from hitl_content.runtime import FOLDER, MANIFEST, Manifest
from hitl_content.runtime.build import build
from hitl_content.runtime.training import held, requests
from hitl_content.runtime.trimmed import compressed


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 built, 1 not built, 2 wrong use."""
    parser = argparse.ArgumentParser(
        prog="python -m hitl_content.runtime", description="Make the Python that runs in the reader's browser."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    builder = verbs.add_parser("build", help="make it from the npm package pyodide (run `npm ci` first)")
    builder.add_argument("--pyodide", type=Path, default=Path("node_modules/pyodide"), help="the installed npm package")
    builder.add_argument("--assessments", type=Path, default=Path("assessments"), help="what to train it with")
    builder.add_argument("--sizes", action="store_true", help="also print what the first score takes in transit")
    builder.add_argument("--to", type=Path, default=FOLDER, help="the folder to make (the package's own)")
    options = parser.parse_args(arguments)
    try:
        asked, loaded = requests(options.assessments), held(options.assessments)
        made = build(options.pyodide, options.to, requests=asked, held=loaded)
        sizes = compressed([options.to / name for name in made["rungs"][0]["files"]]) if options.sizes else {}
    except HitlError as error:
        print(error, file=sys.stderr)
        return 1
    print(report(made, options.to))
    for name, size in sizes.items():
        print(f"{size:>12,}  {name}, with Brotli")
    return 0


def report(made: Manifest, folder: Path) -> str:
    """Return what was made, in plain lines with sizes in bytes."""
    lines = [f"Pyodide {made['pyodide']} with Python {made['python']}, release {made['digest']}, in {folder}"]
    lines += [f"{entry['size']:>12,}  {entry['name']}" for entry in made["files"]]
    total = sum(entry["size"] for entry in made["files"])
    return "\n".join([*lines, f"{total:>12,}  in all, and {MANIFEST}"])


if __name__ == "__main__":
    raise SystemExit(main())
