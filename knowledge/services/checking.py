"""What a text must pass before anybody is asked to approve it."""

from collections.abc import Callable

from knowledge.domain.errors import BadInput
from knowledge.domain.results import Results

# (document id, body) -> what was found; each complaint one sentence.
Check = Callable[[str, str], Results]

LONGEST_TEXT = 2_000_000
LONGEST_TITLE = 200


def clean_text(body: str) -> str:
    """The text with plain line ends, or BadInput when it can't be one of ours."""
    if len(body) > LONGEST_TEXT:
        raise BadInput(f"The text is longer than {LONGEST_TEXT:,} characters.", field="body")
    if "\0" in body:
        raise BadInput("The text holds a character that no text should (NUL).", field="body")
    return body.replace("\r\n", "\n").replace("\r", "\n")


def clean_title(title: str) -> str:
    """A title on one line, or BadInput."""
    title = " ".join(title.replace("\0", " ").split())
    if not 1 <= len(title) <= LONGEST_TITLE:
        raise BadInput(f"A title has 1 to {LONGEST_TITLE} characters.", field="title")
    return title


def refuse_faults(results: Results) -> None:
    """The first fault, and how many more there are."""
    if results.faults:
        more = f" (and {len(results.faults) - 1} more)" if len(results.faults) > 1 else ""
        raise BadInput(results.faults[0] + more, field="body")
