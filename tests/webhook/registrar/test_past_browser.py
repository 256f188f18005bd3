"""The past answers that would change, in a real browser: by axe, by keyboard alone, on a narrow phone."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from tests.webhook.registrar.replays import with_ways
from tests.webhook.registrar.test_browser import patience, seen
from tests.webhook.test_browser import DESK, PHONE, address, opened, sign_in

__all__ = ["address", "opened", "patience"]  # fixtures

Opened = Callable[..., Page]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_all_ways_are_reached_by_keyboard_and_read_by_everybody(
    opened: Opened, app: Flask, ann: Desk, size: dict[str, int]
) -> None:
    ann.begin(ENTRY)
    with_ways(app, 23)
    page = sign_in(opened(size=size), "registrar")
    page.set_default_timeout(120_000)
    page.goto(f"{HOME}/past/2/{ENTRY}")
    expect(page.get_by_role("heading", name="Past answers that would change")).to_be_visible()
    seen(page, size)
    follow(page, "Next")
    expect(page.get_by_text("sample question 22")).to_be_visible()
    seen(page, size)
    follow(page, "Back to what changes")
    expect(page.get_by_text("See all 23 ways")).to_be_visible()
    seen(page, size)
    follow(page, "See all 23 ways in which answers change")
    expect(page.get_by_text("sample question 19")).to_be_visible()


def follow(page: Page, name: str) -> None:
    """Walk to a link by Tab and follow it."""
    link = page.get_by_role("link", name=name)
    for _ in range(200):
        if link.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
