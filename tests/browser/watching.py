"""A browser tab that keeps to one host, and remembers everything that went wrong in it."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Worker

LISTEN = """
document.addEventListener("securitypolicyviolation",
  (event) => window.hitlViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


class Tab:
    """A page in a context of its own. Requests to any other host than *origin* are remembered.

    That they fail is seen to by the browser's flags: refusing them here would switch its cache off.
    """

    def __init__(self, browser: Browser, origin: str, **options: Any) -> None:
        self.origin = origin
        self.foreign: list[str] = []
        self.violations: list[str] = []
        self.errors: list[str] = []
        self.workers: list[Worker] = []
        self.context: BrowserContext = browser.new_context(accept_downloads=True, **options)
        self.context.set_default_timeout(20_000)
        self.context.on("request", self._request)
        self.context.expose_binding("hitlViolation", lambda _source, text: self.violations.append(text))
        self.context.add_init_script(LISTEN)
        self.context.on("console", self._console)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("worker", self._worker)

    def _worker(self, worker: Worker) -> None:
        self.workers.append(worker)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} {message.location.get('url', '')}".rstrip())

    def until(self, expression: str, seconds: float = 20, argument: Any = None) -> Any:
        """Return the value of *expression*, a JavaScript function, as soon as it is true.

        Playwright's own waiting evaluates text inside the page, which the strict policy forbids. A page that is just
        being left says nothing. Raises AssertionError with what was seen in the tab.
        """
        end = time.monotonic() + seconds
        while True:
            try:
                if value := self.page.evaluate(expression, argument):
                    return value
            except Error as error:
                if "navigat" not in error.message:
                    raise
            assert time.monotonic() < end, f"{expression} never came true. Seen: {self.seen()}"
            self.page.wait_for_timeout(50)

    def seen(self) -> dict[str, list[str]]:
        """Return everything that went wrong."""
        return {"foreign": self.foreign, "violations": self.violations, "errors": self.errors}

    def assert_clean(self) -> None:
        """Check that nothing went wrong."""
        assert not any(self.seen().values()), self.seen()

    def forget(self) -> None:
        """Forget everything that went wrong."""
        for seen in self.seen().values():
            seen.clear()

    def close(self) -> None:
        """Close the tab."""
        self.context.close()
