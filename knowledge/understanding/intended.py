"""What the officer means to record, where she says so: "was going to put it as mal comms"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Named = TypeVar("Named")

_RECORD = (
    r"(?:put|record|crim|crime|log|class|classify|book|raise|submit|fil|file|enter|treat|do|bang|shove|stick)"
)
_IT = r"(?:it|this|that|them|one|the job|the crime)"
_AS = r"(?:(?:on|down|in|up|through) )?(?:as|under|for)"
_OWN_IDEA = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:going to|gonna|gunna|about to|planning to|minded to|tempted to|want to|wanted to|intend to|should i|shall i|can i|could i|do i|i(?:d|'d|’d| would)(?: just)?) {_RECORD}\w* {_IT}(?: just)? {_AS} ",
        rf"\b{_RECORD}\w* {_IT}(?: just)? {_AS} ",
        r"\b(?:i(?:'ve|’ve|ve| have)|we(?:'ve|’ve|ve| have)) got (?:it|this|that) (?:down )?as ",
        r"\b(?:i(?:'m|’m|m| am| was)|we(?:'re|’re|re| are| were)|was|been) (?:just )?thinking(?: (?:of|it(?:'s|’s|s| is| was)|about|maybe|probably|along the lines of))* ",
        r"(?:^|[.,;:!?-] ?)thinking (?:(?:of|it(?:'s|’s|s| is)|maybe|probably) )*",
        r"\bi(?:'d| would|d|’d)(?:'ve|’ve|ve| have)? (?:say|said|(?:go|gone) (?:with|for)|call(?:ed)? (?:it|this|that)) ",
        r"\bi (?:reckon|think|thought|believe|assume|assumed|reckoned)(?: (?:that|it(?:'s|’s|s| is| was)|this(?:'s| is)?|that(?:'s|’s| is)))* ",
        r"\b(?:sounds|looks|seems) like (?:it(?:'s|’s|s) )?",
        r"\b(?:skipper|sgt|sarge|sergeant|guv|supervisor|inspector|colleague|dc|call handler|control)(?: \w+)? (?:says|said|reckons|thinks|wants)(?: (?:that|it(?:'s|’s|s| is| to be)|this is|just))* ",
        r"\b(?:is|isn't|isnt|surely) (?:it|this|that|it's|its) (?:just |only |simply )",
    )
)
# What stands between the idea and its name.
_FILLERS = frozenset(
    "a an the just only simply simple plain straight basic another one its it's class under".split()
)
_MOST_WORDS = 7
_WORDS = re.compile(r"[\w'’/.-]+")
_END = re.compile(r"[,;:!?()\n]|\. |\b(?:but|because|cos|as he|as she|or|and)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Intended(Generic[Named]):
    """`rest` is the message without the words of the idea."""

    meant: Named
    rest: str


def intended(text: str, named: Callable[[str], Named | None]) -> Intended[Named] | None:
    """What `named` makes of the first words that say what is meant to be recorded; None where nothing is.

    The longest name wins: "harassment with violence" is not harassment.
    """
    for start, words in _ideas(text):
        for length in range(min(_MOST_WORDS, len(words)), 0, -1):
            meant = named(" ".join(word[0].strip(".'’-") for word in words[:length]))
            if meant is not None:
                return Intended(meant, f"{text[:start]} {text[words[length - 1].end() :]}".strip())
    return None


def without_fillers(text: str) -> str:
    """A name by itself, without "it was just a" before it."""
    words = [word[0].strip(".'’-") for word in _WORDS.finditer(text)]
    while words and words[0].lower() in _FILLERS:
        words.pop(0)
    return " ".join(words)


def _ideas(text: str) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Where each idea begins, and the words after it that may name it."""
    for pattern in _OWN_IDEA:
        for found in pattern.finditer(text):
            end = _END.search(text, found.end())
            words = list(_WORDS.finditer(text, found.end(), end.start() if end else len(text)))
            while words and words[0][0].lower() in _FILLERS:
                words.pop(0)
            yield found.start(), words
