"""The rules of a text as they are written, and a text in which one of them alone is written anew."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.reading.places import Place, Row, places_in
from knowledge.reading.strict_yaml import Block, ContentError, Node, parse
from knowledge.reading.yaml_writing import written_after_key

LISTS = ("rules", "recording", "actions", "flags")
"""The keys under which rules stand, in the order in which a page shows them."""
CASES = "cases"
_ORDER = ("id", "from", "until", "when", "then", "overrides", "why", "source")


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """One rule or worked case: its values, and its lines from the one with the dash to its last.

    `number` counts from 1; the `id` of a case is its name.
    """

    list: str
    number: int
    node: Mapping[str, Node]
    place: Place
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        found = self.node.get("name" if self.list == CASES else "id")
        return found if isinstance(found, str) else ""


def cases_in(body: str, name: str) -> tuple[WrittenRule, ...]:
    """A topic's worked cases. Raises ContentError."""
    return rules_in(body, name, (CASES,))


def rules_in(body: str, name: str, lists: Sequence[str] = LISTS) -> tuple[WrittenRule, ...]:
    """Those that stand on lines of their own, which is how all are written. Raises ContentError."""
    top, places = parse(body, name), places_in(body)
    found: list[WrittenRule] = []
    for key in lists:
        nodes, row = top.take(key), places.rows.get(key)
        if not isinstance(nodes, list) or row is None or row.value.flow:
            continue
        for number, (node, place) in enumerate(zip(nodes, row.value.items, strict=True), 1):
            lines = _lines_of(body, place)
            if isinstance(node, dict) and lines:
                found.append(WrittenRule(key, number, node, place, *lines, body[slice(*lines)]))
    return tuple(found)


def rule_named(body: str, name: str, rule_id: str, lists: Sequence[str] = LISTS) -> WrittenRule | None:
    """The rule of that id, if there is exactly one."""
    found = [rule for rule in rules_in(body, name, lists) if rule.id == rule_id]
    return found[0] if len(found) == 1 else None


def with_rule(body: str, name: str, rule: WrittenRule, text: str) -> str:
    """The text with other lines for the rule; ContentError where anything else would then read otherwise."""
    text = text.rstrip("\n") + ("\n" if rule.text.endswith("\n") else "")
    return _else_the_same(body, body[: rule.start] + text + body[rule.end :], name, rule.list)


def without_rule(body: str, name: str, rule: WrittenRule) -> str:
    return _else_the_same(body, body[: rule.start] + body[rule.end :], name, rule.list)


def with_rule_after(body: str, name: str, rule: WrittenRule, text: str) -> str:
    """With another rule below this one."""
    above = body[: rule.end] if body[: rule.end].endswith("\n") else body[: rule.end] + "\n"
    return _else_the_same(body, above + text.rstrip("\n") + "\n" + body[rule.end :], name, rule.list)


def moved(body: str, name: str, rule: WrittenRule, up: bool) -> str:
    """With the rule and its neighbour exchanged; comments between rules, which head groups, stay where they are."""
    rules = rules_in(body, name, (rule.list,))
    at = next((n for n, one in enumerate(rules) if one.start == rule.start), 0)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(rules):
        return body
    first, second = rules[min(at, other)], rules[max(at, other)]
    between = body[first.end : second.start]
    new = body[: first.start] + _ended(second.text) + between + _ended(first.text) + body[second.end :]
    return _else_the_same(body, new if body.endswith("\n") else new.rstrip("\n"), name, rule.list)


def rewritten(body: str, rule: WrittenRule, changed: Mapping[str, Node | None]) -> str:
    """The rule's lines with other values under some keys, or without a key where its value is None.

    A comment that stands in what is changed moves to a line of its own above it.
    """
    indent = rule.place.start - rule.start
    edits: list[tuple[int, int, str]] = []
    added: dict[str, Node] = {}
    for key, node in changed.items():
        row = rule.place.rows.get(key)
        if row is None and node is not None:
            added[key] = node
        elif row is not None:
            edits += _edits(body, row, node, indent)
    edits += [(*_room_for(body, rule, key), _line(key, node, indent)) for key, node in added.items()]
    text = body
    for start, end, new in sorted(edits, key=lambda one: one[0], reverse=True):
        text = text[:start] + new + text[end:]
    return text[rule.start : rule.end + len(text) - len(body)]


def _edits(body: str, row: Row, node: Node | None, indent: int) -> list[tuple[int, int, str]]:
    colon = body.index(":", row.key_end) + 1
    comments = _comments(body[colon : max(row.value.end, colon)])
    above = "".join(f"{one}\n{' ' * indent}" for one in comments)
    found = [(row.start, row.start, above)] if above else []
    if node is None:
        end = _line_end(body, row.value.end)
        return [*found, (body.rfind("\n", 0, row.start) + 1, end, "")]
    return [*found, (colon, max(row.value.end, colon), written_after_key(node, indent))]


def _room_for(body: str, rule: WrittenRule, key: str) -> tuple[int, int]:
    before = _ORDER[: _ORDER.index(key)]
    row = next((rule.place.rows[one] for one in reversed(before) if one in rule.place.rows), None)
    if row is None:
        raise ContentError(f"rule '{rule.id}': 'id' is missing")
    end = _line_end(body, row.value.end)
    return end, end


def _line(key: str, node: Node, indent: int) -> str:
    return f"{' ' * indent}{key}:{written_after_key(node, indent)}\n"


def new_rule(values: Mapping[str, Node], indent: int) -> str:
    """The lines of a rule whose dash stands in that column, its keys in the order given."""
    rows = [_line(key, value, indent + 2) for key, value in values.items()]
    return " " * indent + "- " + "".join(rows)[indent + 2 :]


def indent_of(rule: WrittenRule) -> int:
    """The column of the rule's dash."""
    return len(rule.text) - len(rule.text.lstrip(" "))


def _lines_of(body: str, place: Place) -> tuple[int, int] | None:
    start = body.rfind("\n", 0, place.start) + 1
    if place.flow or not re.fullmatch(r" *- +", body[start : place.start]):
        return None
    return start, _line_end(body, place.end)


def _line_end(body: str, at: int) -> int:
    found = body.find("\n", at)
    return len(body) if found < 0 else found + 1


def _comments(span: str) -> Sequence[str]:
    return re.findall(r"(?:^|(?<=\s))#[^\n\"']*$", span, re.MULTILINE)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _else_the_same(before: str, after: str, name: str, key: str) -> str:
    old, new = parse(before, name), parse(after, name)
    if old.names() != new.names() or any(old.take(one) != new.take(one) for one in old.names() if one != key):
        raise ContentError(
            f"{name}: this rule’s lines can’t be written so: something else would change with them"
        )
    return _rules_else_the_same(old, new, name, key, after)


def _rules_else_the_same(old: Block, new: Block, name: str, key: str, after: str) -> str:
    """At most two rules differ, as an exchange makes them; each other one reads as it did."""
    was, now = old.take(key), new.take(key)
    if not isinstance(was, list) or not isinstance(now, list):
        raise ContentError(f"{name}: without a rule '{key}' would be empty")
    left = [one for one in now if one not in was]
    gone = [one for one in was if one not in now]
    if len(left) > 1 or len(gone) > 1 or abs(len(now) - len(was)) > 1:
        raise ContentError(
            f"{name}: this rule’s lines can’t be written so: another rule would change with them"
        )
    return after
