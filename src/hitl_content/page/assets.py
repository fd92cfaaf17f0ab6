# Modules import each other by relative names, so they are hashed as a folder: any change to one gives all of them
# new addresses, and no browser mixes old with new. Data and runtime carry hashes of their own.
# The modules in static/ are bundled by tools/bundle-page.mjs; the wheel ships the bundle, so that it needs no Node.
"""The files an embed needs, under names that change with their content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from hitl_content import runtime
from hitl_content.model.errors import HitlError

FOLDER = "assets/hitl"
STATIC = Path(__file__).with_name("static")
BUNDLED = Path(__file__).with_name("bundled")
SHEETS = ("assessment.css", "desk.css", "settings.css", "map.css", "beside.css", "print.css")
"""What the one style sheet of a page is put together from, in order."""
SHEET = "assessment.css"
EARLY = "early.js"
"""The script that starts Python while the others are on their way."""
SCRIPT = "assessment.mjs"
IMPORT = re.compile(r'(?:from|import)\s?"\./([A-Za-z0-9_.-]+)"')
"""How a bundled module names another that it cannot do without."""
DIGITS = 10
OFFLINE = "hitl-offline.js"
"""The service worker's address. It stands at the site's root, because it may only keep what is below itself."""
UNSET_EDITION = 'data-edition-of-site="unset"'
"""What stands in a page until every file of the site is written and the edition is known."""
MARKER = re.compile(r"<!-- hitl-files ([A-Za-z0-9_.-]+) -->")
CARRY = re.compile(r' data-to="hitl-page:([A-Za-z0-9_.-]+)"')
"""Where the address of the page of another assessment belongs."""
LANGUAGES_MARKER = re.compile(r"<!-- hitl-languages ([A-Za-z0-9_.-]+) ([A-Za-z0-9-]+) -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of the site: its address from the site's root, and its content or where that is."""

    name: str
    content: bytes | Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A filled workflow that an embed offers."""

    name: str
    """As it is written in an address: ``#example=`` and this."""
    title: str
    asset: Asset


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the files of one embed are, from the site's root."""

    sheet: str
    early: str
    script: str
    preloaded: tuple[str, ...]
    """Modules that the script imports."""
    modules: tuple[str, ...]
    """Every script, those among them that are fetched when they are needed."""
    assessment: str
    runtime: str
    """The folder, with a slash at its end."""
    examples: tuple[Example, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Return every file that must be there for the embed to live."""
        examples = (example.asset.name for example in self.examples)
        return (self.sheet, *self.modules, self.assessment, *examples, f"{self.runtime}{runtime.MANIFEST}")


class BundleMissingError(HitlError):
    """The page's modules have not been bundled in this checkout."""

    def __init__(self) -> None:
        super().__init__(
            "The scripts of a page have not been bundled here. "
            "Run `npm ci` and then `node tools/bundle-page.mjs`, or simply `make site`."
        )


def page_assets() -> tuple[Asset, ...]:
    """Return the style sheet and the modules. Raises BundleMissingError where those have not been bundled."""
    modules = sorted(BUNDLED.glob("*js"))
    if not modules:
        raise BundleMissingError
    sheet = b"\n".join((STATIC / name).read_bytes() for name in SHEETS)
    folder = f"{FOLDER}/page-{_digest([(SHEET, sheet), *((path.name, path.read_bytes()) for path in modules)])}"
    return (
        Asset(name=f"{folder}/{SHEET}", content=sheet),
        *(Asset(name=f"{folder}/{path.name}", content=path) for path in modules),
    )


def runtime_assets() -> tuple[Asset, ...]:
    """Return the browser's Python. Raises HitlError where it has not been built."""
    folder = _runtime_folder()
    return tuple(Asset(name=f"{folder}{name}", content=path) for name, path in runtime.files())


def data_asset(slug: str, compiled: str) -> Asset:
    """Return the assessment *slug*, *compiled* to JSON."""
    content = compiled.encode()
    return Asset(name=f"{FOLDER}/data/{runtime.data_name(slug, content)}", content=content)


def example(slug: str, name: str, document: str) -> Example:
    """Return the workflow called *name*, a JSON *document*, to be opened in an embed of *slug*."""
    content = document.encode()
    file = f"{FOLDER}/data/{slug}-{name}-{_digest([(name, content)])}.json"
    return Example(name=name, title=json.loads(document)["name"] or name, asset=Asset(name=file, content=content))


def addresses(assessment: Asset, examples: tuple[Example, ...] = ()) -> Addresses:
    """Return where the files of an embed of *assessment* are, which offers *examples*."""
    sheet, *modules = (asset.name for asset in page_assets())
    folder = sheet.rpartition("/")[0]
    imported = IMPORT.findall((BUNDLED / SCRIPT).read_text("utf-8"))
    return Addresses(
        sheet=sheet,
        early=f"{folder}/{EARLY}",
        script=f"{folder}/{SCRIPT}",
        preloaded=tuple(f"{folder}/{name}" for name in imported),
        modules=tuple(modules),
        assessment=assessment.name,
        runtime=_runtime_folder(),
        examples=examples,
    )


def offline_asset(*, keep: bool) -> Asset:
    """Return the service worker: the one that keeps visited pages, or the one that forgets them and itself."""
    return Asset(name=OFFLINE, content=STATIC.with_name("offline") / ("keep.js" if keep else "stop.js"))


def set_edition(site: Path) -> None:
    """Tell pages with an embed the edition of the finished *site*: another one whenever a file of it is another."""
    pages = []

    def read(name: str, path: Path) -> bytes:
        if name.startswith(f"{FOLDER}/runtime-"):  # named by their content, and large
            return b""
        content = path.read_bytes()
        if path.suffix == ".html" and UNSET_EDITION.encode() in content:
            pages.append((path, content))
        return content

    paths = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith("sitemap."))
    named = ((path.relative_to(site).as_posix(), path) for path in paths)
    edition = _digest((name, read(name, path)) for name, path in named)
    for path, content in pages:
        path.write_bytes(content.replace(UNSET_EDITION.encode(), f'data-edition-of-site="{edition}"'.encode()))


def links(found: Addresses, to_root: str, *, rules: str = "", sources: str = "", offline: bool = False) -> str:
    """Return the HTML that stands at an embed's marker. *to_root* leads from the page to the site's root.

    *rules* and *sources* are where the site explains those: addresses from the page to which an id is added. Empty is
    nowhere. With *offline* the page asks to be kept for visits without a connection; its edition is set afterwards.
    """
    offered = [
        {"name": each.name, "title": each.title, "address": to_root + each.asset.name} for each in found.examples
    ]
    explained = "".join(
        f' data-{name}="{escape(address)}"' for name, address in (("rules", rules), ("sources", sources)) if address
    )
    kept = f' data-offline="{escape(to_root + OFFLINE)}" {UNSET_EDITION}' if offline else ""
    manifest = _compact(runtime.manifest())
    modules = " ".join(to_root + name for name in found.modules)
    data = (
        f'<span class="hitl-files" hidden data-assessment="{escape(to_root + found.assessment)}"'
        f' data-runtime="{escape(to_root + found.runtime)}" data-manifest="{escape(manifest)}"'
        f' data-modules="{escape(modules)}"'
        f' data-examples="{escape(_compact(offered))}"{explained}{kept}></span>'
    )
    return f'{data}<script src="{escape(to_root + found.early)}"></script>'


def script(found: Addresses, to_root: str) -> str:
    """Return the HTML that stands at the end of an embed, when all of it is there. *to_root* is as for ``links``.

    It need not wait for the rest of the page and the scripts of the theme.
    """
    return f'<script type="module" async src="{escape(to_root + found.script)}"></script>'


def head(found: Addresses, to_root: str) -> str:
    """Return what a page with an embed says in its head. *to_root* is as for ``links``.

    A style sheet further down would hold up everything below it, the scripts included, until it has arrived; and a
    module is only known to be needed by those that have arrived.
    """
    sheet = f'<link rel="stylesheet" href="{escape(to_root + found.sheet)}">'
    early = f'<link rel="preload" as="script" href="{escape(to_root + found.early)}">'
    modules = (*found.preloaded, found.script)
    return sheet + early + "".join(f'<link rel="modulepreload" href="{escape(to_root + name)}">' for name in modules)


def language_links(language: str, elsewhere: Mapping[str, str]) -> str:
    """Return links to the same assessment in other languages, for an embed in *language*; nothing without any.

    *elsewhere* has the address for each tag. They are plain links, so that they work without script.
    """
    if not elsewhere:
        return ""
    from hitl_content.words import catalogue, say

    entries = [f'<li aria-current="true">{escape(say(language, "language.name"))}</li>']
    for tag, address in elsewhere.items():
        name = escape(say(tag, "language.name") if catalogue(tag) == tag.partition("-")[0] else tag)
        entries.append(
            f'<li><a href="{escape(address)}" lang="{tag}" hreflang="{tag}" data-do="language">{name}</a></li>'
        )
    label = escape(say(language, "page.languages"))
    return f'<nav class="hitl-languages" aria-label="{label}"><ul>{"".join(entries)}</ul></nav>'


def _compact(data: object) -> str:
    """Return *data* as compact JSON, without the module that knows our formats: a build may do without."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _runtime_folder() -> str:
    return f"{FOLDER}/runtime-{runtime.digest()}/"


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:DIGITS]
