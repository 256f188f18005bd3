"""The fields of each kind of document that can be written in a form."""

from dataclasses import replace

from knowledge.domain.shape import Field, Holds
from knowledge.reading.entries import FEWEST_ASKED_AS

_TITLE = Field("title", "Title", needed=True)

ENTRY = (
    Field("entry", "Short name", needed=True, fixed=True),
    replace(_TITLE, hint="As officers see it."),
    Field("answer", "Answer", Holds.PROSE, "One or two sentences. The first is the answer.", needed=True),
    Field("conditions", "When exactly", Holds.ITEMS, "One sentence each.", one="condition"),
    Field("traps", "Often got wrong", Holds.ITEMS, one="trap"),
    Field("do", "What to do and say", Holds.ITEMS, one="step"),
    Field("log", "Words for the log", Holds.PROSE, "To be copied. No personal data; … where the officer fills in."),
    Field(
        "asked_as", "How officers ask it", Holds.LINES,
        f"One way on each line, in their own words, at least {FEWEST_ASKED_AS}.", needed=True,
    ),
    Field("terms", "Its distinctive words", Holds.LINES, "One on each line.", inline=True),
    Field("topics", "Topics", Holds.ITEMS, "Type part of a topic’s title.", one="topic", offers="topics", inline=True),
    Field(
        "related", "Related entries", Holds.ITEMS, "Type part of an entry’s title.", one="related entry",
        offers="entries", inline=True,
    ),
    Field(
        "source", "Citations", Holds.ROWS, "The deciding page first; the page as it is printed.", one="citation",
        needed=True, inline=True,
        of=(
            Field("doc", "Document", Holds.ONE_OF, offers="documents"),
            Field("page", "Page", needed=True),
            Field("section", "Heading on that page", offers="headings", needed=True),
        ),
    ),
    Field("verified", "Checked against the documents on", Holds.DAY, needed=True),
    Field("review_by", "To be reviewed by", Holds.DAY, needed=True),
    Field("owner", "Who reviews it", needed=True, offers="owners"),
    Field("deputy", "Deputy", hint="Who reviews it when the owner can’t.", offers="owners"),
    Field(
        "tests", "Test questions", Holds.ROWS,
        "A question in other words, and words of the answer that it must find.", one="test question",
        inline=True,
        of=(
            Field("ask", "Question", needed=True),
            Field("states", "The answer states", Holds.LINES, "One on each line.", needed=True, inline=True),
        ),
    ),
)  # fmt: skip

_MATCH = (
    Field("name", "What they are called"),
    Field("classes", "Classes", Holds.LINES, "One on each line, such as 8L.", inline=True),
    Field("codes", "Codes", Holds.LINES, "One on each line, such as 195/94.", inline=True),
)

DETERMINATION = (
    Field("determination", "Short name", needed=True, fixed=True),
    replace(_TITLE, hint="As officers see it."),
    Field(
        "settles", "What it settles", needed=True, offers="open points",
        hint="An open point such as AMB-12, a fact, or principal: which crime stands before another.",
    ),
    Field("reading", "The reading that holds", hint="For a fact, its value.", offers="readings"),
    Field("why", "Why", Holds.PROSE, "In one sentence; officers read it.", needed=True),
    Field("decided_by", "Decided by", needed=True),
    Field("from", "From", Holds.DAY, "Empty: from the day on which it takes effect."),
    Field("until", "Until", Holds.DAY, "Empty: until another is made."),
    Field("above", "Crimes that stand before", Holds.GROUP, "Only for principal.", of=_MATCH, inline=True),
    Field("below", "the crimes", Holds.GROUP, "Only for principal.", of=_MATCH, inline=True),
    Field("when", "Only where", Holds.SOURCE, "For a fact: facts and values, as in a rule’s when."),
    Field("cases", "Worked cases", Holds.SOURCE, "As in a topic: name, facts and what to expect."),
)  # fmt: skip

GLOSSARY = (
    _TITLE,
    Field(
        "abbreviations", "Abbreviations", Holds.ROWS, "What each stands for in the entries.", one="abbreviation",
        keyed=True,
        of=(Field("short", "Abbreviation", needed=True), Field("words", "Stands for", needed=True)),
    ),
    Field(
        "everyday", "Words of one meaning", Holds.ROWS, "A word of a group is searched for as its whole group.",
        one="group", keyed=True,
        of=(
            Field("name", "Group", needed=True),
            Field("words", "Words", Holds.LINES, "One on each line.", needed=True, inline=True),
        ),
    ),
)  # fmt: skip

_SAYINGS = Field(
    "say",
    "Sayings that call it",
    Holds.LINES,
    "One pattern on each line: (this|that) ... word, # any number.",
)
_STATUSES = (
    ("out_of_scope", "It is not crime recording"),
    ("handed_over", "A person takes it over"),
    ("answered", "It is answered"),
)

SIGNPOSTS = (
    _TITLE,
    Field(
        "signposts", "Signposts", Holds.ROWS, "The first that fits is given.", one="signpost",
        of=(
            Field("id", "Name", needed=True),
            Field("status", "What it means", Holds.ONE_OF, choices=_STATUSES, needed=True, starts_as="out_of_scope"),
            Field("text", "What officers are told", Holds.PROSE, needed=True),
            _SAYINGS,
            Field("asked_as", "Examples of such messages", Holds.LINES, "One on each line."),
        ),
    ),
)  # fmt: skip

PHRASES = (
    _TITLE,
    Field(
        "replies", "Short replies", Holds.ROWS, one="reply",
        of=(
            Field("id", "Name", hint="The helpline calls it by this.", needed=True),
            _SAYINGS,
            Field("text", "What officers are told", Holds.PROSE, needed=True),
            Field("again", "Where that was said just before", Holds.PROSE),
            Field("again_status", "and that means", Holds.ONE_OF, choices=(("", "The same"), *_STATUSES)),
        ),
    ),
    Field(
        "groups", "Groups of topics", Holds.ROWS, "Offered together to be led through.", one="group",
        of=(
            Field("id", "Name", needed=True),
            Field("title", "Title", needed=True),
            Field("topics", "Topics", Holds.LINES, "The short name of one on each line.", inline=True),
        ),
    ),
)  # fmt: skip

SHAPES = {
    "entry": ENTRY,
    "determination": DETERMINATION,
    "glossary": GLOSSARY,
    "signposts": SIGNPOSTS,
    "phrases": PHRASES,
}
