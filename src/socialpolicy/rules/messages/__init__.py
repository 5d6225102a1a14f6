"""M: what the policy asks of every message, and how the rules' examples are written."""

from socialpolicy.finding import Example

QUESTION = (
    "  channel: comment\n  kind: question\n  subject: Öppettider i mellandagarna\n  actions:\n"
)
"""How an ordinary message of an example goes on after its time."""

MINOR = "  record: {decision: minor}\n"
"""How an ordinary message of an example ends."""


def example_message(bad: str, good: str, head: str = QUESTION, tail: str = MINOR) -> Example:
    """Make an example of one message in a log, of YAML that differs between what both share."""
    start = f"- id: example-20261118-k3f9\n  received: 2026-11-18 14:05\n{head}"
    return Example.within(start, bad, good, tail, file="messages/example/2026-11.yaml", whole=True)
