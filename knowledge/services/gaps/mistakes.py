"""Wrong-turn rate: what officers meant to record against what was decided, and the rule between the two.

Each person counts once a month for a topic, by the first time that they said what they meant to record.
"""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

from knowledge.domain.counted import RIGHT, WRONG
from knowledge.domain.decision import recorded
from knowledge.domain.misturns import Turns
from knowledge.domain.rule import Rule
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.suppression import OTHERS
from knowledge.services.gaps.board import Board
from knowledge.services.gaps.rates import CERTAIN
from knowledge.statistics.comparing import adjusted, compare_shares
from knowledge.statistics.intervals import Estimate, wilson


@dataclass(frozen=True)
class Turn:
    """A topic's wrong turns, of all teams (`team` is `""`) or of one; `p` is against the other teams."""

    topic: str
    team: str
    wrong: int
    stated: int
    share: Estimate
    p: float | None = None
    q: float | None = None

    @property
    def differs(self) -> bool:
        """Whether the team is unlike the others beyond chance, with all that is shown looked at together."""
        return self.q is not None and self.q <= CERTAIN


@dataclass(frozen=True)
class Confusion:
    """A class that was meant, and what was decided instead; `""` as team means all."""

    topic: str
    team: str
    meant: str
    decided: str
    people: int


def wrong_turns(board: Board) -> list[Turn]:
    """Each topic, and each team within it that may be shown; the most mistaken topic first."""
    return board.once("wrong_turns", lambda: _wrong_turns(board))


def _wrong_turns(board: Board) -> list[Turn]:
    found: list[Turn] = []
    for topic in board.topics:
        whole = _count(board, topic, "")
        if whole is None or not sum(whole):
            continue
        found.append(_turn(topic, "", whole))
        for team in board.teams:
            part = _count(board, topic, team)
            rest = _rest(board, topic, team)
            if part is not None and rest is not None:
                p = compare_shares(part[0], sum(part), rest[0], sum(rest))
                found.append(replace(_turn(topic, team, part), p=p))
    return sorted(_with_q(found), key=lambda turn: (turn.topic, turn.team))


def _with_q(turns: list[Turn]) -> list[Turn]:
    qs = iter(adjusted([turn.p for turn in turns if turn.p is not None]))
    return [replace(turn, q=next(qs)) if turn.p is not None else turn for turn in turns]


def _turn(topic: str, team: str, counts: tuple[int, int]) -> Turn:
    wrong, right = counts
    return Turn(topic, team, wrong, wrong + right, wilson(wrong, wrong + right))


def wrong_and_right(turns: Turns | None, team: str = "") -> tuple[int, int] | None:
    """Of one month; None where either isn't shown."""
    if turns is None:
        return None
    counts = turns.team_turns.get(team, {}) if team else turns.turns
    if WRONG not in counts or RIGHT not in counts:
        return None
    return counts[WRONG], counts[RIGHT]


def _count(board: Board, topic: str, team: str) -> tuple[int, int] | None:
    found = [wrong_and_right(month.turns.get(topic), team) for month in board.shown]
    return _added([one for one in found if one])


def _rest(board: Board, topic: str, team: str) -> tuple[int, int] | None:
    """Everybody else, in the months that show the team."""
    found = []
    for month in board.shown:
        turns = month.turns.get(topic)
        part, whole = wrong_and_right(turns, team), wrong_and_right(turns)
        if part and whole:
            found.append((whole[0] - part[0], whole[1] - part[1]))
    return _added(found)


def _added(pairs: list[tuple[int, int]]) -> tuple[int, int] | None:
    return (sum(wrong for wrong, _ in pairs), sum(right for _, right in pairs)) if pairs else None


def confusions(board: Board, team: str = "") -> list[Confusion]:
    """What is taken for what, the most frequent first; pairs of few people are left out."""
    found: Counter[tuple[str, str]] = Counter()
    for month in board.shown:
        for topic, turns in month.turns.items():
            pairs = turns.team_pairs.get(team, {}) if team else turns.pairs
            for pair, people in pairs.items():
                if pair != OTHERS:
                    found[topic, pair] += people
    made = []
    for (topic, pair), people in found.items():
        meant, _, decided = pair.partition(" > ")
        made.append(Confusion(topic, team, meant, decided, people))
    return sorted(made, key=lambda one: (-one.people, one.topic, one.meant, one.decided))


def rules_between(rulebook: Rulebook, confusion: Confusion) -> list[Rule]:
    """The topic's rules that give what was decided and would give what was meant; those decided first.

    Of each the one that is nearest to one of the other: rules that turn on the same facts part the two.
    """
    topic = rulebook.by_topic.get(confusion.topic)
    if topic is None:
        return []
    decided = set(confusion.decided.split())
    right = [rule for rule in topic.rules if gives(rule) & decided]
    meant = [rule for rule in topic.rules if confusion.meant in gives(rule) and rule not in right]
    if not right or not meant:
        return [*right[:2], *meant[:1]]
    nearest = max(product(right, meant), key=lambda pair: _alike(*pair))
    return [nearest[0], *[rule for rule in right if rule is not nearest[0]][:1], nearest[1]]


def _alike(one: Rule, other: Rule) -> float:
    """The share of the facts of both that both turn on."""
    facts, others = set(one.when.facts()), set(other.when.facts())
    return len(facts & others) / max(1, len(facts | others))


def gives(rule: Rule) -> set[str]:
    """The classes, or the incident, that a rule records."""
    found = {crime.ho_class for crime in rule.then.crimes}
    if rule.then.ruling:
        found |= {*recorded(rule.then.ruling.word, (), rule.then.ruling.incident)}
    return found
