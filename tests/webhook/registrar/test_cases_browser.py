"""A worked case begun, mended, tried and saved in a real browser: on a phone and at a desk, by axe."""

import pytest
from playwright.sync_api import expect

from tests.webhook.registrar.conftest import HOME
from tests.webhook.registrar.rule_page import RULE, TOPIC, app, draft
from tests.webhook.registrar.test_browser import Opened, address, opened, press, seen
from tests.webhook.test_browser import DESK, PHONE, sign_in

__all__ = ["address", "app", "draft", "opened"]  # fixtures

NAME = "a sample cat, chased up a tree"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_case_is_begun_for_a_rule_mended_tried_and_saved(
    opened: Opened, draft: str, size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "registrar")
    page.set_default_timeout(120_000)  # the first page builds the edition, which takes long on a busy machine
    page.goto(f"{HOME}/case/{TOPIC}?new=yes&for={RULE}")
    seen(page, size)
    page.get_by_role("button", name="Add a crime").click()
    expect(page.get_by_label("Class and code")).to_be_visible()
    press(page, "Save in the draft")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text("Say in a few words what happened in the case.")
    seen(page, size)
    summary.get_by_role("link", name="Say in a few words what happened in the case.").click()
    name = page.get_by_label("What happened, in a few words")
    expect(name).to_be_focused()
    name.fill(NAME)
    page.get_by_role("button", name="Remove crime 1").click()
    page.get_by_label("Decision", exact=True).select_option("no_crime_incident_only")
    press(page, "Try it")
    expect(page.get_by_text(f"It rests on {RULE}.")).to_be_visible()
    seen(page, size)
    with page.expect_navigation():
        press(page, "Save in the draft")
    expect(page.get_by_text(f"The case “{NAME}” is saved in the draft.")).to_be_visible()
    seen(page, size)
