"""Numbers, addresses and references. EVERY ONE IS INVENTED or an issuer's test number; phones are Ofcom's drama numbers."""

from __future__ import annotations

import pytest

from knowledge.understanding.redaction import Memory, redact

TAKEN_OUT = [
    ("NHS 943 476 5919 seen at A&E", "NHS [NHS NUMBER] seen at A&E"),
    ("her nhs number is 9990009870", "her nhs number is [NHS NUMBER]"),
    ("PNC 09/123456F shows stalking", "PNC [PNC ID] shows stalking"),
    ("pnc id 2003/0045817Q", "pnc id [PNC ID]"),
    ("ni AB 12 34 56 C used for a loan", "ni [NI NUMBER] used for a loan"),
    ("card 4242 4242 4242 4242 used", "card [CARD] used"),
    ("amex 378282246310005 cloned", "amex [CARD] cloned"),
    ("paid into GB29 NWBK 6016 1331 9268 19 then gone", "paid into [ACCOUNT] then gone"),
    ("sort code 20-45-53 account 73098212", "sort code [ACCOUNT] account [ACCOUNT 2]"),
    ("ring 07700 900461 after 6", "ring [PHONE] after 6"),
    ("ring +44 7700 900812 or (01632) 960771", "ring [PHONE] or [PHONE 2]"),
    ("mail t.one84@example.com", "mail [EMAIL]"),
    ("clip at https://videos.example.net/u/clip?id=81.", "clip at [URL]."),
    ("profile facebook.com/jonny.tash.9 posted it", "profile [URL] posted it"),
    ("@kez_the_menace on Instagram", "[HANDLE] on Instagram"),
    ("snapchat account lil_tay2009 sent it", "snapchat account [HANDLE] sent it"),
    ("from 81.2.69.142 last night", "from [IP ADDRESS] last night"),
    ("IMEI 490154203237518", "IMEI [IMEI]"),
    ("lives at LS6 2QB or b16 8pe", "lives at [POSTCODE] or [POSTCODE 2]"),
    ("at 14 Acacia Road, Leeds", "at [ADDRESS], Leeds"),
    ("at 14 acacia road", "at [ADDRESS]"),
    ("Flat 3, Rowan House, 22 Mill Lane", "[ADDRESS]"),
    ("flat 12 Beech Court", "[ADDRESS]"),
    ("5 Church St, LS12 3AB", "[ADDRESS], [POSTCODE]"),
    ("he is at 45a Queen's Road", "he is at [ADDRESS]"),
    ("blue Fiesta LK19 XTB left", "blue Fiesta [VRM] left"),
    ("index yf08ouj, older car P482 KNW, CTR 381V", "index [VRM], older car [VRM 2], [VRM 3]"),
    ("reg S20 GBH on a Range Rover", "reg [VRM] on a Range Rover"),
    ("dob 04/07/1988, born 3rd March 2011", "dob [DOB], born [DOB 2]"),
    ("12.11.1979 (dob) on 04/07/2026", "[DOB] (dob) on 04/07/2026"),
    ("custody record 42CU/1834/26", "custody record [CUSTODY REF]"),
    ("crime ref 42/61209/26 and 26000417733", "crime ref [CRIME REF] and [CRIME REF 2]"),
    ("occurrence number 26000417733", "occurrence number [CRIME REF]"),
    ("URN 44ZZ1189326, CAD 2231/14MAY26", "URN [CRIME REF], CAD [CRIME REF 2]"),
    ("log number 0417 of 12/05 relates", "log number [CRIME REF] relates"),
]

LEFT_ALONE = [
    "S20 GBH or s47 ABH, s4a POA, s39, s18 wounding, Section 5 POA",
    "sec 2 PHA or S2A, S76 SCC, s1 TDA, S127, POA 4A",
    "class 28M and code 195/94, 8L, 105A, 8N, 008/06, 125/68",
    "N100/01, NFIB5A, C2 cancellation, O22, outcome 16, 1A, tier 2",
    "15 yo, 34 years, 7 year old, 3 times in 2 weeks, 0300 hours, 21:30",
    "£2,340 cash, £150000 fraud, 900 quid, 2000 messages",
    "on 04/07/2026, 12 May 2026, between 3 and 9 October, since 1 June 2025",
    "M62, A1, B6318, the A34 and junction 24",
    "2 males on the street, 3 times on Mill Road, 2 lads on High Street",
    "14 people close to the road, 15 yo in the park",
    "2026/27 rules, 24/7, 50/50, 24 hour clock",
    "crime 2 days ago, report no injuries, log in at 9, ref the above",
    "gov.uk and facebook.com say so",
    "iPhone 14, PS5, Xbox 360, 5G, B&M",
    "custody 24 hours, in custody since 0400",
    "s4 1st offence, sec 47 2nd time",
]


@pytest.mark.parametrize(("said", "kept"), TAKEN_OUT)
def test_what_leads_to_a_person_is_replaced(said: str, kept: str) -> None:
    assert redact(said, Memory()).text == kept


@pytest.mark.parametrize("said", LEFT_ALONE)
def test_what_the_decision_needs_stays(said: str) -> None:
    assert redact(said, Memory()).text == said
