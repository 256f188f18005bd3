"""Before a text is approved, every past answer that would be another is shown, old beside new."""

from datetime import timedelta

import pytest

from knowledge.domain.conversation import Outcome, QuestionState
from knowledge.domain.documents import Version
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.people import Account
from knowledge.domain.replay import GIVEN_UP, Replay, ReplayState
from knowledge.domain.results import Results
from knowledge.services.advising import Desk
from knowledge.services.approving import Seen, approve
from knowledge.services.keeping import forget_old_texts
from knowledge.services.past_answers import MEANWHILE, begin_replay, carry_out, with_the_past
from knowledge.services.publishing import save_draft, start_draft, submit
from knowledge.services.replaying import OTHERS
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY
from tests.knowledge.services.asked import ENTRY, ask, fill
from tests.knowledge.services.published import nothing_wrong

ARSON = "topic/arson"
CRIME = '{crime: {class: 56B, code: "056/02", count: arson_owners}}'
BIN = "wheelie bin set on fire outside the shop, nobody inside"
HOUSE = "petrol poured through the letterbox and set alight, family asleep upstairs"
RULE = "when is a crime related incident recorded"


@pytest.fixture
def desk(store: Store) -> Desk:
    fill(store)
    return Desk(store)


def changed(store: Store, who: Account, document: str, old: str, new: str) -> Version:
    """A draft in which `new` stands for `old`, submitted."""
    with store() as work:
        begun = start_draft(work, document, who, NOW)
        assert old in begun.body
        body = begun.body.replace(old, new)
        save_draft(work, document, begun.number, body, begun.digest, who, NOW, nothing_wrong)
        saved = work.documents.open_version(document)
        assert saved
        sent = submit(work, document, saved.number, saved.digest, who, NOW, nothing_wrong)
        work.commit()
    return sent


def replayed(store: Store, version: Version) -> Replay:
    with store() as work:
        number = begin_replay(work, version, NOW, DAY)
        work.commit()
    carry_out(store, number, lambda: NOW)
    with store.reading() as work:
        found = work.replays.find(number)
    assert found
    assert found.state is ReplayState.DONE, found.why
    return found


def results(store: Store, version: Version) -> Results:
    with store.reading() as work:
        return with_the_past(work, version, Results(), NOW, DAY)


def test_the_decisions_that_would_change_are_shown_old_beside_new(
    store: Store, desk: Desk, ann: Account
) -> None:
    asked = ask(store, desk, "c1", BIN)
    other = ask(store, desk, "c2", HOUSE)
    ask(store, desk, "c3", RULE)
    version = changed(store, ann, ARSON, CRIME, "{decide: no_crime_incident_only}")
    found = replayed(store, version)
    by_reference = {one.reference: one for one in found.changes}
    change, beside = by_reference.pop(asked), by_reference.pop(other)
    assert (change.asked, change.alike, found.changed) == (BIN, 1, 2)
    assert change.before.startswith("Record")
    assert change.after.startswith("No crime")
    changed_lines = set(beside.before.splitlines()) ^ set(beside.after.splitlines())
    assert all(line.startswith("It would change if") for line in changed_lines), (
        "what would change it is read too"
    )
    assert (found.total, found.done, found.skipped) == (3, 3, {})


def test_a_draft_that_changes_no_answer_shows_none(store: Store, desk: Desk, ann: Account) -> None:
    ask(store, desk, "c1", BIN)
    found = replayed(store, changed(store, ann, ARSON, "skips of two owners", "bins of two owners"))
    assert (found.done, found.changes) == (1, [])


def test_an_entrys_changed_words_are_shown(store: Store, desk: Desk, ann: Account) -> None:
    asked = ask(store, desk, "c1", RULE)
    version = changed(store, ann, "entry/crime-related-incident", "\ntraps:", "\ntraps:\n  - Mind the gap.")
    (change,) = replayed(store, version).changes
    assert change.reference == asked
    assert ("Mind the gap." in change.before, "Mind the gap." in change.after) == (False, True)


def test_a_conversation_is_asked_again_from_its_beginning(store: Store, desk: Desk, ann: Account) -> None:
    """The second message, a button, decides only with what the first one told."""
    told = ask(store, desk, "c1", BIN)
    pressed = ask(store, desk, "c1", '/inform{"fact": "arson_owners", "value": "2"}')
    version = changed(store, ann, ARSON, CRIME, "{decide: no_crime_incident_only}")
    changes = replayed(store, version).changes
    assert [one.reference for one in changes] == [told, pressed]
    assert changes[0].before != changes[1].before, "the number of owners counts"


def test_a_decision_whose_words_are_forgotten_is_made_again_from_its_facts(
    store: Store, desk: Desk, ann: Account
) -> None:
    asked = ask(store, desk, "c1", BIN)
    with store() as work:
        forget_old_texts(work, NOW + timedelta(days=1))
    version = changed(store, ann, ARSON, CRIME, "{decide: no_crime_incident_only}")
    (change,) = replayed(store, version).changes
    assert (change.reference, change.asked) == (asked, "(no longer kept)")
    assert change.before.startswith("Record")
    assert change.after.startswith("No crime")


def test_nothing_is_approved_before_the_past_was_asked_and_then_only_with_a_reason(
    store: Store, desk: Desk, ann: Account, ben: Account
) -> None:
    ask(store, desk, "c1", BIN)
    version = changed(store, ann, ARSON, CRIME, "{decide: no_crime_incident_only}")

    def try_it(note: str = "") -> None:
        seen = Seen(version.digest, results(store, version).digest)
        with store() as work:
            approve(
                work, ARSON, version.number, seen, NOW.date(), ben, NOW, NOW.date(),
                lambda *_: with_the_past(work, version, Results(), NOW, DAY), note=note,
            )  # fmt: skip
            work.commit()

    with pytest.raises(Conflict, match="not been asked again"):
        try_it("be quick")
    replayed(store, version)
    with pytest.raises(BadInput, match="a past answer changes"):
        try_it()
    try_it("the force's lawyer says so")


def test_answers_that_change_in_the_same_way_are_shown_once_and_counted(
    store: Store, desk: Desk, ann: Account
) -> None:
    for place in ("shop", "cafe", "library"):
        ask(store, desk, place, BIN.replace("shop", place))
    ask(store, desk, "shop", '/inform{"fact": "arson_owners", "value": "2"}')
    found = replayed(store, changed(store, ann, ARSON, CRIME, "{decide: no_crime_incident_only}"))
    assert (found.changed, [one.alike for one in found.changes]) == (4, [3, 1])


@pytest.mark.parametrize("forgotten", [False, True], ids=["words kept", "words forgotten"])
def test_a_page_that_is_cited_otherwise_is_a_change(
    store: Store, desk: Desk, ann: Account, forgotten: bool
) -> None:
    """No word of the text differs; the source under it does."""
    ask(store, desk, "c1", BIN)
    with store() as work:
        forget_old_texts(work, NOW + timedelta(days=1 if forgotten else -1))
    version = changed(
        store, ann, ARSON, "    source: {page: 84, section: 56B", "    source: {page: 85, section: 56B"
    )
    (change,) = replayed(store, version).changes
    gone = set(change.before.splitlines()) - set(change.after.splitlines())
    assert gone == {"Source: Crime Recording Rules 2026/27 p. 84, 56B Arson not endangering life"}


def test_a_replay_is_done_anew_when_something_else_was_published_since(
    store: Store, desk: Desk, ann: Account, ben: Account
) -> None:
    ask(store, desk, "c1", BIN)
    version = changed(store, ann, ARSON, "skips of two owners", "bins of two owners")
    replayed(store, version)
    assert not results(store, version).unfinished
    entry = changed(store, ann, ENTRY, "\ntraps:", "\ntraps:\n  - Mind the gap.")
    with store() as work:
        seen = Seen(entry.digest, Results().digest)
        approve(work, ENTRY, entry.number, seen, DAY, ben, NOW, DAY, nothing_wrong)
        work.commit()
    stale = results(store, version)
    assert (stale.unfinished, stale.to_begin) == (MEANWHILE, True)
    replayed(store, version)
    assert not results(store, version).unfinished


def test_a_replay_is_done_anew_on_a_day_on_which_something_has_taken_effect(
    store: Store, desk: Desk, ann: Account, ben: Account
) -> None:
    ask(store, desk, "c1", BIN)
    entry, tomorrow = (
        changed(store, ann, ENTRY, "\ntraps:", "\ntraps:\n  - Mind the gap."),
        DAY + timedelta(days=1),
    )
    with store() as work:
        seen = Seen(entry.digest, Results().digest)
        approve(work, ENTRY, entry.number, seen, tomorrow, ben, NOW, DAY, nothing_wrong)
        work.commit()
    version = changed(store, ann, ARSON, "skips of two owners", "bins of two owners")
    replayed(store, version)
    assert results(store, version).unfinished == ""
    with store.reading() as work:
        assert with_the_past(work, version, Results(), NOW, tomorrow).unfinished == MEANWHILE


def test_rules_alone_are_tried_where_they_can_bear_on_the_answer(
    store: Store, desk: Desk, ann: Account
) -> None:
    """On what was decided or asked by them, and where the officer meant another class than was decided."""
    ask(store, desk, "c1", RULE)
    ask(store, desk, "c2", BIN)
    ask(store, desk, "c3", RULE)
    with store() as work:
        meant = Outcome("answered", meant_class="56B")
        work.questions.finish(3, QuestionState.ANSWERED, meant, [], 5, None)
        work.commit()
    uncounted = CRIME.replace(", count: arson_owners", "")
    found = replayed(store, changed(store, ann, ARSON, CRIME, uncounted))
    assert (found.done, found.skipped) == (2, {OTHERS: 1})


def test_words_that_are_heard_anew_change_answers_that_rested_on_nothing(
    store: Store, desk: Desk, ann: Account
) -> None:
    asked = ask(store, desk, "c1", "kids zorbflamed the shed behind the school")
    words = "    label: damaged property by fire\n    includes: [damage]\n    words:\n"
    version = changed(store, ann, ARSON, words, words + '      - "zorbflamed"\n')
    (change,) = replayed(store, version).changes
    assert change.reference == asked
    assert not any("damaged property by fire" in line for line in change.before.splitlines())
    assert "Understood: damaged property by fire" in change.after.splitlines()


def test_a_replay_whose_process_died_says_so_and_can_be_begun_anew(
    store: Store, desk: Desk, ann: Account
) -> None:
    ask(store, desk, "c1", BIN)
    version = changed(store, ann, ARSON, "skips of two owners", "bins of two owners")
    with store() as work:
        begin_replay(work, version, NOW, DAY)
        with pytest.raises(Conflict, match="already"):
            begin_replay(work, version, NOW, DAY)
        work.commit()
    assert "being asked again" in results(store, version).unfinished
    later = NOW + GIVEN_UP + timedelta(seconds=1)
    with store() as work:
        assert "has stopped" in with_the_past(work, version, Results(), later, DAY).unfinished
        begin_replay(work, version, later, DAY)


def test_a_draft_that_cannot_be_read_is_said_to_be_the_reason(store: Store, desk: Desk, ann: Account) -> None:
    ask(store, desk, "c1", BIN)
    version = changed(store, ann, ARSON, "rules:", "rulez:")
    with store() as work:
        number = begin_replay(work, version, NOW, DAY)
        work.commit()
    carry_out(store, number, lambda: NOW)
    assert "topic/arson.yml" in results(store, version).unfinished


def test_a_published_text_that_cannot_be_read_is_mended_through_the_same_replay(
    store: Store, desk: Desk, ann: Account, ben: Account
) -> None:
    ask(store, desk, "c1", RULE)
    broken = changed(store, ann, ENTRY, "\ntraps:", "\ntarps:")
    with store() as work:
        seen = Seen(broken.digest, Results().digest)
        approve(work, ENTRY, broken.number, seen, DAY, ben, NOW, DAY, nothing_wrong)
        work.commit()
    mended = changed(store, ann, ENTRY, "\ntarps:", "\ntraps:\n  - Mind the gap.")
    (change,) = replayed(store, mended).changes
    assert ("Mind the gap." in change.before, "Mind the gap." in change.after) == (False, True)
