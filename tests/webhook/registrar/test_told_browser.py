"""What becomes of a question and of an answer, through the pages of everybody it passes, in a real browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.webhook.registrar.conftest import ENTRY, HOME
from tests.webhook.test_browser import PHONE, address, ask, check, opened, sign_in, width_of

__all__ = ["address", "opened"]  # fixtures

Opened = Callable[..., Page]
UNANSWERED = "zorbing ball rolled over the parish marrow, who logs it"
OTHER_WAYS = "zorbing ball on a marrow\nmarrow flattened by a zorb\nzorb rolled over vegetables\nzorbing accident marrow"
ANSWER = "No crime: a zorbing accident that nobody meant is not recorded."
ANSWERED = "what is a crime related incident"
CORRECTION = "An incident with a victim who confirms it is a crime."


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def open_home(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Knowledge").click()


def approve(page: Page, title: str) -> None:
    """As the second person, from what waits on her home page."""
    open_home(page)
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("button", name="Approve")).to_be_visible(timeout=120_000)
    page.get_by_label("Note").fill("Read, and compared with the page.")
    press(page, "Approve")
    expect(page.get_by_text("approved by Sample admin").first).to_be_visible(timeout=60_000)


def last_reply(page: Page) -> str:
    """What the helpline said last, without its buttons, who approved it, its reference and, in the log, its minute."""
    words = page.locator(".talk-reply--answered").last.evaluate(
        "reply => [...reply.querySelectorAll('.reply-text, .reply-heading, .reply-list li, .reply-sources, textarea')]"
        ".map(part => (part.value ?? part.textContent).split('; advice given')[0]).join(' ')"
    )
    return " ".join(words.split())


def test_a_question_without_an_answer_becomes_an_entry_and_its_asker_is_told(opened: Opened) -> None:
    officer = sign_in(opened(size=PHONE), "officer")
    ask(officer, UNANSWERED)
    expect(officer.get_by_text("passed it to the advisers")).to_be_visible()

    registrar = sign_in(opened(), "registrar")
    open_home(registrar)
    registrar.get_by_role("link", name="Questions without a good answer").first.click()
    registrar.get_by_label(f"Short name of a new entry for: {UNANSWERED}").fill("zorbing-accidents")
    press(registrar, "Begin the entry")
    expect(registrar.get_by_label("Question of Test question 1")).to_have_value(UNANSWERED)
    registrar.get_by_label("Answer", exact=True).fill(ANSWER)
    registrar.get_by_label("How officers ask it").fill(f"{UNANSWERED}\n{OTHER_WAYS}")
    registrar.get_by_label("Its distinctive words").fill("zorbing\nzorb\nmarrow")
    for empty in ("condition 1", "trap 1", "step 1"):
        press(registrar, f"Take out {empty}")
    registrar.get_by_label("Page of Citation 1", exact=True).fill("16")
    registrar.get_by_label("Heading on that page of Citation 1").fill("Crime Related Incidents")
    registrar.get_by_label("The answer states of Test question 1").fill("No crime")
    expect(registrar.locator("#preview")).to_contain_text(ANSWER)
    expect(registrar.locator("#preview")).to_contain_text("page 16, Crime Related Incidents")
    promised = last_reply(registrar)
    press(registrar, "Save and see what changes")
    press(registrar, "Submit for approval")
    expect(registrar.get_by_text("It waits for another registrar.")).to_be_visible(timeout=120_000)

    approve(sign_in(opened(), "admin"), "Zorbing accidents")

    officer.reload()
    notice = officer.locator("[data-notice]")
    expect(notice).to_contain_text(re.compile(r"On your question HL-\d{4}-\d{6}"))
    expect(notice).to_contain_text("Your question now has an approved answer.")
    check(officer)
    assert width_of(officer) <= PHONE["width"]
    notice.get_by_role("button", name="I have read this").click()
    expect(notice).to_have_count(0)
    ask(officer, UNANSWERED)
    assert last_reply(officer) == promised, "the preview was what she sees"
    assert ANSWER in promised


def test_a_correction_reaches_whoever_was_given_the_old_advice_and_who_read_it_is_listed(
    opened: Opened,
) -> None:
    officer, other = sign_in(opened(), "officer"), sign_in(opened(), "trainer")
    ask(officer, ANSWERED)
    reference = officer.locator(".reply-record .code").first.inner_text()
    ask(other, "can a teacher report a crime for a pupil")

    registrar = sign_in(opened(), "registrar")
    registrar.goto(f"{HOME}/document/{ENTRY}")
    press(registrar, "Change it")
    title = registrar.get_by_label("Title", exact=True).input_value()
    press(registrar, "Add a trap")
    registrar.get_by_label(re.compile(r"^Trap \d+$")).last.fill(CORRECTION)
    press(registrar, "Save and see what changes")
    press(registrar, "Submit for approval")
    expect(registrar.get_by_text("It waits for another registrar.")).to_be_visible(timeout=120_000)
    approve(sign_in(opened(), "admin"), title)

    registrar.goto(f"{HOME}/recall/{ENTRY}")
    registrar.get_by_label("Given since").fill("2026-01-01")
    registrar.get_by_label("What was wrong").fill(CORRECTION)
    press(registrar, "Recall")
    expect(registrar.get_by_text("0 of 1 read.")).to_be_visible()
    row = registrar.get_by_role("row").filter(has_text=reference)
    expect(row).to_contain_text("Sample officer")
    expect(row).to_contain_text("not yet")

    officer.reload()
    notice = officer.locator("[data-notice]")
    expect(notice).to_contain_text(f"Correction of the answer {reference}")
    expect(notice).to_contain_text(CORRECTION)
    other.reload()
    expect(other.get_by_label("Your message")).to_be_visible()
    expect(other.locator("[data-notice]")).to_have_count(0)
    notice.get_by_role("button", name="I have read this").click()
    expect(notice).to_have_count(0)
    registrar.reload()
    expect(registrar.get_by_text("1 of 1 read.")).to_be_visible()
    expect(row).not_to_contain_text("not yet")
