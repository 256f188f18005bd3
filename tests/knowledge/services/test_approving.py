"""Every rule of approval attacked: nothing unapproved is ever said, and nothing is half-published."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from knowledge.domain.errors import BadInput, Conflict, HelplineError, NotAllowed
from knowledge.domain.people import Account
from knowledge.domain.results import Results
from knowledge.services.approving import Seen, approve, retire, withdraw
from knowledge.services.checking import Check
from knowledge.services.publishing import history, save_draft, start_document, start_draft, submit
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import TODAY, draft, nothing_wrong, publish, said, seen

TOMORROW = TODAY + timedelta(days=1)
FAILING = Results(failures=["a test question now finds nothing"])
CHANGING = Results(changes=["HL-2026-000001: common assault, then nothing"])


def sent(store: Store, entry: str, who: Account, body: str = "answer: two") -> Seen:
    """Submitted for approval, and what the approver then has before them."""
    with store() as work:
        version = draft(work, who, body)
        submit(work, entry, version.number, version.digest, who, NOW, nothing_wrong)
        work.commit()
    return seen(version)


def check_giving(results: Results) -> Check:
    return lambda _document, _body: results


@pytest.mark.parametrize("results", [FAILING, CHANGING], ids=["a test fails", "a past answer changes"])
def test_a_reason_is_needed_when_a_test_fails_or_a_past_answer_changes(
    store: Store, entry: str, ann: Account, ben: Account, results: Results
) -> None:
    before = Seen(sent(store, entry, ann).words, results.digest)
    check = check_giving(results)
    with store() as work:
        with pytest.raises(BadInput, match="Say why it is right") as refused:
            approve(work, entry, 2, before, TODAY, ben, NOW, TODAY, check, note="  ")
        assert refused.value.field == "note"
        approve(work, entry, 2, before, TODAY, ben, NOW, TODAY, check, note="the old answer was wrong")
        work.commit()
    with store.reading() as work:
        known = history(work, entry)
    assert known.versions[0].results == results.digest
    assert known.events[-1].detail.endswith(": the old answer was wrong")


def test_an_approval_is_bound_to_the_test_results_that_were_seen(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    before = sent(store, entry, ann)
    with store() as work, pytest.raises(Conflict, match="results of the check have changed"):
        approve(
            work, entry, 2, before, TODAY, ben, NOW, TODAY, check_giving(FAILING), note="whatever it says"
        )
    assert said(store, TODAY) == ["answer: one"]


def test_nothing_is_approved_before_all_past_answers_are_looked_at(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    before = sent(store, entry, ann)
    check = check_giving(Results(unfinished="The replay is still running."))
    with store() as work, pytest.raises(Conflict, match="still running"):
        approve(work, entry, 2, before, TODAY, ben, NOW, TODAY, check, note="be quick")


def test_two_texts_approved_at_once_are_checked_one_after_the_other(
    store: Store, entry: str, ann: Account, ben: Account, cat: Account
) -> None:
    """Each alone would pass; together they don't. The one who comes second is checked among what then holds."""
    other = "entry/other"
    with store() as work:
        first = start_document(work, other, "Other", "answer: other", ann, NOW)
        submit(work, other, 1, first.digest, ann, NOW, nothing_wrong)
        work.commit()
    wanted = {entry: sent(store, entry, ann), other: seen(first)}
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def only_one_may_stand(work: UnitOfWork) -> Check:
        def check(_document: str, _body: str) -> Results:
            bodies = [one.body for one in work.documents.effective(TODAY)]
            return (
                Results(["the two contradict"]) if {"answer: two", "answer: other"} & {*bodies} else Results()
            )

        return check

    def try_it(document: str, number: int, who: Account) -> None:
        ready.wait()
        try:
            with store() as work:
                check = only_one_may_stand(work)
                approve(work, document, number, wanted[document], TODAY, who, NOW, TODAY, check)
                work.commit()
            outcomes.append("approved")
        except HelplineError as error:
            outcomes.append(error.sentence)

    threads = [
        threading.Thread(target=try_it, args=(entry, 2, ben)),
        threading.Thread(target=try_it, args=(other, 1, cat)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["approved", "the two contradict"]


def test_an_approved_text_cannot_be_edited_on(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        (version,) = history(work, entry).versions
        with pytest.raises(Conflict, match="has been approved meanwhile; begin a new draft"):
            save_draft(work, entry, 1, "answer: mine", version.digest, ann, NOW, nothing_wrong)
    assert said(store, TODAY) == ["answer: one"]


def test_a_draft_saved_by_itself_counts_as_a_hand_in_the_words(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        begun = start_draft(work, entry, ann, NOW)
        digest = begun.digest
        for body in ("answer: tw", "answer: two"):
            saved = save_draft(work, entry, 2, body, digest, ben, NOW, nothing_wrong, by_itself=True).version
            digest = saved.digest
        assert [event.what for event in history(work, entry).events][-2:] == ["started", "saved"]
        with pytest.raises(NotAllowed, match="second person"):
            publish(work, saved, ann, ben, TODAY)


@pytest.mark.parametrize("step", ["approve", "retire", "withdraw"])
def test_a_clock_put_back_changes_nothing(
    store: Store, entry: str, ann: Account, ben: Account, step: str
) -> None:
    before = sent(store, entry, ann)
    if step == "withdraw":
        with store() as work:
            approve(work, entry, 2, before, TOMORROW, ben, NOW, TODAY, nothing_wrong)
            work.commit()
    then = NOW - timedelta(days=30)
    with store() as work:
        steps: dict[str, Callable[[], object]] = {
            "approve": lambda: approve(
                work, entry, 2, before, then.date(), ben, then, then.date(), nothing_wrong
            ),
            "retire": lambda: retire(work, entry, then.date(), ann, then, then.date(), "wrong"),
            "withdraw": lambda: withdraw(work, entry, 2, ann, then, then.date(), "wrong"),
        }
        with pytest.raises(Conflict, match="set the clock right first"):
            steps[step]()


def test_a_clock_put_forward_says_nothing_that_is_not_approved(
    store: Store, entry: str, ann: Account
) -> None:
    sent(store, entry, ann)
    assert said(store, TODAY + timedelta(days=4000)) == ["answer: one"]


def test_what_is_planned_for_later_is_not_undone_unseen(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: later"), ann, ben, TOMORROW)
        with pytest.raises(Conflict, match="would replace this one then"):
            publish(work, draft(work, ann, "answer: now"), ann, ben, TODAY)
