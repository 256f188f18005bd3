"""What a reply means for the log's row."""

import pytest

from webhook.outcomes import outcome_of


@pytest.mark.parametrize(
    ("decision", "crimes", "incident", "kept"),
    [
        ("record_crime", ["8N", "8N", "39"], None, "8N 39"),
        ("record_crime_related_incident", [], None, "no-crime"),
        ("no_crime_incident_only", [], None, "no-crime"),
        ("record_n100", [], "N100/01", "N100"),
        ("cancel", [], None, None),
    ],
)
def test_what_was_decided_is_kept_as_it_may_be_meant(
    decision: str, crimes: list[str], incident: str | None, kept: str | None
) -> None:
    made = {
        "decision": decision,
        "crimes": [{"ho_class": ho_class} for ho_class in crimes],
        "incident": incident,
    }
    assert outcome_of([{"status": "decided", "decision": made}], None).decided_class == kept
