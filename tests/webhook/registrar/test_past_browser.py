"""The past answers that would change, in a real browser: by axe, by keyboard alone, on a narrow phone."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.webhook.registrar.conftest import ENTRY, HOME
from tests.webhook.registrar.replays import with_ways
from tests.webhook.registrar.test_browser import begin, patience, seen
from tests.webhook.test_browser import DESK, PHONE, address, opened, sign_in

__all__ = ["address", "opened", "patience"]  # fixtures

Opened = Callable[..., Page]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_all_ways_are_reached_by_keyboard_and_read_by_everybody(
    opened: Opened, app: Flask, size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "registrar")
    begin(page, ENTRY)
    with_ways(app, 23)
    page.goto(f"{HOME}/review/{ENTRY}")
    seen(page, size)
    follow(page, "See all 23 ways in which answers change")
    expect(page.get_by_role("heading", name="Past answers that would change")).to_be_visible()
    seen(page, size)
    follow(page, "Next")
    expect(page.get_by_text("sample question 22")).to_be_visible()
    seen(page, size)
    follow(page, "Back to what changes")
    expect(page.get_by_text("See all 23 ways")).to_be_visible()


def follow(page: Page, name: str) -> None:
    """Walk to a link by Tab and follow it."""
    link = page.get_by_role("link", name=name)
    for _ in range(200):
        if link.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
