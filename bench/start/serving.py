"""The server of the benchmark, a process of its own so that it does not stand in the way of what is measured."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

SCRIPT = Path(__file__).with_name("server.mjs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to the server: megabits a second and milliseconds of a turn; zeros are as fast as the machine goes."""

    id: str
    mbits: float = 0
    latency: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What the server was asked for and sent: requests, bytes of content after Brotli, addresses it did not have."""

    requests: int
    bytes: int
    missing: tuple[str, ...]


class Server:
    """Serves *folder*; compressed files are kept in *cache* by the hash of their content."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(SCRIPT), str(folder), str(cache)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.address = f"http://127.0.0.1:{self._answer().strip()}/"

    def switch(self, line: Line) -> Sent:
        """Serve over *line* from now on, and return what was sent since the last switch."""
        assert self._process.stdin
        self._process.stdin.write(f"{line.mbits} {line.latency}\n")
        self._process.stdin.flush()
        found = json.loads(self._answer())
        return Sent(requests=found["requests"], bytes=found["bytes"], missing=tuple(found["missing"]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()
