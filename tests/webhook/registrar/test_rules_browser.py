"""A rule changed in a real browser: by pickers and keyboard, on a phone, by axe."""

import re

import pytest
from playwright.sync_api import expect

from tests.webhook.registrar.conftest import HOME
from tests.webhook.registrar.rule_page import TOPIC, app, draft
from tests.webhook.registrar.test_browser import Opened, address, opened, patience, press, seen
from tests.webhook.test_browser import DESK, PHONE, check, sign_in

__all__ = ["address", "app", "draft", "opened", "patience"]  # fixtures


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_condition_and_a_class_are_changed_by_pickers_and_submitted(
    opened: Opened, draft: str, size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "registrar")
    page.set_default_timeout(120_000)  # the first page builds the edition, which takes long on a busy machine
    page.goto(f"{HOME}/edit/{TOPIC}")
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
    expect(page.get_by_text("The rule dog.injury is saved in the draft.")).to_be_visible(timeout=120_000)
    expect(page.locator(".govuk-error-summary")).to_contain_text("no rule holds")
    page.get_by_role("link", name="Change dog.no-injury", exact=True).click()
    page.get_by_label("an assistance dog").check()
    press(page, "Save in the draft")
    expect(page.locator(".govuk-error-summary")).to_contain_text("case 'a guide dog mauled'")
    seen(page, size)
    page.get_by_role("link", name="See what changes, and submit").click()
    expect(page.get_by_role("heading", name="Rule proofs")).to_be_visible()
    expect(page.get_by_text("A guide dog mauled").first).to_be_visible()
    seen(page, size)
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("A second person must approve it")).to_be_visible()


def test_a_rule_is_saved_and_checked_as_it_is_typed(opened: Opened, draft: str) -> None:
    page = sign_in(opened(size=PHONE), "registrar")
    page.set_default_timeout(120_000)
    page.goto(f"{HOME}/rule/{TOPIC}?rule=dog.no-injury")
    number = page.get_by_label("Page", exact=True).first
    right = number.input_value()
    number.fill("99")
    said = page.get_by_text("has pages 1 to 98, not 99")
    expect(said).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("One thing is to be mended.")
    expect(number).to_have_accessible_description(re.compile("has pages 1 to 98"))
    check(page)
    number.fill(right)
    expect(said).to_have_count(0)
    with page.expect_response(re.compile("keep-rule")):
        page.get_by_label("Why, as officers read it").fill("Written by a sample person.")
    expect(page.get_by_role("status")).to_contain_text("Saved in the draft at")
    page.reload()
    expect(page.get_by_label("Why, as officers read it")).to_have_value("Written by a sample person.")
