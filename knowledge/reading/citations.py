"""Every citation that a content file makes, wherever in it."""

from collections.abc import Iterator
from functools import lru_cache

from knowledge.domain.citation import Because, Citation
from knowledge.domain.source import Sources
from knowledge.reading.strict_yaml import Node, parse

_HELD = 4096


def citations_in(body: str, name: str, sources: Sources) -> Because:
    """In the order of the file, each once, as the documents in force have them."""
    return tuple(dict.fromkeys(sources.cite(one) for one in _written(body, name)))


@lru_cache(maxsize=_HELD)
def _written(body: str, name: str) -> Because:
    top = parse(body, name)
    keys = top.names()
    nodes = [node for key in keys if (node := top.take(key)) is not None]
    return tuple(dict.fromkeys(one for node in nodes for one in _citations(node)))


def citations_by_rule(body: str, name: str, sources: Sources) -> dict[str, Because]:
    """The same, under the id of the innermost rule, fact or other named part that makes it; under "" for the rest."""
    top = parse(body, name)
    found: dict[str, dict[Citation, None]] = {}
    for node in [node for key in top.names() if (node := top.take(key)) is not None]:
        for rule, citation in _placed(node, ""):
            found.setdefault(rule, {})[sources.cite(citation)] = None
    return {rule: tuple(citations) for rule, citations in found.items()}


def _placed(node: Node, rule: str) -> Iterator[tuple[str, Citation]]:
    if isinstance(node, list):
        for child in node:
            yield from _placed(child, rule)
    elif isinstance(node, dict):
        named = node.get("id")
        rule = named if isinstance(named, str) else rule
        yield from ((rule, one) for one in _own(node))
        for child in node.values():
            yield from _placed(child, rule)


def _citations(node: Node) -> Iterator[Citation]:
    if isinstance(node, list):
        for child in node:
            yield from _citations(child)
    elif isinstance(node, dict):
        yield from _own(node)
        for child in node.values():
            yield from _citations(child)


def _own(node: dict[str, Node]) -> Iterator[Citation]:
    page, section = node.get("page"), node.get("section")
    if isinstance(page, str) and page.isdigit() and isinstance(section, str):
        yield Citation(str(node.get("doc", "")), int(page), section)
