"""From published documents to the rulebook that the engine decides with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.domain.condition import Condition
from knowledge.domain.determination import KIND
from knowledge.domain.documents import Published
from knowledge.domain.fact import Fact
from knowledge.domain.lexicon import Saying, WordClasses
from knowledge.domain.order import Listed, Precedence, PrincipalOrder, Tier
from knowledge.domain.rule import InForce, Rule
from knowledge.domain.rulebook import Rulebook, Topic
from knowledge.domain.source import Sources
from knowledge.reading.conditions import read_condition
from knowledge.reading.determinations import read_determinations, read_match
from knowledge.reading.rules import TitleOf, read_because, read_case, read_rule
from knowledge.reading.strict_yaml import Block, ContentError, parse
from knowledge.reading.vocabulary import Vocabulary
from knowledge.reading.word_classes import read_word_classes

VOCABULARY_KINDS = ("facts", "topic")
DECIDING = frozenset({"topic", "facts", "general", "counting", "flags", "determination"})
"""The kinds of which the rulebook is made."""


@dataclass(frozen=True, slots=True)
class ReadRulebook:
    rulebook: Rulebook
    sayings: tuple[Saying, ...]
    includes: Mapping[str, frozenset[str]]
    words: WordClasses


def read_rulebook(
    documents: Iterable[Published],
    title_of: TitleOf,
    listed: Mapping[tuple[str, str], Listed] | None = None,
    sources: Sources | None = None,
) -> ReadRulebook:
    """Assembles every document that decides. Raises ContentError naming file, rule and key."""
    sources = sources or Sources(())
    documents = tuple(documents)
    parsed = [
        (document, parse(document.body, f"{document.document_id}.yml", sources))
        for document in documents
        if document.kind in DECIDING
    ]
    vocabulary = Vocabulary(words=read_word_classes(documents))
    for document, top in parsed:
        if document.kind in VOCABULARY_KINDS:
            vocabulary.read(top)
    vocabulary.check_included()
    vocabulary.presume()
    book = _Book(vocabulary.facts, title_of)
    for document, top in parsed:
        book.read(document, top)
    _unique(book.all_rules())
    rulebook = Rulebook(
        sources.rules.edition if sources.rules else "",
        InForce(sources.begins),
        vocabulary.facts,
        tuple(book.topics),
        tuple(book.recording),
        book.order,
        tuple(book.flags),
        tuple(book.actions),
        vocabulary.acts,
        listed=listed or {},
    )
    own = [(document, top) for document, top in parsed if document.kind == KIND]
    rulebook = replace(rulebook, determinations=read_determinations(own, rulebook))
    for _, top in parsed:
        top.done()
    return ReadRulebook(rulebook, tuple(vocabulary.sayings), vocabulary.includes, vocabulary.words)


class _Book:
    def __init__(self, facts: Mapping[str, Fact], title_of: TitleOf) -> None:
        self.facts, self.title_of = facts, title_of
        self.topics: list[Topic] = []
        self.recording: list[Rule] = []
        self.flags: list[Rule] = []
        self.actions: list[Rule] = []
        self.order = PrincipalOrder((), (), ())

    def read(self, document: Published, top: Block) -> None:
        match document.kind:
            case "topic":
                self.topics.append(self._topic(document, top))
            case "general":
                self.recording += self._rules(top, "recording")
                self.actions += self._rules(top, "actions")
            case "flags":
                self.flags += self._rules(top, "flags")
            case "counting":
                self.order = read_order(top)

    def all_rules(self) -> list[Rule]:
        return (
            [rule for topic in self.topics for rule in topic.rules]
            + self.recording
            + self.flags
            + self.actions
        )

    def _rules(self, top: Block, key: str) -> list[Rule]:
        return [read_rule(one, self.facts, self.title_of) for one in top.blocks(key, "rule")]

    def _topic(self, document: Published, top: Block) -> Topic:
        name = top.text("topic")
        if name != document.slug:
            raise top.error(f"'topic' is '{name}' but the document is '{document.slug}'")
        raised_by: Condition = read_condition(top, "raised_by", self.facts)
        topic = Topic(
            name,
            top.text("title"),
            top.choice("asked", ("per_act", "once"), "per_act") == "per_act",
            raised_by,
            tuple(self._rules(top, "rules")),
            tuple(read_case(one) for one in top.blocks("cases", "case")),
            top.texts("about"),
            document.version,
            document.approved_by,
            top.choice("first", ("yes", "no"), "no") == "yes",
        )
        if not topic.rules:
            raise top.error("'rules' is missing: a topic without a rule can't decide")
        return topic


def read_order(top: Block) -> PrincipalOrder:
    """The look-up table and the conduct tiers."""
    because = read_because(top)
    rows = tuple(read_match(one) for one in top.blocks("rows", "row"))
    tiers = []
    for block in top.blocks("tiers", "tier"):
        tiers.append(
            Tier(
                block.text("name"),
                read_match(block.block("crimes")),
                read_match(block.block("beats")),
                read_match(block.block("yields_to")),
                read_because(block),
            )
        )
        block.done()
    block = top.block("precedence")
    precedence = Precedence(
        frozenset(block.texts("violent")),
        frozenset(block.texts("property")),
        read_because(block) if block.has("source") else (),
    )
    block.done()
    return PrincipalOrder(rows, tuple(tiers), because, precedence)


def _unique(rules: Iterable[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise ContentError(f"the rule id '{rule.id}' stands twice")
        seen.add(rule.id)
