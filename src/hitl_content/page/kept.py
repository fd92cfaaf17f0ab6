# Trying an assessment and making its form takes longer than everything else a build does for it, and nearly every
# build finds it as the one before left it. What is kept is text and nothing that could run while it is read: whatever
# is there is either what was asked for, by its hash, or it is as if it were not there.
"""What earlier builds found good and made of assessments, kept beside the site for the next build."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from hitl_content.layout import CASES, EXAMPLES, FILE
from hitl_content.model.errors import Problem

FOLDER = ".cache/plugin/hitl"
"""Where it is kept, from the directory of mkdocs.yml: where the plugins of mkdocs-material keep theirs."""
PACKAGE = Path(__file__).parent.parent
SOURCES = ("*.py", "page/templates/*.html")
LIBRARIES = ("PyYAML", "Jinja2", "MarkupSafe")
"""What else decides how an assessment is read and written."""


@dataclass(slots=True, kw_only=True)
class _Good:
    """An assessment that was found good."""

    key: str
    texts: dict[str, str]
    """What was made of it, by name."""
    used: dict[str, str] = field(default_factory=dict)
    """What this build asked for. The rest is not kept again."""
    written: bool
    """Whether it is known from an earlier build."""


class Kept:
    """Texts made of the assessments in a directory, each as long as no file changes that it depends on."""

    def __init__(self, assessments: Path, folder: Path | None) -> None:
        """Take the directory of *assessments* and the *folder* to keep texts in; None keeps nothing."""
        self._assessments = assessments
        self._folder = folder
        self._good: dict[str, _Good] = {}

    def problems(self, slug: str, find: Callable[[str], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """Return what *find* finds wrong with *slug*; none at once where an earlier build found none in the same files.

        Problems are never kept: *find* says them again in every build.
        """
        if self._folder is None:
            return find(slug)
        try:
            key = self._key(slug)  # of what is there before it is read
        except OSError:
            return find(slug)  # which says in words what cannot be read
        texts = _read(self._folder / f"{slug}.json", key)
        found = () if texts is not None else find(slug)
        if not found:
            self._good[slug] = _Good(key=key, texts=texts or {}, written=texts is not None)
        return found

    def text(self, slug: str, name: str, make: Callable[[], str]) -> str:
        """Return the text called *name* that *make* makes of *slug*; made only where it is not kept."""
        good = self._good.get(slug)
        if good is None:  # with a problem, or nothing is kept
            return make()
        if name not in good.used:
            good.used[name] = good.texts[name] if name in good.texts else make()
        return good.used[name]

    def write(self) -> OSError | None:
        """Keep what this build found good and made of it, and nothing else. Return what was in the way, if anything."""
        if self._folder is None:
            return None
        try:
            for slug, good in self._good.items():
                if not (good.written and good.used == good.texts) and self._key(slug) == good.key:
                    _write(self._folder / f"{slug}.json", good)
            for path in self._folder.glob("*.json"):
                if path.stem not in self._good:
                    path.unlink()
        except OSError as error:  # a build needs no such folder; the next one is as slow as this one
            return error
        return None

    def _key(self, slug: str) -> str:
        """Return the hash over all that decides about *slug*; an assessment may be carried into any other."""
        home = self._assessments / slug
        paths = {*self._assessments.glob(f"*/{FILE}"), home / CASES, *(home / EXAMPLES).glob("*.yml")}
        named = ((path.relative_to(self._assessments).as_posix(), path) for path in sorted(paths) if path.is_file())
        return _hash([(slug, _package().encode()), *((name, path.read_bytes()) for name, path in named)])


@cache
def _package() -> str:
    """Return the hash over this package's source, this Python and the libraries: what they make, others may not."""
    paths = sorted(path for pattern in SOURCES for path in PACKAGE.rglob(pattern))
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES)
    named = ((path.relative_to(PACKAGE).as_posix(), path.read_bytes()) for path in paths)
    return _hash([(sys.version, libraries.encode()), *named])


def _read(path: Path, key: str) -> dict[str, str] | None:
    """Return the texts in the file at *path*, or None where it is not there, not whole or not for *key*."""
    try:
        digest, _, body = path.read_text(encoding="utf-8").partition("\n")
        if digest != _hash([(key, body.encode())]):
            return None
        texts = json.loads(body)
    except (OSError, ValueError, RecursionError):  # whatever is wrong with it, it is made again
        return None
    whole = isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values())
    return texts if whole else None


def _write(path: Path, good: _Good) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = json.dumps(good.used, ensure_ascii=False)
    half = path.with_suffix(".half.json")  # removed by the next build if this one is stopped here
    half.write_text(f"{_hash([(good.key, body.encode())])}\n{body}", encoding="utf-8")
    half.replace(path)


def _hash(parts: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in parts:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
