"""Print the handbook of a built site as a PDF: ``python tools/handbook_pdf.py site [FILE]``.

Chromium, named by the variable CHROMIUM, prints the page that is already there. The file gets a footer with page
numbers, an outline from the headings, and tags for screen readers. Without FILE it is written where the page of a
site that was built with the variable HANDBOOK_PDF links to it.
"""

from __future__ import annotations

import functools
import os
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGE = "guide/handbook/"
FILE = "guide/handbook.pdf"
FOOTER = (
    '<div style="width: 100%; margin: 0 18mm; font: 8pt sans-serif; color: #555; display: flex;'
    ' justify-content: space-between"><span>When should humans be in the loop?</span>'
    '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the standard library
        """Say nothing."""


def print_handbook(site: Path, target: Path, chromium: str) -> None:
    """Print the handbook of *site*, a directory, to *target* with the program *chromium*."""
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as running:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = running.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(color_scheme="light")
        page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}", wait_until="load")
        page.pdf(
            path=target,
            format="A4",
            margin={"top": "16mm", "bottom": "18mm", "left": "18mm", "right": "18mm"},
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER,
            outline=True,
            tagged=True,
        )
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    file = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / FILE
    print_handbook(folder, file, os.environ.get("CHROMIUM", "chromium"))
    print(f"{file}: {file.stat().st_size / 1_000_000:.1f} MB")
