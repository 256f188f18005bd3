"""The starter rulebook has no gap, no conflict, no idle rule or question and no circle, and every rule is tried."""

from knowledge.domain.counting import choose_principal
from knowledge.domain.decision import Crime
from knowledge.services.rulebook_check import rulebook_findings
from tests.knowledge.edition import edition, published


def test_the_starter_rulebook_is_proved_whole() -> None:
    assert [finding.sentence for finding in rulebook_findings(edition(), published())] == []


def test_what_the_documents_leave_unordered_stays_so() -> None:
    """Pages 14 and 56 to 57 give these pairs no order, so the registrar decides."""
    for one, other in (
        (("8Q", "008/65"), ("8Q", "008/66")),
        (("8Q", "008/65"), ("8L", "008/30")),
        (("8Q", "195/12"), ("8L", "195/94")),
        (("8M", "008/58"), ("31A", "031/00")),
        (("8M", "008/56"), ("8N", "008/77")),
        (("8Q", "008/65"), ("3B", "003/01")),
        (("8U", "008/67"), ("29B", "029/00")),
    ):
        crimes = tuple(Crime(ho_class, code, "", 1, "V1", ()) for ho_class, code in (one, other))
        assert choose_principal(crimes, edition().rulebook.order).readings, (one, other)


def test_sexual_offences_stand_in_the_conduct_tiers_by_their_maximum_sentence() -> None:
    """Tier 1 prevails over sexual offences under 14 years, tiers 2 and 3 over those of ten years or less (p. 56)."""
    tiers = {tier.name: tier for tier in edition().rulebook.order.tiers}
    wrong = []
    for row in edition().catalogue.offences:
        years = _years(row.maximum_sentence)
        if not row.current or "sexual" not in row.group.lower() or years is None:
            continue
        for name, below in (("conduct.tier1", 14), ("conduct.tier2", 11), ("conduct.tier3", 11)):
            tier = tiers[name]
            yields = tier.yields_to.covers(row.ho_class, row.code)
            prevails = tier.beats.covers(row.ho_class, row.code) and not yields
            if (prevails, yields) != (years < below, years >= below):
                wrong.append((name, row.label, row.maximum_sentence))
    assert wrong == []


def _years(sentence: str) -> int | None:
    """Whole years; a life sentence is more than any number of them. None where the list has no years."""
    said = sentence.lower()
    if "life" in said:
        return 1000
    number = said.split()[0] if said else ""
    return int(number) if number.isdigit() and "y" in said else None
