# From PyYAML's events, not its constructors: they carry marks, nothing is resolved behind our back, and our own
# stack cannot overflow however deep a document nests. What is wrong is always told by the pure-Python parser, because
# the one in C words and places its errors differently; a document in which the one in C finds nothing wrong is not
# parsed a second time, which saves a site half of what the plugin costs.
"""YAML text to the located tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml
from yaml import Mark

from hitl_content.reading.expected import Expect, anything
from hitl_content.reading.reporter import START, Reporter
from hitl_content.reading.scalars import Surprise, meaning, surprise
from hitl_content.reading.source import UNWANTED
from hitl_content.reading.syntax import QUOTES, explained
from hitl_content.reading.tree import Broken, Entry, Leaf, Listing, Mapping, Node, Place

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

DEEPEST = 40
"""How many lists and records may stand inside one another."""
LAX = re.compile("[\t\ufeff]|[|>][-+0-9]*#")
"""What the parser in C lets pass and the one in Python refuses, besides a question mark between brackets."""


def parse_yaml(text: str, reporter: Reporter, expect: Expect = anything) -> Node | None:
    """Return the tree of the one document in *text*, reporting every problem; None where there is no tree.

    *expect* tells what stands where, so that the cure of a value that is refused fits its place.
    """
    root = _quick(text, reporter, expect)
    if root is not None:
        return root
    builder = _Builder(reporter, expect)
    loader = yaml.SafeLoader(text)
    last: yaml.Event | None = None
    try:
        for event in _events(loader):
            last = event
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        quote = _left_open(last, error)
        if quote:
            reporter.add(quote, f"A quotation mark is opened here and not closed until {_line(last)}.", QUOTES)
        else:
            reporter.add(*explained(error))
        return None
    except (ValueError, OverflowError):
        # PyYAML turns the digits of an escape into a character without asking whether there is such a one.
        mark = loader.get_mark()
        reporter.add(_place(mark), "This escape stands for no character.", "Type the character itself.")
        return None
    finally:
        loader.dispose()
    if builder.root is None and not reporter:
        reporter.add(START, "This file is empty.", "Write the document, or delete the file.")
    return builder.root


def _quick(text: str, reporter: Reporter, expect: Expect) -> Node | None:
    """Return the tree of *text* if the parser in C is installed and nothing at all is wrong; None otherwise."""
    if not yaml.__with_libyaml__ or LAX.search(text):
        return None
    found = Reporter(reporter.file)
    builder = _Builder(found, expect)
    loader = yaml.CSafeLoader(text)
    flows = 0
    try:
        while loader.check_event():
            event: yaml.Event = loader.get_event()  # type: ignore[assignment]
            flows += isinstance(event, yaml.CollectionStartEvent) and (flows > 0 or bool(event.flow_style))
            flows -= isinstance(event, yaml.CollectionEndEvent) and flows > 0
            if flows and isinstance(event, yaml.ScalarEvent) and not event.style and "?" in event.value:
                return None
            if not builder.take(event):
                return None
    except (yaml.YAMLError, ValueError, OverflowError):
        return None  # told in words by the other
    finally:
        loader.dispose()
    return None if found else builder.root


def _events(loader: yaml.SafeLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        event: yaml.Event = loader.get_event()  # type: ignore[no-untyped-call]
        yield event


def _left_open(last: yaml.Event | None, error: yaml.MarkedYAMLError) -> Place | None:
    """Return where a quoted text over several lines begins that ends where *error* is; None where none does."""
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {'"', "'"} or not error.problem_mark:
        return None
    start, end = last.start_mark, last.end_mark
    if start is None or end is None or start.line == end.line or end.line != error.problem_mark.line:
        return None
    return _place(start)


def _line(event: yaml.Event | None) -> str:
    return f"line {event.end_mark.line + 1}" if event and event.end_mark else "much later"


def _place(mark: Mark | CMark | None, path: str = "") -> Place:
    if mark is None:
        return Place(line=1, column=1, path=path)
    return Place(line=mark.line + 1, column=mark.column + 1, path=path)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A list or record whose end has not come yet."""

    at: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    names: dict[str, Place] = field(default_factory=dict)
    whole: bool = True
    """Whether every key could be read."""
    key: tuple[str, Place, bool] | None = None
    """A key waiting for its value: its name, its place, and whether the entry counts."""

    def path(self) -> str:
        """Return the path of the node that comes next."""
        if not self.is_mapping:
            return self.at.item(len(self.items))
        return self.at.key(self.key[0]) if self.key else self.at.path


class _Builder:
    """Takes events one by one and keeps what is open on a stack."""

    def __init__(self, reporter: Reporter, expect: Expect) -> None:
        self.root: Node | None = None
        self._expect = expect
        self._reporter = reporter
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event. Returns whether more are wanted."""
        match event:
            case yaml.ScalarEvent():  # first, as nearly all are
                self._scalar(event, tagged=self._decorations(event))
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.AliasEvent():
                at = self._at(event)
                self._reporter.add(
                    at,
                    f"*{event.anchor} is an alias.",
                    "Write the value out in each place: what is read is what is seen.",
                )
                self._put(Broken(at=at))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._decorations(event)
                return self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
        return True

    def _at(self, event: yaml.Event) -> Place:
        return _place(event.start_mark, self._stack[-1].path() if self._stack else "")

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        at = _place(event.start_mark)
        if self._documents > 1:
            self._reporter.add(at, "A second document begins here.", "Keep one document in a file.")
            return False
        if event.version or event.tags:
            self._reporter.add(at, "This file has a line that begins with %.", "Delete that line.")
        return True

    def _decorations(self, event: yaml.NodeEvent) -> bool:
        """Report an anchor and a tag. Returns whether there is a tag."""
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:  # as nearly always; this runs for every value
            return False
        at = self._at(event)
        if event.anchor is not None:
            self._reporter.add(
                at, f"&{event.anchor} is an anchor.", "Delete it, and write the value out in each place."
            )
        if tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            self._reporter.add(at, f"{short} is a tag.", "Delete it; put the value in quotes if it is text.")
        return tag is not None

    def _scalar(self, event: yaml.ScalarEvent, *, tagged: bool) -> None:
        raw: str = event.value
        bare = not event.style  # None in Python, empty in C
        if self._expects_key():
            self._key(raw, event, bare=bare)
            return
        at = self._at(event)
        if UNWANTED.search(raw):
            self._reporter.add(
                at, "This text holds an invisible character, written as an escape.", "Delete the escape."
            )
            self._put(Broken(at=at))
            return
        if tagged:
            self._put(Broken(at=at))
            return
        value = meaning(raw) if bare else raw
        if isinstance(value, Surprise):
            self._reporter.add(at, value.what, value.cure_for(self._expect(at.path)))
            self._put(Broken(at=at))
        else:
            self._put(Leaf(at=at, value=value, raw=raw))

    def _expects_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].is_mapping and self._stack[-1].key is None

    def _key(self, raw: str, event: yaml.ScalarEvent, *, bare: bool) -> None:
        here = self._stack[-1]
        at = _place(event.start_mark, here.at.key(raw[:80]))
        odd = surprise(raw) if bare and raw else None
        counts = False
        if not raw.strip() or UNWANTED.search(raw):
            self._reporter.add(
                here.at if not raw else at, "There is an empty or invisible key here.", "Write its name."
            )
        elif bare and raw == "<<":
            self._reporter.add(at, "<< is a merge key.", "Write the keys out in each place.")
        elif odd:
            self._reporter.add(at, odd.what.replace("value", "key"), f'Write the key in quotes: "{raw}".')
        elif raw in here.names:
            first = here.names[raw]
            self._reporter.add(
                at, f'The key "{raw}" is there twice; the first is in line {first.line}.', "Keep one of them."
            )
        else:
            here.names[raw] = at
            counts = True
        here.whole = here.whole and counts
        here.key = (raw, at, counts)

    def _open(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
        at = self._at(event)
        if self._expects_key():
            self._reporter.add(at, "A key must be a word, not a list or record.", "Write the key as text.")
            return False
        if len(self._stack) == DEEPEST:
            shallow = Place(line=at.line, column=at.column)
            self._reporter.add(
                shallow, f"More than {DEEPEST} lists and records stand inside one another.", "Use fewer."
            )
            return False
        self._stack.append(_Open(at=at, is_mapping=isinstance(event, yaml.MappingStartEvent)))
        return True

    def _close(self) -> None:
        done = self._stack.pop()
        if done.is_mapping:
            self._put(Mapping(at=done.at, entries=tuple(done.entries), whole=done.whole))
        else:
            self._put(Listing(at=done.at, items=tuple(done.items)))

    def _put(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        here = self._stack[-1]
        if not here.is_mapping:
            here.items.append(node)
        elif here.key is None:  # an alias where a key is due; reported already
            here.key = ("", node.at, False)
        else:
            name, at, counts = here.key
            here.key = None
            if counts:
                here.entries.append(Entry(name=name, at=at, value=node))
