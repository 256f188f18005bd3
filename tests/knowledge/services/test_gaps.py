"""What is found in published months: who asks more, since when, what training did, what fails in silence."""

import random
from datetime import date, datetime, timedelta

import pytest

from knowledge.domain.errors import BadInput
from knowledge.domain.loads import FORCE, Audit, Recorded, Strength
from knowledge.domain.misturns import Turns
from knowledge.domain.month import Month
from knowledge.domain.release import Figure, Release
from knowledge.domain.training import Held, groups_in
from knowledge.services.gaps.audits import Field, compliance, four_fields
from knowledge.services.gaps.board import Board, Span
from knowledge.services.gaps.mistakes import Confusion, confusions, rules_between, wrong_turns
from knowledge.services.gaps.quiz import quiz, scores
from knowledge.services.gaps.rates import PER_CRIME, rates
from knowledge.services.gaps.report import as_text, month_report
from knowledge.services.gaps.sentences import effect_words, trend_words
from knowledge.services.gaps.training import effects, plan
from knowledge.services.gaps.trends import BY_YEAR, trends
from knowledge.store.quizzes import Result
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import edition

NOVEMBER = Month(2026, 11)


def board(*months: Release, strengths: tuple[Strength, ...] = (), recorded: tuple[Recorded, ...] = (),
          earlier: tuple[Release, ...] = ()) -> Board:  # fmt: skip
    span = Span(Month.read(months[0].month), Month.read(months[-1].month))
    return Board(10, span, months, earlier, {}, strengths, recorded)


def test_a_team_is_compared_per_head_and_per_recorded_crime() -> None:
    cells = {"rape": {"A": Figure(60, 30, 0), "B": Figure(12, 10, 0)}}
    topics, teams = {"rape": Figure(72, 40, 0)}, {"A": Figure(80, 35, 0), "B": Figure(50, 30, 0)}
    month = Release("2026-11", 10, Figure(130, 65, 0), topics, teams, cells)
    heads = (Strength("A", 100, "2026-04"), Strength("B", 60, "2026-04"), Strength("B", 100, "2026-10"))
    crimes = (Recorded("A", "rape", "2026-11", 10), Recorded("B", "rape", "2026-11", 40))
    found = {
        (one.team, one.topic, one.per): one for one in rates(board(month, strengths=heads, recorded=crimes))
    }
    assert found["A", "rape", "100 people a month"].compared.ratio.value == pytest.approx(3)
    assert found["A", "rape", "100 people a month"].differs
    assert found["A", "rape", PER_CRIME].compared.ratio.value == pytest.approx(12)
    assert not found["A", "", "100 people a month"].differs


def yearly(month: Month, busy: bool, times: float, chance: random.Random) -> Release:
    counts = [round((60 if busy else 20) * times + chance.gauss(0, 3)) for _ in month.weeks()]
    weeks = {"": [1000 for _ in counts], "rape": counts}
    return Release(str(month), 10, Figure(4000, 500, 0), {"rape": Figure(sum(counts), 90, 0)}, weeks=weeks)


@pytest.mark.parametrize(("times", "since"), [(1.0, None), (2.0, Month(2026, 9).first)])
def test_the_same_season_every_year_is_no_change_and_a_change_in_it_is(
    times: float, since: date | None
) -> None:
    chance = random.Random(7)
    first = Month(2025, 5)
    months = [
        yearly(month, month.number >= 9, times if month >= Month(2026, 9) else 1.0, chance)
        for month in first.up_to(NOVEMBER)
    ]
    at = board(*months[-6:], earlier=tuple(months[:-6]))
    (found,) = [one for one in trends(at) if one.topic == "rape"]
    assert found.against == BY_YEAR
    assert (found.since is None) == (since is None)
    if found.since and since:
        assert abs((found.since - since).days) <= 7
        assert trend_words(found).startswith("Rose since the week of ")


def turned(month: Month, **teams: tuple[int, int]) -> Release:
    rows = {
        name.replace("_", "@"): {"wrong": wrong, "right": right} for name, (wrong, right) in teams.items()
    }
    cells = {"rape": {team: Figure(99, 99, 0) for team in ("A", "B", "C")}}
    whole = {"wrong": sum(w for w, _ in teams.values()), "right": sum(r for _, r in teams.values())}
    turns = {"rape": Turns(900, whole, {"39 > 8N": whole["wrong"]}, rows)}
    return Release(
        str(month), 10, Figure(900, 300, 0), {"rape": Figure(900, 300, 0)}, cells=cells, turns=turns
    )


HELD = Held(NOVEMBER.first, ("rape",), ("A", "B"), 60, 1)
BEFORE = [turned(NOVEMBER.before(n), A=(30, 30), B=(30, 30), C=(50, 50)) for n in (3, 2, 1)]


def test_a_training_that_halves_mistakes_is_said_to_in_one_sentence() -> None:
    after = [turned(NOVEMBER.after(n), _1=(30, 90), _=(50, 50)) for n in (1, 2)]
    (found,) = effects([*BEFORE, *after], [HELD])
    assert (found.trained_before, found.trained_after) == ((180, 360), (60, 240))
    assert found.verdict == "fell"
    assert effect_words(found).startswith(
        "Wrong turns fell by 25 points more in the trained teams than in the"
    )


def test_what_fell_everywhere_is_no_effect_of_the_training() -> None:
    after = [turned(NOVEMBER.after(n), _1=(30, 90), _=(25, 75)) for n in (1, 2)]
    (found,) = effects([*BEFORE, *after], [HELD])
    assert found.verdict == "open"


def test_too_early_to_tell_says_about_how_long() -> None:
    few = [turned(NOVEMBER.before(n), A=(10, 12), B=(10, 12), C=(10, 12)) for n in (3, 2, 1)]
    (found,) = effects(few, [HELD])
    assert found.change is None
    assert found.weeks_more
    assert effect_words(found) == f"Can’t tell yet: needs about {found.weeks_more} more weeks."


def test_a_plan_says_the_smallest_change_that_would_show() -> None:
    found = plan(BEFORE, "rape", ("A",), date(2026, 11, 2))
    assert found is not None
    assert found.share == 0.5
    assert 0.05 < found.smallest < 0.3
    assert plan(BEFORE, "theft", ("A",), date(2026, 11, 2)) is None


def test_teams_trained_alike_count_together_for_half_a_year() -> None:
    later = Held(NOVEMBER.after().first, ("rape",), ("B",), 9, 2)
    assert groups_in(NOVEMBER, [HELD, later]) == {}
    assert groups_in(NOVEMBER.after(2), [HELD, later]) == {"rape": {"A": "@1", "B": "@1+2"}}
    assert groups_in(NOVEMBER.after(7), [HELD, later]) == {"rape": {"B": "@2"}}
    assert HELD.is_of("@1+2")
    assert not HELD.is_of("@")
    assert not HELD.is_of("@12")


def test_confusions_name_the_rule_between_the_two() -> None:
    month = turned(NOVEMBER, A=(30, 30), B=(20, 40))
    (pair,) = confusions(board(month))
    assert (pair.meant, pair.decided, pair.people) == ("39", "8N", 50)
    found = rules_between(edition().rulebook, Confusion("stalking", "", "8L", "8Q", 12))
    assert found
    assert "8Q" in {crime.ho_class for crime in found[0].then.crimes}
    assert wrong_turns(board(month))[0].share.value == pytest.approx(50 / 120)


def audit(category: str, topic: str, team: str, audited: int, compliant: int) -> Audit:
    return Audit(category, topic, team, audited, compliant, date(2026, 4, 1), date(2026, 9, 30))


def test_what_fails_often_and_is_not_asked_about_stands_first_among_silent_ones() -> None:
    topics = {"rape": Figure(90, 60, 0), "theft": Figure(20, 12, 0), "fraud": Figure(40, 30, 0)}
    month = Release("2026-11", 10, Figure(150, 90, 0), topics)
    audits = [audit("Rape", "rape", FORCE, 93, 40), audit("Theft", "theft", FORCE, 100, 50),
              audit("Fraud", "fraud", FORCE, 300, 290)]  # fmt: skip
    found = {one.topic: one.field for one in four_fields(board(month), audits)}
    assert found == {"rape": Field.FAILS_AND_ASKS, "theft": Field.FAILS_SILENTLY, "fraud": Field.NEITHER}


def test_few_audited_records_of_a_team_cannot_be_worked_out_from_the_force() -> None:
    audits = [audit("Rape", "rape", FORCE, 60, 50), audit("Rape", "rape", "A", 4, 4),
              audit("Rape", "rape", "B", 26, 20), audit("Rape", "rape", "C", 30, 26)]  # fmt: skip
    shown = {one.audit.team for one in compliance(audits, 10) if one.share}
    assert shown == {FORCE, "C"}


def test_the_published_audit_figures_are_wilson_intervals_of_samples_that_large() -> None:
    found = compliance([audit("All", "", FORCE, 1755, 1476), audit("Violence", "", FORCE, 863, 681)], 10)
    halves = [(round(100 * (e.high - e.low) / 2, 2)) for e in (one.share for one in found) if e]
    assert [round(100 * one.share.value, 1) for one in found if one.share] == [84.1, 78.9]
    assert halves == [1.71, 2.72]


def test_a_quiz_has_one_right_answer_each_and_its_scores_hide_the_few() -> None:
    for topic in edition().rulebook.topics[:20]:
        answers = {case.decision for case in topic.cases} | {str(case.crimes) for case in topic.cases}
        if len(answers) > 3:
            for question in quiz(edition(), topic.id):
                assert len(set(question.options)) == len(question.options) >= 2
                assert 0 <= question.right < len(question.options)


def test_a_quiz_says_why_by_the_rule_that_decides_the_case_and_names_each_code() -> None:
    questions = {one.case: one for one in quiz(edition(), "stalking")}
    calm = questions["A former partner who keeps turning up, no fear"]
    assert calm.why.endswith("Without fear of violence or serious alarm it is section 2A.")
    assert "8Q (008/65) Stalking involving fear of violence" in calm.options
    frightened = questions["A former partner, fear of violence"]
    assert frightened.why.endswith("so it is section 4A, 008/65.")
    assert frightened.options[frightened.right] == "8Q (008/65) Stalking involving fear of violence"


def test_quiz_scores_are_of_teams_with_enough_people(store: Store) -> None:
    with store() as work:
        for person in range(24):
            for topic in ("rape", "theft"):
                team = "A" if person < 11 else "B"
                work.quizzes.add(Result(topic, team, f"account:{person}", 4, 5), "2026-10", NOW)
        work.quizzes.add(Result("fraud", "A", "account:1", 0, 5), "2026-10", NOW)
        found = {(one.topic, one.team): (one.right, one.asked) for one in scores(work, ["2026-10"], 10)}
    assert ("fraud", "") not in found
    assert set(found.values()) <= {(96, 120), (44, 55), (52, 65)}


def test_a_report_of_nothing_is_refused_and_of_a_month_that_is_not_over_too(store: Store) -> None:
    with store() as work:
        with pytest.raises(BadInput, match="fewer than 10 people asked anything"):
            month_report(work, 10, Month(2026, 9), NOW)
        with pytest.raises(
            BadInput, match="November 2026 can still change: its report can be made from 1 December 2026 on"
        ):
            month_report(work, 10, NOVEMBER, datetime(2026, 11, 29, tzinfo=NOW.tzinfo) + timedelta(days=1))


def test_a_report_names_a_team_that_asks_more(store: Store) -> None:
    cells = {"rape": {"A": Figure(60, 40, 0), "B": Figure(12, 10, 0)}}
    month = Release("2026-10", 10, Figure(130, 65, 90_000), {"rape": Figure(72, 50, 0)},
                    {"A": Figure(80, 35, 0), "B": Figure(50, 30, 0)}, cells)  # fmt: skip
    with store() as work:
        work.loads.put_strengths([Strength("A", 100, "2026-04"), Strength("B", 100, "2026-04")])
        work.asked.publish(month, NOW)
        made = as_text(month_report(work, 10, Month(2026, 10), NOW))
        assert made == as_text(month_report(work, 10, Month(2026, 10), NOW + timedelta(days=9)))
    assert "A asks more about Rape than the other teams: 4.0 times as many people" in made
    assert "Time to answer: 0.7 seconds on average" in made
