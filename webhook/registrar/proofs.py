"""The check of a text, done once for what it was done on: it takes a second, and a page may ask for it thrice."""

import hashlib
from threading import Lock

import structlog

from knowledge.services.checking import clean_text
from knowledge.services.proving import prove
from knowledge.services.publishing import effective
from knowledge.store.unit_of_work import Store
from webhook.clock import today

_HELD = 200
# A fault of ours in the check must neither let a text through nor shut its writer out of the editor.
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

log = structlog.get_logger()


class Proofs:
    """Ask it before a unit of work begins to write: officers' messages would wait for it otherwise."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._held: dict[tuple[object, ...], list[str]] = {}

    def complaints(self, document_id: str, body: str) -> list[str]:
        """What is wrong with the text among what is published now."""
        body, on = clean_text(body), today()
        digest = hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()
        with self._store.reading() as work:
            key = (document_id, digest, on, work.knowledge_serial())
            if key in self._held:
                return self._held[key]
            published = effective(work, on)
        try:
            found = prove(document_id, body, published, on)
        except FAULTS as error:
            log.error("check failed", document=document_id, kind=type(error).__name__)
            found = [
                f"{document_id}: the check itself fails on this text ({type(error).__name__}), so it can't go on."
            ]
        with self._lock:
            self._held = dict(list(self._held.items())[-_HELD + 1 :]) | {key: found}
        return found
