"""The principal order: an order as far as the documents print one, and nowhere further."""

from knowledge.domain.proof.finding import Defect
from tests.knowledge.domain.proof.small import ORDER, PAGE, found, rule, topic

CRIMES = topic(
    "hit",
    rule("hit.badly", "{hurt: badly}", '{crime: {class: 5D, code: "005/01"}}'),
    rule("hit.slightly", "{hurt: slightly}"),
    rule("hit.none", "{hurt: none}", '{crime: {class: 8L, code: "195/94"}}'),
)


def complaints(order: str) -> list[str]:
    return [finding.what for finding in found(CRIMES, order=order, defect=Defect.ORDER)]


def tier(name: str, own: str, beats: str, yields_to: str) -> str:
    return f"  - {{name: {name}, crimes: {own}, beats: {beats}, yields_to: {yields_to}, source: {PAGE}}}\n"


def with_tiers(*tiers: str) -> str:
    return ORDER.replace("tiers: []\n", "tiers:\n" + "".join(tiers))


def test_a_table_and_a_tier_that_agree_are_an_order() -> None:
    agreeing = with_tiers(tier("one", "{classes: [8L]}", "{classes: [8N]}", "{classes: [5D]}"))
    assert complaints(ORDER) == complaints(agreeing) == []


def test_a_class_in_two_rows_has_two_places() -> None:
    assert complaints(ORDER.replace("classes: [8N]", "classes: [8N, 5D]")) == [
        "5D stands in row 1 and in row 2"
    ]


def test_a_tier_that_prevails_over_what_it_yields_to_is_no_order() -> None:
    torn = with_tiers(tier("one", "{classes: [8L]}", "{classes: [8N]}", "{classes: [8N]}"))
    assert complaints(torn) == ["8N stands under 'beats' and under 'yields_to'"]


def test_a_tier_that_prevails_over_itself_is_no_order() -> None:
    own = with_tiers(tier("one", "{classes: [8L]}", "{classes: [8L]}", "{classes: [5D]}"))
    assert complaints(own) == ["8L is the tier's own and stands under 'beats'"]


def test_two_tiers_that_each_prevail_over_the_other_are_no_order() -> None:
    both = with_tiers(
        tier("one", "{classes: [8L]}", "{classes: [8N]}", "{classes: []}"),
        tier("two", "{classes: [8N]}", "{classes: [8L]}", "{classes: []}"),
    )
    assert complaints(both) == [
        "of 8L 195/94 and 8N 008/06 each is the principal crime when it is named first"
    ]


def test_more_serious_than_what_is_more_serious_than_oneself_goes_round() -> None:
    circle = with_tiers(tier("one", "{classes: [8L]}", "{classes: [5D]}", "{classes: [8N]}"))
    (what,) = complaints(circle)
    assert what == "more serious goes round: 5D 005/01 > 8N 008/06 > 8L 195/94 > 5D 005/01"
