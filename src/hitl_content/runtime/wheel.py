# The wheel holds only the browser set, so that a page loads no reader of YAML and no command line. It is
# written here and not by a build backend: the same bytes on every machine, whatever its zlib or clock.
# Nothing is compressed inside, because servers compress it in transit and better.
"""The wheel of this package that the browser loads."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from pathlib import Path

import hitl_content

BROWSER_SET = (
    "__init__.py",
    "browser.py",
    "desk.py",
    "comparing",
    "engine",
    "exporting",
    "importing",
    "mapping",
    "model",
    "wire",
    "words",
)
"""Modules and packages of ``hitl_content`` that run in the browser."""

DISTRIBUTION = "hitl_content"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip file can state
_MODE = 0o100644 << 16


def name(version: str = hitl_content.__version__) -> str:
    """Return the wheel's file name."""
    return f"{DISTRIBUTION}-{version}-py3-none-any.whl"


def sources(package: Path) -> tuple[tuple[str, bytes], ...]:
    """Return the files of the browser set under the folder *package*: archive name and content, sorted by name.

    Raises FileNotFoundError where a member of the set is not there.
    """
    found: list[Path] = []
    for member in BROWSER_SET:
        path = package / member
        if not path.exists():
            raise FileNotFoundError(f"{path} belongs to the browser set and is not there")
        found += path.rglob("*.py") if path.is_dir() else [path]
    named = ((path.relative_to(package.parent).as_posix(), path.read_bytes()) for path in found)
    return tuple(sorted(named))


def make(package: Path, version: str = hitl_content.__version__) -> bytes:
    """Return the wheel of the browser set found in the folder *package*, byte for byte the same every time."""
    info = f"{DISTRIBUTION}-{version}.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: {DISTRIBUTION.replace('_', '-')}\nVersion: {version}\n"
        "Summary: The part of hitl-content that runs in the browser.\nLicense: Apache-2.0\n"
    )
    tags = "Wheel-Version: 1.0\nGenerator: hitl_content.runtime\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    members = [
        *sources(package),
        (f"{info}/METADATA", metadata.encode()),
        (f"{info}/WHEEL", tags.encode()),
    ]
    record = "".join(f"{path},{_recorded(content)},{len(content)}\n" for path, content in members)
    members.append((f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode()))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in members:
            entry = zipfile.ZipInfo(path, date_time=_EPOCH)
            entry.create_system = 3  # as on Unix, whatever the machine
            entry.external_attr = _MODE
            archive.writestr(entry, content)
    return buffer.getvalue()


def _recorded(content: bytes) -> str:
    hashed = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"sha256={hashed.decode()}"
