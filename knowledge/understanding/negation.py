"""Whether what was found is said not to be so."""

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


def negated(words: Sequence[str], start: int, bound: int) -> bool:
    """A cue stands within four words before, in the same clause; `bound` is where the sentence starts."""
    for index in range(start - 1, max(bound, start - REACH) - 1, -1):
        word = words[index]
        if word in CUES and not _numbers_a_house(words, index):
            return True
        if word in _STOPS:
            return False
    return False


def _numbers_a_house(words: Sequence[str], index: int) -> bool:
    """`at no 14` negates nothing."""
    return words[index] == "no" and index + 1 < len(words) and words[index + 1].isdigit()
