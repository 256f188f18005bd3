"""What is no matter of recording is told apart by the words it is asked in."""

from knowledge.search.scope import Scope
from knowledge.search.terms import Wordbook
from tests.benchmarks.gate import asked, let_by, messages

_WORDS = Wordbook({"pc": "police constable"}, {"jail": ["cells", "custody suite"]})
_SCOPE = Scope(
    ["which class is a broken window", "how many crimes for two windows", "record a stolen bike"],
    {"custody": ["how long in the cells", "who feeds him in the cells"], "pay": ["when do I get paid"]},
    _WORDS,
)


def test_a_question_like_ours_is_ours() -> None:
    assert _SCOPE.judge("how many crimes, two bikes stolen").away < 0


def test_a_question_like_the_examples_of_another_matter_is_elsewheres() -> None:
    verdict = _SCOPE.judge("who feeds him")
    assert verdict.away > 0
    assert verdict.signpost == "custody"


def test_another_word_of_the_same_meaning_counts_as_the_examples_word() -> None:
    assert _SCOPE.judge("custody suite").away > _SCOPE.judge("swimming pool").away


def test_where_two_other_matters_are_as_likely_none_is_named() -> None:
    assert _SCOPE.judge("zebra crossing").signpost is None


def test_words_never_seen_weigh_nothing_either_way() -> None:
    assert _SCOPE.judge("qqqq") == _SCOPE.judge("zzzz")


def test_the_gate_stops_most_other_matters_and_hardly_any_of_ours() -> None:
    others, ours = messages()
    assert sum(let_by(asked(text)) for _, text in others) <= 0.2 * len(others)
    assert sum(not let_by(asked(text)) for text in ours) <= 0.05 * len(ours)
