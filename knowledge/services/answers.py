"""The replies themselves: a decision, a question, an entry, a choice, a code, a short word."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.domain import code_wording
from knowledge.domain.code_question import CodeAnswer
from knowledge.domain.decision import Decision
from knowledge.domain.entry import Entry
from knowledge.domain.interview import Question
from knowledge.domain.reply import Reply, Status
from knowledge.search.index import Hit
from knowledge.services import wording
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn

# Chosen on the assistant's training examples of other matters (14 in 100 pass) and the shared questions (94 pass).
EVIDENCE_ENOUGH = 0.35
EVIDENCE_SOME = 0.2
EVIDENCE_AGAINST_DOUBT = 0.5
DANGER = "danger"
# Where the question names the subject once or not at all, by how far the first entry must lead. Left out one at a
# time, a lead below the closest was right in 6 of 12 questions; above the clear one, with no subject named, in 8 of 10.
EVIDENCE_UNNAMED = 0.4
CLOSE_MARGIN = 0.06
EVIDENCE_AGAINST_CLOSE = 0.6
CLEAR_MARGIN = 0.15


Judged = tuple[Decision, Question | None]


def judge(case: CaseFile, edition: Edition, turn: Turn) -> Judged:
    """The decision on what the conversation knows, and the next question while there is one."""
    return edition.judge.interview(case.report, edition.rulebook, turn.on)


def with_changes(decision: Decision, case: CaseFile, edition: Edition, turn: Turn) -> Decision:
    """The decision with the single facts that would give another."""
    would_change = edition.judge.changes(case.report, edition.rulebook, turn.on, decision)
    return replace(decision, would_change=would_change)


def decided(decision: Decision, case: CaseFile, edition: Edition, turn: Turn, lead: str = "") -> Reply:
    decision = with_changes(decision, case, edition, turn)
    chips = case.chips(edition.rulebook, decision)
    text = "\n\n".join(
        part for part in (lead, wording.decision_text(decision), edition.say("support")) if part
    )
    return Reply(
        text,
        Status.DECIDED,
        decision,
        citations=wording.decision_citations(decision),
        understood=chips,
        log=wording.decision_log(decision, chips, turn.now),
        topic=_topic(decision),
        kind=turn.kind,
    )


def branched(decision: Decision, case: CaseFile, edition: Edition, turn: Turn, lead: str = "") -> Reply:
    """Not everything is known: what each answer would lead to."""
    parts = (lead, wording.branches_text(decision), edition.say("support"))
    text = "\n\n".join(part for part in parts if part)
    return Reply(
        text,
        Status.NEEDS_FACTS,
        decision,
        citations=wording.decision_citations(decision),
        understood=case.chips(edition.rulebook, decision),
        topic=_topic(decision),
        kind=turn.kind,
    )


def turned_away(decision: Decision, case: CaseFile, edition: Edition, turn: Turn, lead: str = "") -> Reply:
    """None of the classes that the words point to applies, which is no reason to record nothing: what else was done?"""
    whys = "\n".join(f"- {reason.text}" for reason in decision.reasons if reason.text)
    reply = branched(decision, case, edition, turn, lead)
    text = "\n\n".join(
        part for part in (lead, edition.say("turned-away"), whys, edition.say("support")) if part
    )
    return replace(reply, text=text, status=Status.CHOOSE)


def asking(
    decision: Decision, question: Question, case: CaseFile, edition: Edition, turn: Turn, lead: str = ""
) -> Reply:
    text = f"{lead}\n\n{question.fact.question}".strip()
    return Reply(
        text,
        Status.NEEDS_FACTS,
        decision,
        wording.asked(question),
        understood=case.chips(edition.rulebook, decision),
        citations=wording.decision_citations(decision),
        topic=_topic(decision) or case.guide,
        kind=turn.kind,
    )


def _topic(decision: Decision) -> str | None:
    winner = next((crime.topic for crime in decision.crimes if crime.topic), None)
    return winner or next(iter(decision.topics), None)


def from_entry(entry: Entry, edition: Edition, turn: Turn) -> Reply:
    """The approved entry; marked when overdue, withheld and handed over when past its grace period."""
    if entry.past_grace(turn.on):
        return short("past-grace", edition, turn, Status.HANDED_OVER)
    overdue = entry.overdue(turn.on)
    parts = [entry.plain, f"Source: {wording.cites(entry.because)}. {wording.checked(entry)}"]
    if overdue:
        parts.append(edition.say("overdue"))
    return Reply(
        "\n\n".join((*parts, edition.say("support"))),
        Status.ANSWERED,
        entries=(entry,),
        citations=entry.because,
        log=wording.entry_log(entry, turn.now),
        topic=next(iter(entry.topics), None),
        kind=turn.kind,
        extra={"overdue": overdue},
    )


def choosing(
    entries: Sequence[Entry],
    edition: Edition,
    turn: Turn,
    before: str = "",
    guides: Iterable[tuple[str, str]] = (),
    name: str = "unclear",
) -> Reply:
    """Up to three titles to choose from, and matters to be led through."""
    reply = short(name, edition, turn, Status.CHOOSE, before)
    return replace(reply, choices=tuple(entries[:3]), guides=tuple(guides), kind=turn.kind)


def short(
    name: str, edition: Edition, turn: Turn, status: Status = Status.ANSWERED, before: str = ""
) -> Reply:
    """The approved short text; another one where `before`, which was said last, is the same."""
    phrase = edition.replies.get(name)
    kind = name if phrase is not None else turn.kind
    if phrase is not None and phrase.again and before == name:
        return Reply(phrase.again, phrase.again_status or status, kind=kind, phrase=f"{name}+")
    return Reply(edition.say(name), status, kind=kind, phrase=name)


def filled(name: str, edition: Edition, **words: str) -> str:
    """The approved text of that name with words of this conversation in it."""
    text = edition.say(name)
    for key, value in words.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def signposted(name: str, edition: Edition, turn: Turn, before: str = "") -> Reply:
    """Where to go; in other words when it is the second time running, unless somebody is in danger."""
    phrase, said = edition.signposts[name], f"signpost.{name}"
    if before == said and name != DANGER:
        again = short("signpost-again", edition, turn, phrase.status)
        return replace(again, kind=turn.kind, topic=said)
    return Reply(phrase.text, phrase.status, kind=turn.kind, topic=said, phrase=said)


def guiding(
    name: str, guides: Iterable[tuple[str, str]], edition: Edition, turn: Turn, before: str = ""
) -> Reply:
    """Matters to choose from, to be led through one of them."""
    return replace(short(name, edition, turn, Status.CHOOSE, before), guides=tuple(guides), kind=turn.kind)


def from_list(answer: CodeAnswer, edition: Edition, turn: Turn) -> Reply:
    """What the notifiable list says, and what the documents add to it."""
    listed = edition.catalogue.source
    text = code_wording.wording(answer, listed.edition)
    because = code_wording.sources(answer, listed)
    return Reply(text, Status.ANSWERED, citations=because, topic="codes", kind=turn.kind, log=text)


def speaks_of_it(hits: list[Hit], *, doubted: bool = False) -> bool:
    """The gate, apart from the ranking: question and entry must share what the entry is about.

    Where the assistant takes the message for another matter, more is wanted.
    """
    if not hits:
        return False
    best = hits[0]
    margin = best.score - hits[1].score if len(hits) > 1 else best.score
    if doubted:
        return best.evidence >= EVIDENCE_AGAINST_DOUBT and best.about >= 2
    if best.about == 0:
        return best.shared >= 3 and best.evidence >= EVIDENCE_UNNAMED and margin >= CLEAR_MARGIN
    if best.about == 1 and margin < CLOSE_MARGIN and best.evidence < EVIDENCE_AGAINST_CLOSE:
        return False
    return best.evidence >= (EVIDENCE_ENOUGH if best.shared > 1 else EVIDENCE_AGAINST_DOUBT)


def from_entry_found(entry: Entry, hits: list[Hit], edition: Edition, turn: Turn) -> Reply:
    """The entry, and beneath it the best of the others that its subject leads to or that may have been meant."""
    own = next((hit.score for hit in hits if hit.entry.id == entry.id), 0.0)
    others = [hit for hit in hits if hit.entry.id != entry.id]
    # Words alone are shared by chance: a matter of driving may begin as a crime related incident, and tells of none.
    beside = [hit for hit in others if _linked(entry, hit.entry) or own - hit.score < CLEAR_MARGIN]
    return with_advice(from_entry(entry, edition, turn), beside, edition)


def _linked(one: Entry, other: Entry) -> bool:
    named = other.id in one.related or one.id in other.related
    return named or not set(one.topics).isdisjoint(other.topics)


def with_advice(reply: Reply, hits: list[Hit], edition: Edition, most: int = 1) -> Reply:
    """The reply with the entries that speak of the same thing named beneath it, with their pages."""
    entries = tuple(
        hit.entry for hit in hits if hit.evidence >= EVIDENCE_SOME and hit.shared >= 2 and hit.about
    )[:most]
    if not entries:
        return reply
    cited = tuple(citation for entry in entries for citation in entry.because)
    return replace(reply, entries=(*reply.entries, *entries), citations=(*reply.citations, *cited))
