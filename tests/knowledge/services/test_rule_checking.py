"""What is wrong with a rule as it is typed is said in a sentence at its field."""

from dataclasses import replace

import pytest

from knowledge.domain.rule_fields import CitationFields, Group, How, Join, RuleFields, Test, ThenFields
from knowledge.reading.sources_file import sources_in
from knowledge.services.rule_checking import RuleCheck, Wrong
from tests.knowledge.edition import edition, published

FAULTS = {
    "days in the wrong order": (
        Test("committed", How.DAY, low="2026-05-02", high="2026-05-01"),
        Wrong("when-0-high", "'2026-05-01' doesn’t come after '2026-05-02': give a later day."),
    ),
    "one day twice": (
        Test("committed", How.DAY, low="2026-05-02", high="2026-05-02"),
        Wrong("when-0-high", "'2026-05-02' doesn’t come after '2026-05-02': give a later day."),
    ),
    "no such day": (
        Test("committed", How.DAY, low="2026-02-30"),
        Wrong("when-0-low", "'2026-02-30' is not a day such as 2026-04-01."),
    ),
    "numbers in the wrong order": (
        Test("victim_age", How.NUMBER, low="18", high="9"),
        Wrong("when-0-high", "'9' doesn’t come after '18': give a greater number."),
    ),
    "no number": (
        Test("victim_age", How.NUMBER, low="ten"),
        Wrong("when-0-low", "'ten' is not a whole number."),
    ),
    "no end": (Test("victim_age", How.NUMBER), Wrong("when-0-low", "Give at least one end.")),
    "a number as a day": (
        Test("victim_age", How.DAY, low="2026-05-02"),
        Wrong("when-0-how", "'victim_age' is no day: choose among its values."),
    ),
    "an empty group": (
        Group(Join.ANY),
        Wrong("when-0-group", "This group has no condition: add one, or remove the group."),
    ),
}


def rule(part: Test | Group) -> RuleFields:
    cited = CitationFields(
        "", "44", "8N Owner or person in charge allowing dog to be dangerously out of control"
    )
    return RuleFields("sample.rule", Group(Join.ALL, (part,)), ThenFields(), "So.", (cited,))


def the_check() -> RuleCheck:
    return RuleCheck(edition().rulebook, edition().catalogue, sources_in(published()), "rules")


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_said_at_its_field(fault: str) -> None:
    part, wrong = FAULTS[fault]
    check = the_check()
    assert check.wrong_in(rule(part), frozenset()) == [wrong]


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [
        (
            "2026-05-02",
            "2026-05-01",
            [Wrong("until", "'2026-05-01' doesn’t come after '2026-05-02': give a later day.")],
        ),
        ("", "2026-05-01", []),
        ("soon", "", [Wrong("since", "'soon' is not a day such as 2026-04-01.")]),
        ("2026-05-02", "2026-05-03", []),
        ("", "", []),
    ],
)
def test_a_rule_ends_after_it_begins(since: str, until: str, wrong: list[Wrong]) -> None:
    check = the_check()
    dated = replace(rule(Test("act", How.IS, ("theft",))), since=since, until=until)
    assert check.wrong_in(dated, frozenset()) == wrong


def test_a_range_in_order_is_right() -> None:
    check = the_check()
    for part in (
        Test("victim_age", How.NUMBER, low="9", high="18"),
        Test("committed", How.DAY, low="2026-05-02"),
    ):
        assert check.wrong_in(rule(part), frozenset()) == []


def test_no_offence_that_a_starter_rule_or_case_records_is_refused() -> None:
    check = the_check()
    topics = edition().rulebook.topics
    crimes = {
        (one.ho_class, one.code) for topic in topics for rule in topic.rules for one in rule.then.crimes
    }
    crimes |= {(one[0], one[1]) for topic in topics for case in topic.cases for one in case.crimes or ()}
    assert ("NFIB5A", None) in crimes
    refused = [
        wrong
        for ho_class, code in sorted(crimes, key=str)
        for wrong in check.wrong_offence("crime", f"{ho_class} {code or ''}".strip())
    ]
    assert refused == []
