"""From a file that was read to the edition that answers: written into `sources`, worked off, released on its day.

Which edition answers on a day is what the version of `sources` in force that day says. A file that was read is
written there as waiting; the release takes that one line out, is approved like every text, and takes effect on or
after the first day of the edition.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from knowledge.domain.documents import Published, State, Version
from knowledge.domain.errors import BadInput, Conflict, NotFound
from knowledge.domain.moved_pages import to_look_at
from knowledge.domain.people import Account
from knowledge.domain.source import Moved, Source, Sources
from knowledge.reading.citations import citations_in
from knowledge.reading.offence_file import list_named_in
from knowledge.reading.sources_draft import released, with_edition
from knowledge.reading.sources_file import DOCUMENT, read_sources, sources_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services import workflow
from knowledge.services.checking import Check
from knowledge.services.editions import RELEASED, lines_of, queue_up
from knowledge.services.importing import CATALOGUE, LIST_PREFIX, RULES_PREFIX, RulesImport, cited_by
from knowledge.services.publishing import effective, save_draft, start_draft, submit
from knowledge.services.starter_edition import edition_begins, load_starter
from knowledge.store.unit_of_work import UnitOfWork

_NOT_CITING = frozenset({"catalogue", DOCUMENT, "glossary", "lexicon", "phrases", "signposts"})


def take_in(work: UnitOfWork, done: RulesImport, since: date | None, now: datetime, today: date) -> bool:
    """Offer the edition that was read as a draft of `sources`, and queue what it touches; whether it is a new one.

    `since` is its first day. Raises BadInput naming the field `rules` or `since`, Conflict where somebody is
    writing in `sources`; the caller commits, or nothing is kept.
    """
    sources = sources_in(effective(work, today))
    current = sources.rules
    if current is None or done.doc == current.id:
        return False
    if done.change is None:
        raise BadInput(
            f"Read {current.name} first, which is in force: without it nobody can tell what changed.",
            field="rules",
        )
    if done.document.edition < current.edition:
        raise BadInput(
            f"This is the edition {done.document.edition}; {current.name} is in force already.", field="rules"
        )
    name = _named("Crime Recording Rules", done.doc.removeprefix(RULES_PREFIX))
    edition = Source(
        done.doc,
        name,
        done.document.first,
        done.document.last,
        done.document.sections,
        name,
        edition=done.document.edition,
        since=_first_day(since, current),
        follows=current.id,
        waits=True,
        moved=done.moved,
    )
    _offer(work, edition, now)
    queue_up(work, done.doc, done.look_again, now)
    return True


def take_in_list(work: UnitOfWork, years: str, now: datetime, today: date) -> bool:
    """The same for the offence list of the years, which has no pages that move; whether it is a new one."""
    sources = sources_in(effective(work, today))
    lists = [one for doc in sources.in_force() if (one := sources.find(doc)) and doc.startswith(LIST_PREFIX)]
    doc = LIST_PREFIX + years
    known = sources.find(doc)
    if not lists or (known is not None and not known.waits):
        return False
    before = lists[-1]
    name = _named("Notifiable offence list", years)
    moved = tuple(Moved(page, "", page) for page in range(before.first, before.last + 1))
    edition = replace(
        before, id=doc, title=name, name=name, edition=years, follows=before.id, waits=True, moved=moved
    )
    _offer(work, replace(edition, since=_first_day(edition_begins(years), before)), now)
    return True


def _named(what: str, years: str) -> str:
    """`2027-28-v2` is 2027/28, second issue."""
    year, _, issue = years.partition("-v")
    return f"{what} {year.replace('-', '/')}" + (f" (issue {issue})" if issue else "")


def _first_day(since: date | None, current: Source) -> date:
    if since is None:
        raise BadInput("Give the first day on which it applies, such as 2027-04-01.", field="since")
    if current.since is not None and since <= current.since:
        raise BadInput(
            f"It must come after {_said(current.since)}, the first day of {current.name}.", field="since"
        )
    return since


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _offer(work: UnitOfWork, edition: Source, now: datetime) -> None:
    """On top of what waits already, if nobody has touched that."""
    version = _newest(work)
    if version is None:
        raise Conflict("There is no text that names the documents: approve the draft of `sources` first.")
    try:
        text = with_edition(version.body, edition)
    except ContentError as error:
        raise Conflict(str(error)) from error
    if load_starter(work, [(DOCUMENT, version.title, text)], edition.edition, now).waiting:
        raise Conflict(
            f"{version.edited_by} is writing in `{DOCUMENT}`: finish or withdraw that draft first."
        )


def _newest(work: UnitOfWork) -> Version | None:
    wanted = (State.DRAFT, State.SUBMITTED, State.APPROVED)
    return next((one for one in work.documents.versions(DOCUMENT) if one.state in wanted), None)


def look_again(work: UnitOfWork, doc: str, now: datetime) -> int:
    """Queue what has come to cite a changed page since the edition was read; how many are still to be looked at."""
    version = _newest(work)
    sources = read_sources(version.body) if version else Sources(())
    edition = sources.find(doc)
    if edition is None:
        raise NotFound(f"Nothing waits for {doc}.")
    texts = effective(work, edition.since or date.max)
    queue_up(work, doc, to_look_at(edition, cited_by(texts, sources)), now)
    return sum(line.open for line in lines_of(work, doc))


def released_text(work: UnitOfWork, doc: str) -> str:
    """What `sources` would say with the edition released. Conflict while anything is still to be looked at."""
    lines = lines_of(work, doc)
    left = sum(line.open for line in lines)
    if left:
        raise Conflict(f"{left} of {len(lines)} texts are still to be looked at or to be given a reason.")
    version = _newest(work)
    if version is None:
        raise NotFound(f"Nothing waits for {doc}.")
    found = read_sources(version.body).find(doc)
    if found is None or not found.waits:
        raise Conflict(f"{doc} does not wait to be released.")
    return released(version.body, doc)


def release(work: UnitOfWork, doc: str, who: Account, now: datetime, check: Check) -> Version:
    """Ask a second person to let the edition answer from its first day on."""
    workflow.only_editors(who)
    text = released_text(work, doc)
    begun = start_draft(work, DOCUMENT, who, now)
    if begun.edited_by != who.name and not _untouched(begun):
        raise Conflict(f"{begun.edited_by} is writing in `{DOCUMENT}`: finish or withdraw that draft first.")
    saved = save_draft(work, DOCUMENT, begun.number, text, begun.digest, who, now, check).version
    sent = submit(work, DOCUMENT, saved.number, saved.digest, who, now, check)
    work.events.add(now, who.name, RELEASED, account_id=who.id, document_id=DOCUMENT, detail=doc)
    return sent


def _untouched(version: Version) -> bool:
    return version.author_id is None and version.edited_by == version.author


def hold_to_first_days(work: UnitOfWork, version: Version, takes_effect: date) -> None:
    """Nothing is said by an edition before its first day, nor is one released while a text waits for it.

    Raises BadInput naming `takes_effect`, or Conflict.
    """
    before = sources_in(effective(work, takes_effect))
    if version.document_id != DOCUMENT:
        _not_before(takes_effect, (before.find(doc) for doc in _docs_cited(version, before)), "It cites")
        return
    after = read_sources(version.body)
    news = [one for doc in after.in_force() if (one := after.find(doc)) and _is_released(one, before)]
    _not_before(takes_effect, news, "It releases")
    for one in news:
        left = sum(line.open for line in lines_of(work, one.id))
        if left:
            raise Conflict(f"{one.name} can't be released: {left} texts are still to be looked at.")


def _is_released(edition: Source, before: Sources) -> bool:
    held = before.find(edition.id)
    return bool(edition.follows) and (held is None or held.waits)


def _not_before(day: date, editions: Iterable[Source | None], what: str) -> None:
    for one in editions:
        if one is not None and one.since is not None and one.since > day:
            raise BadInput(
                f"{what} {one.name}, which applies from {_said(one.since)} on: let it take effect then or later.",
                field="takes_effect",
            )


def _docs_cited(version: Version, sources: Sources) -> set[str]:
    if version.document_id == CATALOGUE:
        return {list_named_in(version.body)}
    if version.document_id.partition("/")[0] in _NOT_CITING:
        return set()
    try:
        return {one.doc for one in citations_in(version.body, version.document_id, sources)}
    except ContentError:
        return set()  # the check says what is wrong with it


def first_day_of(body: str, published: Iterable[Published]) -> date | None:
    """The first day of the edition that this text of `sources` releases; None where it releases none."""
    before, after = sources_in(published), read_sources(body)
    news = (one for doc in after.in_force() if (one := after.find(doc)) and _is_released(one, before))
    return max((one.since for one in news if one.since), default=None)
