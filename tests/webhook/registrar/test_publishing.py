"""What one registrar writes and another approves is what the next officer reads."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from tests.webhook.chat.test_page import ask
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from webhook.clock import today
from webhook.wiring import Wiring

SignedIn = Callable[[str], FlaskClient]
QUESTION = "what is a crime related incident"
STORY = "he punched his girlfriend in the face, black eye, she reports it herself"
NEW_WORDS = "Sample words that only this test has written."
TOPIC = "topic/assault"
OLD_WHY = "There is an injury less than serious harm"
NEW_WHY = "There is a sample injury"


def publish(author: Desk, approver: Desk, document: str, change: Callable[[str], str]) -> None:
    assert author.begin(document).status_code == 303
    body = author.editor(document)["body"]
    assert change(body) != body
    assert author.save(document, change(body)).status_code == 303
    assert author.step("submit", document).status_code == 303
    done = approver.step("approve", document, takes_effect=today().isoformat(), note="Said more plainly.")
    assert done.status_code == 303, done.text


def with_new_words(body: str) -> str:
    return body.replace("conditions:\n", f'conditions:\n  - "{NEW_WORDS}"\n', 1)


def test_the_next_message_gives_the_approved_words_and_the_old_record_keeps_its_own(
    app: Flask, signed_in: SignedIn, ann: Desk, ben: Desk
) -> None:
    before = ask(signed_in("officer"), QUESTION)
    assert NEW_WORDS not in before
    publish(ann, ben, ENTRY, with_new_words)
    after = ask(signed_in("officer"), QUESTION)
    assert NEW_WORDS in after
    assert "version 2" in after
    assert "approved by Sample admin" in after
    parts: Wiring = app.extensions["helpline"]
    with parts.store.reading() as work:
        asked = [work.questions.find(number) for number in (1, 2)]
    given = [one.replies[0]["entries"][0] for one in asked if one and one.replies]
    assert [(entry["id"], entry["version"]) for entry in given] == [
        ("crime-related-incident", 1),
        ("crime-related-incident", 2),
    ]
    assert NEW_WORDS not in ann.page(f"{HOME}/version/1/{ENTRY}").partition("What it changed")[0]
    assert NEW_WORDS in ann.page(f"{HOME}/version/2/{ENTRY}")


def test_a_changed_rule_is_what_the_next_decision_rests_on(signed_in: SignedIn, ann: Desk, ben: Desk) -> None:
    assert OLD_WHY in ask(signed_in("officer"), STORY)
    publish(ann, ben, TOPIC, lambda body: body.replace(OLD_WHY, NEW_WHY))
    after = ask(signed_in("officer"), STORY)
    assert NEW_WHY in after
    assert OLD_WHY not in after


def test_nothing_is_said_before_its_day(signed_in: SignedIn, ann: Desk, ben: Desk) -> None:
    tomorrow = (today() + timedelta(days=1)).isoformat()
    ann.begin(ENTRY)
    ann.save(ENTRY, with_new_words(ann.editor(ENTRY)["body"]))
    ann.step("submit", ENTRY)
    assert ben.step("approve", ENTRY, takes_effect=tomorrow).status_code == 303
    assert NEW_WORDS not in ask(signed_in("officer"), QUESTION)
    assert "Approved, not yet in effect" in ann.page(HOME)
    assert ann.post(f"{HOME}/withdraw/2/{ENTRY}").status_code == 303
    assert "Approved, not yet in effect" not in ann.page(HOME)


def test_whoever_wrote_it_cannot_approve_it(ann: Desk, ben: Desk) -> None:
    ann.begin(ENTRY)
    ann.save(ENTRY, with_new_words(ann.editor(ENTRY)["body"]))
    digest = ann.editor(ENTRY)["started_from"]
    ann.step("submit", ENTRY)
    page = ann.page(f"{HOME}/review/{ENTRY}")
    assert "A second person must approve it: you had a hand in these words." in page
    assert "/approve/" not in page
    forced = ann.post(f"{HOME}/approve/2/{ENTRY}", digest=digest, takes_effect=today().isoformat())
    assert forced.status_code == 403
    assert "A second person must approve" in forced.text
    assert "For approval by a second person" in ben.page(HOME)


def test_what_was_saved_after_the_approver_looked_is_not_approved(ann: Desk, ben: Desk) -> None:
    ann.begin(ENTRY)
    ann.save(ENTRY, with_new_words(ann.editor(ENTRY)["body"]))
    stale = ann.editor(ENTRY)["started_from"]
    ann.step("submit", ENTRY)
    ann.save(ENTRY, ann.editor(ENTRY)["body"].replace("Sample", "Other"))
    ann.step("submit", ENTRY)
    late = ben.post(f"{HOME}/approve/2/{ENTRY}", digest=stale, takes_effect=today().isoformat())
    assert late.status_code == 409
    assert "saved another text" in late.text


def test_a_day_before_today_or_no_day_is_said_at_the_field(ann: Desk, ben: Desk) -> None:
    ann.begin(ENTRY)
    ann.save(ENTRY, with_new_words(ann.editor(ENTRY)["body"]))
    ann.step("submit", ENTRY)
    for day, sentence in (
        ((today() - timedelta(days=1)).isoformat(), "before today"),
        ("soon", "Give a day, such as 2026-12-01."),
        ("", "Give a day"),
    ):
        answer = ben.step("approve", ENTRY, takes_effect=day)
        assert answer.status_code == 422, day
        assert sentence in answer.text.replace("&#39;", "'")


def test_going_back_needs_approval_like_any_change(signed_in: SignedIn, ann: Desk, ben: Desk) -> None:
    publish(ann, ben, ENTRY, with_new_words)
    assert ann.begin(ENTRY, 1).status_code == 303
    assert "from version 1" in ann.page(f"{HOME}/document/{ENTRY}")
    ann.step("submit", ENTRY)
    assert ben.step("approve", ENTRY, takes_effect=today().isoformat()).status_code == 303
    page = ask(signed_in("officer"), QUESTION)
    assert NEW_WORDS not in page
    assert "version 3" in page


def test_what_is_retired_is_no_longer_said_and_stays_readable(signed_in: SignedIn, ann: Desk) -> None:
    nameless = ann.post(f"{HOME}/retire/{ENTRY}", ends=today().isoformat(), why="")
    assert nameless.status_code == 422
    assert "Say why it is retired." in nameless.text
    assert ann.post(f"{HOME}/retire/{ENTRY}", ends=today().isoformat(), why="A sample.").status_code == 303
    assert "Officers are told nothing of this today." in ann.page(f"{HOME}/document/{ENTRY}")
    assert "crime related incident" in ann.page(f"{HOME}/version/1/{ENTRY}")
    assert "situations only" not in ask(signed_in("officer"), QUESTION)
