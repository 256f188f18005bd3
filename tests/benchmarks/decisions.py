"""How long a decision, the next question and the loading of the rulebook take; and with a rulebook ten times as large.

.venv/bin/python -m tests.benchmarks.decisions

Times are processor time of this machine, so each stands beside a yardstick of the same run: looking once at every rule there is.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

import click

from knowledge.domain.condition import All, AnyOf, Condition, Is, Not
from knowledge.domain.engine import decide
from knowledge.domain.interview import interview
from knowledge.domain.report import ACT, Report, View
from knowledge.domain.rulebook import Rulebook, Topic
from knowledge.reading.rulebook import read_rulebook
from knowledge.services.report_reading import read_report
from tests.knowledge.cases.told import document_examples, told_cases
from tests.knowledge.edition import DAY, edition, published

TIMES = 10
ROUNDS = 5
EVERY = 3
"""Of the reports, each third is timed."""
_BUSIEST = 6


def every_report(rulebook: Rulebook) -> list[Report]:
    """Every worked case and told case in full, and with its acts alone, where most is still to be asked."""
    facts: list[Mapping[str, object]] = [case.facts for topic in rulebook.topics for case in topic.cases]
    facts += [case.facts for case in (*told_cases(), *document_examples())]
    reports = [read_report(one, rulebook) for one in facts]
    return reports + [Report({}, report.acts) for report in reports]


def largest(reports: Sequence[Report]) -> Report:
    """The most facts and acts that any report of the tests has."""
    return max(reports, key=lambda report: len(report.facts) + sum(len(act) for act in report.acts))


def busiest(reports: Sequence[Report]) -> Report:
    """Several acts at once, of which nothing else is known."""
    acts = dict.fromkeys(str(act[ACT]) for report in reports for act in report.acts)
    known = ("burglary", "robbery", "assault", "stalk", "message", "damage")
    return Report({}, tuple({ACT: act} for act in acts if act in known)[:_BUSIEST])


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of some rounds in milliseconds of processor time, which other work on the machine disturbs least."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def yardstick(rulebook: Rulebook) -> float:
    """Looking once at the condition of every rule, in milliseconds."""
    report = Report({}, ({ACT: "assault"},))
    rules = [rule for topic in rulebook.topics for rule in topic.rules]

    def look() -> None:
        view = View(report, rulebook)
        for rule in rules:
            rule.when.judge(view)

    return timed(look, 20)


def multiplied(rulebook: Rulebook, times: int) -> Rulebook:
    """Every topic as many times, each copy with acts and rule ids of its own."""
    topics = tuple(_copy(topic, number) for number in range(times) for topic in rulebook.topics)
    return replace(rulebook, topics=topics)


def _copy(topic: Topic, number: int) -> Topic:
    if number == 0:
        return topic
    rules = tuple(
        replace(rule, id=f"{rule.id}-{number}", when=_with_acts(rule.when, number)) for rule in topic.rules
    )
    return replace(
        topic, id=f"{topic.id}-{number}", raised_by=_with_acts(topic.raised_by, number), rules=rules
    )


def _with_acts(condition: Condition, number: int) -> Condition:
    match condition:
        case Is(fact, values) if fact == ACT:
            return Is(fact, frozenset(f"{value}_{number}" for value in values))
        case Not(part):
            return Not(_with_acts(part, number))
        case All(parts):
            return All(tuple(_with_acts(part, number) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_with_acts(part, number) for part in parts))
    return condition


def _lines(rulebook: Rulebook, reports: Sequence[Report]) -> Iterator[str]:
    unit = yardstick(rulebook)
    yield f"yardstick: {unit:.2f} ms"
    for name, work in (("decision", _decide), ("next question", _ask)):
        taken = sorted(_took(work, report, rulebook, 2) for report in reports)
        at_99 = taken[int(len(taken) * 0.99)]
        yield (
            f"{name}: p50 {median(taken):.2f} ms ({median(taken) / unit:.2f}), p99 {at_99:.2f} ms "
            f"({at_99 / unit:.2f}), longest {taken[-1]:.2f} ms, of {len(reports)} reports"
        )
        for label, one in (("largest", largest(reports)), ("busiest", busiest(reports))):
            yield f"  {label} report: {_took(work, one, rulebook, ROUNDS):.2f} ms"


def _decide(report: Report, rulebook: Rulebook) -> object:
    return decide(report, rulebook, DAY)


def _ask(report: Report, rulebook: Rulebook) -> object:
    return interview(report, rulebook, DAY)


def _took(
    work: Callable[[Report, Rulebook], object], report: Report, rulebook: Rulebook, rounds: int
) -> float:
    return timed(lambda: work(report, rulebook), rounds)


def main() -> None:
    built = edition()
    documents, catalogue = published(), built.catalogue
    loading = timed(lambda: read_rulebook(documents, catalogue.title_for, catalogue.listed))
    rules = sum(len(topic.rules) for topic in built.rulebook.topics)
    click.echo(f"{len(built.rulebook.topics)} topics, {rules} rules, {len(built.rulebook.facts)} facts")
    click.echo(f"loading the rulebook from its files' texts: {loading:.0f} ms")
    reports = every_report(built.rulebook)[::EVERY]
    for line in _lines(built.rulebook, reports):
        click.echo(line)
    click.echo(f"rulebook times {TIMES}:")
    for line in _lines(multiplied(built.rulebook, TIMES), reports):
        click.echo(line)


if __name__ == "__main__":
    main()
