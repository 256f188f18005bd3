"""What is written back changes the lines of one rule alone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.case_fields import case_changes, case_fields_of, case_values_of
from knowledge.reading.rule_fields import NotInFields, changes, fields_of, values_of
from knowledge.reading.rule_source import (
    WrittenRule,
    cases_in,
    indent_of,
    moved,
    new_rule,
    rewritten,
    rule_named,
    rules_in,
    with_rule,
    with_rule_after,
    without_rule,
)
from knowledge.reading.starter import StarterDocument, starter_documents
from knowledge.reading.strict_yaml import ContentError, Node, parse
from knowledge.reading.yaml_writing import written_after_key

DOCUMENTS = [one for one in starter_documents() if one.id.startswith(("topic/", "general/", "flags/"))]
SMALL = """\
rules:
  # A heading of both.
  - id: a.first
    when: {x: yes}   # why it is so
    then: {crime: {class: 8N, code: "008/06"}}
    why: >-
      Two lines
      of text.
    source: {page: 1, section: S}

  # A second heading.
  - id: a.second
    when:
      any:   # one of
        - {x: no}
        - {x: yes, y: {at_least: "3"}}
    then: {nothing: yes}
    why: "é ‘quoted’ 😀"
    source: [{page: 1, section: S}, {doc: d, page: 2, section: T}]
cases: []
# the end
"""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_each_rule_of_the_starter_edition_is_read_into_fields_and_written_as_it_was(
    document: StarterDocument,
) -> None:
    found = rules_in(document.body, document.id)
    assert found
    for rule in found:
        fields = fields_of(rule)
        assert changes(fields, fields) == {}
        assert rewritten(document.body, rule, {}) == rule.text == document.body[rule.start : rule.end]
        if fields.when is None or fields.then is None:
            continue
        alone = f"{rule.list}:\n" + new_rule(values_of(fields), indent_of(rule))
        again = rules_in(alone, "alone")[0]
        assert fields_of(again) == fields


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_a_changed_rule_leaves_every_other_byte(document: StarterDocument) -> None:
    rules = rules_in(document.body, document.id)
    for rule in (rules[0], rules[-1]):
        fields = replace(fields_of(rule), why="Another reason: with a colon, and a #.")
        text = rewritten(document.body, rule, changes(fields_of(rule), fields))
        body = with_rule(document.body, document.id, rule, text)
        assert (body[: rule.start], body[rule.start + len(text) :]) == (
            document.body[: rule.start],
            document.body[rule.end :],
        )
        again = rule_named(body, document.id, rule.id)
        assert again is not None
        assert fields_of(again) == fields


def test_a_comment_in_what_is_changed_stays() -> None:
    for rule in rules_in(SMALL, "small"):
        for text in _each_key_anew(rule):
            for comment in ("# why it is so", "# one of"):
                assert (comment in rule.text) == (comment in text)


def _each_key_anew(rule: WrittenRule) -> Iterator[str]:
    for key in ("when", "then", "why", "source"):
        text = rewritten(SMALL, rule, {key: rule.node[key]})
        again = rule_named(with_rule(SMALL, "small", rule, text), "small", rule.id)
        assert again is not None
        assert again.node == rule.node
        yield text


def test_rules_are_exchanged_and_headings_stay() -> None:
    first, second = rules_in(SMALL, "small")
    down = moved(SMALL, "small", first, up=False)
    assert [rule.id for rule in rules_in(down, "small")] == ["a.second", "a.first"]
    assert down.index("# A heading") < down.index("a.second") < down.index("# A second heading")
    assert moved(down, "small", rules_in(down, "small")[1], up=True) == SMALL
    assert moved(SMALL, "small", second, up=False) == SMALL


def test_a_rule_is_added_and_taken_out_again() -> None:
    first, _ = rules_in(SMALL, "small")
    more = with_rule_after(SMALL, "small", first, new_rule({**first.node, "id": "a.new"}, indent_of(first)))
    new = rules_in(more, "small")[1]
    assert (new.id, new.node["when"]) == ("a.new", {"x": "yes"})
    assert without_rule(more, "small", new) == SMALL


@pytest.mark.parametrize(
    "text", ["  - id: a\ncases: [1]\n", "  - id: b\n  - id: c\n", "other: {}\n", "  - ["]
)
def test_lines_that_would_change_anything_else_are_refused(text: str) -> None:
    with pytest.raises(ContentError):
        with_rule(SMALL, "small", rules_in(SMALL, "small")[0], text)


def test_a_rule_is_dated_and_its_dates_are_taken_away_again() -> None:
    rule = rules_in(SMALL, "small")[0]
    dated = replace(fields_of(rule), since="2026-10-01", until="2027-01-01")
    body = with_rule(SMALL, "small", rule, rewritten(SMALL, rule, changes(fields_of(rule), dated)))
    again = rules_in(body, "small")[0]
    assert fields_of(again) == dated
    text = rewritten(body, again, changes(dated, fields_of(rule)))
    assert with_rule(body, "small", again, text) == SMALL


def test_what_other_rules_refer_to_is_not_in_the_fields() -> None:
    body = SMALL.replace("when: {x: yes}", "when: &named {x: yes}")
    assert fields_of(rules_in(body, "small")[0]).when is None
    with pytest.raises(NotInFields):
        fields_of(rules_in(SMALL.replace("  why: >-", "  whose: mine\n    why: >-", 1), "small")[0])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8))
def test_any_value_is_read_as_it_was_written(value: Node) -> None:
    body = f"key:{written_after_key(value, 0)}\n"
    assert parse(body, "any").take("key") == value


def test_each_worked_case_is_read_into_fields_and_written_as_it_was() -> None:
    by_fields = beyond = 0
    for document in DOCUMENTS:
        for case in cases_in(document.body, document.id):
            try:
                fields = case_fields_of(case)
            except NotInFields:
                beyond += 1
                continue
            by_fields += 1
            assert case_changes(fields, fields) == {}
            alone = "cases:\n" + new_rule(case_values_of(fields), indent_of(case))
            assert case_fields_of(cases_in(alone, "alone")[0]) == fields
    assert by_fields > 8 * beyond
