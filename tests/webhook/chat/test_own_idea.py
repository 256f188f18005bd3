"""Saying in one tap what one was going to record: on a phone, by keyboard, without script, and into the log."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from knowledge.domain.counted import RIGHT, WRONG
from knowledge.domain.kept import Kept
from tests.webhook.chat.test_page import ask as ask_without_script
from tests.webhook.test_browser import PHONE, STORY, address, ask, check, opened, sign_in, width_of
from webhook.wiring import Wiring

__all__ = ["address", "opened"]  # fixtures


def kept(app: Flask) -> list[Kept]:
    parts: Wiring = app.extensions["helpline"]
    with parts.store.reading() as work:
        return sorted(work.asked.everything())


def turn_of(row: Kept) -> str:
    return RIGHT if row.stated in row.decided.split() else WRONG


def test_one_tap_on_a_narrow_phone_is_answered_and_counted_with_its_question(
    app: Flask, opened: Callable[..., Page]
) -> None:
    page = sign_in(opened(size=PHONE))
    ask(page, STORY)
    page.locator("summary", has_text="I was going to…").press("Enter")
    check(page)
    assert width_of(page) <= PHONE["width"]
    page.get_by_role("button", name="Common assault and battery (105A)").press("Enter")
    expect(page.locator(".talk-said").nth(1)).to_have_text("You said: Common assault and battery (105A)")
    expect(page.get_by_text("Why not 105A")).to_be_visible()
    expect(page.locator(".decision")).to_have_count(2)
    expect(page.get_by_text("I was going to…")).to_have_count(0)
    page.reload()
    expect(page.locator(".talk-said").nth(1)).to_contain_text("Common assault and battery (105A)")
    check(page)
    (row,) = kept(app)
    assert (row.topic, row.stated, row.decided, turn_of(row)) == ("assault", "105A", "8N", WRONG)


def test_something_else_is_typed_without_script(app: Flask, opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False))
    page.get_by_label("Your message").fill(STORY)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("I was going to…").click()
    page.get_by_role("button", name="Something else").click()
    expect(page.get_by_text("Which class were you going to record?").last).to_be_visible()
    page.get_by_label("Your message").fill("abh")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You meant abh (8N), and the rules agree.")).to_be_visible()
    (row,) = kept(app)
    assert (row.stated, turn_of(row)) == ("8N", RIGHT)


def test_words_after_the_decision_are_counted_with_the_question_before(
    app: Flask, signed_in: Callable[[str], FlaskClient]
) -> None:
    officer = signed_in("officer")
    ask_without_script(officer, STORY)
    page = ask_without_script(officer, "I was going to put it down as common assault")
    assert "You meant common assault (105A)." in page
    (row,) = kept(app)
    assert (row.stated, row.decided, row.outcome) == ("105A", "8N", "contained")
