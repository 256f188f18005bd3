"""Taking a trainer's file in: all of it, or nothing and one sentence that names row and column."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from knowledge.domain.errors import BadInput, NotFound
from knowledge.domain.loads import Audit, Recorded, Strength
from knowledge.reading.load_files import READERS, Names
from knowledge.store.unit_of_work import UnitOfWork

LARGEST = 900_000

TEMPLATES = {
    "audits": "category,team,audited,compliant,period,topic\n"
    "Rape,force,93,84,2026-04 to 2026-09,rape\n"
    "N100 recorded,force,34,6,2026-04 to 2026-09,\n"
    "Victim informed of cancellation,force,49,34,2026-04 to 2026-09,\n"
    "Recorded within 24 hours,force,611,556,2026-04 to 2026-09,\n",
    "teams": "team,people,month\nResponse 1,42,2026-04\nResponse 2,38,2026-04\n",
    "crimes": "team,topic,month,crimes\nResponse 1,stalking,2026-11,12\nResponse 2,stalking,2026-11,9\n",
}
"""For each kind, a file that shows its columns."""


@dataclass(frozen=True)
class Loaded:
    """What was taken in."""

    kind: str
    rows: int


def load(work: UnitOfWork, kind: str, name: str, content: bytes, who: str, now: datetime) -> Loaded:
    """Read a file of this kind and keep its rows; the caller commits, or keeps nothing."""
    if kind not in READERS:
        raise NotFound("There is no kind of file of that name.")
    if len(content) > LARGEST:
        raise BadInput("The file is larger than 900 KB. Nothing was loaded.", field="file")
    digest = hashlib.sha256(content).hexdigest()
    before = work.loads.find(kind, digest)
    if before is not None:
        at, whose, file = before
        raise BadInput(
            f"{whose} loaded this very file on {at:%d/%m/%Y} (as {file}). Nothing was loaded.", field="file"
        )
    audited = frozenset((one.category, one.team, one.first, one.last) for one in work.loads.audits())
    names = Names(work.loads.teams(), work.teaching.topic_titles(), audited)
    rows = READERS[kind](name, content, names)
    _keep(work, work.loads.note(kind, name, digest, who, len(rows), now), rows)
    work.events.add(now, who, "file loaded", detail=f"{kind}: {name}, {len(rows)} rows")
    return Loaded(kind, len(rows))


def _keep(work: UnitOfWork, load_id: int, rows: list[Audit] | list[Strength] | list[Recorded]) -> None:
    work.loads.add_audits(load_id, [row for row in rows if isinstance(row, Audit)])
    work.loads.put_strengths([row for row in rows if isinstance(row, Strength)])
    work.loads.put_recorded([row for row in rows if isinstance(row, Recorded)])
