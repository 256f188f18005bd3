"""Names in police messages. EVERY NAME IS INVENTED; none is of a person in any real report."""

from __future__ import annotations

import pytest

from knowledge.understanding.redaction import Memory, redact

TAKEN_OUT = [
    ("IP is Sarah Jones, no injury", "IP is VICTIM 1, no injury"),
    ("ip sarah smith, op dave brown", "ip VICTIM 1, op SUSPECT 1"),
    ("AP is Dean, IP is Mark", "AP is SUSPECT 1, IP is VICTIM 1"),
    ("suspect: lee", "suspect: SUSPECT 1"),
    ("suspect is my neighbour Mark", "suspect is my neighbour SUSPECT 1"),
    ("AP punched Sarah", "AP punched PERSON 1"),
    ("her ex Tony texted her", "her ex PERSON 1 texted her"),
    ("Mohammed (ip) and his cousin Usman (susp)", "VICTIM 1 (ip) and his cousin SUSPECT 1 (susp)"),
    ("offender: SMITH, Jordan", "offender: SUSPECT 1"),
    ("IP SARAH JENKINS STATES OP MARK JENKINS PUSHED HER", "IP VICTIM 1 STATES OP SUSPECT 1 PUSHED HER"),
    ("Jack and Jill were together four years", "PERSON 1 and PERSON 2 were together four years"),
    ("wojciech and agnieszka were together", "PERSON 1 and PERSON 2 were together"),
    ("a lad named snoopz had a knife", "a lad named PERSON 1 had a knife"),
    ("a male known as Smokey ran off", "a male known as PERSON 1 ran off"),
    ("she identified him as Adebola Fash", "she identified him as PERSON 1"),
    ("the victim's name is Blessing", "the victim's name is PERSON 1"),
    ("S. Khan and A Kowalski argued", "PERSON 1 and PERSON 2 argued"),
    ("Mark was punched by Will", "PERSON 1 was punched by PERSON 2"),
    ("Rose told police about it", "PERSON 1 told police about it"),
    ("Can Grace refuse to support?", "Can PERSON 1 refuse to support?"),
    ("IP's name is Will Young", "IP's name is PERSON 1"),
    ("Sarah's mum rang in", "PERSON 1's mum rang in"),
    ("Mrs Okafor rang in", "PERSON 1 rang in"),
    ("PC 1234 Smith says 8L", "OFFICER 1 says 8L"),
    ("DS Patel and DC 88 O'Brien disagree", "OFFICER 1 and OFFICER 2 disagree"),
    ("PCSO 7811 took it", "OFFICER 1 took it"),
    ("Mr and Mrs Castellano both got a letter", "PERSON 1 and PERSON 2 both got a letter"),
    ("witness Hamza heard a bang", "witness WITNESS 1 heard a bang"),
    ("mum reports son Tyler hit her", "mum reports son PERSON 1 hit her"),
    ("Called Smith about it", "Called PERSON 1 about it"),
    ('"Dave" hit him', '"PERSON 1" hit him'),
    ("José was followed by Małgorzata", "PERSON 1 was followed by PERSON 2"),
]

LEFT_ALONE = [
    "will he be charged if we mark it as harassment in june",
    "Will the FCR look at it? May I cancel it?",
    "May 2026, April last year, a March incident",
    "he sued and will bill her, she will pat the dog and rob nobody",
    "Faith schools and the Art teacher",
    "grace period, rose bush, jade necklace, a jack knife",
    "Old Bill turned up, Clare's Law disclosure made",
    "Victoria Street, St James Hospital, St Peters Church, King Edward School",
    "stolen from Tesco, Boots, Next, JD and John Lewis in Leeds",
    "a Ford Fiesta and a Mercedes towards Kent, then Essex and Durham",
    "Met say it is ours, BTP say it is theirs",
    "Muslim, Polish, Romanian and Somali victims, a Christian church",
    "on WhatsApp, Snapchat, Instagram, Facebook and TikTok",
    "CPS, FCR, NRM, SARC, DDM, IDVA, MARAC",
    "PC stolen along with a laptop; DI says yes; PC bitten on the hand",
    "called police, called 999, called an ambulance, called him a slur",
    "Suspect Punched Victim In The Face At The Bus Stop",
    "male, 34, hit IP (15 yo) with a bottle, AP made off",
    "stabbed with a Stanley knife, a Rambo knife and a machete",
    "reported by Claire's Accessories",
    "Skipper wants it off the books, Homeowner says no",
    "so called Honour Based Abuse, the Criminal Justice Act",
    "IP WAS PUNCHED BY AN UNKNOWN MALE OUTSIDE THE RED LION",
]


@pytest.mark.parametrize(("said", "kept"), TAKEN_OUT)
def test_a_persons_name_becomes_a_placeholder_with_the_role(said: str, kept: str) -> None:
    assert redact(said, Memory()).text == kept


@pytest.mark.parametrize("said", LEFT_ALONE)
def test_words_that_are_nobodys_name_stay(said: str) -> None:
    assert redact(said, Memory()).text == said


def test_a_finding_says_where_the_name_stood_in_the_message_as_typed() -> None:
    said = "IP is Sarah Jones"
    (finding,) = redact(said, Memory()).findings
    assert (finding.kind, said[finding.start : finding.end], finding.placeholder) == (
        "VICTIM",
        "Sarah Jones",
        "VICTIM 1",
    )
