"""The published knowledge, ready to answer from; refreshed as soon as the store's serial has moved."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from threading import Lock

from knowledge.domain.catalogue import Catalogue
from knowledge.domain.code_question import CodeAnswer, answer_code_question
from knowledge.domain.documents import Published
from knowledge.domain.entry import Entry
from knowledge.domain.judge import Judge
from knowledge.domain.rule import InForce
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.source import Source
from knowledge.reading.sources_file import sources_in
from knowledge.reading.talk import Group, Phrase, read_groups, read_replies
from knowledge.search.index import EntryIndex, Hit
from knowledge.search.scope import Scope
from knowledge.services import edition_parts
from knowledge.services.edition_parts import wordbook as wordbook
from knowledge.services.last_good import LastGood, NotSaid, build_or_step_back
from knowledge.store.unit_of_work import Store, UnitOfWork
from knowledge.understanding.talk import Sayings
from knowledge.understanding.understand import Lexicon

_NOT_APPROVED_YET = "There are no approved words for this yet: choose Ask a person."
_EDITIONS_HELD = 8
FOREIGN = "other-language"
"""The short reply whose sayings are words of other languages, looked for anywhere in a message."""


@dataclass(frozen=True)
class Edition:
    """Everything that is in force on one day."""

    on: date
    rulebook: Rulebook
    lexicon: Lexicon
    entries: dict[str, Entry]
    index: EntryIndex
    scope: Scope
    catalogue: Catalogue
    signposts: dict[str, Phrase]
    signpost_sayings: Sayings
    replies: dict[str, Phrase]
    reply_sayings: Sayings
    foreign_sayings: Sayings
    groups: tuple[Group, ...] = ()
    rules: Source | None = None
    """The edition of the rules that is in force on the day."""
    emergencies: frozenset[str] = frozenset()
    """Documents that one person alone has published, which nobody has approved yet."""
    judge: Judge = field(default_factory=Judge)

    @cached_property
    def holds_past_grace(self) -> bool:
        """Whether an entry may no longer be given on the day."""
        return any(entry.past_grace(self.on) for entry in self.entries.values())

    def find(self, text: str, limit: int = 5) -> list[Hit]:
        """Entries that may still be given on the day, best first."""
        return [hit for hit in self.index.find(text, limit + 3) if not hit.entry.past_grace(self.on)][:limit]

    def code_answer(self, text: str) -> CodeAnswer | None:
        return answer_code_question(text, self.catalogue)

    def say(self, name: str) -> str:
        """The approved short text of that name; a release's new one may still wait for the registrar."""
        phrase = self.replies.get(name)
        return phrase.text if phrase else _NOT_APPROVED_YET


class Desk:
    """Holds the edition of each day that is asked about; building one takes part of a second, asking nothing."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._held: dict[date, tuple[int, LastGood[Edition]]] = {}

    def edition(self, on: date) -> Edition:
        """What is published for the day now. One small query; rebuilt only when something was published."""
        with self.store.reading() as work:
            return self.edition_in(work, on)

    def edition_in(self, work: UnitOfWork, on: date) -> Edition:
        """The same, for whoever reads more of the store in the same work."""
        return self._look(work, on).built

    def not_said(self, on: date) -> tuple[NotSaid, ...]:
        """What should be in force that day and can't be read; what was said before it is said instead."""
        with self.store.reading() as work:
            return self._look(work, on).not_said

    def _look(self, work: UnitOfWork, on: date) -> LastGood[Edition]:
        serial = work.knowledge_serial()
        held = self._held.get(on)
        if held is not None and held[0] == serial:
            return held[1]
        with self._lock:
            held = self._held.get(on)
            if held is not None and held[0] == serial:
                return held[1]
            found = _from_its_first_day(build_or_step_back(work, on, build_edition), work)
            self._held = dict(list(self._held.items())[-_EDITIONS_HELD + 1 :]) | {on: (serial, found)}
            return found

    def entries(self, query: str, on: date) -> list[dict[str, object]]:
        """Entries that fit the query, best first; all of them by title for an empty one."""
        edition = self.edition(on)
        if not query.strip():
            return [
                entry.as_json() for entry in sorted(edition.entries.values(), key=lambda entry: entry.title)
            ]
        return [hit.entry.as_json() for hit in edition.find(query, 10)]

    def entry(self, entry_id: str, on: date) -> dict[str, object] | None:
        found = self.edition(on).entries.get(entry_id)
        return found.as_json() if found else None

    def offences(self, query: str, on: date) -> list[dict[str, object]]:
        return [offence.as_json() for offence in self.edition(on).catalogue.search(query)]

    def offence(self, code: str, on: date) -> dict[str, object] | None:
        """Every row of the code on that day's list; `008-72` and `008/72` are the same."""
        rows = self.edition(on).catalogue.by_code(code)
        return {**rows[0].as_json(), "rows": [row.as_json() for row in rows]} if rows else None

    def facts(self, on: date) -> list[dict[str, object]]:
        edition = self.edition(on)
        acts: dict[str, object] = {
            "id": "act",
            "question": "What is alleged to have been done?",
            "kind": "many",
            "why": "Each alleged act is decided by the rules of its own topic.",
            "permitted": [
                {"value": act, "label": label} for act, label in sorted(edition.rulebook.acts.items())
            ],
        }
        return [acts, *(fact.as_json() for fact in edition.rulebook.facts.values())]


def _from_its_first_day(found: LastGood[Edition], work: UnitOfWork) -> LastGood[Edition]:
    """On a day when nothing is in force yet, that is so until the first text takes effect."""
    rulebook = found.built.rulebook
    days = [one.takes_effect for one in work.documents.coming(found.built.on) if one.takes_effect]
    if rulebook.topics or found.built.entries or not days:
        return found
    closed = replace(rulebook, in_force=InForce(min(days)))
    return replace(found, built=replace(found.built, rulebook=closed))


def build_edition(documents: Sequence[Published], on: date) -> Edition:
    """Raises ContentError where a document can't be read."""
    rules, advice = edition_parts.rules(documents), edition_parts.advice(documents)
    signposts = edition_parts.signposts(documents)
    phrases = edition_parts.of_kind(documents, "phrases")
    replies = [phrase for document in phrases for phrase in read_replies(document)]
    sayings = edition_parts.sayings
    return Edition(
        on,
        rules.read.rulebook,
        rules.lexicon,
        advice.entries,
        advice.index,
        edition_parts.scope(documents),
        rules.catalogue,
        {phrase.id: phrase for phrase in signposts},
        sayings(signposts),
        {phrase.id: phrase for phrase in replies},
        sayings(one for one in replies if one.id != FOREIGN),
        sayings(one for one in replies if one.id == FOREIGN),
        tuple(group for document in phrases for group in read_groups(document)),
        rules=sources_in(documents).rules,
        emergencies=frozenset(document.document_id for document in documents if document.until),
    )
