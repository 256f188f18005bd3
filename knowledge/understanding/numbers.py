"""Numbers of things in digits or words, as sayings name them with a `#`."""

from collections.abc import Iterable

ANY_NUMBER = "#"
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_MOST = 200
NUMBERS = frozenset(_WORDS) | {"both", "twenty"} | {str(number) for number in range(_MOST + 1)}


def number_of(written: str) -> int:
    """Digits or an English number word up to twelve, and `both` and `twenty`; 0 for anything else."""
    if written.isdecimal():
        return int(written)
    return {"both": 2, "twenty": 20}.get(written.lower(), _WORDS.get(written.lower(), 0))


def first_number(words: Iterable[str]) -> int:
    """The first number among the words; 0 where there is none."""
    return next((number_of(word) for word in words if word in NUMBERS), 0)
