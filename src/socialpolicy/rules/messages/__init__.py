"""M: what the policy asks of every message, and how the rules' examples are written."""

from socialpolicy.finding import Example
from socialpolicy.text import Text

QUESTION = (
    "  channel: comment\n  kind: question\n  subject: Öppettider i mellandagarna\n  actions:\n"
)
"""How an ordinary message of an example goes on after its time."""

MINOR = "  record: {decision: minor}\n"
"""How an ordinary message of an example ends."""

WHERE = {
    "subject": Text(sv="ämnet", en="the subject"),
    "reference": Text(sv="referensen", en="the reference"),
    "number": Text(sv="diarienumret", en="the registration number"),
    "by": Text(sv="uppgiften om vem som gjorde det", en="the note of who did it"),
    "to": Text(sv="uppgiften om vem som fick det", en="the note of who it was forwarded to"),
    "reason": Text(sv="skälet", en="the reason"),
    "was": Text(sv="det som rättades", en="what was corrected"),
    "law": Text(sv="lagen", en="the law"),
    "author_told": Text(
        sv="uppgiften om när avsändaren fick veta det", en="the note of when the author was told"
    ),
}
"""What the texts of a message are called by those who do not read the file."""


def example_message(bad: str, good: str, head: str = QUESTION, tail: str = MINOR) -> Example:
    """Make an example of one message in a log, of YAML that differs between what both share."""
    start = f"- id: example-20261118-k3f9\n  received: 2026-11-18 14:05\n{head}"
    return Example.within(start, bad, good, tail, file="messages/example/2026-11.yaml", whole=True)
