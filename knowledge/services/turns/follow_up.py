"""Turns that lean on the report in hand: what if, corrections, more of it, and what follows from it."""

import re
from dataclasses import replace

from knowledge.domain.fact import NO, YES, Kind
from knowledge.domain.rule import Word
from knowledge.services import answers
from knowledge.services.case_file import CaseFile, label_of, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import clashes, other_person
from knowledge.services.turns.open_question import open_question
from knowledge.services.turns.report import changed, decide_on
from knowledge.services.turns.taken import Taken
from knowledge.understanding.people import age_of_whom
from knowledge.understanding.understand import Found, Understood

_WORDS_OF_AN_ANSWER = 25
_NO_CRIME = re.compile(
    r"\b(?:no|not|isn'?t|ain'?t)\s+(?:a\s+)?crime\b|\bnothing to (?:record|crime)\b|\b(?:just|only) an? incident\b"
    r"|\bno need to (?:record|crime)\b|\bdon'?t (?:need to )?(?:record|crime) it\b",
    re.IGNORECASE,
)
_CRIME = re.compile(r"\b(?:it'?s|is it|that'?s|still)\s+(?:a\s+)?crime\b|\bcrime it\b", re.IGNORECASE)
_CRIMES = frozenset({Word.RECORD_CRIME, Word.ADD_TO_EXISTING, Word.TRANSFER})
_CHANGE = re.compile(
    r"^\W*(?:can i |could i |let me |i want to |i need to |please )?(?:change|correct|amend|edit) (?:the|my|his|her|that)\s+(?P<what>.{2,40}?)\W*$",
    re.IGNORECASE,
)


def goes_on(turn: Turn, edition: Edition, case: CaseFile, understood: Understood) -> bool:
    """More of the report in hand, rather than a new one or a question about the rules."""
    if not case.told and case.guide is None:
        return False
    new_acts = set(understood.acts) - case.acts
    if case.guide is not None and case.asked is not None and not turn.asks_a_rule:
        new_acts -= edition.rulebook.acts_of.get(case.guide, frozenset())
    if turn.follows_up:
        return bool(understood.found or understood.denied) and not (new_acts and turn.opens_anew)
    if case.asked is None or turn.asks_a_rule:
        return False
    if new_acts or turn.words > _WORDS_OF_AN_ANSWER:
        return False
    decision, _ = answers.judge(case, edition, turn)
    bearing = case.bearing(edition.rulebook, decision)
    return bool(understood.acts) or not bearing.isdisjoint(understood.facts)


def leaned(turn: Turn, edition: Edition, case: CaseFile, understood: Understood) -> Taken | None:
    """The turn as one about the report in hand, or None when it is another matter."""
    if turn.follows_up and case.as_told().told:
        concluded = _concluded(turn, edition, case)
        if concluded is not None:
            return concluded
        if other_person.is_asked_of(turn.text) and not understood.acts:
            told = case.as_told()
            reply = other_person.asking(answers.judge(told, edition, turn)[0], edition, turn)
            return [reply], replace(told, asked=other_person.PERSON, last="question")
    if turn.supposes and goes_on(turn, edition, case, understood):
        return _supposed(turn, edition, case, understood)
    case = case.as_told()
    if goes_on(turn, edition, case, understood):
        return more(turn, edition, case, understood)
    return _changed_in_words(turn, edition, case)


def _concluded(turn: Turn, edition: Edition, case: CaseFile) -> Taken | None:
    """ "So no crime then?" is held against the decision."""
    denies = bool(_NO_CRIME.search(turn.text))
    if not turn.concludes or not (denies or _CRIME.search(turn.text)):
        return None
    ruled = answers.judge(case, edition, turn)
    decision = ruled[0]
    if not decision.decided:
        return decide_on(turn, edition, case, ruled, [], edition.say("not-settled"))
    is_crime = decision.word in _CRIMES
    name = f"{'no-crime' if denies else 'crime'}-{'differs' if denies is is_crime else 'agrees'}"
    return decide_on(turn, edition, case, ruled, [], edition.say(name))


def _supposed(turn: Turn, edition: Edition, case: CaseFile, understood: Understood) -> Taken:
    """Decided as if it were so; what was reported is kept beside it, and comes back with the next turn."""
    base = case if turn.supposes_more else case.as_told()
    real = replace(case.as_told(), misses=0)
    told = _without_denied(base, understood).tell_all(by_pronoun(understood, turn, base))
    return changed(replace(told, real=real, asked=None), turn, edition, base)


def more(turn: Turn, edition: Edition, case: CaseFile, understood: Understood) -> Taken:
    """Told in addition, or instead of what was told before."""
    told = _without_denied(case, understood).tell_all(by_pronoun(understood, turn, case))
    told = clashes.with_clashes(told, understood.contenders, edition, turn.on)
    decision, _ = answers.judge(told, edition, turn)
    shown = (
        chip.label for chip in told.chips(edition.rulebook, decision) if not case.holds(chip.fact, chip.value)
    )
    labels = "; ".join(shown)
    return changed(told, turn, edition, case, f"Noted: {labels}." if labels else "")


def _without_denied(case: CaseFile, understood: Understood) -> CaseFile:
    """ "Not the ex" takes back that it is the ex, where nothing is said in its place."""
    for one in understood.denied:
        if (one.fact, one.value) in case.told:
            case = case.forget(f"act.{one.value}" if one.fact == "act" else one.fact)
    return case


def _changed_in_words(turn: Turn, edition: Edition, case: CaseFile) -> Taken | None:
    """ "Change the age to 12", "that should be no", "change the relationship"."""
    if not case.told or not (turn.kind == "correct" or turn.corrects):
        return None
    last = edition.rulebook.facts.get(case.answered[-1]) if case.answered else None
    words = turn.text.lower()
    said = YES if re.search(r"\byes\b", words) else NO if re.search(r"\bno\b", words) else None
    if last is not None and last.kind is Kind.YES_NO and said and re.search(r"\bshould\b", words):
        return changed(case.answer(last.id, said, turn.text), turn, edition, case)
    number = _number_meant(turn, edition, case)
    if number is not None:
        return changed(case.tell(*number, turn.text), turn, edition, case)
    fact = _fact_named(turn, edition, case)
    if fact is not None:
        asked = replace(case, asked=fact, changing=None, last="question")
        reply = open_question(asked, turn, edition)
        return ([reply], asked) if reply else None
    return None


def _number_meant(turn: Turn, edition: Edition, case: CaseFile) -> tuple[str, int] | None:
    """The number fact that a correction with one number must mean, when the report has just one."""
    digits = re.findall(r"\d+", turn.text)
    numbers = [fact for fact, value in case.told if isinstance(value, int)]
    if len(digits) != 1 or len(numbers) != 1:
        return None
    value = read_value(numbers[0], digits[0], edition.rulebook)
    return (numbers[0], value) if isinstance(value, int) else None


def _fact_named(turn: Turn, edition: Edition, case: CaseFile) -> str | None:
    """The told fact whose name or label a wish to change it repeats."""
    found = _CHANGE.match(turn.text)
    if found is None:
        return None
    said = set(re.findall(r"[a-z]+", found["what"].lower()))
    for fact, value in reversed(case.told):
        label = label_of(fact, value, edition.rulebook).lower()
        if fact != "act" and said & {*fact.split("_"), *re.findall(r"[a-z]+", label)}:
            return fact
    return None


def by_pronoun(understood: Understood, turn: Turn, case: CaseFile) -> tuple[Found, ...]:
    """In a follow-up without an act, "he" and "she" say whose age is told."""
    if understood.acts or {"victim_age", "suspect_age"} <= understood.facts.keys():
        return understood.found
    sex = case.report.facts.get("victim_sex")
    whose = age_of_whom(turn.text, str(sex) if sex else None)
    return tuple(
        replace(one, fact=whose) if one.fact in ("victim_age", "suspect_age") else one
        for one in understood.found
    )
