"""What trainers do: record and plan training, sort unanswered questions, teach, and report."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from knowledge.domain.month import Month
from knowledge.services.gaps.reading_words import LOOKED
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store
from tests.webhook.conftest import csrf
from tests.webhook.trainer.conftest import FIRST, LAST
from webhook.clock import today
from webhook.commands.__main__ import main
from webhook.commands.check_figures import look_at_figures

SESSIONS, GROUPS = "/training/sessions", f"/training/unanswered?from={FIRST}&to={LAST}"


@pytest.fixture
def trainer(signed_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    return client


def post(client: FlaskClient, address: str, **fields: object) -> tuple[int, str]:
    page = address.partition("?")[0]
    answer = client.post(address, data={**csrf(client, page), **fields}, follow_redirects=True)
    return answer.status_code, answer.text


def held(**other: object) -> dict[str, object]:
    day = FIRST.after().first + timedelta(days=3)
    return {"on": str(day), "people": "20", "topics": ["stalking"], "teams": ["Response 1"]} | other


def test_a_session_is_recorded_and_judged_in_one_sentence(trainer: FlaskClient) -> None:
    status, page = post(trainer, SESSIONS, **held())
    assert status == 200
    assert "The session is recorded." in page
    assert re.search(r"Stalking, Response 1\.</strong> (Can’t tell|Wrong turns|No effect)", page)
    status, page = post(trainer, SESSIONS, **held())
    assert (status, "This session is recorded already." in page) == (422, True)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        (
            {"on": str(today() + timedelta(days=2))},
            "on",
            "is in the future: record a session once it was held",
        ),
        ({"on": "soon"}, "on", "“soon” is not a day"),
        ({"people": "many"}, "people", "“many” is not a number of people."),
        ({"people": "0"}, "people", "Say how many people took part."),
        ({"topics": []}, "topics", "Choose at least one topic."),
        ({"topics": ["magic"]}, "topics", "There is no topic called “magic”."),
        ({"teams": ["Nobody"]}, "teams", "There is no team called “Nobody”."),
    ],
)
def test_a_session_that_cannot_be_is_said_at_its_field(
    trainer: FlaskClient, wrong: dict[str, object], field: str, sentence: str
) -> None:
    status, page = post(trainer, SESSIONS, **held(**wrong))
    assert status == 422
    assert sentence in page
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page


def test_what_a_session_could_show_is_said_before_it_is_booked(trainer: FlaskClient) -> None:
    page = trainer.get(f"{SESSIONS}?topics=assault&teams=Response+1&plan=yes").text
    assert re.search(r"[\d.]+ % take a wrong turn now\. Within 3 months", page)
    assert trainer.get(f"{SESSIONS}?topics=assault&plan=yes").status_code == 422


def groups(page: str) -> dict[str, str]:
    """Key by label."""
    found = re.findall(r'name="groups" value="([ah]\d+)"> ([^<]+)</label>', page)
    return {label: key for key, label in found}


def test_unanswered_questions_are_grouped_named_merged_and_split_for_good(
    trainer: FlaskClient, store: Store
) -> None:
    found = groups(trainer.get(GROUPS).text)
    assert len(found) == 3
    drone, dog, _ = sorted(found, key=lambda label: ("drone" not in label, "dog" not in label))
    status, page = post(trainer, GROUPS, do="rename", group=found[drone], label="Drones over prisons")
    assert status == 200
    named = groups(page)
    assert named["Drones over prisons"].startswith("h")
    status, page = post(trainer, GROUPS, do="merge", groups=[named["Drones over prisons"], named[dog]])
    assert len(groups(page)) == 2
    numbers = re.findall(r'name="questions" value="(\d+)"', page)
    key = groups(page)["Drones over prisons"]
    status, page = post(trainer, GROUPS, do="split", group=key, questions=numbers[:2], label="Apart")
    assert {"Drones over prisons", "Apart"} <= set(groups(page))
    assert set(groups(trainer.get(GROUPS).text)) == set(groups(page))
    with store.reading() as work:
        assert any(event.what == LOOKED for event in work.events.newest())


def test_a_group_becomes_the_registrars_draft_with_one_tap(
    trainer: FlaskClient, signed_in, store: Store
) -> None:  # type: ignore[no-untyped-def]
    key = next(iter(groups(trainer.get(GROUPS).text).values()))
    post(trainer, GROUPS, do="rename", group=key, label="Lost things")
    key = groups(trainer.get(GROUPS).text)["Lost things"]
    status, page = post(trainer, GROUPS, do="hand-over", group=key)
    assert (status, "The registrar has a draft: entry/lost-things." in page) == (200, True)
    with store.reading() as work:
        draft = work.documents.open_version("entry/lost-things")
    assert draft is not None
    assert draft.author == "Sample trainer"
    assert draft.body.count("case ") >= 5
    assert "Lost things" in signed_in("registrar").get("/knowledge").text
    status, page = post(trainer, GROUPS, do="hand-over", group=key)
    assert (status, "There is an entry lost-things already" in page) == (422, True)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"do": "merge", "groups": []}, "Choose at least two groups to merge."),
        ({"do": "rename", "label": " "}, "Give the group a name."),
        (
            {"do": "split", "label": "x", "questions": []},
            "Choose some of the questions, but not all of them.",
        ),
        ({"do": "burn"}, "Choose what to do with the group."),
    ],
)
def test_what_cannot_be_done_with_a_group_is_said(
    trainer: FlaskClient, fields: dict[str, object], sentence: str
) -> None:
    key = next(iter(groups(trainer.get(GROUPS).text).values()))
    status, page = post(trainer, GROUPS, **{"group": key, **fields})
    assert (status, sentence in page) == (422, True)


def test_a_group_that_is_gone_is_said_to_be(trainer: FlaskClient) -> None:
    status, page = post(trainer, GROUPS, do="rename", group="h999", label="x")
    assert (status, "There is no such group any more" in page) == (404, True)


def test_a_brief_has_the_rule_the_trap_and_five_exercises(trainer: FlaskClient, store: Store) -> None:
    page = trainer.get(f"/training/material/assault?from={FIRST}&to={LAST}").text
    assert "The rule</h2>" in page
    assert page.count("Exercise ") == 5
    assert "helpline-cite" in page
    assert re.search(r"Most asked</h2>\s*<ul[^>]*><li>[^<]+: \d+ questions</li>", page)
    slides = trainer.get(f"/training/material/assault?from={FIRST}&to={LAST}&as=slides").text
    assert "training-slides" in slides
    assert trainer.get("/training/material/magic").status_code == 404
    with store.reading() as work:
        assert next(event.detail for event in work.events.newest(1)).endswith("as exercises")


def test_a_quiz_says_what_was_right_and_counts_for_the_team(signed_in, store: Store) -> None:  # type: ignore[no-untyped-def]
    officer = signed_in("officer")
    page = officer.get("/quiz/stalking").text
    number = page.count("<legend")
    assert number == 5
    status, said = post(officer, "/quiz/stalking", **{f"q{n}": "0" for n in range(number - 1)})
    assert (status, "Answer question 5." in said) == (422, True)
    status, said = post(officer, "/quiz/stalking", **{f"q{n}": "0" for n in range(number)})
    assert status == 200
    assert re.search(r"\d of 5 right\.", said)
    with store.reading() as work:
        (kept,) = work.quizzes.of([str(Month.of(today()))])
    assert (kept.topic, kept.asked) == ("stalking", 5)
    assert officer.get("/quiz/magic").status_code == 404


def test_the_report_is_the_same_on_the_page_and_from_the_command(
    trainer: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings: Settings = app.extensions["helpline"].settings
    for name, value in settings.as_environment().items():
        monkeypatch.setenv(name, value)
    assert main(["report", "gaps", "--month", str(LAST)]) == 0
    printed = capsys.readouterr().out
    assert main(["report", "gaps", "--month", str(LAST)]) == 0
    assert capsys.readouterr().out == printed
    assert trainer.get(f"/training/report/{LAST}?as=text").text == printed
    assert "Asked:" in printed
    assert "Rape: 84 of 93, 90.3 % (82.6 % to 94.8 %)" in printed
    page = trainer.get(f"/training/report/{LAST}").text
    assert all(
        line[2:] in page.replace("&#39;", "'") for line in printed.splitlines() if line.startswith("- ")
    )


@pytest.mark.parametrize(
    ("month", "sentence"),
    [
        (str(Month.of(today())), "can still change: its report can be made from"),
        ("2024-02", "In February 2024 fewer than 10 people asked anything, so there is nothing to report."),
        ("soon", "“soon” is not a month; write it like 2026-11."),
    ],
)
def test_a_month_without_a_report_is_said(
    trainer: FlaskClient, app: Flask, month: str, sentence: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    page = trainer.get(f"/training/report/{month}")
    assert (page.status_code, sentence in page.text) == (422, True)
    for name, value in app.extensions["helpline"].settings.as_environment().items():
        monkeypatch.setenv(name, value)
    assert main(["report", "gaps", "--month", month]) == 2
    assert sentence in capsys.readouterr().err


def test_check_counts_everything_anew_and_recount_mends(
    app: Flask, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings: Settings = app.extensions["helpline"].settings
    for name, value in settings.as_environment().items():
        monkeypatch.setenv(name, value)
    assert look_at_figures(settings).state == "14000 questions kept for counting, equal to a full recount"
    with store() as work:
        work.asked.remove([1])
        work.commit()
    assert "./helpline report recount" in look_at_figures(settings).mend
    assert main(["report", "recount"]) == 0
    assert capsys.readouterr().out == "14000 questions counted.\n"
    assert not look_at_figures(settings).mend
