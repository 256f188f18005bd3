"""Drafts are saved as they are typed, and two who write in one document lose nothing."""

from datetime import timedelta

from tests.webhook.conftest import csrf
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from webhook.clock import today

QUESTION = "what is a crime related incident"
NEW = "Sample words that only this test has written."


def keep(desk: Desk, body: str, **fields: str) -> dict[str, object]:
    data = {**csrf(desk.client), **desk.editor(ENTRY), "body": body, **fields}
    headers = {"Accept": "application/json"}
    answer = desk.client.post(f"{HOME}/keep/{ENTRY}", data=data, headers=headers)
    told: dict[str, object] = answer.get_json()
    return {**told, "status": answer.status_code}


def test_what_is_typed_is_kept_and_checked_at_once(ann: Desk) -> None:
    ann.begin(ENTRY)
    body = ann.editor(ENTRY)["body"]
    told = keep(ann, body.replace("answer:", "anser:"))
    assert told["status"] == 200
    assert "unknown key 'anser'" in str(told["complaint"]) or "'answer'" in str(told["complaint"])
    assert keep(ann, body + "\n# more")["complaint"] == ""
    assert ann.editor(ENTRY)["body"].endswith("# more")


def test_two_who_write_in_one_document_are_told_of_each_other(ann: Desk, ben: Desk) -> None:
    ann.begin(ENTRY)
    before = ann.editor(ENTRY)
    assert "Sample registrar is writing in this too" in ben.page(f"{HOME}/edit/{ENTRY}")
    assert keep(ben, before["body"] + "\n# by Ben")["status"] == 200
    late = keep(ann, before["body"] + "\n# by Ann", started_from=before["started_from"])
    assert late["status"] == 409
    assert "Sample admin saved another text" in str(late["error"])
    assert ben.editor(ENTRY)["body"].endswith("# by Ben"), "nothing is overwritten"
    both = ann.save(ENTRY, before["body"] + "\n# by Ann", started_from=before["started_from"])
    assert both.status_code == 409
    assert "Your text against the one saved meanwhile" in both.text
    assert "# by Ann</textarea>" in both.text


def test_a_version_is_gone_back_to_in_one_step_and_one_approval(ann: Desk, ben: Desk) -> None:
    ann.begin(ENTRY)
    first = ann.editor(ENTRY)["body"]
    ann.save(ENTRY, first.replace("conditions:\n", f'conditions:\n  - "{NEW}"\n', 1))
    ann.step("submit", ENTRY)
    assert ben.step("approve", ENTRY, takes_effect=today().isoformat()).status_code == 303
    assert "Go back to this version" in ann.page(f"{HOME}/version/1/{ENTRY}")
    assert ann.post(f"{HOME}/rollback/1/{ENTRY}").status_code == 303
    assert ben.step("approve", ENTRY, takes_effect=today().isoformat()).status_code == 303
    assert NEW not in ann.page(f"{HOME}/version/3/{ENTRY}").partition("What it changed")[0]


def test_asking_as_on_a_day_gives_what_is_approved_for_it_and_keeps_nothing(ann: Desk, ben: Desk) -> None:
    tomorrow = (today() + timedelta(days=1)).isoformat()
    ann.begin(ENTRY)
    body = ann.editor(ENTRY)["body"]
    ann.save(ENTRY, body.replace("conditions:\n", f'conditions:\n  - "{NEW}"\n', 1))
    address = f"{HOME}/ask?q={QUESTION.replace(' ', '+')}"
    assert NEW not in ann.page(f"{address}&on={tomorrow}")
    assert NEW in ann.page(f"{address}&with={ENTRY}")
    ann.step("submit", ENTRY)
    assert ben.step("approve", ENTRY, takes_effect=tomorrow).status_code == 303
    assert NEW not in ann.page(f"{address}&on={today().isoformat()}")
    assert NEW in ann.page(f"{address}&on={tomorrow}")
    assert ann.client.get(f"{address}&on=soon").status_code == 422
    assert ann.client.get(f"{HOME}/ask?q=&on=").status_code == 422


def test_five_million_characters_are_refused_in_a_sentence(ann: Desk) -> None:
    ann.begin(ENTRY)
    told = keep(ann, "x" * 5_000_000)
    assert (told["status"], "longer than 2,000,000 characters" in str(told["error"])) == (422, True)
    assert len(ann.editor(ENTRY)["body"]) < 100_000, "the draft is as it was"
