"""Whatever is typed is kept, or shown back with one sentence on why not."""

import html
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from flask.testing import FlaskClient

from knowledge.settings import Settings
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk, field

NASTY = "</textarea><script>alert('x')</script>"
BROKEN = {
    "YAML that can't be read": "entry: [",
    "a bell": "entry: \x07",
    "a hundred thousand brackets": "entry: " + "[" * 100_000,
    "nothing": "",
    "a key twice": "title: A\ntitle: B\n",
    "a page that isn't there": None,
    "dates in the wrong order": None,
}


@pytest.fixture
def draft(ann: Desk) -> str:
    """The text of a draft that has just been begun."""
    assert ann.begin(ENTRY).status_code == 303
    return ann.editor(ENTRY)["body"]


def broken(fault: str, body: str) -> str:
    if fault == "a page that isn't there":
        return body.replace("page: 1", "page: 91", 1)
    if fault == "dates in the wrong order":
        return body.replace("review_by: ", 'review_by: "2020-01-01" #')
    return BROKEN[fault] or ""


@pytest.mark.parametrize("fault", BROKEN)
def test_a_draft_is_kept_with_its_faults_which_are_named(ann: Desk, draft: str, fault: str) -> None:
    text = broken(fault, draft)
    assert text != draft
    assert ann.save(ENTRY, text).status_code == 303
    page = ann.page(f"{HOME}/edit/{ENTRY}")
    assert "The draft is kept, but it can’t be submitted yet" in page
    assert ann.editor(ENTRY)["body"] == text
    assert "/submit/" not in ann.page(f"{HOME}/review/{ENTRY}")
    refused = ann.post(f"{HOME}/submit/2/{ENTRY}", digest=ann.editor(ENTRY)["started_from"])
    assert refused.status_code == 422
    assert "That was not done" in refused.text


def test_five_megabytes_are_shown_back_with_one_sentence(ann: Desk, draft: str) -> None:
    text = "# long\n" + "x" * 5_000_000
    answer = ann.save(ENTRY, text)
    assert answer.status_code == 422
    assert "The text is longer than 2,000,000 characters." in answer.text.partition('id="body-error"')[2]
    assert text in answer.text
    assert ann.editor(ENTRY)["body"] == draft


def test_a_longer_request_is_refused_with_how_long_it_may_be(ann: Desk) -> None:
    answer = ann.post(f"{HOME}/submit/1/{ENTRY}", digest="x" * 25_200_000)
    assert (answer.status_code, "at most 24 MB can be sent here" in answer.text) == (413, True)


def test_a_stale_tab_loses_nothing_and_overwrites_nothing_unawares(ann: Desk, ben: Desk, draft: str) -> None:
    mine, theirs = ann.editor(ENTRY), draft + "# theirs\n"
    ben.save(ENTRY, theirs)
    answer = ann.post(f"{HOME}/edit/{ENTRY}", **{**mine, "body": draft + "# mine\n"})
    assert answer.status_code == 409
    page = html.unescape(answer.text)
    assert "Sample admin saved another text" in page
    assert draft + "# mine\n</textarea>" in page
    assert "Your text against the one saved meanwhile" in page
    assert ann.editor(ENTRY)["body"] == theirs
    again = {
        **{name: field(answer.text, name) for name in ("number", "started_from")},
        "body": draft + "# mine\n",
    }
    assert ann.post(f"{HOME}/edit/{ENTRY}", **again).status_code == 409, "not by the way, with another button"
    over = field(answer.text, "over")  # meant, after having seen it
    assert ann.post(f"{HOME}/edit/{ENTRY}", **again, over=over).status_code == 303
    assert ann.editor(ENTRY)["body"] == draft + "# mine\n"


def test_a_text_whose_draft_was_withdrawn_meanwhile_can_begin_a_new_one(
    ann: Desk, ben: Desk, draft: str
) -> None:
    mine = ann.editor(ENTRY)
    assert ben.post(f"{HOME}/withdraw/2/{ENTRY}").status_code == 303
    text = draft + "# mine\n"
    answer = ann.post(f"{HOME}/edit/{ENTRY}", **{**mine, "body": text})
    assert answer.status_code == 409
    assert "has been withdrawn meanwhile" in answer.text
    assert text in html.unescape(answer.text)
    again = ann.post(f"{HOME}/edit/{ENTRY}", body=text, number="", started_from="")
    assert again.status_code == 303
    assert ann.editor(ENTRY) == {**ann.editor(ENTRY), "number": "3", "body": text}


def test_a_form_from_an_older_session_loses_nothing(ann: Desk, draft: str) -> None:
    fields = ann.editor(ENTRY)
    answer = ann.client.post(f"{HOME}/edit/{ENTRY}", data={**fields, "body": "mine", "csrf_token": "old"})
    assert answer.status_code == 400
    assert "save it again" in answer.text
    assert "\nmine</textarea>" in answer.text
    assert ann.editor(ENTRY)["body"] == draft
    assert ann.client.post(f"{HOME}/edit/entry/nothing", data={"body": "x"}).status_code == 400


def test_a_locked_database_loses_nothing(ann: Desk, draft: str, settings: Settings) -> None:
    fields = {**ann.editor(ENTRY), "body": draft + "# mine\n"}
    with closing(sqlite3.connect(settings.home / "helpline.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = ann.post(f"{HOME}/edit/{ENTRY}", **fields)
    assert answer.status_code == 503
    assert "# mine\n</textarea>" in html.unescape(answer.text)
    assert ann.post(f"{HOME}/edit/{ENTRY}", **fields).status_code == 303


def test_a_refused_text_overwrites_no_colleague_when_saved_again(ann: Desk, ben: Desk, draft: str) -> None:
    mine, theirs = ann.editor(ENTRY), draft + "# theirs\n"
    ben.save(ENTRY, theirs)
    refused = ann.client.post(f"{HOME}/edit/{ENTRY}", data={**mine, "body": "mine", "csrf_token": "old"})
    shown = {name: field(refused.text, name) for name in ("number", "started_from")}
    assert ann.post(f"{HOME}/edit/{ENTRY}", **shown, body="mine").status_code == 409
    assert ann.editor(ENTRY)["body"] == theirs


def test_whatever_is_written_is_shown_as_text(ann: Desk, draft: str) -> None:
    text = draft + f"# {NASTY}\n"
    ann.save(ENTRY, text.replace("title: ", f"title: {NASTY} #", 1))
    for page in ("edit", "review", "document"):
        shown = ann.client.get(f"{HOME}/{page}/{ENTRY}").text
        assert "<script>alert" not in shown, page
        assert shown.count("<script>") == 0, page


def test_a_colleague_is_told_of_the_draft_that_is_being_written(ann: Desk, ben: Desk, draft: str) -> None:
    answer = ben.begin(ENTRY)
    assert answer.status_code == 409
    assert "Sample registrar is already writing version 2." in answer.text
    assert "You may be writing at the same time" in ben.page(f"{HOME}/edit/{ENTRY}")


def test_a_new_document_begins_with_a_text_to_fill_in(ann: Desk) -> None:
    done = ann.post(f"{HOME}/new", kind="entry", slug="sample-subject", title='A "sample": subject')
    assert done.status_code == 303
    editor = ann.editor("entry/sample-subject")
    assert 'title: "A \\"sample\\": subject"' in editor["body"]
    assert "can’t be submitted yet" in ann.page(f"{HOME}/edit/entry/sample-subject")
    again = ann.post(f"{HOME}/new", kind="entry", slug="sample-subject", title="Another")
    assert (again.status_code, "There is already a document entry/sample-subject." in again.text) == (
        422,
        True,
    )
    assert ann.post(f"{HOME}/new", kind="entry", slug="No Spaces", title="A").status_code == 422
    assert ann.post(f"{HOME}/new", kind="facts", slug="other", title="A").status_code == 422
    assert ann.post(f"{HOME}/new", kind="topic", slug="sample-topic", title="A topic").status_code == 303


def test_the_title_is_the_one_in_the_text(ann: Desk, draft: str) -> None:
    ann.save(ENTRY, draft.replace("title: ", "title: Sample title #", 1))
    assert "Sample title" in ann.page(f"{HOME}/version/2/{ENTRY}")


def test_what_is_not_there_is_not_found(ann: Desk) -> None:
    for path in ("document/entry/none", "version/9/entry/none", f"version/9/{ENTRY}", "edit/entry/none",
                 "review/entry/none"):  # fmt: skip
        assert ann.client.get(f"{HOME}/{path}").status_code == 404, path
    for path in ("draft/1/entry/none", "submit/1/entry/none", f"withdraw/9/{ENTRY}"):
        assert ann.post(f"{HOME}/{path}").status_code == 404, path


def test_officers_advisers_and_trainers_stay_outside(signed_in: Callable[[str], FlaskClient]) -> None:
    for role in ("officer", "adviser", "trainer"):
        assert signed_in(role).get(HOME).status_code == 403
