"""The first text of a new document, and the title that a text gives itself."""

import json
from collections.abc import Sequence
from datetime import date, timedelta

from knowledge.reading.strict_yaml import ContentError, parse
from knowledge.services.checking import LONGEST_TITLE

REVIEW_AFTER = timedelta(days=365)
BEGUN = ("entry", "topic", "determination")
"""The kinds that are begun in the browser; the others stand once each and are only changed."""

_ENTRY = """\
entry: {slug}
title: {title}
answer: ""                # one or two sentences; the first sentence is the answer
conditions:               # when exactly; one sentence each
  - ""
traps:                    # what is often got wrong
  - ""
do:                       # what to do and say
  - ""
log: ""                   # words to paste into the log, without personal data
asked_as:                 # at least five ways in which officers ask it, in their own words
  - ""
terms: []                 # the subject's distinctive words
topics: []
related: []
source:                   # the deciding page first; the page as printed; without doc it is of the rules
  - {{page: 1, section: ""}}
verified: "{today}"
review_by: "{review}"
owner: {owner}
deputy: ""                # who reviews it when the owner can't
tests:                    # questions in other words, and what the answer must state
  - {{ask: "", states: [""]}}
"""

_TOPIC = """\
topic: {slug}
title: {title}
raised_by: {{act: [{act}]}}
acts:
  {act}:
    label: ""             # what was done, in a few words
    words: []             # how officers say it
facts: {{}}                 # facts that only this topic asks for
rules:                    # tried from the top; the first that holds decides
  - id: {slug}.first
    when: {{}}
    then: {{decide: refer_fcr}}
    why: ""
    source: {{page: 1, section: ""}}
cases:                    # worked cases that must come out; every rule needs one
  - name: ""
    facts: {{act: {act}}}
    expect: {{decision: refer_fcr}}
"""


_DETERMINATION = """\
determination: {slug}
title: {title}
settles: ""               # an ambiguity such as AMB-12, or `principal`, or a fact
reading: ""               # the reading that holds in this force; for a fact its value
why: ""                   # in one sentence; officers read it
decided_by: {owner}
from: {today}
"""


def first_text(kind: str, slug: str, title: str, owner: str, today: date, asked: Sequence[str] = ()) -> str:
    """A text to fill in, with a word on each key; an entry's first tests are the questions `asked` of it."""
    text = _filled(kind, slug, title, owner, today)
    if asked:
        tests = "\n".join(f'  - {{ask: {_quoted(one)}, states: [""]}}' for one in asked)
        text = text.replace('  - {ask: "", states: [""]}', tests)
    return text


def _filled(kind: str, slug: str, title: str, owner: str, today: date) -> str:
    return {"entry": _ENTRY, "topic": _TOPIC, "determination": _DETERMINATION}[kind].format(
        slug=slug,
        act=slug.replace("-", "_").replace(".", "_"),
        title=_quoted(title),
        owner=_quoted(owner),
        today=today.isoformat(),
        review=(today + REVIEW_AFTER).isoformat(),
    )


def determination_text(slug: str, title: str, owner: str, today: date, settles: str, reading: str) -> str:
    """A determination of one open point, with why still to be said."""
    text = _filled("determination", slug, title, owner, today)
    text = text.replace('settles: ""  ', f"settles: {settles}  ")
    return text.replace('reading: ""  ', f"reading: {_quoted(reading)}  ")


def title_in(body: str, otherwise: str) -> str:
    """The text's own title, so that there is one place to change it; else the one it had."""
    try:
        title = parse(body, "text").text("title", otherwise)
    except ContentError:
        return otherwise
    return title if 1 <= len(title) <= LONGEST_TITLE else otherwise


def _quoted(text: str) -> str:
    """As YAML takes any text: JSON's quotes are YAML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
