"""Before approval everything that would change is shown under a heading of its own, old beside new."""

import re

from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from tests.webhook.registrar.rule_page import TOPIC, app, draft

__all__ = ["app", "draft"]  # fixtures

REASON = "No person and no assistance dog was injured"


def sections(desk: Desk, document: str) -> dict[str, str]:
    """The review page's text under each heading."""
    page = desk.page(f"{HOME}/review/{document}").partition("<h1")[2]
    found = re.split(r"<h[23][^>]*>(.*?)</h[23]>", page, flags=re.DOTALL)
    texts = [" ".join(re.sub("<[^>]+>", " ", one).split()) for one in found]
    return dict(zip(texts[1::2], texts[2::2], strict=True))


def test_what_a_topic_changes_is_shown_part_by_part(ann: Desk, draft: str) -> None:
    changed = draft.replace(f"why: {REASON}", f"why: So it is. {REASON}").replace(
        '"guide dog"]', '"sample dog"]'
    )
    citation = "section: 8N Owner or person in charge allowing dog to be dangerously out of control}\ncases:"
    changed = changed.replace(f"page: 44, {citation}", f"page: 43, {citation}")
    changed = changed.replace("expect: {decision: no_crime_incident_only}", "expect: {decision: refer_fcr}")
    assert ann.save(TOPIC, changed).status_code == 303
    shown = sections(ann, TOPIC)
    order = ["Words", "Citations", "Dates", "Rules", "Test questions and worked cases", "Rule proofs"]
    assert [heading for heading in shown if heading in order] == order
    assert list(shown).index("Rule proofs") < list(shown).index("Past answers")
    assert re.search(
        "facts › dog injured › words › assistance dog .* guide dog .* sample dog", shown["Words"]
    )
    assert re.search("dog.no-injury › source .* p. 44, .* p. 43, ", shown["Citations"])
    assert shown["Dates"] == "No date changes."
    assert re.search(f"dog.no-injury .*{REASON}.* So it is. {REASON}", shown["Rules"])
    assert "dog.injury " not in shown["Rules"], "it reads as before"
    assert "decision" in shown["Test questions and worked cases themselves"]
    tried = shown["Test questions and worked cases"]
    assert "4 were tried; 1 does not come out." in tried
    assert "Not so: gives no_crime_incident_only, not refer_fcr" in tried
    assert tried.count("Comes out so") == 3
    assert shown["Rule proofs"].startswith("Proved together with all other rules")


def test_what_the_proof_finds_is_shown_as_such(ann: Desk, draft: str) -> None:
    assert (
        ann.save(
            TOPIC, draft.replace("when: {dog_injured: other}", "when: {dog_injured: person}")
        ).status_code
        == 303
    )
    shown = sections(ann, TOPIC)
    assert "no rule holds" in shown["Rule proofs"]
    assert "4 were tried; 1 does not come out." in shown["Test questions and worked cases"]
    assert ann.save(TOPIC, "rules: [").status_code == 303
    shown = sections(ann, TOPIC)
    assert "Not proved yet" in shown["Rule proofs"]
    assert "Not tried yet" in shown["Test questions and worked cases"]
    assert "It can’t be sorted" in shown["What changes"]


def test_a_new_a_moved_and_a_removed_rule_are_told_apart(ann: Desk, draft: str) -> None:
    first, second = (draft.index(f"  - id: dog.{name}") for name in ("injury", "no-injury"))
    end = draft.index("cases:")
    rules = draft[second:end] + draft[first:second] + draft[first:second].replace("dog.injury", "dog.sample")
    assert ann.save(TOPIC, draft[:first] + rules + draft[end:]).status_code == 303
    shown = sections(ann, TOPIC)["Rules"]
    assert "dog.sample is new" in shown
    assert "dog.injury is tried at another place" in shown
    assert "Reads as before" in shown
    assert ann.save(TOPIC, draft[:second] + draft[end:]).status_code == 303
    assert "dog.no-injury goes" in sections(ann, TOPIC)["Rules"]


def test_what_an_entry_changes_is_shown_with_every_test_question(ann: Desk) -> None:
    ann.begin(ENTRY)
    body = ann.editor(ENTRY)["body"]
    ann.save(
        ENTRY,
        body.replace('review_by: "2027-04-01"', 'review_by: "2027-05-01"').replace("holding place", "place"),
    )
    shown = sections(ann, ENTRY)
    assert re.search("review by .*2027-04-01 .*2027-05-01", shown["Dates"])
    assert re.search("traps .*holding place .*not a place", shown["Words"])
    assert shown["Citations"] == "No citation changes."
    assert "does not come out" not in shown["Test questions and worked cases"]
    assert "which states “three situations only”" in shown["Test questions and worked cases"]
    assert "Rules" not in shown
    assert "Rule proofs" not in shown
