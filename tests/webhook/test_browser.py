"""In a real browser: by keyboard alone, on a narrow phone, without script, and by axe's rules."""

import threading
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.webhook.conftest import PASSWORD, address_of, free_port
from webhook import assets

QUESTION = "can a teacher report a crime for a pupil"
STORY = "he punched his girlfriend in the face, black eye, she reports it herself at home"
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the app is served."""
    if not assets.installed():
        pytest.skip("the pages' styles are not installed (./helpline up fetches them)")
    port = free_port()
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own, in which nothing may be refused by the policy."""
    expect.set_options(timeout=60_000)
    complaints: list[str] = []
    contexts = []

    def open_page(*, size: dict[str, int] = DESK, script: bool = True) -> Page:
        context = browser.new_context(viewport=size, java_script_enabled=script, base_url=address)  # type: ignore[arg-type]
        context.set_default_timeout(120_000)  # a check takes seconds, and more on a busy machine
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Page, role: str = "officer") -> Page:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(address_of(role))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation")).to_be_attached()
    return page


def ask(page: Page, text: str) -> None:
    replies = page.locator(".talk-reply:not([data-opening])")
    before = replies.count()
    page.get_by_label("Your message").fill(text)
    page.get_by_label("Your message").press("Enter")
    expect(replies.nth(before)).to_be_visible()


def width_of(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def test_signing_in_asking_and_answering_need_no_mouse(opened: Callable[..., Page]) -> None:
    page = opened()
    page.goto("/sign-in")
    for _ in range(3):  # skip link, name, address
        page.keyboard.press("Tab")
    page.keyboard.type(address_of("officer"))
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    box = page.get_by_label("Your message")
    expect(box).to_be_visible()
    while not page.evaluate("document.activeElement.id == 'text'"):
        page.keyboard.press("Tab")
    page.keyboard.type("someone has been assaulted")
    page.keyboard.press("Enter")
    expect(page.locator(".question-text")).to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.value?.startsWith('/inform')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".talk-said")).to_have_count(2)
    expect(box).to_be_focused()


def test_the_conversation_is_a_live_region_that_keeps_its_buttons_inside_the_reply(
    opened: Callable[..., Page],
) -> None:
    page = sign_in(opened())
    ask(page, QUESTION)
    log = page.get_by_role("log")
    expect(log.get_by_role("button", name="This helped")).to_be_visible()
    ask(page, STORY)
    expect(log.get_by_role("button", name="This helped")).to_have_count(1)
    expect(log.locator("li li, li").first).to_be_attached()


def test_a_narrow_phone_never_scrolls_sideways(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(size=PHONE))
    for text in (STORY, QUESTION, "someone has been assaulted", "a" * 300):
        ask(page, text)
        assert width_of(page) <= PHONE["width"], text


def test_everything_to_press_is_large_enough(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(size=PHONE))
    ask(page, STORY)
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24, button.inner_text()


def test_without_script_the_same_form_works(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(script=False))
    page.get_by_label("Your message").fill("someone has been assaulted")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".question-text")).to_be_visible()
    page.locator('button[value^="/inform"]').first.click()
    expect(page.locator(".talk-said")).to_have_count(2)


def test_reading_further_up_is_not_disturbed_by_an_answer(opened: Callable[..., Page]) -> None:
    page = sign_in(opened(size=PHONE))
    ask(page, QUESTION)
    page.route("**/chat/message", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.get_by_label("Your message").fill(STORY)
    page.get_by_label("Your message").press("Enter")
    page.evaluate("window.scrollTo(0, 0)")
    expect(page.locator(".talk-said")).to_have_count(2)
    expect(page.locator(".decision")).to_be_attached()
    assert page.evaluate("window.scrollY") == 0


def test_a_message_that_did_not_arrive_stays_in_the_box(opened: Callable[..., Page]) -> None:
    page = sign_in(opened())
    page.route(
        "**/chat/message", lambda route: route.fulfill(status=503, json={"error": {"message": "Not now."}})
    )
    page.get_by_label("Your message").fill(QUESTION)
    page.get_by_label("Your message").press("Enter")
    expect(page.locator("#talk-status")).to_contain_text("Not now.")
    expect(page.get_by_label("Your message")).to_have_value(QUESTION)
    page.unroute("**/chat/message")
    ask(page, QUESTION)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_page(opened: Callable[..., Page], size: dict[str, int]) -> None:
    page = opened(size=size)
    page.goto("/sign-in")
    check(page)
    page.get_by_role("button", name="Sign in").click()
    check(page)
    sign_in(page, "admin")
    for path in ("/", "/you", "/password", "/people", "/people/new", "/people/1", "/inquiries", "/nowhere"):
        page.goto(path)
        check(page)
        assert width_of(page) <= size["width"], path
    page.goto("/")
    for text in (STORY, QUESTION, "someone has been assaulted", "hello"):
        ask(page, text)
        for summary in page.locator("summary").all():
            summary.click()
        check(page)
    page.locator('button[value="/human"]').click()
    expect(page.get_by_text("AQ-").first).to_be_visible()
    page.goto("/inquiries")
    check(page)
    page.locator(".helpline-cards a").first.click()
    check(page)


def check(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
