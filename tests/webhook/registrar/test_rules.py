"""One rule changed at a time: what it says, what is refused at which field, and what a colleague keeps."""

import html
import re

from tests.webhook.registrar.conftest import HOME, Desk
from tests.webhook.registrar.rule_page import RULE, TOPIC, app, draft, form, send

__all__ = ["app", "draft"]  # fixtures


def test_the_table_says_each_rule_in_words(ann: Desk, draft: str) -> None:
    page = ann.page(f"{HOME}/rules/{TOPIC}")
    assert "Whom or what did the dog injure?" in page
    assert "Owner or person in charge allowing dog to be dangerously out of control" in page
    assert page.index("dog.injury") < page.index(RULE)


def test_saving_what_was_not_changed_changes_no_byte(ann: Desk, draft: str) -> None:
    assert send(ann, form(ann)).status_code == 303
    assert ann.editor(TOPIC)["body"] == draft


def test_a_condition_and_a_class_are_changed_and_nothing_else(ann: Desk, draft: str) -> None:
    fields = form(ann, "rule=dog.injury")
    assert send(ann, fields, **{"crime-0-offence": "8N 008/06"}).status_code == 303
    assert ann.editor(TOPIC)["body"] == draft.replace(
        '{crime: {class: 8N, code: "008/21", count: victims}}',
        '{crime: {class: 8N, code: "008/06", count: victims}}',
        1,
    )
    assert "case" in ann.page(f"{HOME}/review/{TOPIC}")
    fields = form(ann)
    assert send(ann, fields, **{"when-0-value": "assistance_dog"}).status_code == 303
    assert "dog_injured: assistance_dog}" in ann.editor(TOPIC)["body"]


BAD = {
    "when-0-fact": (
        {"when-0-fact": "dog_injurd"},
        "There is no fact 'dog_injurd' for a rule of this kind, did you mean",
    ),
    "when-0-value": ({"when-0-value": "cat"}, "'dog_injured' can’t be 'cat'"),
    "decide": ({"decide": "nonsense"}, "'nonsense' is none of the helpline’s decisions."),
    "incident": ({"incident": "N999/01"}, "'N999/01' is not in the notifiable list."),
    "page": ({"cite-0-page": "99"}, "crime-recording-rules-2026-27 has pages 1 to 98, not 99."),
    "no page": ({"cite-0-page": "x"}, "Give the page as a whole number."),
    "dates": (
        {"until": "2026-05-01", "since": "2026-05-02"},
        "'2026-05-01' doesn’t come after '2026-05-02': give a later day.",
    ),
    "why": ({"why": " "}, "Say why, in a sentence that officers read."),
    "name": ({"rule-id": "dog.injury"}, "Another rule is named 'dog.injury' already."),
    "itself": ({"overrides": RULE}, f"'{RULE}' is no general rule, and only those can be overridden"),
    "class": ({"crime-n": "1", "crime-0-offence": "77Z"}, "The class '77Z' is not in the notifiable list."),
    "code": ({"crime-n": "1", "crime-0-offence": "8N 195/94"}, "The class 8N has no code '195/94'"),
}


def test_what_is_wrong_is_said_at_its_field_and_the_draft_stays(ann: Desk, draft: str) -> None:
    fields = form(ann)
    for fault, (changed, sentence) in BAD.items():
        answer = send(ann, fields, **changed)
        page = html.unescape(answer.text)
        assert answer.status_code == 422, fault
        assert page.count(sentence) == 2, f"{fault}: in the summary and at the field"
        assert next(iter(changed.values())).strip() in page, fault
        for field in re.findall(r'error-summary__list">.*?href="#([^"]*)"', page, re.DOTALL):
            assert f'id="{field}"' in page, fault
    assert ann.editor(TOPIC)["body"] == draft


def test_a_rule_that_no_report_can_reach_is_kept_and_said_at_the_rule(ann: Desk, draft: str) -> None:
    fields = form(ann, "rule=dog.injury&new=yes&copy=yes")
    assert send(ann, fields, **{"rule-id": "dog.again"}).status_code == 303
    page = ann.page(f"{HOME}/rules/{TOPIC}")
    assert "dog.again: when: wherever it holds, dog.injury has fired before it" in page
    assert "dog.again: when" in ann.page(f"{HOME}/rule/{TOPIC}?rule=dog.again")


def test_groups_are_added_and_removed_without_script(ann: Desk, draft: str) -> None:
    fields = form(ann)
    page = ann.post(f"{HOME}/rule/{TOPIC}", **{**fields, "do": "any:when"}).text
    assert "Condition 2: one of these" in page
    assert 'name="when-1-0-fact"' in page
    again = ann.post(f"{HOME}/rule/{TOPIC}", **{**fields, "do": "drop:when-0"}).text
    assert 'name="when-0-fact"' not in again
    assert ann.editor(TOPIC)["body"] == draft


def test_rules_are_moved_and_taken_out(ann: Desk, draft: str) -> None:
    seen = form(ann)["seen"]
    assert ann.post(f"{HOME}/rules/{TOPIC}", rule=RULE, seen=seen, do="up").status_code == 303
    body = ann.editor(TOPIC)["body"]
    assert body.index(RULE) < body.index("id: dog.injury")
    assert ann.post(f"{HOME}/rules/{TOPIC}", rule=RULE, seen=seen, do="delete").status_code == 303
    assert RULE not in ann.editor(TOPIC)["body"]


def test_two_people_change_two_rules_and_both_stay(ann: Desk, ben: Desk, draft: str) -> None:
    mine, theirs = form(ann), form(ben, "rule=dog.injury")
    assert send(ben, theirs, why="Theirs.").status_code == 303
    assert send(ann, mine, why="Mine.").status_code == 303
    body = ann.editor(TOPIC)["body"]
    assert "why: Theirs." in body
    assert "why: Mine." in body


def test_two_people_change_one_rule_and_the_second_is_told(ann: Desk, ben: Desk, draft: str) -> None:
    mine = form(ann)
    assert send(ben, form(ben), why="Theirs.").status_code == 303
    answer = send(ann, mine, why="Mine.")
    assert answer.status_code == 409
    assert "Somebody saved another text of this rule meanwhile" in answer.text
    assert "\nMine.</textarea>" in answer.text
    assert "why: Theirs." in ann.editor(TOPIC)["body"]


def test_a_rule_is_changed_by_its_lines_alone(ann: Desk, draft: str) -> None:
    fields = form(ann, f"rule={RULE}&as=source")
    (lines,) = fields["lines"]
    assert lines in draft
    assert send(ann, fields, lines=lines.replace("why: ", "why: So. ")).status_code == 303
    assert ann.editor(TOPIC)["body"] == draft.replace("why: No person", "why: So. No person")
    refused = send(ann, form(ann, f"rule={RULE}&as=source"), lines="facts: {}")
    assert refused.status_code == 422
    assert "facts: {}</textarea>" in refused.text
