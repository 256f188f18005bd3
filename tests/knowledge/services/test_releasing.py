"""An edition that was read answers from its first day on, when nothing waits and a second person has approved it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.domain.citation import Citation
from knowledge.domain.documents import Version
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.people import Account
from knowledge.reading.sources_file import sources_in
from knowledge.services.approving import approve
from knowledge.services.editions import Stage, edition_work, excuse
from knowledge.services.importing import import_rules, read_edition
from knowledge.services.publishing import effective, history, save_draft, start_document, start_draft
from knowledge.services.releasing import look_again, release, take_in, take_in_list
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.reading.small_rules import FENCES, GATES, OPEN_GATES, next_rules_pdf, rules_pdf
from tests.knowledge.services.next_edition import FIRST_DAY, HELD, NEXT, cites, read_next, with_texts
from tests.knowledge.services.published import TODAY, nothing_wrong, publish, seen

GATE, FENCE = Citation("", 6, "Locked gates"), Citation("", 5, "General matters")
BEFORE = FIRST_DAY - timedelta(days=1)


@pytest.fixture
def read(store: Store, ann: Account, ben: Account, tmp_path: Path) -> Store:
    with_texts(store, ann, ben)
    read_next(store, tmp_path)
    return store


def as_cited(store: Store, on: date, citation: Citation = GATE) -> tuple[str, int, str]:
    with store.reading() as work:
        found = sources_in(effective(work, on)).cite(citation)
    return found.doc, found.page, found.title


def versions(store: Store) -> int:
    with store.reading() as work:
        return len(history(work, "sources").versions)


def excused(store: Store, who: Account) -> None:
    with store() as work:
        for name in ("entry/gates", "entry/hinges"):
            excuse(work, NEXT, name, "It says nothing of locks.", who, NOW)
        work.commit()


def asked(store: Store, who: Account) -> Version:
    with store() as work:
        sent = release(work, NEXT, who, NOW, nothing_wrong)
        work.commit()
    return sent


def agreed(store: Store, sent: Version, who: Account, on: date = FIRST_DAY) -> None:
    with store() as work:
        approve(work, "sources", sent.number, seen(sent), on, who, NOW, TODAY, nothing_wrong)
        work.commit()


def test_reading_an_edition_changes_nothing_that_is_said(read: Store) -> None:
    assert as_cited(read, FIRST_DAY) == (HELD, 6, "Crime Recording Rules 2026/27")
    assert versions(read) == 2


def test_it_is_refused_while_a_text_is_still_to_be_looked_at(read: Store, ann: Account) -> None:
    with read() as work, pytest.raises(Conflict, match="2 of 2 texts are still to be looked at"):
        release(work, NEXT, ann, NOW, nothing_wrong)
    assert versions(read) == 2


def test_a_release_is_one_line_and_takes_effect_on_its_day(read: Store, ann: Account, ben: Account) -> None:
    with read.reading() as work:
        before = history(work, "sources").versions[0].body.split("\n")
    excused(read, ann)
    sent = asked(read, ann)
    assert [line.strip().split()[0] for line in before if line not in sent.body.split("\n")] == ["waits:"]
    agreed(read, sent, ben)
    assert as_cited(read, BEFORE) == (HELD, 6, "Crime Recording Rules 2026/27")
    assert as_cited(read, FIRST_DAY) == (NEXT, 7, "Crime Recording Rules 2027/28")
    assert as_cited(read, FIRST_DAY, FENCE) == (NEXT, 5, "Crime Recording Rules 2027/28")
    with read.reading() as work:
        (found,) = edition_work(work)
    assert (found.stage, found.from_day) == (Stage.APPROVED, FIRST_DAY)


def test_whoever_asks_for_the_release_does_not_approve_it(read: Store, ann: Account) -> None:
    excused(read, ann)
    sent = asked(read, ann)
    with pytest.raises(Exception, match="A second person must approve"):
        agreed(read, sent, ann)


def test_it_does_not_answer_before_its_first_day(read: Store, ann: Account, ben: Account) -> None:
    excused(read, ann)
    sent = asked(read, ann)
    with pytest.raises(BadInput, match="applies from 1 April 2027 on") as refused:
        agreed(read, sent, ben, BEFORE)
    assert refused.value.field == "takes_effect"
    agreed(read, sent, ben, FIRST_DAY + timedelta(days=9))
    assert as_cited(read, FIRST_DAY)[0] == HELD


def test_taking_the_line_out_by_hand_is_no_way_round_the_queue(
    read: Store, ann: Account, ben: Account
) -> None:
    with read() as work:
        begun = start_draft(work, "sources", ann, NOW)
        body = "\n".join(line for line in begun.body.split("\n") if "waits:" not in line)
        saved = save_draft(work, "sources", begun.number, body, begun.digest, ann, NOW, nothing_wrong)
        with pytest.raises(Conflict, match="2 texts are still to be looked at"):
            publish(work, saved.version, ann, ben, FIRST_DAY)


def test_a_text_that_comes_to_cite_a_changed_page_later_is_queued_too(
    read: Store, ann: Account, ben: Account
) -> None:
    excused(read, ann)
    with read() as work:
        late = start_document(work, "entry/late", "late", cites(6, "Locked gates"), ann, NOW)
        publish(work, late, ann, ben, TODAY)
        assert look_again(work, NEXT, NOW) == 1
        with pytest.raises(Conflict, match="1 of 3 texts"):
            release(work, NEXT, ann, NOW, nothing_wrong)


def test_a_text_of_the_new_edition_is_not_said_before_it(read: Store, ann: Account, ben: Account) -> None:
    with read() as work:
        offered = work.documents.open_version("sources")
        assert offered
        publish(work, offered, ann, ben, TODAY)
        body = f"answer: a\nsource:\n  - {{doc: {NEXT}, page: 7, section: Locked gates}}\n"
        begun = start_draft(work, "entry/gates", ann, NOW)
        saved = save_draft(work, "entry/gates", begun.number, body, begun.digest, ann, NOW, nothing_wrong)
        with pytest.raises(
            BadInput, match="It cites Crime Recording Rules 2027/28, which applies from 1 April"
        ):
            publish(work, saved.version, ann, ben, TODAY)
        newest = history(work, "entry/gates").versions[0]
        assert approve(
            work, "entry/gates", newest.number, seen(newest), FIRST_DAY, ben, NOW, TODAY, nothing_wrong
        )


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (None, "Give the first day"),
        (date(2026, 4, 1), "It must come after 1 April 2026, the first day of Crime Recording Rules 2026/27"),
        (date(2025, 4, 1), "It must come after 1 April 2026"),
    ],
)
def test_a_first_day_that_can_not_be_is_refused_and_nothing_is_kept(
    store: Store, ann: Account, ben: Account, tmp_path: Path, since: date | None, said: str
) -> None:
    with_texts(store, ann, ben)
    with pytest.raises(BadInput, match=said) as refused:
        read_next(store, tmp_path, since)
    assert refused.value.field == "since"
    assert versions(store) == 1
    assert [file.stem for file in (tmp_path / "rules").glob("*.jsonl")] == [HELD]
    with store.reading() as work:
        assert not work.queue.all()


def test_without_the_edition_in_force_nobody_can_tell_what_changed(
    store: Store, ann: Account, ben: Account, tmp_path: Path
) -> None:
    with_texts(store, ann, ben)
    with store() as work:
        done = read_edition(next_rules_pdf(tmp_path / "v2.pdf"), tmp_path, effective(work, TODAY))
        with pytest.raises(BadInput, match="Read Crime Recording Rules 2026/27 first"):
            take_in(work, done, FIRST_DAY, NOW, TODAY)


def test_an_older_edition_is_refused(store: Store, ann: Account, ben: Account, tmp_path: Path) -> None:
    with_texts(store, ann, ben)
    import_rules(rules_pdf(tmp_path / "v1.pdf"), tmp_path)
    with store() as work:
        old = rules_pdf(tmp_path / "old.pdf", [FENCES, OPEN_GATES], "2025/26")
        done = read_edition(old, tmp_path, effective(work, TODAY))
        with pytest.raises(BadInput, match="This is the edition 2025-26"):
            take_in(work, done, FIRST_DAY, NOW, TODAY)


def test_a_second_issue_of_the_same_years_is_an_edition_of_its_own(
    store: Store, ann: Account, ben: Account, tmp_path: Path
) -> None:
    with_texts(store, ann, ben)
    import_rules(rules_pdf(tmp_path / "v1.pdf"), tmp_path)
    with store() as work:
        again = read_edition(
            rules_pdf(tmp_path / "v2.pdf", [FENCES, GATES]), tmp_path, effective(work, TODAY)
        )
        assert not take_in(work, again, None, NOW, TODAY)
        issue = read_edition(
            rules_pdf(tmp_path / "v3.pdf", [FENCES, OPEN_GATES]), tmp_path, effective(work, TODAY)
        )
        assert take_in(work, issue, date(2026, 12, 1), NOW, TODAY)
        work.commit()
    with store.reading() as work:
        (found,) = edition_work(work)
    assert (found.edition.id, found.edition.name) == (f"{HELD}-v2", "Crime Recording Rules 2026/27 (issue 2)")


def test_a_colleagues_draft_is_not_written_into(
    store: Store, ann: Account, ben: Account, tmp_path: Path
) -> None:
    with_texts(store, ann, ben)
    with store() as work:
        start_draft(work, "sources", ann, NOW)
        work.commit()
    with pytest.raises(Conflict, match="Ann is writing in `sources`"):
        read_next(store, tmp_path)
    assert versions(store) == 2


def test_the_next_offence_list_waits_beside_the_rules(read: Store) -> None:
    with read() as work:
        assert take_in_list(work, "2027-28", NOW, TODAY)
        found = {one.edition.id: one for one in edition_work(work)}
    assert list(found) == ["notifiable-offence-list-2027-28", NEXT]
    assert replace(found["notifiable-offence-list-2027-28"].edition, moved=(), sections=()).since == FIRST_DAY
    assert versions(read) == 2
