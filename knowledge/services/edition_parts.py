"""The parts of an edition, each built anew only when a text that it rests on has changed.

So a changed entry costs no reading of rules, and an approved text is heard in the next message.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.domain.catalogue import Catalogue
from knowledge.domain.documents import Published
from knowledge.domain.entry import Entry
from knowledge.domain.source import Sources
from knowledge.reading.catalogue import read_catalogue
from knowledge.reading.entries import read_entry
from knowledge.reading.rulebook import ReadRulebook, read_rulebook
from knowledge.reading.sources_file import sources_in
from knowledge.reading.talk import Phrase, read_glossary, read_signposts
from knowledge.search.index import EntryIndex
from knowledge.search.scope import Scope
from knowledge.search.terms import Wordbook
from knowledge.understanding.talk import Sayings
from knowledge.understanding.understand import Lexicon

_BESIDE_RULES = frozenset({"entry", "signposts", "phrases", "sources"})
# An edition in force, the one before it, and drafts that are being checked.
_HELD = 6
_MOST_ENTRIES = 4096

Documents = tuple[Published, ...]
_lexicons: deque[Lexicon] = deque(maxlen=_HELD)
entry_of = lru_cache(maxsize=_MOST_ENTRIES)(read_entry)


@dataclass(frozen=True)
class Rules:
    """What decides, and what hears the words for it."""

    read: ReadRulebook
    lexicon: Lexicon
    catalogue: Catalogue


@dataclass(frozen=True)
class Advice:
    """Entries by id and the index that finds them."""

    entries: dict[str, Entry]
    index: EntryIndex


def of_kind(documents: Sequence[Published], *kinds: str) -> Documents:
    """In their order."""
    return tuple(document for document in documents if document.kind in kinds)


def rules(documents: Sequence[Published]) -> Rules:
    """From all that is not advice or talk."""
    deciding = tuple(document for document in documents if document.kind not in _BESIDE_RULES)
    return _rules(deciding, sources_in(documents))


def advice(documents: Sequence[Published]) -> Advice:
    """From entries and glossaries."""
    return _advice(of_kind(documents, "entry"), of_kind(documents, "glossary"), sources_in(documents))


def scope(documents: Sequence[Published]) -> Scope:
    """From entries, glossaries and signposts."""
    return _scope(
        of_kind(documents, "entry"),
        of_kind(documents, "signposts"),
        of_kind(documents, "glossary"),
        sources_in(documents),
    )


def signposts(documents: Sequence[Published]) -> list[Phrase]:
    """All of them, in order."""
    return [phrase for document in of_kind(documents, "signposts") for phrase in read_signposts(document)]


def sayings(phrases: Iterable[Phrase]) -> Sayings:
    """Of these phrases, by their names."""
    return _sayings(tuple((one.id, one.say) for one in phrases))


def wordbook(documents: Sequence[Published]) -> Wordbook:
    """All glossaries together."""
    return _wordbook(of_kind(documents, "glossary"))


@lru_cache(maxsize=_HELD)
def _wordbook(glossaries: Documents) -> Wordbook:
    read = [read_glossary(document) for document in glossaries]
    return Wordbook(
        {key: words for one in read for key, words in one.abbreviations.items()},
        {key: words for one in read for key, words in one.everyday.items()},
    )


@lru_cache(maxsize=3 * _HELD)
def _sayings(named: tuple[tuple[str, tuple[str, ...]], ...]) -> Sayings:
    return Sayings(named)


@lru_cache(maxsize=_HELD)
def _rules(documents: Documents, sources: Sources) -> Rules:
    catalogue = _catalogue(of_kind(documents, "catalogue"), sources)
    read = read_rulebook(documents, catalogue.title_for, catalogue.listed, sources)
    return Rules(read, _lexicon(read), catalogue)


def _lexicon(read: ReadRulebook) -> Lexicon:
    """The one in use where a text changed without changing what is heard: a second's work saved."""
    made_of = (read.sayings, read.rulebook.facts, read.includes, read.words)
    for one in tuple(_lexicons):
        if one.is_made_of(*made_of):
            return one
    made = Lexicon(*made_of)
    _lexicons.append(made)
    return made


@lru_cache(maxsize=_HELD)
def _catalogue(documents: Documents, sources: Sources) -> Catalogue:
    bodies = {document.slug: document.body for document in documents}
    if "offences" not in bodies:
        return Catalogue(())
    return read_catalogue(bodies["offences"], bodies.get("everyday", ""), bodies.get("replaced", ""), sources)


@lru_cache(maxsize=_HELD)
def _advice(entries: Documents, glossaries: Documents, sources: Sources) -> Advice:
    read = {entry.id: entry for entry in (entry_of(one, sources) for one in entries)}
    return Advice(read, EntryIndex(read.values(), wordbook(glossaries)))


@lru_cache(maxsize=_HELD)
def _scope(entries: Documents, signs: Documents, glossaries: Documents, sources: Sources) -> Scope:
    read = [entry_of(one, sources) for one in entries]
    inside = tuple(text for entry in read for text in (entry.title, *entry.asked_as))
    outside = tuple((phrase.id, tuple(phrase.asked_as)) for phrase in signposts(signs))
    return _scope_of(inside, outside, wordbook(glossaries))


@lru_cache(maxsize=_HELD)
def _scope_of(
    inside: tuple[str, ...], outside: tuple[tuple[str, tuple[str, ...]], ...], glossary: Wordbook
) -> Scope:
    """The same while only what an entry answers changes, not how it is asked for."""
    return Scope(inside, dict(outside), glossary)
