# A project page on a public host has a sub-path, sends caching headers, and can fail in every way a network
# can. This server does all of that on purpose.
"""A web server for one folder, under a sub-path and a strict policy, that can be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; frame-src 'none'"
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/octet-stream"}


def inline_hashes(html: str) -> str:
    """Return the policy's sources for every inline script of *html* that a browser would run."""
    run = (body for attributes, body in INLINE.findall(html) if "json" not in attributes)
    hashes = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in run)
    return "".join(f" 'sha256-{value}'" for value in dict.fromkeys(hashes))


class _Listening(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser may leave at any time
            super().handle_error(request, client_address)


class Server:
    """Serves *root* at ``http://127.0.0.1:<port><prefix>`` until closed."""

    def __init__(self, root: Path, prefix: str = "/guide/") -> None:
        self.root = root.resolve()
        self.prefix = prefix
        self.wasm = True
        """Whether the policy allows WebAssembly."""
        self.bad: dict[str, str] = {}
        """What to do wrong for addresses with this ending: missing, changed, short, cut or stalled."""
        self.once: dict[str, bytes] = {}
        """What to give in the place of files of these names, one time."""
        self.caching = "max-age=600"
        """What browsers are told about keeping files."""
        self.asked: list[str] = []
        """Every path asked for, below the prefix."""
        self.breaches: list[str] = []
        """What browsers reported of breaches of the policy."""
        self.release = threading.Event()
        """Set to let go of stalled answers."""
        self._server = _Listening(("127.0.0.1", 0), self._handler())
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        """Return the address of *path* below the prefix."""
        return f"http://{host}:{self.port}{self.prefix}{path}"

    def behave(self) -> None:
        """Forget every misbehaviour and what was asked."""
        self.bad.clear()
        self.once.clear()
        self.caching = "max-age=600"
        self.wasm = True
        self.release.set()
        self.release = threading.Event()
        self.asked.clear()
        self.breaches.clear()

    def close(self) -> None:
        """Stop serving."""
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def find(self, address: str) -> Path | None:
        """Return the file for the request *address*, or None where there is none to show."""
        path = unquote(urlsplit(address).path)
        if not path.startswith(self.prefix):
            return None
        found = (self.root / path.removeprefix(self.prefix)).resolve()
        if found.is_dir():
            found = found / "index.html"
        return found if found.is_file() and found.is_relative_to(self.root) else None

    def misbehaviour(self, address: str) -> str:
        """Return what to do wrong for *address*, or an empty text."""
        path = urlsplit(address).path
        return next((what for ending, what in self.bad.items() if path.endswith(ending)), "")

    def policy(self, html: str = "") -> str:
        """Return the policy to send with a file, *html* being its content where it is a page."""
        allowed = " 'wasm-unsafe-eval'" if self.wasm else ""
        return POLICY.format(scripts=allowed + inline_hashes(html)) + f"; report-uri {self.prefix}breach"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.asked.append(urlsplit(self.path).path.removeprefix(server.prefix))
                found, wrong = server.find(self.path), server.misbehaviour(self.path)
                if found is None or wrong == "missing":
                    self.answer(404, b"There is nothing here.", "text/plain")
                    return
                content = found.read_bytes()
                kind = TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
                content = server.once.pop(found.name, content)
                if wrong == "changed":
                    middle = len(content) // 2
                    content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
                elif wrong == "short":
                    content = content[: len(content) // 2]
                self.answer(200, content, kind, wrong)

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                server.breaches.append(self.rfile.read(length).decode("utf-8", "replace"))
                self.send_response(204)
                self.end_headers()

            def answer(self, status: int, content: bytes, kind: str, wrong: str = "") -> None:
                html = content.decode("utf-8", "replace") if kind == "text/html" else ""
                self.send_response(status)
                self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Cache-Control", server.caching)
                self.send_header("Content-Security-Policy", server.policy(html))
                self.end_headers()
                if wrong in {"cut", "stalled"}:
                    self.wfile.write(content[: len(content) // 2])
                    self.wfile.flush()
                    if wrong == "stalled":
                        server.release.wait(60)
                    self.close_connection = True
                    return
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        return Handler
