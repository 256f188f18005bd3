"""How officers put thefts, burglaries, robberies, damage and frauds, and what such words must not be taken for."""

import pytest

from tests.knowledge.edition import edition


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("she rolled her buggy full of pods straight through the doors at B&M without paying", "shop_theft"),
        ("he wheeled the bay trees out without going anywhere near a till", "shop_theft"),
        ("swiped a hat off my stall", "shop_theft"),
        ("she clung to the strap, got dragged along and he rode off with it", "robbery"),
        ("both were shown a blade, one gave up his watch and the other his headphones", "robbery"),
        ("one of them gripped his arm and wrenched the watch off", "robbery"),
        ("the guitar had walked by the time we came back", "theft"),
        ("the vet says somebody's had his camera out of his locker", "theft"),
        ("left this morning with my camera and my watch", "theft"),
        ("kitchen window jimmied, his laptop and her purse gone", "burglary"),
        ("somebody had the padlock off the shed, mower gone", "burglary"),
        ("thieves in through the skylight of the unit", "burglary"),
        ("tried to con his way in to read the meter", "burglary"),
        ("chisel marks round the lock on the back door", "entry_damage"),
        ("a youth was yanking on the handles of a parked van", "vehicle_interfered"),
        ("his roof box off the estate car has gone", "theft_from_vehicle"),
        ("cousin had uncle's van without asking", "vehicle_taken"),
        ("ran a coin down the side of her car", "damage"),
        ("all four tyres stabbed", "damage"),
        ("paid a tenner for it, guessing it was nicked", "handling"),
        ("crowbars, gloves and a pile of false plates in the boot", "going_equipped"),
        ("untied my spaniel and led her away", "pet_taken"),
        ("they ran out on a 60 quid bill", "making_off"),
        ("let a lad use her account for a cut, knew it was dirty", "laundering"),
        ("money has gone from my current account", "fraud"),
    ],
)
def test_an_act_is_heard(text: str, act: str) -> None:
    assert act in edition().lexicon.understand(text).acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("all four tyres stabbed", "assault"),
        ("shutters all kicked in", "assault"),
        ("put his elbow through the window", "assault"),
        ("phones strapped to his legs", "weapon_possession"),
        ("he only paid because the PCSO knocked on his door", "pester"),
        ("bought it from a known burglar", "burglary"),
        ("he's been done for speeding", "burglary"),
        ("she tried to get in the nightclub on a fake id", "burglary"),
        ("refuses to hand our spaniel back", "abduct_child"),
        ("ex won't let her have the puppy back", "control"),
        ("they took car keys and left the car", "vehicle_taken"),
        ("red diesel drained from the tank in the farmyard", "theft_from_vehicle"),
        ("my bike was stolen from the racks at the station", "shop_theft"),
        ("money has gone from my current account", "theft"),
    ],
)
def test_another_act_is_not(text: str, act: str) -> None:
    assert act not in edition().lexicon.understand(text).acts


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("three shoppers have each had purses dipped from their bags", "victims", 3),
        ("four study bedrooms which each student rents separately", "burglary_count", 4),
        ("stole tops from Next, then Boots, then Primark", "shop_units", 3),
        ("one of our checkout lads has nicked stock", "theft_by_employee", "yes"),
        ("the parcel was left in my porch and swiped", "stolen_thing", "other"),
        ("egged and bricked her window", "damage_temporary", None),
        ("DS says no crime", "victim_confirms", None),
        ("back from Tenerife to find the door forced", "place_of_offence", None),
    ],
)
def test_a_fact_is_heard_as_it_is(text: str, fact: str, value: str | int | None) -> None:
    assert dict(edition().lexicon.understand(text).facts).get(fact) == value
