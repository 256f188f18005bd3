"""Words for people, made of the contract's words for programs."""

import pytest

from webhook.chat.blocks import Block, blocks
from webhook.chat.wording import as_said, decision_words, document_title, moment
from webhook.payloads import read_press

ASKED = [
    {
        "question": {"options": [{"value": "none", "label": "No injury"}]},
        "choices": [{"entry": "e1", "title": "Entry one"}],
        "meant_choices": [{"ho_class": "8N", "label": "Assault with injury (8N)"}],
    }
]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('/inform{"fact":"injury","value":"none"}', "No injury"),
        ('/choose{"entry":"e1"}', "Entry one"),
        ('/unsure{"fact":"injury"}', "Don’t know"),
        ('/forget{"fact":"victim_age"}', "Take out: victim age"),
        ("/human", "Ask a person"),
        ('/meant{"ho_class":"8N"}', "Assault with injury (8N)"),
        ("/inform{broken}", "/inform{broken}"),
        ("he hit me", "he hit me"),
    ],
)
def test_a_press_is_shown_by_its_label(text: str, said: str) -> None:
    assert as_said(text, ASKED) == said


@pytest.mark.parametrize(
    "text",
    [
        "/session_start",
        "/inform",
        '/inform{"fact":"injury"}',
        '/inform{"fact":"injury","value":"Wayne Notareal"}',
        '/inform{"fact":"injury","value":"07700900123"}',
        '/inform{"fact":"injury","value":{"a":1}}',
        '/forget{"fact":"injury"} and more',
        '/helpful{"fact":"injury"}',
        '/meant{"ho_class":"07700 900123"}',
        '/meant{"ho_class":"8N","fact":"injury"}',
    ],
)
def test_only_exact_payloads_are_presses(text: str) -> None:
    assert read_press(text) is None


def test_several_crimes_are_counted_in_the_heading() -> None:
    decision = {"decision": "record_crime", "crimes": [{"count": 1}, {"count": 2}]}
    assert decision_words(decision) == "Record 3 crimes"


def test_times_are_those_of_the_officers_watch() -> None:
    assert moment("2026-05-04T10:00:00Z") == "4 May 2026, 11:00"
    assert moment("2026-12-04T10:00:00Z") == "4 December 2026, 10:00"


def test_a_documents_id_reads_as_words() -> None:
    assert document_title("crime-recording-rules-2026-27") == "Crime recording rules 2026-27"
    assert document_title("nsir-2011") == "NSIR 2011"


def test_a_list_under_a_heading_becomes_one() -> None:
    reply = {"text": "Yes.\n\nWhen:\n- one\n- two\n\nDecision support: the recording decision is yours."}
    assert blocks(reply) == [Block("Yes."), Block("When", True, ("one", "two"))]


def test_what_the_decision_says_in_its_own_form_is_not_said_twice() -> None:
    reply = {"text": "That changes it.\n\nRecord a crime.\n- 1 × Theft\n\nWhy:\n- so",
             "decision": {"decision": "record_crime", "status": "decided"}}  # fmt: skip
    assert blocks(reply) == [Block("That changes it.")]
