"""What a decision may be taken for, from its own rules."""

from knowledge.domain.confusable import confusable
from tests.knowledge.edition import decided, edition

SLAPPED = {"act": "assault", "injury": "none", "relationship": "former_partner", "victim_confirms": "yes"}


def test_the_nearest_classes_of_the_same_rules_come_first_and_none_that_was_decided() -> None:
    decision, _ = decided(SLAPPED)
    found = confusable(decision, edition().rulebook)
    classes = [ho_class for ho_class, _ in found]
    assert [crime.ho_class for crime in decision.crimes] == ["105A"]
    assert "8N" in classes
    assert "105A" not in classes
    assert len(set(classes)) == len(classes) <= 6
    assert set(classes) <= {
        crime.ho_class
        for topic in decision.topics
        for rule in edition().rulebook.by_topic[topic].rules
        for crime in rule.then.crimes
    }


def test_what_is_swallowed_by_the_principal_crime_comes_before_all() -> None:
    people = [{"id": "V1", "role": "victim", "age": 30, "sex": "female"}]
    acts = [{"act": "assault", "victim": "V1", "injury": "lesser"}, {"act": "rape", "victim": "V1"}]
    decision, _ = decided({"people": people, "acts": acts, "relationship": "stranger", "suspect_age": 40})
    assert [row.ho_class for row in decision.not_separate] == ["8N"]
    assert confusable(decision, edition().rulebook)[0][0] == "8N"
