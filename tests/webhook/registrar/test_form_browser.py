"""The form in a real browser: a new entry wholly by form, rows with and without script, by keyboard, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.webhook.registrar.conftest import ENTRY, HOME
from tests.webhook.registrar.test_browser import press, seen
from tests.webhook.test_browser import DESK, PHONE, address, opened, sign_in

__all__ = ["address", "opened"]  # fixtures

Opened = Callable[..., Page]
PREVIEW = "#preview"
WAYS = "zorb found in a skip\nwho records a zorb\nzorb handed in\nis a zorb a crime\nzorb without an owner"


def begin(page: Page, document: str) -> None:
    page.goto(f"{HOME}/document/{document}")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("button", name="Write it as source")).to_be_visible()


def begin_new(page: Page) -> None:
    page.goto(f"{HOME}/new")
    page.get_by_label("An advice entry").check()
    page.get_by_label("Short name").fill("zorb")
    page.get_by_label("Title").fill("A zorb is found")
    page.get_by_role("button", name="Begin the draft").click()


def add(page: Page, what: str) -> None:
    page.get_by_role("button", name=f"Add a {what}", exact=True).click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_new_entry_is_written_wholly_by_form_previewed_and_submitted(opened: Opened, script: bool) -> None:
    page = sign_in(opened(script=script), "registrar")
    begin_new(page)
    page.get_by_label("Answer", exact=True).fill("No: it's #1 found property, not a crime.")
    page.get_by_label("How officers ask it").fill(WAYS)
    page.get_by_label("Its distinctive words").fill("zorb")
    page.get_by_label("Condition 1", exact=True).fill("Nobody says that it was stolen.")
    add(page, "condition")
    page.get_by_label("Condition 2", exact=True).fill("The owner isn't known.")
    page.get_by_role("button", name="Take out trap 1").click()
    expect(page.get_by_label("Trap 1", exact=True)).to_have_count(0)
    add(page, "related entry")
    page.get_by_label("Related entry 1", exact=True).fill("Lost property or theft")
    page.get_by_label("Page of Citation 1", exact=True).fill("991")
    page.get_by_label("Heading on that page of Citation 1").fill("Lost property")
    page.get_by_label("Question of Test question 1").fill("zorb found by a dog walker, what now")
    page.get_by_label("The answer states of Test question 1").fill("found property")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#f-source-0-page-error")).to_contain_text("has pages 1 to 98, not 991")
    page.get_by_label("Page of Citation 1", exact=True).fill("73")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#f-source-0-page-error")).to_be_hidden()
    for words in ("No: it's #1 found property", "Nobody says that it was stolen.", "The owner isn't known."):
        expect(page.locator(PREVIEW)).to_contain_text(words)
    page.get_by_label("Related entry 1", exact=True).fill("")
    page.get_by_role("button", name="Save and see what changes").click()
    expect(page.get_by_text("Nothing is wrong")).to_be_visible()
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("It waits for another registrar.")).to_be_visible()


def test_the_preview_and_the_faults_follow_what_is_typed(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    page.get_by_label("Answer", exact=True).fill("Seen while typing.")
    expect(page.locator(PREVIEW)).to_contain_text("Seen while typing.")
    page.get_by_label("Page of Citation 1", exact=True).fill("991")
    expect(page.locator("#f-source-0-page-error")).to_contain_text("not 991")
    page.get_by_label("Page of Citation 1", exact=True).fill("23")
    expect(page.locator("#f-source-0-page-error")).to_be_hidden()
    expect(page.locator("#f-source-0-section-choices option").first).to_have_attribute("value", "Outcomes")
    page.reload()
    assert page.get_by_label("Answer", exact=True).input_value() == "Seen while typing."


def test_rows_are_moved_in_place_and_the_focus_stays_with_them(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    first, second = (page.get_by_label(f"Condition {number}", exact=True) for number in (1, 2))
    one, other = first.input_value(), second.input_value()
    page.evaluate("window.sameDocument = true")
    page.get_by_label("Answer", exact=True).fill("Typed before.")
    page.get_by_role("button", name="Move condition 1 down").click()
    expect(first).to_have_value(other)
    expect(second).to_have_value(one)
    expect(page.get_by_role("button", name="Move condition 2 down")).to_be_focused()
    assert page.evaluate("window.sameDocument"), "the page was not loaded anew"
    assert page.get_by_label("Answer", exact=True).input_value() == "Typed before."
    add(page, "condition")
    expect(page.locator("[data-focus]")).to_be_focused()
    assert page.locator("[data-focus]").input_value() == ""
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The draft is kept")).to_be_visible()


def test_by_keyboard_alone_a_row_is_added_filled_and_saved_by_enter(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    press(page, "Add a related entry")
    expect(page.locator("[data-focus]")).to_be_focused()
    page.keyboard.type("Outcome 16: victim not able to support, suspect identified")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is saved as a draft")).to_be_visible()
    page.goto(f"{HOME}/edit/{ENTRY}?view=source")
    expect(page.get_by_label("Text", exact=True)).to_contain_text('"outcome-16"')


FORMS = (ENTRY, "glossary/abbreviations", "signposts/elsewhere", "phrases/guided")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_form_and_nothing_scrolls_sideways(
    opened: Opened, size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "registrar")
    for document in FORMS:
        begin(page, document)
        seen(page, size)
    begin_new(page)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    seen(page, size)
    page.goto(f"{HOME}/new")
    page.get_by_label("A determination").check()
    page.get_by_label("Short name").fill("sample")
    page.get_by_label("Title").fill("A sample")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_label("What it settles")).to_be_visible()
    seen(page, size)


def test_two_who_write_in_forms_are_told_and_nothing_typed_is_lost(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    admin = sign_in(opened(), "admin")
    admin.goto(f"{HOME}/edit/{ENTRY}")
    expect(admin.get_by_text("is writing in this too")).to_be_visible()
    page.get_by_label("Answer", exact=True).fill("By the first.")
    expect(page.get_by_text("Saved at")).to_contain_text("Sample admin writing in this too")
    admin.get_by_label("Answer", exact=True).fill("By the second.")
    expect(admin.get_by_text("Not saved: Sample registrar saved another text")).to_be_visible()
    add(admin, "condition")
    expect(admin.get_by_text("Your text against the one saved meanwhile")).to_be_visible()
    assert admin.get_by_label("Answer", exact=True).input_value() == "By the second."
    page.reload()
    assert page.get_by_label("Answer", exact=True).input_value() == "By the first.", "not overwritten"
    admin.get_by_role("button", name="Save yours in place of theirs").click()
    expect(admin.get_by_text("Your text against the one saved meanwhile")).to_have_count(0)
    page.reload()
    assert page.get_by_label("Answer", exact=True).input_value() == "By the second."


def test_nothing_is_lost_while_the_helpline_cannot_be_reached(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    page.context.set_offline(True)
    answer = page.get_by_label("Answer", exact=True)
    answer.fill("Typed in a tunnel.")
    expect(page.get_by_text("the helpline could not be reached")).to_be_visible()
    for button in ("Save", "Add a condition", "Write it as source", "Save and see what changes"):
        page.get_by_role("button", name=button, exact=True).click()
        assert answer.input_value() == "Typed in a tunnel.", button
    page.context.set_offline(False)
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.reload()
    assert page.get_by_label("Answer", exact=True).input_value() == "Typed in a tunnel."


def test_whoever_was_signed_out_elsewhere_goes_on_after_signing_in_again(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    other = page.context.new_page()
    other.goto("/you")
    other.get_by_role("button", name="Sign out").first.click()
    expect(other.get_by_label("E-mail address")).to_be_visible()
    answer = page.get_by_label("Answer", exact=True)
    answer.fill("Typed after signing out.")
    expect(page.get_by_text("Sign in again in another tab")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    assert answer.input_value() == "Typed after signing out."
    sign_in(other, "registrar")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The draft is kept")).to_be_visible()
    assert page.get_by_label("Answer", exact=True).input_value() == "Typed after signing out."
