"""A registrar's determinations as they are written: which reading of an open point holds in the force.

determination: amb-12
title: Arrest alone does not end a course of conduct
settles: AMB-12                 # an ambiguity; or `principal`, or a fact
reading: add                    # one of the readings that the rules give; for a fact its value
why: An arrest without charge, summons or caution leaves the course of conduct open.
decided_by: the Force Crime Registrar
from: 2026-06-01
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.domain.determination import PRINCIPAL, Determination
from knowledge.domain.documents import Published
from knowledge.domain.fact import Fact, Kind, Value
from knowledge.domain.order import Match
from knowledge.domain.rule import InForce, Rule
from knowledge.domain.rulebook import Rulebook
from knowledge.reading.conditions import read_condition
from knowledge.reading.rules import read_case
from knowledge.reading.strict_yaml import Block, ContentError, did_you_mean

_LONGEST_READER = 120


@dataclass(frozen=True, slots=True)
class _Open:
    """What a determination may settle: the rulebook's ambiguities and facts."""

    ambiguities: Mapping[str, tuple[Rule, ...]]
    facts: Mapping[str, Fact]


def read_determinations(
    parsed: Sequence[tuple[Published, Block]], rulebook: Rulebook
) -> tuple[Determination, ...]:
    """Raises ContentError where one settles nothing that is open, or two settle the same on one day."""
    open_ = _Open(rulebook.ambiguities, rulebook.facts)
    found = tuple(_determination(document, top, open_) for document, top in parsed)
    for number, one in enumerate(found):
        for other in found[:number]:
            if one.settles == other.settles != PRINCIPAL and one.when is None and _overlap(one, other):
                raise ContentError(
                    f"{one.id}.yml: '{one.settles}' is settled by {other.id} at the same time: "
                    "give the older one an 'until'"
                )
    return found


def _determination(document: Published, top: Block, open_: _Open) -> Determination:
    name = top.text("determination")
    if name != document.slug:
        raise top.error(f"'determination' is '{name}' but the document is '{document.slug}'")
    settles = top.text("settles")
    since = top.day("from") or document.takes_effect
    until = top.day("until")
    if until is not None and until <= since:
        raise top.error("'until' must be after 'from'")
    reading, presumed = "", None
    above = below = Match()
    if settles in open_.ambiguities:
        reading = _reading(top, settles, open_)
    elif settles == PRINCIPAL:
        above, below = read_match(top.block("above")), read_match(top.block("below"))
        if above == Match() or below == Match():
            raise top.error("'above' and 'below' must name the classes or codes of the crimes")
    elif settles in open_.facts:
        presumed = _value(top, open_.facts[settles])
    else:
        known = (*open_.ambiguities, PRINCIPAL, *open_.facts)
        raise top.error(f"'settles' names no ambiguity or fact: '{settles}'{did_you_mean(settles, known)}")
    decided_by = top.text("decided_by")
    if not 1 <= len(decided_by) <= _LONGEST_READER:
        raise top.error("'decided_by' must say who decided it")
    return Determination(
        document.document_id,
        top.text("title", document.title),
        settles,
        top.text("why").rstrip(),
        decided_by,
        InForce(since, until),
        reading,
        above,
        below,
        presumed,
        read_condition(top, "when", open_.facts) if top.has("when") else None,
        tuple(read_case(one) for one in top.blocks("cases", "case")),
    )


def _reading(top: Block, settles: str, open_: _Open) -> str:
    """The reading chosen, which every rule that the ambiguity touches must offer."""
    wanted = top.text("reading")
    for rule in open_.ambiguities[settles]:
        ruling = rule.then.ruling
        offered = tuple(one.id for one in ruling.choices) if ruling else ()
        if wanted not in offered:
            raise top.error(
                f"'reading' can't be '{wanted}'{did_you_mean(wanted, offered)}; "
                f"rule '{rule.id}' offers {', '.join(offered)}"
            )
    return wanted


def _value(top: Block, fact: Fact) -> Value:
    written = top.text("reading")
    if fact.kind in (Kind.WHEN, Kind.DAY):
        raise top.error(f"'{fact.id}' is a time, which no determination can settle")
    if fact.kind is Kind.NUMBER:
        return top.number("reading")
    if written not in fact.options:
        known = tuple(fact.options)
        raise top.error(f"'{fact.id}' can't be '{written}'{did_you_mean(written, known)}")
    return written


def read_match(block: Block) -> Match:
    match = Match(frozenset(block.texts("classes")), frozenset(block.texts("codes")))
    block.text("name", "")
    block.done()
    return match


def _overlap(one: Determination, other: Determination) -> bool:
    first, second = one.in_force, other.in_force
    return (first.until is None or second.since < first.until) and (
        second.until is None or first.since < second.until
    )
