"""A form's values put into the text that they were begun from: what they leave as it was stays as it is written.

So a comment is kept, and whoever approves the change sees those lines alone that change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from knowledge.domain.shape import Field, Holds, Values, tidied, tidy
from knowledge.reading.canonical import written, written_field, written_item
from knowledge.reading.layout import lay_out
from knowledge.reading.strict_yaml import ContentError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def rewritten(base: str, name: str, shape: Sequence[Field], values: Values) -> str:
    """The new text. Written anew as a whole where `base` can't be read, or is written in a way of its own."""
    wanted = tidied(shape, values)
    try:
        before = lay_out(base, name, shape)
        if tidied(shape, before) == wanted:
            return base
        spliced = _spliced(base, shape, before, wanted)
        if tidied(shape, lay_out(spliced, name, shape)) == wanted:
            return spliced
    except ContentError:
        pass
    return written(shape, wanted)


@dataclass(frozen=True)
class _Part:
    """Lines of the text: the comments over it, itself, and the node of what it holds."""

    over: list[str]
    own: list[str]
    first: int
    node: yaml.Node


def _spliced(base: str, shape: Sequence[Field], before: Values, wanted: Values) -> str:
    lines = base.splitlines(keepends=True)
    top = yaml.compose(base, Loader=_LOADER)
    if not isinstance(top, yaml.MappingNode) or top.flow_style:
        return ""
    starts = [(key.start_mark.line, value) for key, value in top.value]
    parts = dict(
        zip((key.value for key, _ in top.value), _parts(lines, starts, 0, 0, len(lines)), strict=True)
    )
    texts: dict[str, str] = {}
    for field in shape:
        part = parts.get(field.key)
        if part is None:
            texts[field.key] = written_field(field, wanted[field.key])
        elif tidy(field, before[field.key]) == wanted[field.key]:
            texts[field.key] = "".join(part.over + part.own)
        else:
            texts[field.key] = _changed(field, part, lines, before[field.key], wanted[field.key])
    return "".join(_in_order([field.key for field in shape], list(parts), texts))


def _in_order(shape: list[str], there: list[str], texts: dict[str, str]) -> Iterator[str]:
    """As the text has them; what is new stands after what comes before it in the form."""
    order = list(there)
    for number, key in enumerate(shape):
        if key not in order:
            earlier = [order.index(one) for one in shape[:number] if one in order]
            order.insert(max(earlier, default=-1) + 1, key)
    for key in order:
        text = texts[key]
        yield text if not text or text.endswith("\n") else f"{text}\n"


def _changed(field: Field, part: _Part, lines: list[str], before: Any, wanted: Any) -> str:
    items = _items(field, part, lines)
    if items is None or len(items) != len(before) or not wanted:
        return "".join(part.over) + written_field(field, wanted)
    column = len(items[0].own[0]) - len(items[0].own[0].lstrip())
    head = lines[part.first : items[0].first - len(items[0].over)]
    return "".join([*part.over, *head, *_list(field, items, column, before, wanted)])


def _list(
    field: Field, items: list[_Part], column: int, before: list[Any], wanted: list[Any]
) -> Iterator[str]:
    old = [_tidy_item(field, one) for one in before]
    taken = _taken(old, wanted)
    for number, value in enumerate(wanted):
        kept = taken.get(number)
        if kept is not None:
            yield from items[kept].over + _ended(items[kept].own)
            continue
        if number < len(items) and number not in taken.values():
            yield from items[number].over
        yield from (f"{line}\n" for line in written_item(field, value, column))


def _taken(old: list[Any], wanted: list[Any]) -> dict[int, int]:
    """Which old item each new one is, where it is one of them: that of its own place first, so comments stay."""
    taken = {
        number: number for number, value in enumerate(wanted) if number < len(old) and old[number] == value
    }
    left = [number for number in range(len(old)) if number not in taken]
    for number, value in enumerate(wanted):
        if number in taken:
            continue
        same = next((one for one in left if old[one] == value), None)
        if same is not None:
            taken[number] = same
            left.remove(same)
    return taken


def _tidy_item(field: Field, value: Any) -> Any:
    return tidied(field.of, value) if field.holds is Holds.ROWS else value


def _items(field: Field, part: _Part, lines: list[str]) -> list[_Part] | None:
    """The items of a list that is written down the page; none where it is written otherwise."""
    node, end = part.node, part.first + len(part.own)
    if getattr(node, "flow_style", True) or node.start_mark.line == part.first:
        return None
    if isinstance(node, yaml.MappingNode) and field.keyed:
        starts = [(key.start_mark.line, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode) and field.holds in (Holds.ROWS, Holds.ITEMS, Holds.LINES):
        starts = [(one.start_mark.line, one) for one in node.value]
    else:
        return None
    return list(_parts(lines, starts, node.start_mark.column, part.first + 1, end))


def _parts(
    lines: list[str], starts: list[tuple[int, yaml.Node]], column: int, floor: int, end: int
) -> Iterator[_Part]:
    """Each with the comments of its own column directly over it, none from above line `floor`."""
    begins = []
    for line, _ in starts:
        begin = line
        while begin > floor and _is_comment(lines[begin - 1], column):
            begin -= 1
        begins.append(begin)
        floor = line + 1
    for number, (line, node) in enumerate(starts):
        until = begins[number + 1] if number + 1 < len(starts) else end
        yield _Part(lines[begins[number] : line], lines[line:until], line, node)


def _is_comment(line: str, column: int) -> bool:
    return line.startswith(f"{' ' * column}#") or not line.strip()


def _ended(lines: list[str]) -> list[str]:
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]
