"""The part of `./helpline check` that counts every question anew and compares it with what is kept."""

from knowledge.domain.errors import HelplineError
from knowledge.settings import Settings
from knowledge.store.unit_of_work import open_store
from webhook.commands.finding import Finding


def look_at_figures(settings: Settings) -> Finding:
    """Whether the trainers' figures are those of the log."""
    from knowledge.services.counting_asked import compare

    store = open_store(settings.database_url)
    try:
        with store.reading() as work:
            found = compare(work)
    except HelplineError as error:
        return Finding("figures", "can't be counted", str(error))
    finally:
        store.close()
    if not found.equal:
        state = (
            f"{found.kept} questions are kept for counting, a full recount gives {found.counted} or others"
        )
        return Finding("figures", state, "./helpline report recount counts them anew")
    return Finding("figures", f"{found.kept} questions kept for counting, equal to a full recount")
