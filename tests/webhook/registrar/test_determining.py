"""Every open point is on one page, and a determination begun there settles it once a second person approves."""

import html
from datetime import timedelta

from flask import Flask

from knowledge.services.open_points import open_points
from tests.webhook.registrar.conftest import HOME, Desk
from webhook.clock import today
from webhook.wiring import Wiring

PAGE = f"{HOME}/determinations"
DOCUMENT = "determination/amb-12"
TEST = "contrary_evidence"
WHY = "Only what an officer has seen or holds counts as credible evidence."


def section(page: str, name: str) -> str:
    return page.split(f'aria-labelledby="{name}"')[1].split("</section>")[0]


def test_every_ambiguity_is_listed_with_its_readings_and_pages(app: Flask, ann: Desk) -> None:
    page = ann.page(PAGE)
    parts: Wiring = app.extensions["helpline"]
    ambiguities = parts.desk.edition(today()).rulebook.ambiguities
    assert len(ambiguities) > 5
    for name, rules in ambiguities.items():
        ruling = rules[0].then.ruling
        assert ruling
        shown = section(page, name)
        assert "page " in shown
        assert all(html.unescape(html.escape(one.text)) in shown for one in ruling.choices), name


def test_a_determination_is_begun_from_the_page_and_then_stands_there(ann: Desk, ben: Desk) -> None:
    assert ">open" in section(ann.page(PAGE), "AMB-12").replace("\n", "").replace("  ", "")
    begun = ann.post(PAGE, settles="AMB-12", reading="add")
    assert (begun.status_code, begun.location) == (303, f"{HOME}/edit/{DOCUMENT}")
    body = ann.editor(DOCUMENT)["body"]
    assert "settles: AMB-12" in body
    assert 'reading: "add"' in body
    approve(
        ann, ben, DOCUMENT, body.replace('why: ""', "why: An arrest alone leaves the course of conduct open.")
    )
    shown = section(ann.page(PAGE), "AMB-12")
    assert "In force" in shown
    assert "An arrest alone leaves the course of conduct open." in shown
    assert ann.post(PAGE, settles="AMB-12", reading="add").location == f"{HOME}/document/{DOCUMENT}"


def test_a_vague_test_is_found_by_its_words_and_determined_from_the_page(ann: Desk, ben: Desk) -> None:
    assert "What this force takes" not in ann.page(PAGE)
    found = section(ann.page(f"{PAGE}?test=credible+evidence+no+crime+happened"), TEST)
    assert "advice entries rest on the same places" in found
    begun = ann.post(PAGE, settles=TEST, reading="no")
    assert begun.location == f"{HOME}/edit/determination/{TEST}"
    body = ann.editor(f"determination/{TEST}")["body"]
    approve(ann, ben, f"determination/{TEST}", body.replace('why: ""', f"why: {WHY}"))
    assert "In force" in section(ann.page(PAGE), TEST)


def approve(ann: Desk, ben: Desk, document: str, body: str) -> None:
    ann.save(document, body)
    assert ann.step("submit", document).status_code == 303
    done = ben.step("approve", document, takes_effect=today().isoformat(), note="so")
    assert done.status_code == 303, done.text


def test_every_open_point_can_be_determined_from_the_page(app: Flask, ann: Desk) -> None:
    parts: Wiring = app.extensions["helpline"]
    points = [one for one in open_points(parts.desk.edition(today()).rulebook) if one.rules]
    for point in points:
        begun = ann.post(PAGE, settles=point.name, reading=point.readings[0].id)
        assert begun.status_code == 303, point.name
        assert f"settles: {point.name}" in ann.editor(begun.location.removeprefix(f"{HOME}/edit/"))["body"]


def test_a_reading_that_is_none_begins_nothing(ann: Desk) -> None:
    for settles, reading in (("AMB-12", "neither"), ("AMB-999", "add"), ("", "")):
        assert ann.post(PAGE, settles=settles, reading=reading).status_code == 422


def test_the_offence_list_is_todays_after_another_day_was_asked_about(app: Flask) -> None:
    desk = app.extensions["helpline"].desk
    of_today = desk.offences("burglary", today())
    assert of_today
    desk.edition(today() + timedelta(days=400))
    assert desk.offences("burglary", today()) == of_today
