"""What each part of the understanding adds: the shared cases scored with everything, and without one part at a time.

.venv/bin/python -m tests.benchmarks.understanding [FILE.jsonl ...]

Scores the first reply as ../shared/tools/score_cases.py does, on its official and real cases or on the files named
(of the same form). Everything but the web and Rasa takes part. At the end: how long one message takes to understand.
"""

import importlib.util
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from knowledge.services.advising import reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition, build_edition
from knowledge.services.turn import Turn
from knowledge.settings import PROJECT
from knowledge.understanding import understand
from knowledge.understanding.redaction import Memory, redact
from knowledge.understanding.spelling import Spelling
from tests.knowledge.edition import DAY, edition, published

SHARED = PROJECT.parent / "shared"
_CALLS_A_CLASS = re.compile(r"^(\s+- ).*<[a-z_]+>.*$", re.MULTILINE)
_NEVER_SAID = r'\1"£££"'

Case = dict[str, Any]
Part = tuple[Callable[[], AbstractContextManager[object]], Callable[[], Edition]]


def without_word_classes() -> Edition:
    """No saying that calls words by the name of their class."""
    plain = [replace(one, body=_CALLS_A_CLASS.sub(_NEVER_SAID, one.body)) for one in published()]
    return build_edition(plain, DAY)


def without_presumptions() -> Edition:
    whole = edition()
    facts = {name: replace(fact, presumed=()) for name, fact in whole.rulebook.facts.items()}
    return replace(whole, rulebook=replace(whole.rulebook, facts=facts))


def _never(*_: object) -> bool:
    return False


PARTS: dict[str, Part] = {
    "(everything)": (nullcontext, edition),
    "spelling and shorthand": (lambda: patch.object(Spelling, "read", lambda _, word: (word,)), edition),
    "word classes": (nullcontext, without_word_classes),
    "negation": (lambda: patch.object(understand, "negated", _never), edition),
    "'unless' of sayings": (lambda: patch.object(understand.Lexicon, "_taken_back", _never), edition),
    "acts that include others": (
        lambda: patch.object(understand.Lexicon, "_is_part_of_another", _never),
        edition,
    ),
    "people": (lambda: patch.object(understand, "people_in", lambda *_: ()), edition),
    "presumptions": (nullcontext, without_presumptions),
}


def main(paths: list[str]) -> int:
    scorer = _scorer()
    cases = list(_cases([Path(path) for path in paths] or _shared()))
    _say(f"{len(cases)} cases\n{'without':28}{'right':>8}{'asks':>8}{'wrong':>8}{'crimes':>8}")
    for name, (patched, built) in PARTS.items():
        with patched():
            _say(f"{name:28}" + "".join(f"{figure:8.3f}" for figure in _scored(cases, built(), scorer)))
    times = [min(_milliseconds(case["text"]) for _ in range(3)) for case in cases]
    _say(f"\none message: {statistics.median(times):.1f} ms at the median, {max(times):.0f} ms at most")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _scored(cases: list[Case], book: Edition, scorer: ModuleType) -> Iterator[float]:
    """The shares right, asking and wrong of all, and of the right with crimes how many name them all."""
    verdicts: Counter[str] = Counter()
    same: list[bool] = []
    for case in cases:
        text = redact(case["text"], Memory()).text
        turn = Turn("benchmark", text, None, {}, {}, now=datetime.now(UTC), on=DAY)
        replies, _ = reply_to(turn, book, CaseFile())
        verdict, _, crimes = scorer.score(case, scorer.merged([one.as_json() for one in replies]))
        verdicts[verdict] += 1
        if crimes is not None:
            same.append(crimes)
    for verdict in ("right", "asks", "wrong"):
        yield verdicts[verdict] / len(cases)
    yield sum(same) / len(same) if same else 0.0


def _milliseconds(text: str) -> float:
    start = time.perf_counter()
    edition().lexicon.understand(text)
    return (time.perf_counter() - start) * 1000


def _shared() -> list[Path]:
    return [SHARED / "cases" / f"{name}.jsonl" for name in ("official", "real")]


def _cases(paths: list[Path]) -> Iterator[Case]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_cases", SHARED / "tools" / "score_cases.py")
    if spec is None or spec.loader is None:
        raise SystemExit("../shared/tools/score_cases.py is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
