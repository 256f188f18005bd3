"""Nothing that was typed of a rule is lost: not to a colleague, an old form, or a page that was closed."""

import html
import re
from typing import Any

from tests.webhook.conftest import csrf
from tests.webhook.registrar.conftest import HOME, Desk
from tests.webhook.registrar.rule_page import RULE, TOPIC, app, draft, form, form_in, send, withdraw

__all__ = ["app", "draft"]  # fixtures

LINES = f"rule={RULE}&as=source"


def keep(desk: Desk, fields: dict[str, list[str]], **changed: str) -> dict[str, Any]:
    """As our script sends what has been typed so far."""
    sent = {**csrf(desk.client, "/"), **fields, "typed": "yes", **changed}
    answer = desk.client.post(f"{HOME}/keep-rule/{TOPIC}", data=sent, headers={"Accept": "application/json"})
    told: dict[str, Any] = answer.get_json()
    return {**told, "status": answer.status_code}


def test_a_form_that_is_no_longer_valid_comes_back_with_all_that_was_typed(ann: Desk, draft: str) -> None:
    fields = {**form(ann), "why": "Mine.", "when-0-value": "cat", "csrf_token": "old"}
    answer = ann.client.post(f"{HOME}/rule/{TOPIC}", data={**fields, "do": "save"})
    page = html.unescape(answer.text)
    assert answer.status_code == 400
    assert page.count("This form was no longer valid, so this is not saved yet.") == 2
    assert "\nMine.</textarea>" in page
    assert "cat (not permitted)" in page
    assert ann.editor(TOPIC)["body"] == draft
    again = {**form_in(answer.text), "when-0-value": ["person"]}
    assert send(ann, again).status_code == 303
    assert "why: Mine." in ann.editor(TOPIC)["body"]


def test_lines_in_a_form_that_is_no_longer_valid_come_back_too(ann: Desk, draft: str) -> None:
    fields = {**form(ann, LINES), "lines": "  - id: mine", "csrf_token": "old"}
    answer = ann.client.post(f"{HOME}/rule/{TOPIC}", data={**fields, "do": "save"})
    assert answer.status_code == 400
    assert "  - id: mine</textarea>" in answer.text


def test_a_rule_is_saved_as_it_is_typed_and_what_is_wrong_is_said_at_its_field(ann: Desk, draft: str) -> None:
    fields = form(ann)
    told = keep(ann, fields, why="Mine.", **{"cite-0-page": "99"})
    assert "Saved in the draft at" in told["kept"]
    (wrong,) = told["wrong"]
    assert wrong["field"] == "cite-0-page"
    assert "has pages 1 to 98, not 99" in wrong["sentence"]
    assert "page: 99" in ann.editor(TOPIC)["body"]
    told = keep(ann, fields, seen=told["seen"])
    assert told["wrong"] == []
    assert {**form(ann), "seen": fields["seen"]} == fields, "all is as it was"


def test_five_megabytes_in_a_field_are_refused_there_and_shown_back(ann: Desk, draft: str) -> None:
    long = "x" * 5_000_000
    for fields, field, most in ((form(ann), "why", "10,000"), (form(ann, LINES), "lines", "2,000,000")):
        sentence = f"Shorten this to {most} characters: it has 5,000,000."
        answer = send(ann, fields, **{field: long})
        assert answer.status_code == 422
        assert f'id="{field}-said-1"' in answer.text
        assert answer.text.count(sentence) == 2, "in the summary and at the field"
        assert form_in(answer.text)[field] == [long]
        told = keep(ann, fields, **{field: long})
        assert (told["status"], told["error"]["field"], told["error"]["message"]) == (422, field, sentence)
    assert ann.editor(TOPIC)["body"] == draft


def test_a_new_rule_is_saved_once_it_has_a_name_and_follows_its_name(ann: Desk, draft: str) -> None:
    fields = form(ann, f"rule={RULE}&new=yes&copy=yes")
    assert "Not saved yet. Name it" in keep(ann, fields)["kept"]
    taken = keep(ann, fields, **{"rule-id": "dog.injury"})
    assert "Another rule is named 'dog.injury' already" in taken["kept"]
    assert ann.editor(TOPIC)["body"] == draft
    told = keep(ann, fields, **{"rule-id": "dog.ag"})
    here = {"rule": told["rule"], "seen": told["seen"], "new": ""}
    assert (here["rule"], told["new"]) == ("dog.ag", False)
    keep(ann, fields, **{**here, "rule-id": "dog.again"})
    body = ann.editor(TOPIC)["body"]
    assert ("id: dog.again" in body, "id: dog.ag\n" in body) == (True, False)


def test_two_who_write_in_one_document_are_told_of_each_other(ann: Desk, ben: Desk, draft: str) -> None:
    mine = form(ann)
    assert "Sample registrar is writing in this too" in ben.page(f"{HOME}/rule/{TOPIC}?rule=dog.injury")
    assert "Sample registrar is writing in this too" in ben.page(f"{HOME}/rules/{TOPIC}")
    assert keep(ann, mine)["others"] == ["Sample admin"]
    assert keep(ben, form(ben), why="Theirs.")["status"] == 200
    late = keep(ann, mine, why="Mine.")
    assert late["status"] == 409
    assert "Somebody saved another text of this rule meanwhile" in str(late["error"])
    assert "why: Theirs." in ann.editor(TOPIC)["body"], "nothing is overwritten"


def test_both_texts_are_shown_and_only_then_can_one_replace_the_other(
    ann: Desk, ben: Desk, draft: str
) -> None:
    mine = {**form(ann), "why": ["Mine."]}
    assert send(ben, form(ben), why="Theirs.").status_code == 303
    wrong = send(ann, mine, **{"cite-0-page": "99"})
    assert wrong.status_code == 422
    both = send(ann, form_in(wrong.text), **{"cite-0-page": "1"})
    assert both.status_code == 409, "a refusal does not make it overwrite"
    assert "Your rule against the one saved meanwhile" in both.text
    assert "why: Theirs." in re.sub("<[^>]*>", "", both.text)
    assert send(ann, form_in(both.text)).status_code == 303
    assert "why: Mine." in ann.editor(TOPIC)["body"]


def test_what_was_typed_of_a_rule_that_a_colleague_took_out_becomes_a_new_one(
    ann: Desk, ben: Desk, draft: str
) -> None:
    fields, lines = form(ann), form(ann, f"rule={RULE}&as=source")
    assert (
        ben.post(f"{HOME}/rules/{TOPIC}", rule=RULE, seen=fields["seen"][0], do="delete").status_code == 303
    )
    for typed in (fields | {"why": ["Mine."]}, lines):
        answer = send(ann, typed)
        assert answer.status_code == 409
        assert "The draft has no rule" in answer.text
        assert "Saving makes a new rule of this" in answer.text
    mine = form_in(send(ann, fields | {"why": ["Mine."]}).text)
    assert send(ann, mine).status_code == 303
    body = ann.editor(TOPIC)["body"]
    assert body.count(f"id: {RULE}\n") == 1
    assert "why: Mine." in body


def test_what_was_typed_while_a_colleague_broke_the_text_comes_back_as_lines(
    ann: Desk, ben: Desk, draft: str
) -> None:
    fields = {**form(ann), "why": ["Mine."]}
    assert ben.save(TOPIC, "rules: [").status_code == 303
    answer = send(ann, fields)
    assert answer.status_code == 409
    assert "The text has to be mended as source first" in html.unescape(answer.text)
    assert "why: Mine." in answer.text
    assert ben.save(TOPIC, draft).status_code == 303
    assert send(ann, form_in(answer.text)).status_code == 303
    assert "why: Mine." in ann.editor(TOPIC)["body"]


def test_what_was_typed_in_a_draft_that_was_withdrawn_comes_back_as_lines(
    ann: Desk, ben: Desk, draft: str
) -> None:
    fields = {**form(ann), "why": ["Mine."]}
    withdraw(ben)
    answer = send(ann, fields)
    assert answer.status_code == 409
    assert "begin a new draft, then save this again" in answer.text
    assert ann.begin(TOPIC).status_code == 303
    assert send(ann, form_in(answer.text)).status_code == 303
    assert "why: Mine." in ann.editor(TOPIC)["body"]
