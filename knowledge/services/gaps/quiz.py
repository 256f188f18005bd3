"""A short quiz on a topic, from the worked cases that its rules are proved by; what came of it, by team."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from knowledge.domain.counted import NO_TEAM
from knowledge.domain.engine import decide
from knowledge.domain.errors import BadInput, NotFound
from knowledge.domain.month import Month, day_of
from knowledge.domain.rule import Word, WorkedCase
from knowledge.domain.rulebook import Rulebook, Topic
from knowledge.domain.suppression import OTHERS, People, merge_small, open_cells
from knowledge.services.desk import Edition
from knowledge.services.report_reading import read_report
from knowledge.store.quizzes import Result
from knowledge.store.unit_of_work import UnitOfWork

LENGTH = 5
_OPTIONS = 4
Titles = Mapping[tuple[str, str | None], str]
_WORDS = {
    "record_crime_related_incident": "A crime-related incident, no crime yet",
    "no_crime_incident_only": "No crime: an incident only",
    "record_n100": "An N100, not a crime",
    "record_n300": "An N300",
    "cancel": "Cancel the crime",
    "transfer": "Transfer it to another force",
    "refer_fcr": "Ask the force crime registrar",
    "add_to_existing": "Add it to the existing crime",
    "outcome": "Give it an outcome",
}


@dataclass(frozen=True)
class Question:
    """A case in a few words, what might be recorded, and which of those is right."""

    case: str
    options: tuple[str, ...]
    right: int
    why: str


def quiz(edition: Edition, topic: str) -> list[Question]:
    """The same questions every time; NotFound for a topic whose cases all end alike."""
    found = edition.rulebook.by_topic.get(topic)
    if found is None:
        raise NotFound("There is no topic of that name.")
    titles = _titles(edition.rulebook)
    answers = {id(case): _answer(case, titles) for case in _decided(found)}
    every = list(dict.fromkeys(answers.values()))
    if len(every) < 2:
        raise NotFound("There is no quiz on this topic: its worked cases all end alike.")
    chosen = _varied(_decided(found), answers)
    return [_question(edition, case, answers[id(case)], every) for case in chosen]


def has_quiz(topic: Topic) -> bool:
    """Whether its worked cases end in more ways than one."""
    return len({_answer(case, {}) for case in _decided(topic)}) > 1


def _decided(topic: Topic) -> list[WorkedCase]:
    """An answer about the rules is nothing that an officer could record, so no question is made of it."""
    return [case for case in topic.cases if case.decision not in (None, Word.ANSWER)]


def _varied(cases: Sequence[WorkedCase], answers: Mapping[int, str]) -> list[WorkedCase]:
    """One case of each answer in turn, until there are enough."""
    by_answer: dict[str, list[WorkedCase]] = defaultdict(list)
    for case in cases:
        by_answer[answers[id(case)]].append(case)
    chosen: list[WorkedCase] = []
    while len(chosen) < LENGTH and any(by_answer.values()):
        for some in by_answer.values():
            if some and len(chosen) < LENGTH:
                chosen.append(some.pop(0))
    return chosen


def _question(edition: Edition, case: WorkedCase, answer: str, every: Sequence[str]) -> Question:
    others = [one for one in every if one != answer]
    # Begin at another place for each case, so that the right one isn't always among the same few.
    turn = sum(map(ord, case.name)) % len(others)
    some = sorted([answer, *(others[turn:] + others[:turn])[: _OPTIONS - 1]])
    return Question(
        case.name[:1].upper() + case.name[1:], tuple(some), some.index(answer), _why(edition, case)
    )


def _why(edition: Edition, case: WorkedCase) -> str:
    """What the rules say that decide the case: those of its crimes, else the first of them."""
    decision = decide(read_report(case.facts, edition.rulebook), edition.rulebook, edition.on)
    rules = {crime.rule for crime in decision.crimes}
    own = [reason.text for reason in decision.reasons if reason.rule in rules]
    return " ".join(dict.fromkeys(own or [reason.text for reason in decision.reasons][:1]))


def _answer(case: WorkedCase, titles: Titles) -> str:
    if not case.crimes:
        return _WORDS.get(str(case.decision), str(case.decision).replace("_", " ").capitalize())
    named = [f"{times} × " * (times > 1) + _class(cls, code, titles) for cls, code, times in case.crimes]
    return " and ".join(named)


def _class(ho_class: str, code: str | None, titles: Titles) -> str:
    return " ".join(filter(None, (ho_class, f"({code})" if code else "", titles.get((ho_class, code), ""))))


def _titles(rulebook: Rulebook) -> Titles:
    """By class and code; none for a code that stands for several offences."""
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for topic in rulebook.topics:
        for crime in (crime for rule in topic.rules for crime in rule.then.crimes):
            found[crime.ho_class, crime.code].add(crime.title)
    return {key: next(iter(some)) for key, some in found.items() if len(some) == 1}


def mark(questions: Sequence[Question], answers: Mapping[int, int]) -> list[bool]:
    """Which answers were right; BadInput while one is missing."""
    for number in range(len(questions)):
        if number not in answers:
            raise BadInput(f"Answer question {number + 1}.", field=f"q{number}")
    return [answers[number] == one.right for number, one in enumerate(questions)]


def keep(work: UnitOfWork, topic: str, team: str, owner: str, marks: Sequence[bool], now: datetime) -> None:
    """Count a finished quiz; whose it was is only used to count people."""
    result = Result(topic, team or NO_TEAM, owner, sum(marks), len(marks))
    work.quizzes.add(result, str(Month.of(day_of(now))), now)


@dataclass(frozen=True)
class Score:
    """Right answers and answers, of a topic (`team` is `""`) or of a team on it."""

    topic: str
    team: str
    right: int
    asked: int


def scores(work: UnitOfWork, months: Sequence[str], least: int) -> list[Score]:
    """By topic and team over months that are over, each month published by the same rule as questions."""
    total: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for month in months:
        for score in _month(work.quizzes.of([month]), least):
            total[score.topic, score.team][0] += score.right
            total[score.topic, score.team][1] += score.asked
    return [Score(topic, team, *counts) for (topic, team), counts in sorted(total.items())]


def _month(results: Sequence[Result], least: int) -> list[Score]:
    numbers = {owner: place for place, owner in enumerate(sorted({one.owner for one in results}))}
    if len(numbers) < least:
        return []
    teams = merge_small(_people(results, numbers, "team"), least)
    topics = merge_small(_people(results, numbers, "topic"), least)
    cells: dict[tuple[str, str], People] = defaultdict(frozenset)
    sheets: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in results:
        team, topic = teams.name_of(one.team), topics.name_of(one.topic)
        cells[team, topic] |= {numbers[one.owner]}
        for key in ((topic, team), (topic, "")):
            sheets[key][0] += one.right
            sheets[key][1] += one.asked
    opened = open_cells(cells, teams.names, topics.names, least)
    shown = [(topic, "") for topic in topics.names]
    shown += [(topic, team) for topic, rows in opened.rows_of.items() for team in rows if team != OTHERS]
    return [Score(topic, team, *sheets[topic, team]) for topic, team in shown if topic != OTHERS]


def _people(results: Sequence[Result], numbers: Mapping[str, int], column: str) -> dict[str, People]:
    found: dict[str, set[int]] = defaultdict(set)
    for one in results:
        found[getattr(one, column)].add(numbers[one.owner])
    return {name: frozenset(people) for name, people in found.items()}
