"""From a file's bytes to a tree with places: the only module that knows how YAML is parsed.

Nothing in a file can run code: parser events become texts, numbers, lists and mappings, and nothing else. Tags,
oversized files, deep nesting and aliases that multiply are refused.
"""

import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import ScalarNode

from simulator.scenario.files.mistakes import Mistake, Place, ScenarioError, refused
from simulator.scenario.files.positions import Items, Leaf, Mapping, Node, Scalar
from simulator.scenario.schema.labels import composed
from simulator.scenario.schema.spelling import pointed

LARGEST = 1_000_000
DEEPEST = 40
MOST_VALUES = 50_000
MOST_DUPLICATES = 100
PLAIN_TAGS = {"null", "bool", "int", "float"}
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

BEFORE_COMMA = re.compile(r"[-+]?\d+(,\d+)*")
BEHIND_COMMA = re.compile(r"\d+\s*(%|[A-Za-z]*)")
DECIMAL = re.compile(r"[-+]?\d+(\.\d+)?")
FARTHEST = 2
"""Characters from the end of a number to its rest: the comma and a space."""

Mark = Any
"""A mark of ruamel.yaml, which declares no types for `line` and `column`."""

WORDINGS: tuple[tuple[str, str], ...] = (
    ("found character '\\t'", "a tab; indent with spaces"),
    ("expected ',' or ']'", "this bracket '[' is never closed, or a comma is missing behind it"),
    ("expected ',' or '}'", "this bracket '{' is never closed, or a comma is missing behind it"),
    ("mapping values are not allowed", "a ':' that cannot stand here; check the indentation, or quote the text"),
    ("could not find expected ':'", "a ':' is missing after this name"),
    ("unexpected end of stream", "this quote is never closed"),
    ("expected <block end>", "this line does not fit the lines around it; check the indentation"),
    ("expected '<document start>'", "something stands behind the end, such as a bracket too many"),
    ("that cannot start any token", "a value cannot begin with this character; quote the text"),
)
AT_THE_START = ("this bracket", "a ':' is missing", "this quote")


class Torn:
    """A number that a comma may have torn apart: within brackets `{share: 0,25}` is `share: 0` and a name `25`."""

    def __init__(self, name: str, value: Any) -> None:
        """Look at the value of the entry `name`."""
        self.name = name
        self.first = self._last = value
        self._text = "" if value.style else str(value.value)
        self.joined = False

    def goes_on(self, key: Any, value: Any) -> bool:
        """Tell whether the name that follows, with nothing behind it, is the rest of the number."""
        end, start = self._last.end_mark, key.start_mark
        near = start.line == end.line and start.column <= end.column + FARTHEST
        rest = not key.style and BEHIND_COMMA.fullmatch(str(key.value))
        return bool(near and rest and _is_empty(value) and BEFORE_COMMA.fullmatch(self._text))

    def join(self, key: Any) -> None:
        """Take the name that follows for the rest of the number."""
        self._text, self._last, self.joined = f"{self._text},{key.value}", key, True

    @property
    def meant(self) -> str:
        """How the number is to be written."""
        return pointed(self._text) or self._text.replace(",", "")


class Reader:
    """Turns one text into a tree; mistakes that leave a usable tree go to `mistakes`, others are raised."""

    def __init__(self, place_of: Callable[[int, int], Place], mistakes: list[Mistake]) -> None:
        """Read texts whose line and column (from 0) `place_of` turns into places."""
        self.place_of = place_of
        self.mistakes = mistakes
        self.yaml = YAML(typ="safe", pure=True)
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.path: list[str] = []
        self.size = 0

    def read(self, text: str) -> Node:
        """Return the tree of `text`; raises `ScenarioError` if it is not YAML."""
        bad = UNPRINTABLE.search(text)
        if bad:
            line = text.count("\n", 0, bad.start())
            column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
            raise refused(self.place_of(line, column), "a character that is not text; is this a binary file?")
        try:
            return self._document(iter(self.yaml.parse(io.StringIO(text))))
        except MarkedYAMLError as error:
            raise self._told(error) from None
        except (YAMLError, ValueError, IndexError, KeyError, AttributeError, AssertionError, TypeError) as error:
            if isinstance(error, ScenarioError):
                raise
            raise refused(self.place_of(0, 0), "this is not readable as YAML") from error

    def _document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if event.version and tuple(event.version) != (1, 2):
                    raise self._no(event, "scenario files are YAML 1.2; leave the %YAML line out")
                if root is not None:
                    raise self._no(event, "a second document; a file holds one scenario")
                root = self._node(next(events), events, 0)
        return root or Leaf(None)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self.size += 1
        if depth > DEEPEST:
            raise self._no(event, f"nested more than {DEEPEST} levels deep")
        if isinstance(event, AliasEvent):
            return self._alias(event)
        if getattr(event, "tag", None) is not None:
            raise self._no(event, f"tags such as '{event.tag}' are not allowed")
        before = self.size
        node = self._content(event, events, depth)
        if self.size > MOST_VALUES:
            raise self._no(event, f"more than {MOST_VALUES} values")
        if event.anchor:
            self.anchors[event.anchor] = node, self.size - before + 1
        return node

    def _content(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        place = self._place(event)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(inner := next(events), SequenceEndEvent):
                items.append(self._node(inner, events, depth + 1))
            return Items(tuple(items), place)
        if isinstance(event, MappingStartEvent):
            return self._mapping(place, events, depth)
        return Leaf(self._scalar(event), place)

    def _scalar(self, event: Any) -> Scalar:
        """Resolve a plain scalar by YAML 1.2: null, true and false, numbers; all else is text (`no`, `1:30`, dates)."""
        text = _whole(str(event.value))
        if event.style:
            return text
        tag = str(self.yaml.resolver.resolve(ScalarNode, text, (True, False)))
        if tag.rpartition(":")[2] not in PLAIN_TAGS:
            return text
        try:
            return cast(Scalar, self.yaml.constructor.construct_object(ScalarNode(tag, text)))
        except ValueError:  # a number of more than 4300 digits
            return text

    def _mapping(self, place: Place, events: Iterator[Any], depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        names: dict[str, Place] = {}
        number: Torn | None = None
        while not isinstance(key := next(events), MappingEndEvent):
            if not isinstance(key, ScalarEvent) or key.tag is not None:
                raise self._no(key, "the name of an entry must be plain text")
            value, name = next(events), _whole(str(key.value))
            if number is not None and number.goes_on(key, value):
                entries[number.name] = self._joined(number, key)
                continue
            number = Torn(name, value) if isinstance(value, ScalarEvent) else None
            self.path.append(name)
            node = self._node(value, events, depth + 1)
            if _is_empty(value):
                node = Leaf(None, self._place(key))
            if name == "<<":
                raise self._no(key, "'<<' is not supported; use 'extends'")
            if name in entries:
                self._duplicate(key, names[name])
            else:
                entries[name], names[name] = node, self._place(key)
            self.path.pop()
        return Mapping(entries, place, names)

    def _joined(self, number: "Torn", key: Any) -> Leaf:
        """Tell that a comma has torn a number apart, and return the whole number."""
        place = self._place(number.first)
        path = ".".join([*self.path, number.name])
        if number.joined:
            self.mistakes.pop()
        number.join(key)
        text, *_ = number.meant.split(", or ")
        self.mistakes.append(Mistake(place, path, f"a comma ends this value; write {number.meant}"))
        return Leaf(float(text) if DECIMAL.fullmatch(text) else text, place)

    def _duplicate(self, key: Any, first: Place) -> None:
        if len(self.mistakes) < MOST_DUPLICATES:
            where = f"on line {first.line}" if first.line else "before"
            message = f"stands twice; it is already set {where}"
            self.mistakes.append(Mistake(self._place(key), ".".join(self.path), message))

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            raise self._no(event, f"'*{event.anchor}' refers to nothing; no '&{event.anchor}' is complete above it")
        node, size = self.anchors[event.anchor]
        self.size += size
        if self.size > MOST_VALUES:
            raise self._no(event, f"more than {MOST_VALUES} values")
        return node

    def _told(self, error: MarkedYAMLError) -> ScenarioError:
        problem = str(error.problem or error.context or "")
        message = next((told for sign, told in WORDINGS if sign in problem), f"not readable as YAML: {problem}")
        mark: Mark = error.problem_mark or error.context_mark
        if message.startswith(AT_THE_START) and error.context_mark is not None:
            mark = error.context_mark
        return refused(self.place_of(mark.line, mark.column) if mark else self.place_of(0, 0), message)

    def _place(self, event: Any) -> Place:
        return self.place_of(event.start_mark.line, event.start_mark.column)

    def _no(self, event: Any, message: str) -> ScenarioError:
        return refused(self._place(event), message)


def _whole(text: str) -> str:
    """Join what JSON's escapes or an accent leave apart (NFC); half a sign such as an emoji becomes U+FFFD."""
    return str(composed(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")))


def _is_empty(event: Any) -> bool:
    return isinstance(event, ScalarEvent) and not event.style and event.value == "" and not event.anchor


def read_file(path: Path, mistakes: list[Mistake]) -> Mapping:
    """Return the tree of the file at `path`, which must hold a mapping; raises `ScenarioError` if it cannot be read."""
    name = os.path.normpath(path)
    text = _text(path, name)
    start = Place(name, 1, 1)
    if not text.strip():
        raise refused(start, "the file is empty")
    root = Reader(lambda line, column: Place(name, line + 1, column + 1), mistakes).read(text)
    if isinstance(root, Leaf) and root.value is None:
        raise refused(start, "the file holds no values")
    if not isinstance(root, Mapping):
        raise refused(root.place or start, "a scenario consists of lines 'name: value'; this is something else")
    return root


def _text(path: Path, name: str) -> str:
    whole = Place(name)
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise refused(whole, "a directory, not a file")
        if not stat.S_ISREG(facts.st_mode):
            raise refused(whole, "not a regular file")
        if facts.st_size > LARGEST:
            raise refused(whole, f"larger than {LARGEST // 1000} kB; this is no scenario")
        content = path.read_bytes()
    except FileNotFoundError:
        raise refused(whole, f"no such file{_like(path)}") from None
    except OSError as error:
        raise refused(whole, f"cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    except ValueError as error:
        if isinstance(error, ScenarioError):
            raise
        raise refused(whole, "not the name of a file") from None
    return _decoded(content, name)


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(Place(name, 1, 1), "not UTF-8 but UTF-16; save the file as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8", "replace")
        place = Place(name, good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1)
        if b"\0" in content:
            raise refused(place, "a binary file, not a scenario") from None
        raise refused(place, "not UTF-8 text; save the file as UTF-8") from None


def _like(path: Path) -> str:
    try:
        near = get_close_matches(path.name, [other.name for other in path.parent.glob("*.yaml")], n=1)
    except (OSError, ValueError):
        return ""
    return f"; did you mean '{os.path.normpath(path.parent / near[0])}'?" if near else ""
