"""A text laid out into the fields of a form, or a sentence on why it can't be."""

from collections.abc import Sequence
from typing import Any

from knowledge.domain.shape import LISTS, TEXTS, Field, Holds, Values, empty
from knowledge.reading.canonical import fragment
from knowledge.reading.strict_yaml import Block, ContentError, Node, parse


def lay_out(body: str, name: str, shape: Sequence[Field]) -> dict[str, Any]:
    """Every field's value. Raises ContentError where the text holds anything that no field would keep."""
    return _fields(parse(body, name), shape)


def _fields(block: Block, shape: Sequence[Field]) -> dict[str, Any]:
    values = {field.key: _value(block, field) for field in shape}
    block.done()
    return values


def _value(block: Block, field: Field) -> Any:
    node = block.take(field.key)
    if node is None:
        return empty(field)
    if field.holds is Holds.SOURCE:
        return fragment(node)
    if field.holds in TEXTS:
        return block.text(field.key)
    if field.holds in LISTS:
        return [_one(block, field, one) for one in block.texts(field.key)]
    if field.holds is Holds.GROUP:
        return _fields(block.block(field.key), field.of)
    if field.keyed:
        return list(_keyed(block.block(field.key), field))
    return [_fields(one, field.of) for one in _blocks(block, field, node)]


def _blocks(block: Block, field: Field, node: Node) -> list[Block]:
    """The rows; one that stands alone, without a list around it, is a list of one."""
    if isinstance(node, dict):
        return [block.block(field.key)]
    return list(block.blocks(field.key, field.one))


def _keyed(block: Block, field: Field) -> Sequence[Values]:
    name, held = field.of
    rows = []
    for key in block.names():
        if not key.strip():
            raise block.error("an empty key stands before a colon")
        rows.append({name.key: _one(block, name, key), held.key: _value(block, _called(held, key))})
    return rows


def _called(field: Field, key: str) -> Field:
    return Field(key, field.label, field.holds, one=field.one)


def _one(block: Block, field: Field, text: str) -> str:
    """A text that a form gives back as it got it."""
    spaced = field.holds is not Holds.LINES and text != text.strip()
    if spaced or len(text.splitlines()) > 1 or (text and not text.strip()):
        raise block.error(f"'{field.key}' holds a text with a line break or spaces around it: '{text[:40]}'")
    return text


def read_fragment(text: str, name: str, field: Field) -> str:
    """A part that is typed as source, as it is written; raises ContentError where it can't be read."""
    if not text.strip():
        return ""
    block = parse("\n".join([f"{field.key}:", *(f"  {line}" for line in text.splitlines())]), name)
    node = block.take(field.key)
    block.done()
    if node is None or isinstance(node, str):
        raise ContentError(f"{name}: '{field.key}' must be keys and values, not a text")
    return fragment(node)
