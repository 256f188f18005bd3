"""The words before and after a person, or an act, that show who suffers and who does it."""

import re

from knowledge.understanding.persons import PERSON

NAMES_VICTIM = re.compile(r"\b(ip|ips|vic|victim|vics|aggrieved|complainant)\b", re.IGNORECASE)
NAMES_SUSPECT = re.compile(r"\b(ap|sus|susp|suspect|offender|nominal|ex|perp|attacker)\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(was|were|been|being|got|is|be|get|gets|getting|having)\s+(\w+ly\s+)?$"
    r"|\b(alleg(?:es|ed|ing)|report(?:s|ed|ing)|disclos(?:es|ed|ing|ure of)|victim of)\s+((an?|her|his)\s+)?(own\s+)?$",
    re.IGNORECASE,
)
MADE_TO = re.compile(
    r"(made|forced|compelled|coerced)\s+to\b|\w+ed\s+(?:in|into|off|onto|over|down|through|to the|about|around)\b",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+(\w+\s+){0,2}$", re.IGNORECASE)
SEEN_BY = re.compile(
    r"\b(?:seen|witnessed|found|reported|stopped|rung in|called in|heard|watched|filmed|detained|arrested|saved|helped)"
    r"\s+by\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
TOLD_PASSIVE = re.compile(r"(?:was|were|been|being|got|get|is)\b.|.*\bby$", re.IGNORECASE | re.DOTALL)
BY_SOMEBODY = re.compile(
    r"\s+(?:(?:in|at|on|outside|inside)\s+(?:\w+\s+){1,3})?by\b"
    rf"|\s+(?:in|at|on|with|and|over|across)\s[^.?!;]{{0,40}}?\bby\s+(?:\w+\s+){{0,3}}?(?:{PERSON})s?\b",
    re.IGNORECASE,
)
A_DEED = re.compile(r"\b(?:an?|the|of|any|this|that|another)\s+$", re.IGNORECASE)
"""What stands before an act that is named, not told: `wants us to look into a (rape)`."""
DID_IT = re.compile(
    r"\s+(?:did it|done it|did this|are responsible|were responsible|made off|ran off|legged it)\b",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\b(?:in front of|along with|looking after|looked after by|minding|babysitting|caring for|"
    r"lives with|at home with)"
    r"\s+(?:\w+\s+){0,3}$"
    rf"|\b(?:{PERSON})s? of\s+(?:an?|the|her|his|two|three)?\s*$",
    re.IGNORECASE,
)
"""What stands before whoever is only there, or only named to say who another is."""
DONE_TO = re.compile(
    r"\b(?!(?:report|stat|alleg|claim|disclos|stopp|detain|arrest|witness|call|phon|nam|confirm|said|told us|we)\w*\b)"
    r"(?:(?:\w+ed|made|met|hit|bit|beat|told|sex with|on)\s+(?:a|an|the|another)\s+(?:\w+\s+){0,2}"
    r"|(?:\w+ed|hit|bit|beat|held)\s+(?:[fm]|kid|girl|boy|lad|lass|child)\s*"
    r"|(?:re|about|concerning)\s+(?:her|his|their)\s+)$",
    re.IGNORECASE,
)
"""What stands before whoever something is done to: `groomed a (girl of 14)`, `sex with a (15 year old)`, `held F(17)`."""
ARRESTED = re.compile(
    r"\b(?:nicked|arrested|detained|locked up|charged|interviewed|cautioned|summonsed|fined|(?:issued|given|handed) to|"
    r"(?:caution|notice|ticket|resolution) (?:for|to))\s+(?:an?\s+|the\s+)?(?:\w+\s*)?$",
    re.IGNORECASE,
)
REPORTS_FOR_ANOTHER = re.compile(
    r"[\s,)]*(?:rings|rang|ringing|calls|called|calling|phones|phoned|reports|reporting|reported|attends|walks in|comes in|in)\b"
    r"[^.?!]{0,20}?\b(?:re|about|that|saying|for|to say|to report|says)\s+(?:her|his|their)\b",
    re.IGNORECASE,
)
"""What stands after whoever tells of somebody of theirs: `mum (55) rings re her daughter (26)`."""
TELLS = re.compile(
    r"[\s,()]*(?:\d{1,2}(?:\s?y/?o|\s?yrs?|\s?years?)?)?[\s,)]*(?:old\s+)?(?:girl|boy|lad|lass|woman|man|male|female|child|pupil|student)?[\s,]*"
    r"(?:has\s+|have\s+|had\s+)?(?:just\s+|now\s+)?(?:says|said|states|stated|alleges|alleged|reports|reported|disclosed|discloses|claims|"
    r"told (?:us|her|his|me|staff|the)|tells (?:us|her|his|me|staff|the)|confided|rang to say|complains)\b",
    re.IGNORECASE,
)
REPORTER = re.compile(
    r"\b(?:teacher|nurse|doctor|gp|paramedic|social worker|carer|officer|pc|constable|tutor|coach|neighbour|neighbor|friend|mate|"
    r"witness|caller|informant|manager|landlord|childminder|nanny|babysitter|mum|mother|dad|father|parent|nan|gran)\b",
    re.IGNORECASE,
)
BESIDE_IT = re.compile(
    r"[\s,)(]*(?:(?:white|black|asian|local|female|male|old)\s+)*(?:ip|vic|victim|ap|susp|suspect|offender)\b",
    re.IGNORECASE,
)
SEX_ALONE = re.compile(r"(?:fe)?male|[fm]", re.IGNORECASE)
NO_DOER_AFTER = re.compile(
    r"\b(?:to|with|from|at|on|(?<!group )(?<!gang )(?<!pair )(?<!couple )of|for|by|about|against|in|into|onto|over|towards?)\s+"
    r"(?:(?:an?|the|his|her|their|my|our|another|some|this|that|one)\s+)?(?:[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before somebody who does not do what comes next: `chatted to (a girl) and asked her`."""
JOINS_AGE = re.compile(
    r"(?:'?s)?[\s,(]*(?:who(?:'?s|\sis)\s|is\s|was\s|of\s|aged?\s|just\s|about\s|turned\s)*", re.IGNORECASE
)
ITS_OWN = re.compile(r"(?:an?|the|my|his|her|their)\s", re.IGNORECASE)
"""With an article of its own an age is another's: `stepdad of (a 12yo)`."""
JOINS_NAME = re.compile(r"[\s-]*(?:old\s+)?(?:(?:white|black|asian|local|school)\s+)?", re.IGNORECASE)
RINGS = re.compile(
    r"(?:'?s)?[\s,]*(?:\w+\s)?(?:phoned|rung|rang|rings|phones|called|calls|reports|reported|been in|come in|came in|emailed)\b"
    r"(?!\s+(?:being|that (?:she|he)|having been|she|he)\b)",
    re.IGNORECASE,
)
SENTENCE_ENDS = re.compile(r"[.?!;]\s|\n|\s[-–]\s")
UNDERGOES = re.compile(
    r"[\s,)]*(?:has\s|have\s|had\s)?(?:just\s)?(?:woke|woken|walked in(?:to)?|attended|come in|came in|comes in|felt|noticed|received|"
    r"(?:is|was)\s(?:very\s|really\s)?(?:upset|tearful|distressed|scared|terrified|shaken|asleep|walking|sat|sitting|waiting))\b",
    re.IGNORECASE,
)
"""What stands after whoever something happens to, though a doer is told of later: `woman (30) woke with his hand on her`."""
