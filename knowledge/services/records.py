"""The record of an answer: a reference to find it by, and a check code that proves its words."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from knowledge.domain.conversation import Json, Question, reference_for
from knowledge.domain.errors import NotFound
from knowledge.store.unit_of_work import UnitOfWork

ON_RECORD = frozenset({"answered", "decided"})


def put_on_record(asked: Question, replies: Sequence[Json], secret_key: str) -> tuple[list[Json], str, str]:
    """The replies with reference and check code, and these two.

    Only replies that answer or decide get them; the words for the log end with them.
    """
    reference = reference_for("HL", asked.at.year, asked.id)
    code = check_code(reference, replies, secret_key)
    return [_recorded(reply, reference, code) for reply in replies], reference, code


def record_of(work: UnitOfWork, reference: str) -> Question:
    """By reference, or NotFound."""
    found = work.questions.find_by_reference(reference.strip().upper())
    if found is None or not any(reply.get("record") for reply in found.replies or ()):
        raise NotFound("There is no record of that reference.", field="reference")
    return found


def check_code(reference: str, replies: Sequence[Json], secret_key: str) -> str:
    """Eight characters that nobody can work out for other words than these."""
    said = _canonical({"reference": reference, "replies": [_words(reply) for reply in replies]})
    return hmac.new(secret_key.encode(), said, hashlib.sha256).hexdigest()[:8].upper()


def is_genuine(question: Question, secret_key: str) -> bool | None:
    """Whether the stored replies are those that were given; None once they are forgotten."""
    if question.text is None or question.replies is None or question.reference is None:
        return None
    code = check_code(question.reference, question.replies, secret_key)
    return matches(question, code)


def matches(question: Question, code: str) -> bool:
    """Whether this is the check code that was given with the answer."""
    return hmac.compare_digest(code.strip().upper().encode(), (question.check_code or "").encode())


def _recorded(reply: Json, reference: str, code: str) -> Json:
    if reply.get("status") not in ON_RECORD:
        return dict(reply)
    stamped = {**reply, "record": {"reference": reference, "code": code}}
    if reply.get("log"):
        stamped["log"] = f"{reply['log']}\n{_stamp(reference, code)}"
    return stamped


def _words(reply: Json) -> dict[str, Any]:
    """What the code stands for: the reply as it was before it got the code."""
    words = {key: value for key, value in reply.items() if key != "record"}
    record = reply.get("record")
    if record and words.get("log"):
        words["log"] = str(words["log"]).removesuffix("\n" + _stamp(record["reference"], record["code"]))
    return words


def _stamp(reference: str, code: str) -> str:
    return f"Helpline reference {reference}, check code {code}."


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
