"""The road of a new edition in a real browser: read, refused at its field, worked off, on a phone and a desk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.knowledge.reading.small_rules import next_rules_pdf, rules_pdf
from tests.webhook.registrar.conftest import HOME
from tests.webhook.registrar.test_browser import seen
from tests.webhook.test_browser import DESK, PHONE, address, opened, sign_in

__all__ = ["address", "opened"]  # fixtures


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_edition_is_read_and_its_queue_worked_off(
    opened: Callable[..., Page], size: dict[str, int], tmp_path: Path
) -> None:
    page = sign_in(opened(size=size), "registrar")
    page.goto(f"{HOME}/editions")
    page.get_by_label("Crime Recording Rules (PDF)").set_input_files(rules_pdf(tmp_path / "v1.pdf"))
    page.get_by_role("button", name="Read the rules").click()
    expect(page.get_by_role("status")).to_contain_text("first edition read here")

    def read_next(since: str) -> None:
        page.get_by_label("Crime Recording Rules (PDF)").set_input_files(next_rules_pdf(tmp_path / "v2.pdf"))
        page.get_by_label("First day of a new edition").fill(since)
        page.get_by_role("button", name="Read the rules").click()

    read_next("2026-04-01")
    expect(page.locator("#since-error")).to_contain_text("It must come after 1 April 2026")
    seen(page, size)
    read_next("2027-04-01")
    queue = page.locator("#queue")
    expect(queue).to_contain_text("Crime Recording Rules 2027/28, from 1 April 2027")
    expect(queue).to_contain_text("still to be looked at before it can be released")
    waiting = page.get_by_role("button", name="Leave it as it is")
    before = waiting.count()
    page.get_by_label("Why it may stand").first.fill("It says nothing of gates.")
    page.keyboard.press("Enter")
    expect(queue).to_contain_text("It says nothing of gates. (")
    expect(waiting).to_have_count(before - 1)
    expect(page.get_by_role("button", name="Release it")).to_have_count(0)
    seen(page, size)
