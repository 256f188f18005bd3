"""Values written as YAML in the manner of the starter edition: on one line where they fit."""

import json
import re
from collections.abc import Iterator

from knowledge.reading.strict_yaml import Node

_WIDEST = 110
_PLAIN = re.compile(r"[1-9]\d{0,3}|(?!.*  )(?!\d+[eE.]?\d*$)[A-Za-z\d_](?:[\w .()'’-]*[\w.)'’])?", re.ASCII)
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def written_after_key(node: Node, indent: int) -> str:
    """What stands after a key's colon, whose key begins in column `indent`; no line end at its end."""
    line = _flow(node)
    if isinstance(node, str) or not node or indent + len(line) <= _WIDEST:
        return f" {line}"
    return "\n" + "\n".join(_block(node, indent + 2))


def _flow(node: Node) -> str:
    if isinstance(node, str):
        return _scalar(node)
    if isinstance(node, list):
        return "[" + ", ".join(map(_flow, node)) + "]"
    return "{" + ", ".join(f"{_scalar(key)}: {_flow(value)}" for key, value in node.items()) + "}"


def _block(node: Node, indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(node, dict):
        for key, value in node.items():
            yield f"{space}{_scalar(key)}:{written_after_key(value, indent)}"
    elif isinstance(node, list):
        for one in node:
            wide = not isinstance(one, str) and one and indent + len(_flow(one)) > _WIDEST
            if wide:
                first, *rest = list(_block(one, indent + 2))
                yield f"{space}- {first.lstrip()}"
                yield from rest
            else:
                yield f"{space}- {_flow(one)}"


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
