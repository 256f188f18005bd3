"""What a changed text does not bear on is not made anew, and a draft stands where it would stand once approved."""

from dataclasses import replace

from knowledge.domain.documents import Published, in_its_place
from knowledge.services.desk import build_edition
from tests.knowledge.edition import DAY, edition, published


def with_text(document: str, old: str, new: str) -> list[Published]:
    documents = published()
    (one,) = (document_ for document_ in documents if document_.document_id == document)
    assert old in one.body
    return in_its_place(documents, replace(one, body=one.body.replace(old, new)))


def test_a_rules_reason_changes_nothing_of_what_is_heard_or_found() -> None:
    before = build_edition(published(), DAY)
    changed = build_edition(with_text("topic/assault", "There is an injury", "There is a sample injury"), DAY)
    assert changed.rulebook != before.rulebook
    assert changed.lexicon is before.lexicon
    assert changed.index is before.index
    assert changed.scope is before.scope
    assert changed.reply_sayings is before.reply_sayings


def test_a_topics_new_words_are_heard() -> None:
    changed = build_edition(with_text("topic/arson", "wheelie", "zzwheelie"), DAY)
    assert changed.lexicon is not edition().lexicon


def test_a_draft_stands_in_the_place_of_its_document() -> None:
    names = [one.document_id for one in published()]
    assert [one.document_id for one in with_text("topic/arson", "Arson", "Arson")] == names
