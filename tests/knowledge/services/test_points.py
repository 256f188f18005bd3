"""What there is to teach of a topic is found in approved knowledge, and nowhere else."""

from dataclasses import replace
from datetime import date, timedelta

from knowledge.domain.entry import GRACE
from knowledge.domain.loads import FORCE, Audit
from knowledge.domain.misturns import Turns
from knowledge.domain.month import Month
from knowledge.domain.release import Figure, Release
from knowledge.services.gaps.asked_about import AskedAbout, asked_about
from knowledge.services.gaps.audits import Field, four_fields
from knowledge.services.gaps.board import Board, Span, Sum
from knowledge.services.gaps.briefs import most_asking
from knowledge.services.gaps.mistakes import Confusion, rules_between
from knowledge.services.gaps.points import lessons, points
from tests.knowledge.edition import edition

NOVEMBER = Month(2026, 11)


def board(pairs: dict[str, int] | None = None) -> Board:
    topics = {"stalking": Figure(90, 60, 0), "rape": Figure(20, 12, 0)}
    turns = {"stalking": Turns(60, pairs=pairs)} if pairs else {}
    month = Release(str(NOVEMBER), 10, Figure(150, 90, 0), topics, turns=turns)
    return Board(10, Span(NOVEMBER, NOVEMBER), (month,), (), {})


def audit(topic: str, audited: int, compliant: int) -> Audit:
    return Audit(topic, topic, FORCE, audited, compliant, date(2026, 4, 1), date(2026, 9, 30))


def test_the_rules_that_part_what_is_mistaken_are_taught_first() -> None:
    between = rules_between(edition().rulebook, Confusion("stalking", "", "8L", "8Q", 14))
    assert points(edition(), board({"8L > 8Q": 14}), "stalking").rules == between[:3]


def test_every_point_is_a_line_of_an_approved_document() -> None:
    found = points(edition(), board(), "stalking")
    own = edition().rulebook.by_topic["stalking"].rules
    assert found.rules
    assert all(rule in own for rule in found.rules)
    assert found.traps
    assert all(trap.words in trap.entry.traps and trap.entry.because for trap in found.traps)


def test_an_entry_that_may_no_longer_be_given_teaches_nothing() -> None:
    late = max(entry.review_by for entry in edition().entries.values()) + GRACE + timedelta(days=1)
    assert points(replace(edition(), on=late), board(), "stalking").traps == []


def test_each_audited_topic_stands_in_its_field_with_what_there_is_to_teach() -> None:
    shown = board()
    audits = [audit("stalking", 100, 50), audit("rape", 100, 50), audit("of-our-own-invention", 100, 99)]
    found = dict(lessons(edition(), shown, four_fields(shown, audits)))
    assert list(found) == [Field.FAILS_AND_ASKS, Field.FAILS_SILENTLY, Field.NEITHER]
    assert found[Field.FAILS_SILENTLY][0].points.rules
    (unknown,) = found[Field.NEITHER]
    assert (unknown.points.rules, unknown.points.traps, unknown.known) == ([], [], False)


def test_the_teams_that_ask_most_are_those_whose_numbers_are_published() -> None:
    cells = {"rape": {"A": Figure(30, 20, 0), "B": Figure(44, 21, 0), "*": Figure(90, 40, 0)}}
    month = Release(str(NOVEMBER), 10, Figure(164, 81, 0), {"rape": Figure(164, 81, 0)}, cells=cells)
    shown = Board(10, Span(NOVEMBER, NOVEMBER), (month,), (), {})
    assert most_asking(shown, "rape") == [("B", 44), ("A", 30)]
    assert most_asking(shown, "stalking") == []


def test_what_is_asked_most_is_added_up_over_the_months_that_show_it() -> None:
    figures = {"rape": Figure(90, 60, 0)}
    months = [
        Release(str(month), 10, Figure(90, 60, 0), figures, about={"rape": counts})
        for month, counts in (
            (NOVEMBER.before(), {"same-victim": 20, "=19C N100": 31}),
            (NOVEMBER, {"same-victim": 14, "=no-crime": 12}),
        )
    ]
    span, titles = Span(NOVEMBER.before(), NOVEMBER), {"same-victim": "The same victim twice"}
    shown = Board(10, span, tuple(months), (), {}, entries=titles)
    assert asked_about(shown, "rape") == [
        AskedAbout("rape", "The same victim twice", Sum(34, 2, 2)),
        AskedAbout("rape", "Cases decided as 19C, N100", Sum(31, 1, 2)),
        AskedAbout("rape", "Cases decided as no crime", Sum(12, 1, 2)),
    ]
    assert asked_about(shown, "stalking") == []
