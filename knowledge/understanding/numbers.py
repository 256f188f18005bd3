"""Numbers of things in digits or words, as sayings name them with a `#`."""

from collections.abc import Iterable

ANY_NUMBER = "#"
_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty"
        ).split()
    )
}
_MOST = 200
NUMBERS = frozenset(_WORDS) | {"both"} | {str(number) for number in range(_MOST + 1)}


def number_of(written: str) -> int:
    """Digits or an English number word up to twenty, and `both`; 0 for anything else."""
    if written.isdecimal():
        return int(written)
    return 2 if written.lower() == "both" else _WORDS.get(written.lower(), 0)


def first_number(words: Iterable[str]) -> int:
    """The first number among the words; 0 where there is none."""
    return next((number_of(word) for word in words if word in NUMBERS), 0)
