"""What settles a message that waits: in a sentence, and as the command that enters it."""

from __future__ import annotations

from collections.abc import Mapping

from socialpolicy.register.timeline import Logged
from socialpolicy.text import FilledText, Text

_ANSWER = Text(
    sv="Svara, eller vidarebefordra till den som kan svara",
    en="Answer, or forward it to someone who can",
)
_REMOVE = Text(
    sv="Ta ställning till om inlägget ska tas bort", en="Decide whether the post is to be removed"
)
_REMOVE_AGAIN = Text(
    sv="Borttagningen är ångrad: ta ställning till om inlägget ska tas bort",
    en="Its removal was undone: decide whether the post is to be removed",
)
_CHASE = Text(
    sv="Be {to} om svaret, och skriv till den som frågade",
    en="Ask {to} for the answer, and write to whoever asked",
)
_SOMEONE = Text(sv="den som fick det vidare", en="whoever it was forwarded to")
_REMOVABLE = frozenset({"advertising", "unlawful", "personal-attack", "integrity"})
"""Kinds of message that the policy says are to be removed."""


def to_do(logged: Logged, units: Mapping[str, str]) -> FilledText:
    """Say what to do about a message that waits; `units` has the names of units by their ids."""
    message = logged.message
    if logged.state == "forwarded":
        to = next((action.to for action in reversed(message.actions) if action.to), None)
        return FilledText(_CHASE, {"to": units.get(to, to) if to else _SOMEONE})
    if message.kind not in _REMOVABLE:
        return FilledText(_ANSWER, {})
    return FilledText(_REMOVE_AGAIN if any(map(logged.undone, logged.removals)) else _REMOVE, {})


def settling_words(logged: Logged) -> list[str]:
    """Give the words of the command that settles a message, after `socialpolicy`."""
    id = logged.message.id
    removed = logged.message.kind in _REMOVABLE and logged.state != "forwarded"
    # What begins with a dash would be taken for an option.
    return [
        "remove-message" if removed else "answer-message",
        *(["--"] if id[0] == "-" else []),
        id,
    ]
