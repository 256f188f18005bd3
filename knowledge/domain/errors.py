"""What can go wrong, in the words of the person it happens to.

Each edge (web page, API, command line) translates these once, in one table. A new
class is made only where an edge must act differently, not for each sentence.
"""

from datetime import datetime


class HelplineError(Exception):
    """Base of all; `sentence` is fit to be shown, `field` names the input at fault."""

    code = "error"

    def __init__(self, sentence: str, *, field: str | None = None, code: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.code = code or type(self).code


class BadInput(HelplineError):
    """The input can't be used as it is; the sentence says what to change."""

    code = "bad-input"


class NotFound(HelplineError):
    """There is nothing of that name."""

    code = "not-found"


class NotSignedIn(HelplineError):
    """Nobody is known by this password or token."""

    code = "not-signed-in"


class Locked(NotSignedIn):
    """Too many wrong passwords; `until` says when trying again makes sense."""

    code = "locked"

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until


class NotAllowed(HelplineError):
    """Known, but this is not for them to do."""

    code = "not-allowed"


class NotYours(NotAllowed):
    """It belongs to somebody else."""

    code = "not-yours"


class Conflict(HelplineError):
    """Somebody else was quicker, or the thing has moved on; nothing was changed."""

    code = "conflict"


class StoreUnavailable(HelplineError):
    """The database is locked, read-only, unreachable or not set up."""

    code = "store-unavailable"
