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

Node = str | list["Node"] | dict[str, "Node"]


class ContentError(ValueError):
    """A content file is wrong: one sentence with file, place and, where there is one, the likely mend."""


def parse(text: str, name: str) -> "Block":
    """The mapping at the top of a file; raises ContentError naming file and line."""
    try:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        top = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}:" if mark else ""
        raise ContentError(
            f"{name}:{line} not readable as YAML: {getattr(error, 'problem', None) or error}"
        ) from None
    node = _plain(top, name) if top is not None else {}
    if not isinstance(node, dict):
        raise ContentError(f"{name}: the file must be a mapping of keys to values")
    return Block(node, name)


def _plain(node: yaml.Node, name: str) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name) for child in node.value]
    rows: dict[str, Node] = {}
    for key, value in node.value:
        if key.value in rows:
            raise ContentError(f"{name}: line {key.start_mark.line + 1}: the key '{key.value}' stands twice")
        rows[str(key.value)] = _plain(value, name)
    return rows


class Block:
    """A mapping whose keys are taken one by one; `done()` complains of what nobody took."""

    def __init__(self, rows: dict[str, Node], place: str) -> None:
        self._rows = dict(rows)
        self._known: set[str] = set()
        self.place = place

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
        return re.sub(r"\s+", " ", value).strip()

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
            return Block({}, f"{self.place}: {key}")
        if not isinstance(value, dict):
            raise self.error(f"'{key}' must be a mapping of keys to values")
        return Block(value, f"{self.place}: {key}")

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
            yield Block(
                row, f"{self.place}: {named} {number}" + (f" ({label})" if isinstance(label, str) else "")
            )

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
