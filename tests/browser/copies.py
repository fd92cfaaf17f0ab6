"""The copy of Python that a page keeps on the device, as a script of the same site sees it."""

from __future__ import annotations

from tests.browser.watching import Tab

_LOOK = """async (asked) => {
  try {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('hitl-content');
    const found = {};
    for await (const [name, handle] of folder.entries()) {
      const content = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
      found[name] = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (!asked?.change) continue;
      content[content.length >> 1] ^= 1;
      const file = await handle.createWritable();
      await file.write(content);
      await file.close();
    }
    return found;
  } catch (error) {
    if (error.name === 'NotFoundError' || error.name === 'NotReadableError') return {};
    throw error;
  }
}"""


def copies(tab: Tab) -> dict[str, str]:
    """Return the hashes of the copies that are kept, by the names of the files."""
    found: dict[str, str] = tab.page.evaluate(_LOOK)
    return found


def spoil(tab: Tab) -> None:
    """Change one bit in the middle of every copy."""
    tab.page.evaluate(_LOOK, {"change": True})


def leave(tab: Tab, name: str) -> None:
    """Leave a copy of the file *name*, as an earlier edition would have."""
    script = """async (name) => {
      const store = await navigator.storage.getDirectory();
      const folder = await store.getDirectoryHandle('hitl-content', {create: true});
      const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
      await file.write('before');
      await file.close();
    }"""
    tab.page.evaluate(script, name)


def until_kept(tab: Tab, wanted: dict[str, str]) -> None:
    """Wait until the copies are those *wanted*: names and hashes."""
    tab.until(f"async (wanted) => JSON.stringify(await ({_LOOK})()) === JSON.stringify(wanted)", 30, wanted)
