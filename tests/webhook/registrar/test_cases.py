"""A worked case begun for a rule, tried, saved and taken out, with all the rest of the text as it was."""

import html
from typing import Any

from werkzeug.test import TestResponse

from tests.webhook.conftest import csrf
from tests.webhook.registrar.conftest import HOME, Desk
from tests.webhook.registrar.rule_page import RULE, TOPIC, app, draft, form_in

__all__ = ["app", "draft"]  # fixtures

NAME = "a sample cat, chased up a tree"
KNOWN = "two people bitten"


def case(desk: Desk, **query: str) -> dict[str, Any]:
    """The fields of a case's page as a browser would send them."""
    return form_in(desk.client.get(f"{HOME}/case/{TOPIC}", query_string=query).text)


def send(desk: Desk, fields: dict[str, Any], **changed: str) -> TestResponse:
    return desk.post(f"{HOME}/case/{TOPIC}", **{**fields, "do": "save", **changed})


def test_a_case_is_begun_for_a_rule_tried_and_saved(ann: Desk, draft: str) -> None:
    fields = case(ann, **{"new": "yes", "for": RULE})
    told = [fields[f"fact-{n}-{key}"][0] for n in (0, 1) for key in ("fact", "value")]
    assert told == ["act", "dog_attack", "dog_injured", "other"]
    assert (fields["decide"], fields["name"]) == ([""], [""]), "the writer has what is expected from the page"
    page = send(ann, fields, do="try").text
    assert "No crime to record: incident only" in page
    assert f'It rests on <span class="code">{RULE}</span>.' in page
    assert send(ann, fields, name=NAME, decide="no_crime_incident_only").status_code == 303
    assert ann.editor(TOPIC)["body"] == draft + (
        f'  - name: "{NAME}"\n'
        "    facts: {act: dog_attack, dog_injured: other}\n"
        "    expect: {decision: no_crime_incident_only}\n"
    )
    assert NAME in ann.page(f"{HOME}/rules/{TOPIC}")


def test_a_case_is_changed_and_taken_out_and_nothing_else(ann: Desk, draft: str) -> None:
    fields = case(ann, rule=KNOWN)
    assert send(ann, fields).status_code == 303
    assert ann.editor(TOPIC)["body"] == draft
    assert send(ann, fields, **{"fact-2-value": "3", "crime-0-count": "3"}).status_code == 303
    body = ann.editor(TOPIC)["body"]
    assert body == draft.replace('victims: "2"}', "victims: 3}").replace('count: "2"}', "count: 3}")
    assert send(ann, case(ann, rule=KNOWN), do="delete").status_code == 303
    assert KNOWN not in ann.editor(TOPIC)["body"]


BAD = {
    "no name": ({"name": " "}, "Say in a few words what happened in the case."),
    "name": ({"name": "another pet killed"}, "Another case is named 'another pet killed' already."),
    "fact": ({"fact-1-fact": "dog_injurd"}, "There is no fact 'dog_injurd', did you mean 'dog_injured'"),
    "value": ({"fact-1-value": "cat"}, "'dog_injured' can’t be 'cat'"),
    "decision": ({"decide": "nonsense"}, "Choose the decision that the page gives."),
    "class": ({"crime-0-offence": "77Z"}, "The class '77Z' is not in the notifiable list."),
    "count": ({"crime-0-count": "none"}, "Give a whole number, such as 2."),
    "incident": ({"incident": "N999/01"}, "'N999/01' is not in the notifiable list."),
    "no crime": ({"crime-n": "0"}, "Add the crime that the page gives."),
}


def test_what_is_wrong_is_said_at_its_field_and_the_draft_stays(ann: Desk, draft: str) -> None:
    fields = case(ann, rule=KNOWN)
    for fault, (changed, sentence) in BAD.items():
        answer = send(ann, fields, **changed)
        assert answer.status_code == 422, fault
        assert html.unescape(answer.text).count(sentence) == 2, f"{fault}: in the summary and at the field"
    assert ann.editor(TOPIC)["body"] == draft


def test_five_megabytes_in_a_field_are_refused_there_and_shown_back(ann: Desk, draft: str) -> None:
    long = "x" * 5_000_000
    answer = send(ann, case(ann, rule=KNOWN), **{"fact-2-value": long})
    assert answer.status_code == 422
    assert 'id="fact-2-value-said-1"' in answer.text
    assert answer.text.count("Shorten this to 10,000 characters: it has 5,000,000.") == 2
    assert form_in(answer.text)["fact-2-value"] == [long]
    assert ann.editor(TOPIC)["body"] == draft


def test_a_case_is_saved_as_it_is_typed_once_it_has_a_name(ann: Desk, draft: str) -> None:
    fields = {**csrf(ann.client, "/"), **case(ann, **{"new": "yes", "for": RULE}), "typed": "yes"}
    address, json = f"{HOME}/keep-case/{TOPIC}", {"Accept": "application/json"}
    told = ann.client.post(address, data=fields, headers=json).get_json()
    assert "Not saved yet. Say in a few words" in told["kept"]
    assert ann.editor(TOPIC)["body"] == draft
    told = ann.client.post(address, data={**fields, "name": NAME}, headers=json).get_json()
    assert (told["rule"], told["new"], [one["field"] for one in told["wrong"]]) == (NAME, False, ["decide"])
    assert NAME in ann.editor(TOPIC)["body"]


def test_nothing_typed_of_a_case_is_lost(ann: Desk, ben: Desk, draft: str) -> None:
    fields = {**case(ann, rule=KNOWN), "fact-2-value": ["7"]}
    old = ann.client.post(f"{HOME}/case/{TOPIC}", data={**fields, "do": "save", "csrf_token": "old"})
    assert old.status_code == 400
    assert form_in(old.text)["fact-2-value"] == ["7"]
    assert send(ben, case(ben, rule=KNOWN), **{"fact-2-value": "5"}).status_code == 303
    both = send(ann, fields)
    assert both.status_code == 409
    assert "Somebody saved another text of this case meanwhile" in both.text
    assert "Your case against the one saved meanwhile" in both.text
    assert form_in(both.text)["fact-2-value"] == ["7"]
    assert send(ben, case(ben, rule=KNOWN), do="delete").status_code == 303
    gone = send(ann, fields)
    assert "Saving makes a new case of this" in gone.text
    assert send(ann, form_in(gone.text)).status_code == 303
    assert f"name: {KNOWN}" in ann.editor(TOPIC)["body"]
