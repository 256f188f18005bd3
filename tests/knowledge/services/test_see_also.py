"""What is named beneath an answer has to do with what was asked."""

import pytest

from tests.knowledge.services.turns.talking import Talk

CRI = "crime-related-incident"


@pytest.mark.parametrize(
    ("asked", "entry", "beneath"),
    [
        ("what is a crime related incident", CRI, ()),
        ("what is a CRI", CRI, ()),  # many matters of driving begin as one
        ("what is a notifiable offence", "not-notifiable-offences", ()),
        ("what is metal theft", "flag-metal-theft", ()),
        ("what is the principal crime rule", "principal-crime-rule", ("related-offence-rule",)),
        ("what is a professional third party", "reports-by-professionals", ("doubt-about-a-professional",)),
        ("what is a community resolution", "child-knife-possession-outcomes", ("outcome-8-community-resolution",)),
    ],
)  # fmt: skip
def test_only_what_the_subject_leads_to_is_named_beneath_an_entry(
    asked: str, entry: str, beneath: tuple[str, ...]
) -> None:
    assert [one.id for one in Talk().says(asked, "ask").entries] == [entry, *beneath]


@pytest.mark.parametrize(
    ("asked", "entry", "beneath"),
    [
        ("what is a victim based crime", "flag-honour-based-abuse", "state-based-offences"),
        ("what is the reporting time limit for crimes", "outcome-17-time-limit", "harassment-time-limit"),
    ],
)
def test_what_came_close_may_have_been_meant_and_is_named(asked: str, entry: str, beneath: str) -> None:
    assert [one.id for one in Talk().says(asked, "ask").entries] == [entry, beneath]
