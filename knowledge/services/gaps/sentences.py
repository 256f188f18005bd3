"""The trainers' findings in plain sentences."""

from datetime import date

from knowledge.domain.counted import NO_TEAM
from knowledge.domain.decision import NO_CRIME
from knowledge.domain.month import Month
from knowledge.domain.suppression import OTHERS
from knowledge.services.gaps.rates import Rate
from knowledge.services.gaps.training import Effect, Plan
from knowledge.services.gaps.trends import BY_SHARE, Trend

ANYTHING_LEFT_OUT = (
    "A number is hidden when it is about fewer than {least} people, or when such a number could be worked out "
    "from it."
)


def team_name(team: str) -> str:
    """A team's name."""
    return {NO_TEAM: "No team given", OTHERS: "Other teams together"}.get(team, team)


def classes(written: str) -> str:
    """What was meant or decided, as officers write it: 8N, or no crime."""
    return ", ".join("no crime" if one == NO_CRIME else one for one in written.split())


def day(one: date) -> str:
    """2 November 2026."""
    return f"{one.day} {one:%B %Y}"


def month_words(written: str) -> str:
    """A month with its days."""
    month = Month.read(written)
    first = f"{month.first.day} {month.first:%b}"
    return f"{date(month.year, month.number, 1):%B %Y} ({first} to {month.last.day} {month.last:%b})"


def percent(share: float) -> str:
    """To one decimal."""
    return f"{100 * share:.1f} %"


def trend_words(trend: Trend) -> str:
    """Since when, or why nothing can be said."""
    share = ", as a share of all questions" if trend.against == BY_SHARE else ""
    if trend.since:
        word = "Rose" if trend.rose else "Fell"
        return f"{word} since the week of {day(trend.since)}{share}"
    if not trend.against:
        return "Can’t tell: a year of weeks is needed before a season can be told from a change"
    if trend.change is None:
        return "Can’t tell: too few weeks"
    return f"No change beyond chance{share}"


def rate_words(rate: Rate, title: str) -> str:
    """A team's rate in one sentence."""
    ratio = rate.compared.ratio
    how = "more" if ratio.value > 1 else "less"
    times = "many times" if ratio.value == float("inf") else f"{ratio.value:.1f} times"
    end = "" if ratio.high == float("inf") else f" and {ratio.high:.1f}"
    between = f"between {ratio.low:.1f}{end}" if end else f"at least {ratio.low:.1f}"
    return f"{rate.team} asks {how} about {title} than the other teams: {times} as many people per {rate.per} ({between})."


def effect_words(effect: Effect) -> str:
    """A session's effect in one sentence."""
    if effect.change is None:
        return _too_early(effect.weeks_more) or (
            "Can’t tell: too few people said what they meant to record, before or after."
        )
    points = [
        round(abs(value) * 100) for value in (effect.change.value, effect.change.low, effect.change.high)
    ]
    if effect.verdict == "open":
        return _too_early(effect.weeks_more) or (
            "No effect can be seen, though one that halved the mistakes would have shown by now."
        )
    low, high = sorted(points[1:])
    word = "fell" if effect.verdict == "fell" else "rose"
    return (
        f"Wrong turns {word} by {points[0]} points more in the trained teams than in the others "
        f"(between {low} and {high} points)."
    )


def _too_early(weeks: int | None) -> str:
    return f"Can’t tell yet: needs about {weeks} more weeks." if weeks else ""


def plan_words(plan: Plan | None) -> str:
    """What a session could show, in one sentence."""
    if plan is None:
        return "Too little is known of these teams on this topic to say what a session could show."
    target = max(0.0, plan.share - plan.smallest)
    if plan.smallest >= plan.share:
        return (
            f"{percent(plan.share)} take a wrong turn now. Within {plan.months} months not even an end to all "
            "mistakes would show: train more teams, or wait longer."
        )
    wait = (
        f" Mistakes halved would show after about {plan.halved_after_weeks} weeks."
        if plan.halved_after_weeks
        else ""
    )
    return (
        f"{percent(plan.share)} take a wrong turn now. Within {plan.months} months a fall to {percent(target)} or "
        f"below would be seen four times in five.{wait}"
    )
