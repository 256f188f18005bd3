"""The check of a text, done once for what it was done on: it takes a second, and a page may ask for it thrice."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock

import structlog
from itsdangerous import BadSignature, URLSafeSerializer

from knowledge.domain.documents import Published
from knowledge.domain.errors import Conflict
from knowledge.domain.results import Results
from knowledge.services.checking import Check, clean_text
from knowledge.services.last_good import UNREADABLE
from knowledge.services.proving import prove
from knowledge.services.publishing import effective
from knowledge.store.unit_of_work import Store, UnitOfWork
from webhook.clock import today

_HELD = 200
_MOST_DAYS_AHEAD = 3

log = structlog.get_logger()
Key = tuple[object, ...]


class PublishedMeanwhile(Conflict):
    """The check was done among what is no longer all that is published; do it anew, then try again."""


class Proofs:
    """Ask `results` before a unit of work begins to write: officers' messages would wait for it otherwise."""

    def __init__(self, store: Store, secret_key: str) -> None:
        self._store = store
        self._seal = URLSafeSerializer(secret_key, salt="registrar.proofs")
        self._lock = Lock()
        self._held: dict[Key, Results] = {}

    def results(self, document_id: str, body: str, on: date | None = None) -> Results:
        """What is found among what is published for that day (today), and for the days already planned after."""
        body, on = clean_text(body), on or today()
        with self._store.reading() as work:
            key = self._key(work, document_id, body, on)
            if key in self._held:
                return self._held[key]
            days = [on, *_planned(work, on)]
            published = {day: effective(work, day) for day in days}
        found = _prove(document_id, body, published[on], on)
        for day in days[1:]:
            later = _prove(document_id, body, published[day], day)
            new = [fault for fault in later.faults if fault not in found.faults]
            faults = [*found.faults, *(f"From {day} on: {fault}" for fault in new)]
            proved = [f"From {day} on: {fault}" for fault in new if fault in (later.of_proof or ())]
            both = None if found.of_proof is None else [*found.of_proof, *proved]
            found = replace(found, faults=faults, of_proof=both)
        with self._lock:
            self._held = dict(list(self._held.items())[-_HELD + 1 :]) | {key: found}
        return found

    def sealed(self, document_id: str, body: str) -> str:
        """Today's results for a form to carry, signed: another worker needn't look anew at what this one found."""
        body, on = clean_text(body), today()
        with self._store.reading() as work:
            key = self._key(work, document_id, body, on)
        found = self._held.get(key)
        if found is None:
            return ""
        name, digest, _, serial = key
        proof = None if found.of_proof is None else list(found.of_proof)
        said = [
            name,
            digest,
            on.isoformat(),
            serial,
            list(found.faults),
            list(found.failures),
            proof,
            found.untried,
        ]
        return str(self._seal.dumps(said))

    def unseal(self, sealed: str) -> None:
        """Take over what another worker has found; what isn't ours is passed over."""
        try:
            name, digest, on, serial, faults, failures, of_proof, untried = self._seal.loads(sealed)
        except (BadSignature, ValueError):
            return
        key = (name, digest, date.fromisoformat(on), serial)
        with self._lock:
            self._held.setdefault(key, Results(faults, failures, of_proof=of_proof, untried=untried))

    def held(self, on: date | None = None) -> Check:
        """What has been found already, and among what is published at this moment; quick, so fit to be asked
        with the serial held. Raises PublishedMeanwhile otherwise."""

        def look(document_id: str, body: str) -> Results:
            with self._store.reading() as work:
                key = self._key(work, document_id, clean_text(body), on or today())
            if key not in self._held:
                raise PublishedMeanwhile("Something else was published at this moment: try again.")
            return self._held[key]

        return look

    def checked(self, document_id: str, body: str, step: Callable[[], None], on: date | None = None) -> None:
        """Do the step, whose check is `held`; look anew as often as somebody else publishes in between."""
        for _ in range(3):
            self.results(document_id, body, on)
            try:
                return step()
            except PublishedMeanwhile:
                continue
        self.results(document_id, body, on)
        return step()

    def _key(self, work: UnitOfWork, document_id: str, body: str, on: date) -> Key:
        digest = hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()
        return (document_id, digest, on, work.knowledge_serial())


def _planned(work: UnitOfWork, on: date) -> Sequence[date]:
    days = {one.takes_effect for one in work.documents.coming(on) if one.takes_effect}
    return sorted(days)[:_MOST_DAYS_AHEAD]


def _prove(document_id: str, body: str, published: list[Published], on: date) -> Results:
    """A fault of ours in the check must neither let a text through nor shut its writer out of the editor."""
    try:
        return prove(document_id, body, published, on)
    except UNREADABLE as error:
        log.error("check failed", document=document_id, kind=type(error).__name__)
        said = (
            f"{document_id}: the check itself fails on this text ({type(error).__name__}), so it can't go on."
        )
        return Results([said], untried=True)
