"""What is asked about most is counted right, and gives away no number about fewer people than are set."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.domain.counted import CONTAINED, CURRENT, HANDED_OVER, NO_ENTRY, NO_OPINION, Counted
from knowledge.domain.most_asked import MOST, most_asked
from knowledge.domain.release import Release, release
from knowledge.domain.suppression import OTHERS
from tests.knowledge.attack import Attacker
from tests.knowledge.domain.test_misturns import equations, rows_of
from tests.knowledge.domain.test_release import LEAST, WEEKS, invented, settled


def asked(person: int, entry: str = "", decided: str = "", stated: str = "", topic: str = "rape") -> Counted:
    source = CURRENT if entry else NO_ENTRY
    return Counted(person, 0, "A", topic, CONTAINED, NO_OPINION, source, 900, stated, decided, entry)


def of_people(first: int, count: int, **about: str) -> list[Counted]:
    return [asked(person, **about) for person in range(first, first + count)]


def test_entries_and_decided_classes_are_counted_by_question() -> None:
    rows = [*of_people(0, 12, entry="a"), *of_people(0, 12, entry="a"), *of_people(0, 11, entry="b")]
    rows += [*of_people(0, 15, decided="8L"), *of_people(0, 10, decided="8Q 8L")]
    assert most_asked(rows, 10) == {"rape": {"a": 24, "=8L": 15}}


def test_what_nothing_settled_is_about_nothing_that_has_a_name() -> None:
    passed = [asked(person, decided="8L")._replace(outcome=HANDED_OVER) for person in range(40)]
    assert most_asked([*passed, *of_people(0, 40)], 10) == {}


def test_what_is_left_out_of_a_kind_is_about_enough_people_too() -> None:
    """Else all that entries answered, less those that are named, would be the nine who asked about another."""
    large, small = of_people(0, 30, entry="a"), of_people(30, 9, entry="b")
    assert most_asked([*large, *small], 10) == {}
    assert most_asked([*large, *small, *of_people(50, 1, entry="c")], 10) == {"rape": {"a": 30}}


def test_people_who_said_what_they_meant_count_among_the_pairs() -> None:
    """Twelve were decided 8N, and ten of them are published as a pair: the two others must stay unknown."""
    stated, others = of_people(0, 10, decided="8N", stated="39"), of_people(20, 30, decided="39")
    assert most_asked([*stated, *of_people(10, 2, decided="8N"), *others], 10) == {}
    found = most_asked([*stated, *of_people(10, 10, decided="8N"), *others], 10)
    assert found == {"rape": {"=39": 30}}


def test_only_the_most_asked_of_a_kind_are_named() -> None:
    rows = [row for n in range(9) for row in of_people(0, 30 - n, entry=f"entry {n}")]
    assert list(most_asked(rows, 10)["rape"]) == [f"entry {n}" for n in range(MOST)]


def test_months_published_before_have_none() -> None:
    kept = release("2026-11", WEEKS, invented(3, people=40, questions=300), LEAST).as_json()
    assert kept.pop("about")
    assert Release.from_json(kept).about == {}


def test_the_attack_finds_what_naming_all_of_them_gives_away() -> None:
    rows = invented(5, people=40, questions=150)
    published = release("2026-11", WEEKS, rows, LEAST)
    every: dict[str, Counter[str]] = {topic: Counter() for topic in published.topics if topic != OTHERS}
    for one in rows:
        if one.topic in every and one.about:
            every[one.topic][one.about] += 1
    leaky = Release.from_json(published.as_json() | {"about": every})
    attacker = Attacker(rows, leaky, WEEKS, "source")
    assert any(attacker.works_out(group) for group in attacker.small_groups(LEAST))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 90))
def test_it_gives_nothing_away_where_everybody_asked_once(seed: int, people: int) -> None:
    """Then people are questions: what was asked about and what was meant are counts of the same."""
    chance = random.Random(seed)
    rows = []
    for person in range(people):
        team, source = chance.choice(("A", "B", "C")), chance.choice((CURRENT, NO_ENTRY, NO_ENTRY))
        row = Counted(person, 0, team, chance.choice(("x", "y")), CONTAINED, NO_OPINION, source, 900)
        rows.append(row._replace(**settled(chance, row)))
    published = release("2026-11", 1, rows, LEAST)
    without = replace(published, about={})
    for topic in published.turns:
        assert worked_out(rows, published, topic) == worked_out(rows, without, topic)


def worked_out(rows: list[Counted], published: Release, topic: str) -> set[tuple[str | None, ...]]:
    """The groups of fewer people than are set, by team, turn, pair and what was asked about, that follow."""
    own = [one for one in rows if (one.topic if one.topic in published.topics else OTHERS) == topic]
    people = Counter((one.team, one.turn, one.pair, one.about) for one in own)
    endings = sorted({cell[1:] for cell in people})
    cells = [(team, *ending) for team in sorted({one.team for one in own}) for ending in endings]
    known = np.array([[float(holds(cell)) for cell in cells] for holds in sums(published, topic)])
    wanted = {tuple(group) for cell in cells for group in product(*((None, part) for part in cell))}
    found = set()
    for group in wanted:
        inside = [all(w in (None, x) for w, x in zip(group, cell, strict=True)) for cell in cells]
        size = sum(people[cell] for cell, within in zip(cells, inside, strict=True) if within)
        vector = np.array(inside, dtype=float)
        solved = np.linalg.lstsq(known.T, vector, rcond=None)[0]
        if 0 < size < LEAST and np.allclose(known.T @ solved, vector, atol=1e-7):
            found.add(group)
    return found


def whatever_it_was_about(
    holds: Callable[[str, str, str], bool],
) -> Callable[[tuple[str, str, str, str]], bool]:
    return lambda cell: holds(*cell[:3])


def sums(published: Release, topic: str) -> Iterator[Callable[[tuple[str, str, str, str]], bool]]:
    """All that is published of a topic's people and of its questions."""
    turns = equations(published.turns[topic], published, topic, rows_of(published, topic, {}))
    for holds in turns:
        yield whatever_it_was_about(holds)
    for about in published.about.get(topic, {}):
        yield lambda cell, s=about: cell[3] == s
    for part, count in published.parts["source"].topics.get(topic, {}).items():
        assert count
        yield lambda cell, p=part: (p == NO_ENTRY) == (not cell[3] or cell[3].startswith("="))
