"""Every citation that a content file makes, wherever in it."""

from collections.abc import Iterator

from knowledge.domain.citation import RULES, Because, Citation
from knowledge.reading.strict_yaml import Node, parse


def citations_in(body: str, name: str) -> Because:
    """In the order of the file, each once; a citation without `doc` cites the rules."""
    top = parse(body, name)
    keys = top.names()
    nodes = [node for key in keys if (node := top.take(key)) is not None]
    return tuple(dict.fromkeys(one for node in nodes for one in _citations(node)))


def _citations(node: Node) -> Iterator[Citation]:
    if isinstance(node, list):
        for child in node:
            yield from _citations(child)
    elif isinstance(node, dict):
        page, section = node.get("page"), node.get("section")
        if isinstance(page, str) and page.isdigit() and isinstance(section, str):
            yield Citation(str(node.get("doc", RULES)), int(page), section)
        for child in node.values():
            yield from _citations(child)
