"""YAML read as text only, without duplicate keys, and complaining kindly.

PyYAML's base loader keeps every scalar as the text that was written, so `NO`, `012` and `195/94` stay what they
are; what a number is, the key that wants a number says.
"""

import difflib
import re
from collections.abc import Iterator
from datetime import date
from typing import Self

import yaml

from knowledge.domain.source import Sources

Node = str | list["Node"] | dict[str, "Node"]

_DEEPEST = 40
_MOST_NODES = 500_000


class ContentError(ValueError):
    """A content file is wrong: one sentence with file, place and, where there is one, the likely mend."""


def parse(text: str, name: str, sources: Sources | None = None) -> "Block":
    """The mapping at the top of a file, whose citations are those of `sources`; raises ContentError naming file and
    line."""
    try:
        node = _Events(text, name).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}:" if mark else ""
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        raise ContentError(f"{name}:{line} not readable as YAML: {problem}") from None
    except UnicodeEncodeError:
        raise ContentError(f"{name}: not readable as YAML: half a character stands in it") from None
    if not isinstance(node, dict):
        raise ContentError(f"{name}: the file must be a mapping of keys to values")
    return Block(node, name, sources)


class _Events:
    """Builds the nodes from the parser's events, so that no text, however deep or folded, exhausts the machine."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
        self._anchored: dict[str, tuple[Node, int]] = {}
        self._count = 0

    def document(self) -> Node:
        tops = [self._node(event, 0) for event in self._events if isinstance(event, yaml.NodeEvent)]
        if len(tops) > 1:
            raise ContentError(f"{self._name}: a second document begins at '---'; a file holds one")
        return tops[0] if tops else {}

    def _node(self, event: yaml.Event, depth: int) -> Node:
        before = self._count
        self._count += 1
        if depth > _DEEPEST:
            raise self._error(event, f"nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        node = self._new(event, depth)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self._anchored[anchor] = node, self._count - before
        return node

    def _new(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._node(one, depth + 1) for one in self._until(yaml.SequenceEndEvent)]
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(depth)
        return str(getattr(event, "value", ""))

    def _alias(self, event: yaml.AliasEvent) -> Node:
        """What stands at the anchor; counted as if written out, or a few lines could stand for billions."""
        if event.anchor not in self._anchored:
            raise self._error(event, f"'*{event.anchor}' refers to nothing before it; quote it if it is text")
        node, size = self._anchored[event.anchor]
        self._count += size
        if self._count > _MOST_NODES:
            raise self._error(event, f"with what '*{event.anchor}' refers to, there are too many values")
        return node

    def _mapping(self, depth: int) -> dict[str, Node]:
        rows: dict[str, Node] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, str):
                raise self._error(event, "a key must be text")
            if key in rows:
                label = rows.get("id") or rows.get("name")
                whose = f"{label}: " if isinstance(label, str) and key != label else ""
                raise self._error(event, f"{whose}the key '{key}' stands twice")
            rows[key] = self._node(next(self._events), depth + 1)
        return rows

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _error(self, event: yaml.Event, text: str) -> ContentError:
        line = f" line {event.start_mark.line + 1}:" if event.start_mark else ""
        return ContentError(f"{self._name}:{line} {text}")


class Block:
    """A mapping whose keys are taken one by one; `done()` complains of what nobody took."""

    def __init__(self, rows: dict[str, Node], place: str, sources: Sources | None = None) -> None:
        self._rows = dict(rows)
        self._known: set[str] = set()
        self.place = place
        self.sources = sources or Sources(())

    def error(self, text: str) -> ContentError:
        return ContentError(f"{self.place}: {text}")

    def take(self, key: str) -> Node | None:
        self._known.add(key)
        return self._rows.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.take(key)
        if value is None:
            if default is None:
                raise self._missing(key)
            return default
        if not isinstance(value, str):
            raise self.error(f"'{key}' must be text")
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.take(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, dict) or not all(isinstance(one, str) for one in value):
            raise self.error(f"'{key}' must be a list of texts")
        return tuple(str(one) for one in value)

    def number(self, key: str, default: int | None = None) -> int:
        written = self.text(key, None if default is None else str(default))
        if not re.fullmatch(r"-?\d{1,9}", written):
            raise self.error(f"'{key}' must be a whole number, not '{written}'")
        return int(written)

    def day(self, key: str, default: date | None = None) -> date | None:
        written = self.text(key, default.isoformat() if default else "")
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            raise self.error(f"'{key}' must be a day such as 2026-04-01, not '{written}'") from None

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        written = self.text(key, default)
        if written not in allowed:
            raise self.error(
                f"'{key}' can't be '{written}'{did_you_mean(written, allowed)}; "
                f"it is one of {', '.join(allowed)}"
            )
        return written

    def block(self, key: str) -> "Block":
        value = self.take(key)
        if value is None:
            return Block({}, f"{self.place}: {key}", self.sources)
        if not isinstance(value, dict):
            raise self.error(f"'{key}' must be a mapping of keys to values")
        return Block(value, f"{self.place}: {key}", self.sources)

    def blocks(self, key: str, named: str) -> Iterator["Block"]:
        """A list of mappings; `named` is what one of them is called in a complaint."""
        value = self.take(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.error(f"'{key}' must be a list")
        for number, row in enumerate(value, 1):
            if not isinstance(row, dict):
                raise self.error(f"{named} {number} must be a mapping of keys to values")
            label = row.get("id") or row.get("name")
            called = f" ({label})" if isinstance(label, str) else ""
            yield Block(row, f"{self.place}: {named} {number}{called}", self.sources)

    def names(self) -> tuple[str, ...]:
        self._known.update(self._rows)
        return tuple(self._rows)

    def has(self, key: str) -> bool:
        return key in self._rows

    def done(self) -> Self:
        for key in self._rows:
            if key not in self._known:
                raise self.error(f"unknown key '{key}'{did_you_mean(key, tuple(self._known))}")
        return self

    def _missing(self, key: str) -> ContentError:
        close = difflib.get_close_matches(key, [one for one in self._rows if one not in self._known], 1)
        return self.error(
            f"unknown key '{close[0]}', did you mean '{key}'?" if close else f"'{key}' is missing"
        )


def did_you_mean(written: str, allowed: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(written, allowed, 1)
    return f", did you mean '{close[0]}'?" if close else ""
