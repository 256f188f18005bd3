"""One piece of work on the store: all of it happens, or none."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from knowledge.store.accounts import Accounts
from knowledge.store.asked import AskedQuestions
from knowledge.store.conversations import Conversations
from knowledge.store.documents import Documents
from knowledge.store.edition_queue import EditionQueue
from knowledge.store.engine import make_engine
from knowledge.store.events import Events
from knowledge.store.failures import raise_if_unavailable
from knowledge.store.inquiries import Inquiries
from knowledge.store.loads import Loads
from knowledge.store.notices import Notices
from knowledge.store.past_questions import PastQuestions
from knowledge.store.question_groups import QuestionGroups
from knowledge.store.questions import Questions
from knowledge.store.quizzes import Quizzes
from knowledge.store.replays import Replays
from knowledge.store.serial import Serial
from knowledge.store.teaching import Teaching
from knowledge.store.tokens import Tokens
from knowledge.store.writing import Writing


class UnitOfWork:
    """`with store() as work: …; work.commit()`. Leaving without commit undoes everything.

    Whatever the database refuses on the way leaves the block as `StoreUnavailable`.
    """

    def __init__(self, engine: Engine) -> None:
        self.session = Session(engine, expire_on_commit=False)
        self.accounts = Accounts(self.session)
        self.tokens = Tokens(self.session)
        self.documents = Documents(self.session)
        self.serial = Serial(self.session)
        self.conversations = Conversations(self.session)
        self.questions = Questions(self.session)
        self.inquiries = Inquiries(self.session)
        self.events = Events(self.session)
        self.queue = EditionQueue(self.session)
        self.writing = Writing(self.session)
        self.notices = Notices(self.session)
        self.past = PastQuestions(self.session)
        self.replays = Replays(self.session)
        self.teaching = Teaching(self.session)
        self.asked = AskedQuestions(self.session)
        self.loads = Loads(self.session)
        self.groups = QuestionGroups(self.session)
        self.quizzes = Quizzes(self.session)

    def knowledge_serial(self) -> int:
        """Moves whenever what is in force changes; one tiny query."""
        return self.serial.read()

    def commit(self) -> None:
        """Make it so. The next statement begins anew."""
        self.session.commit()

    def rollback(self) -> None:
        """Undo since the last commit."""
        self.session.rollback()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()
        raise_if_unavailable(error)


class Store:
    """Makes units of work: `store()` to read and write, `store.reading()` to read only.

    On SQLite writers queue from their first statement while readers never wait, so give
    `store.reading` to whatever only reads.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reading = engine.execution_options(reading=True)

    def __call__(self) -> UnitOfWork:
        return UnitOfWork(self.engine)

    def reading(self) -> UnitOfWork:
        """A unit of work that must not write."""
        return UnitOfWork(self._reading)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """The store at this address. Connects on first use, so this never fails."""
    return Store(make_engine(url))
