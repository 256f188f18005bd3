"""Offences told in callers' words: what each telling is heard as, and what it is not."""

import pytest

from tests.knowledge.understanding.test_misheard import heard


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("they were having consensual sex, she said stop and he wouldn't", "rape"),
        ("he stuck it in while I was sleeping", "rape"),
        ("inappropriate touching by a carer", "sexual_touching"),
        ("daughter 13 and her boyfriend have had sex", "child_willing"),
        ("told a girl of 9 to take her top off on facetime", "child_incited"),
        ("older bloke sending my 13yo dirty messages", "child_sexual_chat"),
    ],
)
def test_an_offence_is_heard_in_callers_words(text: str, what: str) -> None:
    assert what in heard(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("couple were having sex in the car park, kids asleep nearby", "rape"),
        ("he kept asking for sex and she said no so he left", "rape"),
        ("punter had sex with her and didn't pay what they agreed", "rape"),
        ("she told him to stop calling, he kept going", "rape"),
        ("he was stroking his penis at her on the bus", "sexual_touching"),
        ("10 people were having sex at a swingers party", "child_willing"),
        ("teacher told a boy of 13 to take his coat off", "child_incited"),
    ],
)
def test_no_offence_is_heard_in_other_matters(text: str, what: str) -> None:
    assert what not in heard(text)
