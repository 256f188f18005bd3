"""Where each value of a YAML text stands in it, so that one can be changed and all the rest left as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Row:
    """A key of a mapping: from where the key begins, and up to where it ends."""

    start: int
    key_end: int
    value: "Place"


@dataclass(frozen=True, slots=True)
class Place:
    """A value's characters, from `start` up to `end`; `anchored` where a name is given in it that others may refer to."""

    start: int
    end: int
    rows: Mapping[str, Row] = field(default_factory=dict)
    items: tuple["Place", ...] = ()
    flow: bool = False
    anchored: bool = False


def places_in(text: str) -> Place:
    """Of the mapping at the top; for a text that `parse` has read already, which bounds its depth and size."""
    events = _Places(text)
    return events.top()


class _Places:
    def __init__(self, text: str) -> None:
        self._text = text
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
        self._skipped = (
            1 if text.startswith("\ufeff") else 0
        )  # the parser doesn't count the mark of byte order

    def top(self) -> Place:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                return self._place(event)
        return Place(0, 0)

    def _at(self, mark: Any) -> int:
        return int(mark.index) + self._skipped

    def _place(self, event: yaml.Event) -> Place:
        start = self._at(event.start_mark)
        named = not isinstance(event, yaml.AliasEvent) and getattr(event, "anchor", None) is not None
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(start, bool(event.flow_style), named)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(start, bool(event.flow_style), named)
        end = self._at(event.end_mark)
        return Place(start, start + len(self._text[start:end].rstrip()), anchored=named)

    def _mapping(self, start: int, flow: bool, named: bool) -> Place:
        rows: dict[str, Row] = {}
        end = start
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                end = self._at(event.end_mark) if flow else end
                break
            key = self._place(event)
            value = self._place(next(self._events))
            rows[str(getattr(event, "value", ""))] = Row(key.start, key.end, value)
            named, end = named or value.anchored, max(value.end, key.end)
        return Place(start, end, rows, flow=flow, anchored=named)

    def _sequence(self, start: int, flow: bool, named: bool) -> Place:
        items: list[Place] = []
        end = start
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                end = self._at(event.end_mark) if flow else end
                break
            items.append(self._place(event))
            named, end = named or items[-1].anchored, items[-1].end
        return Place(start, end, items=tuple(items), flow=flow, anchored=named)
