"""What tests of several kinds share."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MANIFEST = "src/hitl_content/runtime/files/manifest.json"
BUNDLE = "src/hitl_content/page/bundled/assessment.mjs"


@pytest.fixture(scope="session")
def built_runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the browser's Python and the scripts of a page, where older than what they are made of; return its folder.

    Several processes may test at once: one makes them, and the others wait.
    """
    ready = ("--old-file=.venv/.ready", "--old-file=node_modules/.ready")  # whoever tests has these
    call = ["make", "--no-print-directory", *ready, f"BIN={Path(sys.executable).parent}", MANIFEST, BUNDLE]
    with (tmp_path_factory.getbasetemp().parent / "runtime.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(call, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / Path(MANIFEST).parent
