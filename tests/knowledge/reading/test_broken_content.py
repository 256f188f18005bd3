"""Broken content, one fault each: the complaint names the file, the place and the likely mend."""

from datetime import date

import pytest

from knowledge.domain.documents import Published
from knowledge.reading.rulebook import read_rulebook
from knowledge.reading.strict_yaml import ContentError

SOUND = """
topic: queue
title: Queue jumping
raised_by: {act: [jumping]}
acts:
  jumping: {label: jumped a queue, words: ["jump* (the)? queue"]}
facts:
  angry:
    kind: yes_no
    question: Was anybody angry?
    why: It matters (p. 7).
  jumped:
    kind: day
    question: On which day was it?
    why: It matters (p. 8).
rules:
  - id: queue.angry
    when: {angry: yes}
    then: {crime: {class: 9A, code: "125/09"}}
    why: Somebody was angry.
    source: {page: 86, section: Public Order}
"""

FAULTS = {
    "a key written wrongly": (
        "    when: {angry",
        "    wehn: {angry",
        "unknown key 'wehn', did you mean 'when'?",
    ),
    "a fact that does not exist": (
        "when: {angry",
        "when: {angri",
        "unknown fact 'angri', did you mean 'angry'?",
    ),
    "a value that the fact can't have": ("angry: yes}", "angry: perhaps}", "'angry' can't be 'perhaps'"),
    "a key twice": ("title: Queue jumping", "title: Queue\ntitle: Queue", "the key 'title' stands twice"),
    "a key twice in a rule": (
        "    why: Somebody was angry.",
        "    why: Somebody was angry.\n    why: Again.",
        "queue.angry: the key 'why' stands twice",
    ),
    "a page that is no number": ("page: 86", "page: eighty", "'page' must be a whole number, not 'eighty'"),
    "a rule that ends before it begins": (
        "    why: Somebody",
        '    from: "2026-05-02"\n    until: "2026-05-01"\n    why: Somebody',
        "'until' must be after 'from'",
    ),
    "a day that ends before it begins": (
        "when: {angry: yes}",
        'when: {jumped: {from: "2026-05-02", before: "2026-05-01"}}',
        "jumped: 'before' must be after 'from'",
    ),
    "no source": ("    source: {page: 86, section: Public Order}\n", "", "'source' is missing"),
    "a kind that does not exist": ("kind: yes_no", "kind: yesno", "did you mean 'yes_no'?"),
    "a decision that does not exist": (
        'then: {crime: {class: 9A, code: "125/09"}}',
        "then: {decide: record_crimes}",
        "did you mean 'record_crime'?",
    ),
    "YAML that can't be read": ("rules:", "rules: [", "not readable as YAML"),
    "a name that is not the document's": ("topic: queue", "topic: kew", "'topic' is 'kew'"),
    "no rules": ("rules:", "rulez:", "'rules' is missing"),
}


LEXICON = """
title: Words
words:
  move: [jump*, push*]
  place: [<move>, queue]
"""

LEXICON_FAULTS = {
    "a class that does not exist": (
        "<move>, queue",
        "<mvoe>, queue",
        "no words are called '<mvoe>', did you mean '<move>'?",
    ),
    "a class without words": ("[jump*, push*]", "[]", "'move' holds no words"),
    "a pattern for a word": ("[jump*, push*]", "[(jump|push)]", "a plain word or phrase"),
    "an unknown key": ("title: Words", "titel: Words", "unknown key 'titel', did you mean 'title'?"),
}


def _read(body: str) -> None:
    document = Published("topic/queue", "topic", "queue", "Queue", body, 1, "test", date(2026, 4, 1))
    read_rulebook([document], lambda ho_class, code: ho_class)


def _read_words(body: str, topic: str = SOUND) -> None:
    words = Published("lexicon/words", "lexicon", "words", "Words", body, 1, "test", date(2026, 4, 1))
    document = Published("topic/queue", "topic", "queue", "Queue", topic, 1, "test", date(2026, 4, 1))
    read_rulebook([document, words], lambda ho_class, code: ho_class)


def test_sound_words_are_read_and_called() -> None:
    _read_words(LEXICON, SOUND.replace("jump* (the)? queue", "<move> ... <place>"))


@pytest.mark.parametrize("fault", LEXICON_FAULTS)
def test_a_fault_in_the_words_is_named_with_its_file(fault: str) -> None:
    right, wrong, complaint = LEXICON_FAULTS[fault]
    assert right in LEXICON
    with pytest.raises(ContentError) as raised:
        _read_words(LEXICON.replace(right, wrong))
    assert complaint in str(raised.value)
    assert "lexicon/words.yml" in str(raised.value)


def test_a_saying_that_calls_words_nobody_named_is_complained_of() -> None:
    with pytest.raises(ContentError, match=r"topic/queue\.yml: .*no words are called '<plase>'"):
        _read_words(LEXICON, SOUND.replace("(the)? queue", "<plase>"))


def test_an_act_that_includes_one_nobody_declares_is_complained_of() -> None:
    with pytest.raises(ContentError, match="the act 'jumping' includes 'jumpin', did you mean 'jumping'"):
        _read(SOUND.replace("label: jumped a queue,", "label: jumped a queue, includes: [jumpin],"))


def test_the_sound_file_is_read() -> None:
    _read(SOUND)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_file(fault: str) -> None:
    right, wrong, complaint = FAULTS[fault]
    assert right in SOUND
    with pytest.raises(ContentError) as raised:
        _read(SOUND.replace(right, wrong))
    assert complaint in str(raised.value)
    assert "topic/queue.yml" in str(raised.value)
