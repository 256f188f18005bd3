"""Names that mean nothing where they stand, and presumptions that lead nowhere or in a circle."""

from knowledge.domain.proof.finding import Defect
from tests.knowledge.domain.proof.small import FACTS, GENERAL, PAGE, found, rule, topic

ALL = rule("hit.all", "{}")


def test_an_act_that_nobody_declares_is_named() -> None:
    (one,) = found(topic("hit", rule("hit.kick", "{act: kick}", "{nothing: yes}"), ALL), defect=Defect.NAME)
    assert (one.rule, one.key) == ("hit.kick", "when: act")
    assert "'kick' is not known as 'act'" in one.what


def test_what_the_engine_does_not_tell_a_topic_is_named() -> None:
    (one,) = found(
        topic("hit", rule("hit.8n", "{crime.class: 8N}", "{nothing: yes}"), ALL), defect=Defect.NAME
    )
    assert one.key == "when: crime.class"
    assert "could never be decided" in one.what


def test_a_class_that_the_notifiable_list_does_not_have_is_named() -> None:
    general = GENERAL.replace("{calm: no}", "{calm: no, crime.class: 8Z}")
    offences = {("8N", "008/06"): frozenset({"victim"})}
    (one,) = found(topic("hit", ALL), general=general, offences=offences, defect=Defect.NAME)
    assert one.rule == "recording.upset"


def test_a_choice_compared_as_a_number_is_named() -> None:
    (one,) = found(topic("hit", rule("hit.five", "{hurt: {under: 5}}"), ALL), defect=Defect.NAME)
    assert one.what == "'hurt' is compared as a number, and is none"


def test_a_number_outside_of_what_the_fact_can_be_is_named() -> None:
    (one,) = found(topic("hit", rule("hit.old", "{age: {at_least: 200}}"), ALL), defect=Defect.NAME)
    assert one.key == "when: age"


def test_presumptions_that_rest_on_each_other_go_round() -> None:
    facts = FACTS.replace(
        "options: {yes: It was meant, no: It was not meant}",
        "options: {yes: It was meant, no: It was not meant}\n"
        f"    presume: {{value: yes, text: it was meant, when: {{calm: no}}, source: {PAGE}}}",
    ).replace("text: the caller was calm,", "text: the caller was calm, when: {meant: no},")
    (one,) = found(topic("hit", ALL), facts=facts, defect=Defect.CYCLE)
    assert "calm -> meant -> calm" in one.what


def test_a_presumption_behind_one_that_always_holds_is_never_used() -> None:
    presumptions = f"""    presumptions:
      - {{value: yes, text: the caller was calm, source: {PAGE}}}
      - {{value: no, text: the caller was upset, when: {{meant: yes}}, source: {PAGE}}}
"""
    kept = FACTS[: FACTS.index("    presume:")]
    (one,) = found(topic("hit", ALL), facts=kept + presumptions, defect=Defect.NEVER_FIRES)
    assert one.rule == "calm"
    assert "'the caller was upset' is never presumed" in one.what
