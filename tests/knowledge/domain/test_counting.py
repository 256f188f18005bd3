"""The principal crime: by tier, by table, by page 13, and open where the documents leave it open."""

from itertools import permutations

import pytest

from knowledge.domain.counting import choose_principal
from knowledge.domain.decision import Crime
from knowledge.domain.sentence import LIFE, days_of
from tests.knowledge.edition import edition

BOOK = edition().rulebook
RAPE, STRANGLING, BITE = ("19C", "019/08"), ("8N", "008/77"), ("8N", "008/06")
KIDNAP, ROBBERY, SHOVE = ("36", "036/01"), ("34B", "034/01"), ("105A", "105/01")
THEFT, BURGLARY, STALKING = ("49", "049/10"), ("30C", "030/02"), ("8Q", "195/12")
THREATS, FORCED_MARRIAGE = ("3B", "003/01"), ("36", "036/05")


def _crime(
    offence: tuple[str, str], victim: str = "V1", offender: str = "", *, shared: bool = False
) -> Crime:
    return Crime(offence[0], offence[1], "", 1, victim, (), offender=offender, shared=shared)


def _principal(*offences: tuple[str, str]) -> tuple[str, ...]:
    """The codes counted, the same whichever crime is named first; all of them where the order is open."""
    found = set()
    for order in permutations(offences):
        counted = choose_principal(tuple(_crime(one) for one in order), BOOK.order, BOOK.listed)
        found.add(tuple(sorted(crime.code or "" for crime in counted.crimes)))
        assert bool(counted.readings) == (len(counted.crimes) > 1)
    (codes,) = found
    return codes


@pytest.mark.parametrize(
    ("offences", "code"),
    [
        ((BITE, RAPE), "019/08"),  # the table
        ((BITE, STALKING), "195/12"),  # a tier
        ((STALKING, STRANGLING), "008/77"),  # a tier that yields
        ((KIDNAP, THEFT), "036/01"),  # violent before property, page 13
        ((KIDNAP, BITE), "036/01"),  # life before five years, page 13
        ((ROBBERY, FORCED_MARRIAGE), "034/01"),  # life before seven years, page 13
        ((BITE, STRANGLING, RAPE), "019/08"),
        ((KIDNAP, BITE, THEFT), "036/01"),
    ],
)
def test_the_more_serious_crime_is_counted_whichever_is_told_first(
    offences: tuple[tuple[str, str], ...], code: str
) -> None:
    assert _principal(*offences) == (code,)


@pytest.mark.parametrize(
    "offences",
    [
        (KIDNAP, ROBBERY),  # both for life, and no document says which is likelier to be imposed
        (KIDNAP, RAPE),
        (SHOVE, THEFT),  # violent, but with the shorter sentence
        (SHOVE, BURGLARY),
        (STALKING, KIDNAP),  # page 57: what is not listed goes to the registrar
    ],
)
def test_what_the_documents_leave_open_is_the_registrars(offences: tuple[tuple[str, str], ...]) -> None:
    assert len(_principal(*offences)) == 2


def test_a_third_crime_that_is_ahead_of_both_settles_what_two_leave_open() -> None:
    assert len(_principal(SHOVE, THEFT)) == 2
    assert _principal(SHOVE, THEFT, KIDNAP) == ("036/01",)


def test_each_victim_and_each_offender_who_acted_alone_has_a_principal_crime_of_their_own() -> None:
    crimes = (
        _crime(BITE, "V1", "S1"),
        _crime(RAPE, "V1", "S1"),
        _crime(BITE, "V2", "S1"),
        _crime(BITE, "V1", "S2"),
    )
    counted = choose_principal(crimes, BOOK.order, BOOK.listed)
    assert [(crime.code, crime.victim, crime.offender) for crime in counted.crimes] == [
        ("019/08", "V1", "S1"),
        ("008/06", "V2", "S1"),
        ("008/06", "V1", "S2"),
    ]
    assert [row.code for row in counted.not_separate] == ["008/06"]


def test_what_victims_do_not_count_is_counted_once_for_all_of_them() -> None:
    crimes = (_crime(ROBBERY, "V1", shared=True), _crime(ROBBERY, "V2", shared=True), _crime(BITE, "V2"))
    counted = choose_principal(crimes, BOOK.order, BOOK.listed)
    assert [(crime.code, crime.count) for crime in counted.crimes] == [("034/01", 1)]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [("life", LIFE), ("14 years", 14 * 365), ("51 weeks", 357), ("fine", 0), ("Sec 59", None), ("", None)],
)
def test_a_maximum_sentence_is_read_as_the_list_writes_it(sentence: str, days: int | None) -> None:
    assert days_of(sentence) == days
