"""Whatever is pasted into the editor: one clear sentence at the field, and the draft is kept."""

import re

import pytest

from tests.webhook.registrar.conftest import ENTRY, HOME, Desk

TOPIC = "topic/arson"
GENERAL = "general/whether-to-record"


def edited(ann: Desk, document: str, old: str, new: str) -> str:
    """What is said at the field after saving a text with a fault in it, which must be kept."""
    ann.begin(document)
    body = ann.editor(document)["body"]
    assert old in body
    assert ann.save(document, body.replace(old, new, 1)).status_code == 303
    page = ann.page(f"{HOME}/edit/{document}?view=source")
    assert "The draft is kept, but it can’t be submitted yet" in page
    assert 'aria-describedby="body-hint body-error"' in page
    assert new in ann.editor(document)["body"]
    said = re.search(r'id="body-error" class="govuk-error-message">(.*?)</p>', page)
    assert said, "it is shown at the field, not in the summary alone"
    return said[1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("entry: ", "entry: [", "entry/crime-related-incident.yml"),
        ("page: ", "page: 9", "has pages 1 to"),
        ("review_by: ", "review_by: 2001-01-01 # ", "'review_by' lies before 'verified'"),
        ("owner: ", 'owner: "" # ', "'owner'"),
    ],
    ids=["broken YAML", "a page that isn't there", "dates in the wrong order", "nobody owns it"],
)
def test_an_entry_with_a_fault_is_kept_and_the_fault_named(ann: Desk, old: str, new: str, said: str) -> None:
    assert said in edited(ann, ENTRY, old, new)


def test_a_circular_override_is_named(ann: Desk) -> None:
    rule = "  - id: arson.accident\n"
    assert "there is no rule 'arson.accident' across topics to override" in edited(
        ann, TOPIC, rule, f"{rule}    overrides: [arson.accident]\n"
    )


def test_general_rules_that_would_override_one_another_are_named(ann: Desk) -> None:
    one, other = "  - id: recording.may-be-lawful\n", "  - id: recording.contrary-evidence\n"
    ann.begin(GENERAL)
    body = ann.editor(GENERAL)["body"]
    ann.save(GENERAL, body.replace(other, f"{other}    overrides: [recording.may-be-lawful]\n"))
    said = edited(ann, GENERAL, one, f"{one}    overrides: [recording.contrary-evidence]\n")
    assert "only a topic's rule can override one across topics, so that no circle can arise" in said
    assert "(and 1 more, above)" in said
