"""The trainers' pages on a phone and at a desk: axe's rules, by keyboard, nothing refused by the policy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from knowledge.store.unit_of_work import Store
from tests.webhook.test_browser import DESK, PHONE, check, sign_in, width_of
from webhook.clock import today

PAGES = (
    "/training",
    "/training/questions",
    "/training/questions?list=asked-again",
    "/training?from=2024-01-01&to=2024-01-31",
    "/training?from=2026-11-20&to=2026-11-01&team=Nobody",
)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    asked: Store, opened: Callable[..., Page], size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "trainer")
    for path in PAGES:
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        check(page)
        assert width_of(page) <= size["width"], path


def test_a_trainer_goes_from_a_figure_to_its_questions_by_keyboard(
    asked: Store, opened: Callable[..., Page]
) -> None:
    page = sign_in(opened(), "trainer")
    page.get_by_role("link", name="Training").click()
    page.get_by_role("link", name="Unanswered", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Unanswered")
    expect(page.locator(".training-words")).to_have_count(1)
    page.get_by_label("Team").select_option("Response 1")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("There is no such question in this period.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Unanswered")


def test_the_table_behind_the_chart_opens(asked: Store, opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False), "trainer")
    page.goto("/training")
    expect(page.get_by_role("img", name="Questions by week")).to_be_visible()
    table = page.get_by_role("table", name="Questions by week")
    expect(table).to_be_hidden()
    page.get_by_text("Show as a table").click()
    expect(table).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(5 + (today().weekday() != 6))


def test_the_bars_are_inside_the_chart_at_every_width(asked: Store, opened: Callable[..., Page]) -> None:
    for size in (PHONE, DESK):
        page = sign_in(opened(size=size), "trainer")
        page.goto("/training")
        frame = page.locator("svg.weeks").bounding_box()
        assert frame
        assert frame["height"] == 240
        for bar in page.locator(".weeks-asked, .weeks-label, .weeks-number").all():
            box = bar.bounding_box()
            assert box
            assert frame["x"] - 1 <= box["x"]
            assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


def test_a_complaint_leads_to_its_field(asked: Store, opened: Callable[..., Page]) -> None:
    page = sign_in(opened(), "trainer")
    page.goto("/training?from=2026-11-20&to=2026-11-01")
    page.get_by_role("link", name="The last day must not be before the first.").click()
    expect(page.get_by_label("Last day")).to_be_focused()
