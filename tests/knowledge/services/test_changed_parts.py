"""What a text changes is sorted into words, citations, dates, tests and rules."""

from datetime import date

from knowledge.domain.citation import Citation
from knowledge.domain.documents import Published
from knowledge.domain.rule import InForce
from knowledge.services.changed_parts import ChangedParts, PartChange, Sort, changed_parts, rule_changes
from knowledge.services.rule_words import RuleRow

BEFORE = """\
topic: sample
title: Samples
facts:
  size:
    question: How large?
    words: {large: [big, huge], small: [tiny]}
rules:
  - id: s.first
    when: {size: large}
    why: It is large.
    source: {page: 3, section: Sizes}
  - {id: s.second, until: "2027-01-01", source: {doc: schools-protocol, page: 4, section: Scope}}
cases:
  - {name: a large one, facts: {size: large}}
verified: "2026-04-01"
"""
AFTER = (
    BEFORE.replace("[big, huge]", "[huge, vast]")
    .replace("page: 3", "page: 5")
    .replace("2027-01-01", "2027-02-01")
    .replace("facts: {size: large}", "facts: {size: small}")
    .replace("It is large.", "It is very large.")
    .replace('"2026-04-01"', '"2026-05-01"')
)


def parts(before: str, after: str) -> ChangedParts:
    candidate = Published("topic/sample", "topic", "sample", "Samples", after, 2, "", date(2026, 5, 1))
    return changed_parts(candidate, before, [], [])


def test_each_change_stands_under_its_heading() -> None:
    found = parts(BEFORE, AFTER)
    assert found.of("words") == [
        PartChange("facts › size › words › large", ("big",), ("vast",)),
    ]
    assert found.of("citations") == [
        PartChange(
            "rules › s.first › source",
            ("the rules p. 3, Sizes",),
            ("the rules p. 5, Sizes",),
        ),
    ]
    assert found.of("dates") == [
        PartChange("rules › s.second › until", ("2027-01-01",), ("2027-02-01",)),
        PartChange("verified", ("2026-04-01",), ("2026-05-01",)),
    ]
    assert found.of("tests") == [PartChange("cases › a large one › facts › size", ("large",), ("small",))]
    assert found.of("rules") == [
        PartChange("rules › s.first › why", ("It is large.",), ("It is very large.",))
    ]


def test_the_same_text_changes_nothing_and_a_first_version_is_all_new() -> None:
    assert parts(BEFORE, BEFORE).parts == {}
    assert {sort for sort, found in parts("", BEFORE).parts.items() if found} == set(Sort)
    assert all(not one.gone for found in parts("", BEFORE).parts.values() for one in found)


def test_another_order_of_the_same_words_is_shown() -> None:
    (change,) = parts(BEFORE, BEFORE.replace("[big, huge]", "[huge, big]")).of("words")
    assert (change.gone, change.come) == (("big", "huge"), ("huge", "big"))


def test_a_text_that_cannot_be_read_says_so() -> None:
    assert "topic/sample.yml" in parts(BEFORE, "rules: [").unreadable


def row(name: str, why: str = "So.") -> RuleRow:
    return RuleRow(name, (), (), why, (Citation("d", 1, "S"),), InForce(date(2026, 4, 1)), ())


def test_rules_that_are_new_gone_other_or_tried_at_another_place_are_told_apart() -> None:
    was = [row("a"), row("b"), row("c"), row("gone")]
    now = [row("new"), row("b", "Because."), row("c"), row("a")]
    found = {change.id: change for change in rule_changes(was, now)}
    assert found["new"].before is None
    assert found["gone"].after is None
    assert found["a"].moved
    assert found["b"].after == row("b", "Because.")
    assert rule_changes(was, was) == []
