"""Whether a message ends by asking about a rule, by its form alone."""

import re

QUESTION = re.compile(
    r"^\W*(?:(?:hi|hello|ok|so|but|quick (?:one|q|question)|q|question|one line|morning|just|and|sarge|guv|mate)\W+)*"
    r"(?:whats?|what's|which|who|whos|when|how|is|are|does|do|can|could|should|must|for which|whose|why|where|if|"
    r"difference|define|explain|meaning of|need to know|am i|have i got to|will|would|any)\b",
    re.IGNORECASE,
)
_WHAT_TO_RECORD = re.compile(
    r"^\W*(?:so |and |but |just )*(?:(?:what|which|how many|how)\W+(?:\w+\W+){0,3}(?:i |we |this |it |that |is it|for this)?.*"
    r"\b(?:record|recorded|crime|crimed|crimes|class|code|offence|offences|split|on|down|this)\W*$"
    r"|what'?s? (?:this|that|it|now|we got|have we got|have i got)\b.*|(?:is|was) (?:this|that|it) (?:a|any) (?:crime|offence)\b.*"
    r"|(?:do|should|must) (?:i|we) (?:record|crime|crime it|do anything|record (?:it|this|that))\W*$|any (?:crime|offence|offences)\W*$|is (?:it|this|that|there) (?:anything|something|one)\W*$"
    r"|(?:does|is|would|should|could|can) .*\b(?:recordable|as a crime|notifiable|(?:a|any) crime|an offence|be crimed|be recorded)\b.*"
    r"|(?:is|was) (?:it|this|that) (?:just |still |a |an )*[\w/]+(?: \w+)? or (?:a |an |just )*[\w/]+(?: \w+)?\W*$"
    r"|(?:is|are|am|was) (?:i|it|that|this|he|she|they|we|my \w+|the \w+|skipper|sarge) (?:right|wrong|off|correct|mistaken)\W*$"
    r"|(?:is|was|would) (?:it|this|that) (?:just |still |only )*(?:the|an?) [\w/]+\W*$"
    r"|(?:which|what|what'?s?(?: the)?) (?:outcome|incident type|type|category|code|class\w*|flags?)\b.*"
    r"|how many\b.*|(?:should|would) there be\b.*|which (?:one |crime |offence )?(?:is|wins|becomes)\b.*principal.*"
    r"|do (?:i|we) (?:need|have) (?:a|to (?:get|put) a) crime on\b.*)",
    re.IGNORECASE,
)
# "Once the court has made an order does the old conduct carry on counting", "before I put it on who do I ring".
_AFTER_A_CONDITION = re.compile(
    r"^\W*(?:\w+\W+){0,2}(?:once|if|when|where|after|before|because|cos|since|unless|although)\b.*?"
    r"\b(?P<asks>(?:who|what|which|how)?\s*(?:does|do|is|are|can|could|will|would|should|must|has)\s(?:i|we|it|that|this|the|an?|they|he|she|you|there|my|our|his|her|their)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# "The DI wants to know what has to be on it", "not sure whether the flag stays".
_ASKED_FOR = re.compile(
    r"\b(?:to know|know for sure|not sure|unsure|wondering|wonder|tell me|confirm|clarify|advise)\s+"
    r"(?P<asks>(?:what|whether|if|how|who|which|when|where|why)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
# "I've always been told that it has to put her in fear. True?"
_BELIEF = re.compile(
    r"\b(?:i(?:'ve| have| was|'d| had)? (?:always |been |just )*(?:told|taught|thought|assumed|understood|led to believe|under the impression)"
    r"|as i understand it)\b"
    r"[^?]*\?\W*$",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.?!;:\n]\s+|\s[-–]\s|,\s")
_SENTENCES = re.compile(r"[.?!\n]\s+|\s[-–]\s")


def last_clause(text: str) -> str:
    return _CLAUSES.split(_bare(text))[-1]


def asks_a_rule_at_the_end(text: str) -> bool:
    """Its end asks about a rule ("is that allowed", "does the old crime stay"), not merely what to record."""
    sentence = _SENTENCES.split(_bare(text))[-1]
    clause = last_clause(text)
    if clause.lower().startswith("or "):
        clause = sentence
    asked = [clause] if QUESTION.match(clause) else []
    asked += [found["asks"] for form in (_AFTER_A_CONDITION, _ASKED_FOR) if (found := form.search(sentence))]
    return any(not _WHAT_TO_RECORD.match(one) for one in asked) or bool(_BELIEF.search(text))


def _bare(text: str) -> str:
    return text.strip().rstrip("?!. ")
