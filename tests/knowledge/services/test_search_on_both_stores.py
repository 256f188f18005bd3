"""The same questions find the same entries, with the same evidence, whichever database holds them."""

from knowledge.reading.starter import starter_documents
from knowledge.services.desk import Desk
from knowledge.services.starter_edition import load_starter
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import open_store
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY, edition


def test_what_is_found_does_not_depend_on_the_database(database_url: str) -> None:
    upgrade(database_url)
    store = open_store(database_url)
    with store() as work:
        load_starter(work, [(d.id, d.title, d.body) for d in starter_documents()], "2026-27", NOW)
        work.commit()
    held = Desk(store).edition(DAY)
    store.close()
    asked = [entry.asked_as[0] for entry in edition().entries.values()]
    asked += ["nicked", "stlaking or harrassment", "'; DROP TABLE entries; --", "x", "the of and"]
    for text in asked:
        here = [(hit.entry.id, round(hit.score, 6), round(hit.evidence, 6)) for hit in held.find(text)]
        there = [(hit.entry.id, round(hit.score, 6), round(hit.evidence, 6)) for hit in edition().find(text)]
        assert here == there, text
