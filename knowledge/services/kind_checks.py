"""What each kind of document must hold beyond its fields: places and sentences."""

from collections.abc import Callable, Iterator

from knowledge.domain.determination import PRINCIPAL
from knowledge.domain.shape import Values, is_day
from knowledge.reading.entries import FEWEST_ASKED_AS
from knowledge.reading.strict_yaml import did_you_mean
from knowledge.services.offers import ENTRIES, OPEN, TOPICS, Offers
from knowledge.understanding.patterns import PatternError, read_pattern

Said = Iterator[tuple[str, str]]
KindCheck = Callable[[Values, Offers], Said]


def _entry(values: Values, offers: Offers) -> Said:
    yield from _asked(values)
    yield from _citations(values, offers)
    yield from unknown_names(values, offers)
    yield from _reviewed(values)
    yield from _tests(values)


def _asked(values: Values) -> Said:
    asked = len(values["asked_as"])
    if asked < FEWEST_ASKED_AS:
        yield (
            "asked_as",
            f"How officers ask it: at least {FEWEST_ASKED_AS} ways are needed; there are {asked or 'none'}.",
        )


def unknown_names(values: Values, offers: Offers) -> Said:
    """Topics and related entries that are not there."""
    for key, name, one in (("topics", TOPICS, "topic"), ("related", ENTRIES, "entry")):
        known = offers.lists[name]
        for number, written in enumerate(values[key]):
            if written and written not in known:
                yield f"{key}-{number}", f"There is no {one} “{written}”{_meant(written, offers, name)}."
            elif written and key == "related" and written == values["entry"]:
                yield f"{key}-{number}", "An entry can’t be related to itself."


def _meant(written: str, offers: Offers, name: str) -> str:
    known = offers.lists[name]
    return did_you_mean(written, (*known.values(), *known)).replace("'", "").rstrip("?")


def _citations(values: Values, offers: Offers) -> Said:
    if not any(row["page"] or row["section"] for row in values["source"]):
        yield "source", "Citations: cite at least one page."
    for number, row in enumerate(values["source"]):
        complaint = offers.page_complaint(row["doc"], row["page"]) if row["page"] else ""
        if complaint:
            yield f"source-{number}-page", f"Citation {number + 1}: {complaint}"


def _reviewed(values: Values) -> Said:
    verified, review_by = values["verified"], values["review_by"]
    if is_day(verified) and is_day(review_by) and review_by < verified:
        yield "review_by", "The day of review lies before the day on which it was checked."
    if not values["owner"]:
        yield "owner", "Nobody owns it: name who reviews it."


def _tests(values: Values) -> Said:
    said = [
        values["title"],
        values["answer"],
        *values["conditions"],
        *values["traps"],
        *values["do"],
        values["log"],
    ]
    text = " ".join(said).lower()
    for number, row in enumerate(values["tests"]):
        missing = [one for one in row["states"] if one.lower() not in text]
        if missing:
            yield (
                f"tests-{number}-states",
                f"Test question {number + 1}: the answer does not state “{missing[0]}”.",
            )


def _determination(values: Values, offers: Offers) -> Said:
    settles = values["settles"]
    if settles and settles not in offers.lists[OPEN]:
        yield "settles", f"There is no open point or fact “{settles}”{_meant(settles, offers, OPEN)}."
    readings = offers.readings(settles)
    if settles == PRINCIPAL:
        for key in ("above", "below"):
            if not (values[key]["classes"] or values[key]["codes"]):
                yield f"{key}-classes", "Name the classes or codes of the crimes."
    elif settles and not values["reading"]:
        yield "reading", "The reading that holds: nothing is chosen yet."
    elif readings and values["reading"] not in readings:
        yield "reading", f"“{values['reading']}” is none of its readings: {', '.join(readings)}."
    if is_day(values["from"]) and is_day(values["until"]) and values["until"] <= values["from"]:
        yield "until", "The last day must be after the first."


def _signposts(values: Values, offers: Offers) -> Said:
    yield from _sayings("signposts", "Signpost", values)


def _phrases(values: Values, offers: Offers) -> Said:
    yield from _sayings("replies", "Reply", values)
    for number, row in enumerate(values["groups"]):
        for topic in row["topics"]:
            if topic not in offers.lists[TOPICS]:
                sentence = f"Group {number + 1}: there is no topic “{topic}”{_meant(topic, offers, TOPICS)}."
                yield f"groups-{number}-topics", sentence


def _sayings(key: str, one: str, values: Values) -> Said:
    for number, row in enumerate(values[key]):
        for pattern in row["say"]:
            if complaint := _pattern_complaint(pattern):
                yield f"{key}-{number}-say", f"{one} {number + 1}: {complaint}."


def _pattern_complaint(pattern: str) -> str:
    try:
        read_pattern(pattern)
    except PatternError as error:
        return str(error)
    return ""


OF_KIND: dict[str, KindCheck] = {
    "entry": _entry,
    "determination": _determination,
    "signposts": _signposts,
    "phrases": _phrases,
}
