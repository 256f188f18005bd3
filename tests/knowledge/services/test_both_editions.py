"""The same question is answered by the edition of its day, with that edition's pages, and the reply says which."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.domain.reply import Reply, Status
from knowledge.domain.source import Moved, Source
from knowledge.reading.sources_draft import with_edition
from knowledge.reading.starter import starter_documents
from knowledge.services.accounts import add_account
from knowledge.services.advising import Desk, Turn, advise
from knowledge.services.deciding import decide_facts
from knowledge.services.publishing import save_draft, start_draft
from knowledge.services.starter_edition import load_starter
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import Store, open_store
from tests.knowledge.conftest import NOW, PASSWORD, QUICK
from tests.knowledge.services.asked import ENTRY
from tests.knowledge.services.next_edition import FIRST_DAY, HELD, NEXT
from tests.knowledge.services.published import nothing_wrong, publish

LIST, NEXT_LIST = "notifiable-offence-list-2026-27", "notifiable-offence-list-2027-28"
BEFORE, LATER = FIRST_DAY - timedelta(days=1), FIRST_DAY + timedelta(days=9)
STORY = "ip kicked by her ex in the street, bruised shin, dv"
FACTS = {"act": "assault", "injury": "lesser", "victim_confirms": "yes"}


def edition(doc: str, follows: str, name: str, last: int, on: int = 1) -> Source:
    """An invented edition in which every page stands `on` pages further on."""
    moved = tuple(Moved(page, "", page + on) for page in range(last + 1))
    return Source(
        doc, name, 0, last + 1, (), name, "page", "2027-28", FIRST_DAY, follows, waits=False, moved=moved
    )


def next_texts(body: dict[str, str]) -> dict[str, str]:
    """What the next edition makes of three texts."""
    sources = with_edition(body["sources"], edition(NEXT, HELD, "Crime Recording Rules 2027/28", 98))
    sources = with_edition(sources, edition(NEXT_LIST, LIST, "Notifiable offence list 2027/28", 4, 0))
    listed = body["catalogue/offences"].replace(f"# {LIST}", f"# {NEXT_LIST}")
    return {
        "sources": sources,
        "catalogue/offences": listed.replace("Murder of persons under 1yr of age", "Murder of an infant"),
        ENTRY: body[ENTRY].replace("A crime related incident records", "In the next edition a CRI records"),
    }


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The starter edition, and the next one released for its first day."""
    url = f"sqlite:///{tmp_path_factory.mktemp('both')}/helpline.sqlite"
    upgrade(url)
    store = open_store(url)
    with store() as work:
        load_starter(work, [(one.id, one.title, one.body) for one in starter_documents()], "2026-27", NOW)
        ann, ben = (
            add_account(work, f"{name}@force.example", PASSWORD, "registrar", NOW, name=name, hasher=QUICK)
            for name in ("Ann", "Ben")
        )
        held = {one.document_id: one.body for one in work.documents.effective(NOW.date())}
        for name, text in next_texts(held).items():
            begun = start_draft(work, name, ann, NOW)
            saved = save_draft(work, name, begun.number, text, begun.digest, ann, NOW, nothing_wrong)
            publish(work, saved.version, ann, ben, FIRST_DAY)
        work.commit()
    yield store
    store.close()


@pytest.fixture(scope="module")
def desk(both: Store) -> Desk:
    return Desk(both)


class Talk:
    """One conversation on one day."""

    def __init__(self, desk: Desk, name: str, on: date) -> None:
        self.desk, self.name, self.on = desk, name, on
        with desk.store() as work:
            work.conversations.take(name, "account:1", NOW)
            work.commit()

    def say(self, text: str, kind: str | None = None, **facts: object) -> Reply:
        now = datetime(self.on.year, self.on.month, self.on.day, 10, tzinfo=UTC)
        return advise(Turn(self.name, text, kind, {}, facts, now=now, on=self.on), self.desk)[0]


def pages(reply: Reply, *docs: str) -> set[tuple[str, int]]:
    return {(one.doc, one.page) for one in reply.citations if one.doc in docs}


def test_an_entry_is_given_and_cited_as_its_day_has_it(desk: Desk) -> None:
    question = "what is a crime related incident"
    before = Talk(desk, "entry-before", BEFORE).say(question, "ask")
    after = Talk(desk, "entry-after", FIRST_DAY).say(question, "ask")
    assert "In the next edition" not in before.text
    assert "In the next edition" in after.text
    assert "Crime Recording Rules 2026/27 p. 9" in before.text
    assert "Crime Recording Rules 2027/28 p. 10" in after.text
    assert {doc for doc, _ in pages(before, HELD, NEXT)} == {HELD}
    assert {doc for doc, _ in pages(after, HELD, NEXT)} == {NEXT}


def test_a_decision_cites_each_edition_on_its_own_page(desk: Desk) -> None:
    before = Talk(desk, "story-before", BEFORE).say(STORY)
    after = Talk(desk, "story-after", FIRST_DAY).say(STORY)
    for reply, doc, years in ((before, HELD, "2026-27"), (after, NEXT, "2027-28")):
        assert reply.decision is not None
        assert [one.ho_class for one in reply.decision.crimes] == ["8N"]
        assert {cited for cited, _ in pages(reply, HELD, NEXT)} == {doc}
        assert (reply.decision.edition, f"edition {years}" in reply.log) == (years, True)
    assert {page + 1 for _, page in pages(before, HELD)} == {page for _, page in pages(after, NEXT)}
    assert "which were in force on" not in before.text + after.text


def test_a_report_of_an_earlier_day_gets_that_days_edition_and_the_reply_says_so(desk: Desk) -> None:
    talk = Talk(desk, "earlier", LATER)
    reply = talk.say(f"{STORY}. Reported on 28 March")
    line = "By Crime Recording Rules 2026/27, which were in force on 28 March 2027, the day of the report."
    assert reply.text.startswith(line)
    assert {doc for doc, _ in pages(reply, HELD, NEXT)} == {HELD}
    assert "Rules in force 28/03/2027, edition 2026-27. Advice given 10/04/2027" in reply.log
    again = talk.say("and her wrist is broken", "follow_up")
    assert {doc for doc, _ in pages(again, HELD, NEXT)} == {HELD}, "it is still the same report"
    talk.say("start again", "restart")
    assert {doc for doc, _ in pages(talk.say(STORY), HELD, NEXT)} == {NEXT}


def test_the_day_can_be_put_right_in_a_later_message(desk: Desk) -> None:
    talk = Talk(desk, "put-right", LATER)
    assert {doc for doc, _ in pages(talk.say(STORY), HELD, NEXT)} == {NEXT}
    assert {doc for doc, _ in pages(talk.say("it was reported on 28/03/2027"), HELD, NEXT)} == {HELD}
    assert {doc for doc, _ in pages(talk.say("sorry, it was reported on 2 April"), HELD, NEXT)} == {NEXT}


def test_the_time_of_the_report_decides_too(desk: Desk) -> None:
    first = Talk(desk, "last-night", FIRST_DAY).say(f"{STORY}. She reported it at 11pm yesterday")
    told = Talk(desk, "by-a-program", LATER).say(STORY, received="2027-03-31T22:30:00Z")
    late = Talk(desk, "after-midnight", LATER).say(STORY, received="2027-03-31T23:30:00Z")
    assert {doc for doc, _ in pages(first, HELD, NEXT)} == {HELD}
    assert {doc for doc, _ in pages(told, HELD, NEXT)} == {HELD}
    assert {doc for doc, _ in pages(late, HELD, NEXT)} == {NEXT}, "half past midnight in London"


def test_a_decision_on_facts_alone_is_by_the_day_of_the_report(desk: Desk) -> None:
    now = decide_facts(FACTS, LATER, desk)
    then = decide_facts({**FACTS, "received": "2027-03-30T09:00:00Z"}, LATER, desk)
    assert (now["edition"], now["on"]) == ("2027-28", LATER.isoformat())
    assert (then["edition"], then["on"]) == ("2026-27", "2027-03-30")


def test_a_report_of_a_day_for_which_no_rules_are_held_goes_to_a_person_and_holds_up_nothing(
    desk: Desk,
) -> None:
    talk = Talk(desk, "too-old", LATER)
    reply = talk.say(f"{STORY}. Reported on 3 March 2026")
    assert (reply.status, "I hold no rules for that day" in reply.text) == (Status.UNAVAILABLE, True)
    assert talk.say(STORY).status is Status.DECIDED


def test_the_list_is_that_of_the_day(desk: Desk) -> None:
    before, after = desk.offence("001/02", BEFORE), desk.offence("001/02", FIRST_DAY)
    assert before is not None
    assert after is not None
    assert (before["title"], after["title"]) == ("Murder of persons under 1yr of age", "Murder of an infant")
    assert not [one for one in desk.offences("infant", BEFORE) if one["title"] == "Murder of an infant"]
    asked = [Talk(desk, f"code-{on}", on).say("what is 001/02", "ask") for on in (BEFORE, FIRST_DAY)]
    assert [pages(one, LIST, NEXT_LIST) for one in asked] == [{(LIST, 1)}, {(NEXT_LIST, 1)}]
