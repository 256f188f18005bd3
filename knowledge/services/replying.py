"""Which reply a turn gets. Right, or ask, or hand over: never the same fallback twice running."""

from dataclasses import replace

from knowledge.domain.errors import BadInput
from knowledge.domain.fact import NO, NOT_KNOWN, YES, Kind, Value
from knowledge.domain.reply import Reply, Status
from knowledge.domain.report import ACT
from knowledge.search.index import Hit
from knowledge.services import answers, wording
from knowledge.services.answers import Judged
from knowledge.services.case_file import CaseFile, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.understanding.people import age_of_whom
from knowledge.understanding.understand import Found, Understood

Taken = tuple[list[Reply], CaseFile]

_SMALL = frozenset(
    {"greet", "thanks", "bye", "capabilities", "abuse", "gibberish", "override", "out_of_scope"}
)
_ABOUT_LAST = frozenset({"why", "source", "helpful", "unhelpful", "restart", "human", "back"})
_WORDS_OF_SMALL_TALK = 9
_STRONG = 0.6
_ALWAYS = frozenset({"danger", "override", "figures"})
_WORDS_OF_A_STORY = 20
_FACTS_OF_A_STORY = 2
_SHORTEST_STORY = 10
# Said here, since on such a day no approved text is in force either.
_NOT_HELD = "I hold no rules for that day. Ask the Force Crime Registrar."


def take_turn(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The replies, and what the conversation knows after them. Pure but for the edition it reads."""
    if not edition.rulebook.in_force.covers(turn.on):
        return [Reply(_NOT_HELD, Status.UNAVAILABLE, kind=turn.kind)], case
    if turn.is_button:
        return _pressed(turn, edition, case)
    case = _with_programs_facts(turn, edition, case)
    signpost = edition.signpost_sayings.anywhere(turn.text)
    if signpost is not None and not _is_a_story_all_the_same(signpost, turn, edition):
        return [answers.signposted(signpost, edition, turn)], case
    whole = edition.reply_sayings.whole(turn.text)
    if case.asked is not None:
        answered = _answer_to_asked(turn, edition, case, whole)
        if answered is not None:
            return answered
    if whole is not None:
        return _short_turn(whole, turn, edition, case)
    return _substance(turn, edition, case)


def _is_a_story_all_the_same(signpost: str, turn: Turn, edition: Edition) -> bool:
    """A long report that merely mentions bail or a complaint is still a report; a cry for help never is."""
    if signpost in _ALWAYS or turn.words < _WORDS_OF_A_STORY:
        return False
    return bool(edition.lexicon.understand(turn.text).acts)


def _with_programs_facts(turn: Turn, edition: Edition, case: CaseFile) -> CaseFile:
    for fact, written in turn.facts.items():
        for one in written if isinstance(written, list) else [written]:
            value = read_value(fact, one, edition.rulebook)
            if value is None:
                raise BadInput(f"The fact '{fact}' can't be '{one}': see /api/v1/facts.", field="facts")
            case = case.tell(fact, value)
    return case


def _pressed(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A button's exact payload."""
    fact = turn.payload.get("fact", "")
    match turn.kind:
        case "inform":
            value = read_value(fact, turn.payload.get("value"), edition.rulebook)
            if value is None:
                raise BadInput("That button is no longer valid; ask again.", field="text")
            return _changed(case.tell(fact, value), turn, edition, case)
        case "unsure":
            return _changed(case.tell(fact, NOT_KNOWN), turn, edition, case)
        case "forget":
            return _changed(case.forget(fact), turn, edition, case)
        case "choose":
            entry = edition.entries.get(turn.payload.get("entry", ""))
            if entry is None:
                return [answers.short("unknown-entry", edition, turn, Status.UNAVAILABLE)], case
            return _entry([], entry.id, turn, edition, case)
    return _short_turn(str(turn.kind), turn, edition, case)


def _changed(told: CaseFile, turn: Turn, edition: Edition, before: CaseFile) -> Taken:
    """A fact was told, changed or taken back: the decision anew, and what the change did to it."""
    if not told.report.acts and not told.report.facts:
        return _short_turn("restart", turn, edition, told)
    lead, ruled = "", answers.judge(told, edition, turn)
    if before.last == "decision":
        new, old = ruled[0], answers.judge(before, edition, turn)[0]
        if new.decided and old.decided:
            lead = (
                "That does not change the decision."
                if new.essence == old.essence
                else f"That changes the decision. It was: {wording.HEADINGS[old.word].lower()}."
            )
    return _decide(turn, edition, told, ruled, [], lead)


def _decide(turn: Turn, edition: Edition, case: CaseFile, ruled: Judged, hits: list[Hit], lead: str) -> Taken:
    decision, question = ruled
    if not decision.topics and case.entry is None and not hits:
        return _missed(turn, edition, case, hits)
    after = replace(case, asked=None, last="decision", misses=0)
    if question is not None:
        reply = answers.asking(decision, question, case, edition, turn, lead)
        after = replace(case, asked=question.fact.id, last="question", misses=0)
    elif not decision.decided:
        reply = answers.branched(decision, case, edition, turn)
    else:
        reply = answers.decided(decision, case, edition, turn, lead)
    return [answers.with_advice(reply, hits, edition)], after


def _answer_to_asked(turn: Turn, edition: Edition, case: CaseFile, whole: str | None) -> Taken | None:
    """The message as an answer to the question last asked, or None when it is something else."""
    fact = edition.rulebook.facts.get(case.asked or "")
    if fact is None:
        return None
    value: Value | None = None
    if whole == "unsure" or (turn.kind == "unsure" and turn.words <= _WORDS_OF_SMALL_TALK):
        value = NOT_KNOWN
    elif (
        fact.kind is Kind.YES_NO
        and (whole in ("affirm", "deny") or turn.kind in ("affirm", "deny"))
        and turn.words <= _WORDS_OF_SMALL_TALK
    ):
        value = YES if "affirm" in (whole, turn.kind) else NO
    elif turn.words <= 4 and fact.kind is Kind.NUMBER:
        digits = "".join(one for one in turn.text if one.isdigit())
        value = read_value(fact.id, digits, edition.rulebook) if digits else None
    understood = edition.lexicon.understand(turn.text)
    if value is None and fact.id in understood.facts and not understood.acts:
        value = understood.facts[fact.id]
    if value is None:
        value = _by_label(turn.text, fact.options) if turn.words <= _WORDS_OF_SMALL_TALK else None
    if value is None:
        return None
    told = case.tell_all(tuple(one for one in understood.found if one.fact != fact.id))
    told = told.tell(fact.id, value, turn.text)
    return _decide(turn, edition, told, answers.judge(told, edition, turn), [], "")


def _by_label(text: str, options: object) -> str | None:
    """The option whose words the message repeats, when just one fits."""
    said = set(text.lower().split())
    rows = options.items() if isinstance(options, dict) else ()
    fits = [
        value
        for value, label in rows
        if said and said <= set(str(label).lower().replace(",", "").split()) | {value}
    ]
    return fits[0] if len(fits) == 1 else None


def _short_turn(kind: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """Small talk, and turns about the last answer."""
    match kind:
        case "why" | "source":
            return _about_last(kind, turn, edition, case)
        case "restart":
            return [answers.short("restart", edition, turn)], CaseFile()
        case "human":
            return [answers.short("human", edition, turn, Status.HANDED_OVER)], replace(case, misses=0)
        case "back" if case.told:
            return _changed(case.step_back(), turn, edition, case)
        case "override" | "out_of_scope" | "gibberish":
            return [answers.short(kind, edition, turn, Status.OUT_OF_SCOPE)], case
    return [answers.short(kind, edition, turn)], case


def _about_last(kind: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """Why, and which page: of the question just asked, the decision, or the entry."""
    entry = edition.entries.get(case.entry or "")
    if case.last == "entry" and entry is not None:
        return [answers.from_entry(entry, edition, turn)], case
    if not case.report.acts and not case.report.facts:
        return [answers.short(kind, edition, turn)], case
    decision, question = answers.judge(case, edition, turn)
    if kind == "why" and question is not None:
        reply = answers.asking(decision, question, case, edition, turn, question.fact.why)
        return [reply], case
    if decision.decided:
        decision = answers.with_changes(decision, case, edition, turn)
    cited = wording.decision_citations(decision)
    lines = [
        f"- {reason.text} [{wording.cites(reason.because)}]" for reason in decision.reasons if reason.text
    ]
    if kind == "why":
        lines += [
            f"- It would be otherwise if: {change.if_} ({wording.HEADINGS[change.then].lower()})."
            for change in decision.would_change
        ]
    reply = Reply(
        "\n".join(lines) or edition.say(kind),
        Status.ANSWERED,
        citations=cited,
        kind=kind,
        topic=next(iter(decision.topics), None),
    )
    return [reply], case


def _substance(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A question about the rules, a story, or more of the last story."""
    understood = edition.lexicon.understand(turn.text)
    hits = edition.find(turn.text)
    if _goes_on(turn, case, understood):
        return _changed(case.tell_all(_by_pronoun(understood, turn, case)), turn, edition, case)
    sure = answers.speaks_of_it(hits, doubted=turn.kind in _SMALL)
    if _is_short_turn(turn) and not understood.acts and not sure:
        return _short_turn(str(turn.kind), turn, edition, case)
    listed = edition.code_answer(turn.text)
    fresh = CaseFile(misses=case.misses, entry=case.entry).tell_all(understood.found)
    fresh = _with_programs_facts(turn, edition, fresh)
    if listed is not None and (listed.offences or listed.named or listed.replacements):
        reply = answers.with_advice(answers.from_list(listed, edition, turn), hits, edition)
        return [reply], replace(fresh, last="entry", misses=0, entry=hits[0].entry.id if hits else None)
    decision, _ = ruled = answers.judge(fresh, edition, turn)
    if decision.topics and not (
        sure and _rather_a_question(turn, hits, understood, decided=decision.decided)
    ):
        return _decide(turn, edition, fresh, ruled, hits, "")
    if sure and not _tells_a_story(turn, understood):
        kept = replace(case, misses=0) if turn.follows_up and case.told else fresh
        return _entry(hits, hits[0].entry.id, turn, edition, kept)
    return _missed(turn, edition, case, hits)


def _by_pronoun(understood: Understood, turn: Turn, case: CaseFile) -> tuple[Found, ...]:
    """In a follow-up without an act, "he" and "she" say whose age is told."""
    if understood.acts or {"victim_age", "suspect_age"} <= understood.facts.keys():
        return understood.found
    sex = case.report.facts.get("victim_sex")
    whose = age_of_whom(turn.text, str(sex) if sex else None)
    return tuple(
        replace(one, fact=whose) if one.fact in ("victim_age", "suspect_age") else one
        for one in understood.found
    )


def _tells_a_story(turn: Turn, understood: Understood) -> bool:
    """What happened is told, and no topic has taken it up: titles to choose from, rather than one answer."""
    told = [one for one in understood.found if one.fact != ACT]
    asked = turn.asks_a_rule or turn.ends_in_a_question
    return not asked and len(told) >= _FACTS_OF_A_STORY and turn.words >= _SHORTEST_STORY


def _is_short_turn(turn: Turn) -> bool:
    """The assistant takes it for small talk or for a word about the last answer, and it is short enough to be."""
    return (turn.kind in _SMALL and turn.words <= 2 * _WORDS_OF_SMALL_TALK) or (
        turn.kind in _ABOUT_LAST and turn.words <= _WORDS_OF_SMALL_TALK
    )


def _goes_on(turn: Turn, case: CaseFile, understood: Understood) -> bool:
    """More of the report in hand, rather than a new one."""
    if case.last not in ("decision", "question") or not understood.found:
        return False
    new_acts = set(understood.acts) - {str(value) for fact, value in case.told if fact == ACT}
    return turn.follows_up or (case.last == "question" and not new_acts and turn.words <= 25)


def _rather_a_question(turn: Turn, hits: list[Hit], understood: Understood, *, decided: bool) -> bool:
    if not turn.asks_a_rule:
        return False
    told = len([one for one in understood.found if one.fact not in (ACT, "victim_sex")])
    return hits[0].evidence >= _STRONG or not decided or told <= 1


def _entry(hits: list[Hit], entry_id: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    reply = answers.from_entry(edition.entries[entry_id], edition, turn)
    others = [hit for hit in hits if hit.entry.id != entry_id]
    return (
        [answers.with_advice(reply, others, edition, most=1)],
        replace(case, asked=None, entry=entry_id, last="entry", misses=0),
    )


def _missed(turn: Turn, edition: Edition, case: CaseFile, hits: list[Hit]) -> Taken:
    """Titles to choose from first, then a person."""
    likely = [hit for hit in hits if hit.evidence >= answers.EVIDENCE_SOME and hit.shared >= 2 and hit.about]
    if case.misses == 0 and likely:
        return [answers.choosing(likely, edition, turn)], replace(case, last="choose", misses=1)
    if case.misses == 0 and turn.kind in _SMALL:
        return _short_turn(str(turn.kind), turn, edition, replace(case, misses=1))
    if case.misses == 0 and turn.words <= 3:
        return [answers.short("gibberish", edition, turn, Status.OUT_OF_SCOPE)], replace(case, misses=1)
    return (
        [answers.short("still-unclear", edition, turn, Status.HANDED_OVER)],
        replace(case, last="unclear", misses=0),
    )
