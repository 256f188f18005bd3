"""Questions that nobody answered, put into groups by their words; what was done by hand is kept."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.domain.documents import Document
from knowledge.domain.errors import BadInput, NotFound
from knowledge.search.terms import stem, telling, words_of
from knowledge.services.drafting import first_text
from knowledge.services.gaps.board import Span
from knowledge.statistics.clustering import cluster, join
from knowledge.store.question_groups import Unanswered
from knowledge.store.unit_of_work import UnitOfWork

FEWEST = 5
"""Fewer questions are no group."""
_MOST = 2000
_LABEL_WORDS = 4
_IN_DRAFT = 12


@dataclass(frozen=True)
class Group:
    """`key` names it in forms: `h` and a number when made by hand, `a` and its first question otherwise."""

    key: str
    label: str
    questions: tuple[Unanswered, ...]

    @property
    def by_hand(self) -> bool:
        """Whether somebody made or named it."""
        return self.key.startswith("h")

    @property
    def people(self) -> int:
        """How many people asked."""
        return len({one.owner for one in self.questions})


def groups(work: UnitOfWork, span: Span) -> list[Group]:
    """The groups of a span, largest first; one made by hand stays, whatever its size."""
    questions = work.groups.unanswered(span.first.start, span.last.end, _MOST)
    words = {one.id: telling(words_of(one.text)) for one in questions}
    by_hand, rest = _by_hand(work, questions, words)
    numbers = cluster([words[one.id] for one in rest])
    found: dict[int, list[Unanswered]] = defaultdict(list)
    for number, one in zip(numbers, rest, strict=True):
        found[number].append(one)
    made = [
        Group(f"a{some[0].id}", label_of(some), tuple(some)) for some in found.values() if len(some) >= FEWEST
    ]
    return sorted([*by_hand, *made], key=lambda group: (-len(group.questions), group.key))


def _by_hand(
    work: UnitOfWork, questions: Sequence[Unanswered], words: dict[int, list[str]]
) -> tuple[list[Group], list[Unanswered]]:
    """Groups made by hand with what belongs to them and what is near to it, and the rest."""
    labels, members = work.groups.labels(), work.groups.members()
    places = join([words[one.id] for one in questions], [members.get(one.id) for one in questions])
    held: dict[int, list[Unanswered]] = defaultdict(list)
    left = []
    for one, place in zip(questions, places, strict=True):
        left.append(one) if place is None else held[place].append(one)
    made = [Group(f"h{number}", labels[number], tuple(held[number])) for number in sorted(held)]
    return made, left


def label_of(questions: Sequence[Unanswered]) -> str:
    """The words that most of them share, as they are written most often."""
    shared: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for one in questions:
        for word in words_of(one.text):
            written[stem(word)][word] += 1
        shared.update(set(telling(words_of(one.text))))
    top = sorted((word for word in shared if word in written), key=lambda word: (-shared[word], word))
    names = [min(written[word], key=lambda form: (-written[word][form], form)) for word in top[:_LABEL_WORDS]]
    return ", ".join(names) or "without telling words"


def find(found: Sequence[Group], key: str) -> Group:
    """By key, or NotFound."""
    for group in found:
        if group.key == key:
            return group
    raise NotFound("There is no such group any more: new questions have come in between.")


def rename(work: UnitOfWork, group: Group, label: str, who: str, now: datetime) -> None:
    """Name a group; all its questions stay together from now on."""
    _hold(work, group, _clean(label), who, now)
    work.events.add(now, who, "question group named", detail=f"{len(group.questions)} questions")


def merge(work: UnitOfWork, chosen: Sequence[Group], who: str, now: datetime) -> None:
    """Make one of several."""
    if len(chosen) < 2:
        raise BadInput("Choose at least two groups to merge.", field="groups")
    first, *others = sorted(chosen, key=lambda group: (not group.by_hand, group.key))
    number = _hold(work, first, first.label, who, now)
    for group in others:
        work.groups.put((one.id for one in group.questions), number)
    work.events.add(now, who, "question groups merged", detail=f"{len(chosen)} groups")


def split(work: UnitOfWork, group: Group, apart: set[int], label: str, who: str, now: datetime) -> None:
    """Put some of a group's questions into a new one; both stay as they are from now on."""
    own = {one.id for one in group.questions}
    if not apart & own or not own - apart:
        raise BadInput("Choose some of the questions, but not all of them.", field="questions")
    _hold(work, group, group.label, who, now, own - apart)
    work.groups.put(apart & own, work.groups.add(_clean(label), who, now))
    work.events.add(now, who, "question group split", detail=f"{len(apart & own)} questions set apart")


def hand_to_registrar(
    work: UnitOfWork, group: Group, who: str, account_id: int | None, now: datetime, today: date
) -> str:
    """A draft entry with the group's questions as ways of asking it; its id. The registrar writes the answer."""
    slug = "-".join(words_of(group.label))[:60].strip("-") or "unanswered"
    document = f"entry/{slug}"
    if work.documents.find(document) is not None:
        raise BadInput(f"There is an entry {slug} already: rename the group first.", field="label")
    body = _draft(slug, group, who, today)
    work.documents.add(Document.named(document, group.label[:120]))
    note = f"{len(group.questions)} questions that nobody answered"
    work.documents.add_version(document, group.label[:120], body, who, account_id, now, note)
    work.events.add(now, who, "started", account_id=account_id, document_id=document, number=1, detail=note)
    return document


def _draft(slug: str, group: Group, who: str, today: date) -> str:
    """The first text of an entry, with the questions in the place of the empty ways of asking."""
    body = first_text("entry", slug, group.label[:120], who, today)
    asked = [" ".join(one.text.split())[:300] for one in group.questions[:_IN_DRAFT]]
    lines = "".join(f'  - "{text}"\n' for text in (one.replace("\\", "").replace('"', "'") for one in asked))
    head, mark, tail = body.partition("asked_as:")
    heading, _, after = tail.partition('\n  - ""\n')
    return f"{head}{mark}{heading}\n{lines}{after}"


def _hold(
    work: UnitOfWork, group: Group, label: str, who: str, now: datetime, some: set[int] | None = None
) -> int:
    """Make sure that a group is one made by hand, with these questions (all, unless said); its number."""
    if group.by_hand:
        number = int(group.key[1:])
        work.groups.rename(number, label)
    else:
        number = work.groups.add(label, who, now)
    work.groups.put(some if some is not None else {one.id for one in group.questions}, number)
    return number


def _clean(label: str) -> str:
    label = " ".join(label.split())
    if not label:
        raise BadInput("Give the group a name.", field="label")
    return label[:120]
