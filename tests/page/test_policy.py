from __future__ import annotations

import base64
import hashlib

from hitl_content.page.policy import inline_scripts, policy, with_policy

SCRIPT = 'console.log("a < b && c");'
HTML = (
    f'<!doctype html><html><head><meta charset="utf-8"><title>A</title><script>{SCRIPT}</script></head>'
    '<body><script src="x.js"></script><script type="application/json">{"a": 1}</script>'
    '<script type="module">m()</script></body></html>'
)


def test_only_scripts_that_run_and_stand_in_the_page_are_hashed() -> None:
    assert inline_scripts(HTML) == (SCRIPT, "m()")


def test_the_policy_names_the_hash_of_the_script_exactly_as_it_stands() -> None:
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}'" in policy(HTML)


def test_without_inline_scripts_it_is_the_published_policy() -> None:
    assert policy("<p>") == (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; frame-src 'none'"
    )


def test_it_stands_before_anything_that_it_governs() -> None:
    html = with_policy(HTML)
    assert html.index("Content-Security-Policy") < html.index("<title>")
    assert html.startswith('<!doctype html><html><head><meta charset="utf-8"><meta http-equiv')


def test_a_fragment_without_a_head_is_left_alone() -> None:
    assert with_policy("<p>hello</p>") == "<p>hello</p>"
