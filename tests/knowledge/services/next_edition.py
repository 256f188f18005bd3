"""An invented edition of the rules and the next one, which moves and changes its gates."""

from datetime import date
from pathlib import Path

from knowledge.domain.people import Account
from knowledge.services.importing import RulesImport, import_rules, keep_edition, read_edition
from knowledge.services.publishing import effective, start_document
from knowledge.services.releasing import take_in
from knowledge.services.starter_edition import load_starter
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.reading.small_rules import next_rules_pdf, rules_pdf
from tests.knowledge.services.published import TODAY, publish

HELD, NEXT = "crime-recording-rules-2026-27", "crime-recording-rules-2027-28"
FIRST_DAY = date(2027, 4, 1)
SOURCES = f"""\
title: Documents that citations name
unnamed: {HELD}
documents:
  - id: notifiable-offence-list-2026-27
    name: Notifiable offence list 2026/27
    title: Notifiable Offence List
    edition: 2026-27
    from: 2026-04-01
    first: 0
    last: 4
  - id: {HELD}
    name: Crime Recording Rules 2026/27
    title: Crime Recording Rules
    edition: 2026-27
    from: 2026-04-01
    first: 4
    last: 6
"""


def cites(page: int, section: str) -> str:
    return f"answer: a\nsource:\n  - {{page: {page}, section: {section}}}\n"


def with_texts(store: Store, ann: Account, ben: Account) -> None:
    """The documents are named; two texts cite the gates, which change, and one the fences, which don't."""
    with store() as work:
        load_starter(work, [("sources", "Documents that citations name", SOURCES)], "2026-27", NOW)
        for name, page in (("entry/gates", 6), ("entry/hinges", 6), ("entry/fences", 5)):
            publish(work, start_document(work, name, name, cites(page, "Gates"), ann, NOW), ann, ben, TODAY)
        work.commit()


def read_next(store: Store, folder: Path, since: date | None = FIRST_DAY) -> RulesImport:
    """The edition in force is read, then the next one and taken in."""
    import_rules(rules_pdf(folder / "v1.pdf"), folder)
    with store() as work:
        done = read_edition(next_rules_pdf(folder / "v2.pdf"), folder, effective(work, TODAY))
        take_in(work, done, since, NOW, TODAY)
        keep_edition(done, folder)
        work.commit()
    return done
