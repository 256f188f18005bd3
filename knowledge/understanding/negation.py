"""Whether what was found is said not to be so."""

import re
from collections.abc import Sequence

CUES = frozenset(
    {
        "no",
        "not",
        "nil",
        "neg",
        "negative",
        "without",
        "never",
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "wasnt",
        "arent",
        "werent",
        "hasnt",
        "havent",
        "hadnt",
        "wont",
        "cant",
        "cannot",
        "nothing",
        "neither",
        "nor",
        "none",
        "rather",
        "nobody",
    }
)
_STOPS = frozenset(
    {"but", "just", "only", "however", "although", "though", ",", ":", "(", ")", '"', "because", "cos", "and"}
)
REACH = 4
_FAR_REACH = 9
_NO_GROUND = re.compile(
    r"nothing to (?:show|suggest|say|indicate|prove|support)\b|(?:nobody|none) (?:is|was|here|of|now)\b"
    r"|no (?:evidence|suggestion|indication|proof|intention)\b"
)
"""How something is said to lack any ground, however long the words for it: `nothing to show he was trying to kill`."""


def negated(words: Sequence[str], start: int, bound: int) -> bool:
    """A cue stands within four words before, in the same clause, or one of no ground for it within nine.

    `bound` is where the sentence starts.
    """
    for index in range(start - 1, max(bound, start - _FAR_REACH) - 1, -1):
        word = words[index]
        near = index >= start - REACH
        if near and word in CUES and not _numbers_a_house(words, index):
            return True
        if _NO_GROUND.match(" ".join(words[index : min(start, index + 3)])):
            return True
        if word in _STOPS:
            return False
    return False


def _numbers_a_house(words: Sequence[str], index: int) -> bool:
    """`at no 14` negates nothing."""
    return words[index] == "no" and index + 1 < len(words) and words[index + 1].isdigit()
