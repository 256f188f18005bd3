"""The form of an entry: what is typed is written, every fault stands at its field, and nothing typed is lost."""

import html
import re
from collections.abc import Callable

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from knowledge.domain.documents import Document
from knowledge.reading.starter import starter_documents
from tests.webhook.chat.test_page import ask
from tests.webhook.conftest import address_of, sign_in
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk, field
from tests.webhook.registrar.form import Sent, opened, read, send
from webhook.clock import today
from webhook.registrar.form_view import FORMS
from webhook.wiring import Wiring

KEPT = "The draft is kept, but it can’t be submitted yet"


@pytest.fixture
def form(ann: Desk) -> Sent:
    """Of a draft that has just been begun."""
    ann.begin(ENTRY)
    return opened(ann, ENTRY)


def body(desk: Desk) -> str:
    """The draft as the store holds it."""
    parts: Wiring = desk.client.application.extensions["helpline"]
    with parts.store.reading() as work:
        version = work.documents.open_version(ENTRY)
    assert version
    return version.body


def test_saving_the_form_as_it_is_changes_no_character(ann: Desk, form: Sent) -> None:
    before = body(ann)
    assert send(ann, ENTRY, form).status_code == 303
    assert body(ann) == before


def test_texts_of_every_kind_come_back_from_their_forms_as_they_are_written(app: Flask) -> None:
    starter = [one for one in starter_documents() if one.id.partition("/")[0] in FORMS]
    entries = [one for one in starter if one.id.startswith("entry/")]
    with app.test_request_context():
        for one in [*entries[::25], *(one for one in starter if one not in entries)]:
            document = Document.named(one.id, one.title)
            view = FORMS[document.kind]
            drawn = view.of_text(document, one.body, [])
            assert drawn.problems == [], one.id
            page = render_template("registrar/form.html", drawn=drawn)
            fields = MultiDict(read(f'<form action="/edit/">{page}</form>').fields)
            assert view.text_of(document, fields, one.body) == one.body, one.id


def test_one_field_changes_its_own_lines_alone(ann: Desk, form: Sent) -> None:
    before = body(ann).splitlines()
    changed = 'It\'s "so": #1, żółć <b>'
    assert send(ann, ENTRY, form, **{"f-conditions-0": changed}).status_code == 303
    after = body(ann).splitlines()
    assert [one for one in after if one not in before] == ['  - "It\'s \\"so\\": #1, żółć <b>"']
    again = opened(ann, ENTRY)
    assert again.fields["f-conditions-0"] == changed


def test_a_related_entry_and_a_topic_are_chosen_by_their_titles(ann: Desk, form: Sent) -> None:
    typed = {
        "f-related-0": "Outcome 16: victim not able to support, suspect identified",
        "f-topics-0": "burglary",
    }
    assert send(ann, ENTRY, form, **typed).status_code == 303
    assert '"outcome-16"' in body(ann)
    assert "outcome-16" not in opened(ann, ENTRY).fields["f-related-0"]


FAULTS = [
    ("f-source-0-page", "991", "has pages 1 to 98, not 991"),
    ("f-review_by", "2001-01-01", "lies before the day"),
    ("f-owner", " ", "Nobody owns it"),
    ("f-related-0", "no such", "There is no entry “no such”"),
    ("f-topics-0", "no such", "There is no topic “no such”"),
    ("f-asked_as", "one", "there are 1"),
    ("f-tests-0-states", "zebra", "does not state “zebra”"),
]


def test_every_fault_is_one_sentence_at_its_field_and_the_draft_is_kept(ann: Desk, form: Sent) -> None:
    typed = {name: words for name, words, _ in FAULTS}
    assert send(ann, ENTRY, form, **typed).status_code == 303
    page = ann.page(f"{HOME}/edit/{ENTRY}")
    sent = read(page)
    assert KEPT in page
    summary = page.partition("govuk-error-summary")[2].partition("</ul>")[0]
    for name, words, sentence in FAULTS:
        assert sent.fields[name] == words.strip()
        assert sentence in sent.errors[name]
        assert summary.count(f'href="#{name}"') == 1, "said once"
    assert summary.count("<li") == len(sent.errors) == len(FAULTS)


def test_a_test_question_that_finds_another_entry_is_named_at_its_field(ann: Desk, form: Sent) -> None:
    typed = {"f-tests-0-ask": "outcome 16 victim not replying"}
    send(ann, ENTRY, form, **typed)
    assert "now finds" in opened(ann, ENTRY).errors["f-tests-0-ask"]


def test_five_megabytes_in_a_field_are_refused_there_and_shown_back(ann: Desk, form: Sent) -> None:
    before = body(ann)
    answer = send(ann, ENTRY, form, **{"f-log": "x" * 5_000_000})
    assert answer.status_code == 422
    sent = read(answer.text)
    assert "longer than 2,000,000 characters: Words for the log has 5,000,000" in sent.errors["f-log"]
    assert len(sent.fields["f-log"]) == 5_000_000
    assert body(ann) == before
    assert sent.fields["started_from"] == form.fields["started_from"]


def test_rows_are_added_moved_and_taken_out_by_the_server_and_kept(ann: Desk, form: Sent) -> None:
    first, second = form.fields["f-conditions-0"], form.fields["f-conditions-1"]
    moved = read(send(ann, ENTRY, form, do="down:conditions:0").text)
    assert (moved.fields["f-conditions-0"], moved.fields["f-conditions-1"]) == (second, first)
    assert body(ann).index(second[:20]) < body(ann).index(first[:20])
    added = read(send(ann, ENTRY, moved, do="add:source").text)
    number = max(int(one.split("-")[2]) for one in added.fields if one.startswith("f-source"))
    typed = {f"f-source-{number}-page": "7", f"f-source-{number}-section": "Vision"}
    assert added.fields[f"f-source-{number}-page"] == ""
    taken = read(send(ann, ENTRY, added, do="remove:conditions:0", **typed).text)
    assert taken.fields["f-conditions-0"] == first
    assert taken.fields[f"f-source-{number}-page"] == "7", "what was typed meanwhile is kept"
    assert "page: 7, section: Vision" in body(ann)
    assert second not in body(ann)


def test_a_button_that_there_is_not_changes_nothing(ann: Desk, form: Sent) -> None:
    before = body(ann)
    for do in ("add:answer", "remove:conditions:99", "up:conditions:0", "do:what", "add:none"):
        assert send(ann, ENTRY, form, do=do).status_code == 200
        assert body(ann) == before


def test_switching_between_form_and_source_loses_nothing(ann: Desk, form: Sent) -> None:
    source = send(ann, ENTRY, form, do="source", **{"f-answer": "Typed: in the form."})
    assert 'answer: "Typed: in the form."' in html.unescape(source.text)
    sent = read(source.text)
    text = sent.fields["body"].replace("Typed: in the form.", "And in the source.")
    back = read(send(ann, ENTRY, sent, do="form", body=text).text)
    assert back.fields["f-answer"] == "And in the source."
    broken = send(ann, ENTRY, sent, do="form", body=text + "more: [",
                  started_from=back.fields["started_from"])  # fmt: skip
    assert "line" in broken.text
    assert "not readable as YAML" in broken.text
    assert "more: [" in read(broken.text).fields["body"]


def test_a_text_that_cannot_be_laid_out_opens_as_its_source_with_the_sentence(ann: Desk, form: Sent) -> None:
    ann.save(ENTRY, body(ann).replace("traps:", "trasp:"))
    page = ann.page(f"{HOME}/edit/{ENTRY}")
    assert "unknown key 'trasp', did you mean 'traps'?" in page
    assert 'name="body"' in page


def test_two_who_write_in_forms_lose_nothing(ann: Desk, ben: Desk, form: Sent) -> None:
    theirs = opened(ben, ENTRY)
    assert send(ben, ENTRY, theirs, **{"f-answer": "By Ben."}).status_code == 303
    late = send(ann, ENTRY, form, **{"f-answer": "By Ann.", "f-traps-0": "Also by Ann."})
    assert late.status_code == 409
    page = html.unescape(late.text)
    assert "Sample admin saved another text" in page
    assert "Your text against the one saved meanwhile" in page
    assert "By Ben." in body(ann), "nothing is overwritten"
    mine = read(late.text)
    assert (mine.fields["f-answer"], mine.fields["f-traps-0"]) == ("By Ann.", "Also by Ann.")
    assert send(ann, ENTRY, mine, do="add:conditions").status_code == 409, (
        "a row more is no leave to overwrite"
    )
    assert "By Ben." in body(ann)
    assert send(ann, ENTRY, mine, over=field(late.text, "over")).status_code == 303, (
        "meant, after having seen it"
    )
    assert "By Ann." in body(ann)


def test_a_refused_text_does_not_pass_over_what_a_colleague_saved_meanwhile(
    ann: Desk, ben: Desk, form: Sent
) -> None:
    send(ben, ENTRY, opened(ben, ENTRY), **{"f-answer": "By Ben."})
    refused = read(send(ann, ENTRY, form, **{"f-log": "a\0b"}).text)
    assert "NUL" in refused.errors["f-log"]
    again = send(ann, ENTRY, refused, **{"f-log": "ab"})
    assert again.status_code == 409
    assert "By Ben." in body(ann)


def test_a_form_from_an_older_session_loses_nothing(ann: Desk, form: Sent) -> None:
    before = body(ann)
    answer = send(ann, ENTRY, form, csrf_token="old", **{"f-answer": "Mine."})
    assert answer.status_code == 400
    assert "save it again" in answer.text
    sent = read(answer.text)
    assert sent.fields["f-answer"] == "Mine."
    assert body(ann) == before
    assert send(ann, ENTRY, sent).status_code == 303
    assert "Mine." in body(ann)


def test_whoever_was_signed_out_signs_in_again_and_goes_on_with_the_text(ann: Desk, form: Sent) -> None:
    ann.post("/sign-out")
    held = send(ann, ENTRY, form, **{"f-answer": "Mine: not <lost>."})
    assert held.status_code == 401
    assert "not lost: this page holds it" in held.text
    sent = read(held.text)
    assert sent.fields == {**form.fields, "f-answer": "Mine: not <lost>."}
    assert send(ann, ENTRY, sent).status_code == 401, "as often as need be"
    sign_in(ann.client, address_of("registrar"))
    back = send(ann, ENTRY, sent)
    assert (back.status_code, "save it again" in back.text) == (400, True)
    assert send(ann, ENTRY, read(back.text)).status_code == 303
    assert "Mine: not <lost>." in body(ann)


def test_a_form_whose_draft_was_withdrawn_can_begin_a_new_one(ann: Desk, ben: Desk, form: Sent) -> None:
    ben.post(f"{HOME}/withdraw/2/{ENTRY}")
    answer = send(ann, ENTRY, form, **{"f-answer": "Mine."})
    assert answer.status_code == 409
    assert send(ann, ENTRY, read(answer.text)).status_code == 303
    assert "Mine." in body(ann)


def test_while_typing_the_faults_the_choices_and_the_preview_are_told(ann: Desk, form: Sent) -> None:
    typed = {"f-answer": "Seen at once.", "f-source-0-page": "91", "f-asked_as": "one way", "f-owner": ""}
    headers = {"Accept": "application/json"}
    answer = ann.client.post(f"{HOME}/keep/{ENTRY}", data={**form.fields, **typed}, headers=headers)
    assert answer.status_code == 200
    live = answer.get_json()["live"]
    assert "Seen at once." in live["preview"], "though it is not finished"
    assert {"f-asked_as", "f-owner"} <= set(live["problems"])
    assert "f-source-0-section" in live["choices"]
    assert "has no heading" in live["notes"]["f-source-0-section"]


def said(page: str) -> list[str]:
    """The words of a reply, without its buttons, who approved it, its reference, and the log, which has the time."""
    reply = page.partition('talk-reply--answered">')[2].partition("</ol>")[0].partition("reply-record")[0]
    for left_out in (r"<form.*?</form>", r"<textarea.*?</textarea>", r"approved by [^<]+", r"<[^>]*>?"):
        reply = re.sub(left_out, " ", reply, flags=re.DOTALL)
    return html.unescape(reply).split()


def test_the_preview_is_what_the_chat_says_once_it_is_approved(
    ann: Desk, ben: Desk, form: Sent, signed_in: Callable[[str], FlaskClient]
) -> None:
    typed = {"f-conditions-0": 'Changed: it\'s "so" & <so>.', "f-log": "Words … for the log."}
    assert send(ann, ENTRY, form, **typed).status_code == 303
    page = ann.client.get(f"{HOME}/edit/{ENTRY}").text
    preview = said(page.partition('id="preview"')[2])
    assert " ".join(preview).count('Changed: it\'s "so" & <so>.') == 1
    ann.step("submit", ENTRY)
    assert ben.step("approve", ENTRY, takes_effect=today().isoformat()).status_code == 303
    asked = form.fields["f-asked_as"].splitlines()[0]
    chat = ask(signed_in("officer"), asked)
    assert said(chat) == preview
    assert "Words … for the log." in chat


def test_whatever_is_typed_is_shown_as_text(ann: Desk, form: Sent) -> None:
    nasty = "</textarea><script>alert('x')</script>"
    typed = {"f-answer": nasty, "f-title": nasty, "f-related-0": nasty, "f-tests-0-ask": nasty + " 😀"}
    send(ann, ENTRY, form, **typed)
    page = ann.client.get(f"{HOME}/edit/{ENTRY}").text
    assert "<script>alert" not in page
    sent = opened(ann, ENTRY)
    assert (sent.fields["f-answer"], sent.fields["f-tests-0-ask"]) == (nasty, nasty + " 😀")
