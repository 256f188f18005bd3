"""A release fills an empty store, and never speaks over the registrar's head later."""

from datetime import date

import pytest

from knowledge.domain.documents import State
from knowledge.domain.errors import BadInput
from knowledge.domain.results import Results
from knowledge.services.approving import withdraw
from knowledge.services.publishing import effective, history, save_draft, start_draft
from knowledge.services.starter_edition import Loaded, edition_begins, load_starter
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, Person

FILES = [("glossary", "Glossary", "a: b"), ("entry/third-party", "Third parties", "answer: one")]
NEWER = [FILES[0], ("entry/third-party", "Third parties", "answer: two")]
IN_MAY = date(2026, 5, 3)


def load(store: Store, files: list[tuple[str, str, str]]) -> Loaded:
    with store() as work:
        loaded = load_starter(work, files, "2026-27", NOW)
        work.commit()
    return loaded


def test_an_empty_store_says_the_whole_edition_from_its_first_day(store: Store) -> None:
    loaded = load(store, FILES)
    assert loaded.approved == ["glossary", "entry/third-party"]
    with store.reading() as work:
        published = effective(work, IN_MAY)
        assert work.knowledge_serial() == 1
    assert [(p.document_id, p.version, p.approved_by) for p in published] == [
        ("entry/third-party", 1, "starter edition 2026-27"),
        ("glossary", 1, "starter edition 2026-27"),
    ]


def test_loading_again_changes_nothing(store: Store) -> None:
    load(store, FILES)
    assert load(store, FILES) == Loaded(unchanged=["glossary", "entry/third-party"])


def test_a_later_release_is_only_offered(store: Store) -> None:
    load(store, FILES)
    new = ("entry/schools", "Schools", "answer: new")
    assert load(store, [*NEWER, new]).drafted == ["entry/third-party", "entry/schools"]
    with store.reading() as work:
        assert work.knowledge_serial() == 1
        assert "answer: two" not in [p.body for p in effective(work, NOW.date())]
        offered = history(work, "entry/third-party").versions[0]
    assert (offered.state, offered.body) == (State.DRAFT, "answer: two")


def test_an_untouched_offer_gives_way_to_the_next_release(store: Store) -> None:
    load(store, FILES)
    load(store, NEWER)
    load(store, [("entry/third-party", "Third parties", "answer: three")])
    with store.reading() as work:
        assert [v.body for v in history(work, "entry/third-party").versions] == [
            "answer: three",
            "answer: one",
        ]


def test_a_registrars_own_draft_is_left_alone(store: Store, person: Person) -> None:
    ann = person("ann", "registrar")
    load(store, FILES)
    with store() as work:
        begun = start_draft(work, "entry/third-party", ann, NOW)
        save_draft(
            work, "entry/third-party", 2, "answer: hers", begun.digest, ann, NOW, lambda _d, _b: Results()
        )
        work.commit()
    assert load(store, NEWER).waiting == ["entry/third-party"]
    with store.reading() as work:
        assert history(work, "entry/third-party").versions[0].body == "answer: hers"


def test_a_declined_offer_is_not_made_again(store: Store, person: Person) -> None:
    ann = person("ann", "registrar")
    load(store, FILES)
    load(store, NEWER)
    with store() as work:
        withdraw(work, "entry/third-party", 2, ann, NOW, NOW.date(), "ours is better")
        work.commit()
    assert load(store, NEWER).drafted == []


@pytest.mark.parametrize("edition", ["2026", "next", "2026/27", ""])
def test_an_edition_is_named_by_its_years(edition: str) -> None:
    with pytest.raises(BadInput, match="like 2026-27"):
        edition_begins(edition)


def test_three_hundred_documents_are_read_at_once(store: Store) -> None:
    load(store, [(f"entry/e{n}", f"Entry {n}", "answer: x\n" * 200) for n in range(300)])
    with store.reading() as work:
        assert len(effective(work, IN_MAY)) == 300
