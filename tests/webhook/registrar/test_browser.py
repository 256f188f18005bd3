"""The registrar's pages in a real browser: by axe, by keyboard alone, on a narrow phone, without script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.webhook.registrar.conftest import ENTRY, HOME
from tests.webhook.test_browser import DESK, PHONE, address, check, opened, sign_in, width_of

__all__ = ["address", "opened"]  # fixtures

TOPIC = "topic/assault"
Opened = Callable[..., Page]
# A page's path, and what must be on it.
PAGES = {
    HOME: "All documents",
    f"{HOME}?q=assault&kind=entry": "documents with",
    f"{HOME}/new": "Short name",
    f"{HOME}/document/{ENTRY}": "What officers see",
    f"{HOME}/document/{TOPIC}": "What injury is there?",
    f"{HOME}/document/catalogue/offences": "works behind the answers",
    f"{HOME}/version/1/{TOPIC}": "What it changed",
    f"{HOME}/wanted": "Questions without a good answer",
    f"{HOME}/calendar": "to be reviewed by",
    f"{HOME}/map": "on which nothing of ours rests",
    f"{HOME}/map?doc=crime-recording-rules-2026-27&chapter=1": "Headings covered: ",
    f"{HOME}/map?q=burglary": "headings with “burglary”",
    f"{HOME}/determinations": "the force’s own, not the Home Office’s",
    f"{HOME}/editions": "Notifiable offence list",
    f"{HOME}/recall/{ENTRY}": "What was wrong, and what is right",
    f"{HOME}/ask?q=what+is+a+crime+related+incident": "What officers would be told on that day",
}


def begin(page: Page, document: str, change: str = "") -> None:
    """A draft, with `change` put before what was there."""
    page.goto(f"{HOME}/document/{document}")
    page.get_by_role("button", name="Change it").click()
    page.goto(f"{HOME}/edit/{document}?view=source")
    box = page.get_by_label("Text", exact=True)
    expect(box).to_be_visible()
    if change:
        box.fill(change + box.input_value())
        with page.expect_navigation():  # the page first asks whether its writer is signed in still
            page.get_by_role("button", name="Save", exact=True).click()


def seen(page: Page, size: dict[str, int]) -> None:
    """With all that is folded in opened at once."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    check(page)
    assert width_of(page) <= size["width"], page.url


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(opened: Opened, size: dict[str, int]) -> None:
    page = sign_in(opened(size=size), "registrar")
    for path, words in PAGES.items():
        page.goto(path)
        expect(page.get_by_text(words).first).to_be_attached()
        seen(page, size)
    begin(page, ENTRY, "# a comment that changes nothing\n")
    seen(page, size)
    page.get_by_role("button", name="Save and see what changes").click()
    expect(page.get_by_text("added, − removed")).to_be_visible()
    seen(page, size)
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("A second person must approve it")).to_be_visible()
    seen(page, size)
    begin(page, TOPIC, "unknown: key\n")
    expect(page.locator(".govuk-error-summary")).to_contain_text("unknown key 'unknown'")
    seen(page, size)
    page.goto(HOME)
    seen(page, size)
    admin = sign_in(opened(size=size), "admin")
    admin.goto(f"{HOME}/review/{ENTRY}")
    seen(admin, size)
    admin.get_by_label("Takes effect on").fill("2020-01-01")
    admin.get_by_role("button", name="Approve").click()
    expect(admin.locator(".govuk-error-summary")).to_contain_text("before today")
    seen(admin, size)


def test_a_change_goes_from_draft_to_approval_by_keyboard_alone(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    page.goto(f"{HOME}/document/{ENTRY}")
    press(page, "Change it")
    expect(page.get_by_label("Answer", exact=True)).to_be_visible()
    press(page, "Write it as source")
    box = page.get_by_label("Text", exact=True)
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+Home")
    page.keyboard.type("# by keyboard\n")
    press(page, "Save and see what changes")
    press(page, "Submit for approval")
    admin = sign_in(opened(), "admin")
    admin.goto(f"{HOME}/review/{ENTRY}")
    press(admin, "Approve")
    expect(admin.get_by_text("Version 2 is approved")).to_be_visible()


def press(page: Page, name: str) -> None:
    """Walk to a button by Tab and press it."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    for _ in range(200):
        if button.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_a_draft_is_saved_as_it_is_typed_and_a_second_writer_loses_nothing(opened: Opened) -> None:
    page = sign_in(opened(), "registrar")
    begin(page, ENTRY)
    admin = sign_in(opened(), "admin")
    admin.goto(f"{HOME}/edit/{ENTRY}?view=source")
    expect(admin.get_by_text("is writing in this too")).to_be_visible()
    box = page.get_by_label("Text", exact=True)
    box.fill("# saved by itself\n" + box.input_value())
    expect(page.get_by_text("Saved at")).to_be_visible()
    theirs = admin.get_by_label("Text", exact=True)
    theirs.fill("# by another\n" + theirs.input_value())
    expect(admin.get_by_text("Not saved: Sample registrar saved another text")).to_be_visible()
    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_text("Your text against the one saved meanwhile")).to_be_visible()
    assert admin.get_by_label("Text", exact=True).input_value().startswith("# by another")
    page.goto(f"{HOME}/edit/{ENTRY}?view=source")
    assert page.get_by_label("Text", exact=True).input_value().startswith("# saved by itself")


def test_without_script_the_same_forms_work(opened: Opened) -> None:
    page = sign_in(opened(script=False), "registrar")
    begin(page, ENTRY, "# without script\n")
    page.get_by_role("button", name="Save and see what changes").click()
    expect(page.get_by_text("# without script")).to_be_visible()


@pytest.fixture(autouse=True)
def patience(opened: Opened) -> Iterator[None]:
    """A check takes seconds on a busy machine."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)
