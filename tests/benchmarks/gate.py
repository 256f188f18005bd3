"""How often the gate lets by what is no matter of recording, and how often it stops what is.

.venv/bin/python -m tests.benchmarks.gate [-v]
"""

import sys
from collections import Counter
from pathlib import Path

from knowledge.domain.reply import Reply, Status
from knowledge.reading.strict_yaml import parse
from knowledge.services.advising import reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.turn import Turn
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY, edition

_FILE = Path(__file__).with_name("gate_messages.yml")
_OURS = (Status.ANSWERED, Status.DECIDED, Status.NEEDS_FACTS, Status.CHOOSE)
OTHER = "other"


def messages() -> tuple[list[tuple[str, str]], list[str]]:
    """Those of other matters, each with the signpost it should get, and those of recording."""
    top = parse(_FILE.read_text(encoding="utf-8"), _FILE.name)
    out = top.block("out")
    others = [(kind, text) for kind in out.names() for text in out.texts(kind)]
    return others, list(top.texts("in"))


def asked(text: str) -> Reply:
    """The reply without the assistant's view of the turn, so by the gate alone."""
    turn = Turn("gate", text, None, now=NOW, on=DAY)
    return reply_to(turn, edition(), CaseFile())[0][0]


def let_by(reply: Reply) -> bool:
    return reply.status in _OURS and not (reply.topic or "").startswith("signpost.")


def main() -> int:
    others, ours = messages()
    judged: Counter[str] = Counter()
    for kind, text in others:
        reply = asked(text)
        verdict = "let by" if let_by(reply) else "named" if reply.topic == f"signpost.{kind}" else "stopped"
        judged[verdict] += 1
        if "-v" in sys.argv and verdict == "let by":
            sys.stdout.write(f"  let by: {text} ({reply.status.value}, {reply.topic})\n")
    stopped = [text for text in ours if not let_by(asked(text))]
    sys.stdout.write(
        f"other matters n={len(others)} " + " ".join(f"{k}={n}" for k, n in sorted(judged.items()))
    )
    sys.stdout.write(f"\nrecording n={len(ours)} stopped={len(stopped)}\n")
    if "-v" in sys.argv:
        sys.stdout.write("".join(f"  stopped: {text}\n" for text in stopped))
    return 0


if __name__ == "__main__":
    sys.exit(main())
