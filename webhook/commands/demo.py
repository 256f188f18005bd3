"""`./helpline up --demo`: people and questions to look around with, each saying that it is a sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.domain.conversation import Asker
from knowledge.domain.people import Role
from knowledge.services.accounts import add_account, new_password
from knowledge.services.advising import Desk, Turn, advise
from knowledge.services.answering_log import claim_conversation, finish_question, mark_helped, open_question
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store
from webhook.commands.demo_log import MARK, add_past_months
from webhook.outcomes import hand_over, outcome_of

DOMAIN = "sample.example"
OWNER = "sample"


@dataclass(frozen=True)
class Sample:
    """A question that somebody might have asked; `helped` is what they said of the answer."""

    days_ago: int
    team: str
    text: str
    helped: bool | None = None


# Invented for this purpose, with nobody in them.
SAMPLES = [
    Sample(41, "Sample response team", "neighbour keeps shouting at her over the fence, third time now"),
    Sample(40, "Sample contact centre", "school reports a pupil punched, no injury, mum not told yet", True),
    Sample(37, "Sample response team", "ex partner sat outside her work every day this week", True),
    Sample(36, "Sample response team", "nurse rang in about bruising, patient won't talk to us", True),
    Sample(33, "Sample contact centre", "how long have we got to put a crime on"),
    Sample(
        30, "Sample investigation team", "victim says it never happened now, can I get it cancelled", False
    ),
    Sample(29, "Sample investigation team", "victim retracted, cancel the crime?", False),
    Sample(26, "Sample response team", "pushed in a queue, no marks", True),
    Sample(24, "Sample contact centre", "what is N100 for"),
    Sample(22, "Sample response team", "he checks her phone, controls her money, two years", True),
    Sample(19, "Sample response team", "split lip outside the pub, victim doesn't want police", True),
    Sample(18, "Sample contact centre", "nasty messages on social media from an unknown account"),
    Sample(15, "Sample investigation team", "parent reports on behalf of a teenager who won't engage", True),
    Sample(12, "Sample response team", "what uniform should I wear for the parade"),
    Sample(11, "Sample contact centre", "social worker says the boyfriend slapped the child", True),
    Sample(
        9, "Sample response team", "crime related incident or crime when nobody can find the victim", False
    ),
    Sample(8, "Sample response team", "nobody can find the victim, CRI?", None),
    Sample(5, "Sample investigation team", "harassment and stalking by the same ex, one crime or two", True),
    Sample(3, "Sample contact centre", "passer by saw a man hit a woman, both gone on arrival", True),
    Sample(1, "Sample response team", "does a verbal threat count as an assault"),
]


def add_samples(store: Store, settings: Settings, now: datetime) -> Iterator[str]:
    """Add them once; what to tell the one who started the helpline comes line by line."""
    with store.reading() as work:
        people = work.accounts.find_by_address(f"{Role.OFFICER}@{DOMAIN}") is not None
        wanted = [n for n in range(len(SAMPLES)) if work.conversations.find(f"{OWNER}-{n}") is None]
    if not people:
        yield "Sample users, each with a password that is shown only now:"
        yield from _add_people(store, now)
    desk = Desk(store)
    for number in wanted:
        _ask(store, desk, settings, SAMPLES[number], f"{OWNER}-{number}", now)
    past = add_past_months(store, desk.edition(now.date()), now)
    if past:
        yield f"Wrote {past} sample questions of past months for the trainers' pages, marked {MARK}"
    if people and not wanted:
        yield "The sample users and questions are there already"
    elif wanted:
        yield f"Asked {len(wanted)} sample questions, marked {MARK}"


def _add_people(store: Store, now: datetime) -> Iterator[str]:
    with store() as work:
        for role in Role:
            address, password = f"{role}@{DOMAIN}", new_password()
            name, team = f"Sample {role}", "Sample response team"
            add_account(work, address, password, role, now, name=name, team=team, must_change=False)
            yield f"  {address}  {password}"
        # A second one, since what one registrar writes another must approve.
        address, password = f"registrar2@{DOMAIN}", new_password()
        add_account(
            work, address, password, Role.REGISTRAR, now, name="Sample registrar 2", must_change=False
        )
        yield f"  {address}  {password}"
        work.commit()


def _ask(
    store: Store, desk: Desk, settings: Settings, sample: Sample, conversation: str, now: datetime
) -> None:
    at = now - timedelta(days=sample.days_ago)
    with store() as work:
        claim_conversation(work, conversation, OWNER, at)
        asker = Asker(Role.OFFICER, sample.team)
        question = open_question(work, conversation, None, f"{MARK} {sample.text}", asker, at).question
        work.commit()
    turn = Turn(conversation, sample.text, None, now=at, on=at.date())
    replies = [dict(reply.as_json()) for reply in advise(turn, desk)]
    outcome = outcome_of(replies, None)
    with store() as work:
        hand_over(work, conversation, question, outcome, replies, at)
        # How long it took is not known: it was asked by nobody.
        finish_question(work, question, replies, outcome, 0, settings.secret_key)
        if sample.helped is not None:
            mark_helped(work, conversation, helped=sample.helped)
        work.commit()
