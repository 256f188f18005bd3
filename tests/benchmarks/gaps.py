"""How often planted gaps are found and how often there is a false alarm, over 1,000 simulated logs each.

    .venv/bin/python -m tests.benchmarks.gaps [--simulations 1000]

Beside each of our methods stands what people do without one: comparing the percentages. Logs of single
questions go through the release, so that what is suppressed costs power here as it does in use; weeks and
wrong turns are put into published months as they would be.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from knowledge.domain.counted import CONTAINED, NO_ENTRY, NO_OPINION, Counted
from knowledge.domain.loads import Strength
from knowledge.domain.month import Month
from knowledge.domain.release import Figure, Release, release
from knowledge.domain.training import Held, groups_in
from knowledge.services.gaps.board import Board, Span
from knowledge.services.gaps.rates import rates
from knowledge.services.gaps.training import effects
from knowledge.services.gaps.trends import trends

LEAST = 10
MONTH = Month(2026, 10)
TEAMS = [f"team {n}" for n in range(10)]
TOPICS = [f"topic {n}" for n in range(5)]
HEADS, ASKING = 60, 0.25
KEEN_TEAM, KEEN_TOPIC = TEAMS[3], TOPICS[2]
Chance = np.random.Generator


@dataclass(frozen=True)
class Found:
    """Whether what was planted was found, and whether anything else was said, by us and by percentages."""

    ours: bool
    ours_false: bool
    plain: bool
    plain_false: bool


def ask_rates(chance: Chance, times: float, keen_officers: bool) -> Found:
    """A month in which one team asks `times` as often about one topic."""
    rows, person = [], 0
    for team in TEAMS:
        for _ in range(HEADS):
            person += 1
            for topic in TOPICS:
                often = times if (team, topic) == (KEEN_TEAM, KEEN_TOPIC) else 1.0
                if chance.random() < min(0.95, ASKING * often):
                    # Most ask once; where some are keen, one in ten asks as often as eight others.
                    asked = 8 if keen_officers and chance.random() < 0.1 else 1
                    rows += [_question(person, int(chance.integers(4)), team, topic) for _ in range(asked)]
    published = release(str(MONTH), 4, rows, LEAST)
    strengths = tuple(Strength(team, HEADS, "2026-04") for team in TEAMS)
    flagged = {
        (one.team, one.topic) for one in rates(_board((published,), strengths)) if one.differs and one.topic
    }
    return _judge(flagged, _by_percentages(rows), {(KEEN_TEAM, KEEN_TOPIC)} if times > 1 else set())


def _question(person: int, week: int, team: str, topic: str) -> Counted:
    return Counted(person, week, team, topic, CONTAINED, NO_OPINION, NO_ENTRY, 900)


def _by_percentages(rows: Sequence[Counted]) -> set[tuple[str, str]]:
    """Questions per head half as many again as, or half of, the other teams'."""
    counts = {(team, topic): 0 for team in TEAMS for topic in TOPICS}
    for one in rows:
        counts[one.team, one.topic] += 1
    flagged = set()
    for team, topic in counts:
        others = sum(counts[other, topic] for other in TEAMS if other != team) / (len(TEAMS) - 1)
        if counts[team, topic] >= 1.5 * others or counts[team, topic] <= 0.5 * others:
            flagged.add((team, topic))
    return flagged


def _judge(ours: set[tuple[str, str]], plain: set[tuple[str, str]], planted: set[tuple[str, str]]) -> Found:
    return Found(bool(ours & planted), bool(ours - planted), bool(plain & planted), bool(plain - planted))


def training(chance: Chance, after: float) -> Found:
    """Five of ten teams are trained; mistakes of all fall a little, those of the trained to `after` of it."""
    held = Held((MONTH.first + timedelta(days=3)), ("assault",), tuple(TEAMS[:5]), 100, 1)
    months = []
    for number in (-3, -2, -1, 1, 2, 3):
        month, rows = MONTH.after(number), []
        for place, team in enumerate(TEAMS):
            share = 0.4 * (0.9 if number > 0 else 1.0) * (after if number > 0 and team in held.teams else 1.0)
            for person in range(place * 80, place * 80 + 80):
                # Half of those who ask say what they meant to record.
                stated = "" if chance.random() < 0.5 else "39" if chance.random() < share else "8N"
                one = _question(person, int(chance.integers(4)), team, "assault")
                rows.append(one._replace(stated=stated, decided="8N"))
                if person % 2:
                    rows.append(_question(person, int(chance.integers(4)), team, "other"))
        months.append(release(str(month), len(month.weeks()), rows, LEAST, groups_in(month, [held])))
    (effect,) = effects(months, [held])
    fell, plain = effect.verdict == "fell", _plainly_fell(months, held)
    planted = after < 1
    return Found(
        fell and planted, effect.verdict != "open" and not planted, plain and planted, plain and not planted
    )


def _plainly_fell(months: Sequence[Release], held: Held) -> bool:
    """A tenth fewer wrong turns after than before, whatever the other teams did."""
    (effect,) = effects(months, [held])
    before, after = effect.trained_before, effect.trained_after
    return bool(before and after and after[0] / after[1] <= 0.9 * before[0] / before[1])


def trend(chance: Chance, times: float, season: bool) -> Found:
    """A year of weeks; from week 30 a topic is asked about `times` as often, or all topics are busier."""
    months, week = [], 0
    for number in range(-11, 1):
        month = MONTH.after(number)
        counts: dict[str, list[int]] = {"": [], "topic": []}
        for _ in month.weeks():
            volume = 500 * (1.6 if season and week >= 30 else 1.0)
            counts[""].append(int(chance.poisson(volume)))
            counts["topic"].append(int(chance.poisson(volume * 0.05 * (times if week >= 30 else 1.0))))
            week += 1
        topics = {"topic": Figure(sum(counts["topic"]), 50, 0)}
        months.append(Release(str(month), LEAST, Figure(2000, 800, 0), topics=topics, weeks=counts))
    board = Board(LEAST, Span(MONTH.before(11), MONTH), tuple(months), (), {})
    (found,) = (one for one in trends(board) if one.topic)
    series = [count for _, count in found.weeks]
    plain = any(sum(series[n : n + 4]) >= 1.3 * sum(series[n - 4 : n]) for n in range(4, len(series) - 3))
    near = found.since is not None and abs([day for day, _ in found.weeks].index(found.since) - 30) <= 2
    planted = times > 1
    return Found(
        near and planted, found.since is not None and not planted, plain and planted, plain and not planted
    )


def _board(months: tuple[Release, ...], strengths: tuple[Strength, ...]) -> Board:
    return Board(LEAST, Span(MONTH, MONTH), months, (), {}, strengths)


SCENES: dict[str, Callable[[Chance], Found]] = {
    "nothing at all, teams": lambda chance: ask_rates(chance, 1, keen_officers=False),
    "nothing but keen officers, teams": lambda chance: ask_rates(chance, 1, keen_officers=True),
    "a team asks 3 times as much": lambda chance: ask_rates(chance, 3, keen_officers=True),
    "nothing at all, training": lambda chance: training(chance, 1),
    "training halves mistakes": lambda chance: training(chance, 0.5),
    "nothing at all, weeks": lambda chance: trend(chance, 1, season=False),
    "nothing but a busy season, weeks": lambda chance: trend(chance, 1, season=True),
    "a topic doubles from week 30": lambda chance: trend(chance, 2, season=False),
}


def main() -> None:
    """Simulate each scene, and print the shares of simulations."""
    options = argparse.ArgumentParser()
    options.add_argument("--simulations", type=int, default=1000)
    options.add_argument("--scene", action="append", choices=list(SCENES))
    chosen = options.parse_args()
    times = chosen.simulations
    line = "{:<34} {:>11} {:>17} {:>13} {:>19}\n"
    sys.stdout.write(
        line.format("", "found, ours", "false alarm, ours", "found, plain", "false alarm, plain")
    )
    for name in chosen.scene or SCENES:
        scene = SCENES[name]
        chance = np.random.default_rng(20261123)
        found = [scene(chance) for _ in range(times)]
        shares = [
            f"{100 * sum(getattr(one, field) for one in found) / times:.1f} %"
            for field in ("ours", "ours_false", "plain", "plain_false")
        ]
        sys.stdout.write(line.format(name, *shares))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
