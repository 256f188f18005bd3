"""What a field of a form can be chosen from: real entries, topics, pages and headings, open points and readings."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.domain.citation import Citation
from knowledge.domain.determination import PRINCIPAL
from knowledge.domain.fact import Kind
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.source import Source, Sources
from knowledge.services.desk import Edition

ENTRIES, TOPICS, DOCUMENTS, OWNERS, OPEN = "entries", "topics", "documents", "owners", "open points"
_TIMES = (Kind.WHEN, Kind.DAY)

Names = Mapping[str, str]
"""What is written, with the words for a person."""


@dataclass(frozen=True)
class Offers:
    """`lists` by the name that a field gives; what else there is depends on what stands in other fields."""

    lists: Mapping[str, Names]
    sources: Sources
    rulebook: Rulebook

    def label(self, name: str, value: str) -> str:
        """The words for what is written; itself where it is none of the list."""
        return self.lists.get(name, {}).get(value, value)

    def value(self, name: str, typed: str) -> str:
        """What is written for what was typed: a name itself, or the words for one; else as typed."""
        names = self.lists.get(name, {})
        if typed in names:
            return typed
        return next((one for one, words in names.items() if words.casefold() == typed.casefold()), typed)

    def headings(self, doc: str, page: str) -> list[str]:
        """On that page of the document, in their order."""
        if not page.isdecimal():
            return []
        return list(
            dict.fromkeys(
                one.title for one in self.sources.sections_on(doc or self.sources.unnamed, int(page))
            )
        )

    def page_complaint(self, doc: str, page: str) -> str:
        """Why the document has no such page, or nothing."""
        if not page.isdecimal() or len(page) > 6:
            return f"Give the page as a number, not “{page}”."
        doc = doc or self.sources.unnamed
        return self._sentence(doc, self.sources.complaint(Citation(doc, int(page), "")))

    def doubt(self, doc: str, page: str, section: str) -> str:
        """That the heading is none of the page's; it may still be a fair description."""
        if not (page.isdecimal() and section) or self.page_complaint(doc, page):
            return ""
        doc = doc or self.sources.unnamed
        return self._sentence(doc, self.sources.doubt(Citation(doc, int(page), section)))

    def _sentence(self, doc: str, words: str) -> str:
        words = words.replace(doc, self.sources.title(doc) or doc, 1)
        return words and f"{words[0].upper()}{words[1:]}."

    def readings(self, settles: str) -> Names:
        """The readings of an open point that every rule it touches offers, or a fact's values."""
        rules = self.rulebook.ambiguities.get(settles, ())
        offered = [
            {one.id: one.text for one in rule.then.ruling.choices if one.id}
            for rule in rules
            if rule.then.ruling
        ]
        if offered:
            return {key: words for key, words in offered[0].items() if all(key in one for one in offered)}
        fact = self.rulebook.facts.get(settles)
        return dict(fact.options) if fact else {}


def offers(edition: Edition, sources: Sources) -> Offers:
    """From all that is in effect."""
    return Offers(
        {
            ENTRIES: _distinct({one.id: one.title for one in edition.entries.values()}),
            TOPICS: _distinct(_topics(edition)),
            DOCUMENTS: {"": "The recording rules", **{one.id: _words(one) for one in sources}},
            OWNERS: {
                one: one for entry in edition.entries.values() for one in (entry.owner, entry.deputy) if one
            },
            OPEN: _open_points(edition.rulebook),
        },
        sources,
        edition.rulebook,
    )


def _distinct(names: Names) -> Names:
    """With the name beside words that stand for another one too, so that either can be chosen by its words."""
    said = Counter(said for one, words in names.items() for said in {one.casefold(), words.casefold()})
    return {one: words if said[words.casefold()] == 1 else f"{words} ({one})" for one, words in names.items()}


def _topics(edition: Edition) -> Names:
    """Real topics first; then the subjects by which entries are grouped without a topic's rules."""
    real = {one.id: one.title for one in edition.rulebook.topics}
    subjects = sorted({one for entry in edition.entries.values() for one in entry.topics} - set(real))
    return real | {one: f"{one} (a subject, no topic)" for one in subjects}


def _words(source: Source) -> str:
    return f"{source.title} ({source.unit}s {source.first}–{source.last})"


def _open_points(rulebook: Rulebook) -> Names:
    points = {name: f"{name}: {rules[0].why}" for name, rules in sorted(rulebook.ambiguities.items())}
    facts = {one.id: f"{one.id}: {one.question}" for one in rulebook.facts.values() if one.kind not in _TIMES}
    return {**points, PRINCIPAL: f"{PRINCIPAL}: which crime stands before another", **facts}
