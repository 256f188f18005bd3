"""A version as a page shows it: what officers see of it, and what differs from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.domain.documents import Document, Published, State, Version
from knowledge.domain.results import Results
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.case_changes import CaseChange
from knowledge.services.changed_parts import ChangedParts, changed_parts
from knowledge.services.comparing import Line, line_changes
from knowledge.services.desk import Edition
from knowledge.services.last_good import UNREADABLE
from knowledge.services.previewing import Preview, as_published, case_changes, preview
from knowledge.services.publishing import effective
from knowledge.services.tried_tests import TriedTest, tried_tests
from webhook.chat.history import Turn, new_form
from webhook.clock import now, today
from webhook.wiring import wiring

MOST_LINES = 2000


@dataclass(frozen=True)
class Shown:
    """`turn` is an entry's reply as the chat draws it."""

    preview: Preview
    turn: Turn | None


@dataclass(frozen=True)
class Difference:
    """`lines` from the version `before` (none for a first version); `more` that are too many to show.

    `cases` is None where the text decides nothing, or where it can't be read. `parts` is the same as `lines`, sorted.
    """

    before: Version | None
    lines: Sequence[Line]
    more: int
    cases: list[CaseChange] | None
    parts: ChangedParts


def shown(document: Document, version: Version) -> Shown:
    """What officers see, or would see."""
    candidate = as_published(document, version, now())
    try:
        edition, others = _published()
    except ContentError as error:
        return Shown(Preview(complaint=str(error)), None)
    found = preview(candidate, edition, others, now())
    if found.reply is None:
        return Shown(found, None)
    return Shown(found, Turn(0, "preview", found.asked, [found.reply.as_json()], new_form()))


def difference(
    document: Document, version: Version, versions: Sequence[Version], would_show: Preview
) -> Difference:
    """What the version, which would show that, changes in words and in the results of the worked cases."""
    before = base_of(version, versions)
    lines = text_difference(before.body if before else "", version.body)
    candidate = as_published(document, version, now())
    try:
        cases = case_changes(candidate, *_published())
    except UNREADABLE:  # ContentError is one; the check names what it is
        cases = None
    was = shown(document, before).preview if before else Preview()
    parts = changed_parts(candidate, before.body if before else "", was.rows, would_show.rows)
    return Difference(before, lines[:MOST_LINES], max(0, len(lines) - MOST_LINES), cases, parts)


def text_difference(old: str, new: str) -> list[Line]:
    """Line by line."""
    return line_changes(old, new)


def base_of(version: Version, versions: Sequence[Version]) -> Version | None:
    """What it is compared with: the newest approved one before it."""
    earlier = [one for one in versions if one.number < version.number and one.state is State.APPROVED]
    return max(earlier, key=lambda one: one.number, default=None)


def in_force(versions: Sequence[Version]) -> Version | None:
    """What is said today."""
    standing = [one for one in versions if one.in_force(today())]
    return max(standing, key=lambda one: one.number, default=None)


def _published() -> tuple[Edition, list[Published]]:
    edition = wiring().desk.edition(today())
    with wiring().store.reading() as work:
        return edition, effective(work, today())


def tested(document: Document, found: Preview, results: Results) -> list[TriedTest]:
    """Every test question and worked case of what is shown, with its result."""
    return tried_tests(document.id, found.cases, found.tests, results.complaints)
