"""What taking a turn gives: the replies, and what the conversation knows after them."""

from knowledge.domain.reply import Reply
from knowledge.services.case_file import CaseFile

Taken = tuple[list[Reply], CaseFile]
