"""Nothing about fewer than the set number of people can be worked out from what is published."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.domain.counted import (
    CONTAINED,
    CURRENT,
    FAILED,
    HANDED_OVER,
    HELPED,
    NO_ENTRY,
    NO_OPINION,
    NOT_HELPFUL,
    OPEN,
    OVERDUE,
    PARTITIONS,
    REPEATED,
    Counted,
    Kind,
)
from knowledge.domain.release import Release, release
from knowledge.domain.suppression import OTHERS
from tests.knowledge.attack import Attacker

LEAST = 3
WEEKS = 2


def invented(seed: int, people: int, questions: int, teams: int = 4, topics: int = 4) -> list[Counted]:
    """A month's questions in which some teams and topics are rare."""
    chance = random.Random(seed)
    team_of = [f"team {min(int(chance.expovariate(0.7)), teams - 1)}" for _ in range(people)]
    found = []
    for _ in range(questions):
        person = chance.randrange(people)
        topic = f"topic {min(int(chance.expovariate(0.6)), topics - 1)}"
        outcome = chance.choices((CONTAINED, REPEATED, HANDED_OVER, FAILED, OPEN), (8, 2, 2, 1, 3))[0]
        opinion = chance.choices((HELPED, NOT_HELPFUL, NO_OPINION), (3, 1, 6))[0]
        source = chance.choices((OVERDUE, CURRENT, NO_ENTRY), (1, 3, 5))[0]
        if outcome not in (CONTAINED, REPEATED):
            source = NO_ENTRY
        row = Counted(person, chance.randrange(WEEKS), team_of[person], topic, outcome, opinion, source, 900)
        found.append(row._replace(**settled(chance, row)))
    return found


def settled(chance: random.Random, row: Counted) -> dict[str, str]:
    """The entry that answered, or what was decided and, now and then, what was meant."""
    if row.kind is Kind.ENTRY:
        return {"entry": chance.choice(("entry a", "entry a", "entry b"))}
    if row.kind is Kind.DECISION:
        stated, decided = chance.choice((("", "8N"), ("", "39"), ("39", "39"), ("39", "8N"), ("8L", "8Q")))
        return {"stated": stated, "decided": decided}
    return {}


months = st.builds(
    invented,
    seed=st.integers(0, 10**6),
    people=st.integers(3, 40),
    questions=st.integers(3, 160),
    teams=st.integers(1, 4),
    topics=st.integers(1, 4),
)


@settings(max_examples=60, deadline=None)
@given(months, st.sampled_from(sorted(PARTITIONS)))
def test_no_sum_of_what_is_published_is_about_fewer_people(rows: list[Counted], partition: str) -> None:
    published = release("2026-11", WEEKS, rows, LEAST)
    if published.total is None:
        return
    attacker = Attacker(rows, published, WEEKS, partition)
    for group in attacker.small_groups(LEAST):
        assert not attacker.works_out(group)


@settings(max_examples=15, deadline=None)
@given(months, st.sampled_from(sorted(PARTITIONS)))
def test_nor_do_bounds_leave_only_one_number(rows: list[Counted], partition: str) -> None:
    published = release("2026-11", WEEKS, rows, LEAST)
    if published.total is None:
        return
    attacker = Attacker(rows, published, WEEKS, partition)
    for group in list(attacker.small_groups(LEAST))[:40]:
        assert not attacker.pins_down(group)


@settings(max_examples=100, deadline=None)
@given(months)
def test_every_published_number_is_about_enough_people(rows: list[Counted]) -> None:
    published = release("2026-11", WEEKS, rows, LEAST)
    figures = [*published.topics.values(), *published.teams.values()]
    figures += [figure for teams in published.cells.values() for figure in teams.values()]
    assert all(figure.people >= LEAST for figure in figures)
    for topic, counted in published.about.items():
        for about, count in counted.items():
            found = [one for one in rows if (one.topic, one.about) == (topic, about)]
            assert count == len(found)
            assert len({one.person for one in found}) >= LEAST
    for turns in published.turns.values():
        counts = [*turns.turns.values(), *turns.pairs.values()]
        counts += [
            n for rows in (turns.team_turns, turns.team_pairs) for row in rows.values() for n in row.values()
        ]
        assert all(n >= LEAST for n in counts)


@settings(max_examples=50, deadline=None)
@given(months)
def test_totals_are_whole_and_parts_add_up_to_them(rows: list[Counted]) -> None:
    published = release("2026-11", WEEKS, rows, LEAST)
    if published.total is None:
        assert len({one.person for one in rows}) < LEAST
        return
    assert published.total.asked == len(rows)
    assert sum(figure.asked for figure in published.topics.values()) == len(rows)
    assert all(sum(parts.total.values()) == len(rows) for parts in published.parts.values())
    assert Release.from_json(published.as_json()) == published


def test_a_month_of_few_people_is_not_shown_at_all() -> None:
    rows = invented(1, people=2, questions=50)
    assert release("2026-11", WEEKS, rows, LEAST) == Release("2026-11", LEAST)


def test_the_attack_finds_what_a_plain_table_gives_away() -> None:
    """Without secondary suppression, one small cell is the row's total less the others."""
    rows = invented(5, people=40, questions=150)
    published = release("2026-11", WEEKS, rows, LEAST)
    naive = {
        topic: {
            team: figure
            for team in published.teams
            if (figure := _count(rows, published, topic, team)) is not None
        }
        for topic in published.topics
    }
    leaky = Release.from_json(published.as_json() | {"cells": naive})
    attacker = Attacker(rows, leaky, WEEKS, "outcome")
    assert any(attacker.works_out(group) for group in attacker.small_groups(LEAST))


def _count(rows: list[Counted], published: Release, topic: str, team: str) -> list[int] | None:
    found = [
        one
        for one in rows
        if (one.topic if one.topic in published.topics else OTHERS) == topic
        and (one.team if one.team in published.teams else OTHERS) == team
    ]
    people = {one.person for one in found}
    return [len(found), len(people), 0] if len(people) >= LEAST else None


def test_a_large_force_shows_nearly_everything() -> None:
    rows = invented(3, people=2000, questions=20000)
    published = release("2026-11", WEEKS, rows, 10)
    assert len(published.teams) == 4
    assert len(published.topics) == 4
    assert sum(map(len, published.cells.values())) >= 12
    assert len(published.weeks) >= 4
    assert published.parts["outcome"].topics


@pytest.mark.parametrize("least", [3, 10])
def test_raising_the_number_never_shows_more_numbers_about_fewer(least: int) -> None:
    rows = invented(9, people=60, questions=500)
    published = release("2026-11", WEEKS, rows, least)
    assert min(figure.people for figure in published.topics.values()) >= least
