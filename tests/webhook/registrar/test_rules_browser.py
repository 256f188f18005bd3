"""A rule changed in a real browser: by pickers and keyboard, on a phone, by axe."""

import pytest
from playwright.sync_api import expect

from tests.webhook.registrar.conftest import HOME
from tests.webhook.registrar.test_browser import Opened, _patience, address, opened, press, seen
from tests.webhook.test_browser import DESK, PHONE, sign_in

__all__ = ["_patience", "address", "opened"]  # fixtures

TOPIC = "topic/dog"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_condition_and_a_class_are_changed_by_pickers_and_submitted(
    opened: Opened, size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "registrar")
    page.set_default_timeout(120_000)  # the first page builds the edition, which takes long on a busy machine
    page.goto(f"{HOME}/document/{TOPIC}")
    page.get_by_role("button", name="Change it").click()
    page.get_by_role("link", name="Change its rules one at a time").click()
    seen(page, size)
    page.get_by_role("link", name="Change dog.injury", exact=True).click()
    page.get_by_label("an assistance dog").uncheck()
    page.get_by_label("Class and code").fill("77Z")
    press(page, "Save in the draft")
    expect(page.locator(".govuk-error-summary")).to_contain_text(
        "The class '77Z' is not in the notifiable list."
    )
    page.get_by_role("button", name="Add ‘one of’", exact=True).click()
    expect(page.get_by_text("Condition 2: one of these")).to_be_visible()
    seen(page, size)
    page.get_by_role("button", name="Remove the group condition 2").click()
    page.get_by_label("Class and code").fill("8N 008/06")
    press(page, "Save in the draft")
    expect(page.get_by_text("The rule dog.injury is saved in the draft.")).to_be_visible()
    expect(page.locator(".govuk-error-summary")).to_contain_text("no rule holds")
    page.get_by_role("link", name="Change dog.no-injury", exact=True).click()
    page.get_by_label("an assistance dog").check()
    press(page, "Save in the draft")
    expect(page.locator(".govuk-error-summary")).to_contain_text("case 'a guide dog mauled'")
    seen(page, size)
    page.get_by_role("link", name="See what changes, and submit").click()
    expect(page.get_by_text("A guide dog mauled").first).to_be_visible()
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("A second person must approve it")).to_be_visible()
