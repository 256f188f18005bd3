"""Where the trainers' pages hang, and what each of them begins with: the months of the choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Blueprint

from knowledge.services.counting_asked import anything_to_publish
from knowledge.services.gaps.board import Board, publish_and_list, read_board
from knowledge.store.unit_of_work import UnitOfWork
from webhook.clock import now
from webhook.trainer.choosing import Choice, read_choice
from webhook.wiring import wiring

blueprint = Blueprint("trainer", __name__)
WHO = ("trainer", "registrar", "admin")


@dataclass(frozen=True)
class Opened:
    """A piece of work on the store with the choice that the address names; no board while it is wrong."""

    work: UnitOfWork
    choice: Choice
    board: Board | None

    @property
    def whole_board(self) -> Board:
        """The board, or the complaint about the choice."""
        if self.board is None:
            raise self.choice.complaint
        return self.board


@contextmanager
def opened(*, writing: bool = False) -> Iterator[Opened]:
    """The published months, those published first that are over by now."""
    store, least = wiring().store, wiring().settings.least_people
    with store.reading() as work:
        due = anything_to_publish(work, least, now())
    if due:
        with store() as work:
            publish_and_list(work, least, now())
    with store() if writing else store.reading() as work:
        choice = read_choice(sorted(work.asked.released_months(least)))
        board = read_board(work, least, choice.span) if choice.span else None
        yield Opened(work, choice, board)
