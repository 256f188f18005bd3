"""Facts, acts and the words that reveal them, as they are written in content files."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from knowledge.domain.fact import NO, YES, Counts, Fact, Kind, Presumption
from knowledge.domain.lexicon import Saying, UnknownWordsError, WordClasses
from knowledge.reading.conditions import read_condition
from knowledge.reading.rules import read_because
from knowledge.reading.strict_yaml import Block, ContentError, did_you_mean


@dataclass
class Vocabulary:
    """Grows file by file; the same fact written twice is a complaint."""

    facts: dict[str, Fact] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    sayings: list[Saying] = field(default_factory=list)
    includes: dict[str, frozenset[str]] = field(default_factory=dict)
    words: WordClasses = field(default_factory=WordClasses)
    _presumptions: list[tuple[str, Block]] = field(default_factory=list)

    def read(self, top: Block) -> None:
        """Takes `facts` and `acts` from a file."""
        for name, block in _named(top.block("facts")):
            if name in self.facts:
                raise block.error("this fact is already written in another file")
            self.facts[name] = self._fact(name, block)
        for name, block in _named(top.block("acts")):
            if name in self.acts:
                raise block.error("this act is already written in another file")
            self.acts[name] = block.text("label")
            self.includes[name] = frozenset(block.texts("includes"))
            self.sayings += self._sayings(block, "act", name, "words")
            block.done()

    def check_included(self) -> None:
        """Acts may include those of other files, so they are looked for when all are there."""
        for name, included in self.includes.items():
            for other in sorted(included - self.acts.keys()):
                raise ContentError(
                    f"the act '{name}' includes '{other}'{did_you_mean(other, tuple(self.acts))}"
                )

    def presume(self) -> None:
        """Presumptions may rest on facts of other files, so they are read when all facts are there."""
        for name, block in self._presumptions:
            fact = self.facts[name]
            value = block.text("value")
            if fact.kind is Kind.DAY:
                block.day("value")
            elif value not in fact.options and fact.kind is not Kind.NUMBER:
                raise block.error(f"'value' can't be '{value}'; it is one of {', '.join(fact.options)}")
            when = read_condition(block, "when", self.facts) if block.has("when") else None
            presumption = Presumption(
                block.number("value") if fact.kind is Kind.NUMBER else value,
                block.text("text"),
                read_because(block),
                when,
            )
            block.done()
            self.facts[name] = _presuming(fact, presumption)

    def _fact(self, name: str, block: Block) -> Fact:
        kind = Kind(block.choice("kind", tuple(kind.value for kind in Kind)))
        options = block.take("options")
        if options is None and kind is Kind.YES_NO:
            options = {YES: "Yes", NO: "No"}
        if not isinstance(options, dict):
            if kind not in (Kind.NUMBER, Kind.WHEN, Kind.DAY):
                raise block.error("'options' must map each value to its words")
            options = {}
        labels = {value: str(label) for value, label in options.items()}
        words = block.block("words")
        for value in words.names():
            if value not in labels and not (kind is Kind.NUMBER and (value.isdecimal() or value == "#")):
                raise words.error(f"'{value}' is not an option of this fact")
            self.sayings += self._sayings(words, name, value, value)
        fact = Fact(
            name,
            kind,
            block.text("question"),
            block.text("why"),
            labels,
            (),
            block.number("least", 0),
            block.number("most", 999),
            block.text("unit", ""),
            Counts(block.choice("counts", tuple(one.value for one in Counts), Counts.ONCE.value)),
        )
        many = block.blocks("presumptions", "presumption") if block.has("presumptions") else iter(())
        self._presumptions += [(name, one) for one in many]
        if block.has("presume"):
            self._presumptions.append((name, block.block("presume")))
        block.done()
        return fact

    def _sayings(self, block: Block, fact: str, value: str, key: str) -> list[Saying]:
        """What tells the fact's value, each named class of words written out."""
        try:
            return [
                Saying(fact, value, self.words.opened(say), tuple(map(self.words.opened, unless)))
                for say, unless in _said(block, key)
            ]
        except UnknownWordsError as error:
            raise block.error(f"'{key}': {error}") from None


def _presuming(fact: Fact, presumption: Presumption) -> Fact:
    return replace(fact, presumed=(*fact.presumed, presumption))


def _named(block: Block) -> Iterator[tuple[str, Block]]:
    for name in block.names():
        yield name, block.block(name)


def _said(block: Block, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each saying under the key, with what takes it back."""
    rows = block.take(key)
    if rows is None:
        return
    if not isinstance(rows, list):
        raise block.error(f"'{key}' must be a list of what officers say")
    for number, row in enumerate(rows, 1):
        if isinstance(row, str):
            yield row, ()
        elif isinstance(row, dict):
            one = Block(row, f"{block.place}: {key} {number}", block.sources)
            yield one.text("say"), one.texts("unless")
            one.done()
        else:
            raise ContentError(f"{block.place}: {key} {number}: must be text, or 'say' with 'unless'")
