"""One list of rules: what it leaves out, what it never reaches, and what it asks for nothing."""

from knowledge.domain.proof.finding import Defect
from tests.knowledge.domain.proof.small import FACTS, PAGE, found, rule, topic

BADLY = rule("hit.badly", "{hurt: badly}", '{crime: {class: 5D, code: "005/01"}}')
SLIGHTLY = rule("hit.slightly", "{hurt: slightly}")
UNHURT = rule("hit.unhurt", "{hurt: none}", "{nothing: yes}")
OTHERWISE = rule("hit.otherwise", "{}", "{nothing: yes}")
UNREAD = "no rule looks at"


def whens(*rules: str, defect: Defect, **more: str) -> list[tuple[str, str]]:
    """The rule and the key of each such finding, leaving out the facts that small rulebooks don't use."""
    findings = found(topic("hit", *rules, **more), defect=defect)
    return [(one.rule, one.key) for one in findings if UNREAD not in one.what]


def test_a_list_that_takes_every_value_up_has_nothing_wrong() -> None:
    for defect in (Defect.GAP, Defect.NEVER_FIRES, Defect.NEVER_MATTERS, Defect.CONFLICT, Defect.NOT_PROVED):
        assert whens(BADLY, SLIGHTLY, UNHURT, defect=defect) == []


def test_a_value_that_no_rule_takes_up_is_a_gap_and_is_shown() -> None:
    (gap,) = found(topic("hit", BADLY, SLIGHTLY), defect=Defect.GAP)
    assert gap.document == "topic/hit"
    assert gap.shown == {"hurt": "none"}
    assert gap.sentence.startswith("topic/hit.yml: rules: no rule holds")


def test_a_gap_between_two_numbers_is_found_at_the_number() -> None:
    young, grown = rule("hit.young", "{age: {under: 13}}"), rule("hit.grown", "{age: {at_least: 14}}")
    (gap,) = found(topic("hit", young, grown), defect=Defect.GAP)
    assert gap.shown["age"] == "13"


def test_what_does_not_raise_the_topic_is_no_gap() -> None:
    assert whens(BADLY, SLIGHTLY, raised_by="{act: hit, hurt: [badly, slightly]}", defect=Defect.GAP) == []


def test_a_rule_behind_another_that_always_holds_never_fires() -> None:
    (late,) = found(topic("hit", OTHERWISE, BADLY), defect=Defect.NEVER_FIRES)
    assert (late.rule, late.key) == ("hit.badly", "when")
    assert "hit.otherwise has fired before it" in late.what


def test_a_rule_behind_several_that_take_all_its_values_never_fires() -> None:
    rules = (BADLY, SLIGHTLY, rule("hit.hurt", "{hurt: [badly, slightly]}"), UNHURT)
    (late,) = found(topic("hit", *rules), defect=Defect.NEVER_FIRES)
    assert late.rule == "hit.hurt"
    assert "hit.badly or hit.slightly" in late.what


def test_a_rule_that_contradicts_itself_never_fires() -> None:
    torn = rule("hit.torn", "{all: [{hurt: badly}, {hurt: none}]}")
    (never,) = found(topic("hit", torn, OTHERWISE), defect=Defect.NEVER_FIRES)
    assert "can never hold" in never.what


def test_a_rule_that_the_topic_is_never_raised_for_never_fires() -> None:
    never = whens(UNHURT, OTHERWISE, raised_by="{act: hit, hurt: badly}", defect=Defect.NEVER_FIRES)
    assert never == [("hit.unhurt", "when")]


def test_a_fact_whose_every_value_leads_to_the_same_outcome_never_matters() -> None:
    rules = (rule("hit.meant", "{meant: yes}"), rule("hit.not-meant", "{meant: no}"))
    assert whens(*rules, defect=Defect.NEVER_MATTERS) == [("hit.meant", "when: meant")]


def test_a_fact_that_changes_only_the_words_of_an_answer_matters() -> None:
    rules = (
        rule("hit.meant", "{meant: yes}", "{decide: answer}"),
        rule("hit.not", "{meant: no}", "{decide: answer}"),
    )
    assert whens(*rules, defect=Defect.NEVER_MATTERS) == []


def test_a_fact_that_changes_only_the_reason_may_be_presumed_as_it_is_never_asked_for() -> None:
    rules = (rule("hit.calm", "{calm: yes}"), rule("hit.upset", "{calm: no}"))
    assert whens(*rules, defect=Defect.NEVER_MATTERS) == []


def test_a_fact_that_counts_crimes_matters_although_it_changes_no_class() -> None:
    counted = rule("hit.counted", "{age: {at_least: 0}}", '{crime: {class: 8N, code: "008/06", count: age}}')
    assert whens(counted, defect=Defect.NEVER_MATTERS) == []


def test_a_fact_that_no_rule_looks_at_is_named() -> None:
    unread = {one.rule for one in found(topic("hit", BADLY, SLIGHTLY, UNHURT), defect=Defect.NEVER_MATTERS)}
    assert unread == {"age", "meant"}


def test_several_acts_of_one_report_are_tried_together() -> None:
    kick = rule("hit.kick", "{act: kick}")
    both = {"asked": "once", "acts": "hit, kick", "raised_by": "{act: [hit, kick]}"}
    (gap,) = found(topic("hit", kick, **both), defect=Defect.GAP)
    assert gap.shown == {"act": "hit"}
    assert whens(kick, rule("hit.alone", "{act: hit, not: {act: kick}}"), **both, defect=Defect.GAP) == []


def test_a_rule_that_ends_leaves_its_gap_on_the_day_on_which_it_ends() -> None:
    ends = rule("hit.unhurt", "{hurt: none}", "{nothing: yes}", more=', until: "2026-12-01"')
    gaps = found(topic("hit", BADLY, SLIGHTLY, ends), defect=Defect.GAP)
    assert [gap.shown["hurt"] for gap in gaps] == ["none"]


def test_a_day_is_tried_on_either_side_of_the_one_that_a_rule_names() -> None:
    facts = FACTS + "  done:\n    kind: day\n    question: When?\n    why: The law changed.\n"
    facts += f'    presume: {{value: "2026-04-01", text: it was done under the law now, source: {PAGE}}}\n'
    old = rule("hit.old", '{done: {before: "2024-01-31"}}', "{nothing: yes}")
    new = rule("hit.new", '{done: {from: "2024-02-01"}}')
    (gap,) = found(topic("hit", old, new), facts=facts, defect=Defect.GAP)
    assert gap.shown["done"] == "2024-01-31"
