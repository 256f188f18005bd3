"""A content file taken apart into its values, each under the keys that lead to it, so that two can be compared."""

from collections.abc import Iterator

from knowledge.reading.strict_yaml import Node, parse

Path = tuple[str, ...]
_NAMES = ("id", "name", "ask", "say", "value", "settles", "term")
"""What a part of a list is known by, where it says so; its place in the list otherwise."""


def leaves_in(body: str, name: str) -> dict[Path, tuple[str, ...]]:
    """Every value or list of values by its keys; a citation is one value, such as `schools-protocol p. 4, Scope`.

    Raises ContentError.
    """
    top = parse(body, name)
    found: dict[Path, list[str]] = {}
    for key in top.names():
        for path, value in _leaves(top.take(key), (key,)):
            found.setdefault(path, []).append(value)
    return {path: tuple(values) for path, values in found.items()}


def _leaves(node: Node | None, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, str):
        yield path, " ".join(node.split())
    elif isinstance(node, dict):
        if path[-1] == "source" and "page" in node:
            yield path, _cited(node)
            return
        for key, value in node.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(node, list):
        for number, one in enumerate(node, 1):
            plain = isinstance(one, str) or path[-1] == "source"
            yield from _leaves(one, path if plain else (*path, _known_by(one, number)))


def _known_by(node: Node, number: int) -> str:
    names = [node.get(key) for key in _NAMES] if isinstance(node, dict) else []
    return next((one for one in names if isinstance(one, str) and one), str(number))


def _cited(node: dict[str, Node]) -> str:
    doc, page, section = (node.get(key, "") for key in ("doc", "page", "section"))
    return f"{doc or 'the rules'} p. {page}, {section}"
