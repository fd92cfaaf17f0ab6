# The runtime is tested apart from what it carries: a package of the same shape, which does what a test needs.
"""A stand-in for the package that runs in the browser."""

from __future__ import annotations

from pathlib import Path

from hitl_content.runtime.wheel import BROWSER_SET

BROWSER = """
import json, sys

def call(text):
    asked = json.loads(text)
    verb = asked.pop("verb")
    if verb == "echo":
        return json.dumps({"ok": asked})
    if verb == "python":
        return json.dumps({"ok": sys.version.split()[0]})
    if verb == "refuse":
        problem = {"path": "steps[0]", "what": "Not so.", "cure": "Otherwise."}
        return json.dumps({"error": {"kind": "reading", "message": "Not so.", "problems": [problem]}})
    if verb == "raise":
        raise RuntimeError("a mistake in the program")
    if verb == "exit":
        import os
        os.abort()
    while True:
        pass
"""


def write(parent: Path) -> Path:
    """Write the stand-in below *parent* and return the folder of its package."""
    package = parent / "hitl_content"
    for member in BROWSER_SET:
        path = package / member if member.endswith(".py") else package / member / "__init__.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BROWSER if member == "browser.py" else "", encoding="utf-8")
    return package
