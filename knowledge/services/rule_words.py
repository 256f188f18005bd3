"""Rules as people read them: what must hold, what follows, why, and the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.citation import Because
from knowledge.domain.condition import All, AnyOf, Between, Condition, Is, Not, OnDay
from knowledge.domain.fact import Kind
from knowledge.domain.report import ACT
from knowledge.domain.rule import Basis, InForce, ProposedCrime, Rule, Then, Word
from knowledge.domain.rulebook import Rulebook
from knowledge.services.wording import HEADINGS

_ENGINE = {
    ACT: "The act",
    "topic": "The topic",
    "decision": "The decision so far",
    "crime.basis": "The crime counts by",
    "crime.class": "The crime’s class",
    "crime.code": "The crime’s code",
    "crime.in_law": "The offence existed when it was committed",
    "recorded_class": "The class recorded",
    "recorded_code": "The code recorded",
    "included_code": "The code of a crime that is not recorded separately",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """`subject` is the fact's question or what is asked about; `words` what it must be, or what follows.

    `options` are the ways in which a choice of conditions may hold, in place of the words.
    """

    subject: str
    words: str
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        sign = " " if self.subject.endswith("?") else ": "
        return f"{self.subject}{sign}{self.words}" if self.subject else self.words


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of a table; no `when` means always."""

    id: str
    when: tuple[Clause, ...]
    then: tuple[Clause, ...]
    why: str
    because: Because
    in_force: InForce
    overrides: tuple[str, ...]
    cases: tuple[str, ...] = ()
    """The worked cases on whose result it bears, where they were tried."""


def rule_rows(rules: Sequence[Rule], rulebook: Rulebook) -> list[RuleRow]:
    """In the order in which they are tried."""
    return [
        RuleRow(
            rule.id,
            tuple(_clauses(rule.when, rulebook)),
            tuple(_consequences(rule.then, rulebook)),
            rule.why,
            rule.because,
            rule.in_force,
            tuple(sorted(rule.overrides)),
        )
        for rule in rules
    ]


def alternatives(condition: Condition, rulebook: Rulebook) -> list[str]:
    """The ways in which it may hold, a line each; nothing where it always holds."""
    parts = condition.parts if isinstance(condition, AnyOf) else (condition,)
    return [words for part in parts if (words := _joined(part, rulebook))]


def _clauses(condition: Condition, rulebook: Rulebook) -> Iterator[Clause]:
    match condition:
        case All(parts):
            for part in parts:
                yield from _clauses(part, rulebook)
        case AnyOf(parts):
            options = tuple(_joined(part, rulebook) for part in parts)
            yield Clause("One of these", "; or ".join(options), options)
        case Not(part):
            yield from _negated(part, rulebook)
        case Between(fact, least, under):
            yield Clause(_subject(fact, rulebook), _range(least, under))
        case OnDay(fact, since, before):
            ends = (f"on or after {since}" if since else "", f"before {before}" if before else "")
            yield Clause(_subject(fact, rulebook), " and ".join(end for end in ends if end))
        case Is(fact, values):
            yield Clause(_subject(fact, rulebook), _values(fact, values, rulebook))


def _negated(part: Condition, rulebook: Rulebook) -> Iterator[Clause]:
    inner = list(_clauses(part, rulebook))
    if len(inner) == 1 and not isinstance(part, AnyOf):
        yield Clause(inner[0].subject, f"not {inner[0].words}")
    else:
        yield Clause("Not so that", _joined(part, rulebook))


def _joined(part: Condition, rulebook: Rulebook) -> str:
    return "; and ".join(str(one) for one in _clauses(part, rulebook))


def _range(least: int | None, under: int | None) -> str:
    parts = [
        f"at least {least}" if least is not None else "",
        f"under {under}" if under is not None else "",
    ]
    return " and ".join(part for part in parts if part)


def _subject(fact: str, rulebook: Rulebook) -> str:
    known = rulebook.facts.get(fact)
    return _ENGINE.get(fact) or (known.question if known else fact.replace("_", " "))


def _values(fact: str, values: frozenset[str], rulebook: Rulebook) -> str:
    return " or ".join(_value(fact, value, rulebook) for value in sorted(values))


def _value(fact: str, value: str, rulebook: Rulebook) -> str:
    if fact == ACT:
        return rulebook.acts.get(value, value)
    if fact == "topic" and value in rulebook.by_topic:
        return rulebook.by_topic[value].title
    if fact == "decision" and value in set(Word):
        return HEADINGS[Word(value)]
    known = rulebook.facts.get(fact)
    if known is None or known.kind is Kind.NUMBER:
        return value
    return known.options.get(value, value)


def _consequences(then: Then, rulebook: Rulebook) -> Iterator[Clause]:
    for crime in then.crimes:
        yield Clause("Crime", _crime(crime, rulebook))
    if then.ruling is not None:
        incident = f": {then.ruling.incident}" if then.ruling.incident else ""
        yield Clause("", HEADINGS[then.ruling.word] + incident)
        if then.ruling.ambiguity:
            yield Clause("Left open as", then.ruling.ambiguity)
        for reading in then.ruling.choices:
            yield Clause("One reading", f"{reading.text} [{reading.id}]" if reading.id else reading.text)
    if then.flag:
        yield Clause("Flag", then.flag)
    if then.action:
        hours = f" (within {then.within_hours} hours)" if then.within_hours else ""
        yield Clause("Do", then.action + hours)
    for fact, value in then.assume:
        yield Clause("Taken as", f"{_subject(fact, rulebook)} {_value(fact, value, rulebook)}")
    if then == Then():
        yield Clause("", "Nothing of this kind to record")


def _crime(crime: ProposedCrime, rulebook: Rulebook) -> str:
    code = f", {crime.code}" if crime.code else ""
    words = f"{crime.title} ({crime.ho_class}{code})"
    counted = rulebook.facts.get(crime.count or "")
    if counted is not None:
        words += f", as many as the {counted.unit or counted.id.replace('_', ' ')}"
    if crime.addition:
        words += ", in addition to any principal crime"
    return words + (", against the state" if crime.basis is Basis.STATE else "")
