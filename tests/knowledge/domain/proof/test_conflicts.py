"""Rules that contradict each other where nothing says which of them prevails."""

from knowledge.domain.proof.finding import Defect
from tests.knowledge.domain.proof.small import GENERAL, PAGE, found, rule, topic

ROUND = (("upset", "late"), ("late", "far"), ("far", "upset"))
CIRCLE = (("one", "other", "yes"), ("other", "one", "no"))
N300_01 = '{decide: record_n300, incident: "N300/01"}'
N300_04 = '{decide: record_n300, incident: "N300/04"}'


def test_an_override_of_a_rule_that_is_not_there_is_named() -> None:
    wrong = rule("hit.all", "{}", more=", overrides: [recording.gone]")
    (one,) = found(topic("hit", wrong), defect=Defect.CONFLICT)
    assert (one.document, one.rule, one.key) == ("topic/hit", "hit.all", "overrides")
    assert "'recording.gone'" in one.what


def test_an_override_of_a_rule_that_is_there_is_none() -> None:
    assert (
        found(
            topic("hit", rule("hit.all", "{}", more=", overrides: [recording.upset]")), defect=Defect.CONFLICT
        )
        == []
    )


def test_an_override_that_proposes_no_crime_overrides_nothing() -> None:
    idle = rule("hit.all", "{}", "{decide: answer}", more=", overrides: [recording.upset]")
    (one,) = found(topic("hit", idle), defect=Defect.CONFLICT)
    assert "proposes no crime" in one.what


def test_rules_across_topics_override_none_so_that_no_circle_can_arise() -> None:
    general = GENERAL.replace(PAGE, f"{PAGE}, overrides: [recording.upset]")
    (one,) = found(topic("hit", rule("hit.all", "{}")), general=general, defect=Defect.CONFLICT)
    assert (one.rule, one.key) == ("recording.upset", "overrides")


def test_neither_two_rules_that_override_each_other_nor_a_longer_circle_is_let_through() -> None:
    """A circle needs a rule that overrides and is overridden, and there is none of these: each is named."""
    general = "\n".join(
        GENERAL.strip()
        .partition("\n")[2]
        .replace("recording.upset", f"recording.{name}")
        .replace(PAGE, f"{PAGE}, overrides: [recording.{other}]")
        for name, other in ROUND
    )
    both = found(
        topic("hit", rule("hit.all", "{}")), general=f"recording:\n{general}\n", defect=Defect.CONFLICT
    )
    assert {(one.rule, one.key) for one in both} == {(f"recording.{name}", "overrides") for name, _ in ROUND}
    hits = (rule(f"hit.{a}", f"{{meant: {m}}}", more=f", overrides: [hit.{b}]") for a, b, m in CIRCLE)
    within = found(topic("hit", *hits), defect=Defect.CONFLICT)
    assert {one.rule for one in within} == {"hit.one", "hit.other"}
    assert all("across topics to override" in one.what for one in within)


def test_one_offence_with_two_bases_is_a_conflict() -> None:
    state = '{crime: {class: 8N, code: "008/06", basis: state}}'
    rules = (rule("hit.one", "{meant: yes}"), rule("hit.other", "{meant: no}", state))
    (one,) = found(topic("hit", *rules), defect=Defect.CONFLICT)
    assert (one.rule, one.key) == ("hit.other", "then: crime: basis")
    assert "state-based here and victim-based in hit.one" in one.what


def test_a_basis_that_the_notifiable_list_does_not_give_is_a_conflict() -> None:
    texts = topic("hit", rule("hit.all", "{}"))
    (one,) = found(texts, offences={("8N", "008/06"): frozenset({"state"})}, defect=Defect.CONFLICT)
    assert "state-based in the notifiable list" in one.what
    for basis in ("victim", "either"):
        assert found(texts, offences={("8N", "008/06"): frozenset({basis})}, defect=Defect.CONFLICT) == []


def test_two_topics_that_give_one_act_two_incident_codes_conflict() -> None:
    one = topic("one", rule("one.all", "{}", N300_01))
    other = topic("other", rule("other.all", "{hurt: badly}", N300_04), acts="")
    (conflict,) = found(one, other, defect=Defect.CONFLICT)
    assert (conflict.document, conflict.rule) == ("topic/other", "other.all")
    assert conflict.shown == {"hurt": "badly"}


def test_two_topics_that_exclude_each_other_do_not_conflict() -> None:
    one = topic("one", rule("one.all", "{}", N300_01), raised_by="{act: hit, meant: no}")
    other = topic("other", rule("other.all", "{}", N300_04), acts="", raised_by="{act: hit, meant: yes}")
    assert found(one, other, defect=Defect.CONFLICT) == []


def test_one_action_with_two_time_limits_that_can_both_hold_is_a_conflict() -> None:
    def action(name: str, when: str, hours: int) -> str:
        return rule(name, when, f"{{action: tell-victim, within_hours: {hours}}}")

    rules = [action("actions.soon", "{decision: cancel}", 24), action("actions.late", "{meant: yes}", 72)]
    general = GENERAL + "actions:\n" + "\n".join(rules) + "\n"
    (one,) = found(topic("hit", rule("hit.all", "{}")), general=general, defect=Defect.CONFLICT)
    assert one.shown == {"decision": "cancel", "meant": "yes"}
    apart = general.replace("{meant: yes}", "{decision: transfer}")
    assert found(topic("hit", rule("hit.all", "{}")), general=apart, defect=Defect.CONFLICT) == []
