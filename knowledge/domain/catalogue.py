"""The offence catalogue: every row of the notifiable list, by code, by class, by words and everyday names."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from knowledge.domain.offence import EverydayName, Offence, Replacement, as_code
from knowledge.domain.offence_index import OffenceIndex
from knowledge.domain.offence_words import class_written_in, codes_written_in, subject_of, words_of
from knowledge.domain.order import Listed
from knowledge.domain.sentence import days_of
from knowledge.domain.source import Source

_NO_LIST = Source("catalogue/offences", "Notifiable offences", 0, 4, name="Notifiable offence list")
"""Where the rows don't say which list they stand on."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Catalogue:
    """Built once from an edition and never changed; the next edition is a new catalogue."""

    def __init__(
        self,
        offences: Sequence[Offence],
        everyday: Sequence[EverydayName] = (),
        replacements: Iterable[Replacement] = (),
        source: Source | None = None,
    ) -> None:
        self.source = source or _NO_LIST
        self.offences = tuple(offences)
        self.everyday = tuple(everyday)
        self._by_code = _grouped(self.offences, lambda one: one.code)
        self._by_class = _grouped(self.offences, lambda one: one.ho_class)
        self._replacements: dict[str, tuple[Replacement, ...]] = {}
        for replaced in replacements:
            self._replacements[replaced.code] = (*self._replacements.get(replaced.code, ()), replaced)
        self._named = {words_of(name): entry for entry in self.everyday for name in entry.names}
        self._subjects = {subject_of(name): entry for entry in self.everyday for name in entry.names}
        self._names_by_row: dict[tuple[str, ...], tuple[str, ...]] = {}
        for entry in self.everyday:
            for one in self.meant_by(entry):
                self._names_by_row[one.key] = (*self._names_by_row.get(one.key, ()), *entry.names)
        self._index = OffenceIndex(
            self.offences, {name: self.meant_by(entry) for name, entry in self._named.items()}
        )

    def by_code(self, text: str) -> tuple[Offence, ...]:
        """Every row with this code, however it is written; empty where there is none."""
        code = as_code(text)
        return self._by_code.get(code, ()) if code else ()

    def by_class(self, ho_class: str) -> tuple[Offence, ...]:
        return self._by_class.get(ho_class.strip().upper().replace(" ", ""), ())

    def has_class(self, ho_class: str) -> bool:
        return ho_class in self._by_class

    def class_title(self, ho_class: str) -> str:
        rows = self.by_class(ho_class)
        return rows[0].class_title if rows else ""

    def title_for(self, ho_class: str, code: str | None = None) -> str:
        """The offence's own title where class and code agree, else the class's; empty when unknown."""
        rows = [one for one in self.by_code(code or "") if not ho_class or one.ho_class == ho_class]
        return rows[0].title if rows else self.class_title(ho_class)

    @cached_property
    def listed(self) -> Mapping[tuple[str, str], Listed]:
        """What the rows of each class and code say in common."""
        rows = _grouped(self.offences, lambda one: f"{one.ho_class} {one.code}")
        return {(some[0].ho_class, some[0].code): _in_common(some) for some in rows.values()}

    def replaced_by(self, code: str) -> tuple[Replacement, ...]:
        """What the documents say took this code's place; empty where they say nothing."""
        return self._replacements.get(as_code(code) or "", ())

    def named(self, words: tuple[str, ...]) -> EverydayName | None:
        """The everyday name that is exactly these words, or these but for words that only ask."""
        return self._named.get(words) or (self._subjects.get(words) if words else None)

    def names_of(self, offence: Offence) -> tuple[str, ...]:
        """What officers call this row."""
        return self._names_by_row.get(offence.key, ())

    def meant_by(self, entry: EverydayName) -> tuple[Offence, ...]:
        """The rows that an everyday name means, the commonest first."""
        rows: dict[tuple[str, ...], Offence] = {}
        for ho_class, code in entry.means:
            chosen = self.by_code(code) if code else self.by_class(ho_class)
            rows.update((one.key, one) for one in chosen if not ho_class or one.ho_class == ho_class)
        return tuple(rows.values())

    def search(self, text: str, limit: int = 20) -> tuple[Offence, ...]:
        """Codes and classes written out come first, then everyday names, then the likeliest words."""
        rows: dict[tuple[str, ...], Offence] = {}
        for code in codes_written_in(text):
            rows.update((one.key, one) for one in self._by_code.get(code, ()))
        ho_class = class_written_in(text, self.has_class)
        if ho_class:
            rows.update((one.key, one) for one in self.by_class(ho_class))
        if not rows:
            rows.update((one.key, one) for one in self._index.likeliest(words_of(text), limit))
        return tuple(rows.values())[:limit]

    def likeliest(self, words: tuple[str, ...], limit: int) -> tuple[Offence, ...]:
        return self._index.likeliest(words, limit)

    def mended(self, word: str) -> str:
        """The catalogue's own word that a mistyped one most resembles, or the word itself."""
        return self._index.mended(word)


def _grouped(offences: Iterable[Offence], key: Callable[[Offence], str]) -> dict[str, tuple[Offence, ...]]:
    groups: dict[str, list[Offence]] = {}
    for one in offences:
        groups.setdefault(key(one), []).append(one)
    return {name: tuple(group) for name, group in groups.items() if name}


def _in_common(rows: Sequence[Offence]) -> Listed:
    sentences = {days_of(row.maximum_sentence) for row in rows}
    days = [row.commenced for row in rows]
    since = min(days) if all(_DAY.fullmatch(day) for day in days) else ""
    return Listed(rows[0].group, sentences.pop() if len(sentences) == 1 else None, since)
