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
        ("bloke opened his coat, nothing on underneath", "expose"),
        ("landlord put a camera in the shower", "voyeurism"),
        ("threatened to leak her pics", "intimate_threat"),
        ("he bit the security guard's hand and legged it with the razors", "robbery"),
        ("gave him a choice, phone or a beating", "robbery"),
        ("one kept her talking, the other one was upstairs", "burglary"),
        ("lads trying the front door in the night", "burglary"),
        ("van lock drilled, nothing taken", "vehicle_interfered"),
        ("came out of work and the van wasn't there", "vehicle_taken"),
        ("rucksack was under the bench, gone when he came back", "theft"),
        ("£60 diesel, no payment, off he went", "making_off"),
        ("put a grand behind the bus shelter or i tell your husband", "blackmail"),
        ("all four tyres let down", "damage"),
        ("moped found burnt out", "arson"),
        ("my husband kicked our front door in", "damage"),
        ("they got into the bowls club overnight and had the till", "burglary"),
        ("took a lad's scooter off him, said they'd batter him", "robbery"),
        ("his gaffer keeps his passport", "slavery"),
        ("pair in balaclavas with a crowbar", "going_equipped"),
        ("letter saying the barn is going to go up in flames", "threat_to_damage"),
        ("six lads laying into each other with poles and chains", "violent_disorder"),
        ("monkey noises at a black player from the stand", "disorder"),
        ("smelt weed, lad gave us his grinder and a bit of bud", "drugs"),
        ("bat under the driver's seat", "weapon_possession"),
        ("chased him down the road with a bat", "weapon_threat"),
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
        ("took her phone at knifepoint", "kidnap"),
        ("knocked off his bike by a car that drove off", "robbery"),
        ("officer grabbed him and went through his pockets", "robbery"),
        ("assaulted staff and left with his girlfriend", "robbery"),
        ("stopped in the street with a bag of meat", "drugs"),
        ("threatened to send the dashcam footage to police", "intimate_threat"),
        ("fire brigade forced the house door to get in", "burglary"),
        ("the officer tried the front door, no answer", "burglary"),
        ("we searched his car and found a knife", "vehicle_interfered"),
        ("he got into the car and drove her home", "theft_from_vehicle"),
        ("plumber wrote: settle the bill this month or i start court proceedings", "blackmail"),
        ("driver stopped, lads legged it from the taxi rank", "making_off"),
        ("threatening criminal damage to her car", "damage"),
        ("he said he'd put the telly on for her", "threat_to_damage"),
        ("told her to go home and rest", "disorder"),
        ("three men with bats were walking to cricket practice", "violent_disorder"),
        ("he smokes weed and punched her", "drugs"),
        ("chased him and punched him", "dangerous_driving"),
        ("the bins were set out for collection", "arson"),
        ("four tyres slashed on two cars in the street", "expose"),
        ("cat converter nicked off the van", "pet_taken"),
        ("he told her to shut her dog up", "detain"),
        ("a biker put in ICU by a car", "damage"),
    ],
)
def test_no_offence_is_heard_in_other_matters(text: str, what: str) -> None:
    assert what not in heard(text)
