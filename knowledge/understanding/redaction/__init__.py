"""Takes personal data out of an officer's words before anything else sees them."""

from knowledge.understanding.redaction.finding import Finding
from knowledge.understanding.redaction.memory import Memory
from knowledge.understanding.redaction.redacting import Redacted, redact

__all__ = ["Finding", "Memory", "Redacted", "redact"]
