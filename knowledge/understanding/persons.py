"""Who is spoken of in a message: where each stands, and of which sex."""

import re
from dataclasses import dataclass

FEMALE = (
    "female|woman|girl|lady|lass|wife|girlfriend|mum|mother|daughter|sister|nan|gran|grandma|grandmother|schoolgirl|aunt|"
    "auntie|niece|stepmum|stepmother|stepdaughter|stepsister|granddaughter|waitress|barmaid|bride|gf|fem"
)
MALE = (
    "male|man|boy|lad|bloke|husband|boyfriend|dad|father|son|brother|fella|fellow|gent|gentleman|schoolboy|guy|uncle|nephew|"
    "stepdad|stepfather|stepson|stepbrother|grandson|grandad|grandfather|granddad|barman|groom|bf"
)
_EITHER = (
    "ip|vic|victim|suspect|susp|sus|offender|ap|ex|child|kid|teen|teenager|student|pupil|partner|neighbour|neighbor|"
    "aggrieved|complainant|nominal|perp|attacker|youth|baby|toddler|infant|pensioner|adult|resident|patient|client|"
    "customer|passenger|driver|rider|cyclist|colleague|friend|mate|flatmate|housemate|lodger|tenant|landlord|landlady|boss|"
    "manager|worker|employee|apprentice|carer|babysitter|childminder|nanny|nurse|doctor|paramedic|teacher|tutor|coach|"
    "instructor|cousin|sibling|twin|parent|grandparent|officer|pc|constable|soldier|cashier|barista|shopkeeper|"
    "bouncer|doorman|caller|informant|witness|stranger|relative|fiance|fiancee|classmate|inmate|prisoner|cellmate|"
    "youngster|juvenile|schoolmate|roommate|dealer|trader|builder|cleaner|vicar|priest|imam|scoutmaster"
)
PERSON = f"{FEMALE}|{MALE}|{_EITHER}"
_MENTION = re.compile(
    rf"\b(?:(?P<self>i(?:'?m|'?ve)?|me|we)|(?P<she>she)|(?P<he>he)|(?P<they>they|someone|somebody)"
    rf"|(?P<f>{FEMALE})|(?P<m>{MALE})|(?P<any>{_EITHER}))"
    rf"(?:(?P<whose>'?s)(?=\s(?:own\s|best\s|new\s|former\s|estranged\s)?(?:{PERSON})\b)|'?s|'?d|'?ll|'?ve|'?re)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at `start`; `sex` is empty where the word does not tell it; `is_several` is a bare "they"."""

    start: int
    end: int
    sex: str
    is_pronoun: bool
    is_speaker: bool = False
    is_several: bool = False


def mentions_in(text: str) -> tuple[Mention, ...]:
    """All of them in their order; whoever is named only as another's ("mum's boyfriend") is not."""
    return tuple(_mention(found) for found in _MENTION.finditer(text) if not found.group("whose"))


def _mention(found: re.Match[str]) -> Mention:
    female, male = found.group("she") or found.group("f"), found.group("he") or found.group("m")
    sex = "female" if female else "male" if male else ""
    pronoun = bool(found.group("she") or found.group("he") or found.group("they") or found.group("self"))
    return Mention(
        found.start(),
        found.end(),
        sex,
        pronoun,
        bool(found.group("self")),
        found.group().lower().startswith("they"),
    )
