"""The trainers' pages on a phone and at a desk: axe's rules, by keyboard, nothing refused by the policy."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.webhook.test_browser import DESK, PHONE, check, sign_in, width_of
from tests.webhook.trainer.conftest import FIRST, LAST

SPAN = f"from={FIRST}&to={LAST}"
PAGES = (
    f"/training?{SPAN}",
    f"/training/teams?{SPAN}",
    f"/training/mistakes?{SPAN}&team=Response+1",
    f"/training/trends?{SPAN}",
    f"/training/audits?{SPAN}",
    f"/training/sessions?{SPAN}&plan=yes&topics=assault&teams=Response+1",
    f"/training/unanswered?{SPAN}",
    f"/training/questions?{SPAN}&topic=assault",
    f"/training/material?{SPAN}",
    f"/training/material/assault?{SPAN}",
    f"/training/material/assault?{SPAN}&as=slides",
    f"/training/report/{LAST}",
    "/training/files",
    "/training?from=2026-13&to=2026-11",
    "/quiz/stalking",
    "/who-sees-what",
)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    opened: Callable[..., Page], size: dict[str, int]
) -> None:
    page = sign_in(opened(size=size), "trainer")
    for path in PAGES:
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        check(page)
        assert width_of(page) <= size["width"], path


def test_a_trainer_goes_from_page_to_page_and_chooses_by_keyboard(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False), "trainer")
    page.get_by_role("link", name="Training", exact=True).click()
    page.get_by_role("link", name="Mistakes").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meant one class, decided another")
    page.get_by_label("Team").select_option("Response 1")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="What is taken for what in Response 1")).to_be_visible()


def test_the_table_behind_the_chart_opens(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False), "trainer")
    page.goto(f"/training?{SPAN}")
    expect(page.get_by_role("img", name="Questions by week")).to_be_visible()
    table = page.get_by_role("table", name="Questions by week")
    expect(table).to_be_hidden()
    page.get_by_text("Show as a table: Questions by week").click()
    expect(table).to_be_visible()


def test_everything_drawn_is_inside_its_chart_at_every_width(opened: Callable[..., Page]) -> None:
    for size in (PHONE, DESK):
        page = sign_in(opened(size=size), "trainer")
        for path, marks in (
            (f"/training?{SPAN}", ".weeks-asked"),
            (f"/training/audits?{SPAN}", ".interval-dot"),
            (f"/training/teams?{SPAN}", ".interval-label"),
            (f"/training/trends?{SPAN}", ".weeks-label"),
        ):
            page.goto(path)
            frame = page.locator("svg.weeks").first.bounding_box()
            assert frame
            for mark in page.locator(marks).all():
                box = mark.bounding_box()
                assert box
                assert frame["x"] - 1 <= box["x"]
                assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


def test_an_audit_is_loaded_and_a_wrong_one_leads_to_its_field(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(), "trainer")
    page.goto("/training/files")
    text = "category,team,audited,compliant,period\nBurglary,force,40,41,2026-04\n"
    page.get_by_label("CSV, Excel or OpenDocument file").set_input_files(
        {"name": "audit.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Load").click()
    page.get_by_role("link", name="Row 2, column compliant: 41 compliant of 40 audited can't be.").click()
    field = page.get_by_label("CSV, Excel or OpenDocument file")
    expect(field).to_be_focused()
    good = text.replace("41", "30").encode()
    field.set_input_files({"name": "audit.csv", "mimeType": "text/csv", "buffer": good})
    page.get_by_role("button", name="Load").click()
    expect(page.get_by_text("Audit results: 1 row loaded.")).to_be_visible()
    page.goto("/training/audits")
    expect(page.get_by_role("row", name="Burglary Whole force")).to_be_visible()


def test_an_officer_takes_a_quiz_by_keyboard(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False), "officer")
    page.goto("/quiz/stalking")
    for number in range(5):
        page.locator(f'input[name="q{number}"]').first.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="See the answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("of 5 right.")).to_be_visible()


def test_on_paper_a_report_and_a_brief_are_one_page_and_no_column_is_cut(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False), "trainer")
    page.emulate_media(media="print")
    for path in (f"/training/report/{LAST}", f"/training/material/assault?{SPAN}"):
        page.goto(path)
        assert pages_of(page) == 1, path
    expect(page.get_by_role("heading", name="Answers")).to_be_visible()
    page.goto(f"/training/material/assault?{SPAN}&as=slides")
    assert pages_of(page) == page.locator(".training-slides section:visible").count() > 5
    page.set_viewport_size({"width": 700, "height": 1000})  # an A4 sheet without its margins
    for path in ("", "/teams", "/mistakes", "/trends", "/audits", "/sessions"):
        page.goto(f"/training{path}?{SPAN}")
        assert width_of(page) <= 700, path


def pages_of(page: Page) -> int:
    return len(re.findall(rb"/Type /Page\b", page.pdf(format="A4")))


def test_high_contrast_and_print_keep_the_charts(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(), "trainer")
    page.emulate_media(forced_colors="active")
    page.goto(f"/training/audits?{SPAN}")
    dot = page.locator(".interval-dot").first
    assert dot.evaluate("one => getComputedStyle(one).stroke") != "none"
    page.emulate_media(media="print", forced_colors="none")
    expect(dot).to_be_visible()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()


def test_on_paper_the_table_behind_a_chart_and_the_teaching_points_are_there(
    opened: Callable[..., Page],
) -> None:
    page = sign_in(opened(script=False), "trainer")
    page.goto(f"/training/teams?{SPAN}")
    table = page.get_by_role("table", name="How often teams ask, against the other teams")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(page.get_by_text("Show as a table").first).to_be_hidden()
    page.goto(f"/training/audits?{SPAN}")
    for points in page.locator(".govuk-details__text").all():
        expect(points).to_be_visible()
    page.goto(f"/training/sessions?{SPAN}")
    expect(page.get_by_role("button", name="Record")).to_be_hidden()
    assert pages_of(page) == 1
