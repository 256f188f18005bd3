"""One turn of a conversation, and what its form alone says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from knowledge.services.question_form import QUESTION, asks_a_rule_at_the_end, last_clause

BUTTONS = frozenset(
    {
        "inform",
        "unsure",
        "choose",
        "forget",
        "why",
        "source",
        "human",
        "helpful",
        "unhelpful",
        "restart",
        "back",
        "change",
        "guide",
        "stop",
        "resume",
        "meant",
    }
)

STALE = "That button is no longer valid; ask again."
"""What is said of a button whose question, decision or text is no longer there."""

_FOLLOW_UP = re.compile(
    r"^\W*(?:what if|and if|but if|if (?:he|she|they|it)|what about|how about|and (?:if|what|the|he|she|they)|but (?:he|she|they|what|the|it)|"
    r"so (?:no|is|it|do|what|not|that)|sorry|actually|no(?:,| wait| sorry)|correction|i meant|he'?s|she'?s|they'?re|it was|he was|she was|"
    r"not (?:the|an?|his|her)|also|ok (?:so|but|and)|even if|does that|would that|still|same)\b",
    re.IGNORECASE,
)
_WHICH_OF_TWO = re.compile(
    r"^\W*(?:so |and |but )*(?:(?:is|was) (?:it|this|that) )?(?:just |still |a |an |only )*[\w/-]+(?: [\w/-]+){0,2} or (?:a |an |just |is it )*[\w/-]+(?: [\w/-]+){0,2}\W*$"
    r"|^\W*(?:so |and |but )*(?:is|was) (?:it|this|that) (?:just |still |a |an |only |really |now |even )*[\w/-]+(?: [\w/-]+){0,2}\W*$",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"^\W*(?:and |but |so |ok |okay )*(?:what if|what about if|if (?:he|she|they|it|the|there)|even if|suppose|supposing|say (?:he|she|they)\b"
    r"|(?:would|does|do|will) (?:it|that|this) (?:still )?(?:change|matter|be|make|apply|count)\b.*\bif\b|same if|how about if)",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^\W*(?:sorry|actually|correction|i meant|no,|no wait|not (?:the|a|an|his|her)|wrong|my mistake|typo|that should|should (?:be|say|have)"
    r"|(?:can i |let me |i want to |please )?(?:change|correct|amend))\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"^\W*(?:so|then|ok so|right so|so then|is it|it'?s|that'?s|still)\b|\bthen\W*$", re.IGNORECASE
)
_ANEW = re.compile(r"^\W*(?:and |so |ok )?(?:what|how) about\b", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:he|she|they|him|her|hers|his|their|them|the|that|this|these|those|it|other|another|same)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^\W*(?:please |can you |could you |i want to |let'?s |lets )?(?:help me (?:to )?decide(?: on| about| between)?|decide(?: on| about)?"
    r"|guide me(?: through)?|walk me through|take me through|step me through|lead me through|guided decision(?: on| for| about)?)\b"
    r"(?:\W+(?:an?|the|this|it|what to record|please)\b)*(?P<what>.{0,120}?)\W*(?:please)?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = 14
_LONGEST_WITH_A_NAME = 24
_LONGEST_QUESTION = 40
_LONGEST_LATE_QUESTION = 18
_LONGEST_WITH_A_RULE_AT_ITS_END = 60


@dataclass(frozen=True)
class Turn:
    """`text` is redacted already. `kind` is what Rasa takes the turn for, None when Rasa is not there.

    `payload` comes from a button, `facts` from a program; `on` is the day whose rules are asked for.
    """

    conversation: str
    text: str
    kind: str | None
    payload: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    now: datetime = field(kw_only=True)
    on: date = field(kw_only=True)

    @property
    def is_button(self) -> bool:
        return self.kind in BUTTONS and (bool(self.payload) or self.text.startswith("/"))

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def asks_a_rule(self) -> bool:
        """Its form is that of a question about the rules rather than a story."""
        return bool(QUESTION.match(self.text)) and self.words <= _LONGEST_QUESTION

    @property
    def ends_in_a_question(self) -> bool:
        """It is short, and its last sentence or clause is a question."""
        return self.words <= _LONGEST_LATE_QUESTION and bool(QUESTION.match(last_clause(self.text)))

    @property
    def ends_in_a_rule(self) -> bool:
        """It is not long, and its end asks about a rule ("is that allowed"), not merely what to record."""
        return self.words <= _LONGEST_WITH_A_RULE_AT_ITS_END and asks_a_rule_at_the_end(self.text)

    @property
    def told(self) -> str:
        """The text without a last clause that only names what it may be recorded as: nothing is told by that."""
        last = last_clause(self.text)
        named = last.strip() and last != self.text.strip().rstrip("?!. ") and _WHICH_OF_TWO.match(last)
        return self.text[: self.text.rindex(last)].rstrip() if named else self.text

    @property
    def follows_up(self) -> bool:
        """Its form leans on what was said before."""
        return self.words <= _SHORT and (
            bool(_FOLLOW_UP.match(self.text)) or self.kind in ("follow_up", "correct")
        )

    @property
    def supposes(self) -> bool:
        """It asks what would be, rather than saying what is."""
        return self.words <= _SHORT and bool(_SUPPOSES.match(self.text))

    @property
    def supposes_more(self) -> bool:
        """It adds to what is already supposed."""
        return self.supposes and self.text.lower().lstrip().startswith("and ")

    @property
    def corrects(self) -> bool:
        """It puts right what was said before."""
        return self.words <= _SHORT and (self.kind == "correct" or bool(_CORRECTS.match(self.text)))

    @property
    def concludes(self) -> bool:
        """It draws a conclusion, to hear whether that is right."""
        return self.words <= _SHORT and bool(_CONCLUDES.search(self.text))

    @property
    def opens_anew(self) -> bool:
        """Its form could lean on what was said, but nothing in it points back."""
        return bool(_ANEW.match(self.text)) and not _LEANS.search(self.text)

    @property
    def wants_to_be_led(self) -> str | None:
        """What it names to be led through, empty for nothing in particular; None when it is another turn."""
        found = _LED.match(self.text) if self.words <= _LONGEST_WITH_A_NAME else None
        return found["what"].strip() if found else None
