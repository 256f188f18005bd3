"""The registrar's first page: what waits, and every document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.entry import Entry
from knowledge.domain.people import Account
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.desk import Edition
from knowledge.services.last_good import NotSaid
from knowledge.services.reminding import People, failed
from knowledge.services.unanswered import wanted
from knowledge.services.waiting import DUE_WITHIN, drifted, due_for_review, find_documents, waiting_for
from knowledge.store.unit_of_work import UnitOfWork
from webhook.clock import now, today
from webhook.registrar.blueprint import EDITORS, KINDS, account
from webhook.roles import for_roles
from webhook.wiring import wiring

EACH_PAGE = 50
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Pages:
    """Where one is in a long list."""

    page: int
    last: int

    def params(self, words: str, kind: str) -> dict[str, object]:
        """As the pagination component wants them."""

        def link(page: int) -> str:
            return url_for(
                "registrar.home", page=page, q=words or None, kind=kind or None, _anchor="documents"
            )

        params: dict[str, object] = {"landmarkLabel": "Pages of documents", "items": self._items(link)}
        if self.page > 1:
            params["previous"] = {"href": link(self.page - 1)}
        if self.page < self.last:
            params["next"] = {"href": link(self.page + 1)}
        return params

    def _items(self, link: Callable[[int], str]) -> list[dict[str, object]]:
        near = {1, self.page - 1, self.page, self.page + 1, self.last}
        items: list[dict[str, object]] = []
        for number in sorted(n for n in near if 1 <= n <= self.last):
            if items and number - int(str(items[-1]["number"])) > 1:
                items.append({"number": number - 1, "ellipsis": True})
            items.append({"number": number, "href": link(number), "current": number == self.page})
        return items


def add_to(blueprint: Blueprint) -> None:
    """The blueprint's own address."""
    blueprint.add_url_rule("", "home", home)


@for_roles(*EDITORS)
def home() -> ResponseReturnValue:
    """What waits first, then all documents by kind and title."""
    on = today()
    words = request.args.get("q", "")[:LONGEST_SEARCH]
    kind = request.args.get("kind", "")
    kind = kind if kind in KINDS else ""
    edition, not_said, complaint = _said(on)
    entries = list(edition.entries.values()) if edition else []
    with wiring().store.reading() as work:
        me = account(work)
        waiting = waiting_for(work, me, on)
        mine = _mine_that_failed(work, me, entries, not_said, on)
        questions = wanted(work, edition, now()) if edition else []
        strayed = drifted(work.documents.effective(on))
        found = find_documents(work, on, words, kind, list(KINDS))
    last = max(1, -(-len(found) // EACH_PAGE))
    pages = Pages(min(max(1, request.args.get("page", 1, type=int)), last), last)
    return render_template(
        "registrar/home.html",
        on=on, waiting=waiting, due=_due(entries, me, on), complaint=complaint, not_said=not_said, mine=mine,
        me=me, strayed=strayed, questions=questions, words=words, kind=kind, kinds=KINDS,
        total=len(found), pages=pages,
        documents=found[(pages.page - 1) * EACH_PAGE : pages.page * EACH_PAGE],
    )  # fmt: skip


def _said(on: date) -> tuple[Edition | None, Sequence[NotSaid], str]:
    """What is said; a text that can't be read must not shut out the one who can mend it."""
    desk = wiring().desk
    try:
        return desk.edition(on), desk.not_said(on), ""
    except ContentError as error:
        return None, (), str(error)


def _due(entries: Sequence[Entry], me: Account, on: date) -> dict[str, list[Entry]]:
    """What is past its review day and what soon will be; of each, one's own first."""
    due = sorted(due_for_review(entries, on), key=lambda one: me.name not in (one.owner, one.deputy))
    return {
        "Overdue for review": [one for one in due if one.overdue(on)],
        f"To be reviewed within {DUE_WITHIN.days} days": [one for one in due if not one.overdue(on)],
    }


def _mine_that_failed(
    work: UnitOfWork, me: Account, entries: Sequence[Entry], not_said: Sequence[NotSaid], on: date
) -> set[str]:
    by_id = {f"entry/{entry.id}": entry for entry in entries}
    found = failed(work, People([me]), by_id, not_said, on)
    return {task.document_id for task, answerable in found if me in answerable}
