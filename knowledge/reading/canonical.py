"""The one way in which a form's values are written as YAML: what stands in a text can't break it."""

import re
import sys
from collections.abc import Sequence
from typing import Any

import yaml

from knowledge.domain.shape import LISTS, Field, Holds, Values, is_empty, tidy
from knowledge.reading.strict_yaml import Node

_WIDTH = 100
_STR, _SEQ, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")
_NUMBER = re.compile(r"[1-9]\d{0,8}")


class _Dumper(yaml.SafeDumper):
    """Lists stand two spaces in, as in the starter edition."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def written(shape: Sequence[Field], values: Values) -> str:
    """The whole text; what is empty and not needed is left out."""
    return "".join(written_field(field, values[field.key]) for field in shape)


def written_field(field: Field, value: Any) -> str:
    """One key and what stands under it, or nothing."""
    value = tidy(field, value)
    if is_empty(field, value) and not field.needed:
        return ""
    if field.holds is Holds.SOURCE:
        return "".join(f"{line}\n" for line in (f"{field.key}:", *_indented(value)))
    wraps = field.holds is Holds.PROSE and len(field.key) + len(value) > _WIDTH
    node = yaml.MappingNode(_MAP, [(_plain(field.key), _node(field, value, wraps=wraps))])
    return _serialized(node, _WIDTH if wraps else sys.maxsize)


def written_item(field: Field, value: Any, indent: int) -> list[str]:
    """One item or row of a list as lines, or one key of a keyed one."""
    if field.keyed:
        text = _serialized(_keyed(field, [value]), sys.maxsize)
    elif field.holds is Holds.ROWS:
        text = _serialized(yaml.SequenceNode(_SEQ, [_mapping(field, value)], flow_style=False), sys.maxsize)
    else:
        text = _serialized(yaml.SequenceNode(_SEQ, [_quoted(value)], flow_style=False), sys.maxsize)
    lines = text.splitlines()
    first = len(lines[0]) - len(lines[0].lstrip())
    return [" " * indent + line[first:] for line in lines]


def fragment(node: Node) -> str:
    """Any part of a text, in the same way each time."""
    return _serialized(_any(node), sys.maxsize).rstrip("\n")


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.splitlines()]


def _serialized(node: yaml.Node, width: int) -> str:
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=width))


def _node(field: Field, value: Any, *, wraps: bool = False) -> yaml.Node:
    if field.holds in LISTS:
        return yaml.SequenceNode(_SEQ, [_quoted(one) for one in value], flow_style=field.inline)
    if field.holds is Holds.GROUP:
        return _mapping(field, value)
    if field.holds is Holds.ROWS:
        if field.keyed:
            return _keyed(field, value)
        return yaml.SequenceNode(_SEQ, [_mapping(field, row) for row in value], flow_style=not value)
    if wraps:
        return yaml.ScalarNode(_STR, value, style=">")
    return _plain(value)


def _mapping(field: Field, row: Values) -> yaml.MappingNode:
    held = [one for one in field.of if one.needed or not is_empty(one, row[one.key]) or one.starts_as]
    pairs = [(_plain(one.key), _node(one, row[one.key])) for one in held]
    return yaml.MappingNode(_MAP, pairs, flow_style=field.inline or not pairs)


def _keyed(field: Field, rows: Sequence[Values]) -> yaml.MappingNode:
    name, held = field.of
    pairs = [(_node(name, row[name.key]), _node(held, row[held.key])) for row in rows]
    return yaml.MappingNode(_MAP, pairs, flow_style=not pairs)


def _any(node: Node) -> yaml.Node:
    if isinstance(node, dict):
        pairs = [(_plain(key), _any(value)) for key, value in node.items()]
        return yaml.MappingNode(_MAP, pairs, flow_style=not pairs)
    if isinstance(node, list):
        texts = all(isinstance(one, str) for one in node)
        return yaml.SequenceNode(_SEQ, [_any(one) for one in node], flow_style=texts)
    return _plain(node)


def _plain(text: str) -> yaml.ScalarNode:
    """Without quotes where every reader of YAML takes it for what it is: not so `NO`, `012` or a day."""
    if _PLAIN.fullmatch(text):
        read = yaml.compose(text, Loader=yaml.SafeLoader)
        if read is not None and (read.tag == _STR or _NUMBER.fullmatch(text)):
            return yaml.ScalarNode(read.tag, text)
    return _quoted(text)


def _quoted(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_STR, text, style='"')
