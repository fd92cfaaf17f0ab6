"""Where and when something was measured, and how the figures are kept."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DATA = ROOT / "docs/data"


def machine() -> dict[str, Any]:
    """Return what the figures depend on and a reader would ask for."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def processor() -> str:
    """Return the name the processor gives itself, or what is known of it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def keep(name: str, figures: dict[str, Any]) -> None:
    """Write *figures* to the data file *name*, from which the page about speed is made."""
    path = DATA / f"bench-{name}.json"
    path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Kept in {path.relative_to(ROOT)}")


def kept(name: str) -> dict[str, Any]:
    """Return the figures that were kept last under *name*."""
    found: dict[str, Any] = json.loads((DATA / f"bench-{name}.json").read_text(encoding="utf-8"))
    return found


def rounded(values: Sequence[float], digits: int = 1) -> list[float]:
    """Return *values* with no more digits than anybody reads."""
    return [round(value, digits) for value in values]
