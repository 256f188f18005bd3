"""What a registrar sees of a document is what officers see, and every change is marked."""

from tests.webhook.registrar.conftest import ENTRY, HOME, Desk

TOPIC = "topic/assault"


def test_an_entry_is_shown_as_the_reply_would(ann: Desk) -> None:
    page = ann.page(f"{HOME}/document/{ENTRY}")
    assert 'class="talk-reply talk-reply--answered"' in page
    assert "Words for the log" in page
    assert "Version 1 is in force since 1 April 2026, approved by starter edition 2026-27." in page


def test_a_topic_is_shown_as_a_table_of_rules_in_words(ann: Desk) -> None:
    page = ann.page(f"{HOME}/document/{TOPIC}")
    for words in ("When", "Then", "Why", "Source", "What injury is there?", "Assault with injury",
                  "no injury and no lasting pain", "Worked cases"):  # fmt: skip
        assert words in page, words


def test_every_kind_of_document_has_its_page(ann: Desk) -> None:
    for document in ("general/whether-to-record", "flags/flags", "facts/people", "counting/principal-crime",
                     "phrases/replies", "signposts/elsewhere", "glossary/abbreviations", "catalogue/offences",
                     "sources"):  # fmt: skip
        page = ann.page(f"{HOME}/document/{document}")
        assert "The whole text" in page
        assert "can’t be shown" not in page, document


def test_a_changed_rule_names_the_cases_that_come_out_otherwise(ann: Desk) -> None:
    ann.begin(TOPIC)
    body = ann.editor(TOPIC)["body"]
    changed = body.replace(
        'then: {crime: {class: 105A, code: "105/01", count: victims}}', "then: {decide: refer_fcr}"
    )
    assert changed != body
    ann.save(TOPIC, changed)
    page = ann.page(f"{HOME}/review/{TOPIC}")
    assert "Worked cases that come out otherwise" in page
    assert "Ask the Force Crime Registrar" in page
    assert "A slap that stings for a moment" in page
    assert "gives refer_fcr, not record_crime" in page


def test_a_difference_is_marked_in_words_and_signs(ann: Desk) -> None:
    ann.begin(ENTRY)
    ann.save(
        ENTRY,
        ann.editor(ENTRY)["body"].replace("title: ", "title: Sample ", 1).replace('Sample "', '"Sample '),
    )
    page = ann.page(f"{HOME}/review/{ENTRY}")
    assert 'aria-hidden="true">+</span>' in page
    assert "Added:" in page
    assert "Removed:" in page
    assert "<ins>Sample" in page
    assert "lines the same" in page
