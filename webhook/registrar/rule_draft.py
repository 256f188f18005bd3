"""The draft whose rules are changed one at a time, each saved among what colleagues save meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request

from knowledge.domain.documents import Document, Published, Version
from knowledge.domain.errors import Conflict
from knowledge.domain.results import Results
from knowledge.services.drafting import title_in
from knowledge.services.previewing import as_published
from knowledge.services.publishing import document_of, effective, save_draft
from knowledge.services.rule_checking import RuleCheck
from knowledge.services.rule_editing import Changed, Place, check_for
from knowledge.services.rule_table import TABLED
from webhook.clock import now, today
from webhook.registrar.blueprint import account, proofs
from webhook.wiring import wiring

_TRIES = 4


@dataclass(frozen=True)
class Draft:
    """`others` are what is published."""

    document: Document
    version: Version
    others: list[Published]

    @property
    def candidate(self) -> Published:
        return as_published(self.document, self.version, now())

    def check(self, under: str) -> RuleCheck:
        return check_for(self.candidate, wiring().desk.edition(today()), self.others, under)


def draft_of(document_id: str) -> Draft | None:
    """None where nothing of it is being written, or its text is no list of rules."""
    with wiring().store.reading() as work:
        document, version = document_of(work, document_id), work.documents.open_version(document_id)
        if version is None or document.kind not in TABLED:
            return None
        return Draft(document, version, effective(work, today()))


def gone() -> Conflict:
    """There is no draft to save in."""
    return Conflict(
        "The draft was approved or withdrawn meanwhile, so this is not saved: begin a new draft, then save this again."
    )


def given_place() -> Place:
    """The rule that the address or the form names."""
    given = request.values
    return Place(given.get("rule", ""), given.get("seen", ""), given.get("new", "") == "yes")


def save(document_id: str, change: Callable[[str], Changed], *, by_itself: bool = False) -> Place:
    """The change made in the draft as it stands now, so that a colleague's change of another rule stays too.

    Raises Conflict where the draft is gone, or where the change itself does.
    """
    for left in reversed(range(_TRIES)):
        version = _open_version(document_id)
        changed = change(version.body)
        # The check is done before anything is locked; what is saved as she types is checked by its fields alone.
        found = Results() if by_itself else proofs().results(document_id, changed.body)
        try:
            _write(document_id, version, changed.body, found, by_itself=by_itself)
        except Conflict:
            if not left or _open_version(document_id).digest == version.digest:
                raise
        else:
            break
    return changed.place


def _write(document_id: str, version: Version, body: str, found: Results, *, by_itself: bool) -> None:
    with wiring().store() as work:
        title = title_in(body, document_of(work, document_id).title)
        save_draft(
            work, document_id, version.number, body, version.digest, account(work), now(),
            lambda *_: found, title=title, by_itself=by_itself,
        )  # fmt: skip
        work.commit()


def _open_version(document_id: str) -> Version:
    with wiring().store.reading() as work:
        version = work.documents.open_version(document_id)
    if version is None:
        raise Conflict(
            "The draft was approved or withdrawn meanwhile, so nothing was saved: begin a new one."
        )
    return version
