"""Taking in a new edition of the notifiable list or of the rules: what changed, and what it touches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from knowledge.domain.citation import Because, Citation
from knowledge.domain.documents import Published
from knowledge.domain.errors import Conflict
from knowledge.domain.moved_pages import moved_pages, to_look_at
from knowledge.domain.offence import Offence
from knowledge.domain.paragraph import EditionChange, ReadDocument, compare
from knowledge.domain.source import Moved, Source, Sources
from knowledge.reading.citations import citations_by_rule
from knowledge.reading.notifiable_list import read_notifiable_list
from knowledge.reading.offence_file import read_offences, write_offences
from knowledge.reading.paragraph_file import read_paragraphs, write_paragraphs
from knowledge.reading.rules_document import read_rules
from knowledge.reading.sources_file import sources_in
from knowledge.services.publishing import effective
from knowledge.services.starter_edition import load_starter
from knowledge.store.unit_of_work import UnitOfWork

CATALOGUE = "catalogue/offences"
_NOT_YAML = frozenset({CATALOGUE})
RULES_PREFIX = "crime-recording-rules-"
LIST_PREFIX = "notifiable-offence-list-"


@dataclass(frozen=True, slots=True)
class OffenceChange:
    """What differs between two editions of the list; (before, after) where a row changed."""

    rows: int
    new: tuple[Offence, ...]
    changed: tuple[tuple[Offence, Offence], ...]
    gone: tuple[Offence, ...]

    @property
    def nothing(self) -> bool:
        return not (self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class RulesImport:
    """`change` is None for the first edition read; `look_again` holds, by entry, rule or determination, what it cites that changed."""

    doc: str
    held: str
    document: ReadDocument
    change: EditionChange | None
    look_again: Mapping[str, tuple[Citation, ...]]
    moved: tuple[Moved, ...] = ()


def import_offences(work: UnitOfWork, file: Path, edition: str, now: datetime, today: date) -> OffenceChange:
    """Offer the list in `file` to the registrar as a draft; nothing is offered when nothing changed.

    The caller commits. Conflict when somebody's own draft of the catalogue is in the way.
    """
    rows = read_notifiable_list(file)
    held = next((one for one in effective(work, today) if one.document_id == CATALOGUE), None)
    change = compare_offences(read_offences(held.body) if held else (), rows)
    if not change.nothing:
        title = f"Notifiable offences {edition.replace('-', '/')}"
        text = write_offences(rows, LIST_PREFIX + edition)
        loaded = load_starter(work, [(CATALOGUE, title, text)], edition, now)
        if loaded.waiting:
            raise Conflict(
                f"A draft of {CATALOGUE} is being written: finish or withdraw it, then import again."
            )
    return change


def compare_offences(held: Sequence[Offence], read: Sequence[Offence]) -> OffenceChange:
    """A row is the same when code, class, title and law are; a retitled one is matched by code and class."""
    before, after = {one.key: one for one in held}, {one.key: one for one in read}
    changed = [(before[key], one) for key, one in after.items() if key in before and before[key] != one]
    new = [one for key, one in after.items() if key not in before]
    left = _by_code_and_class(one for key, one in before.items() if key not in after)
    added: list[Offence] = []
    for one in new:
        earlier = left[(one.code, one.ho_class)]
        if earlier:
            changed.append((earlier.pop(0), one))
        else:
            added.append(one)
    gone = tuple(one for rows in left.values() for one in rows)
    return OffenceChange(len(read), tuple(added), tuple(changed), gone)


def import_rules(file: Path, home: Path, published: Iterable[Published] = ()) -> RulesImport:
    """Read the rules PDF and keep its paragraphs under `home`; nothing is kept when it can't be read."""
    done = read_edition(file, home, published)
    keep_edition(done, home)
    return done


def read_edition(file: Path, home: Path, published: Iterable[Published] = ()) -> RulesImport:
    """Read the rules PDF against the edition in force, as far as that was read before; nothing is kept."""
    document, published = read_rules(file), tuple(published)
    sources = sources_in(published)
    held = _held(home, sources)
    if held is None:
        return RulesImport(RULES_PREFIX + document.edition, "", document, None, {})
    before = read_paragraphs(held)
    change = compare(before.paragraphs, document.paragraphs)
    moved = moved_pages(before, document, change)
    edition = Source("", "", document.first, document.last, follows=held.stem, moved=moved)
    look_again = to_look_at(edition, cited_by(published, sources))
    doc = _called(document.edition, before.edition, held.stem, change, sources)
    return RulesImport(doc, held.stem, document, change, look_again, moved)


def keep_edition(done: RulesImport, home: Path) -> None:
    """So that the next edition can be read against this one."""
    write_paragraphs(done.document, _kept_file(home, done.doc))


def _held(home: Path, sources: Sources) -> Path | None:
    """The edition in force, if it was read; where nothing says which that is, the newest that was."""
    if sources.rules is None:
        return max((home / "rules").glob(f"{RULES_PREFIX}*.jsonl"), default=None)
    kept = _kept_file(home, sources.rules.id)
    return kept if kept.exists() else None


def _called(edition: str, before: str, held: str, change: EditionChange, sources: Sources) -> str:
    """The years, and for a second issue of the same years that differs its number."""
    if edition != before:
        return RULES_PREFIX + edition
    if change.nothing:
        return held
    issue = 2
    while (found := sources.find(f"{RULES_PREFIX}{edition}-v{issue}")) is not None and not found.waits:
        issue += 1
    return f"{RULES_PREFIX}{edition}-v{issue}"


def _kept_file(home: Path, doc: str) -> Path:
    return home / "rules" / f"{doc}.jsonl"


def cited_by(published: Iterable[Published], sources: Sources) -> dict[str, Because]:
    """By each entry, determination and rule (`topic/assault, rule assault.constable`) what it cites."""
    found: dict[str, Because] = {}
    for one in published:
        if one.document_id not in _NOT_YAML:
            for rule, citations in citations_by_rule(one.body, one.document_id, sources).items():
                found[f"{one.document_id}, rule {rule}" if rule else one.document_id] = citations
    return found


def _by_code_and_class(offences: Iterable[Offence]) -> defaultdict[tuple[str, str], list[Offence]]:
    rows: defaultdict[tuple[str, str], list[Offence]] = defaultdict(list)
    for one in offences:
        rows[(one.code, one.ho_class)].append(one)
    return rows
