"""Rules, citations and worked cases as they are written in content files."""

from collections.abc import Callable, Mapping
from datetime import date

from knowledge.domain.citation import Because, Citation
from knowledge.domain.fact import Fact, Kind
from knowledge.domain.report import ACT
from knowledge.domain.rule import Basis, InForce, ProposedCrime, Reading, Rule, Ruling, Then, Word, WorkedCase
from knowledge.reading.conditions import read_condition
from knowledge.reading.strict_yaml import Block, Node, did_you_mean

TitleOf = Callable[[str, str | None], str]
"""The catalogue's title for a class and code."""


def read_because(block: Block, key: str = "source") -> Because:
    """One citation or a list of them, as the documents in force have them; without `doc` it is of the rules."""
    value = block.take(key)
    rows = [value] if isinstance(value, dict) else value
    if not isinstance(rows, list) or not rows:
        raise block.error(f"'{key}' is missing: every rule and entry says its document, page and section")
    place, sources = f"{block.place}: {key}", block.sources
    return tuple(sources.cite(_citation(row, place)) for row in rows)


def _citation(row: Node, place: str) -> Citation:
    block = Block(row if isinstance(row, dict) else {}, place)
    citation = Citation(block.text("doc", ""), block.number("page"), block.text("section"))
    block.done()
    return citation


def read_rule(block: Block, facts: Mapping[str, Fact], title_of: TitleOf) -> Rule:
    since, until = block.day("from") or date.min, block.day("until")
    if until is not None and until <= since:
        raise block.error("'until' must be after 'from'")
    rule = Rule(
        block.text("id"),
        read_condition(block, "when", facts),
        read_then(block.block("then"), facts, title_of),
        block.text("why"),
        read_because(block),
        InForce(since, until),
        frozenset(block.texts("overrides")),
    )
    block.done()
    if rule.then.assume:
        raise block.error("'assume' belongs to a reading that a registrar may determine")
    return rule


def read_then(block: Block, facts: Mapping[str, Fact], title_of: TitleOf) -> Then:
    crimes = [_crime(one, facts, title_of) for one in block.blocks("crimes", "crime")]
    if block.has("crime"):
        crimes.insert(0, _crime(block.block("crime"), facts, title_of))
    ruling = None
    if block.has("decide"):
        word = Word(block.choice("decide", tuple(word.value for word in Word)))
        ruling = Ruling(
            word,
            block.text("incident", "") or None,
            _count(block, facts),
            _readings(block, facts, title_of),
            _ambiguity(block),
        )
    then = Then(
        tuple(crimes),
        ruling,
        block.text("flag", "") or None,
        block.text("action", "") or None,
        block.number("within_hours", 0) or None,
        _assumed(block.block("assume"), facts),
    )
    if block.has("record"):
        block.choice("record", ("yes",))
    if block.has("nothing"):
        block.choice("nothing", ("yes",))
    block.done()
    return then


def _readings(block: Block, facts: Mapping[str, Fact], title_of: TitleOf) -> tuple[Reading, ...]:
    """Texts alone; or, where an ambiguity is named, each with its own `reading`, `says` and `then`."""
    if not block.has("ambiguity"):
        return tuple(Reading(text) for text in block.texts("readings"))
    found = []
    for one in block.blocks("readings", "reading"):
        name, says = one.text("reading"), one.text("says")
        if not one.has("then"):
            raise one.error("'then' is missing: what follows if the registrar determines this reading")
        found.append(Reading(says, name, read_then(one.block("then"), facts, title_of)))
        one.done()
    if len({reading.id for reading in found}) < max(2, len(found)):
        raise block.error("'readings' must be two or more, each with a 'reading' of its own")
    return tuple(found)


def _assumed(block: Block, facts: Mapping[str, Fact]) -> tuple[tuple[str, str], ...]:
    """What a reading takes facts to be; `act` stands in the place of the topic's own acts."""
    rows = tuple((name, block.text(name)) for name in block.names())
    for name, value in rows:
        if name == ACT:
            continue
        if name not in facts:
            raise block.error(f"unknown fact '{name}'{did_you_mean(name, tuple(facts))}")
        if facts[name].kind is Kind.DAY:
            block.day(name)
        elif value not in facts[name].options:
            raise block.error(f"'{name}' can't be '{value}'{did_you_mean(value, tuple(facts[name].options))}")
    return rows


def _ambiguity(block: Block) -> str:
    name = block.text("ambiguity", "")
    if name and block.text("decide") != Word.REFER:
        raise block.error(f"'ambiguity' {name} stands open, so 'decide' must be refer_fcr")
    return name


def _crime(block: Block, facts: Mapping[str, Fact], title_of: TitleOf) -> ProposedCrime:
    ho_class, code = block.text("class"), block.text("code", "") or None
    crime = ProposedCrime(
        ho_class,
        code,
        block.text("title", "") or title_of(ho_class, code),
        Basis(block.choice("basis", ("victim", "state"), "victim")),
        _count(block, facts),
        block.choice("addition", ("yes", "no"), "no") == "yes",
    )
    block.done()
    return crime


def _count(block: Block, facts: Mapping[str, Fact]) -> str | None:
    name = block.text("count", "") or None
    if name is not None and name not in facts:
        raise block.error(f"'count' names the unknown fact '{name}'")
    return name


def read_case(block: Block) -> WorkedCase:
    expect = block.block("expect")
    crimes = None
    if expect.has("crimes"):
        crimes = tuple(
            (one.text("class"), one.text("code", "") or None, one.number("count", 1))
            for one in expect.blocks("crimes", "crime")
        )
    word = None
    if expect.has("open"):
        expect.choice("open", ("yes",))
    else:
        word = Word(expect.choice("decision", tuple(word.value for word in Word)))
    incident = expect.text("incident", "") or None
    expect.done()
    facts = block.take("facts")
    if not isinstance(facts, dict):
        raise block.error("'facts' must be a mapping of facts to values")
    case = WorkedCase(block.text("name"), facts, word, crimes, incident)
    block.done()
    return case
