"""Whether an act that was found is only said to come: "says he'll rape her" tells of no rape."""

from collections.abc import Sequence
from itertools import pairwise

_WILL = frozenset("gonna will would ill hell shell itll theyll youll well hed shed theyd id".split())
_TO = frozenset("going wants want threatened threatens threatening planning plans intends intending".split())
_OF_ITSELF = _TO - {"going", "want"}
"""No word of saying is needed with these: whoever wants or plans has not done it."""
_SAYING = frozenset(
    """said says saying say told tells telling text texts texted texting message messages messaged messaging dm dms dmd
    email emails emailed emailing wrote writes writing post posted posting posts tweeted voicemail voicemails voice note
    letter shouted shouts shouting screamed screams screaming yelled yelling threat threats threatened threatening
    whatsapp whatsapped snapchat sent rang called rings calling comment commented""".split()
)
_HABIT = frozenset("always often regularly whenever daily weekly nightly usually sometimes".split())
_EVERY = frozenset("every each".split())
_TIMES = frozenset("day night morning evening week weekend month year time weekday occasion payday".split())
_STOPS = frozenset(
    ("but", ",", ":", "(", ")", "because", "cos", "then", "a", "the", "this", "any", "no", "of")
)
_RECORDING = frozenset(
    """cancel withdraw drop report record crime charge transfer reclass reclassify close file finalise retract downgrade
    convert switch recode regrade amend n100""".split()
)
"""What is wanted of the police; that a crime is to be cancelled is told in just such words."""
_REACH = 6


def only_threatened(words: Sequence[str], start: int, sentence: tuple[int, int]) -> bool:
    """A word of wanting or of what will be stands within six words before a verb that is not in the past."""
    opening, closing = sentence
    if not _to_come(words[start]) or words[start] in _RECORDING or _is_habit(words[opening:closing]):
        return False
    said = not _SAYING.isdisjoint(words[opening:start])
    for index in range(start - 1, max(opening, start - _REACH) - 1, -1):
        word, after = words[index], words[index + 1]
        if word in _STOPS:
            return False
        if word in _TO and after == "to":
            return said or word in _OF_ITSELF
        if word in _WILL:
            return said
    return False


def _is_habit(sentence: Sequence[str]) -> bool:
    """`He would punch her every weekend` tells of what was done."""
    often = any(word in _EVERY and after in _TIMES for word, after in pairwise(sentence))
    return often or not _HABIT.isdisjoint(sentence)


def _to_come(word: str) -> bool:
    return not word.endswith(("ed", "ing", "en"))
