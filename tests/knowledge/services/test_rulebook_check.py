"""Before a text is approved, the rulebook is proved as it would then stand."""

from knowledge.domain.documents import Published
from knowledge.services.proving import everything_wrong, prove
from tests.knowledge.edition import DAY, published

STALKING = "topic/stalking"


def body_of(document_id: str) -> str:
    return next(one.body for one in published() if one.document_id == document_id)


def changed(document_id: str, old: str, new: str) -> str:
    body = body_of(document_id)
    assert body.count(old) >= 1, old
    return body.replace(old, new)


def standing(document_id: str, body: str) -> list[Published]:
    """The starter edition with another text of one document."""
    return [
        Published(one.document_id, one.kind, one.slug, one.title, body, 2, "ann", DAY)
        if one.document_id == document_id
        else one
        for one in published()
    ]


GAP = changed(STALKING, "    when: {fixation: no}\n", "    when: {fixation: no, conduct_effect: none}\n")


def test_a_gap_that_a_text_would_open_keeps_it_from_going_on() -> None:
    found = prove(STALKING, GAP, published(), DAY)
    (fault,) = found.faults
    assert fault.startswith("topic/stalking.yml: rules: no rule holds")
    assert "fixation: no" in fault


def test_a_gap_that_stands_already_does_not_keep_another_text_from_going_on() -> None:
    found = prove("topic/harassment", body_of("topic/harassment"), standing(STALKING, GAP), DAY)
    assert found.complaints == []


def test_what_decides_in_circles_is_told_before_anything_is_decided() -> None:
    itself = changed(
        "facts/report", "      value: victim\n", "      value: victim\n      when: {reporter: victim}\n"
    )
    (fault,) = prove("facts/report", itself, published(), DAY).faults
    assert fault.startswith("facts/report.yml: reporter: presumptions: what is presumed goes round")


def test_a_rule_that_never_fires_needs_a_reason_and_stops_nothing() -> None:
    late = changed(
        STALKING, "cases:\n", _rule("stalking.late", "{fixation: no, relationship: stranger}") + "cases:\n"
    )
    found = prove(STALKING, late, published(), DAY)
    assert found.faults == []
    (late_one,) = (one for one in found.failures if "wherever it holds" in one)
    assert late_one.startswith("topic/stalking.yml: stalking.late: when:")
    assert "stalking.not-stalking" in late_one


def test_a_rule_across_topics_that_no_case_fires_any_longer_is_named_with_its_document() -> None:
    untried = changed("topic/assault", "flag_corrosive: yes", "flag_corrosive: no")
    found = prove("topic/assault", untried, published(), DAY)
    assert any(
        one.startswith("flags/flags.yml: flags.corrosive: when: no worked case") for one in found.failures
    )


def _rule(name: str, when: str) -> str:
    source = "{page: 51, section: 8Q Stalking}"
    return f"  - {{id: {name}, when: {when}, then: {{nothing: yes}}, why: It is so., source: {source}}}\n"


def test_all_that_is_wrong_with_what_is_in_effect_is_told() -> None:
    wrong = everything_wrong(
        standing(
            STALKING, GAP.replace("{page: 51, section: 8Q Stalking}", "{page: 951, section: 8Q Stalking}", 1)
        ),
        DAY,
    )
    assert any("no rule holds" in one for one in wrong)
    assert any("951" in one for one in wrong)
